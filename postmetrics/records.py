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

from pydantic import BaseModel, ConfigDict, Field, PlainSerializer, TypeAdapter, WithJsonSchema

from postmetrics.page.text import Span

SchemaVersion = Literal["1"]
SCHEMA_VERSION: SchemaVersion = "1"
"""Changes when a field of the JSON is renamed or changes type; new fields may come without."""


def written(value: Decimal) -> str:
    """The number as JSON has it: plain digits, no exponent below `LONGEST_EXPONENT`."""
    return format(value, "f") if -LONGEST_EXPONENT < value.adjusted() < LONGEST_EXPONENT else str(value)


LONGEST_EXPONENT = 10_000
"""Numbers of more zeros than that are written with an exponent, and not read."""
Number = Annotated[
    Decimal,
    PlainSerializer(written, return_type=str, when_used="json"),
    WithJsonSchema({"type": "string", "pattern": r"^-?[0-9]+(\.[0-9]+)?$"}, mode="serialization"),
]
Modifier = Literal["about", "over", "nearly", "under", "at_least", "at_most"]
Basis = Literal["year_on_year", "period_on_period", "since_period_start", "since_last_year_end", "explicit"]
Resolution = Literal["stated", "abbreviated", "anaphor", "inherited"]


class Record(BaseModel):
    """What all records share: they are frozen, and know no fields but their own."""

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True)


class Unit(Record):
    """A unit: its canonical code (`CNY`, `kg`, `件`), the page's words for it, and what it measures."""

    code: str
    """The canonical unit: an ISO 4217 currency, an SI or agreed unit, `%`, `pp`, `x`, or the classifier itself."""
    text: str
    """The page's word for it; empty where the words only imply it."""
    dimension: str
    """What the unit measures: `currency`, `ratio`, `mass` and so on."""


class Quantity(Record):
    """A number with its unit: an exact `value` in the canonical unit, or `low` and `high` of a stated range."""

    value: Number | None = None
    """The number in the canonical unit, scale words multiplied out; null for a range. Of a rank, its position."""
    low: Number | None = None
    """The lower end of a stated range."""
    high: Number | None = None
    """The upper end of a stated range."""
    modifier: Modifier | None = None
    """How the words bound the number: 约, 超, 近, 不足, 至少, 以内."""
    unit: Unit | None = None
    """The unit; null for a rank."""
    per: tuple[str, ...] = ()
    """What the quantity is per, usually nothing: `day`, `year`, `person`, or a classifier."""


class Phrase(Record):
    """Words of the page, white space removed, and where they stand."""

    text: str
    """The words, without white space."""
    span: Span
    """Where they stand in the page."""


class Subject(Record):
    """The organization that a claim is about: its fullest `name` in the article, and the words that pointed to it."""

    name: str
    """The fullest name in the article."""
    text: str
    """The words that pointed to it, without white space."""
    span: Span
    """Where those words stand in the page."""
    resolution: Resolution
    """How it was found: named in the sentence, by a short form, by an anaphor, or in an earlier sentence."""


class Period(Record):
    """The time a claim speaks of: first and last day, inclusive; None for a side that is open or not known."""

    text: str
    """The page's words for the time, without white space."""
    span: Span
    """Where they stand in the page."""
    start: date | None = None
    """The first day."""
    end: date | None = None
    """The last day."""


class Change(Record):
    """Which way a figure moved, and against what."""

    direction: Literal["up", "down"]
    """Which way the figure moved."""
    basis: Basis | None = None
    """What it is held against: 同比, 环比, 较年初, 较上年末, a stated level; null where the page does not say."""


class Rank(Record):
    """A place among peers: `首位` is position 1; `scope` is the group ranked within, where the page says it."""

    position: int
    """The place, counted from 1."""
    scope: str | None = None
    """The group ranked within."""


class ClaimBase(Record):
    """The fields of every claim."""

    text: str
    """The words from the first character of the number to the last of the unit, without white space."""
    span: Span
    """Where they stand in the page."""
    quantity: Quantity
    """The number with its unit."""
    metric: Phrase | None = None
    """What the number measures, in the page's own words; null where the page does not say."""
    subject: Subject | None = None
    """The organization that the claim is about; null where the page does not say."""
    period: Period | None = None
    """The time that the claim speaks of; null where the page does not say."""
    change: Change | None = None
    """Which way the figure moved; only of a `change`."""
    rank: Rank | None = None
    """The place among peers; only of a `rank`."""
    sentence: Span
    """The sentence that the claim stands in."""
    rule: str
    """The pattern rule that made the claim."""


class AmountClaim(ClaimBase):
    """A level: `8842万件`, `续航里程240公里`."""

    kind: Literal["amount"] = "amount"
    """What is claimed."""
    change: None = None
    rank: None = None


class ChangeClaim(ClaimBase):
    """A difference against a base: `同比增长8%`, `净增39.12亿元`."""

    kind: Literal["change"] = "change"
    """What is claimed."""
    change: Change
    rank: None = None


class RatioClaim(ClaimBase):
    """A share, rate or completion: `占比48.47%`, `完成计划的160%`."""

    kind: Literal["ratio"] = "ratio"
    """What is claimed."""
    change: None = None
    rank: None = None


class RankClaim(ClaimBase):
    """A place among peers: `居全国邮政首位`."""

    kind: Literal["rank"] = "rank"
    """What is claimed."""
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
    """The words, without white space."""
    span: Span
    """Where they stand in the text."""
    value: Number | None = None
    """The number; null for a range."""
    low: Number | None = None
    """The lower end of a range."""
    high: Number | None = None
    """The upper end of a range."""


class QuantityMention(Record):
    """A number with its unit found by `find_quantities`."""

    text: str
    """The words, without white space."""
    span: Span
    """Where they stand in the text."""
    quantity: Quantity
    """The number with its unit."""


class Extraction(Record):
    """The claims of one page, in the order in which they stand."""

    schema_version: SchemaVersion = SCHEMA_VERSION
    """The version of this shape; it changes when a field is renamed or changes type."""
    reference_date: date | None = None
    """The day of publication that was given, from which words such as 今年 were resolved."""
    claims: tuple[Claim, ...] = ()
    """The claims, in the order in which they stand."""

    def __iter__(self) -> Iterator[Claim]:  # type: ignore[override]
        return iter(self.claims)

    def __len__(self) -> int:
        return len(self.claims)
