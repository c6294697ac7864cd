"""The fields of a record as the columns of a table.

>>> from postmetrics.page.text import Span
>>> from postmetrics.records import Quantity, RatioClaim
>>> claim = RatioClaim(text="七成", span=Span(1, 3), quantity=Quantity(value=70), sentence=Span(0, 4), rule="ratio")
>>> [cell(claim.model_dump(), column) for column in ("text", "span.start", "quantity.value", "subject.name")]
['七成', 1, Decimal('70'), None]
"""

from __future__ import annotations

import re
from typing import Any

COLUMNS = (
    *("kind", "text", "span.start", "span.end"),
    *("quantity.value", "quantity.low", "quantity.high", "quantity.modifier"),
    *("quantity.unit.code", "quantity.unit.text", "quantity.unit.dimension", "quantity.per"),
    *("metric.text", "metric.span.start", "metric.span.end"),
    *("subject.name", "subject.text", "subject.span.start", "subject.span.end", "subject.resolution"),
    *("period.text", "period.span.start", "period.span.end", "period.start", "period.end"),
    *("change.direction", "change.basis", "rank.position", "rank.scope"),
    *("sentence.start", "sentence.end", "rule"),
)
"""Each column is the path of a field in the record."""

NUMBERS = ("quantity.value", "quantity.low", "quantity.high")
"""The columns that hold exact decimals."""

_SURROGATE = re.compile("[\ud800-\udfff]")


def cell(record: dict[str, Any], column: str) -> Any:
    """The value of one column of a record; None where the record says nothing."""
    value: Any = record
    for key in column.split("."):
        value = value[key] if value else None
    return value


def legible(text: str) -> str:
    """The text with `\N{REPLACEMENT CHARACTER}` for each half of a surrogate pair, which UTF-8 cannot hold."""
    return _SURROGATE.sub("\ufffd", text)
