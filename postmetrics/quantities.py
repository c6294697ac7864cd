"""Numbers with their units: compounds, ranges, shared lists, and the words of degree and frequency around them.

>>> from postmetrics.units import default_units
>>> [found] = find_quantities("日均投递近3.5万件", default_units())
>>> found.value, found.unit.code, found.modifier, found.per
(Decimal('35000'), '件', 'nearly', ('day',))
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from postmetrics.numbers import Numeral, find_numerals
from postmetrics.units import Unit, UnitTable, rescale


@dataclass(frozen=True, slots=True)
class FoundQuantity:
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
    modifier: str | None
    unit: Unit | None
    unit_text: str
    per: tuple[str, ...]


@dataclass(slots=True)
class _Draft:
    """A quantity while its neighbours may still join it."""

    start: int
    end: int
    number_end: int
    numeral: Numeral
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    scale: Decimal
    unit: Unit | None = None
    unit_text: str = ""
    per: tuple[str, ...] = ()
    shares: bool = True

    def rescale(self, factor: Fraction) -> None:
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


def find_quantities(text: str, units: UnitTable) -> list[FoundQuantity]:
    """Every number in a view's text, with its unit where it has one: left to right, never overlapping.

    >>> from postmetrics.units import default_units
    >>> for q in find_quantities("预计利润8000万元-1.2亿元，增长88%左右", default_units()):
    ...     print(q.start, q.end, q.value, q.low, q.high, q.modifier, q.unit.code)
    4 15 None 80000000 120000000 None CNY
    18 21 88 None None about %
    """
    drafts: list[_Draft] = []
    addresses = [m.span() for m in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    for numeral in _numerals(text):
        previous = drafts[-1] if drafts else None
        if previous is not None and numeral.start < previous.end:
            continue
        draft = _draft(numeral)
        if any(a <= draft.start < b for a, b in addresses):
            draft.shares = False
        else:
            _measure(text, draft, previous, units)
        while drafts and drafts[-1].end > draft.start:
            drafts.pop()
        drafts.append(draft)
    drafts = _join(text, drafts, units)
    _share(text, drafts)
    found: list[FoundQuantity] = []
    previous_end = 0
    for draft in drafts:
        found.append(_finish(text, previous_end, draft, units))
        previous_end = draft.end
    return found


def _draft(n: Numeral) -> _Draft:
    draft = _Draft(n.start, n.end, n.end, n, n.value, n.low, n.high, n.scale)
    draft.rescale(Fraction(1))
    return draft


def _finish(text: str, left: int, d: _Draft, units: UnitTable) -> FoundQuantity:
    modifier = d.numeral.modifier or _modifier(text, left, d)
    per = d.per + tuple(p for p in _frequency(text, left, d.start, units) if p not in d.per)
    unit = d.unit
    return FoundQuantity(
        d.start, d.end, d.number_end, d.numeral, d.value, d.low, d.high, modifier, unit, d.unit_text, per
    )


# ---- the number and its unit ----

_ADDRESS = re.compile(r"(?:[a-zA-Z]{2,8}://|www\.)[!-~]+")
_DOUBLING = re.compile(r"翻(?:了)?(?=番|倍)")
_SCALE_IN_UNIT = "千百兆"
_BASES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _numerals(text: str) -> Iterator[Numeral]:
    """The numerals of the text, and one for each 翻番 that has none."""
    if "翻" not in text:
        yield from find_numerals(text)
        return
    ends = [m.end() for m in _DOUBLING.finditer(text)]
    one = Decimal(1)
    bare = [Numeral(end, end, one, None, None, None, one, "chinese", False) for end in ends]
    yield from sorted([*find_numerals(text), *bare], key=lambda n: (n.start, n.end))


def _measure(text: str, draft: _Draft, previous: _Draft | None, units: UnitTable) -> None:
    """Reads the unit around one number."""
    if _doubled(text, draft, units) or _part_of(text, draft, units):
        return
    halved = _HALF.match(text, draft.end) if draft.value is not None else None
    found = units.match(text, halved.end()) if halved else _scale_in_unit(text, draft, units)
    if found is None:
        halved = None
        found = units.match(text, draft.end + text.startswith(" ", draft.end))
    if found is not None:
        start = halved.end() if halved else draft.number_end
        draft.unit_text = text[start : found[1]].lstrip()
        unit = _in_context(text, draft, previous, found, units)
        if unit is None:
            draft.unit_text = ""
        else:
            if halved and draft.value is not None:
                draft.value += Decimal("0.5")
                draft.number_end = start
            draft.end = found[1]
            draft.take(unit, draft.unit_text)
            _half_after(text, draft, unit)
            draft.per, draft.end = _per_tail(text, draft.end, units)
    _currency_before(text, draft, previous, units)


_HALF = re.compile("个?半")


def _doubled(text: str, draft: _Draft, units: UnitTable) -> bool:
    """`翻番`, `翻了两番`: the whole phrase, 2 to the power of the number."""
    if not text.startswith(("番", "倍"), draft.number_end):
        return False
    bare = draft.numeral.start == draft.numeral.end
    verb = _TURNS.search(text, max(0, draft.start - 4), draft.start)
    if verb is None or draft.value is None or (text[draft.number_end] == "倍" and not bare):
        return False
    draft.start, draft.end = verb.start(), draft.number_end + 1
    draft.value = Decimal(2) ** min(int(draft.value), 1000)
    draft.unit, draft.unit_text, draft.shares = units["倍"], text[draft.number_end : draft.end], False
    return True


_TURNS = re.compile("翻[了近约超]{0,2}$")


def _part_of(text: str, draft: _Draft, units: UnitTable) -> bool:
    """`百分之八`, `千分之三`: the words before the number are its unit."""
    if draft.start < 3 or not text.startswith("分之", draft.start - 2) or text[draft.start - 3] not in _BASES:
        return False
    base, start, end = 1, draft.start - 2, draft.start
    while start and text[start - 1] in _BASES and draft.start - start < 6:
        start -= 1
        base *= _BASES[text[start]]
    draft.unit = units["‰" if base == 1000 else "%"]
    if base not in (100, 1000):
        draft.rescale(Fraction(100, base))
    draft.start, draft.unit_text = start, text[start:end]
    return True


def _scale_in_unit(text: str, draft: _Draft, units: UnitTable) -> tuple[Unit, int] | None:
    """The unit that begins with the last character of what read as a number: `500千瓦` is 500 `千瓦`."""
    last = draft.number_end - 1
    if last <= draft.numeral.start or text[last] not in _SCALE_IN_UNIT:
        return None
    found = units.match(text, last)
    if found is None or found[1] <= draft.number_end:
        return None
    shorter = find_numerals(text[draft.numeral.start : last])
    if len(shorter) != 1 or shorter[0].end != last - draft.numeral.start:
        return None
    draft.value, draft.low, draft.high = shorter[0].value, shorter[0].low, shorter[0].high
    draft.number_end = draft.end = last
    return found


def _half_after(text: str, draft: _Draft, unit: Unit) -> None:
    """`三斤半`, `两年半`: half of one more unit."""
    half = _HALF_AFTER.match(text, draft.end)
    if half is None or draft.value is None or unit.dimension not in _DIVISIBLE:
        return
    draft.value += rescale(Decimal("0.5"), unit.factor)
    draft.end = half.end() if draft.unit_text == "分" else draft.end + 1
    draft.unit_text += text[draft.end - 1]


_DIVISIBLE = frozenset(("mass", "length", "volume", "area", "duration", "multiple", "currency"))
_HALF_AFTER = re.compile(
    r"(?P<more>多(?![家名种元])|余(?!额))"
    r"|(?P<inclusive>\(含\)|[及或])?(?:(?P<above>[以之]上)|(?P<below>[以之]下)|(?P<within>[以之]?内)|(?P<about>左右|上下|许|前后))"
    r"(?P<included>\(含(?:本数)?\))?"
)
_AFTER_STARTS = frozenset("(及或以之左上内多余许前")


def _modifier(text: str, left: int, draft: _Draft) -> str | None:
    """The modifier that the words right before or right after a quantity set."""
    last = text[draft.start - 1 : draft.start]
    found = None
    if last in _BEFORE_ENDS:
        found = _BEFORE.search(text, max(left, draft.start - 9), draft.start)
    elif last == "的" and draft.unit is not None and draft.unit.dimension in ("ratio", "multiple"):
        found = _COMPARED.search(text, max(left, draft.start - 12), draft.start)
    if found is not None:
        return found.lastgroup
    if text[draft.end : draft.end + 1] not in _AFTER_STARTS:
        return None
    after = _AFTER.match(text, draft.end)
    if after is None:
        return None
    divisible = draft.unit is not None and draft.unit.dimension in _DIVISIBLE
    if after["more"] or after[0] == "内":
        return ("over" if after["more"] else "at_most") if divisible else None
    if after["about"]:
        return "about"
    if after["within"]:
        return "at_most"
    inclusive = after["inclusive"] or after["included"]
    if after["above"]:
        return "at_least" if inclusive else "over"
    return "at_most" if inclusive else "under"
