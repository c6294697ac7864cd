"""Units of several meanings, told apart by the words around: 度, 分, 折, 点, and the 年 or 日 of a date.

>>> from postmetrics.measure.measuring import find_measures
>>> from postmetrics.measure.units import default_units
>>> [(m.value, m.unit.code) for m in find_measures("用电500万度，气温零下5度，2021年3日", default_units()) if m.unit]
[(Decimal('5000000'), 'kWh'), (Decimal('-5'), 'Cel')]
"""

from __future__ import annotations

import re
from fractions import Fraction

from postmetrics.measure.measures import Measure
from postmetrics.measure.units import Unit, UnitTable

_CLOCK = re.compile("(?:[上下]午|[今当]?晚上?|凌晨|早上?|中午|[清早]晨|傍晚|夜里|深夜|午后|时间)$")
_MOVES = re.compile("[涨跌升降报收挫高低扬]")
_LASTS = re.compile(
    "(?:历时|距今|为期|用时|耗时|长达|[仅只]需|共|近|超|约|过去|连续|每|间隔|后|缩短|压缩|延长|提前|达)[了至为]?$"
)
_ENDURES = re.compile("[以之]?内|以上|左右|多|余|游|后|时间|的")
_POWER_OR_HEAT = re.compile("电|温|零[下上]")
_MONTH = re.compile("(?:[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?:[-~到至][0-9]{1,2})?月")
_MINUTES = re.compile("半|[零0-9一二三四五六七八九十]{1,3}秒")
_SCALE_BEFORE = re.compile("([华摄]氏)(?:温度)?$")
_DATES = frozenset("年月日时点周")


_PIECE = Unit("块", "count", Fraction(1), ("块",))
_PIECES = (
    "(?:电池|玻璃|蛋糕|硬盘|芯片|晶圆|硅片|组件|屏幕|巧克力|披萨|月饼|豆腐|[香肥]皂|毛巾|场地|农田|耕地|林地|荒地|土地|手表|腕表|电表"
    "|水表|宝石|石[头料板]|[奖金银铜招车门名]牌|补丁|拼图|展板|饼干|布料|木头|铁皮|瓷砖|区域)"
)
_SLABS = "[砖板屏砚碑匾毯皂表糖饼肉布玉瓦地田]"
_BETWEEN_PIECES = "[^买卖换来去就可吃给钱的一在，。；、\\W\\da-zA-Z]{0,4}?"
_PIECES_AFTER = re.compile(f"{_BETWEEN_PIECES}(?:{_PIECES}|{_SLABS}(?=$|[^\u4e00-\u9fff]|[和与及]))")
_PIECES_BEFORE = re.compile(f"{_PIECES}$|[砖板屏砚碑匾毯]$")
_PRECIOUS = re.compile("[黄现]?[金银铂钯](?![融额牌])")
_PRECIOUS_NEAR = re.compile("黄金|白银|铂金|钯金|(?<![资基现奖租佣薪税])[金银](?:价|币|条)|现货[金银]|沪[金银]")


def unit_in_context(
    text: str, measure: Measure, previous: Measure | None, found: tuple[Unit, int], units: UnitTable
) -> Unit | None:
    """The unit that a surface of several meanings has here; None where it dates the text instead of measuring."""
    unit, end = found
    surface = measure.unit_text
    if surface in ("度", "°"):
        unit = _degree(text, measure, found, units)
    if unit.dimension == "temperature":
        _below_zero(text, measure)
    if surface == "块" and _is_piece(text, measure, end):
        return _PIECE
    if surface in ("盎司", "安士") and _is_precious(text, measure, end):
        return units.get("金衡盎司", unit)
    if surface == "个" and (currency := _dollars(text, measure, previous, end, units)):
        return currency
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
    if surface == "时" and previous is not None and previous.end == measure.start and previous.unit_text == "天":
        return unit
    return None if surface in _DATES and _is_date(text, measure, surface, end) else unit


def _is_piece(text: str, measure: Measure, end: int) -> bool:
    """Whether 块 counts slabs and lumps, not money: `3块砖`, `光伏板4万块`."""
    if _PIECES_BEFORE.search(text, max(0, measure.start - 3), measure.start):
        return not text.startswith(("钱", "/", "一"), end)
    return _PIECES_AFTER.match(text, end) is not None


def _is_precious(text: str, measure: Measure, end: int) -> bool:
    """Whether the ounce is the troy ounce, in which gold and its like are weighed."""
    if _PRECIOUS.match(text, end):
        return True
    return _PRECIOUS_NEAR.search(text, max(0, measure.start - 16), measure.start) is not None


def _dollars(text: str, measure: Measure, previous: Measure | None, end: int, units: UnitTable) -> Unit | None:
    """The currency in front whose unit 个 counts, as in Cantonese: `港币三个一毫四`."""
    found = units.match_before(text, measure.start) if _ENDS_DOLLARS.match(text, end) else None
    if found is None or found[0].dimension != "currency" or (previous is not None and found[1] < previous.end):
        return None
    measure.start = found[1]
    return found[0]


_ENDS_DOLLARS = re.compile("半?(?:$|[^\u4e00-\u9fff])|[0-9一二两三四五六七八九][毫毛角]")


def _below_zero(text: str, measure: Measure) -> None:
    """Takes in 零下, which is the sign of a temperature, and its opposite 零上."""
    zero = text[max(0, measure.start - 2) : measure.start]
    if zero not in ("零下", "零上"):
        return
    measure.start -= 2
    if zero == "零下":
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
        lasts = value % 100 == 0 and _LASTS.search(text, max(0, measure.start - 4), measure.start)
        return (named and not lasts and not text.startswith("历史", end)) or _MONTH.match(text, end) is not None
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
