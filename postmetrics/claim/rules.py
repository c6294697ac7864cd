r"""Rules: small named patterns, loaded from TOML, that say what kind of claim a quantity makes.

A rule's `pattern` is a regular expression with one slot, `{quantity}` or `{rank}`, that stands for a quantity or a rank
word found before; what is left of the slot must end right at it, what is right of it must begin right behind it. Other
names in braces stand for the word lists of the file's `[words]` table. Groups named `up` and `down` set the direction
of a change, `scope` the group ranked within, `metric` what is measured. Rules are tried in order; the first that
matches makes the claim.

>>> rules = load_rules()
>>> text = "揽收量同比增长8%"
>>> rule = next(rule for rule in rules.rules if rule.name == "change.verb")
>>> found = rule.match(text, 7, 9, low=0, high=9, head=7)
>>> found.start, found.groups
(5, {'up': (5, 7)})
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, cast, get_args

import regex
from pydantic import ValidationError

from postmetrics.claim.matching import Base, Rule, RuleEntry, RuleSet, refuse_duplicates
from postmetrics.claim.patterns import compile_pattern
from postmetrics.errors import RuleError
from postmetrics.records import Basis

_BRACES = regex.compile(r"(?<!\\[pP])\{(\p{L}[\w]*)\}")
_TABLES = {"rule": list, "words": dict, "basis": dict}
_WRITTEN = {"rule": "[[rule]]", "words": "[words]", "basis": "[basis]"}
_LONGEST_MATCH = 0.5
"""The seconds that one match of a pattern of a user's rule may take."""


def load_rules(*paths: str | Path) -> RuleSet:
    """The packaged rules, or those of the given TOML files.

    Raises `RuleError`, naming the file and the entry, for a file that is not TOML, an unknown field or slot, a bad or
    unbounded pattern, a missing example or reject, and a name used twice.
    """
    if not paths:
        return _packaged()
    rules = RuleSet(())
    for path in paths:
        try:
            text = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise RuleError(str(path), "file", f"cannot be read: {error}") from error
        rules |= parse_rules(text, str(path), words=_packaged_words(), timeout=_LONGEST_MATCH)
    return rules


def parse_rules(text: str, file: str, *, words: Mapping[str, str], timeout: float | None = None) -> RuleSet:
    """The rules of one TOML text; `words` are word lists that its patterns may use besides its own.

    A rule's match that takes longer than `timeout` seconds raises `RuleError`.
    """
    try:
        data = tomllib.loads(text)
    except ValueError as error:  # also what a number of thousands of digits raises
        raise RuleError(file, "file", f"is not TOML: {error}") from error
    except RecursionError:
        raise RuleError(file, "file", "is not TOML: nested too deeply") from None
    unknown = sorted(set(data) - set(_TABLES))
    if unknown:
        raise RuleError(file, unknown[0] or '""', "unknown table; a rule file has [[rule]], [words] and [basis]")
    for table, shape in _TABLES.items():
        if not isinstance(data.get(table, shape()), shape):
            raise RuleError(file, table, f"must be written as {_WRITTEN[table]}")
    known = {**words, **_word_lists(data.get("words", {}), file)}
    rules = tuple(_rule(entry, file, known, timeout) for entry in data.get("rule", []))
    refuse_duplicates(rules)
    bases = tuple(_base(name, pattern, file, known, timeout) for name, pattern in data.get("basis", {}).items())
    return RuleSet(rules, bases)


def _base(name: str, pattern: object, file: str, words: Mapping[str, str], timeout: float | None) -> Base:
    label = f"basis.{name}"
    if name not in get_args(Basis):
        raise RuleError(file, label, f"unknown base; a base is one of {', '.join(get_args(Basis))}")
    if not isinstance(pattern, str) or not pattern:
        raise RuleError(file, label, "must be a pattern")
    return Base(cast("Basis", name), compile_pattern(_fill(pattern, words, file, label), file, label), file, timeout)


@cache
def _packaged() -> RuleSet:
    rules: list[Rule] = []
    bases: tuple[Base, ...] = ()
    for name in ("words", "none", "rank", "change", "level"):
        part = parse_rules(_packaged_text(name), f"{name}.toml", words=_packaged_words())
        rules += part.rules
        bases += part.bases
    refuse_duplicates(rules)
    return RuleSet(tuple(rules), bases)


def _packaged_text(name: str) -> str:
    return (files("postmetrics.data") / "rules" / f"{name}.toml").read_text(encoding="utf-8")


@cache
def _packaged_words() -> Mapping[str, str]:
    return _word_lists(tomllib.loads(_packaged_text("words")).get("words", {}), "words.toml")


def _word_lists(lists: Mapping[str, Any], file: str) -> dict[str, str]:
    words = {}
    for name, entries in lists.items():
        if not isinstance(entries, list) or not all(isinstance(entry, str) and entry for entry in entries):
            raise RuleError(file, f"words.{name}", "must be a list of words")
        longest_first = sorted(entries, key=len, reverse=True)
        words[name] = f"(?:{'|'.join(regex.escape(word) for word in longest_first)})"
    return words


def _rule(data: Mapping[str, Any], file: str, words: Mapping[str, str], timeout: float | None) -> Rule:
    if not isinstance(data, Mapping):
        raise RuleError(file, "rule", "must be written as [[rule]]")
    label = str(data.get("name") or "a rule without a name")
    try:
        entry = RuleEntry.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        raise RuleError(file, label, f"{'.'.join(map(str, first['loc']))}: {first['msg']}") from error
    slots = [name for name in _BRACES.findall(entry.pattern) if name in ("quantity", "rank")]
    if len(slots) != 1:
        raise RuleError(file, label, "the pattern needs exactly one slot, {quantity} or {rank}")
    if (slots[0] == "rank") != (entry.kind == "rank"):
        raise RuleError(file, label, "the slot {rank} belongs to rules of kind rank, and they need it")
    if entry.kind == "change" and not (entry.direction or "(?P<up>" in entry.pattern or "(?P<down>" in entry.pattern):
        raise RuleError(file, label, "a change needs a direction, or a group up or down")
    left, right = entry.pattern.split("{" + slots[0] + "}")
    left, right = _fill(left, words, file, label), _fill(right, words, file, label)
    return Rule(
        entry,
        "rank" if slots[0] == "rank" else "quantity",
        left=compile_pattern(f"(?r)(?:{left})", file, label) if left else None,
        right=compile_pattern(right, file, label) if right else None,
        words=compile_pattern(entry.words, file, label) if entry.words else None,
        file=file,
        timeout=timeout,
    )


def _fill(pattern: str, words: Mapping[str, str], file: str, label: str) -> str:
    def fill(match: regex.Match[str]) -> str:
        if match[1] not in words:
            raise RuleError(file, label, f"unknown slot or word list {match[0]}")
        return words[match[1]]

    return str(_BRACES.sub(fill, pattern))
