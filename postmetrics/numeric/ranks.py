"""Words that name a place among peers: `首位`, `第2位`, `前三`, `第一大`.

>>> text = "居全省第二位，前10名"
>>> [(rank.position, rank.modifier, text[rank.start:rank.end]) for rank in find_ranks(text, find_numerals(text))]
[(2, None, '第二位'), (10, 'at_most', '前10名')]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

import regex

from postmetrics.numeric.numbers import Numeral, find_numerals
from postmetrics.records import Modifier

__all__ = ["FoundRank", "find_numerals", "find_ranks"]

_FIRST = re.compile(r"首位|榜首|头名|(?<=[居列排])首(?=[，。；])|第一(?![一-鿿\d])")
_TAIL = re.compile(r"[位名大强甲](?![一-鿿]?[优千百])")
_BARE = re.compile(r"(?=[，。；、:)）”的\n]|\Z)")
_ORDINAL = regex.compile(r"(?r)第|(?<![提目此之以日天年月周当从先生会空史])前")
_LARGEST = 10_000


class FoundRank(NamedTuple):
    """Rank words `[start, end)` of the matched text, and the place they name; `前三` is at most 3."""

    start: int
    end: int
    position: int
    modifier: Modifier | None = None


def find_ranks(text: str, numerals: Sequence[Numeral]) -> list[FoundRank]:
    """Every rank word, left to right; whether it ranks by performance is for the rules to say."""
    found = {match.start(): FoundRank(match.start(), match.end(), 1) for match in _FIRST.finditer(text)}
    for numeral in numerals:
        start = numeral.start - 1
        if numeral.value is None or not 1 <= numeral.value <= _LARGEST or numeral.value % 1:
            continue
        if start < 0 or text[start] not in "第前" or not _ORDINAL.match(text, 0, numeral.start):
            continue
        tail = _TAIL.match(text, numeral.end) or _BARE.match(text, numeral.end)
        end = tail.end() if tail else numeral.end
        if tail or text[start] == "第":
            found[start] = FoundRank(start, end, int(numeral.value), "at_most" if text[start] == "前" else None)
    return sorted(found.values(), key=lambda rank: rank.start)
