"""Quantities for a reader of single quantities, rather than of a page's claims.

A claim keeps what the page says: `1.5小时` is 1.5 h, `3000多元` is 3000 with the modifier `over`. A mention tells what
that comes to, as other finders of quantities do:

- words of degree are bounds: `至少4升` has the `value` 4 and the `low` 4, `3000多元` the `high` 4000 as well;
- `5元和8元之间` is one range, and so is `从5元到8元`, which in a claim may be two levels;
- a duration with a fraction of an hour or minute is in the smaller unit (`半小时` is 30 min), and so is `半日`, but not
  `半天`, which need not be 12 hours; days or weeks with something added are in seconds (`1天2小时`).

>>> from postmetrics.measure.units import default_units
>>> [q] = find_quantity_mentions("起码一个半小时", default_units())
>>> q.value, q.low, q.high, q.unit.code
(Decimal('90'), Decimal('90'), None, 'min')
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext
from fractions import Fraction

from postmetrics.measure.quantities import FoundQuantity, find_quantities
from postmetrics.measure.units import UnitTable, rescale
from postmetrics.numeric.numerals import LONGEST

_BETWEEN = re.compile("之间|间(?![隔接断歇谍距])")
_AND = frozenset("和与")
_TO = frozenset("到至")
_SMALLER = {"d": ("小时", 24), "h": ("分钟", 60), "min": ("秒", 60)}
_SECONDS = {"d": 86400, "h": 3600, "min": 60, "s": 1}
_WITH_DAYS = re.compile("(?:[天日周]|星期|礼拜)[零又]?[0-9一二两三四五六七八九十]")


def find_quantity_mentions(text: str, units: UnitTable) -> list[FoundQuantity]:
    """Every number with a unit in a view's text: left to right, never overlapping.

    >>> from postmetrics.measure.units import default_units
    >>> [(q.low, q.high) for q in find_quantity_mentions("3元到5元，在7元和9元之间，20多元", default_units())]
    [(Decimal('3'), Decimal('5')), (Decimal('7'), Decimal('9')), (Decimal('20'), Decimal('30'))]
    """
    mentions: list[FoundQuantity] = []
    for found in find_quantities(text, units):
        if found.unit is None:
            continue
        if mentions and (pair := _between(text, mentions[-1], found)):
            mentions[-1] = pair
        else:
            mentions.append(found)
    with localcontext(Context(prec=4 * LONGEST)):
        return [_bounded(text, _in_whole_units(text, mention, units)) for mention in mentions]


def _between(text: str, a: FoundQuantity, b: FoundQuantity) -> FoundQuantity | None:
    if b.start != a.end + 1 or a.value is None or b.value is None or a.value > b.value or b.numeral.ordinal:
        return None
    if a.unit is None or b.unit is None or a.unit.code != b.unit.code:
        return None
    if text[a.end] in _TO:
        if not text.startswith(("从", "由"), max(0, a.start - 1)):
            return None
    elif text[a.end] not in _AND or not _BETWEEN.match(text, b.end):
        return None
    return b._replace(start=a.start, numeral=a.numeral, value=None, low=a.value, high=b.value)


def _bounded(text: str, q: FoundQuantity) -> FoundQuantity:
    """`q` with what its modifier says as `low` or `high`."""
    if q.value is None:
        return q
    if q.modifier in ("over", "at_least"):
        step = _step(text, q) if q.modifier == "over" else None
        return q._replace(low=q.value, high=None if step is None else q.value + step)
    return q._replace(high=q.value) if q.modifier in ("under", "at_most") else q


def _step(text: str, q: FoundQuantity) -> Decimal | None:
    """What 多 and 余 leave open: one of the last place told (`3000多`), or of the unit (`三个多月`, `一年多`)."""
    if q.unit is None or q.value is None:
        return None
    if q.numeral.modifier == "over" and q.numeral.value:
        exponent = q.numeral.value.normalize().as_tuple().exponent
        return rescale(Decimal(10) ** exponent, q.unit.factor) if isinstance(exponent, int) else None
    many = text[q.end : q.end + 1] in ("多", "余") or text[q.numeral.end : q.number_end] in ("个多", "个余")
    count = q.numeral.value if q.numeral.value is not None else Decimal("0.5")
    is_plain = count == count.to_integral_value() and q.value == rescale(count, q.unit.factor)
    return rescale(Decimal(1), q.unit.factor) if many and is_plain else None


def _in_whole_units(text: str, q: FoundQuantity, units: UnitTable) -> FoundQuantity:
    """A duration in the unit in which it has no fraction, or in seconds where days and clock time are added up."""
    code = q.unit.code if q.unit is not None else ""
    if q.value is None or code not in _SECONDS:
        return q
    if _WITH_DAYS.search(text, max(q.start, q.end - 40), q.end):
        return _in_unit(q, "秒", _SECONDS[code], units)
    if q.value != q.value.to_integral_value() and code in _SMALLER and q.unit_text[-1:] != "天":
        smaller = _in_unit(q, *_SMALLER[code], units)
        if smaller.value is not None and smaller.value == smaller.value.to_integral_value():
            return smaller
    return q


def _in_unit(q: FoundQuantity, surface: str, ratio: int, units: UnitTable) -> FoundQuantity:
    unit = units.get(surface)
    return q if unit is None or q.value is None else q._replace(unit=unit, value=rescale(q.value, Fraction(ratio)))
