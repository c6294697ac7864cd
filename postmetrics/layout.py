"""How a page is laid out: which lines run on, what is a headline, where an article begins and ends.

A page arrives as lines. A line runs on into the next where a paragraph was wrapped at the column's width; a line that
stops short of the width without ending its sentence is a headline. `本报讯`, `（上接第1版）`, bylines (`□某某`) and
headlines part the articles; a headline that stands elsewhere on the page goes to the article whose words it shares.

>>> page = lay_out("六月揽收量创新高\\n本报讯 六月，某县分公司揽收量\\n达5万件。 □李某")
>>> for piece in page.pieces:
...     print(piece.kind, page.view.text[piece.start:piece.end])
headline 六月揽收量创新高
body 本报讯六月，某县分公司揽收量达5万件。
byline □李某
>>> [len(article.pieces) for article in page.articles]
[3]
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median
from typing import Literal

import regex

from postmetrics.text import BREAK, View

PieceKind = Literal["headline", "body", "byline"]

_LINE = regex.compile(r"[^\S\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+(\S[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*+)")
_ENDS_SENTENCE = regex.compile(r"[。！？!?…][”’」』）)》】]*(?:\s{0,4}[（(][^（()）。]{2,14}[)）])?$")
_RUNS_ON = regex.compile(r"[，、：；,:（(“‘《—－]$")
_CANNOT_BEGIN = regex.compile(r"[，。、：；！？）”’》」』,.;:!?)%％]")
_OPENS_ARTICLE = regex.compile(
    r"【?本[报報刊](?:[讯訊]|[^，。]{2,12}[电電讯訊])|【[^】]{2,12}[电電讯訊]】|讯[ \u3000]|[（(] ?(?:上接|紧接)第|[（(](?:本报|记者|通讯员)"
)
_OPENS_PARAGRAPH = regex.compile(r"近日[，,]|日前[，,]|据悉[，,]|近期[，,]|今年以来[，,]|目前[，,]|图为")
_FIGURE_AHEAD = regex.compile(r"(?:[增降达超逾近约均破至长少\d.]|增长|下降|突破)$")
_CUT_FROM_UNIT = regex.compile(r"\d(?:万|亿|万亿)?$")
_UNIT_BEGINS = regex.compile(r"[件元户人次个台家名吨亩公千百斤份张辆米平点%％岁年月日天倍万亿]")
_FIGURE_BEGINS = regex.compile(r"[逾超近约达\d一二三四五六七八九十百千万亿]")
_FIGURE = regex.compile(r"(?:[逾超近约达]|突破)?\d[\d.,]*+[%％万亿]|[万亿][^\s]?[元件户人]")
_TURN = regex.compile(r"[（(]\s*(?:上接|下转|紧接)\s*第?\s*\d+\s*版[^）)]{0,20}[）)]")
_BYLINE = regex.compile(r"[□◇■◆]\s*(?:本报|本刊|记者|通讯员|文[/／]?图?|图[/／]?文?|摄影)?\s*\p{Han}")
_NAMES = regex.compile(
    r"(?:\p{Han}\s?\p{Han}{1,3})(?:[ \u3000、]+\p{Han}\s?\p{Han}{0,3})*+(?:\s*(?:摄影报道|文/图|摄))?\s*$"
)
_REFERS_BACK = regex.compile(r"该(?:省|市|县|区)?(?:分公司|公司|支行|分行|行|支局|局|中心|邮区中心|集团|企业|项目)")
_BARE_KIND = regex.compile(r"(?:分行|支行|公司|集团|分公司|合作社)(?=\p{Han})")
_CAPTION = regex.compile(r"摄影|摄$")
_LEAST_SHARED = 0.3
"""Least share of a headline's letter pairs that an article must hold to own the headline."""
_NEAR = 40
"""How many articles before and after a headline may own it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch `[start, end)` of the view that runs on: one headline line, one paragraph or one byline."""

    kind: PieceKind
    start: int
    end: int


