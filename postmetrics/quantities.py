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
    modifier: str | None
    unit: Unit | None = None
    unit_text: str = ""
    per: tuple[str, ...] = ()
    shares: bool = True

    def rescale(self, factor: Fraction) -> None:
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
    in_address = 0
    for numeral in _numerals(text):
        previous = drafts[-1] if drafts else None
        if previous is not None and numeral.start < previous.end:
            continue
        draft = _draft(numeral)
        while in_address < len(addresses) and addresses[in_address][1] <= draft.start:
            in_address += 1
        if in_address < len(addresses) and addresses[in_address][0] <= draft.start:
            draft.shares = False
        else:
            _measure(text, draft, previous, units)
        while drafts and drafts[-1].end > draft.start:
            drafts.pop()
        drafts.append(draft)
    drafts = _join(text, drafts)
    _share(text, drafts)
    found: list[FoundQuantity] = []
    previous_end = 0
    for draft in drafts:
        found.append(_finish(text, previous_end, draft, units))
        previous_end = draft.end
    return found


def _draft(n: Numeral) -> _Draft:
    return _Draft(n.start, n.end, n.end, n, n.value, n.low, n.high, n.scale, n.modifier)


def _finish(text: str, left: int, d: _Draft, units: UnitTable) -> FoundQuantity:
    modifier = d.modifier or _modifier(text, left, d)
    per = d.per + tuple(p for p in _frequency(text, left, d.start, units) if p not in d.per)
    unit = d.unit
    return FoundQuantity(
        d.start, d.end, d.number_end, d.numeral, d.value, d.low, d.high, modifier, unit, d.unit_text, per
    )


# ---- the number and its unit ----

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


def _measure(text: str, draft: _Draft, previous: _Draft | None, units: UnitTable) -> None:
    """Reads the unit around one number."""
    if _doubled(text, draft, units) or _part_of(text, draft, units):
        return
    infix = _INFIX.match(text, draft.end) if draft.value is not None else None
    found = units.match(text, infix.end()) if infix else _scale_in_unit(text, draft, units)
    if infix and (found is None or (infix["many"] and found[0].dimension != "duration")):
        infix = found = None
    if found is None:
        found = units.match(text, draft.end + text.startswith(" ", draft.end))
    if found is not None:
        start = infix.end() if infix else draft.number_end
        draft.unit_text = text[start : found[1]].lstrip()
        unit = _in_context(text, draft, previous, found, units)
        if unit is None:
            draft.unit_text = ""
        else:
            if infix:
                _take_infix(draft, infix)
            draft.end = found[1]
            draft.take(unit, draft.unit_text)
            _half_after(text, draft, unit)
            draft.per, draft.end = _per_tail(text, draft.end, units)
    _currency_before(text, draft, previous, units)


_INFIX = re.compile("个?(?P<half>半)|个(?P<many>多)|个(?P<scale>亿|[百千]?万(?![级元千百]))")


def _take_infix(draft: _Draft, infix: re.Match[str]) -> None:
    """What stands between a number and its unit: `一个半小时`, `两个多月`, `3个亿元`."""
    draft.number_end = infix.end()
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


def _doubled(text: str, draft: _Draft, units: UnitTable) -> bool:
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
    text: str, draft: _Draft, previous: _Draft | None, found: tuple[Unit, int], units: UnitTable
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


def _below_zero(text: str, draft: _Draft) -> None:
    if text.startswith("零下", draft.start - 2) and draft.start >= 2:
        draft.start -= 2
        low, high = draft.low, draft.high
        draft.value = None if draft.value is None else -draft.value
        draft.low, draft.high = None if high is None else -high, None if low is None else -low


def _degree(text: str, draft: _Draft, end: int, units: UnitTable) -> Unit:
    near = text[max(0, draft.start - 12) : draft.start]
    scale = _SCALE_BEFORE.search(near)
    if scale:
        draft.start -= len(scale[0])
        return units[scale[1] + "度"]
    if "电" in near or text.startswith("电", end):
        return units["千瓦时"]
    return units["摄氏度"] if _HEAT.search(near) else units["度"]


def _is_date(text: str, draft: _Draft, surface: str, end: int) -> bool:
    """Whether a number with 年, 月, 日, 时 or 点 names a day or an hour: `2021年`, `15日`, `8时`, `8点`."""
    if draft.numeral.ordinal:
        return True
    value = draft.value if draft.value is not None else draft.low
    if surface == "周" or value is None or draft.numeral.modifier or value != value.to_integral_value():
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


