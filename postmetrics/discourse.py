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

from postmetrics.directory import Directory
from postmetrics.layout import Article, Page, Piece
from postmetrics.mentions import Mention
from postmetrics.periods import FoundPeriod
from postmetrics.records import Basis, Period, Resolution, Subject
from postmetrics.sentences import LONGEST, clause_start
from postmetrics.text import View

_BEFORE_SUBJECT = regex.compile(
    r"(?:[、，：:;；\"“‘()]|--|其中|同时|此外|另外|目前|当前|截至目前|据悉|据了解|据统计|据介绍|日前|近日|近期|近年来|预计|仅|而|但|不过|并且|随后|此次|本次|这是|是|由|经|对此"
    r"|下一步|接下来|今后|去冬今春|活动中|期间|一方面|另一方面|本报讯|通讯员\p{Han}{2,4}|记者\p{Han}{2,4}|\([^()]{0,24}\)|(?:全资|控股|旗下|下属|所属)?子公司|旗下|其|辖内|辖区"
    r"|在[^，。；]{1,30}(?:下|中|上|后|时|期间|方面|背景下)[，]?|作为[^，。；]{1,24}，|以来|连日来|一直以来|长期以来|其间|会上|去年|今年|当天|当日|早在)"
)
_SPEAKS = regex.compile(
    r"[:：]|[^。；]{0,36}?(?:表示|称|介绍|指出|说|透露|发文|披露|预测|认为|消息|数据|统计|测算|显示|发布会|通报|发布|公布|印发|获悉|报道|新闻|报告|研报|负责人|相关部门)"
)
_IS_SOURCE = regex.compile(
    r"[^，。；]{0,24}?(?:数据|统计|监测|调查|测算|研究报告|报告|月报|白皮书|榜单|研报)[^，。；公年财]{0,8}(?:显示|表明|披露|称|指出|认为|预计)"
)
_CITED = regex.compile(r"(?r)(?:据|根据|援引|引述|来自|综合)")
_CITED_FOR = regex.compile(r"[^，。；]{0,16}?(?:数据|统计|测算|报告|监测|报道|消息|公布|发布|预测|估算|调查)")
_HEAD_OF_SENTENCE = 32
_WHOLE_SYSTEM = regex.compile(
    r"(?<![^，。；：:,;\n])全(?:省|市|区|县|国|行|系统|辖|网)(?:各级)?(?:邮政|分公司|系统|邮储)?(?:累计|共|已|实现|完成|今年|[^，。；]{0,6}[达为超])"
)
_ANNOUNCED = regex.compile(
    r"(?:早间|午间|晚间|晚|盘后|上午|下午|傍晚|中午|凌晨)?[，]?[^，。；]{0,14}?(?:公告|发布|公布|宣布|披露|表示|举行|召开|消息|获悉|透露|印发|通报|报道|讯)"
)
_YEAR = regex.compile(r"(?:19|20)\d\d")
_ITS_LEVEL = regex.compile(r"(?:同期|水平)?的")
_COMPARED_BEFORE = regex.compile(r"(?r)(?:较|比|相比于?|相较于?|对比)")
_LEVELLED_BEFORE = regex.compile(
    r"(?r)(?:与|同|跟|超过|高于|低于|超|恢复到|恢复至|为|是|达到?|相当于|由|从|占|系|创|自)"
)
_COMPARED_AFTER = regex.compile(
    r"(?:[\p{Han}]{0,6}(?:同期|同月|同季|相比|水平|末的|初的|持平)|的[近约超逾]?\d|以来(?:首|最|新|的?[首最新]))"
)
_NOT_A_FRAME = regex.compile(
    r"(?:的)?(?:任务|目标|计划|预算|指标|工作|以来(?:首|最|新高|新低|的[首最新])|期限|到期|利率|存款利率|度(?:任务|目标|计划|预算))"
)


_LEVEL_GRAINS = frozenset({"year", "quarter", "half", "month", "comparison"})


@dataclass(frozen=True, slots=True)
class _Frame:
    """A time phrase; one that a figure is only `compared` with, or that is `aside`, does not frame what follows."""

    period: FoundPeriod
    compared: bool
    aside: bool


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
            if period.last is not None and period.last > self.last:
                return _Governing(self.period, period.first, self.last) if same_segment else self
        return _Governing.by(period)