@dataclass(slots=True)
class Article:
    """The pieces of one article in reading order, its headlines first wherever on the page they stood."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def headlines(self) -> list[Piece]:
        """The headline lines matched to this article."""
        return [piece for piece in self.pieces if piece.kind == "headline"]

    @property
    def paragraphs(self) -> list[Piece]:
        """The body paragraphs."""
        return [piece for piece in self.pieces if piece.kind == "body"]


@dataclass(frozen=True, slots=True)
class Page:
    """A source text, its view broken into pieces, and the articles that the pieces form."""

    view: View
    pieces: list[Piece]
    articles: list[Article]


@dataclass(slots=True)
class _Line:
    start: int
    text: str
    width: float
    closes: bool
    spaced_out: bool = False

    @property
    def opens_article(self) -> bool:
        return bool(_OPENS_ARTICLE.match(self.text))

    @property
    def is_byline(self) -> bool:
        return bool(_BYLINE.match(self.text))


def lay_out(source: str) -> Page:
    """The page's view, pieces and articles."""
    lines = list(_lines(source))
    groups = _paragraphs(lines)
    starts, kinds = [], []
    for kind, first, last in groups:
        starts.append(lines[first].start)
        kinds.append(kind)
        tail = regex.search(_BYLINE, lines[last].text) if kind == "body" else None
        if tail and tail.start():
            starts.append(lines[last].start + tail.start())
            kinds.append("byline")
    view = View(source, starts)
    pieces = []
    position = 0
    for text in view.text.split(BREAK):
        if text:
            kind = kinds[max(0, bisect_right(starts, view.position(position)) - 1)]
            pieces.append(Piece(kind, position, position + len(text)))
        position += len(text) + 1
    return Page(view, pieces, _articles(view.text, pieces))


