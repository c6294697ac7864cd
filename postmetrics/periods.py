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

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

import regex

from postmetrics.timekinds import next_start, words_at
from postmetrics.timewords import Match
from postmetrics.windows import NARROWER, Context, Grain, Reading, Role, Window


@dataclass(frozen=True, slots=True)
class FoundPeriod:
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


_TO = regex.compile(r"(?:起|开始)?(?:-{1,2}|~{1,2}|起?至|直?到)|(?P<between>[和与])")
_BETWEEN = regex.compile(r"之?间(?![接断隔])")
_CLOCK = regex.compile(
    r"(?:\((?:周|星期)[一二三四五六日天]\))?(?:凌晨|清晨|早[上晨间]|上午|中午|下午|傍晚|晚[上间]?|夜[里间]|深夜|午[后间])?"
    r"(?:[012]?\d(?::[0-5]\d){1,2}(?!\d)时?|(?:[012]?\d|零)[时点](?:[0-5]?\d分?|半|整|许)?)?(?:当[日天晚])?"
)
_AROUND = regex.compile(r"前后|左右|期间|时期|之?间(?![接断隔])")
_SINCE = regex.compile(
    r"(?P<at>以来|(?<=[年月])来(?![自到源临看说宾往访回信电])|起(?![草步到家飞源初伏诉点重因用来义])|开始|[及或]以后|[及或]之后)"
    r"|(?:以后|之后|后(?![端台续勤者面半期果备市方来代辈一二三四五六七八九十两几\d轮卫视世悔盾院缀排妈土天年的]))"
)
_UNTIL = regex.compile(
    r"(?P<at>[及或](?:以前|之前)|为?止|截止)"
    r"|(?:以前|之前|前(?![往来后台端列述者面期景沿进途排身提所十半一二三四五六七八九两几\d瞻夜缘线方锋夕]))"
)
_LEADS_UNTIL = ("截止到", "截至到", "截止至", "截至", "截止", "直到", "直至", "迄至", "到", "至", "迄")
_LEADS_SINCE = ("自从", "打从", "自")
_THEN_WEEKDAY = frozenset(comma + begin for comma in ",，" for begin in "周星礼")
_NO_LEAD = frozenset("达得受做收遇看找等提增降升减调感来回涨跌签报送亲各独源甚乃出展")
_COMPARED = regex.compile(r"(?:[比较与同和]|[立建创生始高低好少多大小优快]于)$")
_SENTENCE_END = regex.compile(r"[。!?]")
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

    def __iter__(self) -> Iterator[FoundPeriod]:
        position = next_start(self.text, 0)
        while position >= 0:
            self._pass_over(position)
            phrase = self._phrase(position)
            period = self._complete(phrase) if phrase else None
            if period is None:
                position = next_start(self.text, position + 1)
                continue
            self._remember(period)
            yield period
            self.reached = self.ended = period.end
            position = next_start(self.text, period.end)

    def _pass_over(self, position: int) -> None:
        """Forget what does not hold beyond the sentence, or the piece of text, that ends before `position`."""
        c, gap = self.context, self.text[self.reached : position]
        if "\n" in gap:
            c.last = c.frame = None
        elif c.frame is not None and _SENTENCE_END.search(gap):
            c.frame_carried = True
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
        window, end = phrase.window, self._absorb(phrase)
        joined = False
        connector = _TO.match(self.text, end)
        if connector is not None and window.role != "since":
            self.context.left = window
            right = self._phrase(connector.end())
            self.context.left = None
            closing = _BETWEEN.match(self.text, right.end) if right and connector["between"] else None
            if (
                right is not None
                and window.grain != "comparison"
                and _ordered(window, right.window)
                and bool(closing) == bool(connector["between"])
            ):
                joined = True
                window = _range(window, right)
                end = closing.end() if closing else self._absorb(right)
        role: Role = window.role
        first, last = window.first, window.last
        if suffix := _SINCE.match(self.text, end):
            first, last, role, end = _since(window, suffix), None, "since", suffix.end()
        elif suffix := _UNTIL.match(self.text, end):
            end = suffix.end()
            if not joined:
                first, last, role = None, _until(window, phrase, suffix), "until"
        start = phrase.start
        lead = self._lead(start)
        if phrase.kind == "now" and not lead:
            return None
        if lead in _LEADS_SINCE or lead == "从":
            if role == "within" and not joined and lead != "从":
                last, role = None, "since"
            if role == "since" or joined:
                start -= len(lead)
        elif lead and role != "since" and window.grain != "comparison" and not joined:
            start -= len(lead)
            first, role = None, "until"
        return FoundPeriod(start, end, first, last, role, window.grain, window.explicit_year)

    def _absorb(self, phrase: _Phrase) -> int:
        end = phrase.end
        if phrase.window.grain == "day" and (clock := _CLOCK.match(self.text, end)):
            end = clock.end()
        around = _AROUND.match(self.text, end)
        return around.end() if around else end

    def _lead(self, start: int) -> str:
        before = self.text[max(self.ended, start - 3) : start]
        lead = next((word for word in (*_LEADS_UNTIL, *_LEADS_SINCE, "从") if before.endswith(word)), "")
        if len(lead) == 1 and self.text[max(0, start - 2) : start - 1] in _NO_LEAD and start > 1:
            return ""
        return lead

    def _remember(self, period: FoundPeriod) -> None:
        c = self.context
        if period.grain == "comparison" or (period.first is None and period.last is None):
            return
        if _COMPARED.search(self.text, max(0, period.start - 2), period.start):
            return
        c.last = Window(period.first, period.last, period.grain, period.role, period.explicit_year)
        years = {side.year for side in (period.first, period.last) if side}
        if not period.explicit_year or len(years) > 1:
            return
        if period.grain == "year":
            (c.spoken_year,) = years
        (year,) = years
        now = c.reference
        if period.role == "until" and now is not None and year > now.year:
            return
        c.frame, c.frame_carried = year, False
        opens = period.start == 0 or self.text[period.start - 1] in _OPENING
        self.frame_lasts = opens and period.role != "until" and (now is None or year >= now.year - 1)


def _narrows(outer: Window, inner: Window) -> bool:
    return inner is outer or NARROWER[inner.grain] > NARROWER[outer.grain] or inner.grain == "range" != outer.grain


def _ordered(left: Window, right: Window) -> bool:
    begin, end = left.first or left.last, right.last
    return begin is None or end is None or begin <= end


def _range(left: Window, right: _Phrase) -> Window:
    role: Role = "since" if right.kind == "now" else "within"
    explicit_year = left.explicit_year or right.window.explicit_year
    return Window(left.first or left.last, right.window.last, "range", role, explicit_year)


def _since(window: Window, suffix: Match) -> date | None:
    if suffix["at"]:
        return window.last if window.role == "until" else window.first
    last = window.last or window.first
    return None if last in (None, date.max) else last + timedelta(days=1)


def _until(window: Window, phrase: _Phrase, suffix: Match) -> date | None:
    if suffix["at"] or phrase.kind == "part":
        return window.last
    return None if window.first in (None, date.min) else window.first - timedelta(days=1)
