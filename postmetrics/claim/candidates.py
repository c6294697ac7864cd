"""Which quantities and rank words might be claims, and the first rule that matches each.

What stands in a time phrase has no rule tried on it; neither has a small count in Chinese numerals (`两步`), which is a
manner of speaking more than a figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from postmetrics.claim.matching import RuleMatch, RuleSet, Slot
from postmetrics.claim.metrics import Range
from postmetrics.claim.timeframes import TimeFrames
from postmetrics.measure.implied import with_implied_unit
from postmetrics.measure.quantities import FoundQuantity
from postmetrics.numeric.ranks import FoundRank
from postmetrics.page.layout import Page, Piece
from postmetrics.page.sentences import Sentence, clause_start, split
from postmetrics.page.text import View

Found = FoundQuantity | FoundRank

_LIST = re.compile(r"(?:、|和|及|与|以及|，|/|;)")
_COUNTS = frozenset({"count", "duration"})
_PROPORTIONS = frozenset({"ratio", "ratio difference", "multiple"})
_SMALL_CHANGE = frozenset({"块", "分", "毫", "毛", "角"})
_SMALL = {"count": 20, "duration": 100}


@dataclass(slots=True)
class Candidate:
    """A quantity or rank word with the stretch `low` to `start` of its clause that is its own.

    `until` is where the next quantity begins, or the sentence ends; `head` is where the list begins that it is a
    member of, `place` which member of how many; `bracketed` tells whether it stands in a bracket; `counted` is the
    bare noun that is its unit, `dropped` why no rule was tried on it.
    """

    found: FoundQuantity | FoundRank
    start: int
    end: int
    low: int
    head: int
    until: int
    bracketed: bool = False
    counted: Range | None = None
    match: RuleMatch | None = None
    metric: Range | None = None
    place: tuple[int, int] = (0, 1)
    dropped: str | None = None

    @property
    def makes_claim(self) -> bool:
        """Whether a rule matched that makes a claim, rather than none."""
        return self.match is not None and self.match.rule.entry.kind != "none"

    @property
    def counts(self) -> bool:
        """Whether the number counts things or time, rather than measures."""
        found = self.found
        return isinstance(found, FoundQuantity) and found.unit is not None and found.unit.dimension in _COUNTS

    @property
    def lasts(self) -> bool:
        """Whether the number is a length of time."""
        found = self.found
        return isinstance(found, FoundQuantity) and found.unit is not None and found.unit.dimension == "duration"


class Candidates:
    """The candidates of one page, sentence by sentence."""

    def __init__(self, page: Page, found: Sequence[Found], frames: TimeFrames, rules: RuleSet) -> None:
        self._view: View = page.view
        self._text = page.view.text
        self._frames = frames
        self._rules = rules
        self._found = sorted(found, key=lambda item: (item.start, -item.end))
        self._starts = [item.start for item in self._found]

    def sentences(self, piece: Piece) -> Iterator[tuple[Sentence, list[Candidate]]]:
        """Each sentence of a piece with all that was tried in it, in reading order."""
        for sentence in split(self._view, piece.start, piece.end, headline=piece.kind == "headline"):
            first, last = bisect_left(self._starts, sentence.start), bisect_left(self._starts, sentence.end)
            inside = [found for found in self._found[first:last] if found.end <= sentence.end]
            yield sentence, list(self._tried(sentence, inside)) if inside else []

    def _tried(self, sentence: Sentence, inside: Sequence[Found]) -> Iterator[Candidate]:
        """What in a sentence might be a claim, each with the first rule that matches it, or why it was dropped."""
        text = self._text
        listed_end = claimed_end = own_end = head = low = sentence.start
        bounds = [q.start for q in inside if isinstance(q, FoundQuantity) and not _stands_in_noun(text, q)]
        bounds.append(sentence.end)
        for i, found in enumerate(inside):
            start, end = found.start, found.end
            until = bounds[bisect_left(bounds, end, 0, len(bounds) - 1)]
            if start < claimed_end:
                yield Candidate(found, start, end, low=start, head=start, until=until, dropped="inside another claim")
                continue
            lists = i > 0 and listed_end < start and _LIST.fullmatch(text, listed_end, start)
            if not (lists and _alike(inside[i - 1], found, in_one_clause=lists[0] != "，")):
                head = start
                low = min(head, max(clause_start(text, sentence.start, head), own_end))
                if sentence.cuts:
                    low = max(low, *(cut for cut in (*sentence.cuts, 0) if cut <= head))
            listed_end = max(listed_end, end)
            bracketed = text.rfind("(", sentence.start, start) > text.rfind(")", sentence.start, start)
            candidate = Candidate(found, start, end, low, head, until, bracketed)
            candidate.dropped = self._complete(candidate, sentence)
            if candidate.dropped is None:
                candidate.match = next(self.matches(candidate, sentence), None)
            if candidate.makes_claim:
                claimed_end = listed_end = candidate.end
                if not bracketed:
                    own_end = candidate.end
            yield candidate

    def _complete(self, candidate: Candidate, sentence: Sentence) -> str | None:
        """Give a quantity the unit that its words imply; the reason why it can be no claim, if there is one."""
        found = candidate.found
        if isinstance(found, FoundRank):
            return None
        if self._frames.holds(found.start, found.number_end):
            return "part of a time phrase"
        complete = with_implied_unit(self._text, found, candidate.low, sentence.end)
        if complete is None:
            return "a number without a unit"
        if complete.end > found.end and complete.unit_text != "大":
            candidate.counted = (found.end, complete.end)
        candidate.found, candidate.end = complete, complete.end
        return "a small count in Chinese numerals" if _is_small_count(complete) else None

    def matches(self, candidate: Candidate, sentence: Sentence) -> Iterator[RuleMatch]:
        """Every rule that matches a candidate, in the order in which they are tried."""
        found = candidate.found
        slot: Slot = "rank" if isinstance(found, FoundRank) else "quantity"
        dimension = found.unit.dimension if isinstance(found, FoundQuantity) and found.unit else ""
        text, start, end, head, high = self._text, candidate.start, candidate.end, candidate.head, sentence.end
        before = text[head - 1] if head > sentence.start else ""
        behind = text[end] if end < high else ""
        for rule in self._rules.between(before, text[start:end], behind, slot, dimension):
            low = sentence.start if rule.looks_back else candidate.low
            if rule.needs and rule.needs.isdisjoint(text[low:head]):
                continue
            match = rule.match(text, start, end, low=low, high=high, head=head)
            if match:
                yield match


def claimed(tried: Sequence[Candidate]) -> list[Candidate]:
    """Those that a rule makes a claim of, with their places in the lists they are members of."""
    kept = [candidate for candidate in tried if candidate.makes_claim]
    for _, group in groupby(kept, key=lambda candidate: candidate.head):
        members = list(group)
        for i, member in enumerate(members):
            member.place = (i, len(members))
    return kept


def _alike(one: Found, other: Found, *, in_one_clause: bool) -> bool:
    """Whether two numbers can be members of one list; of two clauses (`5万元，3万户`), only those of one unit."""
    if isinstance(one, FoundQuantity) and isinstance(other, FoundQuantity):
        return in_one_clause or one.unit is None or (other.unit is not None and one.unit.code == other.unit.code)
    return type(one) is type(other)


def _stands_in_noun(text: str, found: FoundQuantity) -> bool:
    """Whether a number is part of what is counted: `7天期逆回购`, `新一轮融资`, `第一大贸易伙伴`."""
    return found.numeral.ordinal or text.startswith("期", found.end) or _is_small_count(found)


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
    limit = _SMALL["duration"] if found.value is None else _SMALL.get(unit.dimension, _SMALL["duration"])
    return largest is not None and (largest <= limit if found.value is None else largest < limit)
