"""Numbers with their units: compounds, ranges, shared lists, and the words of degree and frequency around them.

>>> from postmetrics.measure.units import default_units
>>> [found] = find_quantities("日均投递近3.5万件", default_units())
>>> found.value, found.unit.code, found.modifier, found.per
(Decimal('35000'), '件', 'nearly', ('day',))
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Context, Decimal, localcontext
from fractions import Fraction
from typing import NamedTuple

from postmetrics.measure.degrees import modifier
from postmetrics.measure.measures import DIVISIBLE, Measure, Modifier
from postmetrics.measure.measuring import find_measures
from postmetrics.measure.rates import frequency
from postmetrics.measure.units import Unit, UnitTable, rescale
from postmetrics.numeric.numbers import Numeral
from postmetrics.numeric.numerals import LONGEST


class FoundQuantity(NamedTuple):
    """A number and what it measures, with positions in the view's text.

    `start` to `end` runs from the number (or the currency word in front of it) to the end of the unit; `number_end` is
    where the number stops. `value`, or `low` and `high` of a range, are in the canonical unit. `unit` is None for a
    bare number. `numeral` is the first number's.
    """

    start: int
    end: int
    number_end: int
    numeral: Numeral
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Modifier | None
    unit: Unit | None
    unit_text: str
    per: tuple[str, ...]


def find_quantities(text: str, units: UnitTable) -> list[FoundQuantity]:
    """Every number in a view's text, with its unit where it has one: left to right, never overlapping.

    >>> from postmetrics.measure.units import default_units
    >>> for q in find_quantities("预计利润8000万元-1.2亿元，增长88%左右", default_units()):
    ...     print(q.start, q.end, q.value, q.low, q.high, q.modifier, q.unit.code)
    4 16 None 80000000 120000000 None CNY
    19 22 88 None None about %
    """
    with localcontext(Context(prec=4 * LONGEST)):
        measures = _join(text, find_measures(text, units))
        _share(text, measures)
    found: list[FoundQuantity] = []
    previous_end = measured_end = 0
    for m in measures:
        degree = m.modifier or modifier(text, previous_end, m)
        per = m.per
        if m.unit is None or m.unit.dimension != "multiple":
            per += tuple(p for p in frequency(text, measured_end, m.start, units) if p not in m.per)
        unit, words = m.unit, m.unit_text
        found.append(
            FoundQuantity(m.start, m.end, m.number_end, m.numeral, m.value, m.low, m.high, degree, unit, words, per)
        )
        previous_end = m.end
        if unit is not None:
            measured_end = m.end
    return found


_RANGE = re.compile(r"(?:\(不?含\))?(?:-{1,2}|~{1,2}|[到至])[近逾超约]?")
_TO = frozenset("到至")
_MINUS_JOINS = frozenset(("", "(含)", "(不含)"))
_AND = frozenset(("", "零", "又", "又零", "外加"))
_SECONDS_OF = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800}
_MONTHS_OF = {"mo": 1, "a": 12}
_TENTHS = frozenset("块元毛角毫米斤吨尺丈成度秒")
_ENDS_AMOUNT = re.compile(r"$|[^\u4e00-\u9fffA-Za-z0-9%]|[的到至左上以]")


def _join(text: str, measures: list[Measure]) -> list[Measure]:
    """Compounds (`3元5角`, `8天20小时`) and then ranges (`75%到77%`) as one quantity each."""
    joined: list[Measure] = []
    for measure in measures:
        if joined and measure.start - joined[-1].end <= 2 and _compound(text, joined[-1], measure):
            continue
        joined.append(measure)
    ranged: list[Measure] = []
    for measure in joined:
        if ranged and measure.start - ranged[-1].end <= 5 and _range(text, ranged[-1], measure):
            continue
        ranged.append(measure)
    return ranged


def _compound(text: str, whole: Measure, part: Measure) -> bool:
    if whole.unit is None or whole.value is None or part.value is None or whole.per:
        return False
    if text[whole.end : part.start] not in _AND or part.numeral.ordinal or not whole.shares or not part.shares:
        return False
    if part.unit is None:
        return _tenths(text, whole, part)
    dimension = whole.unit.dimension
    if dimension != part.unit.dimension or dimension not in DIVISIBLE:
        return False
    if dimension == "duration":
        sizes = _SECONDS_OF if whole.unit.code in _SECONDS_OF else _MONTHS_OF
        ratio = Fraction(sizes[whole.unit.code], sizes.get(part.unit.code, sizes[whole.unit.code]))
        if ratio <= 1 or part.value >= ratio:
            return False
        whole.rescale(ratio)
        whole.unit = part.unit
    else:
        of_any_currency = part.unit.code == "CNY" and part.unit.factor < 1
        if not (whole.unit.code == part.unit.code or of_any_currency) or whole.unit.factor <= part.unit.factor:
            return False
        whole.unit = replace(whole.unit, factor=part.unit.factor)
    whole.value += part.value
    whole.end, whole.number_end, whole.unit_text, whole.per = part.end, part.number_end, part.unit_text, part.per
    return True


def _tenths(text: str, whole: Measure, part: Measure) -> bool:
    """`五块六`, `三块零四`, `1米75`: digits without a unit after one that has tenths."""
    if whole.unit is None or whole.value is None or part.value is None or whole.unit_text not in _TENTHS:
        return False
    digits = text[whole.end : part.end]
    if not _DIGITS.fullmatch(digits) or not _ENDS_AMOUNT.match(text, part.end):
        return False
    whole.value += rescale(part.value, whole.unit.factor / 10 ** len(digits))
    whole.end = whole.number_end = part.end
    return True


_DIGITS = re.compile("[零〇一二三四五六七八九]{1,2}|[0-9]{1,2}")


def _range(text: str, low: Measure, high: Measure) -> bool:
    if high.unit is None or low.value is None or high.value is None or (low.per and low.per != high.per):
        return False
    if low.numeral.ordinal or high.numeral.ordinal:
        return False
    gap = text[low.end : high.start]
    minus_joins = gap in _MINUS_JOINS and text[high.start] == "-"
    if not minus_joins and not _RANGE.fullmatch(gap):
        return False
    if low.unit is None:
        if low.end != low.number_end or not low.shares:
            return False
        if high.unit.dimension in ("temperature", "degree") and text.startswith("零下", max(0, low.start - 2)):
            low.value, low.start = -low.value, low.start - 2
        _take_from(low, high)
    elif low.unit.code != high.unit.code or (not _TO.isdisjoint(gap) and _are_levels(text, low, high)):
        return False
    ends = (low.value, abs(high.value) if minus_joins else high.value)
    low.value, low.low, low.high = None, min(ends), max(ends)
    low.end, low.number_end, low.unit_text, low.per = high.end, high.number_end, high.unit_text, high.per
    return True


def _are_levels(text: str, low: Measure, high: Measure) -> bool:
    """Whether 到 or 至 leads from one level to another (`由4元到7元`), or from a change to the level reached."""
    if low.value is None or high.value is None or text.startswith(("从", "由"), max(0, low.start - 1)):
        return True
    return high.value > 10 * low.value and _CHANGED.search(text, max(0, low.start - 3), low.start) is not None


_CHANGED = re.compile("(?:[增减]|[上下][升降调涨跌]|提[高升]|回[升落])[加少了至]?$")
_LIST = frozenset(("、", "和", "及", "与", "以及", "/"))


def _share(text: str, measures: list[Measure]) -> None:
    """`5.67、5.35和2.4万亿元`: a scale and a unit written once, at the end of a list."""
    for left, right in zip(reversed(measures[:-1]), reversed(measures[1:]), strict=True):
        if left.unit is not None or right.unit is None or not left.shares or not right.shares or left.numeral.ordinal:
            continue
        if left.value is None or right.value is None or text[left.end : right.start] not in _LIST:
            continue
        _take_from(left, right)


def _take_from(bare: Measure, full: Measure) -> None:
    """Gives a bare number the scale and the unit that its neighbour states for both."""
    if full.unit is None or bare.value is None:
        return
    if bare.scale == 1 and full.scale > 1 and bare.value < full.scale:
        bare.rescale(Fraction(full.scale))
        bare.scale = full.scale
    bare.take(full.unit, full.unit_text)
