"""Where the name of an organization can begin: read leftwards from its end, back to a word that no name holds."""

from __future__ import annotations

import re

from postmetrics.names.naming import OrganizationNames
from postmetrics.names.places import Chain, Place, gazetteer

LEVELS = "省市县区州盟旗"
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·&*")
_COUNTED = re.compile(
    "[多余几十百千万亿]{0,3}(?:个百分点|个月|[美港欧日]元|平方米|公里|千瓦时|兆瓦|[家个所名处座间元点吨件户亩人股张台辆倍艘份笔票单桶])|[万亿]"
)
_CLAUSE_MARKS = frozenset("\n，。；:;!?！？“”》")
_DIGITS_FIRST = re.compile(
    r"(?<![^\n，。；:;、“])\d{2,4}(?=[一-鿿])"
    "(?![年月日号时点个件家亿万千百元名户项种类条次位股岁只支款台部辆吨期届度周天分秒人城省市县区所处大强多余倍折档级层座亩])"
)
_LEVEL = re.compile(f"[{LEVELS}]")
_LONGEST_NAME = 18


class Borders:
    """The borders of names in one text."""

    def __init__(self, text: str, names: OrganizationNames) -> None:
        self.text = text
        self.names = names
        self.places = gazetteer()
        self._places: dict[int, Place | None] = {}
        self._known: dict[int, bool] = {}

    def in_series(self, start: int) -> bool:
        """Whether a level is one of several (`省、市、县`)."""
        return start > 1 and self.text[start - 1] == "、" and self.text[start - 2] in LEVELS

    def nation(self, start: int, end: int) -> str | None:
        """The country whose name begins at `start`."""
        sizes = range(min(8, end - start), 1, -1)
        return next((n for size in sizes if (n := self.text[start : start + size]) in self.names.countries), None)

    def nation_before(self, end: int) -> str | None:
        """The longest name of a country that ends at a position."""
        text, countries = self.text, self.names.countries
        return next((n for size in range(8, 1, -1) if (n := text[max(0, end - size) : end]) in countries), None)

    def brand_before(self, end: int) -> str | None:
        """The longest form of a brand that ends at a position."""
        text, names = self.text, self.names
        if not text.endswith(names.brand_forms, 0, end):
            return None
        return next(form for n in range(8, 1, -1) if (form := text[max(0, end - n) : end]) in names.brands)

    def brand_at(self, start: int, end: int) -> str | None:
        """The longest form of a brand that starts at `start` and ends by `end`."""
        text, names = self.text, self.names
        if not text.startswith(names.brand_forms, start, end):
            return None
        return next(form for n in range(8, 1, -1) if (form := text[start : min(start + n, end)]) in names.brands)

    def region(self, head: int) -> tuple[int, Chain | None]:
        """Where the free words before a head begin, and the chain of places that they begin with."""
        edge = self.begin(head, _LONGEST_NAME)
        if chain := self.chain_at(edge, head):
            return edge, chain
        if self.brand_at(edge, head):
            return edge, None
        if not _LEVEL.search(self.text, edge, head):
            return edge, None
        for i in range(edge + 1, head - 1):
            place = self.place_at(i)
            if place and place.end <= head and place.written == "full" and place.end - place.start > 2:
                chain = self.chain_at(i, head)
                if chain and chain.start == i:
                    return i, chain
        return edge, None

    def chain_at(self, start: int, head: int) -> Chain | None:
        """The longest chain of places that starts at `start` and ends by `head`."""
        ends: list[int] = []
        end = start
        while len(ends) < 3 and (place := self.place_at(end)) and place.end <= head:
            if not ends and place.written == "bare" and all(d.level == "county" for d in place.divisions):
                return None
            end = place.end
            ends.append(end)
        for end in reversed(ends):
            chain = self.places.chain_before(self.text, end)
            if chain and chain.start == start:
                return chain
        return None

    def edge(self, end: int, limit: int) -> int:
        """The boundary of a name, walking leftwards from `end` for at most `limit` characters."""
        text, known = self.text, self._known
        i = end
        lowest = max(0, end - limit)
        while i > lowest:
            if text[i - 1] == ")":
                opening = text.rfind("(", max(lowest, i - 8), i)
                if opening < 1 or not is_han(text[opening - 1]) or not self._is_part(opening + 1, i - 1):
                    break
                i = opening
                continue
            border = known.get(i)
            if border is None:
                border = known[i] = self._ends_a_word_outside(i)
            if border or (i == end and text[i - 1] in " -"):
                break
            i -= 1
        return i

    def begin(self, end: int, limit: int) -> int:
        """Where a name that ends at `end` begins: its boundary, less a unit behind a number, with digits of its own."""
        edge = self.edge(end, limit)
        if not edge or self.text[edge - 1] not in "0123456789%":
            return edge
        numbered = self.numbered(edge)
        if numbered < edge:
            return numbered
        counted = _COUNTED.match(self.text, edge, end)
        return counted.end() if counted else edge

    def numbered(self, start: int) -> int:
        """Where a name begins whose first characters are digits (`58同城`), else `start`."""
        first = start
        while first and start - first < 5 and self.text[first - 1].isdigit():
            first -= 1
        return first if first < start and _DIGITS_FIRST.match(self.text, first) else start

    def opens_clause(self, start: int) -> bool:
        """Whether a clause begins at `start`."""
        return start == 0 or self.text[start - 1] in _CLAUSE_MARKS

    def place_at(self, start: int) -> Place | None:
        """The longest place name that starts at a position."""
        if start not in self._places:
            self._places[start] = self.places.at(self.text, start)
        return self._places[start]

    def _is_part(self, start: int, end: int) -> bool:
        """Whether words in brackets can be part of a name (`(集团)`)."""
        words = self.text[start:end]
        return bool(words) and is_han(words[0]) and words[:2] not in self.names.stop_words

    def _ends_a_word_outside(self, i: int) -> bool:
        text, names = self.text, self.names
        character = text[i - 1]
        if not (is_han(character) or character in _LETTERS):
            following = text[i : i + 1]
            spaced = character == " " and following in _LETTERS and text[i - 2 : i - 1].isalpha()
            share_class = character == "-" and following.isascii() and i > 1 and is_han(text[i - 2])
            return not (spaced or share_class)
        if text[max(0, i - 2) : i] in names.stop_words or (i > 2 and text[i - 3 : i] in names.stop_words):
            return True
        return character in names.stops and not self._is_kept(i - 1)

    def _is_kept(self, i: int) -> bool:
        text, kept = self.text, self.names.kept
        if any(text[a:b] in kept for a, b in ((i - 1, i + 1), (i, i + 2), (i - 2, i + 1), (i, i + 3)) if a >= 0):
            return True
        if text[i + 1 : i + 2] in LEVELS and i and is_han(text[i - 1]) and (i == 1 or not is_han(text[i - 2])):
            return text[i - 1] not in self.names.stops
        for start in range(max(0, i - 3), i + 1):
            place = self.place_at(start)
            if place and place.end > i and place.end - place.start > 1 and (place.written != "bare" or start < i):
                return True
        return False


def is_han(character: str) -> bool:
    """Whether a character is a Chinese one."""
    return "一" <= character <= "鿿" or character == "〇"
