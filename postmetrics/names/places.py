"""The administrative divisions of China, and place names found at a position of a text.

A division is known by its official name and by the short forms that the name itself yields: the kind word goes
(`杭州市` → `杭州`), and before it the peoples that an autonomous area is named for (`道真仡佬族苗族自治县` → `道真县`
and `道真`).

>>> chain = gazetteer().chain_before("在湖北省武汉市江汉区邮政分公司", 10)
>>> chain.start, chain.names
(1, ('湖北省', '武汉市', '江汉区'))
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, NamedTuple

Level = Literal["province", "prefecture", "county"]
Written = Literal["full", "short", "bare"]

_PEOPLES = (
    "蒙古族|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|"
    "水族|东乡族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|阿昌族|普米族|塔吉克族?|"
    "怒族|乌孜别克族|鄂温克族|德昂族|保安族|裕固族|独龙族|鄂伦春族|门巴族|珞巴族|各族|蒙古"
)
_KIND = re.compile(
    rf"(?P<stem>.{{2,}}?|.)(?:(?:{_PEOPLES})*族?自治(?P<autonomous>区|州|县|旗)|特别行政区|地区|林区|特区|矿区|新区|[省市县区州盟旗])$"
)


@dataclass(frozen=True, slots=True)
class Division:
    """A division: its GB/T 2260 code, its official name and its level."""

    code: str
    name: str
    level: Level

    def contains(self, other: Division) -> bool:
        """Whether the other division lies within this one."""
        return other.code != self.code and other.code.startswith(self.code)


class Place(NamedTuple):
    """A place name in a text: where it stands, the divisions it can mean, and how it is written.

    `full` is the official name, `short` a form with a kind word (`道真县`), `bare` one without (`道真`).
    """

    start: int
    end: int
    divisions: tuple[Division, ...]
    written: Written


class Chain(NamedTuple):
    """Place names side by side, each within the one before (`湖北省武汉市江汉区`).

    `names` are the official names, outermost first; a bare name that several divisions below the
    provinces share stays as written.
    `level` and `written` are those of the innermost.
    """

    start: int
    end: int
    names: tuple[str, ...]
    level: Level
    written: Written


class Gazetteer:
    """Finds place names by looking up slices of the text: constant work at a position."""

    def __init__(self, divisions: tuple[Division, ...]) -> None:
        self.divisions = divisions
        self._names: dict[str, tuple[Written, list[Division]]] = {}
        for written in ("full", "short", "bare"):
            for division in divisions:
                for form in _forms(division, written):
                    known = self._names.setdefault(form, (written, []))
                    if known[0] == written:
                        known[1].append(division)
        self._lengths_from = _lengths((name[0], len(name)) for name in self._names)
        self._lengths_to = _lengths((name[-1], len(name)) for name in self._names)

    def named(self, name: str) -> tuple[Division, ...]:
        """The divisions that a name, official or short, can mean.

        >>> [d.code for d in gazetteer().named("临夏州")]
        ['6229']
        """
        return tuple(self._names.get(name, ("bare", ()))[1])

    def at(self, text: str, start: int) -> Place | None:
        """The longest place name that starts at a position."""
        for length in self._lengths_from.get(text[start : start + 1], ()):
            if start + length <= len(text) and (found := self._names.get(text[start : start + length])):
                return Place(start, start + length, tuple(found[1]), found[0])
        return None

    def before(self, text: str, end: int) -> Place | None:
        """The longest place name that ends at a position."""
        return next(self._all_before(text, end), None)

    def chain_before(self, text: str, end: int) -> Chain | None:
        """The longest chain of place names that ends at a position."""
        inner = self.before(text, end)
        if inner is None:
            return None
        start = inner.start
        chains: list[tuple[Division, ...]] = [(division,) for division in inner.divisions]
        while len(chains[0]) < 3:
            for place in self._all_before(text, start):
                longer = [(outer, *chain) for outer in place.divisions for chain in chains if outer.contains(chain[0])]
                if longer:
                    start, chains = place.start, longer
                    break
            else:
                break
        first = chains[0]
        names = [division.name for division in first]
        if inner.written == "bare" and len(chains) > 1 and first[-1].level != "province":
            names[-1] = text[inner.start : end]
        return Chain(start, end, tuple(names), first[-1].level, inner.written)

    def _all_before(self, text: str, end: int) -> Iterator[Place]:
        for length in self._lengths_to.get(text[end - 1 : end] if end else "", ()):
            if length <= end and (found := self._names.get(text[end - length : end])):
                yield Place(end - length, end, tuple(found[1]), found[0])


@cache
def gazetteer() -> Gazetteer:
    """The packaged divisions, read once."""
    levels: dict[int, Level] = {2: "province", 4: "prefecture", 6: "county"}
    table = (files("postmetrics.data") / "divisions.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    divisions = (Division(code, name, levels[len(code)]) for code, name in rows)
    return Gazetteer(tuple(sorted(divisions, key=lambda division: len(division.code))))


def _lengths(names: Iterable[tuple[str, int]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for character, length in names:
        lengths.setdefault(character, set()).add(length)
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


def _forms(division: Division, written: Written) -> tuple[str, ...]:
    name = division.name
    if written == "full":
        return (name,)
    match = _KIND.match(name)
    if match is None:
        return ()
    stem, autonomous = match["stem"], match["autonomous"]
    if written == "short":
        return (stem + autonomous,) if autonomous and stem + autonomous != name else ()
    return (stem,) if len(stem) > 1 else ()