def _currency_before(text: str, draft: _Draft, previous: _Draft | None, units: UnitTable) -> None:
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


_PER = {
    **dict.fromkeys(("日", "天", "工作日"), "day"),
    **dict.fromkeys(("周", "星期", "个星期", "礼拜"), "week"),
    **dict.fromkeys(("月", "个月"), "month"),
    **dict.fromkeys(("季", "季度", "个季度"), "quarter"),
    "年": "year",
    "人": "person",
    "户": "household",
}
_PER_JOINTS = ("/", "每", "·")


def _per_tail(text: str, position: int, units: UnitTable) -> tuple[tuple[str, ...], int]:
    """What stands after the unit: `/年·点`, `/股`, `每公斤`."""
    per: list[str] = []
    while text.startswith(_PER_JOINTS if per else _PER_JOINTS[:2], position) and len(per) < 4:
        found = _per_word(text, position + 1, units)
        if found is None:
            break
        per.append(found[0])
        position = found[1]
    return tuple(per), position


def _per_word(text: str, position: int, units: UnitTable) -> tuple[str, int] | None:
    if text.startswith("季", position):
        return "quarter", position + 1 + text.startswith("度", position + 1)
    found = units.match(text, position)
    if found is None:
        return None
    word = text[position : found[1]]
    return _PER.get(word, word), found[1]


_FREQUENCY = re.compile(
    "(?<![0-9一二三四五六七八九十两])(?P<mean>[日天周月季年人户店点车件亩单班])均(?![价衡匀])"
    "|(?P<each>每)[一个1]?"
    "|单(?P<single>日)"
    "|(?<![0-9一二三四五六七八九十零〇两几多全去今明当本上下前后每同半近往历周早晚整常元生])(?P<rate>[日月年])"
    "(?=处理|产能?|吞吐|供|发电|销|运|接|投递|揽收|加工|访问|活跃?|交易|收入|薪|用电|利用|生产)"
    "|(?<=(?P<mean_of>年))平均"
)
_FREQUENCY_STARTS = frozenset("均每日月年单")
_REACH = 14


def _frequency(text: str, left: int, start: int, units: UnitTable) -> tuple[str, ...]:
    """What the words before the number spread it over: `日均`, `每股`, `日处理能力`."""
    left = max(left, start - _REACH)
    if _FREQUENCY_STARTS.isdisjoint(text[left:start]):
        return ()
    for stop in _CLAUSE.finditer(text, left, start):
        left = stop.end()
    per: list[str] = []
    for found in _FREQUENCY.finditer(text, left, start):
        if found["each"]:
            word = _per_word(text, found.end(), units)
            code = word[0] if word is not None and word[1] <= start else None
        else:
            name = str(found[found.lastgroup or 0])
            code = _PER.get(name, name)
        if code is not None and code not in per:
            per.append(code)
    return tuple(per)


_CLAUSE = re.compile(r"[，。；！？!?;\n]")


# ---- neighbours that make one quantity ----

_RANGE = re.compile(r"(?:\(不?含\))?[-~到至]")
_MINUS_JOINS = frozenset(("", "(含)", "(不含)"))
_AND = frozenset(("", "零", "又", "又零", "外加"))
_SECONDS_OF = {"s": 1, "min": 60, "h": 3600, "d": 86400, "wk": 604800}
_MONTHS_OF = {"mo": 1, "a": 12}
_TENTHS = frozenset("块元毛角米斤吨尺丈毫")
_ENDS_AMOUNT = re.compile(r"$|[^\u4e00-\u9fffA-Za-z0-9%]|[的到至左上以]")


def _join(text: str, drafts: list[_Draft]) -> list[_Draft]:
    """Compounds (`3元5角`, `8天20小时`) and then ranges (`75%到77%`) as one quantity each."""
    joined: list[_Draft] = []
    for draft in drafts:
        if joined and draft.start - joined[-1].end <= 2 and _compound(text, joined[-1], draft):
            continue
        joined.append(draft)
    ranged: list[_Draft] = []
    for draft in joined:
        if ranged and draft.start - ranged[-1].end <= 5 and _range(text, ranged[-1], draft):
            continue
        ranged.append(draft)
    return ranged


