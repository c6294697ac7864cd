"""The matrix of `nox`: the tests on every Python, with the lowest and the highest versions that pyproject.toml allows.

`uvx nox` or `pipx run --spec "nox[uv]" nox` runs it. A Python that the machine does not have is skipped, and the end
says so; `nox --error-on-missing-interpreters` fails instead. What stands behind `--` goes to pytest:
`nox -s "tests-3.12(versions='lowest')" -- -x`.
"""

import json
from pathlib import Path

import nox

nox.needs_version = ">=2025.2.9"
nox.options.default_venv_backend = "uv"
nox.options.download_python = "never"
nox.options.error_on_missing_interpreters = False
nox.options.sessions = ["tests"]

RESOLUTIONS = {"lowest": "lowest-direct", "highest": "highest"}
LEAST_COVERED = 0.95


@nox.session(python=["3.11", "3.12", "3.13"])
@nox.parametrize("versions", list(RESOLUTIONS))
def tests(session: nox.Session, versions: str) -> None:
    """The suite with the lowest or the highest versions of what pyproject.toml names."""
    session.install("--resolution", RESOLUTIONS[versions], "-e", ".[test,test-frames]")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11")
def coverage(session: nox.Session) -> None:
    """What of the package the suite runs: at least 95 % of the lines, and of the branches."""
    session.install("-e", ".[test]")
    report = Path(session.create_tmp()) / "coverage.json"
    session.run("pytest", "--cov", f"--cov-report=json:{report}", "--cov-report=term-missing", *session.posargs)
    totals = json.loads(report.read_text(encoding="utf-8"))["totals"]
    lines = totals["covered_lines"] / totals["num_statements"]
    branches = totals["covered_branches"] / totals["num_branches"]
    session.log(f"lines {lines:.1%}, branches {branches:.1%}")
    if min(lines, branches) < LEAST_COVERED:
        session.error(f"less than {LEAST_COVERED:.0%} are covered")
