"""One number and the unit around it: before it (`百分之`, `人民币`), after it, and where the words around decide.

>>> from postmetrics.units import default_units
>>> [(m.value, m.unit.code) for m in find_measures("用电500万度，气温零下5度，翻一番", default_units())]
[(Decimal('5000000'), 'kWh'), (Decimal('-5'), 'Cel'), (Decimal('2'), 'x')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from postmetrics.numbers import Numeral, find_numerals
from postmetrics.rates import per_tail
from postmetrics.units import Unit, UnitTable, rescale

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
        if factor == 1:
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


def find_measures(text: str, units: UnitTable) -> list[Measure]:
    """Every number in a view's text with its own unit: left to right, never overlapping."""
    found: list[Measure] = []
    addresses = [m.span() for m in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    in_address = 0
    for numeral in _numerals(text):
        previous = found[-1] if found else None
        if previous is not None and numeral.start < previous.end:
            continue
        measure = _bare(numeral)
        while in_address < len(addresses) and addresses[in_address][1] <= measure.start:
            in_address += 1
        if in_address < len(addresses) and addresses[in_address][0] <= measure.start:
            measure.shares = False
        else:
            _measure(text, measure, previous, units)
        while found and (found[-1].end > measure.start or _links(text, found[-1], measure)):
            found.pop()
        found.append(measure)
    return found


def _links(text: str, before: Measure, measure: Measure) -> bool:
    """Whether what read as a number is the 零 of `三年零两个月`."""
    return before.unit is None and before.end == measure.start and text[before.start : before.end] == "零"


def _bare(n: Numeral) -> Measure:
    return Measure(n.start, n.end, n.end, n, n.value, n.low, n.high, n.scale, n.modifier)


_ADDRESS = re.compile(r"(?:[a-zA-Z]{2,8}://|www\.)[!-~]+")
_DOUBLING = re.compile("翻[了近约超]{0,2}(?:([0-9]{1,2}|[一两二三四五六七八九十])?番|倍)")
_DEGREE_IN_DOUBLING: dict[str, Modifier] = {"近": "nearly", "约": "about", "超": "over"}
_SCALE_IN_UNIT = "千百兆"
_BASES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _numerals(text: str) -> Iterator[Numeral]:
    """The numerals of the text, with the one that `翻番` leaves out."""
    found = find_numerals(text)
    if "翻" not in text:
        yield from found
        return
    doublings = []
    for phrase in _DOUBLING.finditer(text):
        end = phrase.end() - 1
        start = end - len(phrase[1] or "")
        doublings += [replace(n, start=start, end=end) for n in find_numerals(phrase[1] or "1")]
    yield from sorted([*doublings, *found], key=lambda n: n.start)


def _measure(text: str, measure: Measure, previous: Measure | None, units: UnitTable) -> None:
    """Reads the unit around one number."""
    if _doubled(text, measure, units) or _part_of(text, measure, units):
        return
    infix = _INFIX.match(text, measure.end) if measure.value is not None else None
    found = units.match(text, infix.end()) if infix else _scale_in_unit(text, measure, units)
    if infix and not infix["scale"] and (found is None or (infix["many"] and found[0].dimension != "duration")):
        infix = found = None
    if infix:
        _take_infix(measure, infix)
    elif found is None:
        found = units.match(text, measure.end + text.startswith(" ", measure.end))
    if found is not None:
        measure.unit_text = text[measure.number_end : found[1]].lstrip()
        unit = _in_context(text, measure, previous, found, units)
        if unit is None:
            measure.unit_text = ""
        else:
            measure.end = found[1]
            measure.take(unit, measure.unit_text)
            _half_after(text, measure, unit)
            measure.per, measure.end = per_tail(text, measure.end, units)
    elif "米" in units and measure.value is not None and _LEFT_OUT_ONE.match(text, max(0, measure.start - 2)):
        measure.value = 1 + rescale(measure.value, Fraction(1, 10))
        measure.start -= 1
        measure.take(units["米"], "米")
    _currency_before(text, measure, previous, units)


_INFIX = re.compile(
    "个?(?P<half>半)|个(?P<many_scales>[多余])?(?P<scale>亿|[百千]万|万(?!亿))(?![级元]?级)|个(?P<many>多)"
)

_LEFT_OUT_ONE = re.compile(
    r"(?:^|[^\u4e00-\u9fff0-9]|[高约近达超])米[一二三四五六七八九](?=$|[^\u4e00-\u9fff0-9]|[左以上])"
)


def _take_infix(measure: Measure, infix: re.Match[str]) -> None:
    """What stands between a number and its unit: `一个半小时`, `两个多月`, `3个亿元`."""
    measure.number_end = measure.end = infix.end()
    if infix["many_scales"]:
        measure.modifier = "over"
    if infix["half"] and measure.value is not None:
        measure.value += Decimal("0.5")
    elif infix["many"]:
        measure.modifier = "over"
    elif infix["scale"]:
        scale = 1
        for character in infix["scale"]:
            scale *= _BASES[character]
        measure.rescale(Fraction(scale))
        measure.scale *= scale


def _doubled(text: str, measure: Measure, units: UnitTable) -> bool:
    """`翻番`, `翻了两番`: the whole phrase, 2 to the power of the number."""
    if not text.startswith(("番", "倍"), measure.number_end):
        return False
    bare = measure.numeral.start == measure.numeral.end
    verb = _TURNS.search(text, max(0, measure.start - 4), measure.start) if bare or text[measure.end] == "番" else None
    if verb is None or measure.value is None:
        return False
    measure.modifier = _DEGREE_IN_DOUBLING.get(text[measure.start - 1])
    measure.start, measure.end = verb.start(), measure.number_end + 1
    measure.value = Decimal(2 ** min(int(measure.value), 100))
    measure.unit, measure.unit_text, measure.shares = units.get("倍"), text[measure.number_end : measure.end], False
    return True


_TURNS = re.compile("翻[了近约超]{0,2}$")


def _part_of(text: str, measure: Measure, units: UnitTable) -> bool:
    """`百分之八`, `千分之三`: the words before the number are its unit."""
    if measure.start < 3 or not text.startswith("分之", measure.start - 2) or text[measure.start - 3] not in _BASES:
        return False
    base, start, end = 1, measure.start - 2, measure.start
    while start and text[start - 1] in _BASES and measure.start - start < 6:
        start -= 1
        base *= _BASES[text[start]]
    if start and text[start - 1] in "负-":
        start -= 1
        measure.rescale(Fraction(-1))
    measure.unit = units.get("‰" if base == 1000 else "%")
    if base not in (100, 1000):
        measure.rescale(Fraction(100, base))
    measure.start, measure.unit_text = start, text[start:end]
    return True


def _scale_in_unit(text: str, measure: Measure, units: UnitTable) -> tuple[Unit, int] | None:
    """The unit that begins with the last character of what read as a number: `500千瓦` is 500 `千瓦`."""
    last = measure.number_end - 1
    if last <= measure.numeral.start or text[last] not in _SCALE_IN_UNIT:
        return None
    found = units.match(text, last)
    if found is None or found[1] <= measure.number_end:
        return None
    shorter = find_numerals(text[measure.numeral.start : last])
    if len(shorter) != 1 or shorter[0].end != last - measure.numeral.start:
        return None
    measure.value, measure.low, measure.high = shorter[0].value, shorter[0].low, shorter[0].high
    measure.number_end = measure.end = last
    return found


def _half_after(text: str, measure: Measure, unit: Unit) -> None:
    """`三斤半`, `两年半`: half of one more unit."""
    half = _HALF_AFTER.match(text, measure.end)
    if half is None or measure.value is None or (unit.dimension not in DIVISIBLE and measure.unit_text != "成"):
        return
    measure.value += rescale(Decimal("0.5"), unit.factor)
    measure.end = half.end() if measure.unit_text == "分" else measure.end + 1
    measure.unit_text += text[measure.end - 1]


_HALF_AFTER = re.compile("半(?![径程数年天月价岛个成导球日小])钟?")


# ---- units that the words around decide ----

_CLOCK = re.compile("(?:[上下]午|[今当]?晚上?|凌晨|早上?|中午|[清早]晨|傍晚|夜里|深夜|午后|时间)$")
_MOVES = re.compile("[涨跌升降报收挫高低扬]")
_LASTS = re.compile(
    "(?:历时|为期|用时|耗时|长达|[仅只]需|共|近|超|约|过去|连续|每|间隔|后|缩短|压缩|延长|提前|达)[了至为]?$"
)
_ENDURES = re.compile("[以之]?内|以上|左右|多|余|游|后|时间|的")
_POWER_OR_HEAT = re.compile("电|温|零[下上]")
_MONTH = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-~到至][0-9]{1,2})?月")
_MINUTES = re.compile("半|[零0-9一二三四五六七八九十]{1,3}秒")
_SCALE_BEFORE = re.compile("([华摄]氏)(?:温度)?$")
_DATES = frozenset("年月日时点周")


