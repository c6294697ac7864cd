import sys
from pathlib import Path

import pytest

from postmetrics import cli, load_rules
from postmetrics.command.tables import rules, units

BUSHEL = (
    '[[unit]]\ncode = "L"\ndimension = "volume"\nfactor = "35.25"\nsurfaces = ["蒲式耳"]\nexamples = ["2蒲式耳 = {}"]\n'
)
PLEDGED = """
[[rule]]
name = "amount.pledged"
kind = "amount"
pattern = '认捐{quantity}'
examples = ["%s30万元"]
rejects = ["捐款5万元"]
"""


@pytest.fixture
def run(monkeypatch, capfd, tmp_path):
    """Run the command line on words in an empty folder; returns status, output and messages."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")

    def run(*words):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["postmetrics", *words])
            with pytest.raises(SystemExit) as caught:
                cli.main()
        out, err = capfd.readouterr()
        return caught.value.code or 0, out, err

    return run


def test_units_that_speak_of_a_word(run):
    status, out, err = run("units", "--search", "亩")
    assert (status, err) == (0, "")
    assert [line.split() for line in out.splitlines()[2:]] == [
        ["亩、市亩、亩地", "area", "2000/3", "m2"],
        ["公亩", "area", "100", "m2"],
        ["英亩", "area", "4046.8564224", "m2"],
        ["亩次", "count", "1", "亩次"],
    ]


def test_a_search_reads_codes_and_dimensions_in_any_case(run):
    assert [line.split()[0] for line in run("units", "--search", "tORque")[1].splitlines()[2:]] == ["牛·米、牛米、N·m"]
    assert "港元" in run("units", "--search", "hkd")[1]
    assert run("units", "--search", "咕噜") == (
        0,
        "",
        "postmetrics: no unit has '咕噜' in its words, code or dimension\n",
    )


def test_the_list_has_every_unit(run):
    _, out, _ = run("units")
    words = {line.split()[0] for line in out.splitlines()[2:]}
    assert {"成", "公亩", "届"} < words
    assert len(words) > 500


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["3.5", "公顷"], "3.5 公顷 = 35000 m2"),
        (["3", "亩"], "3 亩 = 2000 m2"),
        (["3.5", "亩"], "3.5 亩 = 2333.333333333333333333333333333333333333 m2"),
        (["三万", "亩", "公顷"], "三万 亩 = 2000 公顷"),
        (["1.2万", "斤", "吨"], "1.2万 斤 = 6 吨"),
        (["7", "届"], "7 届 = 7 届"),
    ],
)
def test_convert(run, words, told):
    assert run("units", "convert", *words) == (0, f"{told}\n", "")


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["convert", "3", "亩", "元"], "亩 is counted in m2 and 元 in CNY; they do not convert."),
        (["convert", "many", "亩"], "'many' is not one number; write it as 3.5 or 3.5万."),
        (["convert", "1-2", "亩"], "'1-2' is not one number; write it as 3.5 or 3.5万."),
        (["convert", "1", "咕噜"], "no unit is called '咕噜'; `postmetrics units --search 咕噜` looks for it."),
        (["convert", "1"], "Missing argument 'UNIT'. Try 'postmetrics units convert --help'."),
        (["--search", "亩", "convert", "1", "亩"], "--search is for the list; leave it out."),
        (["--units", "no.toml"], "no.toml: file: cannot be read: [Errno 2] No such file or directory: 'no.toml'"),
    ],
)
def test_units_called_wrongly(run, words, message):
    assert run("units", *words) == (2, "", f"postmetrics: {message}\n")


def test_units_of_your_own(run):
    Path("mine.toml").write_text(BUSHEL.format("70.5"), encoding="utf-8")
    assert run("units", "check", "mine.toml") == (0, "mine.toml: 1 unit, as their examples say\n", "")
    assert run("units", "--units", "mine.toml", "convert", "2", "蒲式耳") == (0, "2 蒲式耳 = 70.5 L\n", "")
    Path("mine.toml").write_text(BUSHEL.format("70"), encoding="utf-8")
    said = "postmetrics: mine.toml: L 蒲式耳: the example '2蒲式耳 = 70' reads as 70.50\n"
    assert run("units", "check", "mine.toml") == (1, "", said.replace("70.50", "70.5"))


def test_the_rules_in_their_order(run):
    status, out, err = run("rules")
    assert (status, err) == (0, "")
    told = [line.split()[0] for line in out.splitlines()[2:] if not line.startswith("  ")]
    assert told == [rule.name for rule in load_rules().rules]


def test_show_a_rule(run):
    status, out, err = run("rules", "show", "rank.order")
    assert (status, err) == (0, "")
    entry = next(rule for rule in load_rules().rules if rule.name == "rank.order").entry
    assert out.splitlines() == [
        "file       rank.toml",
        "name       rank.order",
        "kind       rank",
        f"pattern    {entry.pattern}",
        "within     clause",
        "examples   综合排名前10位",
        "           名次第3名",
        "           在竞赛中第一名",
        "rejects    评选第三批",
    ]


def test_show_a_rule_that_is_none(run):
    assert run("rules", "show", "rank") == (
        2,
        "",
        "postmetrics: no rule is called 'rank'; `postmetrics rules` lists them.\n",
    )


def test_rules_of_your_own(run):
    Path("mine.toml").write_text(PLEDGED % "认捐", encoding="utf-8")
    assert run("rules", "check", "mine.toml") == (0, "mine.toml: 1 rule, as their examples say\n", "")
    assert run("rules", "--rules", "mine.toml")[1].splitlines()[2].split() == ["amount.pledged", "amount", "认捐30万元"]
    assert run("rules", "--rules", "mine.toml", "show", "amount.pledged")[1].startswith("file       mine.toml\n")


def test_the_entry_at_fault_is_named(run):
    Path("mine.toml").write_text(PLEDGED % "获得", encoding="utf-8")
    said = "postmetrics: mine.toml: amount.pledged: the example '获得30万元' does not match\n"
    assert run("rules", "check", "mine.toml") == (1, "", said)
    assert run("rules", "--rules", "mine.toml") == (2, "", said)


def test_examples_may_hold_units_of_your_own(run):
    Path("units.toml").write_text(BUSHEL.format("70.5"), encoding="utf-8")
    Path("mine.toml").write_text((PLEDGED % "认捐").replace("30万元", "30万蒲式耳"), encoding="utf-8")
    assert run("rules", "--units", "units.toml", "check", "mine.toml")[:2] == (
        0,
        "mine.toml: 1 rule, as their examples say\n",
    )


def test_the_shell_completes_names_of_rules():
    show = rules.get_command(None, "show")
    assert [item.value for item in show.params[0].shell_complete(None, "rank.or")] == ["rank.order"]
    assert sorted(units.commands) == ["check", "convert"]
