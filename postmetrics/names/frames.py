"""Names that a frame introduces (`X公告，`, `X(600000)`), and where they stand again without it."""

from __future__ import annotations

import re
from collections.abc import Sequence

import regex

from postmetrics.names.borders import Borders
from postmetrics.names.mentions import Mention, without_overlaps
from postmetrics.names.naming import Frame, OrganizationNames

_SHORT_NAME = re.compile(
    r"(?:\A|[\n，。；:!？?”])(?P<name>[^\W\d的了说称将把被在据由从对与为受经按因以向该本其此各每这那我][^\W\d]{2,3})\Z"
)
_TRADES = ("企业", "厂商", "龙头", "巨头", "供应商", "服务商", "运营商", "独角兽")
_TRADE_BEFORE = regex.compile(f"(?:{'|'.join(_TRADES)})(?!集团|管理|股份|有限|发展|控股)")
_REACH = 4000
_MOST_LISTED = 4


class FrameReader:
    """Reads one text for frames."""

    def __init__(self, text: str, names: OrganizationNames, borders: Borders) -> None:
        self.text = text
        self.names = names
        self._borders = borders

    def mentions(self) -> list[Mention]:
        """The names that frames introduce."""
        text, names = self.text, self.names
        frames = {frame.name: frame for frame in names.frames}
        found: list[Mention] = []
        for match in names.cue.finditer(text):
            frame = frames[match.lastgroup or ""]
            end = match.start()
            start = self._borders.begin(end - 2 if text.endswith("公司", 0, end) else end, 12)
            if text[start - 1 : start] in names.stops and (short := self._short_name(end)) is not None:
                start = short
            for trade in _TRADE_BEFORE.finditer(text, start, end - 1):
                start = trade.end()
            if self._is_framed_name(start, end) and self._stands_at(start, frame.head):
                name = text[start:end]
                if not frame.repeated or self._stands_again(name, start, match.end()):
                    found.append(self._named(start, end, frame))
                    if frame.listed:
                        found.extend(self._listed_before(start, frame))
        for frame, pattern in names.leads:
            for match in pattern.finditer(text):
                start, end = match.span("name")
                if self._is_framed_name(start, end) and self._borders.begin(end, 12) == start:
                    found.append(self._named(start, end, frame))
        found.sort(key=lambda mention: mention.start)
        sources = {mention.text for mention in found if mention.source}
        return without_overlaps([mention._replace(source=mention.text in sources) for mention in found])

    def _stands_again(self, name: str, start: int, end: int) -> bool:
        text = self.text
        return text.find(name, end, end + _REACH) >= 0 or text.find(name, max(0, start - _REACH), start) >= 0

    def _listed_before(self, start: int, frame: Frame) -> list[Mention]:
        """The names that stand in one list with a framed name, before it."""
        found: list[Mention] = []
        while len(found) < _MOST_LISTED and self.text[start - 1 : start] == "、":
            end, start = start - 1, self._borders.begin(start - 1, 12)
            if not self._is_framed_name(start, end):
                break
            found.append(self._named(start, end, frame))
        return found

    def _named(self, start: int, end: int, frame: Frame) -> Mention:
        name = self.text[start:end]
        source = frame.source and not (frame.not_companies and self.names.closing_tail.search(name, 2))
        return Mention(start, end, name, "name", brand=name, source=source, framed=True)

    def _short_name(self, end: int) -> int | None:
        """Where a clause begins that is one short name and its cue, though a character in it looks like a boundary."""
        match = _SHORT_NAME.search(self.text, max(0, end - 5), end)
        if match is None or any(match["name"][i : i + 2] in self.names.stop_words for i in range(3)):
            return None
        return match.start("name")

    def _is_framed_name(self, start: int, end: int) -> bool:
        name, names = self.text[start:end], self.names
        if name.startswith(names.paper_guards):
            return False
        if not 2 <= len(name) <= 12 or name in names.common or name in names.countries or name in names.generic:
            return False
        if name in names.latin or name in names.qualifiers or any(word in name for word in names.measured):
            return False
        if (tail := names.closing_tail.search(name, 2)) and name[: tail.start()] in names.qualifiers:
            return False
        if name.endswith("公司"):
            return name[:-2] not in names.generic
        if len(name) < 5 and name.endswith(names.common_ends):
            return False
        place = self._borders.place_at(start)
        return not (place and place.end >= end)

    def _stands_at(self, start: int, head: str) -> bool:
        if head == "any":
            return True
        before = self.text[start - 1 : start] if start else "\n"
        if self.text.endswith(_TRADES, 0, start):
            return True
        if head == "line":
            return before == "\n"
        return before in "\n，。；:、!?！？”》)日月年" or self.text[max(0, start - 2) : start] in (
            "晚间",
            "早间",
            "近日",
            "日前",
        )

    def repeated(self, found: Sequence[Mention]) -> list[Mention]:
        """Bare occurrences of framed names near the frame."""
        text = self.text
        spans: dict[int, Mention] = {}
        searched: dict[str, int] = {}
        for mention in found:
            if not mention.framed:
                continue
            position = max(searched.get(mention.text, 0), mention.start - _REACH)
            last = min(len(text), mention.end + _REACH)
            while (position := text.find(mention.text, position, last)) >= 0:
                spans.setdefault(position, mention._replace(start=position, end=position + len(mention.text)))
                position += len(mention.text)
            searched[mention.text] = last
        ordered = [spans[start] for start in sorted(spans)]
        return without_overlaps(ordered)
