import csv
import io
import json
import os
import runpy
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from samples import RUNAWAY

import postmetrics
from postmetrics import cli
from postmetrics.dump import load_jsonl
from postmetrics.extraction import extract
from postmetrics.page.text import Span
from postmetrics.records import Extraction, Quantity, RatioClaim

CHECKOUT = Path(__file__).parents[1]


def fake_extract(text, *, reference_date=None, rules=None, units=None, organizations=None):
    """A ratio claim for every `成` on the page."""
    claims = [
        RatioClaim(
            text=text[i - 1 : i + 1],
            span=Span(i - 1, i + 1),
            quantity=Quantity(value=10),
            sentence=Span(0, len(text)),
            rule="r",
        )
        for i, character in enumerate(text)
        if character == "成"
    ]
    return Extraction(reference_date=reference_date, claims=claims)


@pytest.fixture
def run(monkeypatch, capfd, tmp_path):
    """Run the command line on words in a folder with a few pages; returns status, output and messages."""
    monkeypatch.setattr(postmetrics, "extract", fake_extract, raising=False)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("one.txt").write_text("占比\r\n三成", encoding="utf-8", newline="")
    Path("two.txt").write_bytes("达七成，比八成".encode("gb18030"))
    Path("none.txt").write_text("\n", encoding="utf-8")
    Path("bad.txt").write_bytes(b"\xff\x80")
    Path("folder").mkdir()

    def run(*words, stdin=b""):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["postmetrics", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as caught:
                cli.main()
        out, err = capfd.readouterr()
        return caught.value.code or 0, out, err

    return run


def test_table_is_the_default(run):
    assert run("extract", "one.txt") == run("extract", "one.txt", "--format", "table")
    status, out, err = run("extract", "one.txt", "two.txt")
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if "claim" in line or not line] == [
        "one.txt: 1 claim",
        "",
        out.splitlines()[2],
        "",
        "two.txt: 2 claims",
        "",
        out.splitlines()[2],
    ]


def test_table_without_claims_says_so_to_the_person(run):
    assert run("extract", "none.txt") == (0, "", "postmetrics: none.txt: no claims\n")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_no_claims_is_an_empty_result(run, form):
    status, out, err = run("extract", "none.txt", "--format", form)
    assert (status, err) == (0, "")
    assert {
        "json": lambda: json.loads(out)["claims"] == [],
        "jsonl": lambda: out == "",
        "csv": lambda: out.startswith("page,kind,text,") and out.count("\n") == 1,
    }[form]()


def test_json_of_one_page(run):
    status, out, err = run("extract", "one.txt", "--format", "json", "--reference-date", "2024-06-20")
    assert (status, err) == (0, "")
    result = Extraction.model_validate_json(out)
    assert (result.reference_date, [claim.text for claim in result]) == (date(2024, 6, 20), ["三成"])


def test_json_of_several_pages_is_keyed_by_page(run):
    status, out, _ = run("extract", "two.txt", "one.txt", "two.txt", "--format", "json")
    assert status == 0
    assert [(page, len(result["claims"])) for page, result in json.loads(out).items()] == [
        ("two.txt", 2),
        ("one.txt", 1),
    ]


def test_jsonl_loads_back(run):
    status, out, err = run("extract", "one.txt", "two.txt", "--format", "jsonl")
    assert (status, err) == (0, "")
    assert [claim.text for claim in load_jsonl(out)] == ["三成", "七成", "八成"]


def test_spans_count_the_decoded_text(run):
    _, out, _ = run("extract", "one.txt", "--format", "jsonl")
    assert load_jsonl(out)[0].span == Span(4, 6)


def test_csv_names_the_page(run):
    status, out, err = run("extract", "one.txt", "two.txt", "--format", "csv")
    assert (status, err) == (0, "")
    assert [(row["page"], row["text"]) for row in csv.DictReader(io.StringIO(out))] == [
        ("one.txt", "三成"),
        ("two.txt", "七成"),
        ("two.txt", "八成"),
    ]


