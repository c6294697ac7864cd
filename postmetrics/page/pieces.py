"""Which lines of a page run on, and what the pieces so joined are: headlines, paragraphs, bylines.

A line runs on into the next where a paragraph was wrapped at the column's width; a line that stops short of the width
without ending its sentence is a headline.

>>> pieces("六月揽收量创新高\\n本报讯 六月，某县分公司揽收量\\n达5万件。 □李某")
[(0, 'headline'), (9, 'body'), (31, 'byline')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

PieceKind = Literal["headline", "body", "byline"]

OPENS_ARTICLE = re.compile(
    r"【?本[报刊](?:讯|[^，。]{2,12}[电讯])|【[^】]{2,12}[电讯]】|讯 |\( ?(?:上接|紧接)第|\((?:本报|记者|通讯员)"
)
"""How an article's first paragraph begins."""
_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]++")
_ENDS_SENTENCE = re.compile(r"[。!?…][”’)》】]*(?:\s{0,4}\([^()。]{2,14}\))?$")
_RUNS_ON = frozenset("，、:;,(“‘《-")
_CANNOT_BEGIN = frozenset("，。、)”’》,.;:!?%")
_OPENS_PARAGRAPH = re.compile(r"(?:近日|日前|据悉|近期|今年以来|目前)[，,]|图为")
_FIGURE_AHEAD = frozenset("增降达超逾近约均破至长少.0123456789")
_CUT_FROM_UNIT = re.compile(r"\d ?(?:万|亿|万亿)?$")
_UNIT_BEGINS = frozenset("件元户人次个台家名吨亩公千百斤份张辆米平点%岁年月日天倍万亿笔单枚座项票处场册只头美欧港英")
_FIGURE_BEGINS = frozenset("逾超近约达0123456789一二三四五六七八九十百千万亿")
_FIGURE = re.compile(r"(?:[逾超近约达]|突破)?\d[\d.,]*+[%万亿]|[万亿][^\s]?[元件户人]")
_TURN = re.compile(r"\(\s*+(?:上接|下转|紧接)\s*+(?:第\s*+)?\d++\s*+版[^)]{0,20}\)")
_BYLINE = re.compile(r"[□◇■◆]\s*+(?:(?:本报|本刊|记者|通讯员|文/?图?|图/?文?|摄影)\s*+)?[一-鿿]")
_NAMES = re.compile(r"(?:[一-鿿]\s?[一-鿿]{1,3})(?:[ 、]+[一-鿿]\s?[一-鿿]{0,3})*+(?:\s*(?:摄影报道|文/图|摄))?\s*$")
_PAUSES = re.compile(r"[，。、;:]")
_NARROW = re.compile(r"[0-9A-Za-z.,% ]++")


@dataclass(slots=True)
class _Line:
    """A line of the page; `signed` is where a byline begins in it, or -1."""

    start: int
    text: str
    width: float
    closes: bool
    signed: int = -1
    spaced_out: bool = False
    opens_article: bool = False
    parted: bool = False


def pieces(source: str) -> list[tuple[int, PieceKind]]:
    """Where each piece of a normalized text begins, and what it is, in reading order."""
    lines = list(_lines(source))
    _part(source, lines)
    found: list[tuple[int, PieceKind]] = []
    for kind, first, last in _paragraphs(lines):
        found.append((lines[first].start, kind))
        if kind == "body" and lines[last].signed > 0:
            found.append((lines[last].start + lines[last].signed, "byline"))
    return found


def _lines(source: str) -> Iterator[_Line]:
    for match in _LINE.finditer(source):
        text = match[0].lstrip()
        start = match.end() - len(text)
        text = text.rstrip()
        if not text:
            continue
        width = _width(text)
        turn = _TURN.match(text)
        if turn and turn.end() < len(text):
            yield _Line(start, turn[0], 0, True, opens_article=bool(OPENS_ARTICLE.match(turn[0])))
            rest = text[turn.end() :].lstrip()
            start, text, turn = start + len(text) - len(rest), rest, _TURN.fullmatch(rest)
        byline = _BYLINE.search(text)
        signed = byline.start() if byline else -1
        words = text[:signed].rstrip() if signed > 0 else text
        closes = bool(_ENDS_SENTENCE.search(words[-26:]) or turn)
        spaced_out = text.count(" ") > len(text) // 3
        yield _Line(start, text, width, closes, signed, spaced_out, bool(OPENS_ARTICLE.match(text)))


