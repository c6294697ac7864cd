"""The plugin in runs of pytest of its own: most in this process, and in others where that matters."""

import json
import re
from pathlib import Path

import pytest

import postmetrics as pm

LOADED = [getattr(pm, name) for name in pm.__all__]
"""Loaded before any run in this process, since pytester unloads the modules that such a run is the first to load."""

DOCUMENT = Path(__file__).parents[1] / "docs" / "pytest.md"
PAGES = {
    "parcels": "今年以来，敦煌市邮政分公司揽收快件5.2万件，同比增长8%。\n",
    "tea": "茶叶产量12吨。\n",
    "quiet": "市民踊跃参加读书会。\n",
}
CHECK = """
import pytest

@pytest.mark.claims_pages("pages")
def test_page(claims_page, check_claims):
    check_claims(claims_page)
"""


@pytest.fixture
def pages(pytester: pytest.Pytester) -> Path:
    """A folder of three pages with what `extract` finds in them, and a test that checks them."""
    folder = pytester.mkdir("pages")
    (folder / "pages.tsv").write_text(
        "page\treference_date\n" + "".join(f"{name}\t2024-06-20\n" for name in PAGES), encoding="utf-8"
    )
    for name, text in PAGES.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    for page in pm.golden_pages(folder):
        page.rewrite(pm.extract(page.text, reference_date=page.reference_date))
    pytester.makepyfile(test_pages=CHECK)
    return folder


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_one_test_for_each_page(pytester: pytest.Pytester, pages: Path) -> None:
    result = pytester.runpytest("-v")
    result.stdout.fnmatch_lines([f"test_pages.py::test_page[[]{name}[]] PASSED*" for name in PAGES])
    result.assert_outcomes(passed=3)
    assert "expected claims" not in result.stdout.str()


def test_a_failure_tells_what_differs(pytester: pytest.Pytester, pages: Path) -> None:
    edit(pages / "parcels.jsonl", '"揽收快件"', '"揽收邮件"')
    result = pytester.runpytest()
    result.assert_outcomes(passed=2, failed=1)
    assert """
pages/parcels.jsonl: 2 different

different: 5.2万件 at 17:22 (amount, rule amount.level)
    今年以来，敦煌市邮政分公司揽收快件>>5.2万件<<，同比增长8%。⏎
    metric.text: expected '揽收邮件', found '揽收快件'

different: 8% at 27:29 (change, rule change.verb)
    来，敦煌市邮政分公司揽收快件5.2万件，同比增长>>8%<<。⏎
    metric.text: expected '揽收邮件', found '揽收快件'

Where the claims found are right, --update-claims writes them.
""" in result.stdout.str()


@pytest.mark.parametrize(("verbosity", "end"), [((), "and 5 more"), (("-v",), "    个茶仓产茶>>24吨<<。")])
def test_of_many_differences_all_are_told_on_demand(
    pytester: pytest.Pytester, pages: Path, verbosity: tuple[str, ...], end: str
) -> None:
    (pages / "tea.txt").write_text("\n".join(f"第{n}个茶仓产茶{n}吨。" for n in range(25)), encoding="utf-8")
    (pages / "tea.jsonl").write_text("", encoding="utf-8")
    result = pytester.runpytest(*verbosity)
    lines = result.stdout.lines
    assert lines[lines.index("Where the claims found are right, --update-claims writes them.") - 2].endswith(end[4:])


def test_expected_claims_are_rewritten_where_they_differ(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "tea.jsonl").unlink()
    edit(pages / "parcels.jsonl", '"value": "8"', '"value": "9"')
    quiet = pages / "quiet.jsonl"
    quiet.write_text("\n\n", encoding="utf-8")
    result = pytester.runpytest("--update-claims")
    result.assert_outcomes(passed=1, failed=2)
    assert result.ret == 1
    result.stdout.fnmatch_lines(
        [
            "pages/parcels.jsonl: 1 different",
            "    quantity.value: expected 9, found 8",
            "Rewritten with the claims found: look at what has changed, and run the test again.",
            "pages/tea.jsonl: no such file; pytest --update-claims writes it",
            "*= expected claims =*",
            "pages/parcels.jsonl",
            "pages/tea.jsonl",
            "2 rewritten",
        ]
    )
    assert quiet.read_text(encoding="utf-8") == "\n\n"
    again = pytester.runpytest("--update-claims")
    again.assert_outcomes(passed=3)
    again.stdout.fnmatch_lines(["0 rewritten"])


