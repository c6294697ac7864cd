"""What fuzzing found (`fuzz/`), each in its smallest form: a faulty file is refused by an error that names it."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

import postmetrics as pm

RULE = """
[[rule]]
name = "amount.pledged"
kind = "amount"
pattern = '''{}'''
examples = ["认捐30万元"]
rejects = ["捐款5万元"]
"""
UNIT = '[[unit]]\ncode = "m"\ndimension = "length"\nfactor = "{}"\nsurfaces = ["拃"]\n'
CLAIM = (
    '{"kind": "ratio", "text": "70%", "span": {"start": 9, "end": 12}, "quantity": {"value": VALUE},'
    ' "sentence": {"start": 0, "end": 13}, "rule": "ratio.level"}\n'
)
DEEP = "[" * 5000
LONG = "9" * 5000


@pytest.mark.parametrize(
    ("source", "entry", "reason"),
    [
        ("rule = 1", "rule", "must be written as [[rule]]"),
        ("rule = [1]", "rule", "must be written as [[rule]]"),
        ("rule = {}", "rule", "must be written as [[rule]]"),
        ('[rule]\nname = "amount.pledged"', "rule", "must be written as [[rule]]"),
        ("words = 1", "words", "must be written as [words]"),
        ('words = ["瘦身"]', "words", "must be written as [words]"),
        ("basis = 1", "basis", "must be written as [basis]"),
        ("basis.explicit = 1", "basis.explicit", "must be a pattern"),
        ("[basis]\nsince_opening = '较开园之初'", "basis.since_opening", "unknown base; a base is one of year_on_year"),
        ('"" = 1', '""', "unknown table; a rule file has [[rule]], [words] and [basis]"),
        (f"rule = {DEEP}", "file", "is not TOML: nested too deeply"),
        (f"rule = {LONG}", "file", "is not TOML: "),
    ],
    ids=lambda value: value[:32],
)
def test_a_faulty_rule_file_is_refused(tmp_path: Path, source: str, entry: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(source, encoding="utf-8")
    with pytest.raises(pm.RuleError) as refused:
        pm.load_rules(file)
    assert (refused.value.file, refused.value.entry) == (str(file), entry)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("pattern", "reason"),
    [
        (r"(?:x\[.*\])?认捐{quantity}", "unbounded repetition; say how often, as in {0,12}"),
        (r"(?#[)x*(?#])认捐{quantity}", "unbounded repetition; say how often, as in {0,12}"),
        ("认捐{1,999999999}{quantity}", "unbounded repetition; say how often, as in {0,12}"),
        ("(?x)(?:x #[\n * #]\n)?认捐{quantity}", "recursion, fuzzy matching and the flags x and V"),
        ("(?R)?认捐{quantity}", "recursion, fuzzy matching and the flags x and V"),
        ("(?R){quantity}", "recursion, fuzzy matching and the flags x and V"),
        ("(?:认捐){e<=1}{quantity}", "recursion, fuzzy matching and the flags x and V"),
        ("(?:认捐){i,d}{quantity}", "recursion, fuzzy matching and the flags x and V"),
    ],
)
def test_a_pattern_that_may_run_on_is_refused(tmp_path: Path, pattern: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(RULE.replace("{}", pattern), encoding="utf-8")
    with pytest.raises(pm.RuleError) as refused:
        pm.load_rules(file)
    assert refused.value.entry == "amount.pledged"
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    "pattern", [r"(?:\[a\]|[*+]{1,3}|a\*)?认捐{quantity}", r"(?:[\]*]|\p{Han}{0,2}?)认捐{quantity}"]
)
def test_signs_of_repetition_may_stand_for_themselves(tmp_path: Path, pattern: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(RULE.replace("{}", pattern), encoding="utf-8")
    assert pm.load_rules(file).rules[0].name == "amount.pledged"


@pytest.mark.parametrize(
    ("source", "entry", "reason"),
    [
        ("unit = [1]", "unit", "must be written as [[unit]]"),
        ("classifier = [[]]", "classifier", "must be written as [[classifier]]"),
        ('[""]', '""', "only [[unit]] and [[classifier]] entries are known"),
        (f"unit = {DEEP}", "file", "is not TOML: nested too deeply"),
        (f"unit = {LONG}", "file", "is not TOML: "),
        (UNIT.format("1e1000000"), "m 拃", "the factor '1e1000000' is neither a decimal nor a fraction"),
        (UNIT.format("1") + 'not_before = "公司"', "m 拃", 'the field "not_before" must be a list'),
        (UNIT.format("1") + 'examples = "3拃 = 5"', "m 拃", 'the field "examples" must be a list'),
    ],
    ids=lambda value: value[:32],
)
def test_a_faulty_unit_file_is_refused(tmp_path: Path, source: str, entry: str, reason: str) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(source, encoding="utf-8")
    with pytest.raises(pm.UnitError) as refused:
        pm.load_units(file)
    assert (refused.value.file, refused.value.entry) == (str(file), entry)
    assert refused.value.reason.startswith(reason)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (DEEP * 20, "is not JSON (nested too deeply)"),
        (LONG, "is not JSON (a number of too many digits)"),
        (CLAIM.replace("VALUE", LONG), "is not JSON (a number of too many digits)"),
        (CLAIM.replace("VALUE", "1e99999999999999999999"), "is not JSON (a number of too many digits)"),
        (CLAIM.replace("VALUE", "1e999999999"), "is not a claim (quantity: a number of more than 10000 digits)"),
        (CLAIM.replace("VALUE", '"1e-999999999"'), "is not a claim (quantity: a number of more than 10000 digits)"),
        ("\udcff", "is not UTF-8 (byte 0)"),
    ],
    ids=lambda value: ascii(value[:32]),
)
def test_a_faulty_line_of_records_is_refused(tmp_path: Path, line: str, reason: str) -> None:
    file = tmp_path / "claims.jsonl"
    file.write_bytes(("\n" + line).encode("utf-8", "surrogateescape"))
    with pytest.raises(pm.RecordError, match=re.escape(f"{file}: line 2: {reason}")):
        pm.load_jsonl(file)


@pytest.mark.parametrize("text", ["43季度", "第四、三季度", "4至2季度"])
def test_quarters_that_run_backwards_are_no_period(text: str) -> None:
    found = pm.find_periods(text, reference_date=date(2033, 12, 22))
    assert all(period.start is None or period.end is None or period.start <= period.end for period in found)


def test_a_space_between_two_figures_is_no_metric() -> None:
    assert [(claim.text, claim.metric) for claim in pm.extract("5kg 3km")] == [("5kg", None), ("3km", None)]
    [claim] = pm.extract("5L B")
    assert claim.metric == pm.Phrase(text="B", span=pm.Span(3, 4))


def test_half_a_surrogate_pair_in_a_record_is_written_and_read() -> None:
    [claim] = result = pm.extract("甲\udc80公司收入8元")
    assert claim.metric is not None
    assert claim.metric.text == "甲\udc80公司收入"
    assert pm.load_jsonl(pm.dump_jsonl(result)) == [claim]
    assert pm.Extraction.model_validate(json.loads(pm.dump_json(result))) == result
