"""One number and the unit around it: before it (`百分之`, `人民币`), after it, and where the words around decide.

>>> from postmetrics.units import default_units
>>> [(m.value, m.unit.code) for m in find_measures("用电500万度，气温零下5度，翻一番", default_units())]
[(Decimal('5000000'), 'kWh'), (Decimal('-5'), 'Cel'), (Decimal('2'), 'x')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from postmetrics.numbers import Numeral, find_numerals
from postmetrics.rates import per_tail
from postmetrics.units import Unit, UnitTable, rescale

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
    modifier: str | None
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
        draft = _bare(numeral)
        while in_address < len(addresses) and addresses[in_address][1] <= draft.start:
            in_address += 1
        if in_address < len(addresses) and addresses[in_address][0] <= draft.start:
            draft.shares = False
        else:
            _measure(text, draft, previous, units)
        while found and found[-1].end > draft.start:
            found.pop()
        found.append(draft)
    return found


def _bare(n: Numeral) -> Measure:
    return Measure(n.start, n.end, n.end, n, n.value, n.low, n.high, n.scale, n.modifier)


_ADDRESS = re.compile(r"(?:[a-zA-Z]{2,8}://|www\.)[!-~]+")
_DOUBLING = re.compile("翻[了近约超]{0,2}(?:([0-9]{1,2}|[一两二三四五六七八九十])?番|倍)")
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
        value = find_numerals(phrase[1])[0].value if phrase[1] else Decimal(1)
        doublings.append(Numeral(start, end, value, None, None, None, Decimal(1), "chinese", False))
    yield from sorted([*doublings, *found], key=lambda n: n.start)


def _measure(text: str, draft: Measure, previous: Measure | None, units: UnitTable) -> None:
    """Reads the unit around one number."""
    if _doubled(text, draft, units) or _part_of(text, draft, units):
        return
    infix = _INFIX.match(text, draft.end) if draft.value is not None else None
    found = units.match(text, infix.end()) if infix else _scale_in_unit(text, draft, units)
    if infix and not infix["scale"] and (found is None or (infix["many"] and found[0].dimension != "duration")):
        infix = found = None
    if infix:
        _take_infix(draft, infix)
    elif found is None:
        found = units.match(text, draft.end + text.startswith(" ", draft.end))
    if found is not None:
        draft.unit_text = text[draft.number_end : found[1]].lstrip()
        unit = _in_context(text, draft, previous, found, units)
        if unit is None:
            draft.unit_text = ""
        else:
            draft.end = found[1]
            draft.take(unit, draft.unit_text)
            _half_after(text, draft, unit)
            draft.per, draft.end = per_tail(text, draft.end, units)
    _currency_before(text, draft, previous, units)


_INFIX = re.compile(
    "个?(?P<half>半)|个(?P<many_scales>[多余])?(?P<scale>亿|[百千]万|万(?!亿))(?![级元]?级)|个(?P<many>多)"
)


def _take_infix(draft: Measure, infix: re.Match[str]) -> None:
    """What stands between a number and its unit: `一个半小时`, `两个多月`, `3个亿元`."""
    draft.number_end = draft.end = infix.end()
    if infix["many_scales"]:
        draft.modifier = "over"
    if infix["half"] and draft.value is not None:
        draft.value += Decimal("0.5")
    elif infix["many"]:
        draft.modifier = "over"
    elif infix["scale"]:
        scale = 1
        for character in infix["scale"]:
            scale *= _BASES[character]
        draft.rescale(Fraction(scale))
        draft.scale *= scale


def _doubled(text: str, draft: Measure, units: UnitTable) -> bool:
    """`翻番`, `翻了两番`: the whole phrase, 2 to the power of the number."""
    if not text.startswith(("番", "倍"), draft.number_end):
        return False
    bare = draft.numeral.start == draft.numeral.end
    verb = _TURNS.search(text, max(0, draft.start - 4), draft.start) if bare or text[draft.end] == "番" else None
    if verb is None or draft.value is None:
        return False
    draft.start, draft.end = verb.start(), draft.number_end + 1
    draft.value = Decimal(2 ** min(int(draft.value), 100))
    draft.unit, draft.unit_text, draft.shares = units["倍"], text[draft.number_end : draft.end], False
    return True


_TURNS = re.compile("翻[了近约超]{0,2}$")


def _part_of(text: str, draft: Measure, units: UnitTable) -> bool:
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


def _scale_in_unit(text: str, draft: Measure, units: UnitTable) -> tuple[Unit, int] | None:
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


def _half_after(text: str, draft: Measure, unit: Unit) -> None:
    """`三斤半`, `两年半`: half of one more unit."""
    half = _HALF_AFTER.match(text, draft.end)
    if half is None or draft.value is None or unit.dimension not in DIVISIBLE:
        return
    draft.value += rescale(Decimal("0.5"), unit.factor)
    draft.end = half.end() if draft.unit_text == "分" else draft.end + 1
    draft.unit_text += text[draft.end - 1]


_HALF_AFTER = re.compile("半(?![径程数年天月价岛个成导球日小])钟?")


# ---- units that the words around decide ----

_CLOCK = re.compile("(?:[上下]午|[今当]?晚上?|凌晨|早上?|中午|[清早]晨|傍晚|夜里|深夜|午后|时间)$")
_MOVES = re.compile("[涨跌升降报收挫高低扬]")
_LASTS = re.compile(
    "(?:历时|为期|用时|耗时|长达|[仅只]需|共|近|超|约|过去|连续|每|间隔|后|缩短|压缩|延长|提前|达)[了至为]?$"
)
_ENDURES = re.compile("[以之]?内|以上|左右|多|余|游|后|时间|的")
_HEAT = re.compile("温|摄氏|零[下上]")
_MONTH = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-~到至][0-9]{1,2})?月")
_MINUTES = re.compile("半|[零0-9一二三四五六七八九十]{1,3}秒")
_SCALE_BEFORE = re.compile("([华摄]氏)(?:温度)?$")
_DATES = frozenset("年月日时点周")


def _in_context(
    text: str, draft: Measure, previous: Measure | None, found: tuple[Unit, int], units: UnitTable
) -> Unit | None:
    """The unit that a surface of several meanings has here; None where it dates the text instead of measuring."""
    unit, end = found
    surface = draft.unit_text
    if surface in ("度", "°"):
        unit = _degree(text, draft, end, units)
    if unit.dimension == "temperature":
        _below_zero(text, draft)
    if surface == "折" and draft.value is not None and draft.value > 10:
        draft.rescale(Fraction(1, 10))
    if surface == "分":
        before = previous.unit if previous is not None and previous.end == draft.start else None
        if before is not None and before.dimension == "currency":
            return units["分钱"]
        if (before is not None and before.code == "h") or _MINUTES.match(text, end):
            return units["分钟"]
        return None if draft.start and text[draft.start - 1] in "时点:" else unit
    return None if surface in _DATES and _is_date(text, draft, surface, end) else unit


def _below_zero(text: str, draft: Measure) -> None:
    if text.startswith("零下", draft.start - 2) and draft.start >= 2:
        draft.start -= 2
        low, high = draft.low, draft.high
        draft.value = None if draft.value is None else -draft.value
        draft.low, draft.high = None if high is None else -high, None if low is None else -low


def _degree(text: str, draft: Measure, end: int, units: UnitTable) -> Unit:
    near = text[max(0, draft.start - 12) : draft.start]
    scale = _SCALE_BEFORE.search(near)
    if scale:
        draft.start -= len(scale[0])
        return units[scale[1] + "度"]
    if "电" in near or text.startswith("电", end):
        return units["千瓦时"]
    return units["摄氏度"] if _HEAT.search(near) else units["度"]


def _is_date(text: str, draft: Measure, surface: str, end: int) -> bool:
    """Whether a number with 年, 月, 日, 时 or 点 names a day or an hour: `2021年`, `15日`, `8时`, `8点`."""
    if draft.numeral.ordinal:
        return True
    value = draft.value if draft.value is not None else draft.low
    if surface == "周" or value is None or draft.modifier or value != value.to_integral_value():
        return False
    if surface == "年":
        named = 1000 <= value <= 2199 and draft.number_end - draft.numeral.start >= 4
        return (named and not text.startswith("历史", end)) or _MONTH.match(text, end) is not None
    if surface == "月":
        return 1 <= value <= 12 and text[draft.number_end - 1] not in "两俩"
    if surface == "点":
        left = text[max(0, draft.start - 6) : draft.start]
        return value <= 24 and (_CLOCK.search(left) is not None or not _MOVES.search(left))
    if value > (31 if surface == "日" else 24):
        return False
    left, right = text[max(0, draft.start - 4) : draft.start], text[end : end + 4]
    if surface == "日" and left.endswith(("月", "初")):
        return True
    if text[draft.number_end - 1] in "两俩半" or _LASTS.search(left) or _ENDURES.match(right):
        return False
    alone = (not left or left[-1] in "，。；") and (not right or right[0] in "，。；")
    return not (surface == "日" and alone and draft.numeral.script == "chinese")


# ---- the currency in front, the per behind ----

_PLAIN_YUAN = frozenset(("元", "块", "圆", "元整", "圆整", "块钱", "元钱"))


def _currency_before(text: str, draft: Measure, previous: Measure | None, units: UnitTable) -> None:
    """`美元3亿`, `港币两千元`: the word in front names the currency where nothing else does."""
    if draft.unit is not None and draft.unit_text not in _PLAIN_YUAN:
        return
    end = draft.start - 1 if text[draft.start - 1 : draft.start] in (" ", ":") else draft.start
    found = units.match_before(text, end)
    if found is None or found[0].dimension != "currency" or found[0] == draft.unit:
        return
    unit, start = found
    if text[start:end] in _PLAIN_YUAN or unit.factor != 1 or (previous is not None and start < previous.end):
        return
    draft.start = start
    if draft.unit is None:
        draft.take(unit, text[start:end])
    else:
        draft.unit = unit