def test_faulty_expected_claims(pytester: pytest.Pytester, pages: Path) -> None:
    edit(pages / "tea.jsonl", "{", "<<<<<<< HEAD\n{")
    result = pytester.runpytest("-k", "tea")
    result.stdout.fnmatch_lines(["pages/tea.jsonl: line 1: is not JSON *"])
    result.assert_outcomes(failed=1, deselected=2)
    pytester.runpytest("-k", "tea", "--update-claims").assert_outcomes(failed=1, deselected=2)
    pytester.runpytest().assert_outcomes(passed=3)


def test_all_pages_of_one_test_are_rewritten_at_once(pytester: pytest.Pytester, pages: Path) -> None:
    for name in PAGES:
        (pages / f"{name}.jsonl").unlink()
    pytester.makepyfile(
        test_pages="""
        import postmetrics as pm

        def test_all(check_claims, request):
            for page in pm.golden_pages(request.path.parent / "pages"):
                check_claims(page)
        """
    )
    result = pytester.runpytest("--update-claims")
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["3 rewritten"])
    pytester.runpytest().assert_outcomes(passed=1)


def test_a_failing_test_that_rewrote_a_page_fails_for_its_own_reason(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "tea.jsonl").unlink()
    pytester.makepyfile(test_pages=CHECK + "    assert claims_page.name != 'tea'\n")
    result = pytester.runpytest("--update-claims")
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["E*assert 'tea' != 'tea'", "pages/tea.jsonl", "1 rewritten"])


def test_rules_and_units_of_ones_own(pytester: pytest.Pytester, pages: Path) -> None:
    (pages / "tea.txt").write_text("茶叶产量12瓮。\n", encoding="utf-8")
    pytester.makefile(".toml", units='[[classifier]]\nsurfaces = ["瓮"]\n')
    pytester.makeconftest(
        """
        from functools import partial
        import pytest
        import postmetrics as pm

        @pytest.fixture(scope="session")
        def extract_claims():
            return partial(pm.extract, units=pm.default_units() | pm.load_units("units.toml"))
        """
    )
    result = pytester.runpytest()
    result.assert_outcomes(passed=2, failed=1)
    result.stdout.fnmatch_lines(["    quantity.unit.code: expected 'kg', found '瓮'"])


def test_claims_found_otherwise_and_fields_ignored(pytester: pytest.Pytester, pages: Path) -> None:
    pytester.makepyfile(
        test_pages="""
        import pytest

        @pytest.mark.claims_pages("pages")
        @pytest.mark.parametrize("ignore", [(), ("rule",)])
        def test_page(claims_page, extract_claims, check_claims, ignore):
            assert str(claims_page.reference_date) == "2024-06-20"
            found = extract_claims(claims_page.text, reference_date=claims_page.reference_date)
            check_claims(claims_page, (claim.model_copy(update={"rule": "mine"}) for claim in found), ignore=ignore)
        """
    )
    result = pytester.runpytest("-v")
    result.stdout.fnmatch_lines(["*::test_page[[]tea-ignore0[]] FAILED*", "*::test_page[[]tea-ignore1[]] PASSED*"])
    result.assert_outcomes(passed=4, failed=2)


@pytest.mark.parametrize(
    ("test", "message"),
    [
        ('@pytest.mark.claims_pages("leaves")', "*leaves?pages.tsv: no such file; list the pages in it*"),
        ("@pytest.mark.claims_pages", 'claims_pages takes one folder: @pytest.mark.claims_pages("pages")'),
        ('@pytest.mark.claims_pages(folder="pages")', "claims_pages takes one folder: *"),
        ("", 'claims_page needs a folder of pages: @pytest.mark.claims_pages("pages")'),
    ],
)
def test_a_wrong_mark_is_told(pytester: pytest.Pytester, pages: Path, test: str, message: str) -> None:
    pytester.makepyfile(test_pages=f"import pytest\n\n{test}\ndef test_page(claims_page):\n    pass\n")
    result = pytester.runpytest()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([message])