def _in_context(
    text: str, measure: Measure, previous: Measure | None, found: tuple[Unit, int], units: UnitTable
) -> Unit | None:
    """The unit that a surface of several meanings has here; None where it dates the text instead of measuring."""
    unit, end = found
    surface = measure.unit_text
    if surface in ("度", "°"):
        unit = _degree(text, measure, found, units)
    if unit.dimension == "temperature":
        _below_zero(text, measure)
    if surface == "折" and measure.value is not None and measure.value > 10:
        measure.rescale(Fraction(1, 10))
    if surface == "分":
        follows = previous is not None and text[previous.end : measure.start] in ("", "零", "又")
        before = previous.unit if previous is not None and follows else None
        if before is not None and before.dimension == "currency":
            return units.get("分钱", unit)
        if (before is not None and before.code == "h") or _MINUTES.match(text, end):
            return units.get("分钟", unit)
        return None if measure.start and text[measure.start - 1] in "时点:" else unit
    return None if surface in _DATES and _is_date(text, measure, surface, end) else unit


def _below_zero(text: str, measure: Measure) -> None:
    if text.startswith("零下", measure.start - 2) and measure.start >= 2:
        measure.start -= 2
        low, high = measure.low, measure.high
        measure.value = None if measure.value is None else -measure.value
        measure.low, measure.high = None if high is None else -high, None if low is None else -low


