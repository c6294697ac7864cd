"""Which period governs a number: the time phrases of its sentence, read together.

`今年以来` opens one side and `到11月底` closes the other. A year that a figure is only compared with (`比2020年`), a
period that is part of a name (`全年任务`) and the day of an announcement frame nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import regex

from postmetrics.claim.vocabulary import JOINT, any_of, forward, word_lists
from postmetrics.page.sentences import LONGEST, clause_start
from postmetrics.page.text import View
from postmetrics.records import Basis, Period
from postmetrics.time.periods import FoundPeriod

_YEAR = re.compile(r"(?:19|20)\d\d")
_ITS_LEVEL = re.compile(r"(?:同期|水平)?(?:的|的?[日月年平]均)(?:人民币)?")
_MOVED = re.compile(r"(?:同期|水平)?(?:的|下降|上涨|增长)")
_FROM = frozenset(("由", "从"))
_BEFORE_THIS = ("上", "去", "前")
_LEVEL_GRAINS = frozenset({"year", "quarter", "half", "month", "comparison"})
_REACH = 24


class Frame(NamedTuple):
    """A time phrase; one that a figure is only `compared` with, or that is `aside`, does not frame what follows."""

    period: FoundPeriod
    compared: bool
    aside: bool


@dataclass(frozen=True, slots=True)
class _Patterns:
    compared: regex.Pattern[str]
    level_before: regex.Pattern[str]
    level_behind: re.Pattern[str]
    level_prefix: regex.Pattern[str]
    names: re.Pattern[str]
    event: re.Pattern[str]
    own_level: re.Pattern[str]
    founded: regex.Pattern[str]
    announced: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = word_lists("discourse")
    hour = "(?:早间|午间|晚间|晚|盘后|上午|下午|傍晚|中午|凌晨)?，?"
    return _Patterns(
        compared=regex.compile("(?r)" + any_of(words, "compared", "before")),
        level_before=regex.compile("(?r)" + any_of(words, "compared", "level_before")),
        level_behind=forward(any_of(words, "compared", "level_behind")),
        level_prefix=regex.compile("(?r)" + any_of(words, "compared", "level_prefix")),
        names=forward(any_of(words, "names")),
        event=forward(any_of(words, "event")),
        own_level=forward(any_of(words, "own_level")),
        founded=regex.compile("(?r)" + any_of(words, "founded")),
        announced=forward(rf"{hour}[^，。；\n]{{0,14}}?{any_of(words, 'announced')}"),
    )


@dataclass(frozen=True, slots=True)
class _Governing:
    """What the time phrases of a sentence come to, read from left to right."""

    period: FoundPeriod
    first: date | None
    last: date | None

    @classmethod
    def by(cls, period: FoundPeriod) -> _Governing:
        return cls(period, period.first, period.last)

    def then(self, period: FoundPeriod, *, same_segment: bool) -> _Governing:
        """With one phrase more. A later phrase replaces an earlier one, with these exceptions.

        `今年以来` and `到11月底` close each other's open sides. After a closing day, a whole year that holds it runs up
        to it (`截至10月末，今年新增`) until the next semicolon, and what lies wholly after it frames nothing
        (`截至8月末，2023年度报刊预订额`).
        """
        if period.first is None and period.last is None:
            return self
        if self.period.role == "since" and period.role == "until" and _in_order(self.first, period.last):
            return _Governing(period, self.first, period.last)
        if self.period.role == "until" and self.last is not None and period.first is not None:
            if period.first > self.last:
                return self
            if period.role == "since":
                return self if period.grain == "range" else _Governing(self.period, period.first, self.last)
            if period.last is not None and period.last >= self.last:
                return _Governing(self.period, period.first, self.last) if same_segment else self
        return _Governing.by(period)


def _in_order(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= last


class TimeFrames:
    """The time phrases of one page and what each does there."""

    def __init__(self, view: View, periods: Sequence[FoundPeriod], reference: date | None) -> None:
        self._view = view
        self._text = view.text
        self._reference = reference
        self._starts = [period.start for period in periods]
        self._records: dict[tuple[int, date | None, date | None], Period] = {}
        self.frames = [Frame(p, self._is_compared(p), self._is_aside(p)) for p in periods]

    def at(self, position: int) -> FoundPeriod | None:
        """The time phrase that begins at a position."""
        i = bisect_left(self._starts, position)
        return self.frames[i].period if i < len(self.frames) and self._starts[i] == position else None

    def holds(self, start: int, end: int) -> bool:
        """Whether a number at `start` is part of a time phrase."""
        i = bisect_right(self._starts, start) - 1
        return i >= 0 and start < self.frames[i].period.end and end <= self.frames[i].period.end + 1

    def within(self, start: int, end: int) -> list[Frame]:
        """The time phrases in `text[start:end]`."""
        return self.frames[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def period(self, low: int, at: int) -> Period | None:
        """The period that governs a number at `at`, in a sentence that begins at `low`."""
        frames = self.within(low, at)
        if not frames:
            return None
        clause = clause_start(self._text, low, at)
        segment = self._text.rfind(";", low, at)
        governing: _Governing | None = None
        for frame in frames:
            period = frame.period
            if frame.compared and self._is_its_level(period, at):
                governing = _Governing.by(period)
                break
            if frame.compared or frame.aside or (period.start < clause and self._is_brief(period)):
                continue
            same_segment = period.start > segment
            governing = governing.then(period, same_segment=same_segment) if governing else _Governing.by(period)
        return self._record(governing) if governing else None

    def listed(self, low: int, at: int, place: int, count: int) -> Period | None:
        """The period of one of `count` figures where as many periods were listed: `2021年和2022年分别为3万、4万`."""
        if count < 2:
            return None
        periods = [frame.period for frame in self.within(low, at)][-count:]
        if len(periods) < count:
            return None
        if not all(JOINT.fullmatch(self._text, one.end, other.start) for one, other in pairwise(periods)):
            return None
        return self._record(_Governing.by(periods[place]))

    def _record(self, governing: _Governing) -> Period:
        key = governing.period.start, governing.first, governing.last
        period = self._records.get(key)
        if period is None:
            span = self._view.span(governing.period.start, governing.period.end)
            period = Period(text=self._view.words(span), span=span, start=governing.first, end=governing.last)
            self._records[key] = period
        return period

    def named_basis(self, low: int, at: int) -> tuple[int, Basis] | None:
        """The base that a comparison with a named year gives (`比2020年1—10月`), and where it stands at the latest.

        A phrase that says the base in words (`较年初`) stands later, so that it wins.
        """
        compared = [
            frame.period
            for frame in self.within(low, at)
            if frame.compared and not self._text.startswith(_BEFORE_THIS, frame.period.start)
        ]
        if not compared:
            return None
        base = compared[-1]
        named = _YEAR.search(self._text, base.start, base.end)
        base_year = base.first.year if base.first else int(named[0]) if named else None
        if base_year is None:
            return None
        framing = [f.period.last for f in self.within(max(0, low - LONGEST), base.start) if not f.compared]
        last = next((day for day in reversed(framing) if day), self._reference)
        return base.start - 2, "year_on_year" if last and base_year == last.year - 1 else "explicit"

    def _is_compared(self, period: FoundPeriod) -> bool:
        """Whether a figure is held against the period rather than set in it."""
        text, patterns, low = self._text, _patterns(), max(0, period.start - 6)
        if patterns.compared.match(text, low, period.start):
            return True
        levelled = patterns.level_before.match(text, low, period.start)
        return bool(levelled and patterns.level_behind.match(text, period.end, min(len(text), period.end + _REACH)))

    def _is_aside(self, period: FoundPeriod) -> bool:
        """Whether the period names something (`全年任务`) or only dates an announcement (`8月24日晚间公告`)."""
        text, patterns, high = self._text, _patterns(), min(len(self._text), period.end + _REACH)
        announced = period.grain == "day" and patterns.announced.match(text, period.end, high)
        event = period.grain == "year" and patterns.event.match(text, period.end, high)
        founded = patterns.founded.match(text, max(0, period.start - 3), period.start)
        return bool(announced or event or founded or patterns.names.match(text, period.end, high))

    def _is_brief(self, period: FoundPeriod) -> bool:
        """Whether a period frames its own clause and no more: `去年同期`, `上年为88亿元`."""
        if period.grain == "comparison":
            return True
        return self._text.startswith(_BEFORE_THIS, period.start) and bool(
            _patterns().own_level.match(self._text, period.end)
        )

    def _is_its_level(self, period: FoundPeriod, at: int) -> bool:
        """Whether the number at `at` is what the period had: `由上年的9亿元`."""
        before = _patterns().level_prefix.match(self._text, max(0, period.start - 1), period.start)
        leads_on = before is not None and before[0] in _FROM
        behind = (_MOVED if leads_on else _ITS_LEVEL).fullmatch(self._text, period.end, at)
        return period.grain in _LEVEL_GRAINS and bool(before and behind)
