"""Rules and found things make claims.

For each quantity and rank word, in reading order, the first rule that matches makes the claim; what matches a rule of
kind `none`, stands in a date, or is a small Chinese-numeral count makes none. Then the claim's metric, subject, period
and base are read from the words around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

import regex

from postmetrics import metrics
from postmetrics.discourse import ArticleDiscourse, Discourse
from postmetrics.implied import with_implied_unit
from postmetrics.layout import Page, Piece
from postmetrics.metrics import Range, Skip
from postmetrics.quantities import FoundQuantity
from postmetrics.ranks import FoundRank
from postmetrics.records import (
    AmountClaim,
    Basis,
    Change,
    ChangeClaim,
    Claim,
    Period,
    Phrase,
    Quantity,
    Rank,
    RankClaim,
    RatioClaim,
    Unit,
)
from postmetrics.rules import RuleMatch, RuleSet
from postmetrics.sentences import Sentence, clause_end, clause_start, split
from postmetrics.text import View

_LIST = regex.compile(r"(?:、|和|及|与|以及|，|/|;)")
_REACHES = regex.compile(
    r"(?:进一步|再|又|继续)?\p{Han}{1,4}?(?:至|到|为|成)(?:了)?(?:(?:现在|目前|如今|当前|[今去]年|20\d\d年)的?)?"
    r"(?:近|约|超过?|逾|不足|不到)?"
)
_OF_ANOTHER = regex.compile(r"，?(?:恢复至|恢复到|达到?|约?为|是|相当于)[^，。；]{1,16}的(?:近|约|超过?|逾|不足|不到)?")
_COMPARES = regex.compile(r"(?:较|比)[^，。；]{1,24}")
_SHARES_BASE = regex.compile(r"(?:，|；|;)?(?:其中|[^，。；]{0,24}分别)")
_COUNTS = frozenset({"count", "duration"})
_PROPORTIONS = frozenset({"ratio", "ratio difference", "multiple"})
_SMALL_CHANGE = frozenset({"块", "分", "毫", "毛", "角"})
_SMALL = 100
_ADVERB = 2


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


class ClaimMaker:
    """Makes the claims of one page from what the lower rooms found in it."""

    def __init__(
        self,
        page: Page,
        quantities: Sequence[FoundQuantity],
        ranks: Sequence[FoundRank],
        discourse: Discourse,
        rules: RuleSet,
    ) -> None:
        self._page = page
        self._view: View = page.view
        self._text = page.view.text
        self._found: list[FoundQuantity | FoundRank] = sorted([*quantities, *ranks], key=lambda f: (f.start, -f.end))
        self._discourse = discourse
        self._rules = rules
        self._skip = Skip(*discourse.skips())
        self._basis_of: dict[int, Basis | None] = {}

    def claims(self) -> list[Claim]:
        """All claims of the page, in the order in which they stand."""
        found: list[Claim] = []
        at = _Cursor(self._found)
        by_piece = {piece: list(at.within(piece)) for piece in sorted(self._page.pieces, key=lambda p: p.start)}
        for article in self._page.articles:
            discourse = self._discourse.article(article)
            for piece in article.pieces:
                if piece.kind == "byline":
                    continue
                found.extend(self._piece(piece, by_piece[piece], discourse))
        found.sort(key=lambda claim: claim.span.start)
        return found

    def rule_names(self) -> list[str]:
        """The rule that matched each quantity and rank word first, whatever its kind, in reading order."""
        names: list[str] = []
        for piece in self._page.pieces:
            at = _Cursor(self._found)
            for sentence in split(self._view, piece.start, piece.end, headline=piece.kind == "headline"):
                tried = self._tried(sentence, list(at.within(sentence)))
                names.extend(candidate.match.rule.name for candidate in tried if candidate.match)
        return names

    def _piece(
        self, piece: Piece, inside: list[FoundQuantity | FoundRank], discourse: ArticleDiscourse
    ) -> Iterator[Claim]:
        carried: Range | None = None
        discourse.begin(piece)
        at = _Cursor(inside)
        for sentence in split(self._view, piece.start, piece.end, headline=piece.kind == "headline"):
            tried = self._tried(sentence, list(at.within(sentence)))
            candidates = [c for c in tried if c.match and c.match.rule.entry.kind != "none"]
            _number_lists(candidates)
            for i, candidate in enumerate(candidates):
                previous = candidates[i - 1] if i else None
                candidate.metric = self._metric(candidate, sentence, previous, carried)
                whole = candidate.metric
                if previous and whole and whole == carried:
                    self._follow(candidate, previous)
                if whole:
                    candidate.metric = metrics.member(self._text, whole, *candidate.place)
                if not self._stays_aside(candidate, sentence):
                    carried = whole or carried
                yield self._claim(candidate, sentence, previous, discourse)
            discourse.read(sentence.start, sentence.end)

    def _tried(self, sentence: Sentence, inside: Sequence[FoundQuantity | FoundRank]) -> Iterator[Candidate]:
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
                if complete is None or self._discourse.in_period(found.start, found.end):
                    continue
                if complete.end > found.end and complete.unit_text != "大":
                    candidate.counted = (found.end, complete.end)
                candidate.found, candidate.end = complete, complete.end
            candidate.match = self._first_match(candidate, sentence)
            if candidate.match and candidate.match.rule.entry.kind != "none":
                claimed_end = listed_end = candidate.end
                if not self._in_brackets(sentence.start, candidate.start):
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

    def _metric(
        self, candidate: Candidate, sentence: Sentence, previous: Candidate | None, carried: Range | None
    ) -> Range | None:
        """What the candidate measures: words its rule names, words before it, behind it, or of the claim before."""
        text, match, found = self._text, candidate.match, candidate.found
        assert match is not None
        if "metric" in match.groups:
            start, end = metrics.trim(text, *match.groups["metric"], skip=self._skip, rules=self._rules)
            named = self._words(candidate.low, min(match.start, start)) if match.rule.name == "change.new" else None
            if end > start:
                return (named or (start, end))[0], end
        moved = match.groups.get("up") or match.groups.get("down")
        if moved and metrics.is_its_own_name(text[slice(*moved)]):
            return moved
        if match.rule.entry.kind in ("change", "rank"):
            stop = min(candidate.head, match.start)
            left = self._words(min(candidate.low, stop), stop) or self._trend(candidate, sentence, previous)
            noun = moved if match.rule.name == "change.noun" else None
            if noun and left and left[1] - left[0] <= _ADVERB:
                return left[0], noun[1]
            counted = self._counted(candidate, sentence)
            return left or counted or carried or noun
        assert isinstance(found, FoundQuantity)
        if candidate.counted:
            return candidate.counted
        left = self._words(candidate.low, candidate.head)
        if left is None and self._in_brackets(sentence.start, candidate.start):
            left = self._before_bracket(candidate, sentence)
        if previous and previous.end == candidate.low and _REACHES.fullmatch(text, candidate.low, candidate.head):
            return carried
        if match.rule.entry.kind == "ratio" and _OF_ANOTHER.fullmatch(text, candidate.low, candidate.head):
            return carried or left
        right = metrics.after(text, candidate.end, self._clause_end(candidate.end, sentence))
        counts = _counts(found)
        handed = metrics.hands_over(text, candidate.low, self._skip.ends.get(candidate.head, candidate.head))
        attributive = text.startswith("的", candidate.end)
        if right and attributive and match.rule.entry.kind == "ratio" and metrics.names_level(text, *right):
            return right
        if right and (handed or (counts and not (left and (attributive or metrics.names_level(text, *left))))):
            return right
        if left and counts and metrics.is_scope(text[slice(*left)]):
            return found.number_end, found.end
        if left:
            return left
        if carried and previous and (previous.end == candidate.low or not right):
            return carried
        if right or carried:
            return right or carried
        following = self._clause_end(candidate.end, sentence) + 1
        return self._words(following, self._clause_end(following, sentence))

    def _before_bracket(self, candidate: Candidate, sentence: Sentence) -> Range | None:
        """The words before the bracket that a figure stands in: `燃料成本(占68%)`."""
        bracket = self._text.rfind("(", sentence.start, candidate.start)
        low = clause_start(self._text, sentence.start, bracket)
        before = [found.end for found in self._found_before(low, bracket)]
        return self._words(max([low, *before]), bracket)

    def _found_before(self, low: int, high: int) -> list[FoundQuantity | FoundRank]:
        first = bisect_left(self._found, low, key=lambda found: found.start)
        last = bisect_left(self._found, high, key=lambda found: found.start)
        return [found for found in self._found[first:last] if not isinstance(found, FoundQuantity) or found.unit]

    def _counted(self, candidate: Candidate, sentence: Sentence) -> Range | None:
        """The noun that a change counts: `新增1架飞机`."""
        if not isinstance(candidate.found, FoundQuantity) or not _counts(candidate.found):
            return None
        return metrics.after(self._text, candidate.end, self._clause_end(candidate.end, sentence))

    def _trend(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Range | None:
        """What the clause before says is moving, where it has no figure of its own."""
        start = clause_start(self._text, sentence.start, candidate.head)
        low = clause_start(self._text, sentence.start, start - 1) if start > sentence.start else start
        if low >= start or (previous and previous.end > low):
            return None
        found = metrics.trending(self._text, low, start - 1)
        return self._words(*found) if found else None

    def _follow(self, candidate: Candidate, previous: Candidate) -> None:
        """Let the second of two figures for one metric (`由2.1元降为1.4元`) keep what the first one's words said."""
        found, before = candidate.found, previous.found
        if isinstance(found, FoundQuantity) and isinstance(before, FoundQuantity):
            together = previous.end == candidate.low or previous.head == candidate.head
            if before.per and not found.per and found.unit == before.unit and together:
                candidate.found = replace(found, per=before.per)
        elif isinstance(found, FoundRank) and isinstance(before, FoundRank) and previous.match and candidate.match:
            scope = previous.match.groups.get("scope")
            own = candidate.match.groups.get("scope", (0, 0))
            if scope and own[0] == own[1]:
                groups = {**candidate.match.groups, "scope": scope}
                candidate.match = replace(candidate.match, groups=groups)

    def _stays_aside(self, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether the next figure does not go on about what this one measures: a bracket, or how long (`连续5年居首位`)."""
        found = candidate.found
        lasts = isinstance(found, FoundQuantity) and found.unit is not None and found.unit.dimension == "duration"
        behind = candidate.metric is not None and candidate.metric[0] >= candidate.end
        return (lasts and behind) or self._in_brackets(sentence.start, candidate.start)

    def _in_brackets(self, low: int, at: int) -> bool:
        return self._text.rfind("(", low, at) > self._text.rfind(")", low, at)

    def _words(self, low: int, end: int) -> Range | None:
        return metrics.before(self._text, low, end, skip=self._skip, rules=self._rules)

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        cut = next((cut for cut in sentence.cuts if cut >= at), sentence.end)
        return clause_end(self._text, at, cut)

    def _basis(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Basis | None:
        assert candidate.match is not None
        if candidate.match.rule.entry.basis:
            return candidate.match.rule.entry.basis
        low = previous.end if previous and previous.end <= candidate.head else sentence.start
        named = self._discourse.named_basis(low, candidate.head)
        best: tuple[int, Basis] | None = named
        for basis, pattern in self._rules.bases:
            for match in pattern.finditer(self._text, low, candidate.head):
                if best is None or match.start() > best[0]:
                    best = (match.start(), basis)
        if best is None and previous and self._is_base(previous, candidate, sentence):
            return "explicit"
        if best is None and previous and _SHARES_BASE.match(self._text, candidate.low, candidate.head):
            return self._basis_of.get(previous.start)
        return best[1] if best else None

    def _is_base(self, previous: Candidate, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether a change is measured against the figure right before it: `比10月日均64万单增长3倍`."""
        clause = clause_start(self._text, sentence.start, candidate.head)
        return clause <= previous.start and bool(_COMPARES.match(self._text, clause, previous.start))

    def _claim(
        self, candidate: Candidate, sentence: Sentence, previous: Candidate | None, discourse: ArticleDiscourse
    ) -> Claim:
        match = candidate.match
        assert match is not None
        entry = match.rule.entry
        common: dict[str, Any] = {
            "span": self._view.span(candidate.start, candidate.end),
            "metric": self._phrase(candidate.metric),
            "subject": discourse.subject(sentence.start, candidate.start),
            "period": _year_of(self._discourse.period(sentence.start, candidate.start), *candidate.place),
            "sentence": self._view.span(sentence.start, sentence.end),
            "rule": entry.name,
        }
        span = common["span"]
        common["text"] = self._view.words(span)
        found = candidate.found
        if isinstance(found, FoundRank):
            scope = match.groups.get("scope")
            words = self._view.words(self._view.span(*scope)).strip("的中“”") if scope and scope[0] < scope[1] else ""
            quantity = Quantity(value=Decimal(found.position), modifier=found.modifier)
            return RankClaim(**common, quantity=quantity, rank=Rank(position=found.position, scope=words or None))
        common["quantity"] = self._quantity(found)
        if entry.kind == "change":
            direction = entry.direction or ("up" if "up" in match.groups else "down")
            basis = self._basis(candidate, sentence, previous)
            self._basis_of[candidate.start] = basis
            change = Change(direction=direction, basis=basis)
            return ChangeClaim(**common, change=change)
        return RatioClaim(**common) if entry.kind == "ratio" else AmountClaim(**common)

    def _quantity(self, found: FoundQuantity) -> Quantity:
        assert found.unit is not None
        words, at = found.unit_text, found.number_end
        if words and self._text.startswith(words, at):
            words = self._view.words(self._view.span(at, at + len(words)))
        unit = Unit(code=found.unit.code, text=words, dimension=found.unit.dimension)
        return Quantity.model_construct(
            value=found.value, low=found.low, high=found.high, modifier=found.modifier, unit=unit, per=found.per
        )

    def _phrase(self, at: Range | None) -> Phrase | None:
        if at is None:
            return None
        span = self._view.span(*at)
        return Phrase(text=self._view.words(span), span=span)


def _number_lists(candidates: Sequence[Candidate]) -> None:
    """Tell the members of each list (`分别为3亿元、5亿元和9亿元`) their places."""
    for _, group in groupby(candidates, key=lambda candidate: candidate.head):
        members = list(group)
        for i, member in enumerate(members):
            member.place = (i, len(members))


def _year_of(period: Period | None, place: int, count: int) -> Period | None:
    """The year of one member of a list that has as many members as its period has years: `2021至2023年分别为…`."""
    if period is None or count == 1 or period.start is None or period.end is None:
        return period
    years = period.end.year - period.start.year + 1
    whole = (period.start.month, period.start.day, period.end.month, period.end.day) == (1, 1, 12, 31)
    if years != count or not whole:
        return period
    year = period.start.year + place
    return period.model_copy(update={"start": date(year, 1, 1), "end": date(year, 12, 31)})


class _Cursor:
    """Hands out found things piece by piece, each once."""

    def __init__(self, found: Sequence[FoundQuantity | FoundRank]) -> None:
        self._found = found
        self._next = 0

    def within(self, stretch: Piece | Sentence) -> Iterator[FoundQuantity | FoundRank]:
        while self._next < len(self._found) and self._found[self._next].start < stretch.end:
            found = self._found[self._next]
            self._next += 1
            if found.start >= stretch.start and found.end <= stretch.end:
                yield found


def _counts(found: FoundQuantity) -> bool:
    return found.unit is not None and found.unit.dimension in _COUNTS


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