def _degree(text: str, measure: Measure, found: tuple[Unit, int], units: UnitTable) -> Unit:
    unit, end = found
    near = text[max(0, measure.start - 12) : measure.start]
    scale = _SCALE_BEFORE.search(near)
    if scale:
        measure.start -= len(scale[0])
        return units.get(scale[1] + "度", unit)
    topics = _POWER_OR_HEAT.findall(near)
    if text.startswith("电", end) or topics[-1:] == ["电"]:
        return units.get("千瓦时", unit)
    return units.get("摄氏度", unit) if topics else unit


def _is_date(text: str, measure: Measure, surface: str, end: int) -> bool:
    """Whether a number with 年, 月, 日, 时 or 点 names a day or an hour: `2021年`, `15日`, `8时`, `8点`."""
    if measure.numeral.ordinal:
        return True
    value = measure.value if measure.value is not None else measure.low
    if surface == "周" or value is None or measure.modifier or value != value.to_integral_value():
        return False
    if surface == "年":
        named = 1000 <= value <= 2199 and measure.number_end - measure.numeral.start >= 4
        return (named and not text.startswith("历史", end)) or _MONTH.match(text, end) is not None
    if surface == "月":
        return 1 <= value <= 12 and text[measure.number_end - 1] not in "两俩"
    if surface == "点":
        left = text[max(0, measure.start - 6) : measure.start]
        return _CLOCK.search(left) is not None or (value <= 24 and not _MOVES.search(left))
    if value > (31 if surface == "日" else 24):
        return False
    left, right = text[max(0, measure.start - 4) : measure.start], text[end : end + 4]
    if surface == "日" and left.endswith(("月", "初")):
        return True
    if text[measure.number_end - 1] in "两俩半" or _LASTS.search(left) or _ENDURES.match(right):
        return False
    alone = (not left or left[-1] in "，。；") and (not right or right[0] in "，。；")
    return not (surface == "日" and alone and measure.numeral.script == "chinese")


# ---- the currency in front, the per behind ----

_PLAIN_YUAN = frozenset(("元", "块", "圆", "元整", "圆整", "块钱", "元钱"))


def _currency_before(text: str, measure: Measure, previous: Measure | None, units: UnitTable) -> None:
    """`美元3亿`, `港币两千元`: the word in front names the currency where nothing else does."""
    if measure.unit is not None and measure.unit_text not in _PLAIN_YUAN:
        return
    end = measure.start - 1 if text[measure.start - 1 : measure.start] in (" ", ":") else measure.start
    found = units.match_before(text, end)
    if found is None or found[0].dimension != "currency" or found[0] == measure.unit:
        return
    unit, start = found
    if text[start:end] in _PLAIN_YUAN or unit.factor != 1 or (previous is not None and start < previous.end):
        return
    measure.start = start
    if measure.unit is None:
        measure.take(unit, text[start:end])
    else:
        measure.unit = unit
