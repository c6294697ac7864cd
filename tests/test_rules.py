import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import RUNAWAY

import postmetrics as pm
from postmetrics.claim.checking import check_rules, rules_that_match
from postmetrics.claim.rules import Rule, load_rules, parse_rules
from postmetrics.errors import RuleError

RULES = load_rules()

GOOD = """
[[rule]]
name = "amount.pledged"
kind = "amount"
pattern = '认捐{quantity}'
examples = ["认捐30万元"]
rejects = ["捐款5万元"]
"""


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.name)
def test_examples_match_and_rejects_do_not(rule: Rule) -> None:
    missed = [text for text in rule.entry.examples if rule.name not in rules_that_match(text, RULES)]
    wrong = [text for text in rule.entry.rejects if rule.name in rules_that_match(text, RULES)]
    assert (missed, wrong) == ([], [])


@pytest.mark.parametrize("rule", RULES.rules, ids=lambda rule: rule.name)
def test_a_rule_is_named_for_its_kind(rule: Rule) -> None:
    assert rule.name.split(".")[0] == rule.entry.kind


LETTERS = sorted({letter for rule in RULES.rules for letter in rule.entry.pattern if not letter.isascii()}) + list(
    "1,%+-"
)


@given(
    st.text(st.sampled_from(LETTERS), max_size=6),
    st.sampled_from(["3件", "8%", "第2位", "三岁", "5周年"]),
    st.text(st.sampled_from(LETTERS), max_size=4),
)
def test_a_rule_that_can_match_is_tried(before: str, slot: str, behind: str) -> None:
    text, start, end = before + slot + behind, len(before), len(before + slot)
    for rule in RULES.rules:
        dimension = rule.entry.dimensions[0] if rule.entry.dimensions else "count"
        tried = RULES.between(before[-1:], slot, behind[:1], rule.slot, dimension)
        assert rule in tried or not rule.match(text, start, end, low=0, high=len(text), head=start)


def test_a_users_rule_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD, encoding="utf-8")
    rules = pm.load_rules(file)
    [claim] = pm.extract("某公司认捐30万元。", rules=rules)
    assert (claim.rule, claim.kind, str(claim.quantity.value)) == ("amount.pledged", "amount", "300000")


