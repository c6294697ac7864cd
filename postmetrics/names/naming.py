"""The tables of organizations' names: heads, brands, frames, and the words where a name ends.

>>> organization_names().kinds["支行"].part
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from postmetrics.errors import RuleError


@dataclass(frozen=True, slots=True)
class Kind:
    """A head that closes a name, and what must stand to its left."""

    word: str
    left: Literal["closed", "free", "ranked", "whole"]
    part: bool = False
    department: bool = False
    source: bool = False
    foreign: bool = False
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """Words around a slot that name an organization."""

    name: str
    pattern: str
    head: Literal["line", "clause", "any"]
    source: bool = False
    not_companies: bool = False
    listed: bool = False
    repeated: bool = False
    examples: tuple[Mapping[str, str], ...] = ()
    rejects: tuple[str, ...] = ()


class OrganizationNames:
    """The tables of names: kinds, brands, boundaries, frames, as `data/organizations.toml` gives them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.kinds = {
            word: Kind(word, **{**entry, "not_before": tuple(entry.get("not_before", ()))})
            for kind in data["kind"]
            if (entry := {key: value for key, value in kind.items() if key != "words"})
            for word in kind["words"]
        }
        self.brands: dict[str, str] = {}
        self.alone: set[str] = set()
        for entry in data["brand"]:
            self.alone.update(entry["alone"])
            for form in (*entry["alone"], *entry.get("forms", ())):
                self.brands[form] = entry["name"]
        self.brand_forms = tuple(self.brands)
        self.frames = tuple(
            Frame(**{**entry, "examples": tuple(entry["examples"]), "rejects": tuple(entry["rejects"])})
            for entry in data["frame"]
        )
        for frame in self.frames:
            _check(frame)
        trade = data["trade"]
        self.tails = frozenset(trade["tails"])
        self.stems = frozenset((*trade["stems"], *data["generic"]["stems"])) - self.tails
        self.qualifiers = self.stems | self.tails
        self.qualifying_endings = frozenset(trade["endings"])
        self.strong_verbs = tuple(trade["strong"])
        self.weak_verbs = tuple(trade["weak"])
        self.latin = frozenset(trade["latin"])
        self.reporters = tuple(data["reporter"]["endings"])
        self.rating = re.compile(data["reporter"]["rating"])
        self.report = re.compile(data["reporter"]["cue"])
        self.common = frozenset(data["common"]["words"])
        self.common_ends = tuple(self.common)
        self.measured = tuple(data["common"]["measured"])
        self.regions = frozenset(data["regions"]["names"])
        self.countries = frozenset(data["countries"]["names"])
        self.generic = frozenset(data["generic"]["stems"])
        self.generic_ends = tuple(stem for stem in self.generic if len(stem) > 1)
        self.not_bureaus = tuple(data["generic"]["bureaus"])
        self.paper_guards = tuple(data["guards"]["paper"])
        self.brand_guards = tuple(data["guards"]["brand"])
        self.kind_guards = tuple(data["guards"]["kind"])
        self.trade_guards = tuple(data["guards"]["trade"])
        boundary = data["boundary"]
        self.stops = frozenset(boundary["characters"])
        self.kept = frozenset(boundary["kept"])
        self.stop_words = frozenset(boundary["words"])
        self._anaphor = data["anaphor"]

    @cached_property
    def anchors(self) -> Mapping[str, tuple[str, ...]]:
        """The anchors (kinds and brands) by the two characters that they end in, or their only one; longest first."""
        words = sorted({*self.kinds, *self.brands}, key=len, reverse=True)
        ends = {word[-2:] for word in words}
        return {end: tuple(word for word in words if word[-2:] == end or word == end[-1]) for end in ends}

    @cached_property
    def last_character(self) -> re.Pattern[str]:
        """Any character that ends an anchor."""
        alone = "".join(f"|{end}" for end in self.anchors if len(end) == 1)
        before, last = ("".join(sorted({end[i] for end in self.anchors if len(end) == 2})) for i in (0, 1))
        return re.compile(f"(?<=[{re.escape(before)}])[{re.escape(last)}]{alone}")

    @cached_property
    def tail(self) -> re.Pattern[str]:
        """The trade that closes a company's name in running text."""
        first, second = ("".join(sorted({tail[i] for tail in self.tails if len(tail) > i})) for i in (0, 1))
        alone = "".join(f"|{tail}" for tail in self.tails if len(tail) == 1)
        return re.compile(f"(?=[{first}][{second}]{alone})(?:{'|'.join(sorted(self.tails, key=len, reverse=True))})")

    @cached_property
    def closing_tail(self) -> re.Pattern[str]:
        """A trade that closes what stands before another one (`云峰旅游股份`)."""
        return re.compile(rf"{self.tail.pattern}\Z")

    @cached_property
    def anaphor(self) -> re.Pattern[str]:
        """Words that stand for an organization named elsewhere."""
        before, heads, never = (self._anaphor[key] for key in ("before", "heads", "not_before"))
        return re.compile(
            rf"(?=[双公{''.join(word[0] for word in before)}])(?:(?:{'|'.join(before)})"
            rf"(?P<head>{'|'.join(sorted(heads, key=len, reverse=True))})(?!{'|'.join(never)})"
            r"|(?P<both>双方)|(?<![^\n，。；:！!？?)”》年月日度期])(?P<bare>公司|协会|学会|商会|分行|支行|合作社|农场|医院|机场)"
            rf"(?!{'|'.join((*self.kind_guards, *never))}))"
        )

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """What follows a framed name, one group for each frame whose name comes first."""
        cues = {f.name: f.pattern.removeprefix("{name}") for f in self.frames if f.pattern.startswith("{name}")}
        first = "".join(sorted({character for cue in cues.values() for character in _first_characters(cue)}))
        return re.compile(f"(?=[{re.escape(first)}])(?:" + "|".join(f"(?P<{n}>{cue})" for n, cue in cues.items()) + ")")

    @cached_property
    def leads(self) -> tuple[tuple[Frame, re.Pattern[str]], ...]:
        """The frames in which words stand before the name, each with its pattern."""
        slot = "(?P<name>[一-鿿A-Za-z]{2,10}?)"
        return tuple(
            (f, re.compile(f.pattern.replace("{name}", slot)))
            for f in self.frames
            if not f.pattern.startswith("{name}")
        )


def _check(frame: Frame) -> None:
    file = "organizations.toml"
    if frame.pattern.count("{name}") != 1:
        raise RuleError(file, frame.name, "a pattern has one slot {name}")
    try:
        re.compile(frame.pattern.replace("{name}", "x"))
    except re.error as error:
        raise RuleError(file, frame.name, f"not a pattern: {error}") from error
    if frame.pattern.startswith("{name}") and not _first_characters(frame.pattern.removeprefix("{name}")):
        raise RuleError(file, frame.name, "after {name} comes a literal or a group of literals")


def _first_characters(cue: str) -> set[str]:
    begins = re.match(r"(?:\(\?:(?P<words>[^()]+)\)|\\(?P<escaped>\W)|(?P<plain>[^\\(\[.]))(?![?*{])", cue)
    if begins is None:
        return set()
    return {word[0] for word in (begins["words"] or begins["escaped"] or begins["plain"]).split("|")}


def read_names(toml: str) -> OrganizationNames:
    """The tables from the text of a TOML file."""
    return OrganizationNames(tomllib.loads(toml))


@cache
def organization_names() -> OrganizationNames:
    """The packaged tables, read once."""
    return read_names((files("postmetrics.data") / "organizations.toml").read_text(encoding="utf-8"))
