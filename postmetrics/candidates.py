"""Which quantities and rank words might be claims, and the first rule that matches each.

What stands in a time phrase has no rule tried on it; neither has a small count in Chinese numerals (`两步`), which is a
manner of speaking more than a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import regex

from postmetrics.implied import with_implied_unit
from postmetrics.layout import Page, Piece
from postmetrics.metrics import Range
from postmetrics.quantities import FoundQuantity
from postmetrics.ranks import FoundRank
from postmetrics.rules import RuleMatch, RuleSet
from postmetrics.sentences import Sentence, clause_start, split
from postmetrics.text import View
from postmetrics.timeframes import TimeFrames

Found = FoundQuantity | FoundRank

_LIST = regex.compile(r"(?:、|和|及|与|以及|，|/|;)")
_COUNTS = frozenset({"count", "duration"})
_PROPORTIONS = frozenset({"ratio", "ratio difference", "multiple"})
_SMALL_CHANGE = frozenset({"块", "分", "毫", "毛", "角"})
_SMALL = 100


@dataclass(slots=True)
class Candidate:
    """A quantity or rank word with the stretch `low` to `start` of its clause that is its own.

    `head` is where the list begins that it is a member of, `place` which member of how many; `counted` the bare noun
    that is its unit.
    """

    found: FoundQuantity | FoundRank
    start: int
    end: int
    low: int
    head: int
    counted: Range | None = None
    match: RuleMatch | None = None
    metric: Range | None = None
    place: tuple[int, int] = (0, 1)

    @property
    def counts(self) -> bool:
        """Whether the number counts things or time, rather than measures."""
        found = self.found
        return isinstance(found, FoundQuantity) and found.unit is not None and found.unit.dimension in _COUNTS


class Candidates:
    """The candidates of one page, sentence by sentence."""

    def __init__(self, page: Page, found: Sequence[Found], frames: TimeFrames, rules: RuleSet) -> None:
        self._view: View = page.view
        self._text = page.view.text
        self._frames = frames
        self._rules = rules
        cursor = _Cursor(sorted(found, key=lambda item: (item.start, -item.end)))
        self._by_piece = {piece: list(cursor.within(piece)) for piece in sorted(page.pieces, key=lambda p: p.start)}

    def sentences(self, piece: Piece) -> Iterator[tuple[Sentence, list[Candidate]]]:
        """Each sentence of a piece with all that was tried in it, in reading order."""
        cursor = _Cursor(self._by_piece[piece])
        for sentence in split(self._view, piece.start, piece.end, headline=piece.kind == "headline"):
            yield sentence, list(self._tried(sentence, list(cursor.within(sentence))))

    def _tried(self, sentence: Sentence, inside: Sequence[Found]) -> Iterator[Candidate]:
        """What in a sentence might be a claim, each with the first rule that matches it."""
        text = self._text
        listed_end = claimed_end = own_end = head = sentence.start
        for found in inside:
            if found.start < claimed_end:
                continue
            if not (listed_end < found.start and _LIST.fullmatch(text, listed_end, found.start)):
                head = found.start
            low = max(clause_start(text, sentence.start, head), *(cut for cut in (*sentence.cuts, 0) if cut <= head))
            if own_end <= head:
                low = min(head, max(low, own_end))
            listed_end = max(listed_end, found.end)
            candidate = Candidate(found, found.start, found.end, low, head)
            if isinstance(found, FoundQuantity):
                complete = with_implied_unit(text, found, low, sentence.end)
                if complete is None or self._frames.holds(found.start, found.end):
                    continue
                if complete.end > found.end and complete.unit_text != "大":
                    candidate.counted = (found.end, complete.end)
                candidate.found, candidate.end = complete, complete.end
            candidate.match = self._first_match(candidate, sentence)
            if candidate.match and candidate.match.rule.entry.kind != "none":
                claimed_end = listed_end = candidate.end
                if not in_brackets(text, sentence.start, candidate.start):
                    own_end = candidate.end
            yield candidate

    def _first_match(self, candidate: Candidate, sentence: Sentence) -> RuleMatch | None:
        found = candidate.found
        slot = "rank" if isinstance(found, FoundRank) else "quantity"
        if isinstance(found, FoundQuantity) and _is_small_count(found):
            return None
        dimension = found.unit.dimension if isinstance(found, FoundQuantity) and found.unit else ""
        for rule in self._rules.rules:
            entry = rule.entry
            if rule.slot != slot or (entry.dimensions and dimension not in entry.dimensions):
                continue
            low = sentence.start if entry.within == "sentence" or entry.kind == "rank" else candidate.low
            match = rule.match(
                self._text, candidate.start, candidate.end, low=low, high=sentence.end, head=candidate.head
            )
            if match:
                return match
        return None


def claimed(tried: Sequence[Candidate]) -> list[Candidate]:
    """Those that a rule makes a claim of, with their places in the lists they are members of."""
    kept = [candidate for candidate in tried if candidate.match and candidate.match.rule.entry.kind != "none"]
    for _, group in groupby(kept, key=lambda candidate: candidate.head):
        members = list(group)
        for i, member in enumerate(members):
            member.place = (i, len(members))
    return kept


def in_brackets(text: str, low: int, at: int) -> bool:
    """Whether `at` stands in a bracket that was opened after `low`."""
    return text.rfind("(", low, at) > text.rfind(")", low, at)


class _Cursor:
    """Hands out found things piece by piece, each once."""

    def __init__(self, found: Sequence[Found]) -> None:
        self._found = found
        self._next = 0

    def within(self, stretch: Piece | Sentence) -> Iterator[Found]:
        while self._next < len(self._found) and self._found[self._next].start < stretch.end:
            found = self._found[self._next]
            self._next += 1
            if found.start >= stretch.start and found.end <= stretch.end:
                yield found


def _is_small_count(found: FoundQuantity) -> bool:
    """A small count in Chinese numerals (`两步`, `三大类`, `一名`) is a manner of speaking more than a figure."""
    unit = found.unit
    if found.numeral.script != "chinese" or unit is None:
        return False
    largest = found.high if found.value is None else found.value
    if largest == 1 and unit.dimension not in _PROPORTIONS:
        return True
    if not (unit.dimension in _COUNTS or unit.code == "点" or found.unit_text in _SMALL_CHANGE):
        return False
    return largest is not None and largest <= _SMALL
