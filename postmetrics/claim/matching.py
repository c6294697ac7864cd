"""Rules ready to match, and which of them can match between two characters.

A rule looks left and right from a quantity or a rank word. Which rules can match at all is told by the one character
on either side, learned once for each character by a partial match; only those are tried.

>>> from postmetrics.claim.rules import load_rules
>>> [rule.name for rule in load_rules().between("第", "3", "步", "quantity", "count")]
['none.title', 'none.quoted_name', 'none.ordinal', 'change.more_or_less', 'change.new', 'change.object', 'amount.level']
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property, partial
from typing import Literal, NamedTuple

import regex
from pydantic import BaseModel, ConfigDict, Field

from postmetrics.claim.patterns import Pattern
from postmetrics.errors import RuleError
from postmetrics.records import Basis

Kind = Literal["amount", "change", "ratio", "rank", "none"]
Slot = Literal["quantity", "rank"]
Matcher = Callable[..., "regex.Match[str] | None"]

_TOO_LONG = "a match takes longer than {} seconds; bound its repetitions"
_CHARACTERS = sys.maxunicode + 1
_SETS = 256
_NONE = "\0"
_LOOKS_BEYOND = regex.compile(r"\(\?<?=|\\[bBGK]")


class RuleEntry(BaseModel):
    """A rule as it stands in a TOML file; see `docs/add-a-rule.md`."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str = Field(min_length=3, pattern=r"^[a-z_]+\.[a-z_]+$")
    kind: Kind
    pattern: str
    words: str | None = None
    needs: str = ""
    dimensions: tuple[str, ...] = ()
    direction: Literal["up", "down"] | None = None
    basis: Basis | None = None
    noun: bool = False
    within: Literal["clause", "sentence"] = "clause"
    examples: tuple[str, ...] = Field(min_length=1)
    rejects: tuple[str, ...] = Field(min_length=1)


class Base(NamedTuple):
    """What tells what a change is measured against; `timeout` as of a `Rule`."""

    name: Basis
    pattern: Pattern
    file: str
    timeout: float | None = None


class RuleMatch(NamedTuple):
    """A rule that matched `text[start:end]`, with the ranges of its named groups."""

    rule: Rule
    start: int
    end: int
    groups: Mapping[str, tuple[int, int]]


class Rule:
    """A rule ready to match: the entry, its slot, and what must stand left of the slot, right of it and in it.

    `timeout` limits the seconds that one match of a pattern may take; None for the packaged rules, which are bounded.
    """

    def __init__(
        self,
        entry: RuleEntry,
        slot: Slot,
        *,
        left: Pattern | None,
        right: Pattern | None,
        words: Pattern | None,
        file: str,
        timeout: float | None = None,
    ) -> None:
        self.entry = entry
        self.name = entry.name
        self.slot = slot
        self.file = file
        self.timeout = timeout
        self.needs = frozenset(entry.needs)
        self.looks_back = entry.within == "sentence" or entry.kind == "rank"
        self._sides = (left, right)
        self._left = left and _limited(left.match, timeout)
        self._right = right and _limited(right.match, timeout)
        self._words = words and _limited(words.search, timeout)

    def match(self, text: str, start: int, end: int, *, low: int, high: int, head: int) -> RuleMatch | None:
        """How the rule matches the slot `text[start:end]` within `text[low:high]`, or None.

        In a list (`增长5%、3%和8%`) the words left of the slot stand before the list's `head`. Raises `RuleError` where
        a pattern takes longer than `timeout`.
        """
        first, last = head, end
        groups: dict[str, tuple[int, int]] = {}
        try:
            if self._words and not self._words(text[start:end]):
                return None
            if self._left:
                left = self._left(text, low, head)
                if not left:
                    return None
                first = left.start()
                groups.update(_groups(left))
            if self._right:
                right = self._right(text, end, high)
                if not right:
                    return None
                last = right.end()
                groups.update(_groups(right))
        except TimeoutError:
            raise RuleError(self.file, self.name, _TOO_LONG.format(self.timeout)) from None
        return RuleMatch(self, first, last, groups)

    def may_follow(self, character: str) -> bool:
        """Whether the rule can match behind a character."""
        return _may_touch(self._sides[0], character)

    def may_precede(self, character: str) -> bool:
        """Whether the rule can match before a character."""
        return _may_touch(self._sides[1], character)


def _limited(match: Matcher, timeout: float | None) -> Matcher:
    return match if timeout is None else partial(match, timeout=timeout)


