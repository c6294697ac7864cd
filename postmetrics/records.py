"""The public records: what a user gets, stores and loads again.

One claim is one record; its `kind` is the discriminator of the union `Claim`. Numbers are exact `Decimal`s and are
plain decimal strings in JSON. Spans are half-open ranges of code points in the text as the caller gave it.

>>> claim = load_claim('''{"kind": "ratio", "text": "70%", "span": {"start": 9, "end": 12},
...     "quantity": {"value": "70", "unit": {"code": "%", "text": "%", "dimension": "ratio"}},
...     "sentence": {"start": 0, "end": 13}, "rule": "ratio.level"}''')
>>> claim.kind, claim.quantity.value, claim.quantity.unit.code
('ratio', Decimal('70'), '%')
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter

from postmetrics.page.text import Span

SCHEMA_VERSION = "1"
"""Changes when a field of the JSON is renamed or changes type; new fields may come without."""


def _written(value: Decimal) -> str:
    return format(value, "f") if -LONGEST_EXPONENT < value.adjusted() < LONGEST_EXPONENT else str(value)


LONGEST_EXPONENT = 10_000
"""Numbers of more zeros than that are written with an exponent, and not read."""
Number = Annotated[Decimal, PlainSerializer(_written, return_type=str, when_used="json")]
Modifier = Literal["about", "over", "nearly", "under", "at_least", "at_most"]
Basis = Literal["year_on_year", "period_on_period", "since_period_start", "since_last_year_end", "explicit"]
Resolution = Literal["stated", "abbreviated", "anaphor", "inherited"]


class Record(BaseModel):
    """What all records share: they are frozen, and know no fields but their own."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Unit(Record):
    """A unit: its canonical code (`CNY`, `kg`, `件`), the page's words for it, and what it measures."""

    code: str
    text: str
    dimension: str


class Quantity(Record):
    """A number with its unit: an exact `value` in the canonical unit, or `low` and `high` of a stated range."""

    value: Number | None = None
    low: Number | None = None
    high: Number | None = None
    modifier: Modifier | None = None
    unit: Unit | None = None
    per: tuple[str, ...] = ()


class Phrase(Record):
    """Words of the page, white space removed, and where they stand."""

    text: str
    span: Span


class Subject(Record):
    """The organization that a claim is about: its fullest `name` in the article, and the words that pointed to it."""

    name: str
    text: str
    span: Span
    resolution: Resolution


class Period(Record):
    """The time a claim speaks of: first and last day, inclusive; None for a side that is open or not known."""

    text: str
    span: Span
    start: date | None = None
    end: date | None = None


class Change(Record):
    """Which way a figure moved, and against what."""

    direction: Literal["up", "down"]
    basis: Basis | None = None


class Rank(Record):
    """A place among peers: `首位` is position 1; `scope` is the group ranked within, where the page says it."""

    position: int
    scope: str | None = None


class ClaimBase(Record):
    """The fields of every claim."""

    text: str
    span: Span
    quantity: Quantity
    metric: Phrase | None = None
    subject: Subject | None = None
    period: Period | None = None
    change: Change | None = None
    rank: Rank | None = None
    sentence: Span
    rule: str


class AmountClaim(ClaimBase):
    """A level: `8842万件`, `续航里程240公里`."""

    kind: Literal["amount"] = "amount"
    change: None = None
    rank: None = None


class ChangeClaim(ClaimBase):
    """A difference against a base: `同比增长8%`, `净增39.12亿元`."""

    kind: Literal["change"] = "change"
    change: Change
    rank: None = None


class RatioClaim(ClaimBase):
    """A share, rate or completion: `占比48.47%`, `完成计划的160%`."""

    kind: Literal["ratio"] = "ratio"
    change: None = None
    rank: None = None


class RankClaim(ClaimBase):
    """A place among peers: `居全国邮政首位`."""

    kind: Literal["rank"] = "rank"
    change: None = None
    rank: Rank


Claim = Annotated[AmountClaim | ChangeClaim | RatioClaim | RankClaim, Field(discriminator="kind")]
CLAIM: TypeAdapter[Claim] = TypeAdapter(Claim)


def load_claim(line: str | bytes) -> Claim:
    """One claim from its JSON. Raises `pydantic.ValidationError` where the JSON is not a claim."""
    return CLAIM.validate_json(line)


class NumberMention(Record):
    """A number found by `find_numbers`, with the words and where they stand."""

    text: str
    span: Span
    value: Number | None = None
    low: Number | None = None
    high: Number | None = None


class QuantityMention(Record):
    """A number with its unit found by `find_quantities`."""

    text: str
    span: Span
    quantity: Quantity


class Extraction(Record):
    """The claims of one page, in the order in which they stand."""

    schema_version: str = SCHEMA_VERSION
    reference_date: date | None = None
    claims: tuple[Claim, ...] = ()

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)
