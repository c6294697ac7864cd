"""What an article carries from sentence to sentence: who it speaks of, and which time.

A claim's organization is the last one named in subject position before it in its sentence; failing that, the one that
the sentences before spoke of; failing that, the article's principal organization. A claim's period is the last frame
before it in its sentence: `今年以来` opens one side, `到11月底` closes the other. A year that a figure is only compared
with (`比2020年`, `较上年同期`) frames nothing.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import regex

from postmetrics.layout import Article, Page, Piece
from postmetrics.organizations import Directory, Mention
from postmetrics.periods import FoundPeriod
from postmetrics.records import Basis, Period, Resolution, Subject
from postmetrics.sentences import clause_start
from postmetrics.text import View

_BEFORE_SUBJECT = regex.compile(
    r"(?:[、，：:;；\"“‘()]|--|其中|同时|此外|另外|目前|当前|截至目前|据悉|据了解|据统计|据介绍|日前|近日|近期|近年来|预计|仅|而|但|不过|并且|随后|此次|本次|这是|是|由|经|对此"
    r"|下一步|接下来|今后|去冬今春|活动中|期间|一方面|另一方面|本报讯|通讯员\p{Han}{2,4}|记者\p{Han}{2,4}|\([^()]{0,24}\)|(?:全资|控股|旗下|下属|所属)?子公司|旗下|其|辖内|辖区"
    r"|在[^，。；]{1,30}(?:下|中|上|后|时|期间|方面|背景下)[，]?|作为[^，。；]{1,24}，|以来|连日来|一直以来|长期以来|其间|会上|去年|今年|当天|当日|早在)"
)
_REPORTS = regex.compile(
    r"[:：]|[^。；]{0,36}?(?:表示|称|介绍|指出|说|透露|发文|披露|预测|认为|消息|数据|统计|测算|显示|发布会|通报|发布|公布|印发|获悉|报道|新闻|报告|研报|负责人|相关部门)"
)
_COMPARED_BEFORE = regex.compile(r"(?r)(?:较|比|与|同|跟|相比于?|相较于?|对比|超过|高于|低于|超|恢复到|恢复至|为|是|达到?|相当于)")
_COMPARED_AFTER = regex.compile(r"(?:[\p{Han}]{0,6}(?:同期|同月|同季|相比)|(?:增长|增加|减少|下降|提高|上升)[^，。；]{0,2}\d)")


@dataclass(frozen=True, slots=True)
class _Frame:
    period: FoundPeriod
    compared: bool


class Discourse:
    """Subjects and periods for the claims of one page, asked for by position in the view."""

    def __init__(
        self,
        page: Page,
        mentions: Sequence[Mention],
        periods: Sequence[FoundPeriod],
        reference: date | None,
    ) -> None:
        self._view: View = page.view
        self._text = page.view.text
        self._mentions = list(mentions)
        self._mention_starts = [mention.start for mention in mentions]
        self._frames = [_Frame(period, self._is_compared(period)) for period in periods]
        self._period_starts = [period.start for period in periods]
        self._reference = reference

    def skips(self) -> tuple[dict[int, int], dict[int, int]]:
        """Where dates and organizations start and end: they are never part of a metric's ends."""
        starts: dict[int, int] = {}
        ends: dict[int, int] = {}
        for start, end in [
            *((m.start, m.end) for m in self._mentions),
            *((f.period.start, f.period.end) for f in self._frames),
        ]:
            starts[start] = max(end, starts.get(start, 0))
            ends[end] = min(start, ends.get(end, start))
        return starts, ends

    def in_period(self, start: int, end: int) -> bool:
        """Whether a number at `start` is part of a time phrase."""
        i = bisect_right(self._period_starts, start) - 1
        return i >= 0 and start < self._frames[i].period.end and end <= self._frames[i].period.end + 1

    def article(self, article: Article) -> ArticleDiscourse:
        """The same for the sentences of one article."""
        return ArticleDiscourse(self, article)

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The organizations named in `text[start:end]`."""
        return self._mentions[bisect_left(self._mention_starts, start) : bisect_left(self._mention_starts, end)]

    def frames_in(self, start: int, end: int) -> list[_Frame]:
        """The time phrases in `text[start:end]`."""
        return self._frames[bisect_left(self._period_starts, start) : bisect_left(self._period_starts, end)]

    def leads(self, mention: Mention, low: int) -> bool:
        """Whether a mention stands where the subject of a sentence stands."""
        if mention.source and _REPORTS.match(self._text, mention.end):
            return False
        at = clause_start(self._text, low, mention.start)
        while at < mention.start:
            i = bisect_left(self._period_starts, at)
            if i < len(self._frames) and self._frames[i].period.start == at:
                at = self._frames[i].period.end
            elif lead := _BEFORE_SUBJECT.match(self._text, at, mention.start):
                at = lead.end()
            else:
                return False
        return at == mention.start

    def period(self, low: int, at: int) -> Period | None:
        """The period that governs a number at `at`, in a sentence that begins at `low`."""
        governing = [frame.period for frame in self.frames_in(low, at) if not frame.compared]
        if not governing:
            return None
        last = governing[-1]
        first_day, last_day = last.first, last.last
        if last.role == "until" and first_day is None:
            since = next((p for p in reversed(governing[:-1]) if p.role == "since" and p.first), None)
            first_day = since.first if since and (last_day is None or since.first <= last_day) else None  # type: ignore[operator]
        span = self._view.span(last.start, last.end)
        words = "".join(self._view.source[span.start : span.end].split())
        return Period(text=words, span=span, start=first_day, end=last_day)

    def named_basis(self, low: int, at: int) -> tuple[int, Basis] | None:
        """The base that a comparison with a named year gives (`比2020年1—10月`), and where it stands."""
        compared = [frame.period for frame in self.frames_in(low, at) if frame.compared]
        if not compared or compared[-1].first is None:
            return None
        base = compared[-1]
        assert base.first is not None
        frame = [f.period for f in self.frames_in(max(0, low - 400), base.start) if not f.compared and f.period.last]
        year = frame[-1].last.year if frame and frame[-1].last else (self._reference.year if self._reference else None)
        return base.start, "year_on_year" if year is not None and base.first.year == year - 1 else "explicit"

    def _is_compared(self, period: FoundPeriod) -> bool:
        text = self._text
        before = _COMPARED_BEFORE.match(text, max(0, period.start - 3), period.start)
        after = _COMPARED_AFTER.match(text, period.end, min(len(text), period.end + 12))
        if period.grain == "comparison":
            return bool(before or after)
        return bool(before and (text[period.start - 1] in "较比" or after)) and period.role == "within"


class ArticleDiscourse:
    """Subjects for the claims of one article, sentence by sentence in reading order."""

    def __init__(self, page: Discourse, article: Article) -> None:
        self._page = page
        mentions = [m for piece in article.paragraphs for m in page.mentions_in(piece.start, piece.end)]
        headline = [m for piece in article.headlines for m in page.mentions_in(piece.start, piece.end)]
        self._directory = Directory(mentions, headline)
        leading = [m for m in mentions if not m.source and m.form != "anaphor"]
        topical = [m for m in leading if page.leads(m, 0)]
        named_in_headline = [m for m in headline if not m.source]
        self._headline = headline
        self._main = next(iter(topical or leading or named_in_headline), None)
        self._in_headline = bool(named_in_headline)
        self._topic: Mention | None = None

    def subject(self, low: int, at: int) -> Subject | None:
        """The organization that a number at `at` is about, in a sentence that begins at `low`."""
        named = self._named(low, at)
        if named:
            return self._record(named[-1], inherited=False)
        known = self._topic or (self._main if self._main and (self._main.start < at or self._in_headline) else None)
        return self._record(known, inherited=True) if known else None

    def begin(self, piece: Piece) -> None:
        """Begin a paragraph: it speaks of the article's principal organization until it names another."""
        self._topic = None
        if piece.kind == "headline":
            around = [m for m in self._page.mentions_in(piece.start - 24, piece.start) if m in self._headline]
            self._topic = next((m for m in reversed(around) if not m.source), None)

    def read(self, low: int, end: int) -> None:
        """Take note of whom the sentence `text[low:end]` spoke of, once its claims are made."""
        named = self._named(low, end)
        if named:
            self._topic = named[0]

    def _named(self, low: int, end: int) -> list[Mention]:
        leading = [m for m in self._page.mentions_in(low, end) if self._page.leads(m, low)]
        return [m for m in leading if (self._directory.resolve(m) or ("", ""))[0]]

    def _record(self, mention: Mention, *, inherited: bool) -> Subject | None:
        resolved = self._directory.resolve(mention)
        if resolved is None or not resolved[0]:
            return None
        name, resolution = resolved
        view = self._page._view
        span = view.span(mention.start, mention.end)
        words = "".join(view.source[span.start : span.end].split())
        how: Resolution = "inherited" if inherited else resolution
        return Subject(name=name, text=words, span=span, resolution=how)
