"""How a page is laid out: its pieces, and the articles that they form.

`本报讯`, `（上接第1版）`, bylines (`□某某`) and headlines part the articles; a headline that stands elsewhere on the
page goes to the article whose words it shares.

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

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from postmetrics.page.pieces import OPENS_ARTICLE, PieceKind, pieces
from postmetrics.page.text import BREAK, View, normalized

_REFERS_BACK = re.compile(r"该(?:省|市|县|区)?(?:分公司|公司|支行|分行|行|支局|局|中心|邮区中心|集团|企业|项目)")
_BARE_KIND = re.compile(r"(?:分行|支行|公司|集团|分公司|合作社)(?=[一-鿿])")
_CAPTION = re.compile(r"摄影|摄$")
_LEAST_SHARED = 0.3
"""Least share of a headline's letter pairs that an article must hold to own the headline."""
_NEAR = 40
"""How many articles before and after a headline may own it."""


class Piece(NamedTuple):
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


def lay_out(source: str) -> Page:
    """The page's view, pieces and articles."""
    normal = normalized(source)
    begun = pieces(normal)
    starts = [start for start, _ in begun]
    view = View(source, starts, normal)
    found = []
    position = 0
    for text in view.text.split(BREAK):
        if text:
            _, kind = begun[max(0, bisect_right(starts, view.position(position)) - 1)]
            found.append(Piece(kind, position, position + len(text)))
        position += len(text) + 1
    return Page(view, found, _articles(view.text, found))


def _articles(text: str, found: list[Piece]) -> list[Article]:
    """Articles in reading order.

    On a page that marks its articles (`本报讯`, bylines: more than one for two headlines), a headline among paragraphs
    opens a new one only if the paragraph below it speaks of the same; elsewhere every headline does. A paragraph that
    refers back (`该分公司`) right after another article's byline goes on with the article that this one interrupted.
    """
    marks = sum(piece.kind == "byline" or bool(OPENS_ARTICLE.match(text, piece.start)) for piece in found)
    headed = sum(one.kind == "headline" and next_.kind == "body" for one, next_ in pairwise(found))
    marked = marks > headed / 2
    articles: list[Article] = []
    pending: list[Piece] = []
    current: Article | None = None
    unsigned: list[Article] = []
    for piece in found:
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
        opens = bool(OPENS_ARTICLE.match(text, piece.start))
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
    _match_headlines(text, [piece for piece in found if piece.kind == "headline"], articles)
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


def _pairs(text: str, pieces: list[Piece]) -> set[int]:
    """Each two letters that stand side by side, as one number: the two of them in UTF-16."""
    found: set[int] = set()
    for piece in pieces:
        letters = memoryview(text[piece.start : piece.end].encode("utf-16-le", "surrogatepass"))
        for first in (0, 2):
            found.update(letters[first : first + (len(letters) - first) // 4 * 4].cast("I"))
    return found
