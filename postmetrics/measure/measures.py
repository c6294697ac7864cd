"""What is read of one number and the unit around it, while its neighbours may still join it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from postmetrics.measure.units import Unit, rescale
from postmetrics.numeric.numbers import Numeral

Modifier = Literal["about", "over", "nearly", "under", "at_least", "at_most"]

DIVISIBLE = frozenset(("mass", "length", "volume", "area", "duration", "multiple", "currency"))
"""The dimensions of which there is a half, and a part in a smaller unit."""


@dataclass(slots=True)
class Measure:
    """One number with the unit around it, which its neighbours may still join.

    `value`, `low` and `high` are in the canonical unit; `scale` is what the number's own scale words multiply by.
    `shares` is false where a neighbour may neither give it a unit nor take one from it.
    """

    start: int
    end: int
    number_end: int
    numeral: Numeral
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    scale: Decimal
    modifier: Modifier | None
    unit: Unit | None = None
    unit_text: str = ""
    per: tuple[str, ...] = ()
    shares: bool = True

    def rescale(self, factor: Fraction) -> None:
        """Multiplies whichever values there are."""
        if factor.numerator == factor.denominator:
            return
        if self.value is not None:
            self.value = rescale(self.value, factor)
        if self.low is not None:
            self.low = rescale(self.low, factor)
        if self.high is not None:
            self.high = rescale(self.high, factor)

    def take(self, unit: Unit, text: str) -> None:
        """Gives a bare number its unit."""
        self.unit, self.unit_text = unit, text
        self.rescale(unit.factor)
