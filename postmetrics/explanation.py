"""Why a number became the claim that it is, or none.

>>> from datetime import date
>>> [told] = explain("截至6月底，敦煌市邮政分公司揽收快件5.2万件。", 21, reference_date=date(2023, 7, 3))
>>> told.text, told.claim.kind
('5.2万件', 'amount')
>>> for reason in told.reasons:
...     print(reason.field, "|", reason.words, "|", reason.why)
kind | 5.2万件 | rule amount.level
metric | 揽收快件 | stands before the number
subject | 敦煌市邮政分公司 | 敦煌市邮政分公司: stated
period | 截至6月底 | to 2023-06-30
>>> explain("2023年完工", 0)[0].lost
(Lost(what='2023', why='part of a time phrase'),)
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from postmetrics.claim.candidates import Candidate
from postmetrics.claim.claims import ClaimMaker
from postmetrics.claim.matching import RuleSet
from postmetrics.extraction import claim_maker
from postmetrics.measure.units import UnitTable
from postmetrics.names.own import OrganizationTable
from postmetrics.page.sentences import Sentence
from postmetrics.page.text import Span
from postmetrics.records import Claim, Period, Record


class Reason(Record):
    """What one field of a claim rests on: the page's words, where they stand, and how they led to it."""

    field: str
    words: str
    span: Span | None
    why: str


class Lost(Record):
    """What was considered and not chosen: a rule, or the number itself as a claim."""

    what: str
    why: str


class Explanation(Record):
    """One number of a page: the claim that it made, if any, what each field rests on, and what lost."""

    text: str
    span: Span
    claim: Claim | None
    reasons: tuple[Reason, ...]
    lost: tuple[Lost, ...]


def explain(
    text: str,
    at: int | Span,
    *,
    reference_date: date | None = None,
    rules: RuleSet | None = None,
    units: UnitTable | None = None,
    organizations: OrganizationTable | None = None,
) -> list[Explanation]:
    """The numbers and rank words at an offset of the text, or within a span of it, each explained.

    An offset that no number covers gives the numbers of its sentence; where there is none either, the list is empty.
    """
    span = Span(at, at + 1) if isinstance(at, int) else at
    maker = claim_maker(text, reference_date=reference_date, rules=rules, units=units, organizations=organizations)
    told = [
        (_explained(maker, candidate, sentence, claim), maker.view.span(sentence.start, sentence.end))
        for candidate, sentence, claim in maker.read()
    ]
    told.sort(key=lambda pair: pair[0].span)
    here = [explanation for explanation, _ in told if _overlap(explanation.span, span)]
    return here or [explanation for explanation, sentence in told if _overlap(sentence, span)]


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _explained(maker: ClaimMaker, candidate: Candidate, sentence: Sentence, claim: Claim | None) -> Explanation:
    span = maker.view.span(candidate.start, candidate.end)
    words = maker.view.words(span)
    if candidate.dropped:
        return Explanation(
            text=words, span=span, claim=None, reasons=(), lost=(Lost(what=words, why=candidate.dropped),)
        )
    matched = maker.matching_rules(candidate, sentence)
    lost = tuple(Lost(what=name, why=f"also matches, but {matched[0]} comes first") for name in matched[1:])
    if claim is None:
        why = f"rule {matched[0]} makes no claim" if matched else "no rule matches"
        return Explanation(text=words, span=span, claim=None, reasons=(), lost=(Lost(what=words, why=why), *lost))
    reasons = tuple(_reasons(maker, candidate, claim))
    lost = (*lost, *_other_periods(maker, sentence, candidate, claim), *_other_subjects(maker, sentence, claim))
    return Explanation(text=words, span=span, claim=claim, reasons=reasons, lost=lost)


def _other_periods(maker: ClaimMaker, sentence: Sentence, candidate: Candidate, claim: Claim) -> Iterator[Lost]:
    for frame in maker.frames.within(sentence.start, candidate.start):
        span = maker.view.span(frame.period.start, frame.period.end)
        if claim.period and span == claim.period.span:
            continue
        if frame.compared:
            why = "a figure is held against this time, not set in it"
        elif frame.aside:
            why = "part of a name, or the day of an announcement"
        else:
            why = "joined with, or replaced by, another time of the sentence"
        yield Lost(what=maker.view.words(span), why=f"as period: {why}")


def _other_subjects(maker: ClaimMaker, sentence: Sentence, claim: Claim) -> Iterator[Lost]:
    for mention in maker.discourse.mentions:
        if sentence.start <= mention.start < sentence.end:
            span = maker.view.span(mention.start, mention.end)
            if claim.subject is None or span != claim.subject.span:
                yield Lost(what=maker.view.words(span), why="as subject: named in the sentence, but not its doer here")


def _reasons(maker: ClaimMaker, candidate: Candidate, claim: Claim) -> list[Reason]:
    assert candidate.match is not None
    matched = maker.view.span(candidate.match.start, candidate.match.end)
    reasons = [Reason(field="kind", words=maker.view.words(matched), span=matched, why=f"rule {claim.rule}")]
    if claim.change:
        basis = claim.change.basis or "no base is named"
        reasons.append(Reason(field="change", words="", span=None, why=f"{claim.change.direction}; {basis}"))
    if claim.rank:
        reasons.append(Reason(field="rank", words=claim.rank.scope or "", span=None, why=f"at {claim.rank.position}"))
    if claim.metric:
        reasons.append(
            Reason(
                field="metric", words=claim.metric.text, span=claim.metric.span, why=_stands(claim, candidate, maker)
            )
        )
    if claim.subject:
        why = f"{claim.subject.name}: {claim.subject.resolution}"
        reasons.append(Reason(field="subject", words=claim.subject.text, span=claim.subject.span, why=why))
    if claim.period:
        reasons.append(
            Reason(field="period", words=claim.period.text, span=claim.period.span, why=_dates(claim.period))
        )
    return reasons


def _stands(claim: Claim, candidate: Candidate, maker: ClaimMaker) -> str:
    assert claim.metric is not None
    if claim.metric.span.start >= claim.span.end:
        return "stands behind the number"
    own = maker.view.position(candidate.low) if candidate.low < candidate.start else claim.span.start
    return "stands before the number" if claim.metric.span.start >= own else "was said before"


def _dates(period: Period) -> str:
    if period.start is None and period.end is None:
        return "not resolved: give a reference date, or its words name no days"
    sides = (f"from {period.start}" if period.start else "", f"to {period.end}" if period.end else "")
    return " ".join(side for side in sides if side)