def test_standard_input(run):
    status, out, _ = run("extract", "-", "--format", "csv", stdin="占一成".encode("gb18030"))
    assert (status, [(row["page"], row["text"]) for row in csv.DictReader(io.StringIO(out))]) == (
        0,
        [("standard input", "一成")],
    )


def test_encoding(run):
    _, out, _ = run("extract", "two.txt", "--encoding", "gbk", "--format", "jsonl")
    assert [claim.text for claim in load_jsonl(out)] == ["七成", "八成"]


def test_csv_with_a_byte_order_mark_in_front(run):
    _, plain, _ = run("extract", "one.txt", "two.txt", "--format", "csv")
    assert run("extract", "one.txt", "two.txt", "--format", "csv", "--bom") == (0, "\ufeff" + plain, "")


@pytest.mark.parametrize("of", ["document", "claim"])
def test_schema(run, of):
    status, out, err = run("schema", of)
    assert (status, err) == (0, "")
    assert json.loads(out) == json.loads((CHECKOUT / "docs" / "schema" / f"{of}.json").read_text(encoding="utf-8"))
    assert run("schema", of, "-o", "schema.json") == (0, "", "")
    assert Path("schema.json").read_text(encoding="utf-8") == out


def test_schema_of_a_document_is_the_default(run):
    assert run("schema") == run("schema", "document")


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_output_file(run, form):
    assert run("extract", "one.txt", "--format", form, "-o", "out")[:2] == (0, "")
    written = Path("out").read_bytes().decode()
    assert written == run("extract", "one.txt", "--format", form)[1]


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("missing.txt", "missing.txt: no such file; check the path"),
        (
            "bad.txt",
            "bad.txt: is neither UTF-8 (byte 0) nor UTF-16, GB18030 or Big5; name its encoding with --encoding",
        ),
    ],
)
@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_an_unreadable_page_is_named_and_the_others_are_written(run, page, message, form):
    status, out, err = run("extract", "one.txt", page, "two.txt", "--format", form)
    assert (status, err) == (1, f"postmetrics: {message}\n")
    assert "三成" in out
    assert "七成" in out
    assert run("extract", page, "--format", form) == (1, "", err)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "Missing command. Try 'postmetrics --help'."),
        (["extract"], "Missing argument 'PAGE...'. Try 'postmetrics extract --help'."),
        (["extrakt", "one.txt"], "No such command 'extrakt'."),
        (["extract", "one.txt", "--format", "jsonl", "--bom"], "--bom is for --format csv."),
        (["schema", "page"], "'page' is not one of 'document', 'claim'."),
        (["extract", "one.txt", "--form", "json"], "No such option"),
        (["extract", "one.txt", "--format", "xml"], "'xml' is not one of 'table', 'json', 'jsonl', 'csv'."),
        (
            ["extract", "one.txt", "--reference-date", "19.12.2023"],
            "'19.12.2023' is not a date; write it as 2023-12-19.",
        ),
        (
            ["extract", "one.txt", "--reference-date", "2023-02-30"],
            "'2023-02-30' is not a date; write it as 2023-12-19.",
        ),
        (
            ["extract", "one.txt", "--encoding", "gbk2"],
            "no text encoding is called 'gbk2'; try utf-8, utf-16 or gb18030.",
        ),
        (
            ["extract", "one.txt", "--encoding", "hex"],
            "no text encoding is called 'hex'; try utf-8, utf-16 or gb18030.",
        ),
        (["extract", "one.txt", "-o", "no/such/file"], "no/such/file: cannot be written (no such file or directory)"),
        (["extract", "one.txt", "-o", "folder"], "folder: cannot be written (is a directory); give -o another path."),
        (["extract", "one.txt", "-o", "./one.txt"], "./one.txt is one of the pages; give -o another name."),
        (["extract", "one.txt", "--rules", "mine.toml"], "mine.toml: file: cannot be read"),
        (["extract", "one.txt", "--units", "mine.toml"], "mine.toml: file: cannot be read"),
        (["extract", "one.txt", "--rules", "one.txt"], "one.txt: file: is not TOML"),
        (["report", "one.txt", "--organizations", "one.txt"], "one.txt: file: is not TOML"),
    ],
)
def test_a_wrong_call_is_one_line(run, words, message):
    status, out, err = run(*words)
    assert (status, out) == (2, "")
    assert err.startswith("postmetrics: ")
    assert message in err
    assert err.count("\n") == 1
    assert Path("one.txt").read_bytes() == "占比\r\n三成".encode()


