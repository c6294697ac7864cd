"""How the tests of numbers and quantities write down what was found."""

from collections.abc import Callable
from decimal import Decimal

from postmetrics.measure.quantities import FoundQuantity, find_quantities
from postmetrics.measure.units import UnitTable, default_units
from postmetrics.numeric.numbers import Numeral, find_numerals
from postmetrics.page.text import View


def numerals(text: str, find: Callable[[str], list[Numeral]] = find_numerals) -> list[str]:
    """Each number as written, what it comes to, and its script; the scale words at its end as `x`."""
    view = View(text).text
    return [
        f"{view[n.start : n.end]} {_amount(n)} {n.script}"
        + (f" x{n.scale}" if n.scale != 1 else "")
        + (f" {n.modifier}" if n.modifier else "")
        + " ordinal" * n.ordinal
        for n in find(view)
    ]


def quantities(
    text: str, find: Callable[[str, UnitTable], list[FoundQuantity]] = find_quantities, units: UnitTable | None = None
) -> list[str]:
    """Each quantity with `|` where its number stops, what it comes to, its unit with the words for it, and the rest."""
    return [
        f"{text[q.start : q.number_end]}|{text[q.number_end : q.end]} {_amount(q)}"
        + (f" {q.unit.code}({q.unit_text})" if q.unit else "")
        + (f" {q.modifier}" if q.modifier else "")
        + "".join(f" per {word}" for word in q.per)
        for q in find(text, default_units() if units is None else units)
    ]


def _amount(found: Numeral | FoundQuantity) -> str:
    value, low, high = map(_written, (found.value, found.low, found.high))
    bounds = f"{low}..{high}" if low or high else ""
    return f"{value} in {bounds}" if value and bounds else value or bounds


def _written(number: Decimal | None) -> str:
    return "" if number is None else str(number)
