"""The pytest plugin: a folder of pages as tests, and failures that tell claim by claim what differs.

pytest loads this module in every run where postmetrics is installed. What it needs of postmetrics is therefore named
through the package, which loads a room when it is first used: a run without claims loads none.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Generator, Iterable
from pathlib import Path

import pytest

import postmetrics as pm

_MARKER = "claims_pages"
_REWRITTEN = "claims_rewritten"
_TOLD = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update-claims`."""
    parser.getgroup("postmetrics").addoption(
        "--update-claims",
        action="store_true",
        help="Rewrite the expected claims of every checked page where they differ; its test fails this once.",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Register the marker."""
    about = "run the test for each page in FOLDER/pages.tsv; FOLDER is relative to the test's own file."
    config.addinivalue_line("markers", f"{_MARKER}(folder): {about}")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Make one test for each page of the folder that the marker names."""
    marker = metafunc.definition.get_closest_marker(_MARKER)
    if marker is None or "claims_page" not in metafunc.fixturenames:
        return
    if len(marker.args) != 1 or marker.kwargs:
        pytest.fail(f'{_MARKER} takes one folder: @pytest.mark.{_MARKER}("pages")', pytrace=False)
    try:
        pages = pm.golden_pages(metafunc.definition.path.parent / marker.args[0])
    except pm.PageError as error:
        pytest.fail(str(error), pytrace=False)
    metafunc.parametrize("claims_page", pages, ids=[page.name for page in pages], indirect=True)


@pytest.fixture
def claims_page(request: pytest.FixtureRequest) -> pm.GoldenPage:
    """A page of the folder that the marker names: its `name`, `text`, `reference_date` and `expected` claims."""
    if not hasattr(request, "param"):
        pytest.fail(f'claims_page needs a folder of pages: @pytest.mark.{_MARKER}("pages")', pytrace=False)
    page: pm.GoldenPage = request.param
    return page


@pytest.fixture(scope="session")
def extract_claims() -> Callable[..., pm.Extraction]:
    """What reads a page: `postmetrics.extract`. Define it anew in conftest.py to read with your own rules or units."""
    return pm.extract


@pytest.fixture
def check_claims(request: pytest.FixtureRequest, extract_claims: Callable[..., pm.Extraction]) -> Callable[..., None]:
    """Check a page against its expected claims: `check_claims(page, found=None, *, ignore=())`.

    The claims `found` in it, or those that `extract_claims` finds, must be the expected ones but for the fields in
    `ignore`. With `--update-claims` they are written where they differ, and the test fails when it has ended.
    """

    def check(page: pm.GoldenPage, found: Iterable[pm.Claim] | None = None, *, ignore: Collection[str] = ()) -> None:
        __tracebackhide__ = True
        if found is None:
            found = extract_claims(page.text, reference_date=page.reference_date)
        _check(request, page, list(found), ignore)

    return check


def _check(request: pytest.FixtureRequest, page: pm.GoldenPage, found: list[pm.Claim], ignore: Collection[str]) -> None:
    __tracebackhide__ = True
    config, update = request.config, request.config.getoption("update_claims")
    file, text = _from_root(page.records, config), page.text
    try:
        differences = pm.compare_claims(found, page.expected, ignore=ignore)
        if not differences:
            return
        told = pm.describe_differences(differences, text, every=config.get_verbosity() > 0)
    except (pm.PageError, pm.RecordError) as error:
        told = str(error).removeprefix(f"{page.records}: ")
    if not update:
        pytest.fail(f"{file}: {told}\n\nWhere the claims found are right, --update-claims writes them.", pytrace=False)
    page.rewrite(found)
    request.node.user_properties.append((_REWRITTEN, file))
    request.node.stash.setdefault(_TOLD, []).append(f"{file}: {told}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Fail a test that has rewritten what it expects: it has checked nothing."""
    report = yield
    if call.when == "call" and report.passed and (told := item.stash.get(_TOLD, None)):
        report.outcome = "failed"
        report.longrepr = "\n\n".join(
            [*told, "Rewritten with the claims found: look at what has changed, and run the test again."]
        )
    return report


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say which files were rewritten."""
    if not config.getoption("update_claims"):
        return
    reports = [report for kind in terminalreporter.stats.values() for report in kind]
    properties = [pair for report in reports for pair in getattr(report, "user_properties", ())]
    files = sorted({file for name, file in properties if name == _REWRITTEN})
    terminalreporter.section("expected claims")
    for file in files:
        terminalreporter.line(file)
    terminalreporter.line(f"{len(files)} rewritten")


def pytest_assertrepr_compare(config: pytest.Config, op: str, left: object, right: object) -> list[str] | None:
    """Tell what differs where claims found (left) are compared with expected ones (right)."""
    if op != "==" or "postmetrics.records" not in sys.modules:
        return None
    found, expected = _claims(left), _claims(right)
    if found is None or expected is None or not (found or expected):
        return None
    if differences := pm.compare_claims(found, expected):
        every = config.get_verbosity(pytest.Config.VERBOSITY_ASSERTIONS) > 1
        told = pm.describe_differences(differences, every=every)
        return f"claims found (left) and expected (right): {told}".split("\n")
    one, other = type(left).__name__, type(right).__name__
    if one != other:
        return [f"the same claims, but {one} and {other} are never equal: compare list(found) == list(expected)"]
    return [f"the same claims, but {one} differs in their order or in another field"]


def _claims(value: object) -> list[pm.Claim] | None:
    kinds = (pm.AmountClaim, pm.ChangeClaim, pm.RatioClaim, pm.RankClaim)
    if isinstance(value, kinds):
        return [value]
    if isinstance(value, pm.Extraction):
        return list(value)
    if isinstance(value, list | tuple) and all(isinstance(one, kinds) for one in value):
        return list(value)
    return None


def _from_root(path: Path, config: pytest.Config) -> str:
    path, root = path.resolve(), config.rootpath.resolve()
    return str(path.relative_to(root) if path.is_relative_to(root) else path)
