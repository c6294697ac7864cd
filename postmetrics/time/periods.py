"""Time phrases of a text and the days that they mean.

The text is scanned once for time words. Words that stand side by side from wide to narrow (`去年` `三季度`) make one
phrase, two phrases with `至` between them a range, and the words around say whether the period ends (`截至`), begins
(`以来`) or simply lies there. Where a word leaves the year or month open, the words before it in the same piece of text
fill it in, else the reference date.

>>> found = find_periods("去年前三季度，投递量增长8%;截至11月底，达12万件", date(2023, 12, 19))
>>> [(str(p.first), str(p.last), p.role) for p in found]
[('2022-01-01', '2022-09-30', 'within'), ('None', '2022-11-30', 'until')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from postmetrics.page.pieces import OPENS_ARTICLE
from postmetrics.time.calendars import shift_years
from postmetrics.time.edges import BOUND, LEADS_SINCE, SINCE, UNTIL, bounded, lead_before, since, until
from postmetrics.time.outlook import A_YEAR, days_ahead
from postmetrics.time.timekinds import next_start, words_at
from postmetrics.time.windows import NARROWER, Context, Grain, Reading, Role, Window


class FoundPeriod(NamedTuple):
    """A time phrase at `[start, end)` and its days, inclusive; None for an open side, or one that nothing resolves.

    `role` is `until` for `截至12月12日` and `到11月底`, `since` for `今年以来` and `自8月起`, else `within`.
    `explicit_year` tells whether the phrase itself fixed its year (`2021年`, `去年`).
    """

    start: int
    end: int
    first: date | None
    last: date | None
    role: Role
    grain: Grain
    explicit_year: bool


_TO = re.compile(r"(?:起|开始)?(?:-{1,2}|~{1,2}|起?至|直?到)|(?P<between>[和与])")
_BEFORE = re.compile(r"[之以]前")
_BETWEEN = re.compile(r"之?间(?![接断隔])")
_CLOCK = re.compile(
    r"(?:\((?:周|星期)[一二三四五六日天]\))?(?:凌晨|清晨|早[上晨间]|上午|中午|下午|傍晚|晚[上间]?|夜[里间]|深夜|午[后间])?"
    r"(?:[012]?\d(?::[0-5]\d){1,2}(?!\d)时?|(?:[012]?\d|零)[时点](?:[0-5]?\d分?|半|整|许)?)?(?:当[日天晚])?"
)
_AROUND = re.compile(r"当[周月日天]|前后|左右|期间|时期|之?间(?![接断隔])")
_THEN_WEEKDAY = frozenset(comma + begin for comma in ",，" for begin in "周星礼")
_COMPARED = re.compile(r"(?:[比较与同和]|[立建创生始高低好少多大小优快当]于|恢复[到至]|超过)$")
_COMPARED_BEHIND = re.compile(r"的(?:\d|[一二两三四五六七八九十]|近|约|水平)")
_NAMED_YEAR = re.compile(r"(?:19|20)\d\d|[一二][〇零九]..")
_NO_YEAR = re.compile(r"(?<=\d{3}年)")
_ARTICLE_BEGINS = re.compile(rf"\n(?:{OPENS_ARTICLE.pattern})")
_LONGEST_MARK = 16
_SENTENCE_END = re.compile(r"[。!?]")
_JUST_NOW = timedelta(days=10)
_OPENING = frozenset("。!?;:\n，、)")


def find_periods(text: str, reference: date | None, reading: Reading = "report") -> list[FoundPeriod]:
    """The time phrases of a squeezed text, left to right, none within another.

    A `report` looks back from the reference date, `speech` ahead: on 19 December `3月` lies in the year that is ending
    for both, but `周五` is the last one in a report and the next one in speech.

    >>> [(p.start, p.end, str(p.first), p.role) for p in find_periods("自8月起处理9万件", date(2023, 12, 19))]
    [(0, 4, '2023-08-01', 'since')]
    """
    return list(_Pass(text, Context(reference, reading)))


@dataclass(slots=True)
class _Phrase:
    """Words that stand side by side, read as one window."""

    start: int
    end: int
    window: Window
    kind: str


class _Pass:
    """One pass over a text: the place reached, and the context that the phrases so far have made."""

    def __init__(self, text: str, context: Context) -> None:
        self.text = text
        self.context = context
        self.reached = 0
        self.ended = 0
        self.frame_lasts = False
        self.ahead_grain: Grain | None = None

    def __iter__(self) -> Iterator[FoundPeriod]:
        position = next_start(self.text, 0)
        while position >= 0:
            self._pass_over(position)
            phrase = self._phrase(position)
            if phrase and self.ended != position and _NO_YEAR.match(self.text, position):
                position = next_start(self.text, phrase.end)  # a month of no year (`3000年5月`) is none of this year
                continue
            period = self._complete(phrase) if phrase else None
            if period is not None and self._may_lie_ahead(period):
                period = self._read_ahead(position, period)
            if period is None:
                position = next_start(self.text, position + 1)
                continue
            self._remember(period)
            yield period
            self.reached = self.ended = period.end
            position = next_start(self.text, period.end)

    def _may_lie_ahead(self, period: FoundPeriod) -> bool:
        c, point = self.context, period.last or period.first
        if c.reading != "report" or c.reference is None or period.explicit_year or point is None:
            return False
        return point < c.reference and period.grain != "comparison"

    def _read_ahead(self, position: int, past: FoundPeriod) -> FoundPeriod:
        """The phrase read again from the reference date, or the phrase before it, on, if its clause says so."""
        c, text = self.context, self.text
        days = days_ahead(text, self.ended, past.start, past.end)
        follows = self.ahead_grain == past.grain and c.last is not None
        if c.reference is None or (days is None and not follows):
            return past
        point = past.last or past.first
        if days and days < A_YEAR and past.grain == "day" and point and c.reference - point < _JUST_NOW:
            return past
        in_frame = c.frame is not None and not c.frame_carried
        told = c.last.first if c.last and (follows or (in_frame and c.last.grain != "year")) else None
        c.ahead = told or c.reference
        c.horizon = date.fromordinal(min(c.ahead.toordinal() + (days or A_YEAR), date.max.toordinal()))
        phrase = self._phrase(position)
        found = self._complete(phrase) if phrase else None
        c.ahead, c.horizon = None, date.max
        if found is None or (found.first, found.last) == (past.first, past.last):
            return past
        self.ahead_grain = found.grain
        return found

    def _pass_over(self, position: int) -> None:
        """Forget what does not hold beyond the sentence, or the piece of text, that ends before `position`."""
        c, gap = self.context, self.text[self.reached : position]
        if "\n" in gap:
            c.last = c.frame = c.closed_year = self.ahead_grain = None
            begins = _ARTICLE_BEGINS.search(self.text, self.reached, position + _LONGEST_MARK)
            if "□" in gap or (begins and begins.start() < position):
                c.spoken_year = None
        elif _SENTENCE_END.search(gap):
            c.frame_carried, c.closed_year, self.ahead_grain = True, None, None
            if not self.frame_lasts:
                c.frame = None
        self.reached = position

    def _phrase(self, position: int) -> _Phrase | None:
        """The phrase that begins at a position; a day of the week before a date (`周日，2月10日`) belongs to it."""
        phrase = self._chain(position)
        if phrase is not None and phrase.kind == "week_day" and self.text[phrase.end : phrase.end + 1] in (",", "，"):
            dated = self._chain(phrase.end + 1)
            if dated is not None and dated.kind == "day":
                return replace(dated, start=position)
        return phrase

    def _chain(self, position: int) -> _Phrase | None:
        """Words side by side, each of which narrows the window that those before it opened."""
        phrase = self._word(position, None)
        if phrase is None:
            return None
        while narrowed := self._narrower(phrase):
            phrase = replace(narrowed, start=position)
        return phrase

    def _narrower(self, phrase: _Phrase) -> _Phrase | None:
        following = self.text[phrase.end : phrase.end + 2]
        word = self._word(phrase.end + following.startswith(("的", " ")), phrase.window)
        if word is None and phrase.window.grain == "day" and following in _THEN_WEEKDAY:
            word = self._word(phrase.end + 1, phrase.window)
        return None if word is not None and word.kind == phrase.kind == "week_day" else word

    def _word(self, position: int, outer: Window | None) -> _Phrase | None:
        for kind, match in words_at(self.text, position):
            try:
                window = kind.reader(match, outer, self.context)
            except (ValueError, OverflowError):  # before the year 1 or after 9999
                continue
            if window is not None and (outer is None or _narrows(outer, window)):
                return _Phrase(position, match.end(), window, kind.name)
        return None

    def _complete(self, phrase: _Phrase) -> FoundPeriod | None:
        """The phrase with its clock time, the other end of its range, and the words around that open or close it."""
        final, window, end = phrase, phrase.window, self._absorb(phrase)
        connector = _TO.match(self.text, end)
        if connector is not None and window.role != "since":
            self.context.left = window
            right = self._phrase(connector.end())
            self.context.left = None
            if right is not None and self._joins(window, connector, right):
                begin = _beginning(phrase, right.window)
                if begin is None or right.window.last is None or begin <= right.window.last:
                    window, final, end = _range(begin, window, right), right, self._absorb(right)
        joined = final is not phrase
        role: Role = window.role
        first, last = window.first, window.last
        if suffix := SINCE.match(self.text, end):
            first, last, role, end = since(window, suffix), None, "since", suffix.end()
        elif suffix := UNTIL.match(self.text, end):
            end = suffix.end()
            whole = final.kind == "part" or (joined and final.kind == "year")
            closing = until(final.window, suffix, whole)
            if not joined:
                first, last, role = None, closing, "until"
            elif first and closing and first <= closing:
                last = closing
        start = phrase.start
        lead = lead_before(self.text, self.ended, start)
        if phrase.kind == "now" and not lead:
            return None
        if lead in LEADS_SINCE or lead == "从":
            if role == "within" and not joined and lead != "从":
                last, role = None, "since"
            if role == "since" or joined:
                start -= len(lead)
        elif lead and role != "since" and window.grain != "comparison" and not joined:
            start -= len(lead)
            first, role = None, "until"
        elif role == "within" and (bound := BOUND.search(self.text, max(self.ended, start - 3), start)):
            start = bound.start()
            first, last, role = bounded(window, bound)
        return FoundPeriod(start, end, first, last, role, window.grain, window.explicit_year)

    def _joins(self, left: Window, connector: re.Match[str], right: _Phrase) -> bool:
        """Whether the words around let 至 or 和 make a range; `3月起至5月之前` says two things."""
        if left.grain == "comparison" or (connector["between"] and not _BETWEEN.match(self.text, right.end)):
            return False
        return not (connector[0][0] in "起开" and _BEFORE.match(self.text, right.end))

    def _absorb(self, phrase: _Phrase) -> int:
        end = phrase.end
        if phrase.window.grain == "day" and (clock := _CLOCK.match(self.text, end)):
            end = clock.end()
        around = _AROUND.match(self.text, end)
        return around.end() if around else end

    def _remember(self, period: FoundPeriod) -> None:
        c = self.context
        if period.grain == "comparison" or (period.first is None and period.last is None):
            return
        if _COMPARED.search(self.text, max(0, period.start - 4), period.start):
            return
        if _COMPARED_BEHIND.match(self.text, period.end):
            return
        c.last = Window(period.first, period.last, period.grain, period.role, period.explicit_year)
        years = {side.year for side in (period.first, period.last) if side}
        if len(years) > 1:
            return
        (year,) = years
        now = c.reference
        if now is not None and now.year - 1 <= year <= now.year and (period.explicit_year or period.grain != "day"):
            c.spoken_year = year
        if not period.explicit_year:
            return
        if period.role == "until" and now is not None and year > now.year:
            return
        if now is not None and period.last == date(year, 12, 31) and (period.role == "until" or period.grain == "day"):
            c.closed_year = year if _NAMED_YEAR.search(self.text, period.start, period.end) else None
            return
        c.frame, c.frame_carried = year, False
        opens = period.start == 0 or self.text[period.start - 1] in _OPENING
        self.frame_lasts = opens and period.role != "until" and (now is None or year >= now.year - 1)


def _narrows(outer: Window, inner: Window) -> bool:
    if inner.grain == outer.grain == "range" and inner.first and inner.last and outer.first and outer.last:
        return outer.first <= inner.first <= inner.last <= outer.last
    return inner is outer or NARROWER[inner.grain] > NARROWER[outer.grain] or inner.grain == "range" != outer.grain


def _beginning(left: _Phrase, right: Window) -> date | None:
    """The first day of a range, in the week or year that the right end shows.

    `周三到下周二` begins this week, `9月到明年3月` this year.
    """
    begin, end = left.window.first or left.window.last, right.last
    if begin is None or end is None:
        return begin
    if left.kind == "week_day" and begin > end:
        return date.fromordinal(max(1, begin.toordinal() - 7))
    if left.window.yearless and right.explicit_year and (begin > end or begin.year < end.year - 1):
        return shift_years(begin, end.year - 1 - begin.year) or begin
    return begin


def _range(begin: date | None, left: Window, right: _Phrase) -> Window:
    role: Role = "since" if right.kind == "now" else "within"
    return Window(begin, right.window.last, "range", role, left.explicit_year or right.window.explicit_year)