def _groups(match: regex.Match[str]) -> dict[str, tuple[int, int]]:
    return {name: match.span(name) for name, words in match.groupdict().items() if words is not None}


def _may_touch(pattern: Pattern | None, character: str) -> bool:
    """Whether a text that has this character next to the slot can match; true of what looks beyond its own text."""
    if pattern is None or _LOOKS_BEYOND.search(pattern.pattern):
        return True
    return pattern.match(character, partial=True) is not None


class RuleSet:
    """Rules in the order in which they are tried, and the patterns that tell what a change is measured against."""

    def __init__(self, rules: tuple[Rule, ...], bases: tuple[Base, ...] = ()) -> None:
        self.rules = rules
        self.bases = bases
        self._behind, self._before = bytearray(_CHARACTERS), bytearray(_CHARACTERS)
        self._sets: list[int | None] = [None]
        self._fitting: dict[tuple[Slot, str, bool], int] = {}

    def __or__(self, other: RuleSet) -> RuleSet:
        """Both, the other's rules first: a user's rule comes before the packaged ones."""
        refuse_duplicates([*self.rules, *other.rules])
        return RuleSet(other.rules + self.rules, other.bases + self.bases)

    def between(self, before: str, slot_text: str, behind: str, slot: Slot, dimension: str) -> list[Rule]:
        """The rules for a slot of a dimension that can match between two characters (or none), in their order.

        A set of rules is an integer with one bit for each. For each character, a byte tells which set goes with it.
        """
        worded = self._any_words is None or self._any_words.search(slot_text) is not None
        fit = self._fitting.get((slot, dimension, worded))
        if fit is None:
            fit = self._fitting[slot, dimension, worded] = _bits(
                rule.slot == slot
                and (worded or not rule.entry.words)
                and (not rule.entry.dimensions or dimension in rule.entry.dimensions)
                for rule in self.rules
            )
        follow = self._sets[self._behind[ord(before or _NONE)]]
        if follow is None:
            follow = self._learn(self._behind, before, Rule.may_follow)
        precede = self._sets[self._before[ord(behind or _NONE)]]
        if precede is None:
            precede = self._learn(self._before, behind, Rule.may_precede)
        bits = fit & follow & precede
        chosen = []
        while bits:
            chosen.append(self.rules[(bits & -bits).bit_length() - 1])
            bits &= bits - 1
        return chosen

    def _learn(self, table: bytearray, character: str, may_touch: Callable[[Rule, str], bool]) -> int:
        """The set of rules that may stand beside a character, noted in the table where there is room for it."""
        bits = _bits(may_touch(rule, character) for rule in self.rules)
        if bits not in self._sets and len(self._sets) < _SETS:
            self._sets.append(bits)
        if bits in self._sets:
            table[ord(character or _NONE)] = self._sets.index(bits)
        return bits

    def bases_in(self, text: str, low: int, high: int) -> Iterator[tuple[Basis, int, int]]:
        """The bases that `text[low:high]` names, and where. Raises `RuleError` where a pattern takes too long."""
        if self._any_base and not self._any_base.search(text, low, high):
            return
        for base in self.bases:
            try:
                for match in base.pattern.finditer(text, low, high, timeout=base.timeout):
                    yield base.name, match.start(), match.end()
            except TimeoutError:
                raise RuleError(base.file, f"basis.{base.name}", _TOO_LONG.format(base.timeout)) from None

    @cached_property
    def _any_base(self) -> Pattern | None:
        """What tells that some base is named at all."""
        return _any_of((base.pattern.pattern, base.timeout) for base in self.bases)

    @cached_property
    def _any_words(self) -> Pattern | None:
        """What tells that a slot holds the words of some rule that asks for words."""
        return _any_of((rule.entry.words, rule.timeout) for rule in self.rules if rule.entry.words)


def _any_of(patterns: Iterable[tuple[str, float | None]]) -> Pattern | None:
    """One pattern for all of them; None where one is a user's, which may take long or not stand beside others."""
    known = list(patterns)
    if any(timeout is not None for _, timeout in known):
        return None
    return regex.compile("|".join(f"(?:{pattern})" for pattern, _ in known) or "(?!)")


def _bits(flags: Iterable[bool]) -> int:
    return sum(flag << i for i, flag in enumerate(flags))


def refuse_duplicates(rules: Iterable[Rule]) -> None:
    """Raise `RuleError` for the first rule whose name another one has."""
    seen: dict[str, str] = {}
    for rule in rules:
        if rule.name in seen:
            raise RuleError(rule.file, rule.name, f"the name is used already in {seen[rule.name]}")
        seen[rule.name] = rule.file