def _in_order(first: date | None, last: date | None) -> bool:
    return first is not None and last is not None and first <= last


class Discourse:
    """Subjects and periods for the claims of one page, asked for by position in the view."""

    def __init__(
        self,
        page: Page,
        mentions: Sequence[Mention],
        periods: Sequence[FoundPeriod],
        reference: date | None,
    ) -> None:
        self.view: View = page.view
        self.text = page.view.text
        self._mentions = list(mentions)
        self._mention_starts = [mention.start for mention in mentions]
        self._frames = [_Frame(p, self._is_compared(p), self._is_aside(p)) for p in periods]
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
        if mention.source and self.speaks(mention):
            return False
        at = clause_start(self.text, low, mention.start)
        while at < mention.start:
            i = bisect_left(self._period_starts, at)
            if i < len(self._frames) and self._frames[i].period.start == at:
                at = self._frames[i].period.end
            elif lead := _BEFORE_SUBJECT.match(self.text, at, mention.start):
                at = lead.end()
            else:
                return False
        return at == mention.start

    def speaks(self, mention: Mention) -> bool:
        """Whether the words behind a mention report what it says: `X：`, `X表示`."""
        return bool(_SPEAKS.match(self.text, mention.end))

    def is_source(self, mention: Mention) -> bool:
        """Whether the text only cites the organization: `据X数据显示`."""
        text = self.text
        cited = _CITED.match(text, max(0, mention.start - 2), mention.start) and _CITED_FOR.match(text, mention.end)
        return bool(cited or _IS_SOURCE.match(text, mention.end))

    def period(self, low: int, at: int) -> Period | None:
        """The period that governs a number at `at`, in a sentence that begins at `low`."""
        clause = clause_start(self.text, low, at)
        segment = max(self.text.rfind(mark, low, at) for mark in "；;")
        governing: _Governing | None = None
        for frame in self.frames_in(low, at):
            period = frame.period
            if frame.compared and frame.period.grain in _LEVEL_GRAINS and self._is_its_level(period, at):
                governing = _Governing.by(period)
                break
            if frame.compared or frame.aside or (period.grain == "comparison" and period.start < clause):
                continue
            governing = (
                governing.then(period, same_segment=period.start > segment) if governing else _Governing.by(period)
            )
        if governing is None:
            return None
        span = self.view.span(governing.period.start, governing.period.end)
        words = self.view.words(span)
        return Period(text=words, span=span, start=governing.first, end=governing.last)

    def _is_its_level(self, period: FoundPeriod, at: int) -> bool:
        """Whether the number at `at` is what the period had: `由上年的9亿元`."""
        before = self.text[max(0, period.start - 1) : period.start]
        return before in ("由", "从", "较", "比") and bool(_ITS_LEVEL.fullmatch(self.text, period.end, at))

    def named_basis(self, low: int, at: int) -> tuple[int, Basis] | None:
        """The base that a comparison with a named year gives (`比2020年1—10月`), and where it stands at the latest.

        A phrase that says the base in words (`较年初`) stands later, so that it wins.
        """
        compared = [frame.period for frame in self.frames_in(low, at) if frame.compared]
        if not compared:
            return None
        base = compared[-1]
        named = _YEAR.search(self.text, base.start, base.end)
        base_year = base.first.year if base.first else int(named[0]) if named else None
        if base_year is None:
            return None
        frame = [
            f.period for f in self.frames_in(max(0, low - LONGEST), base.start) if not f.compared and f.period.last
        ]
        year = frame[-1].last.year if frame and frame[-1].last else (self._reference.year if self._reference else None)
        return base.start - 2, "year_on_year" if year is not None and base_year == year - 1 else "explicit"

    def _is_compared(self, period: FoundPeriod) -> bool:
        """Whether a figure is held against the period rather than set in it."""
        text = self.text
        if _COMPARED_BEFORE.match(text, max(0, period.start - 3), period.start):
            return True
        levelled = _LEVELLED_BEFORE.match(text, max(0, period.start - 3), period.start)
        return bool(levelled and _COMPARED_AFTER.match(text, period.end, min(len(text), period.end + 12)))

    def _is_aside(self, period: FoundPeriod) -> bool:
        """Whether the period names something (`全年任务`) or only dates an announcement (`8月24日晚间公告`)."""
        text = self.text
        high = min(len(text), period.end + 24)
        return bool(
            _NOT_A_FRAME.match(text, period.end, high)
            or (period.grain == "day" and _ANNOUNCED.match(text, period.end, high))
        )


