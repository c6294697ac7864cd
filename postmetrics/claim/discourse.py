"""Whom a sentence is about.

A claim's organization is the last one named in subject position before it in its sentence; failing that, the one that
the paragraph spoke of before; failing that, the article's principal organization. One that only reports others' figures
(`据X数据显示`) is nobody's subject, and a figure about a region (`全国`) has none unless its sentence names one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import regex

from postmetrics.claim.timeframes import TimeFrames
from postmetrics.claim.vocabulary import JOINT, any_of, forward, word_lists
from postmetrics.names.directory import Directory
from postmetrics.names.mentions import Mention
from postmetrics.names.naming import organization_names
from postmetrics.page.layout import Article, Page, Piece
from postmetrics.page.sentences import LONGEST, clause_start
from postmetrics.page.text import View
from postmetrics.records import Resolution, Subject

_CLAUSE_MARK = regex.compile(r"[，；：:,;]")
_HEAD_OF_SENTENCE = 32
_NEAR_HEADLINE = 24


@dataclass(frozen=True, slots=True)
class _Patterns:
    before_subject: re.Pattern[str]
    speaks: re.Pattern[str]
    reports: re.Pattern[str]
    publishes: re.Pattern[str]
    cited_before: regex.Pattern[str]
    cited_for: re.Pattern[str]
    whole_system: re.Pattern[str]
    region: re.Pattern[str]
    market: re.Pattern[str]
    market_words: re.Pattern[str]
    trading: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    words = word_lists("discourse")
    countries = "|".join(sorted(organization_names().countries, key=len, reverse=True))
    market = any_of(words, "region", "market")
    reports = f"{any_of(words, 'reports', 'what')}[^，。；\n公年财]{{0,8}}{any_of(words, 'reports', 'how')}"
    return _Patterns(
        before_subject=forward(any_of(words, "before_subject")),
        speaks=forward(rf"[:：]|[^。；\n]{{0,36}}?{any_of(words, 'speaks')}"),
        reports=forward(rf"[^，。；\n]{{0,24}}?{reports}"),
        publishes=forward(any_of(words, "publishes")),
        cited_before=regex.compile("(?r)" + any_of(words, "cited", "before")),
        cited_for=forward(rf"[^，。；\n]{{0,16}}?{any_of(words, 'cited', 'for')}"),
        whole_system=forward(rf"(?<![^，。；：:,;\n]){any_of(words, 'whole_system')}"),
        region=forward(rf"{any_of(words, 'region', 'words')}|(?:{countries})"),
        market=forward(rf"[\p{{Han}}A-Za-z\d]{{0,10}}{any_of(words, 'region', 'quoted')}|{market}"),
        market_words=forward(f"{any_of(words, 'region', 'quoted')}|{market}"),
        trading=forward(any_of(words, "trading")),
    )


class Discourse:
    """The organizations of one page and how each is mentioned."""

    def __init__(self, page: Page, mentions: Sequence[Mention], frames: TimeFrames) -> None:
        self.view: View = page.view
        self.text = page.view.text
        self.mentions = list(mentions)
        self._starts = [mention.start for mention in mentions]
        self._frames = frames
        self._market: tuple[int, int | None] = (-1, None)
        self._patterns = _patterns()

    def first_from(self, start: int) -> int:
        """The index of the first organization named at a position or behind it."""
        return bisect_left(self._starts, start)

    def within(self, start: int, end: int) -> list[Mention]:
        """The organizations named in `text[start:end]`."""
        return self.mentions[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def leads(self, mention: Mention, low: int) -> bool:
        """Whether a mention stands where the subject of a sentence stands, in a sentence that begins at `low`."""
        if mention.source:
            announces = self.speaks(mention) and not self.text.startswith("公告", mention.end)
            if announces or self._patterns.trading.match(self.text, mention.end):
                return False
        return self.content_start(clause_start(self.text, low, mention.start), mention.start) == mention.start

    def content_start(self, at: int, end: int) -> int:
        """Where a clause that begins at `at` comes to its subject, at the latest `end`."""
        while at < end:
            if period := self._frames.at(at):
                at = period.end
            elif lead := self._patterns.before_subject.match(self.text, at, end):
                at = lead.end()
            else:
                break
        return at

    def speaks(self, mention: Mention) -> bool:
        """Whether the words behind a mention report what it says: `X：`, `X表示`."""
        return bool(self._patterns.speaks.match(self.text, mention.end))

    def only_reports(self, mention: Mention) -> bool:
        """Whether the text only cites the organization: `据X数据显示`."""
        text, patterns = self.text, self._patterns
        if patterns.reports.match(text, mention.end):
            return True
        if mention.kind == "央行" and patterns.publishes.match(text, mention.end):
            return True
        cited = patterns.cited_before.match(text, max(0, mention.start - 2), mention.start)
        return bool(cited and (text.startswith("，", mention.end) or patterns.cited_for.match(text, mention.end)))

    def is_regional(self, low: int, at: int) -> bool:
        """Whether a number at `at` is about a region or a market: `全国快递业务量达…`, `沪指涨1%，报3168点`.

        A region heads the number's own clause; a market, any clause of its sentence up to there.
        """
        if self._market[0] != low:
            self._market = (low, self._first_market(low))
        first = self._market[1]
        start = self.content_start(clause_start(self.text, low, at), at)
        return (first is not None and first < at) or bool(self._patterns.region.match(self.text, start, at))

    def _first_market(self, low: int) -> int | None:
        """Where the first clause that a market heads begins, in the sentence that begins at `low`."""
        text = self.text
        high = min(len(text), low + LONGEST)
        end = text.find("。", low, high)
        high = end if end >= 0 else high
        if not self._patterns.market_words.search(text, low, high):
            return None
        content = low
        for start in (low, *(mark.end() for mark in _CLAUSE_MARK.finditer(text, low, high))):
            if start >= content:
                content = self.content_start(start, high)
                if self._patterns.market.match(text, content, high):
                    return content
        return None

    def is_reported(self, low: int, at: int) -> bool:
        """Whether a body that counts for others tells the sentence (`日本总务省数据显示，失业率…`)."""
        bodies = (m for m in self.within(low, at) if m.kind is not None and (m.source or m.kind == "央行"))
        return any(not m.framed and self.only_reports(m) for m in bodies)

    def names_whole_system(self, low: int, end: int) -> bool:
        """Whether a sentence speaks of the principal organization as a whole: `全省邮政累计…`."""
        return bool(self._patterns.whole_system.search(self.text, low, min(end, low + _HEAD_OF_SENTENCE)))


class ArticleDiscourse:
    """Subjects for the claims of one article, sentence by sentence in reading order."""

    def __init__(self, page: Discourse, article: Article) -> None:
        self._page = page
        body = [m for piece in article.paragraphs for m in page.within(piece.start, piece.end)]
        headline = [m for piece in article.headlines for m in page.within(piece.start, piece.end)]
        self._directory = Directory(body, headline)
        self._written = {
            m.text: page.view.words(page.view.span(m.start, m.end)) for m in [*body, *headline] if not m.resolved
        }
        self._opens_with_source = bool(body) and body[0].source and page.speaks(body[0])
        self._cited = self._only_cited(body, headline)
        self._headline = [m for m in headline if self._may_be_subject(m)]
        self._main = self._principal([m for m in body if self._may_be_subject(m)], article)
        self._topic: Mention | None = None
        self._subjects: dict[tuple[int, bool, int], Subject | None] = {}
        self._heard = -1
        self._next = 0
        self._leading: list[tuple[int, Mention]] = []

    def subject(self, low: int, at: int, place: int = 0, count: int = 1) -> Subject | None:
        """The organization that a number at `at` is about, in a sentence that begins at `low`.

        Of `count` figures in a list, each is about one of as many organizations listed before: `甲、乙分别下挫3%、5%`.
        """
        named = self._named(low, at)
        if named:
            listed = self._listed(low, at, count) if count > 1 else []
            return self._record(listed[place] if listed else named[-1], inherited=False)
        if self._page.is_regional(low, at) or self._page.is_reported(low, at):
            return None
        known = self._topic or (self._main if self._main and self._is_known(self._main, at) else None)
        return self._record(known, inherited=True) if known else None

    def begin(self, piece: Piece) -> None:
        """Begin a paragraph: it speaks of the article's principal organization until it names another."""
        self._topic = None
        if piece.kind == "headline":
            around = self._page.within(piece.start - _NEAR_HEADLINE, piece.start)
            self._topic = next((m for m in reversed(around) if m in self._headline), None)

    def read(self, low: int, end: int) -> None:
        """Take note of whom the sentence `text[low:end]` spoke of, once its claims are made."""
        named = self._named(low, end)
        if named:
            self._topic = named[0]

    def _may_be_subject(self, mention: Mention) -> bool:
        return mention.form != "anaphor" and not mention.source and mention.text not in self._cited

    def _only_cited(self, body: Sequence[Mention], headline: Sequence[Mention]) -> set[str]:
        """The names that the article only cites. Where its text begins with one, `X：` in its headline is the same."""
        page = self._page
        cited = {m.text for m in [*body, *headline] if page.only_reports(m)}
        if body and (body[0].text in cited or self._opens_with_source):
            spoken_of = {m.text for m in body[1:]} - cited
            cited |= {m.text for m in headline if page.speaks(m)} - spoken_of
        return cited

    def _principal(self, own: Sequence[Mention], article: Article) -> Mention | None:
        """The first organization that leads a sentence, else one that the first sentence or the headline names.

        One that is named only further down gives way to the headline's.
        """
        leading = next((m for m in own if self._page.leads(m, 0)), None)
        titled = next((m for m in self._headline if self._page.leads(m, 0)), None)
        if leading and not (titled and article.paragraphs and leading.start >= article.paragraphs[0].end):
            return leading
        opening = min((piece.start for piece in article.paragraphs), default=0)
        closing = self._page.text.find("。", opening)
        first = (
            m
            for m in own
            if opening <= m.start < closing and (m.brand or m.framed or self._page.text[m.start - 1 : m.start] == "的")
        )
        return next(first, None) or titled or leading or next(iter(self._headline), None)

    def _is_known(self, main: Mention, at: int) -> bool:
        """Whether the reader has met the principal organization: before in the text, or in the headline."""
        if main.start < at or self._opens_with_source:
            return main.start < at
        resolved = self._directory.resolve(main)
        return resolved is not None and any(
            (named := self._directory.resolve(m)) is not None and named[0] == resolved[0] for m in self._headline
        )

    def _named(self, low: int, end: int) -> list[Mention]:
        """The organizations that lead clauses of `text[low:end]` and can be resolved."""
        page = self._page
        if self._main and page.names_whole_system(low, end):
            return [self._main]
        if low != self._heard:
            self._heard, self._next, self._leading = low, page.first_from(low), []
        while self._next < len(page.mentions) and page.mentions[self._next].start < end:
            mention = page.mentions[self._next]
            self._next += 1
            if mention.text not in self._cited and page.leads(mention, low):
                meant = self._meant_by_company(mention, low) if mention.text == "公司" else mention
                if self._directory.resolve(meant):
                    self._leading.append((mention.start, meant))
        return [meant for start, meant in self._leading if start < end]

    def _listed(self, low: int, at: int, count: int) -> list[Mention]:
        """The last `count` organizations before a position, where they are one list."""
        last = self._page.within(low, at)[-count:]
        joined = all(JOINT.fullmatch(self._page.text, one.end, other.start) for one, other in pairwise(last))
        return last if len(last) == count and joined else []

    def _meant_by_company(self, mention: Mention, low: int) -> Mention:
        """Whom `公司` means: an organization named just before in the sentence (`甲快运快递员说，公司…`), if any."""
        before = [m for m in self._page.within(low, mention.start) if self._may_be_subject(m)]
        return before[-1] if before else mention

    def _record(self, mention: Mention, *, inherited: bool) -> Subject | None:
        about = self._topic or self._main
        key = mention.start, inherited, about.start if about else -1
        if key not in self._subjects:
            self._subjects[key] = self._subject(mention, inherited=inherited)
        return self._subjects[key]

    def _subject(self, mention: Mention, *, inherited: bool) -> Subject | None:
        resolved = self._resolve(mention)
        if resolved is None:
            return None
        name, resolution = resolved
        span = self._page.view.span(mention.start, mention.end)
        how: Resolution = "inherited" if inherited else resolution
        return Subject(name=self._written.get(name, name), text=self._page.view.words(span), span=span, resolution=how)

    def _resolve(self, mention: Mention) -> tuple[str, Resolution] | None:
        """The fullest name for a mention; an anaphor means whom the text is speaking of, if that fits."""
        about = self._topic or self._main
        if mention.form == "anaphor" and about and about.start < mention.start and not self._named_just_before(mention):
            spoken_of = self._directory.resolve(about)
            meant = self._directory.resolve(mention, before=about.start + 1)
            if spoken_of and meant and spoken_of[0] == meant[0]:
                return meant
        return self._directory.resolve(mention)

    def _named_just_before(self, mention: Mention) -> bool:
        """Whether the sentence of an anaphor names an organization before it."""
        low = self._page.text.rfind("。", max(0, mention.start - LONGEST), mention.start)
        return any(m.form != "anaphor" for m in self._page.within(max(0, low), mention.start))
