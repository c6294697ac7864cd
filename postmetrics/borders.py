"""Where the name of an organization can begin: read leftwards from its end, back to a word that no name holds."""

from __future__ import annotations

import re

from postmetrics.naming import OrganizationNames
from postmetrics.places import Chain, gazetteer

LEVELS = "省市县区州盟旗"
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·&*")
_COUNTED = re.compile("[多余几十百千万亿]{0,3}[家个所名处座间]")
_LONGEST_NAME = 18


class Borders:
    """The borders of names in one text."""

    def __init__(self, text: str, names: OrganizationNames) -> None:
        self.text = text
        self.names = names
        self.places = gazetteer()

    def in_series(self, start: int) -> bool:
        return start > 1 and self.text[start - 1] == "、" and self.text[start - 2] in LEVELS

    def nation(self, start: int, end: int) -> str | None:
        sizes = range(min(8, end - start), 1, -1)
        return next((n for size in sizes if (n := self.text[start : start + size]) in self.names.countries), None)

    def brand_before(self, end: int) -> str | None:
        text, brands = self.text, self.names.brands
        return next((form for n in range(8, 1, -1) if (form := text[max(0, end - n) : end]) in brands), None)

    def brand_at(self, start: int, end: int) -> str | None:
        text, brands = self.text, self.names.brands
        return next(
            (form for n in range(8, 1, -1) if start + n <= end and (form := text[start : start + n]) in brands), None
        )

    def region(self, head: int) -> tuple[int, Chain | None]:
        """Where the free words before a head begin, and the chain of places that they begin with."""
        text = self.text
        edge = self.edge(head, _LONGEST_NAME)
        if edge and text[edge - 1].isdigit() and (counted := _COUNTED.match(text, edge, head)):
            edge = counted.end()
        if chain := self.chain_at(edge, head):
            return edge, chain
        if self.brand_at(edge, head):
            return edge, None
        for i in range(edge + 1, head - 1):
            place = self.places.at(text, i)
            if place and place.end <= head and place.written == "full" and place.end - place.start > 2:
                chain = self.chain_at(i, head)
                if chain and chain.start == i:
                    return i, chain
        return edge, None

    def chain_at(self, start: int, head: int) -> Chain | None:
        ends: list[int] = []
        end = start
        while len(ends) < 3 and (place := self.places.at(self.text, end)) and place.end <= head:
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
        text, names = self.text, self.names
        i = end
        lowest = max(0, end - limit)
        while i > lowest:
            character = text[i - 1]
            if character == ")":
                opening = text.rfind("(", max(lowest, i - 8), i)
                if opening < 0 or not is_han(text[opening + 1]):
                    break
                i = opening
                continue
            spaced = character == " " and i < end and text[i] in _LETTERS and text[i - 2 : i - 1].isalpha()
            share_class = character == "-" and i < end and text[i].isascii() and i > 1 and is_han(text[i - 2])
            if not (spaced or share_class or is_han(character) or character in _LETTERS):
                break
            if text[i - 2 : i] in names.stop_words or (i > 2 and text[i - 3 : i] in names.stop_words):
                break
            if character in names.stops and not self.is_kept(i - 1):
                break
            i -= 1
        return i

    def is_kept(self, i: int) -> bool:
        text, kept = self.text, self.names.kept
        if any(text[a:b] in kept for a, b in ((i - 1, i + 1), (i, i + 2), (i - 2, i + 1), (i, i + 3)) if a >= 0):
            return True
        for start in range(max(0, i - 3), i + 1):
            place = self.places.at(text, start)
            if place and place.end > i and place.end - place.start > 1 and (place.written != "bare" or start < i):
                return True
        return False


def is_han(character: str) -> bool:
    return "一" <= character <= "鿿" or character == "〇"