class ArticleDiscourse:
    """Subjects for the claims of one article, sentence by sentence in reading order."""

    def __init__(self, page: Discourse, article: Article) -> None:
        self._page = page
        self._text = page.text
        self._opening = min((piece.start for piece in article.paragraphs), default=0)
        body = [m for piece in article.paragraphs for m in page.mentions_in(piece.start, piece.end)]
        headline = [m for piece in article.headlines for m in page.mentions_in(piece.start, piece.end)]
        self._headline = headline
        self._directory = Directory(body, headline)
        self._written = {m.text: page.view.words(page.view.span(m.start, m.end)) for m in [*body, *headline]}
        self._sources = _sources(page, body, headline)
        self._main = self._principal(body, headline)
        self._topic: Mention | None = None

    def subject(self, low: int, at: int) -> Subject | None:
        """The organization that a number at `at` is about, in a sentence that begins at `low`."""
        named = self._named(low, at)
        if named:
            return self._record(named[-1], inherited=False)
        known = self._topic or (self._main if self._main and self._known_by(at) else None)
        return self._record(known, inherited=True) if known else None

    def _principal(self, body: Sequence[Mention], headline: Sequence[Mention]) -> Mention | None:
        """The first organization that leads a sentence, else one that the first sentence or the headline names."""
        own = [m for m in body if m.form != "anaphor" and not m.source and m.text not in self._sources]
        leading = next((m for m in own if self._page.leads(m, 0)), None)
        if leading:
            return leading
        opening = self._text.find("。", own[0].start) if own else -1
        first = [m for m in own if m.brand and m.start < opening and self._text.rfind("。", 0, m.start) < self._opening]
        return next(iter([*first, *(m for m in headline if not m.source and m.text not in self._sources)]), None)

    def _known_by(self, at: int) -> bool:
        assert self._main is not None
        if self._main.start < at:
            return True
        main = self._directory.resolve(self._main)
        return main is not None and any(
            (named := self._directory.resolve(m)) is not None and named[0] == main[0] for m in self._headline
        )

    def begin(self, piece: Piece) -> None:
        """Begin a paragraph: it speaks of the article's principal organization until it names another."""
        self._topic = None
        if piece.kind == "headline":
            around = [m for m in self._page.mentions_in(piece.start - 24, piece.start) if m in self._headline]
            self._topic = next((m for m in reversed(around) if not m.source and m.text not in self._sources), None)

    def read(self, low: int, end: int) -> None:
        """Take note of whom the sentence `text[low:end]` spoke of, once its claims are made."""
        named = self._named(low, end)
        if named:
            self._topic = named[0]

    def _named(self, low: int, end: int) -> list[Mention]:
        if self._main and _WHOLE_SYSTEM.search(self._text, low, min(end, low + _HEAD_OF_SENTENCE)):
            return [self._main]
        leading = [
            m for m in self._page.mentions_in(low, end) if self._page.leads(m, low) and m.text not in self._sources
        ]
        return [m for m in leading if (self._directory.resolve(m) or ("", ""))[0]]

    def _record(self, mention: Mention, *, inherited: bool) -> Subject | None:
        resolved = self._directory.resolve(mention)
        if resolved is None or not resolved[0]:
            return None
        name, resolution = resolved
        span = self._page.view.span(mention.start, mention.end)
        how: Resolution = "inherited" if inherited else resolution
        return Subject(name=self._written.get(name, name), text=self._page.view.words(span), span=span, resolution=how)


def _sources(page: Discourse, body: Sequence[Mention], headline: Sequence[Mention]) -> set[str]:
    """The names that an article only cites. Where its text begins with one, `X：` in its headline is the same."""
    cited = {m.text for m in [*body, *headline] if page.is_source(m)}
    if body and (body[0].text in cited or (body[0].source and page.speaks(body[0]))):
        cited |= {m.text for m in headline if page.speaks(m)}
    return cited
