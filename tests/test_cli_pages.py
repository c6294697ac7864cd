import csv
import io
import json
import os
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from samples import RUNAWAY

import postmetrics
from postmetrics import cli
from postmetrics.command import pages
from postmetrics.dump import load_jsonl

FORMS = ("table", "json", "jsonl", "csv")


@pytest.fixture
def run(monkeypatch, capfd, tmp_path):
    """Run the command line in a folder with a few pages; returns status, output and messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    for name, text in {
        "week/b.txt": "揽收快件5万件。",
        "week/a.txt": "投递报刊12万份，同比增长8%。",
        "week/monday/c.txt": "今年以来揽收快件7万件。",
        "week/notes.md": "揽收快件9万件。",
        "empty/notes.md": "揽收快件9万件。",
        "lone.txt": "揽收快件3万件。",
    }.items():
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(text, encoding="utf-8")

    def run(*words, stdin=b""):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["postmetrics", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as caught:
                cli.main()
        out, err = capfd.readouterr()
        return caught.value.code or 0, out, err

    return run


def told(out):
    return [(Path(row["page"]).as_posix(), row["text"]) for row in csv.DictReader(io.StringIO(out))]


def test_a_folder_is_its_pages_and_those_below_in_order(run):
    status, out, err = run("extract", "lone.txt", "week", "--format", "csv")
    assert (status, err) == (0, "")
    assert told(out) == [
        ("lone.txt", "3万件"),
        ("week/a.txt", "12万份"),
        ("week/a.txt", "8%"),
        ("week/b.txt", "5万件"),
        ("week/monday/c.txt", "7万件"),
    ]


def test_a_page_is_read_once(run):
    _, out, _ = run("extract", "week/b.txt", "week", "--format", "csv")
    assert [page for page, _ in told(out)] == ["week/b.txt", "week/a.txt", "week/a.txt", "week/monday/c.txt"]


def test_json_of_a_folder_is_keyed_though_it_has_one_page(run):
    assert list(json.loads(run("extract", "week/monday", "--format", "json")[1])) == [
        os.path.join("week/monday", "c.txt")
    ]


def test_a_folder_without_pages_is_named(run):
    status, out, err = run("extract", "empty", "lone.txt", "--format", "csv")
    assert (status, told(out), err) == (1, [("lone.txt", "3万件")], "postmetrics: empty: no *.txt in this folder\n")
    assert run("report", "empty") == (1, "", err)


@pytest.mark.parametrize("denied", [True, False])
def test_a_folder_that_may_not_be_looked_into_is_named(run, monkeypatch, denied):
    scandir = os.scandir

    def refusing(path):
        if denied and os.path.basename(path) == "monday":
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    monkeypatch.setattr(os, "access", lambda path, mode: not denied)
    said = f"postmetrics: {os.path.join('week', 'monday')}: may not be read; check its permissions\n"
    status, _, err = run("extract", "week", "--format", "csv")
    assert (status, err) == ((1, said) if denied else (0, ""))


def test_a_report_of_a_folder(run):
    status, out, err = run("report", "week")
    assert (status, out, err) == (0, "", "postmetrics: report.html: 3 pages, 4 claims\n")
    assert "9万件" not in Path("report.html").read_text(encoding="utf-8")


def test_the_output_may_not_be_a_page_of_the_folder(run):
    page = os.path.join("week", "b.txt")
    assert run("extract", "week", "-o", page) == (
        2,
        "",
        f"postmetrics: {page} is one of the pages; give -o another name.\n",
    )


@pytest.mark.parametrize("form", FORMS)
def test_jobs_change_nothing(run, form):
    Path("mine.toml").write_text(RUNAWAY, encoding="utf-8")
    Path("week/bad.txt").write_bytes(b"\xff\x80")
    Path("week/long.txt").write_text("认捐X" + "甲" * 60 + "5万件。", encoding="utf-8")
    words = ("extract", "week", "empty", "-", "lone.txt", "--rules", "mine.toml", "--format", form)
    words += ("--reference-date", "2024-06-20")
    alone, together = (run(*words, "--jobs", n, stdin="揽收快件4万件。".encode()) for n in ("1", "2"))
    assert together == alone
    status, out, err = alone
    assert status == 1
    assert [line.split(": ")[1] for line in err.splitlines()] == [
        os.path.join("week", "bad.txt"),
        os.path.join("week", "long.txt"),
        "empty",
    ]
    assert "4万件" in out


def test_jobs_of_a_report(run):
    assert run("report", "week", "-o", "one.html")[0] == 0
    assert run("report", "week", "-o", "two.html", "--jobs", "3")[0] == 0
    assert Path("two.html").read_bytes() == Path("one.html").read_bytes()


def test_more_pages_than_the_processes_hold(run):
    Path("many").mkdir()
    for i in range(12):
        Path(f"many/{i:02}.txt").write_text(f"揽收快件{i + 1}万件。", encoding="utf-8")
    _, out, _ = run("extract", "many", "--jobs", "2", "--format", "jsonl")
    assert [claim.text for claim in load_jsonl(out)] == [f"{i + 1}万件" for i in range(12)]


def test_rules_at_fault_are_told_once(run):
    said = "postmetrics: no.toml: file: cannot be read: [Errno 2] No such file or directory: 'no.toml'\n"
    assert run("extract", "week", "--rules", "no.toml", "--jobs", "2") == (2, "", said)
    status, _, err = run("extract", "week", "--jobs", "0")
    assert (status, "'--jobs': 0 is not in the range x>=1" in err) == (2, True)


def test_a_process_that_dies_is_told(run, monkeypatch):
    def dying(*_):
        raise BrokenProcessPool

    monkeypatch.setattr(pages.ProcessPoolExecutor, "submit", dying)
    said = "postmetrics: a process ended before its page was read; try fewer --jobs.\n"
    assert run("extract", "week", "--jobs", "2", "--format", "jsonl") == (1, "", said)


def test_a_file_is_replaced_whole_or_not_at_all(run, monkeypatch):
    Path("claims.csv").write_text("old", encoding="utf-8")
    extract = postmetrics.extract

    def interrupted(text, **options):
        if "7万" in text:
            raise KeyboardInterrupt
        return extract(text, **options)

    with monkeypatch.context() as patch:
        patch.setattr(postmetrics, "extract", interrupted)
        assert run("extract", "week", "--format", "csv", "-o", "claims.csv")[0] == 130
    assert Path("claims.csv").read_text(encoding="utf-8") == "old"
    assert sorted(path.name for path in Path().iterdir()) == ["claims.csv", "empty", "lone.txt", "week"]
    assert run("extract", "week", "--format", "csv", "-o", "claims.csv") == (0, "", "")
    assert Path("claims.csv").read_text(encoding="utf-8").count("\n") == 5


def on_a_terminal(*words):
    """What the command writes to standard error when that is a terminal, and to standard output, a pipe."""
    pty = pytest.importorskip("pty")
    main, end = pty.openpty()
    root = str(Path(postmetrics.__file__).parents[1])
    path = os.pathsep.join([root, os.environ.get("PYTHONPATH", "")])
    environment = {**os.environ, "PYTHONPATH": path, "TERM": "xterm", "COLUMNS": "80"}
    command = [sys.executable, "-m", "postmetrics", *words]
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=end, env=environment, timeout=60, check=False)
    os.close(end)
    shown = b""
    while True:
        try:
            read = os.read(main, 65536)
        except OSError:
            break
        if not read:
            break
        shown += read
    os.close(main)
    return shown.decode(), done.stdout.decode()


def test_a_bar_on_a_terminal(run):
    shown, out = on_a_terminal("extract", "week", "empty", "--format", "csv")
    assert out == run("extract", "week", "empty", "--format", "csv")[1]
    assert "4/4" in shown
    assert "\x1b[2Kpostmetrics: empty: no *.txt in this folder\r\n" in shown


def test_no_bar_for_one_page(run):
    assert on_a_terminal("extract", "lone.txt", "--format", "csv") == (
        "",
        run("extract", "lone.txt", "--format", "csv")[1],
    )


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_every_process_knows_organizations_of_ones_own(run, jobs):
    Path("mine.toml").write_text('[[organization]]\nname = "云峰快运集团"\naliases = ["云峰"]\n', encoding="utf-8")
    for name in ("one", "two"):
        Path(f"{name}.txt").write_text("云峰营业收入5亿元。", encoding="utf-8")
    words = ("one.txt", "two.txt", "--organizations", "mine.toml", "--format", "jsonl", "--jobs", jobs)
    status, out, err = run("extract", *words)
    assert (status, err) == (0, "")
    subjects = [claim.subject for claim in load_jsonl(out)]
    assert [subject and (subject.name, subject.resolution) for subject in subjects] == [
        ("云峰快运集团", "abbreviated"),
        ("云峰快运集团", "abbreviated"),
    ]