def test_own_rules_and_units_join_the_packaged_ones(run, monkeypatch):
    given = {}

    def extract(text, **options):
        given.update(options)
        return Extraction()

    monkeypatch.setattr(postmetrics, "extract", extract, raising=False)
    Path("units.toml").write_text('[[classifier]]\nsurfaces = ["瓮"]\n', encoding="utf-8")
    assert run("extract", "none.txt", "--units", "units.toml")[0] == 0
    assert ("瓮" in given["units"], "吨" in given["units"], given["rules"] == postmetrics.load_rules()) == (
        True,
        True,
        True,
    )


def test_own_organizations_are_read(run, monkeypatch):
    given = {}

    def extract(text, **options):
        given.update(options)
        return Extraction()

    monkeypatch.setattr(postmetrics, "extract", extract, raising=False)
    for name in ("远山货运", "云峰快运"):
        Path(f"{name}.toml").write_text(f'[[organization]]\nname = "{name}"\n', encoding="utf-8")
    own = ("--organizations", "远山货运.toml", "--organizations", "云峰快运.toml")
    assert run("extract", "none.txt", *own)[0] == 0
    assert given["organizations"].names == {"远山货运": ("远山货运", "stated"), "云峰快运": ("云峰快运", "stated")}
    assert run("extract", "none.txt")[0] == 0
    assert len(given["organizations"]) == 0


def test_version_and_help(run):
    assert run("--version") == (0, f"postmetrics, version {postmetrics.__version__}\n", "")
    for words in (["--help"], ["-h"], ["extract", "--help"]):
        status, out, err = run(*words)
        assert (status, err) == (0, "")
        assert "postmetrics extract page.txt --reference-date 2023-12-19" in out