def test_a_marked_class_may_hold_other_tests(pytester: pytest.Pytester, pages: Path) -> None:
    pytester.makepyfile(
        test_pages="""
        import pytest

        @pytest.mark.claims_pages("pages")
        class TestPages:
            def test_page(self, claims_page, check_claims):
                check_claims(claims_page)

            def test_other(self):
                pass
        """
    )
    pytester.runpytest("--strict-markers").assert_outcomes(passed=4)


COMPARED = """
import postmetrics as pm

RESULT = pm.extract("茶叶产量12吨，同比增长8%。")
AMOUNT, CHANGE = RESULT
NOTHING = pm.extract("")

def test_compared():
    assert {}
"""
SPURIOUS = ["assert claims found (left) and expected (right): 1 spurious", "", "spurious: 8% at 12:14 (change, rule *)"]


@pytest.mark.parametrize(
    ("compared", "told"),
    [
        ("[AMOUNT, CHANGE] == [AMOUNT]", SPURIOUS),
        ("(CHANGE,) == ()", SPURIOUS),
        ("RESULT == pm.Extraction(claims=[AMOUNT])", SPURIOUS),
        (
            "[] == [AMOUNT]",
            ["assert claims found (left) and expected (right): 1 missing", "", "missing: 12吨 at 4:7 *"],
        ),
        ("AMOUNT == CHANGE", ["assert claims found (left) and expected (right): 1 missing, 1 spurious"]),
        (
            "AMOUNT == AMOUNT.model_copy(update={'rule': 'mine'})",
            ["assert *: 1 different", "", "different: 12吨 *", "    rule: expected 'mine', found 'amount.level'"],
        ),
        (
            "RESULT.claims == list(RESULT)",
            ["assert the same claims, but tuple and list are never equal: compare list(found) == list(expected)"],
        ),
        ("RESULT == RESULT.claims", ["assert the same claims, but Extraction and tuple are never equal: compare *"]),
        (
            "[AMOUNT, CHANGE] == [CHANGE, AMOUNT]",
            ["assert the same claims, but list differs in their order or in another field"],
        ),
        (
            "RESULT == RESULT.model_copy(update={'schema_version': '0'})",
            ["assert the same claims, but Extraction differs in their order or in another field"],
        ),
    ],
)
def test_claims_that_are_compared(pytester: pytest.Pytester, compared: str, told: list[str]) -> None:
    pytester.makepyfile(COMPARED.replace("{}", compared, 1))
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    pattern = [re.sub(r"([\[\]])", r"[\1]", f"E*{line}".rstrip()) for line in told]
    result.stdout.fnmatch_lines(pattern, consecutive=True)


@pytest.mark.parametrize("compared", ["[] == [1]", "[AMOUNT, 1] == [AMOUNT]", "NOTHING == []", "AMOUNT != AMOUNT"])
def test_other_comparisons_are_left_to_pytest(pytester: pytest.Pytester, compared: str) -> None:
    pytester.makepyfile(COMPARED.replace("{}", compared, 1))
    result = pytester.runpytest()
    result.assert_outcomes(failed=1)
    assert "claims found" not in result.stdout.str()
    assert "same claims" not in result.stdout.str()


def test_all_differences_of_a_comparison_on_demand(pytester: pytest.Pytester) -> None:
    page = "".join(f"第{n}个茶仓产茶{n}吨。" for n in range(25))
    pytester.makepyfile(COMPARED.replace("{}", f"list(pm.extract({page!r})) == []", 1))
    assert "spurious: 24吨" not in pytester.runpytest().stdout.str()
    pytester.runpytest("-vv").stdout.fnmatch_lines(
        ["E*claims found (left) and expected (right): 25 spurious", "E*spurious: 24吨 at *"]
    )


