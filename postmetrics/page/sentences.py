"""Sentences of a piece, and the words around a number: its clause.

>>> view = View("累计揽收6.9亿件，同比增长8%。其中，特快占比三成。")
>>> [view.text[s.start:s.end] for s in split(view, 0, len(view.text))]
['累计揽收6.9亿件，同比增长8%。', '其中，特快占比三成。']
>>> at = view.text.index("8%")
>>> view.text[clause_start(view.text, 0, at):at]
'同比增长'
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import regex

from postmetrics.page.text import View

_SENTENCE = re.compile(r"[^。！？!?…\n]*+(?:[。！？!?…]++[”’)》]*+|(?=\n)|\Z)")
_PLAIN_CLAUSE = regex.compile(r"(?r)[^，；：:,;()。！？!?…\n]{0,80}")
_CLAUSE = regex.compile(r"(?r)(?:[^，；：:,;()。！？!?…\n]|\([^()\n]{0,40}\)|(?<=\d),(?=\d)){0,80}")
_PLAIN_CLAUSE_END = re.compile(r"[^，；：:,;()。！？!?…\n]{0,80}")
_CLAUSE_END = re.compile(r"(?:[^，；：:,;()。！？!?…\n]|\([^()\n]{0,40}\)|(?<=\d),(?=\d)){0,80}")
_HEADLINE_GAP = re.compile(r"[一-鿿%‰”)][^\S\n]{1,4}[一-鿿“]|[%‰元件户人次个台家名万亿吨倍位成]\s{1,4}[一-鿿]")
_LETTER_SPACED = re.compile(r"(?:[一-鿿][^\S\n]++){3}")
_DATELINE = re.compile(
    r"(?:[【(]?(?:本[报刊]讯|[^，。；、:\n]{2,16}日[电讯])[】)]?)?+(?:\((?:本报|本刊)?(?:见习|实习)?(?:记者|通讯员)[^()\n]{1,40}\)){0,2}"
)
_INSIDE_NUMERALS = frozenset("0123456789.,，〇零一二两三四五六七八九十百千万亿")
_PARTS = regex.compile(r"(?r)[；;，、]")
LONGEST = 800
"""The longest sentence, in characters of the view: what goes on without an end is parted at its commas."""


class Sentence(NamedTuple):
    """A sentence `[start, end)` of the view; `cuts` are further places where a clause begins.

    These are spaces in a headline, and where an article's text begins behind its mark (`本报讯`).
    """

    start: int
    end: int
    cuts: tuple[int, ...] = ()


def split(view: View, start: int, end: int, *, headline: bool = False) -> Iterator[Sentence]:
    """The sentences of the piece `text[start:end]`; in a headline, a space between words parts clauses."""
    if headline:
        cuts = tuple(_gaps(view, start, end)) if end - start <= LONGEST else ()
    else:
        mark = _DATELINE.match(view.text, start, end)
        cuts = (mark.end(),) if mark and mark.end() > start else ()
    at = start
    while at < end:
        match = _SENTENCE.match(view.text, at, end)
        stop = max(match.end(), at + 1) if match else end
        while stop - at > LONGEST:
            part = _part(view.text, at, at + LONGEST)
            yield Sentence(at, part)
            at = part
        yield Sentence(at, stop, tuple(cut for cut in cuts if at < cut < stop))
        at = stop


def _part(text: str, start: int, end: int) -> int:
    """Where to part a sentence that is too long: behind its last comma before `end`, in no case inside a number."""
    for mark in _PARTS.finditer(text, start + 1, end):
        at = mark.end()
        if not (text[at - 2].isdigit() and text[at].isdigit()):
            return at
    at = end
    while at > start and text[at - 1] in _INSIDE_NUMERALS:
        at -= 1
    return at if at > start else end


def clause_start(text: str, lowest: int, at: int) -> int:
    """Where the clause that reaches up to `at` begins; closed brackets on the way are passed over."""
    match = _PLAIN_CLAUSE.match(text, lowest, at)
    start = match.start() if match else at
    if start > lowest and text[start - 1] in "),":
        match = _CLAUSE.match(text, lowest, at)
        start = match.start() if match else at
    return start


def clause_end(text: str, at: int, highest: int) -> int:
    """Where the clause that goes on from `at` ends."""
    match = _PLAIN_CLAUSE_END.match(text, at, highest)
    end = match.end() if match else at
    if end < highest and text[end] in "(,":
        whole = _CLAUSE_END.match(text, at, highest)
        end = whole.end() if whole else at
    return end


def _gaps(view: View, start: int, end: int) -> Iterator[int]:
    span = view.span(start, end) if end > start else None
    if span is None:
        return
    words = view.source[span.start : span.end]
    if _LETTER_SPACED.search(words):
        return
    for gap in view.gaps(start, end):
        if _HEADLINE_GAP.match(view.source, view.position(gap - 1)):
            yield gap