def test_interrupt_is_quiet(run, monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(postmetrics, "extract", interrupted, raising=False)
    status, out, err = run("extract", "one.txt")
    assert (status, out, err.strip()) == (130, "", "")


def test_closed_output_is_one_line(run, monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert run("extract", "one.txt") == (2, "", "postmetrics: standard output is closed; give -o FILE.\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(run):
    status, _, err = run("extract", "one.txt", "-o", "/dev/full")
    assert (status, err) == (1, "postmetrics: the claims cannot be written: no space left on device\n")


def command(*words, **options):
    return subprocess.run(
        [sys.executable, "-m", "postmetrics", *words],
        capture_output=True,
        cwd=CHECKOUT,
        timeout=60,
        check=False,
        **options,
    )


def test_module_runs():
    done = command("--version")
    assert (done.returncode, done.stdout.decode().split()) == (0, ["postmetrics,", "version", postmetrics.__version__])


real = pytest.mark.skipif(not hasattr(postmetrics, "extract"), reason="extraction is not there yet")


@real
def test_real_page_in_any_locale():
    page = next((CHECKOUT / "examples").glob("*.txt"))
    done = command("extract", str(page), "--format", "jsonl", env={**os.environ, "PYTHONIOENCODING": "ascii"})
    assert (done.returncode, done.stderr) == (0, b"")
    text = page.read_text(encoding="utf-8")
    for claim in load_jsonl(done.stdout.decode()):
        assert "".join(text[claim.span.start : claim.span.end].split()) == claim.text


@real
@pytest.mark.skipif(not hasattr(signal, "SIGPIPE"), reason="needs pipes")
def test_closed_pipe_is_quiet(tmp_path):
    page = tmp_path / "page.txt"
    page.write_text("投递报刊12万份，同比增长8%。\n" * 2000, encoding="utf-8")
    words = [sys.executable, "-m", "postmetrics", "extract", str(page), "--format", "jsonl"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""


def readme_blocks(language):
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    return [block.split("```")[0] for block in readme.split(f"```{language}\n")[1:]]


def test_readme_has_two_commands_of_one_line():
    assert [block.count("\n") for block in readme_blocks("sh")] == [1, 1]


@real
def test_readme_shows_what_goes_in_and_what_comes_out():
    """The table is what the README's command prints at `COLUMNS=100`."""
    page, table = readme_blocks("text")
    assert page == (CHECKOUT / "examples" / "litchi.txt").read_text(encoding="utf-8")
    words = readme_blocks("sh")[0].partition("postmetrics ")[2].split()
    assert command(*words, env={**os.environ, "COLUMNS": "100"}).stdout.decode() == table


@real
def test_readme_python_runs(tmp_path, monkeypatch, capsys):
    shutil.copytree(CHECKOUT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    [block] = readme_blocks("python")
    exec(block, {})
    assert capsys.readouterr().out.count("\n") == len(load_jsonl("claims.jsonl")) > 0


def test_a_page_on_which_a_rule_runs_away_is_named_and_the_others_are_written(run, monkeypatch):
    monkeypatch.setattr(postmetrics, "extract", extract)
    Path("mine.toml").write_text(RUNAWAY, encoding="utf-8")
    Path("long.txt").write_text("认捐X" + "甲" * 60 + "5万件。", encoding="utf-8")
    said = (
        "postmetrics: long.txt: cannot be read with these rules: mine.toml: amount.runaway: "
        "a match takes longer than 0.5 seconds; bound its repetitions\n"
    )
    status, out, err = run("extract", "long.txt", "two.txt", "--rules", "mine.toml", "--format", "jsonl")
    assert (status, err) == (1, said)
    assert [claim.text for claim in load_jsonl(out)] == ["七成", "八成"]
    assert run("explain", "long.txt", "--at", "66", "--rules", "mine.toml") == (1, "", said)


def test_explain_prints_what_each_field_rests_on(run):
    Path("page.txt").write_text("2021年，敦煌市邮政分公司揽收快件5.2万件。", encoding="utf-8")
    status, out, err = run("explain", "page.txt", "--at", "21")
    assert (status, err) == (0, "")
    assert [line.split() for line in out.splitlines()[4:]] == [
        ["kind", "5.2万件", "18", "rule", "amount.level"],
        ["metric", "揽收快件", "14", "stands", "before", "the", "number"],
        ["subject", "敦煌市邮政分公司", "6", "敦煌市邮政分公司:", "stated"],
        ["period", "2021年", "0", "from", "2021-01-01", "to", "2021-12-31"],
    ]


def test_explain_where_no_number_stands(run):
    assert run("explain", "none.txt", "--at", "0") == (
        0,
        "",
        "postmetrics: none.txt: no number stands in the sentence at 0\n",
    )


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (["one.txt", "--at", "99"], 2, "--at 99: the page has the offsets 0 to 5."),
        (["one.txt"], 2, "Missing option '--at'."),
        (["missing.txt", "--at", "0"], 1, "missing.txt"),
    ],
)
def test_explain_called_wrongly(run, words, status, message):
    found, out, err = run("explain", *words)
    assert (found, out) == (status, "")
    assert message in err
    assert err.count("\n") == 1


def test_an_encoding_of_two_bytes(run):
    Path("wide.txt").write_bytes("占三成".encode("utf-16-le"))
    _, out, _ = run("extract", "wide.txt", "--encoding", "utf-16-le", "--format", "jsonl")
    assert [claim.text for claim in load_jsonl(out)] == ["三成"]


def test_output_to_what_is_no_file(run, monkeypatch):
    told = io.StringIO()
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", told)
        run("extract", "one.txt", "--format", "jsonl")
    assert [claim.text for claim in load_jsonl(told.getvalue())] == ["三成"]


def test_run_as_a_module(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["postmetrics", "--version"])
    with pytest.raises(SystemExit) as caught:
        runpy.run_path(Path(postmetrics.__file__).with_name("__main__.py"), run_name="__main__")
    assert (caught.value.code or 0, capsys.readouterr().out) == (0, f"postmetrics, version {postmetrics.__version__}\n")
