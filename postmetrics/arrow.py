"""Records to an Arrow table, which pandas, Polars, DuckDB and Parquet take as it is.

>>> from postmetrics.page.text import Span
>>> from postmetrics.records import Quantity, RatioClaim
>>> claim = RatioClaim(text="七成", span=Span(1, 3), quantity=Quantity(value=70), sentence=Span(0, 4), rule="ratio")
>>> arrow_table([claim], page="a.txt").select(["page", "kind", "text", "value_exact"]).to_pylist()
[{'page': 'a.txt', 'kind': 'ratio', 'text': '七成', 'value_exact': '70'}]
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Context, Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from postmetrics.columns import COLUMNS, NUMBERS, cell, legible
from postmetrics.records import SCHEMA_VERSION, Claim, written

if TYPE_CHECKING:
    import pyarrow as pa

DIGITS = 38
"""The digits of a number column."""
DECIMALS = 12
"""How many of them stand behind the point."""

_DIGITS = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)
_STEP = Decimal(1).scaleb(-DECIMALS)
_WHOLE = range(-(2**63), 2**63)


def arrow_table(claims: Iterable[Claim], *, page: str | None = None) -> pa.Table:
    """The claims as a `pyarrow.Table`, one claim a row, with the same columns and types for any claims, or none.

    A column has the name of its field in the record, the parts of its path joined by `_` and `quantity_` left out
    (`span_start`, `value`, `unit_code`, `subject_name`); `page` stands in front. Numbers are `decimal128(38, 12)`,
    days `date32`, positions `int64`, words that come again dictionaries, `per` a list. A number of more than 12
    decimals is rounded there, half to even, and one of more than 26 digits before the point is null; `value_exact`,
    `low_exact` and `high_exact` always hold all digits as text. The table's metadata name the `schema_version`.

    Raises `ModuleNotFoundError` where pyarrow, which the extra `arrow` brings, is not installed.

    >>> table = arrow_table([])
    >>> table.num_rows, str(table.schema.field("value").type), str(table.schema.field("period_start").type)
    (0, 'decimal128(38, 12)', 'date32[day]')
    """
    try:
        import pyarrow as pa  # noqa: PLC0415 - of an extra, and large
    except ModuleNotFoundError as error:
        reason = "arrow_table needs pyarrow; install it with: pip install 'postmetrics[arrow]'"
        raise ModuleNotFoundError(reason, name=error.name) from None
    records = [claim.model_dump() for claim in claims]
    fields = [pa.field("page", _words(pa))]
    values: list[list[Any]] = [[None if page is None else legible(page)] * len(records)]
    for column in COLUMNS:
        cells = [cell(record, column) for record in records]
        name = column.removeprefix("quantity.").replace(".", "_")
        fields.append(pa.field(name, _type(pa, column)))
        values.append([_fitting(value) for value in cells])
        if column in NUMBERS:
            fields.append(pa.field(f"{name}_exact", pa.string()))
            values.append([None if value is None else written(value) for value in cells])
    schema = pa.schema(fields, {"postmetrics.schema_version": SCHEMA_VERSION})
    return pa.table([pa.array(cells, field.type) for cells, field in zip(values, schema, strict=True)], schema=schema)


def _words(pa: Any) -> Any:
    return pa.dictionary(pa.int32(), pa.string())


def _type(pa: Any, column: str) -> Any:
    if column in NUMBERS:
        return pa.decimal128(DIGITS, DECIMALS)
    if column in ("period.start", "period.end"):
        return pa.date32()
    if column == "rank.position" or column.endswith((".start", ".end")):
        return pa.int64()
    if column == "quantity.per":
        return pa.list_(pa.field("element", pa.string()))  # as Parquet calls it
    return pa.string() if column == "text" else _words(pa)


def _fitting(value: Any) -> Any:
    """The value as its column can hold it; None where it is too large."""
    match value:
        case Decimal():
            try:
                return value.quantize(_STEP, context=_DIGITS)
            except InvalidOperation:
                return None
        case int():
            return value if value in _WHOLE else None
        case str():
            return legible(value)
        case tuple() | list():
            return [legible(word) for word in value]
    return value