def _part(source: str, lines: list[_Line]) -> None:
    """Mark the lines with a blank one below, on a page where blank lines part some lines and not all of them."""
    parted = [line for line, below in pairwise(lines) if source.count("\n", line.start, below.start) > 1]
    if len(parted) < len(lines) / 3:
        for line in parted:
            line.parted = True


def _width(text: str) -> float:
    """Width in full-width characters: a letter, a digit or a space takes half of one, however it was typed."""
    return (len(text) + len(_NARROW.sub("", text))) / 2


def _paragraphs(lines: list[_Line]) -> list[tuple[PieceKind, int, int]]:
    """(kind, first line, last line) of each piece, by where lines run on."""
    groups: list[tuple[PieceKind, int, int]] = []
    behind: list[float] = []
    first = 0
    while first < len(lines):
        if lines[first].signed == 0:
            last = first
            while last + 1 < len(lines) and _goes_on_with_names(lines[last + 1]) and not lines[last].parted:
                last += 1
            groups.append(("byline", first, last))
            behind = []
        else:
            last = first
            while last + 1 < len(lines) and _runs_on(lines, first, last, behind):
                last += 1
            signed = lines[last].signed >= 0
            closed = signed or any(lines[i].closes or "。" in lines[i].text for i in range(first, last + 1))
            body = closed or last - first >= 3 or lines[first].opens_article
            groups.append(("body" if body else "headline", first, last))
            behind = [line.width for line in lines[first + 1 : last]] if body and not signed else []
        first = last + 1
    return groups


def _goes_on_with_names(line: _Line) -> bool:
    """Whether a line under a byline holds more names; four characters alone are a headline rather than a name."""
    return not line.opens_article and len(line.text) != 4 and _NAMES.fullmatch(line.text) is not None


def _runs_on(lines: list[_Line], first: int, i: int, behind: list[float]) -> bool:
    """Whether line `i`, of a paragraph that began at `first`, runs on into the next line.

    `behind` are the widths of the paragraph before, where one ended just above.

    A wrapped line fills its column: as wide as the lines around it, give or take a hanging punctuation mark, or two
    characters less where a paragraph begins. What stops short of that without ending its sentence is a headline.
    """
    line, below = lines[i], lines[i + 1]
    if line.closes or below.opens_article or below.signed == 0 or line.signed >= 0:
        return False
    ends, begins = line.text[-1], below.text[0]
    if ends in _RUNS_ON or begins in _CANNOT_BEGIN or (i == first and line.opens_article):
        return True
    if begins in _UNIT_BEGINS and _CUT_FROM_UNIT.search(line.text[-4:]):
        return True
    if (ends in _FIGURE_AHEAD and begins in _FIGURE_BEGINS) or _FIGURE.match(below.text):
        return True
    if line.parted and i == first and not _PAUSES.search(line.text):
        return line.text.count("“") > line.text.count("”")
    if i > first:
        column = _median([lines[k].width for k in range(max(first, i - 4), i + 1)])
        return line.spaced_out or line.width >= 0.75 * column
    if _OPENS_PARAGRAPH.match(below.text):
        return False
    ahead = _ahead(lines, i + 1)
    if behind:
        column = _median(behind)
        slack = max(3.3, 0.22 * column)
        if line.spaced_out or column - slack <= line.width <= column + slack:
            return True
    if not ahead:
        return below.closes and line.width >= below.width * (0.6 if "，" in line.text else 0.9)
    column = _median(ahead)
    slack = max(2.6, 0.14 * column) * (1.5 if "，" in line.text else 1)
    if not (line.spaced_out or column - slack <= line.width <= column + slack):
        return False
    begins_paragraph = -2.75 <= below.width - column <= -1.25 and not below.spaced_out and len(ahead) > 1
    return (below.closes or below.width >= column - slack) and not (begins_paragraph and line.width < column - 0.75)


def _median(widths: list[float]) -> float:
    ordered = sorted(widths)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def _ahead(lines: list[_Line], i: int) -> list[float]:
    """Widths of the lines from `i` on that fill the column: the last line of a paragraph does not count."""
    widths = []
    for line in lines[i : i + 5]:
        if line.closes or line.signed == 0 or line.opens_article:
            break
        if not line.spaced_out:
            widths.append(line.width)
    return widths