def _compound(text: str, whole: _Draft, part: _Draft) -> bool:
    if whole.unit is None or whole.value is None or part.value is None or whole.per:
        return False
    if text[whole.end : part.start] not in _AND or part.numeral.ordinal or not whole.shares or not part.shares:
        return False
    if part.unit is None:
        return _tenths(text, whole, part)
    dimension = whole.unit.dimension
    if dimension != part.unit.dimension or dimension not in _DIVISIBLE:
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
    whole.value += part.value
    whole.end, whole.number_end, whole.unit_text, whole.per = part.end, part.number_end, part.unit_text, part.per
    return True


def _tenths(text: str, whole: _Draft, part: _Draft) -> bool:
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


def _range(text: str, low: _Draft, high: _Draft) -> bool:
    if high.unit is None or low.value is None or high.value is None or low.per:
        return False
    if low.numeral.ordinal or high.numeral.ordinal:
        return False
    gap = text[low.end : high.start]
    if gap in _MINUS_JOINS and text[high.start] == "-":
        gap += "-"
        high.value = abs(high.value)
    if not _RANGE.fullmatch(gap):
        return False
    if low.unit is None:
        if low.end != low.number_end or not low.shares:
            return False
        _take_from(low, high)
    elif low.unit.code != high.unit.code or (gap != "-" and text.startswith(("从", "由"), max(0, low.start - 1))):
        return False
    low.low, low.high = min(low.value, high.value), max(low.value, high.value)
    low.value = None
    low.end, low.number_end, low.unit_text, low.per = high.end, high.number_end, high.unit_text, high.per
    return True


_LIST = frozenset(("、", "和", "及", "与", "以及"))


def _share(text: str, drafts: list[_Draft]) -> None:
    """`5.67、5.35和2.4万亿元`: a scale and a unit written once, at the end of a list."""
    for left, right in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        if left.unit is not None or right.unit is None or not left.shares or not right.shares or left.numeral.ordinal:
            continue
        if left.value is None or right.value is None or text[left.end : right.start] not in _LIST:
            continue
        _take_from(left, right)


def _take_from(bare: _Draft, full: _Draft) -> None:
    """Gives a bare number the scale and the unit that its neighbour states for both."""
    if full.unit is None or bare.value is None:
        return
    if bare.scale == 1 and full.scale > 1 and bare.value < full.scale:
        bare.rescale(Fraction(full.scale))
        bare.scale = full.scale
    bare.take(full.unit, full.unit_text)


# ---- words of degree ----

_LED_BY = "(?:[可高]?达|达到|可|为|了|至|到|已|有|能|将|在|是|:){0,3}$"
_BEFORE = re.compile(
    "(?:(?P<about>大约|大概|(?<![合签节条违预履公契大])约合?|差不多|大致)"
    "|(?P<over>超[过出]?|逾|突破|[高多大]于|高出|冲破|升破|站上|破|>)"
    "|(?P<nearly>(?<![最附邻临靠相亲新远])近|将近|接近|逼近|几近)"
    "|(?P<under>不足|[不未]到|[低少小]于|未达|[不未]满|跌破|<)"
    "|(?P<at_least>至少|不[少低小]于|起码|最[少低]|不下于?|大于或?等于|≥)"
    f"|(?P<at_most>最[高多]|[不未]超过?|不[高多大]于|至多|顶多|小于或?等于|≤)){_LED_BY}"
)
_BEFORE_ENDS = frozenset("约合多致计超过出逾破于上>近足到达满<少码低下≥高≤可为了至已有能将在是:")
_COMPARED = re.compile(r"(?:(?P<over>高于|超[过出]|多于)|(?P<under>低于|不足|少于|不到))[^，。；、\n0-9]{1,8}的$")
_AFTER = re.compile(
    r"(?P<more>多(?![家名种元])|余(?!额))|(?P<inclusive>\(含\)|[及或])?"
    r"(?:(?P<above>[以之]上)|(?P<below>[以之]下)|(?P<within>[以之]?内)|(?P<about>左右|上下|许|前后))"
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
    if found is not None and not (found[0] == "近" and _recent(text, found.start(), draft)):
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


def _recent(text: str, start: int, draft: _Draft) -> bool:
    """Whether 近 means the last years or days (`近三年，`), not nearly as many."""
    if draft.unit is None or draft.unit.code not in ("a", "mo", "wk", "d"):
        return False
    begins = start == 0 or text[start - 1] in "，。；、:“\n的在"
    return begins or text.startswith(("来", "间", "里", "中", "内", "以来"), draft.end)
