"""The source text and the squeezed view of it that everything else matches against.

A newspaper page as extracted from a PDF wraps its lines, spaces out its words and mixes full-width with half-width
characters. `View` undoes that for matching only: white space is gone, full-width letters, digits and signs are ASCII,
dashes are one character, traditional characters are simplified. Every position in the view maps back to a position in
the source, which is never rewritten.

>>> view = View("增长 ８．５％，日 前\\n达12 万件")
>>> view.text
'增长8.5%，日前达12万件'
>>> start = view.text.index("12万件")
>>> span = view.span(start, start + 4)
>>> span, view.source[span.start:span.end]
(Span(start=13, end=18), '12 万件')
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import regex

_VISIBLE = re.compile(r"\S++")
_ORDINARY = re.compile(
    r"[\t-\r\x20-\x7e\u2010-\u2027\u2030-\u205e\u2100-\u22ff\u2460-\u26ff\u3000-\u3029\u3105-\u9fff\uff01-\uff60]*+"
)
_INVISIBLE = regex.compile(r"(?V1)[[\p{Cc}\p{Cf}\p{Cs}\p{Mn}]--[\t-\r\x85]]")
_SPACED_OUT = re.compile(r"(?<!\S)(?:\S ){2,}\S(?!\S)")
_KEEPS_SPACE_BEFORE = frozenset("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz,.")
_NUMERIC = frozenset("0123456789.")
_KEEPS_SPACE_AFTER = _KEEPS_SPACE_BEFORE - {","}

BREAK = "\n"
"""The character that stands in a view between two pieces of text that do not run on: no pattern matches across it."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range `[start, end)` of code points in the text as the caller gave it.

    >>> "投递8842万件"[Span(2, 8).start:Span(2, 8).end]
    '8842万件'
    """

    start: int
    """The position of the first character."""
    end: int
    """The position behind the last character."""


class View:
    """A text squeezed for matching, with the way back to the source.

    `breaks` are source positions before which a new piece of text begins (a headline, a paragraph); the view holds a
    `BREAK` there. A single space is kept between two ASCII words or numbers (`Q1 2021`), since joining them would make
    another word or number, except inside a line set letter by letter (`２ ０ ２ ３ 年`) and in a number that a line
    end breaks.
    """

    __slots__ = ("_sources", "_starts", "source", "text")

    def __init__(self, source: str, breaks: Collection[int] = (), normal: str | None = None) -> None:
        self.source = source
        normal = normalized(source) if normal is None else normal
        spaced_out = _SPACED_OUT.finditer(normal)
        spaced_from, spaced_to = 0, -1
        pieces: list[str] = []
        starts: list[int] = []
        sources: list[int] = []
        length = previous_end = 0
        waiting = sorted(breaks)
        next_break = 0
        waiting.append(len(source))
        for match in _VISIBLE.finditer(normal):
            start, end = match.span()
            joint = ""
            while waiting[next_break] <= start:
                joint = BREAK
                next_break += 1
            if not joint and normal[start] in _KEEPS_SPACE_AFTER and normal[previous_end - 1] in _KEEPS_SPACE_BEFORE:
                while spaced_to <= start and (spaced := next(spaced_out, None)):
                    spaced_from, spaced_to = spaced.span()
                numeric = normal[start] in _NUMERIC and normal[previous_end - 1] in _NUMERIC
                broken = numeric and "\n" in normal[previous_end:start]
                joint = "" if broken or (spaced_from < previous_end and start < spaced_to) else " "
            if joint and pieces:
                starts.append(length)
                sources.append(previous_end)
                pieces.append(joint)
                length += 1
            while start < end:
                stop = min(waiting[next_break], end)
                starts.append(length)
                sources.append(start)
                pieces.append(normal[start:stop])
                length += stop - start
                start = stop
                if start < end:
                    starts.append(length)
                    sources.append(start)
                    pieces.append(BREAK)
                    length += 1
                    next_break += 1
            previous_end = end
        self.text = "".join(pieces)
        self._starts = starts
        self._sources = sources

    def position(self, index: int) -> int:
        """The source position of the view's character at `index`."""
        run = bisect_right(self._starts, index) - 1
        return self._sources[run] + index - self._starts[run]

    def span(self, start: int, end: int) -> Span:
        """The source span of `text[start:end]`, which must not be empty."""
        starts = self._starts
        run = bisect_right(starts, start) - 1
        first = self._sources[run] + start - starts[run]
        if run + 1 < len(starts) and starts[run + 1] < end:
            run = bisect_left(starts, end, run) - 1
        return Span(first, self._sources[run] + end - starts[run])

    def words(self, span: Span) -> str:
        """The source's own words in a span, white space removed."""
        return "".join(self.source[span.start : span.end].split())

    def gaps(self, start: int, end: int) -> Iterator[int]:
        """Where within `text[start:end]` white space stood in the source just before the view's character."""
        for run in range(bisect_right(self._starts, start), bisect_left(self._starts, end)):
            at = self._starts[run]
            if self._sources[run] > self._sources[run - 1] + at - self._starts[run - 1]:
                yield at


def normalized(text: str) -> str:
    """A text with each character in its plain form, and a space for one that shows nothing: as long as before.

    >>> normalized("增長 ８．５％")
    '增长 8.5%'
    """
    plain, variants = _plain_forms()
    text = variants.sub(lambda match: plain[match[0]], text)
    return text if _ORDINARY.fullmatch(text) else _INVISIBLE.sub(" ", text)


@cache
def _plain_forms() -> tuple[dict[str, str], re.Pattern[str]]:
    """The plain form of each character that has one, and the pattern of those characters."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F) if chr(code) not in "，"}
    table |= dict.fromkeys(map(ord, "‐‑‒–—―−─━﹣－"), "-")
    table |= dict.fromkeys(map(ord, "～〜∼˜"), "~")
    table |= {
        ord("﹪"): "%",
        ord("○"): "〇",
        ord("﹐"): "，",
        ord("•"): "·",
        ord("・"): "·",
        ord("‧"): "·",
        ord("　"): " ",
    }
    table |= {ord("「"): "“", ord("」"): "”", ord("『"): "‘", ord("』"): "’"}
    traditional, simplified = (files("postmetrics.data") / "traditional.txt").read_text(encoding="utf-8").splitlines()
    table |= {ord(t): s for t, s in zip(traditional, simplified, strict=True)}
    plain = {chr(code): form for code, form in table.items()}
    return plain, re.compile(f"[{re.escape(''.join(plain))}]")