def _lines(source: str) -> Iterator[_Line]:
    for match in _LINE.finditer(source):
        start = match.start(1)
        text = match[1].rstrip()
        width = _width(text)
        for turn in _TURN.finditer(text):
            if turn.start() == 0 and turn.end() < len(text):
                yield _Line(start, text[: turn.end()], 0, True)
                rest = text[turn.end() :]
                start, text = start + len(text) - len(rest.lstrip()), rest.lstrip()
        signed = _BYLINE.search(text)
        words = text[: signed.start()].rstrip() if signed and signed.start() else text
        closes = bool(_ENDS_SENTENCE.search(words[-26:]) or _TURN.fullmatch(text))
        yield _Line(start, text, width, closes, text.count(" ") > len(text) // 3)


def _width(text: str) -> float:
    """Width in full-width characters: a letter or digit takes half of one."""
    return (len(text.encode("utf-8", "surrogatepass")) + len(text)) / 4


def _paragraphs(lines: list[_Line]) -> list[tuple[PieceKind, int, int]]:
    """(kind, first line, last line) of each piece, by where lines run on."""
    groups: list[tuple[PieceKind, int, int]] = []
    behind: list[float] = []
    first = 0
    while first < len(lines):
        if lines[first].is_byline:
            last = first
            while (
                last + 1 < len(lines) and not lines[last + 1].opens_article and _NAMES.fullmatch(lines[last + 1].text)
            ):
                last += 1
            groups.append(("byline", first, last))
            behind = []
        else:
            last = first
            while last + 1 < len(lines) and _runs_on(lines, first, last, behind):
                last += 1
            signed = bool(_BYLINE.search(lines[last].text))
            closed = signed or any(lines[i].closes or "。" in lines[i].text for i in range(first, last + 1))
            body = closed or last - first >= 3 or lines[first].opens_article
            groups.append(("body" if body else "headline", first, last))
            behind = [line.width for line in lines[first + 1 : last]] if body and not signed else []
        first = last + 1
    return groups


def _runs_on(lines: list[_Line], first: int, i: int, behind: list[float]) -> bool:
    """Whether line `i`, of a paragraph that began at `first`, runs on into the next line.

    `behind` are the widths of the paragraph before, where one ended just above.

    A wrapped line fills its column: as wide as the lines around it, give or take a hanging punctuation mark, or two
    characters less where a paragraph begins. What stops short of that without ending its sentence is a headline.
    """
    line, below = lines[i], lines[i + 1]
    if line.closes or below.opens_article or below.is_byline or _BYLINE.search(line.text):
        return False
    if _RUNS_ON.search(line.text) or _CANNOT_BEGIN.match(below.text) or (i == first and line.opens_article):
        return True
    if _CUT_FROM_UNIT.search(line.text) and _UNIT_BEGINS.match(below.text):
        return True
    if _FIGURE.match(below.text) or (_FIGURE_AHEAD.search(line.text) and _FIGURE_BEGINS.match(below.text)):
        return True
    if i > first:
        column = median(lines[k].width for k in range(max(first, i - 4), i + 1))
        return line.spaced_out or line.width >= 0.75 * column
    if _OPENS_PARAGRAPH.match(below.text):
        return False
    ahead = _ahead(lines, i + 1)
    if behind:
        column = median(behind)
        slack = max(3.3, 0.22 * column)
        if line.spaced_out or column - slack <= line.width <= column + slack:
            return True
    if not ahead:
        return below.closes and line.width >= below.width * (0.6 if "，" in line.text else 0.9)
    column = median(ahead)
    slack = max(2.6, 0.14 * column) * (1.5 if "，" in line.text else 1)
    if not (line.spaced_out or column - slack <= line.width <= column + slack):
        return False
    begins_paragraph = -2.75 <= below.width - column <= -1.25 and not below.spaced_out and len(ahead) > 1
    return (below.closes or below.width >= column - slack) and not (begins_paragraph and line.width < column - 0.75)


def _ahead(lines: list[_Line], i: int) -> list[float]:
    """Widths of the lines from `i` on that fill the column: the last line of a paragraph does not count."""
    widths = []
    for line in lines[i : i + 5]:
        if line.closes or line.is_byline or line.opens_article:
            break
        if not line.spaced_out:
            widths.append(line.width)
    return widths


def _articles(text: str, pieces: list[Piece]) -> list[Article]:
    """Articles in reading order.

    On a page that marks its articles (`本报讯`, bylines), a headline among paragraphs opens a new one only if the
    paragraph below it speaks of the same; elsewhere every headline does. A paragraph that refers back (`该分公司`)
    right after another article's byline goes on with the article that this one interrupted.
    """
    marked = any(piece.kind == "byline" or _OPENS_ARTICLE.match(text, piece.start) for piece in pieces)
    articles: list[Article] = []
    pending: list[Piece] = []
    current: Article | None = None
    unsigned: list[Article] = []
    for piece in pieces:
        if piece.kind == "headline":
            pending.append(piece)
            continue
        if piece.kind == "byline":
            if current:
                current.pieces.append(piece)
                if not _CAPTION.search(text, piece.start, piece.end):
                    unsigned = [article for article in unsigned if article is not current]
            current = None
            continue
        opens = bool(_OPENS_ARTICLE.match(text, piece.start))
        fresh = current is None or opens
        if pending and not fresh:
            fresh = not marked or any(_shared(text, [headline], [piece]) >= 0.5 for headline in pending)
        refers = _REFERS_BACK.search(text, piece.start, piece.end) or _BARE_KIND.match(text, piece.start)
        if current is None and unsigned and not opens and refers:
            current = unsigned[-1]
        elif fresh or current is None:
            current = Article()
            articles.append(current)
            unsigned.append(current)
        current.pieces.append(piece)
        pending = []
    _match_headlines(text, [piece for piece in pieces if piece.kind == "headline"], articles)
    return articles


def _match_headlines(text: str, headlines: list[Piece], articles: list[Article]) -> None:
    """Give each headline to the article near it that shares most of its letter pairs, the nearest of equals.

    A headline that shares too little with any becomes an article without paragraphs.
    """
    pairs = [_pairs(text, article.paragraphs) for article in articles]
    starts = [article.pieces[0].start for article in articles]
    owned: dict[int, list[Piece]] = {}
    stray: list[Piece] = []
    for headline in headlines:
        own = _pairs(text, [headline])
        at = bisect_left(starts, headline.start)
        best, score = -1, 0.0
        for i in range(max(0, at - _NEAR), min(len(articles), at + _NEAR)):
            shared = len(own & pairs[i]) / max(1, len(own)) + 0.001 / (1 + abs(starts[i] - headline.end))
            if shared > score:
                best, score = i, shared
        if score >= _LEAST_SHARED:
            owned.setdefault(best, []).append(headline)
        else:
            stray.append(headline)
    for i, found in owned.items():
        articles[i].pieces[:0] = found
    articles.extend(Article([headline]) for headline in stray)


def _shared(text: str, some: list[Piece], others: list[Piece]) -> float:
    own = _pairs(text, some)
    return len(own & _pairs(text, others)) / max(1, len(own))


def _pairs(text: str, pieces: list[Piece]) -> set[str]:
    return {text[i : i + 2] for piece in pieces for i in range(piece.start, piece.end - 1)}
