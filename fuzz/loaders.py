#!/usr/bin/env python3
"""Fuzzes the loaders of rules, units and records: a file is loaded, or refused by an error that names file and entry.

The first byte of an input chooses what the rest is: `0` a file of rules, `1` of units, `2` of records, `3` the bare
pattern of a rule. What was loaded is put to work on short texts.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import atheris
from extract import holds
from harness import at_most, decode, fuzz

with atheris.instrument_imports(include=["postmetrics"]):
    import postmetrics as pm
    from postmetrics.claim.rules import load_rules as read_rules
    from postmetrics.claim.rules import parse_rules

Loaded = TypeVar("Loaded")
Refusal = pm.RuleError | pm.UnitError | pm.RecordError
FILE = Path(tempfile.mkdtemp(), "mine.toml")
WORDS = {"increase": "(?:增长|提升)", "moves": "(?:居|列|位居)"}
TEXTS = (
    "本报讯 截至6月底，甲县邮政分公司认捐30万元，同比增长8%，居全省第二位；瘦身单据40万份，种稻3拃、5 瓮、7km/h。",
    "增长" * 60 + "aaaa" * 30 + "8%" + "认捐" * 60 + "30万元" + "第1位" * 10,
)
LOADED_WITHIN = 3.0
READ_WITHIN = 3.0


def one(data: bytes) -> None:
    """Try one input."""
    if data:
        (rules, units, records, pattern)[data[0] % 4](data[1:])


def rules(source: bytes) -> None:
    """A file of rules: loaded and held to its examples, or refused; parsed alone, it reads texts all the same."""
    loaded = _load(pm.load_rules, source, pm.RuleError)
    if loaded is None:
        _parse(decode(source))
    else:
        _read(loaded)


def pattern(source: bytes) -> None:
    """A pattern by itself: a rule reads texts with it, or it is refused."""
    text = json.dumps(decode(source), ensure_ascii=False)
    kind = "rank" if "{rank}" in text else "amount"
    _parse(f'[[rule]]\nname = "a.rule"\nkind = "{kind}"\nexamples = [""]\nrejects = [""]\npattern = {text}')


def units(source: bytes) -> None:
    """A file of units: loaded, then read with alone and beside the packaged ones, or refused."""
    loaded = _load(pm.load_units, source, pm.UnitError)
    if loaded is None:
        return
    surfaces = " ".join(f"增长3{surface}，2万{surface}至5{surface}。" for surface in loaded)[:400]
    for table in (loaded, pm.default_units() | loaded):
        for text in (*TEXTS, surfaces):
            with at_most(READ_WITHIN):
                holds(text, pm.extract(text, units=table))
                pm.find_quantities(text, units=table)


def records(source: bytes) -> None:
    """A file of JSON lines or of a document: loaded, and the same once written and read again, or refused."""
    result = _load(pm.load_json, source, pm.RecordError)
    if result is not None:
        assert pm.load_json(pm.dump_json(result)) == result, "JSON"
    loaded = _load(pm.load_jsonl, source, pm.RecordError)
    if loaded is not None:
        with at_most(READ_WITHIN):
            assert pm.load_jsonl(pm.dump_jsonl(loaded)) == loaded, "JSON lines"
            pm.dump_csv(loaded)


def _parse(source: str) -> None:
    try:
        rules = read_rules() | parse_rules(source, "text", words=WORDS, timeout=0.5)
    except pm.RuleError:
        return
    _read(rules)


def _read(rules: pm.RuleSet) -> None:
    for text in TEXTS:
        with at_most(READ_WITHIN):
            try:
                holds(text, pm.extract(text, rules=rules))
            except pm.RuleError as error:
                if "takes longer than 0.5 seconds" not in error.reason:
                    raise


def _load(load: Callable[[Path], Loaded], source: bytes, refusal: type[Refusal]) -> Loaded | None:
    FILE.write_bytes(source)
    try:
        with at_most(LOADED_WITHIN):
            return load(FILE)
    except refusal as error:
        if not (error.file == str(FILE) and error.entry.strip() and error.reason.strip()):
            raise AssertionError(f"names no file, entry or reason: {error}") from error
        return None


if __name__ == "__main__":
    fuzz(one, "loaders.txt")