@pytest.mark.parametrize(
    ("change", "entry", "reason"),
    [
        (("{quantity}", ""), "amount.pledged", "the pattern needs exactly one slot, {quantity} or {rank}"),
        (
            ("{quantity}", "{quantity}{quantity}"),
            "amount.pledged",
            "the pattern needs exactly one slot, {quantity} or {rank}",
        ),
        (("{quantity}", "{rank}"), "amount.pledged", "the slot {rank} belongs to rules of kind rank, and they need it"),
        (("认捐{", "{pledge}{"), "amount.pledged", "unknown slot or word list {pledge}"),
        (("认捐{", "(认捐{"), "amount.pledged", "bad pattern"),
        (("认捐{", "认.*捐{"), "amount.pledged", "unbounded repetition; say how often, as in {0,12}"),
        (("认捐{", "(?:认捐)+{"), "amount.pledged", "unbounded repetition; say how often, as in {0,12}"),
        (("认捐{", "(?P<who>认捐){"), "amount.pledged", "unknown group who; a group is up, down, scope or metric"),
        (('"认捐30万元"', '"捐出30万元"'), "amount.pledged", "the example '捐出30万元' does not match"),
        (('"捐款5万元"', '"认捐5万元"'), "amount.pledged", "the reject '认捐5万元' matches"),
        (('kind = "amount"', 'kind = "sum"'), "amount.pledged", "kind: "),
        (('kind = "amount"', 'kind = "change"'), "amount.pledged", "a change needs a direction, or a group up or down"),
        (('examples = ["认捐30万元"]', ""), "amount.pledged", "examples: Field required"),
        (("rejects", "rejecs"), "amount.pledged", "rejec"),
        (("amount.pledged", "amount.level"), "amount.level", "the name is used already in level.toml"),
        (("amount.pledged", "Pledged!"), "Pledged!", "name: "),
        (("[[rule]]", "[[rules]]"), "rules", "unknown table; a rule file has [[rule]], [words] and [basis]"),
        (("[[rule]]", "[[rule"), "file", "is not TOML"),
        (("[[rule]]", "[words]\nbad = 3\n[[rule]]"), "words.bad", "must be a list of words"),
    ],
)
def test_a_faulty_rule_is_refused(tmp_path: Path, change: tuple[str, str], entry: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(RuleError) as caught:
        pm.load_rules(file)
    assert (caught.value.file, caught.value.entry) == (str(file), entry)
    assert caught.value.reason.startswith(reason) or reason in caught.value.reason


def test_a_name_used_twice_in_one_file(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD + GOOD, encoding="utf-8")
    with pytest.raises(RuleError, match="the name is used already"):
        pm.load_rules(file)


def test_a_missing_file() -> None:
    with pytest.raises(RuleError, match="cannot be read"):
        pm.load_rules("there-is-no-such-file.toml")


def test_words_of_its_own() -> None:
    text = GOOD.replace("[[rule]]", '[words]\npledge = ["认捐", "认购"]\n[[rule]]').replace("认捐{", "{pledge}{")
    rules = parse_rules(text, "mine.toml", words={})
    check_rules(rules)
    assert rules_that_match("认购5份", rules) == ["amount.pledged"]


def test_a_rule_that_runs_away_is_stopped_by_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(RUNAWAY, encoding="utf-8")
    rules = pm.load_rules(file)
    with pytest.raises(RuleError) as caught:
        pm.extract("认捐X" + "甲" * 60 + "5万件。", rules=rules)
    assert str(caught.value) == (
        f"{file}: amount.runaway: a match takes longer than 0.5 seconds; bound its repetitions"
    )


def test_a_rule_that_needs_a_character_is_tried_only_where_it_stands(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(GOOD.replace("kind =", 'needs = "捐"\nkind ='), encoding="utf-8")
    rules = pm.load_rules(file)
    assert [claim.rule for claim in pm.extract("认捐30万元，收入3万元。", rules=rules)] == [
        "amount.pledged",
        "amount.level",
    ]
    file.write_text(GOOD.replace("kind =", 'needs = "助"\nkind ='), encoding="utf-8")
    with pytest.raises(RuleError, match="does not match"):
        pm.load_rules(file)


def test_words_that_run_away_are_stopped_by_name(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    words = "words = '(?i)^(?:\\d|\\d{2}|\\d{3}){0,60}[XY]$'\nkind ="
    text = GOOD.replace("kind =", words).replace('"认捐30万元"', '"认捐30X"')
    file.write_text(text, encoding="utf-8")
    units = tmp_path / "units.toml"
    units.write_text('[[classifier]]\nsurfaces = ["X"]\n', encoding="utf-8")
    table = pm.default_units() | pm.load_units(units)
    rules = pm.load_rules(file, units=table)
    with pytest.raises(RuleError, match=r"takes longer than 0\.5 seconds"):
        pm.extract(f"认捐{'3' * 60}件。", rules=rules, units=table)


def test_the_worked_example_ends_with_a_test_that_passes(pytester: pytest.Pytester) -> None:
    page = (Path(__file__).parents[1] / "docs" / "add-a-rule.md").read_text(encoding="utf-8")
    for name, content in re.findall(r'^```\w+ title="(.+?)"\n(.*?)^```$', page, re.DOTALL | re.MULTILINE):
        (pytester.path / name).write_text(content, encoding="utf-8")
    pytester.runpytest_subprocess("test_milestone.py").assert_outcomes(passed=1)
    told = pytester.run(sys.executable, "-m", "postmetrics", "extract", "page.txt", "--rules", "mine.toml")
    assert "amount" in told.stdout.str()
    mine = pytester.path / "mine.toml"
    mine.write_text(mine.read_text(encoding="utf-8").replace("{sends}第", "{sends}"), encoding="utf-8")
    pytester.runpytest_subprocess("test_milestone.py").assert_outcomes(failed=1)
