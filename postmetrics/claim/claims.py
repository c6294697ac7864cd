"""Claims: what rules matched, with the words and the context around it, as records.

For each quantity and rank word, in reading order, the first rule that matches makes the claim. Then its metric,
subject, period and base are read from the words around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from postmetrics.claim.candidates import Candidate, Candidates, Found, claimed
from postmetrics.claim.discourse import ArticleDiscourse, Discourse
from postmetrics.claim.matching import RuleSet
from postmetrics.claim.metrics import Range, Skip
from postmetrics.claim.timeframes import TimeFrames
from postmetrics.claim.wording import Wording
from postmetrics.measure.quantities import FoundQuantity
from postmetrics.numeric.ranks import FoundRank
from postmetrics.page.layout import Page, Piece
from postmetrics.page.sentences import Sentence, clause_start
from postmetrics.page.text import Span, View
from postmetrics.records import CLAIM, Basis, Claim, Period, Unit

_COMPARES = re.compile(r"(?:较|比)[^，。；]{1,24}")
_COMPARED_LEAD = re.compile(r"(?:与|同|和|跟)[^，。；]{2,14}相比，")
_SHARES_BASE = re.compile(r"(?:，|；|;)?(?:其中|转为?|转而|[^，。；]{0,24}分别)")


class ClaimMaker:
    """Makes the claims of one page from what the lower rooms found in it."""

    def __init__(
        self, page: Page, found: Sequence[Found], frames: TimeFrames, discourse: Discourse, rules: RuleSet
    ) -> None:
        self._page = page
        self.view: View = page.view
        self._text = page.view.text
        self._candidates = Candidates(page, found, frames, rules)
        self.frames = frames
        self.discourse = discourse
        self._rules = rules
        self._skip = _skips(frames, discourse)
        self._basis_of: dict[int, Basis | None] = {}
        self._units: dict[tuple[str, str], Unit] = {}

    def claims(self) -> list[Claim]:
        """All claims of the page, in the order in which they stand."""
        return sorted((claim for *_, claim in self.read() if claim), key=lambda claim: claim.span.start)

    def read(self) -> Iterator[tuple[Candidate, Sentence, Claim | None]]:
        """Everything that was tried, article by article, with the claim that it made."""
        for article in self._page.articles:
            discourse = ArticleDiscourse(self.discourse, article)
            for piece in article.pieces:
                if piece.kind != "byline":
                    yield from self._piece(piece, discourse)

    def matching_rules(self, candidate: Candidate, sentence: Sentence) -> list[str]:
        """The names of all rules that match a candidate; the first one made the claim."""
        return [match.rule.name for match in self._candidates.matches(candidate, sentence)]

    def rule_names(self) -> list[str]:
        """The rule that matched each quantity and rank word first, whatever its kind, in reading order."""
        return [
            candidate.match.rule.name
            for piece in self._page.pieces
            for _, tried in self._candidates.sentences(piece)
            for candidate in tried
            if candidate.match
        ]

    def _piece(self, piece: Piece, discourse: ArticleDiscourse) -> Iterator[tuple[Candidate, Sentence, Claim | None]]:
        wording = Wording(self._text, self._skip, self._rules)
        discourse.begin(piece)
        for sentence, tried in self._candidates.sentences(piece):
            previous = None
            if tried:
                span = self.view.span(sentence.start, sentence.end)
                for candidate in claimed(tried):
                    wording.name(candidate, sentence, previous)
                    yield candidate, sentence, self._claim(candidate, sentence, span, previous, discourse)
                    previous = candidate
                for candidate in tried:
                    if not candidate.makes_claim:
                        yield candidate, sentence, None
            discourse.read(sentence.start, sentence.end)

    def _claim(
        self,
        candidate: Candidate,
        sentence: Sentence,
        sentence_span: Span,
        previous: Candidate | None,
        discourse: ArticleDiscourse,
    ) -> Claim:
        match = candidate.match
        assert match is not None
        entry = match.rule.entry
        span = self.view.span(candidate.start, candidate.end)
        fields: dict[str, Any] = {
            "kind": entry.kind,
            "text": self.view.words(span),
            "span": span,
            "metric": self._phrase(candidate.metric),
            "subject": discourse.subject(sentence.start, candidate.head, *candidate.place),
            "period": self._period(candidate, sentence),
            "sentence": sentence_span,
            "rule": entry.name,
        }
        found = candidate.found
        if isinstance(found, FoundRank):
            scope = match.groups.get("scope")
            words = self.view.words(self.view.span(*scope)).strip("的中“”") if scope and scope[0] < scope[1] else ""
            fields["quantity"] = {"value": Decimal(found.position), "modifier": found.modifier}
            fields["rank"] = {"position": found.position, "scope": words or None}
        else:
            fields["quantity"] = self._quantity(found)
        if entry.kind == "change":
            direction = entry.direction or ("up" if "up" in match.groups else "down")
            basis = self._basis_of[candidate.start] = self._basis(candidate, sentence, previous)
            fields["change"] = {"direction": direction, "basis": basis}
        return CLAIM.validate_python(fields)

    def _period(self, candidate: Candidate, sentence: Sentence) -> Period | None:
        listed = self.frames.listed(sentence.start, candidate.head, *candidate.place)
        return listed or _year_of(self.frames.period(sentence.start, candidate.start), *candidate.place)

    def _quantity(self, found: FoundQuantity) -> dict[str, Any]:
        assert found.unit is not None
        words, at = found.unit_text, found.number_end
        if words and self._text.startswith(words, at):
            words = self.view.words(self.view.span(at, at + len(words)))
        return {
            "value": found.value,
            "low": found.low,
            "high": found.high,
            "modifier": found.modifier,
            "unit": self._unit(found.unit.code, words, found.unit.dimension),
            "per": found.per,
        }

    def _unit(self, code: str, words: str, dimension: str) -> Unit:
        unit = self._units.get((code, words))
        if unit is None:
            unit = self._units[code, words] = Unit(code=code, text=words, dimension=dimension)
        return unit

    def _phrase(self, at: Range | None) -> dict[str, Any] | None:
        if at is None:
            return None
        span = self.view.span(*at)
        words = self.view.words(span)
        return {"text": words, "span": span} if words else None

    def _basis(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Basis | None:
        assert candidate.match is not None
        if candidate.match.rule.entry.basis:
            return candidate.match.rule.entry.basis
        held_against = previous is not None and self._is_base(previous, candidate, sentence)
        low = previous.end if previous and previous.end <= candidate.head and not held_against else sentence.start
        named = self.frames.named_basis(low, candidate.head)
        if compared := _COMPARED_LEAD.search(self._text, sentence.start, candidate.head):
            low = min(low, compared.start())
        best: tuple[int, Basis] | None = named
        for basis, at, _ in self._rules.bases_in(self._text, low, candidate.head):
            if best is None or at > best[0]:
                best = (at, basis)
        if best is None and held_against:
            return "explicit"
        shares = _SHARES_BASE.match(self._text, candidate.low, candidate.head)
        if best is None and previous and (shares or candidate.match.rule.entry.noun):
            return self._basis_of.get(previous.start)
        return best[1] if best else None

    def _is_base(self, previous: Candidate, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether a change is measured against the figure right before it: `比10月日均64万单增长3倍`."""
        clause = clause_start(self._text, sentence.start, candidate.head)
        return clause <= previous.start and bool(_COMPARES.match(self._text, clause, previous.start))


def _skips(frames: TimeFrames, discourse: Discourse) -> Skip:
    """Where dates and organizations start and end."""
    starts: dict[int, int] = {}
    ends: dict[int, int] = {}
    named = [(mention.start, mention.end) for mention in discourse.mentions]
    dated = [(frame.period.start, frame.period.end) for frame in frames.frames]
    for start, end in [*named, *dated]:
        starts[start] = max(end, starts.get(start, 0))
        ends[end] = min(start, ends.get(end, start))
    return Skip(starts, ends)


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
