"""From a page to its claims: the rooms in order, and the three finders.

>>> from datetime import date
>>> result = extract("截至6月底，某县邮政分公司揽收快件5.2万件，同比增长8%。", reference_date=date(2023, 7, 3))
>>> [(claim.kind, claim.text, claim.metric.text, str(claim.period.end)) for claim in result]
[('amount', '5.2万件', '揽收快件', '2023-06-30'), ('change', '8%', '揽收快件', '2023-06-30')]
"""

from __future__ import annotations

from datetime import date

from postmetrics.claim.claims import ClaimMaker
from postmetrics.claim.discourse import Discourse
from postmetrics.claim.matching import RuleSet
from postmetrics.claim.rules import load_rules
from postmetrics.claim.timeframes import TimeFrames
from postmetrics.measure import quantities
from postmetrics.measure.quantity_mentions import find_quantity_mentions
from postmetrics.measure.units import UnitTable, default_units
from postmetrics.names.organizations import find_organizations
from postmetrics.names.own import OrganizationTable
from postmetrics.numeric import numbers
from postmetrics.numeric.ranks import find_ranks
from postmetrics.page.layout import lay_out
from postmetrics.page.text import View
from postmetrics.records import Extraction, NumberMention, Period, Quantity, QuantityMention, Unit
from postmetrics.time import periods


def extract(
    text: str,
    *,
    reference_date: date | None = None,
    rules: RuleSet | None = None,
    units: UnitTable | None = None,
    organizations: OrganizationTable | None = None,
) -> Extraction:
    """Every quantified claim of a page, in the order in which they stand.

    `reference_date` is the day of publication, from which `今年`, `11月底` are resolved; without it they are not.
    `rules` and `units` stand in for the packaged ones; `organizations` are the user's own, looked for besides. Raises
    `TypeError` where `text` is not a `str`, and `RuleError` where a rule that is not a packaged one takes longer than
    half a second for one match.
    """
    maker = claim_maker(text, reference_date=reference_date, rules=rules, units=units, organizations=organizations)
    return Extraction(reference_date=reference_date, claims=tuple(maker.claims()))


def claim_maker(
    text: str,
    *,
    reference_date: date | None = None,
    rules: RuleSet | None = None,
    units: UnitTable | None = None,
    organizations: OrganizationTable | None = None,
) -> ClaimMaker:
    """What reads a page's claims: the rooms in order, each finding its things once."""
    page = lay_out(_text(text))
    found = quantities.find_quantities(page.view.text, units or default_units())
    ranks = find_ranks(page.view.text, [quantity.numeral for quantity in found])
    frames = TimeFrames(page.view, periods.find_periods(page.view.text, reference_date), reference_date)
    discourse = Discourse(page, find_organizations(page.view.text, own=organizations), frames)
    return ClaimMaker(page, [*found, *ranks], frames, discourse, rules or load_rules())


def find_numbers(text: str) -> list[NumberMention]:
    """Every number in a text, with its exact value, or `low` and `high` of a range.

    >>> [(str(n.value), n.span) for n in find_numbers("三千零五十万")]
    [('30500000', Span(start=0, end=6))]
    """
    view = View(_text(text))
    found = []
    for numeral in numbers.find_number_mentions(view.text):
        span = view.span(numeral.start, numeral.end)
        words = view.words(span)
        found.append(NumberMention(text=words, span=span, value=numeral.value, low=numeral.low, high=numeral.high))
    return found


def find_quantities(text: str, *, units: UnitTable | None = None) -> list[QuantityMention]:
    """Every number with a unit in a text, words of degree as bounds (see `postmetrics.measure.quantity_mentions`).

    >>> [(q.text, str(q.quantity.value), q.quantity.unit.code) for q in find_quantities("种植水稻30公顷")]
    [('30公顷', '300000', 'm2')]
    """
    view = View(_text(text))
    mentions = []
    for found in find_quantity_mentions(view.text, units or default_units()):
        if found.unit is None:
            continue
        span = view.span(found.start, found.end)
        quantity = Quantity(
            value=found.value,
            low=found.low,
            high=found.high,
            modifier=found.modifier,
            unit=Unit(code=found.unit.code, text=found.unit_text, dimension=found.unit.dimension),
            per=found.per,
        )
        mentions.append(QuantityMention(text=view.words(span), span=span, quantity=quantity))
    return mentions


def find_periods(text: str, *, reference_date: date | None = None) -> list[Period]:
    """Every time phrase in a text, with its first and last day where they can be told.

    >>> [(str(p.start), str(p.end)) for p in find_periods("2023年前三季度")]
    [('2023-01-01', '2023-09-30')]
    """
    view = View(_text(text))
    found = []
    for period in periods.find_periods(view.text, reference_date, "speech"):
        span = view.span(period.start, period.end)
        found.append(Period(text=view.words(span), span=span, start=period.first, end=period.last))
    return found


def _text(text: str) -> str:
    if not isinstance(text, str):
        raise TypeError(f"text must be a str, not {type(text).__name__}; decode bytes first: data.decode('utf-8')")
    return text