def test_with_xdist(pytester: pytest.Pytester) -> None:
    pytest.importorskip("xdist")
    folder = pytester.mkdir("pages")
    names = [f"page{n}" for n in range(12)]
    listed = "page\treference_date\n" + "".join(f"{name}\t\n" for name in names)
    (folder / "pages.tsv").write_text(listed, encoding="utf-8")
    for n, name in enumerate(names):
        (folder / f"{name}.txt").write_text(f"茶叶产量{n + 1}吨。", encoding="utf-8")
    pytester.makepyfile(test_pages=CHECK)
    first = pytester.runpytest_subprocess("-n", "2", "--update-claims")
    first.assert_outcomes(failed=12)
    first.stdout.fnmatch_lines(["pages/page0.jsonl: no such file; *", "12 rewritten"])
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        ["pages.tsv", *(f"{name}{end}" for name in names for end in (".txt", ".jsonl"))]
    )
    for n, page in enumerate(pm.golden_pages(folder)):
        assert [(claim.text, claim.quantity.value) for claim in page.expected] == [(f"{n + 1}吨", 1000 * (n + 1))]
    edit(folder / "page3.jsonl", '"value": "4000"', '"value": "5000"')
    second = pytester.runpytest_subprocess("-n", "2")
    second.assert_outcomes(passed=11, failed=1)
    second.stdout.fnmatch_lines(["    quantity.value: expected 5000, found 4000"])


def test_a_run_without_claims_loads_nothing(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import json
        import sys

        def test_compared(request):
            assert request.config.pluginmanager.has_plugin("postmetrics")
            with open("loaded.json", "w") as file:
                json.dump([name for name in sys.modules if name.startswith(("postmetrics", "pydantic", "regex"))], file)
            assert [1] == [2]
        """
    )
    pytester.runpytest_subprocess("-p", "no:hypothesispytest").assert_outcomes(failed=1)
    loaded = json.loads((pytester.path / "loaded.json").read_text(encoding="utf-8"))
    assert sorted(loaded) == ["postmetrics", "postmetrics.pytest_plugin"]


def test_help_names_the_option_and_the_mark(pytester: pytest.Pytester) -> None:
    pytester.runpytest("--help").stdout.fnmatch_lines(["postmetrics:", "*--update-claims*"])
    pytester.runpytest("--markers").stdout.fnmatch_lines(["@pytest.mark.claims_pages(folder): run the test for each *"])


def test_the_document(pytester: pytest.Pytester) -> None:
    """The files and the runs of the document, in its order: what it shows of a run is what the run says."""
    pytester.mkdir("tests").joinpath("pages").mkdir()
    pages = pytester.path / "tests" / "amounts"
    pages.mkdir()
    (pages / "pages.tsv").write_text("page\treference_date\ntea\t\n", encoding="utf-8")
    (pages / "tea.txt").write_text("茶叶产量12瓮，同比增长8%。\n", encoding="utf-8")
    pytester.makefile(".toml", **{"tests/units": '[[classifier]]\nsurfaces = ["瓮"]\n'})
    blocks = re.findall(
        r'^```(\w+)(?: title="([^"]+)")?\n(.*?)^```$', DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE
    )
    for language, name, text in blocks:
        if name:
            (pytester.path / name).write_text(text, encoding="utf-8")
        elif language == "console":
            command, *shown = text.splitlines()
            assert command.startswith("$ pytest")
            result = pytester.runpytest(*command.split()[2:])
            for lines in " \n".join(["", *shown, ""]).split(" \n... \n"):
                spoken = [" ".join(line.split()) for line in lines.strip(" \n").split("\n")]
                said = [" ".join(line.split()) for line in result.stdout.lines]
                assert "\n".join(spoken) in "\n".join(said)
    assert [name for _, name, _ in blocks if name] == [
        *("tests/pages/pages.tsv", "tests/pages/litchi.txt", "tests/test_pages.py", "tests/pages/litchi.txt"),
        *("tests/test_amounts.py", "tests/conftest.py", "tests/test_sentence.py"),
    ]
    pytester.runpytest("tests/test_amounts.py", "--update-claims").assert_outcomes(failed=1)
    pytester.runpytest("tests/test_amounts.py").assert_outcomes(passed=1)
    [page] = pm.golden_pages(pages)
    assert [(claim.text, claim.kind) for claim in page.expected] == [("12瓮", "amount")]
