"""One number and the unit around it: before it (`百分之`, `人民币`), after it, and where the words around decide.

>>> from postmetrics.measure.units import default_units
>>> [(m.value, m.unit.code) for m in find_measures("用电500万度，气温零下5度，翻一番", default_units())]
[(Decimal('5000000'), 'kWh'), (Decimal('-5'), 'Cel'), (Decimal('2'), 'x')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from postmetrics.measure.measures import DIVISIBLE, Measure, Modifier
from postmetrics.measure.rates import per_tail
from postmetrics.measure.senses import unit_in_context
from postmetrics.measure.units import Unit, UnitTable, rescale
from postmetrics.numeric.numbers import Numeral, find_numerals


def find_measures(text: str, units: UnitTable) -> list[Measure]:
    """Every number in a view's text with its own unit: left to right, never overlapping."""
    found: list[Measure] = []
    addresses = [m.span() for m in _ADDRESS.finditer(text)] if "://" in text or "www." in text else []
    in_address = 0
    for numeral in _numerals(text):
        previous = found[-1] if found else None
        if previous is not None and numeral.start < previous.end:
            continue
        if text[numeral.start - 1 : numeral.end] == "每一":  # the article of what another number is per
            continue
        measure = _bare(numeral)
        while in_address < len(addresses) and addresses[in_address][1] <= measure.start:
            in_address += 1
        if in_address < len(addresses) and addresses[in_address][0] <= measure.start:
            measure.shares = False
        else:
            _measure(text, measure, previous, units)
        if measure.start == measure.end:
            continue
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
_ONE_AND_HALF = re.compile(
    "(?:个半(?=小时|钟|月|星期|礼拜|世纪)|分半(?=钟|$|[^\u4e00-\u9fff]))"
    "(?:(?<![\u4e00-\u9fffA-Za-z0-9].半)|(?<=[了约过近等花足需用差超].半))"
)
_DEGREE_IN_DOUBLING: dict[str, Modifier] = {"近": "nearly", "约": "about", "超": "over"}
_SCALE_IN_UNIT = "千百兆"
_BASES = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}


def _numerals(text: str) -> Iterator[Numeral]:
    """The numerals of the text, with those that `翻番` and `个半小时` leave out."""
    left_out = [*_doublings(text), *_halves(text)]
    found = find_numerals(text)
    yield from sorted([*left_out, *found], key=lambda n: n.start) if left_out else found


def _doublings(text: str) -> Iterator[Numeral]:
    if "翻" in text:
        for phrase in _DOUBLING.finditer(text):
            end = phrase.end() - 1
            start = end - len(phrase[1] or "")
            yield from (n._replace(start=start, end=end) for n in find_numerals(phrase[1] or "1"))


def _halves(text: str) -> Iterator[Numeral]:
    """The one of `个半小时`, `分半钟`."""
    if "半" in text:
        for phrase in _ONE_AND_HALF.finditer(text):
            yield from (n._replace(start=phrase.start(), end=phrase.start()) for n in find_numerals("1"))


def _measure(text: str, measure: Measure, previous: Measure | None, units: UnitTable) -> None:
    """Reads the unit around one number."""
    if _doubled(text, measure, units) or _part_of(text, measure, units):
        return
    infix = _INFIX.match(text, measure.end)
    found = units.match(text, infix.end()) if infix else _scale_in_unit(text, measure, units)
    if (
        infix
        and not infix["scale"]
        and (measure.value is None or found is None or (infix["many"] and found[0].dimension != "duration"))
    ):
        infix = found = None
    if infix:
        _take_infix(measure, infix)
    elif found is None:
        found = units.match(text, measure.end + text.startswith(" ", measure.end))
    if found is not None:
        measure.unit_text = text[measure.number_end : found[1]].lstrip()
        unit = unit_in_context(text, measure, previous, found, units)
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
    if _MORE_AFTER.match(text, measure.end):
        measure.modifier, measure.end = "over", measure.end + 1
    measure.value = Decimal(2 ** min(int(measure.value), 100))
    measure.unit, measure.unit_text, measure.shares = units.get("倍"), text[measure.number_end : measure.end], False
    return True


_TURNS = re.compile("翻[了近约超]{0,2}$")
_MORE_AFTER = re.compile("[多余](?![种元样个家年])")


def _part_of(text: str, measure: Measure, units: UnitTable) -> bool:
    """`百分之八`, `千分之三`: the words before the number are its unit."""
    if measure.start < 3 or not text.startswith("分之", measure.start - 2) or text[measure.start - 3] not in _BASES:
        return False
    base, start, end = 1, measure.start - 2, measure.start
    if text[start - 1] == "十":
        return False
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
    if (
        half is None
        or measure.value is None
        or (unit.dimension not in DIVISIBLE and measure.unit_text not in ("成", "折", "度", "岁", "周岁"))
    ):
        return
    measure.value += rescale(Decimal("0.5"), unit.factor)
    measure.end = half.end() if measure.unit_text == "分" else measure.end + 1
    measure.unit_text += text[measure.end - 1]


_HALF_AFTER = re.compile("半(?![径程数年天月价岛个成导球日小])钟?")


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
