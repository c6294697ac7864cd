"""Numerals to exact `Decimal`s: Arabic, Chinese, financial and mixed, with fractions, approximations and ranges.

Works on the text of a `View`; positions are indexes into it. The digits of a Chinese numeral wait for the unit (十百千)
that multiplies them, and a section below 10,000 for its scale word (万亿兆), whatever the script of the digits.

>>> [(n.value, n.low, n.high, n.modifier) for n in find_numerals("2.3万亿元，三万五，180余万户，三五百家，5-8万")][:3]
[(Decimal('2300000000000'), None, None, None), (Decimal('35000'), None, None, None), (Decimal('1800000'), None, None, 'over')]
>>> [(n.low, n.high) for n in find_numerals("三五百家，5-8万")]
[(Decimal('300'), Decimal('500')), (Decimal('50000'), Decimal('80000'))]
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext
from functools import cache
from typing import Literal, NamedTuple

from cn2an import Cn2An

from postmetrics.idioms import idiom_over

LONGEST = 1000
"""A numeral of more characters than this, or a value of more digits, is not read."""

Script = Literal["arabic", "chinese", "mixed"]
_Amount = tuple["Decimal | int", "Decimal | int"]

_VALUES = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
_VALUES |= dict(zip("壹贰叁参肆伍陆柒捌玖两俩仨", (1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 2, 2, 3), strict=True))
_UNITS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
_TENS = {"廿": 20, "卅": 30, "卌": 40}
_SCALES = {"万": 4, "亿": 8, "兆": 12}
_SUFFIXES = {"k": 3, "K": 3, "M": 6, "G": 9}

_DIGIT = "".join(_VALUES)
_UNIT = "".join(_UNITS)
_SCALE = "".join(_SCALES)
_CHINESE = _DIGIT + _UNIT + "".join(_TENS) + _SCALE
_INTEGER = r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++|[0-9]{1,3}(?:，[0-9]{3}(?![0-9]))++(?!，[0-9]|、)|[0-9]++)"
_ARABIC = (
    rf"(?:(?<![0-9]\.){_INTEGER}\.[0-9]++(?!\.[0-9])|{_INTEGER}|(?<![0-9A-Za-z.])\.[0-9]++)"
    r"(?:[eE][-+]?[0-9]{1,3}(?![0-9A-Za-z]))?+"
)
_COUNTED = "个名位家人户岁年天斤块万亿元件次条种公里米吨分张倍美辆台套"
_CANDIDATE = re.compile(
    rf"""(?P<currency>(?<![A-Za-z])(?:RMB|CNY|USD|US|HKD|HK|EUR|JPY|GBP|TWD|NT|AUD|CAD|KRW)(?=[0-9]))
    |(?P<amount>[A-Za-z]++(?=[0-9]++(?:\.[0-9]++)?[万亿%]))
    |(?P<word>(?<![0-9])[A-Za-z]++(?:[-_./]?[0-9A-Za-z]++)*+|[A-Za-z]++|(?<![0-9.])[2-6]G(?![0-9A-Za-z]))
    |(?P<arabic>[-+]?+{_ARABIC})
    |(?P<half>(?<![上下前后大小多过夜个年月天斤倍公里亩点吨块元])半(?=[个斤年小公里米亩吨升天钟倍分成折价块元百杯瓶碗瓣袋箱桶两尺寸]))
    |(?P<chinese>负?[{_CHINESE}]|[几数](?=[{_UNIT}{_SCALE}]))""",
    re.VERBOSE,
)
_DIGITS = re.compile(rf"(?P<chinese>[{_DIGIT}]++)|(?P<arabic>{_ARABIC})")
_POINT = re.compile(rf"点(?!零[{_DIGIT}]分)(?:([{_DIGIT}]++)(?![{_UNIT}刻])|([0-9]++)(?!分))")
_OVER = re.compile(
    rf"""多(?![边元]?[式样化媒层维]|功能|边)|余(?![额款量热下粮震生地温杭姚])|来(?=[{_COUNTED}])""",
    re.VERBOSE,
)
_NOT_KILO = re.compile("[千百](?=[瓦克卡赫帕伏焦])")
_NOT_TRILLION = re.compile("兆(?=[瓦赫帕伏焦欧字比位宽带光网])")
_NUMERAL_RUN = re.compile(rf"[{_CHINESE}0-9,.，]++")
_SUFFIX = re.compile(" ?([kKMG])(?![0-9A-Za-z])")
_SLASH = re.compile(r"/([1-9][0-9]{0,2})(?![0-9./:月日号-])")
_DOZEN = re.compile("打(?![造破击开工算折包印响通好赢了着过出人头电卡车拼下分扮理法架字伞球牌虎仗伤死断乱败动入进响])")
_BARE_AFTER = re.compile("分之$|[近超逾破约]$|(?<![通经不])过$|(?<![以线网晚早会路车海身船街])上$")
_HAN = re.compile("[一-鿿]")
_CONTINUES = frozenset(_CHINESE + "多余来几好分又打/ kKMG")
_CONNECTORS = frozenset(("-", "~", "至", "到", "--", "~~"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written, with the 多, 余 or 几 in it: a `value`, or the `low` and `high` end of a stated range.

    `scale` is the product of the scale words it ends with, which a list may share; `ordinal` says that 第 stands before.
    """

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    modifier: Literal["over"] | None
    scale: Decimal
    script: Script
    ordinal: bool


def find_numerals(text: str) -> list[Numeral]:
    """The numerals of `text`, left to right, none over another; those inside words and set phrases are left out.

    >>> [(n.start, n.end, n.value) for n in find_numerals("统一新建二十三个网点，占三分之一")]
    [(4, 7, Decimal('23')), (12, 16, Decimal('0.3333333333333333333333333333333333'))]
    """
    with localcontext(Context(prec=4 * LONGEST)):
        return _joined(text, _scan(text))


class _Reading(NamedTuple):
    end: int
    low: Decimal
    high: Decimal
    over: bool
    power: int
    script: Script


def _scan(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    at = 0
    while match := _CANDIDATE.search(text, at):
        start, at = match.span()
        kind = match.lastgroup
        if kind not in ("arabic", "half", "chinese"):
            continue
        first = text[start]
        negative = first == "负" or (first == "-" and _is_sign(text, start, found))
        begin = start + 1 if first in "负-+" else start
        if not (negative or (first == "+" and _is_sign(text, start, found))):
            start = begin
        if kind == "chinese":
            after_word = _end_of_word(text, begin)
            if after_word:
                at = after_word
                continue
        reading = _half(text, begin) if kind == "half" else _read(text, begin, at)
        if reading is None or max(abs(reading.low.adjusted()), abs(reading.high.adjusted())) > LONGEST:
            run = _NUMERAL_RUN.match(text, begin)
            at = max(at, reading.end if reading else at, run.end() if run and run.end() - begin > LONGEST else at)
            continue
        at = reading.end
        low, high = (-reading.high, -reading.low) if negative else (reading.low, reading.high)
        exact = low == high
        found.append(
            Numeral(
                start,
                at,
                low if exact else None,
                None if exact else low,
                None if exact else high,
                "over" if reading.over and exact else None,
                _power_of_ten(reading.power),
                reading.script,
                start > 0 and text[start - 1] == "第",
            )
        )
    return found


def _is_sign(text: str, at: int, found: list[Numeral]) -> bool:
    """Whether - or + at `at` is a sign, not the dash of a range (`8个-9个`), of a code or of a date."""
    before = text[at - 1 : at]
    if before == "-":
        return at >= 2 and bool(found) and found[-1].end == at - 1
    if before and (before in _CHINESE or before in ")]%+" or (before.isascii() and before.isalnum())):
        return False
    previous = found[-1].end if found else -9
    return not (0 < at - previous <= 4 and before not in "了为达至到约~是" and text[previous:at].isalnum())


def _end_of_word(text: str, at: int) -> int:
    """The end of the word, listed or financial, that hides the numeral character at `at`; 0 where none does."""
    if text[at - 1 : at] == "第" or text[max(at - 2, 0) : at] == "分之":
        return 0
    if text[at] in "肆伍陆参拾" and not _reads_financial(text, at):
        return at + 1
    idiom = idiom_over(text, at)
    if idiom is None:
        return 0
    start, end = idiom
    if start < at and text[end : end + 1] not in _UNIT + _SCALE:
        return end
    reading = _read(text, at, at + 1)
    return 0 if reading and reading.end > end else end


def _reads_financial(text: str, at: int) -> bool:
    """Whether a financial character that is common in words has a numeral or unit beside it, or nothing at all."""
    after = text[at + 1 : at + 2]
    if after and after in _UNIT + _SCALE + "点又元圆角整壹贰叁参肆伍陆柒捌玖":
        return True
    return not _HAN.match(after) and not _HAN.match(text[at - 1 : at])


def _half(text: str, at: int) -> _Reading | None:
    """半个, 半斤: 0.5; 半百: 50."""
    if idiom_over(text, at):
        return None
    if text.startswith("百", at + 1):
        return _Reading(at + 2, Decimal(50), Decimal(50), False, 0, "chinese")
    return _Reading(at + 1, Decimal("0.5"), Decimal("0.5"), False, 0, "chinese")


def _read(text: str, at: int, known: int) -> _Reading | None:
    """The number that begins at `at`, whose first word ends at `known`, with its fraction, suffix or dozen."""
    if text[known : known + 1] not in _CONTINUES and text[at] not in _CHINESE and text[at] not in "几数":
        if known - at > LONGEST:
            return None
        value = _arabic(text[at:known])
        return _Reading(known, value, value, False, 0, "arabic")
    if text.startswith("一半", at):
        return _Reading(at + 2, Decimal("0.5"), Decimal("0.5"), False, 0, "chinese")
    whole = _Positional(text, at).read()
    if whole is None:
        return None
    after = text[whole.end : whole.end + 1]
    if after == "分" and text.startswith("之", whole.end + 1):
        return _fraction(text, whole, None, whole.end + 2) or whole
    if after == "又" and (below := _Positional(text, whole.end + 1).read()) and text.startswith("分", below.end):
        return _fraction(text, below, whole, below.end + 1 + text.startswith("之", below.end + 1)) or whole
    if after == "/" and text[at - 1 : at] not in tuple("/.-:年月") and (slash := _SLASH.match(text, whole.end)):
        if text[at:whole.end].isdigit() and whole.end - at <= 3 and text[at] != "0":
            value = _ratio(whole.low, Decimal(slash[1]))
            return _Reading(slash.end(), value, value, False, 0, "arabic")
        return whole
    if after in ("k", "K", "M", "G", " ") and whole.script == "arabic" and (suffix := _SUFFIX.match(text, whole.end)):
        power = _SUFFIXES[suffix[1]]
        factor = _power_of_ten(power)
        return _Reading(suffix.end(), _plain(whole.low * factor), _plain(whole.high * factor), False, power, "arabic")
    if after == "打" and _DOZEN.match(text, whole.end):
        return whole._replace(end=whole.end + 1, low=whole.low * 12, high=whole.high * 12)
    return whole


def _fraction(text: str, below: _Reading, whole: _Reading | None, at: int) -> _Reading | None:
    above = _Positional(text, at).read()
    if above is None or not below.low or below.low != below.high:
        return None
    low, high = _ratio(above.low, below.low), _ratio(above.high, below.low)
    script: Script = above.script if above.script == below.script else "mixed"
    if whole is not None:
        low, high = low + whole.low, high + whole.high
        script = script if script == whole.script else "mixed"
    return _Reading(above.end, low, high, above.over, 0, script)


def _ratio(above: Decimal, below: Decimal) -> Decimal:
    return Context(prec=34).divide(above, below)


class _Positional:
    """Reads one positional numeral from `start` on; `read` returns None where none stands there."""

    __slots__ = (
        "arabic", "at", "chinese", "closed", "last", "over", "pending", "pieces", "power", "section", "single",
        "start", "text", "unit",
    )  # fmt: skip

    def __init__(self, text: str, start: int) -> None:
        self.text = text
        self.start = self.at = start
        self.pieces: list[tuple[_Amount, int]] = []
        self.section: _Amount | None = None
        self.pending: _Amount | None = None
        self.last = ""
        self.unit = self.power = 0
        self.single = self.closed = self.over = self.arabic = self.chinese = False

    def read(self) -> _Reading | None:
        while self._unit() or self._scale() or self._digits() or self._point() or self._approximation():
            if self.at - self.start > LONGEST:
                return None
        amount = self._section()
        if amount is None and not self.pieces:
            return None
        low, high = amount or (0, 0)
        for piece, _ in self.pieces:
            low, high = low + piece[0], high + piece[1]
        script: Script = "chinese" if not self.arabic else "mixed" if self.chinese else "arabic"
        return _Reading(self.at, _plain(Decimal(low)), _plain(Decimal(high)), self.over, self.power, script)

    def _digits(self) -> bool:
        if self.pending is not None or self.closed:
            return False
        character = self.text[self.at : self.at + 1]
        if not self.last and character in ("几", "数"):
            self.pending, self.last, self.chinese = (1, 10), "digits", True
            self.at += 1
            return True
        match = _DIGITS.match(self.text, self.at)
        if match is None:
            return False
        return self._arabic_digits(match.end()) if match["arabic"] else self._chinese_digits(match[0], match.end())

    def _arabic_digits(self, end: int) -> bool:
        digits = self.text[self.at : end]
        if end - self.at > LONGEST:
            self.at = end
            return True
        if self.last:
            after = self.text[end : end + 1]
            fits = len(digits) == (self.unit if self.unit < 8 else 8) and after != "年"
            alone = len(digits) == 1 and not self.chinese
            if not digits.isdigit() or not (self.last == "zero" or fits or alone or (after and after in _UNIT + _SCALE)):
                return False
        self.single = len(digits) == 1 and self.last != "zero"
        value = _arabic(digits)
        self.pending, self.arabic, self.at, self.last = (value, value), True, end, "arabic"
        return True

    def _chinese_digits(self, digits: str, end: int) -> bool:
        text, at = self.text, self.at
        liang = digits.find("两", 1)
        after = text[end : end + 1]
        if liang > 0 and not (digits == "一两" and after and after not in _NOT_CLASSIFIERS):
            digits = digits[:liang]
            end, after = at + liang, "两"
        zeros = len(digits) - len(digits.lstrip("零〇")) if self.last else 0
        rest = digits[zeros:]
        if not self.last:
            self.pending = _pair(rest, after) or (_digit_string(rest),) * 2
            self.single = False
        elif not rest:
            if not after or not (after in "十百千拾佰仟" or after.isdigit()):
                return False
            self.last, self.at = "zero", end
            return True
        else:
            if not zeros and not self._may_follow(rest, after):
                return False
            pair = _pair(rest, after) if len(rest) == 2 and rest != "三五" else None
            if pair is None and len(rest) > 1:
                end, self.closed = at + zeros + 1, True
            self.pending = pair or (_VALUES[rest[0]],) * 2
            self.single = not zeros
        self.chinese, self.at, self.last = True, end, "digits"
        return True

    def _may_follow(self, digits: str, after: str) -> bool:
        """Whether digits right after a unit go on with the numeral, and do not begin another word."""
        multiplied = bool(after) and after in _UNIT + _SCALE
        if digits[0] in "两参" and len(digits) == 1 and not multiplied:
            return digits == "参" and not _HAN.match(after)
        if len(digits) == 1 and not multiplied and self.unit > 1 and (self.arabic or after in tuple("年月周届级期季")):
            return False
        if self.unit == 1:
            return True
        idiom = idiom_over(self.text, self.at)
        return idiom is None or idiom[0] != self.at or multiplied

    def _unit(self) -> bool:
        character = self.text[self.at : self.at + 1]
        tens = _TENS.get(character)
        power = 1 if tens else _UNITS.get(character)
        if power is None or self.closed or (self.unit and self.section is not None and power >= self.unit):
            return False
        if tens:
            if self.pending is not None:
                return False
            coefficient: _Amount = (tens // 10, tens // 10)
        elif self.pending is not None:
            coefficient = self.pending
        elif power == 1 or self.last == "zero" or (not self.last and self._may_begin()):
            coefficient = (1, 1)
        else:
            return False
        if _NOT_KILO.match(self.text, self.at):
            return False
        factor = 10**power
        amount = (coefficient[0] * factor, coefficient[1] * factor)
        self.section = _sum(self.section, amount)
        self.power = power if self.last == "arabic" and self.start_is_arabic() else 0
        self.pending, self.unit, self.last, self.chinese = None, power, "unit", True
        self.at += 1
        return True

    def start_is_arabic(self) -> bool:
        """Whether one Arabic number is all that stands before: the unit then multiplies it like a scale word."""
        return not self.pieces and self.unit == 0

    def _may_begin(self) -> bool:
        """Whether 百, 千, 万 or 亿 stands for one of it: 百分之百, 超千亿元, 千一 (1100)."""
        if _BARE_AFTER.search(self.text[max(self.start - 2, 0) : self.start]):
            return True
        following = self.text[self.at + 1 : self.at + 3]
        return (
            self.text[self.at] in "百千"
            and following[:1] in tuple("一二三四五六七八九")
            and (following[1:] not in tuple(_CHINESE))
            and idiom_over(self.text, self.at + 1) is None
        )

    def _scale(self) -> bool:
        character = self.text[self.at : self.at + 1]
        power = _SCALES.get(character)
        if power is None or _NOT_TRILLION.match(self.text, self.at):
            return False
        amount = self._section()
        factor = 10**power
        if amount is None:
            if self.last == "scale":
                (low, high), below = self.pieces.pop()
                self.pieces.append(((low * factor, high * factor), below + power))
                self.power += power
            elif not self.last and character != "兆" and self._may_begin():
                self.pieces.append(((factor, factor), power))
                self.power = power
            else:
                return False
        else:
            while self.pieces and self.pieces[-1][1] <= power:
                amount = _sum(self.pieces.pop()[0], amount)
            self.pieces.append(((amount[0] * factor, amount[1] * factor), power))
            self.power += power
        self.section = self.pending = None
        self.unit, self.last, self.chinese = self.pieces[-1][1], "scale", True
        self.at += 1
        return True

    def _point(self) -> bool:
        if self.arabic or self.closed or self.last not in ("digits", "unit"):
            return False
        match = _POINT.match(self.text, self.at)
        if match is None or match.end() - self.at > LONGEST or "两" in match[0]:
            return False
        decimals = Decimal("0." + (_converter().cn2an(match[1], "direct") if match[1] else match[2]))
        if self.pending is not None:
            self.section, self.pending = _sum(self.section, self.pending), None
        self.section = _sum(self.section, (decimals, decimals))
        self.at, self.closed, self.last = match.end(), True, "decimals"
        self.arabic = match[1] is None
        return True

    def _approximation(self) -> bool:
        """多, 余 and 来 after a round number, before or after its scale word; 几 for the digit that is not told."""
        if self.over or self.last not in ("arabic", "unit", "scale"):
            return False
        character = self.text[self.at : self.at + 1]
        if character == "几":
            round_number = self.last == "unit" or (self.pending is not None and not self.pending[0] % 10)
            if not round_number or (self.unit > 1 and self.text[self.at + 1 : self.at + 2] not in tuple("十百")):
                return False
            if self.pending is not None:
                self.section, self.pending = self.pending, None
            self.pending, self.single, self.last, self.chinese = (0, 10), False, "digits", True
            self.at += 1
            return True
        length = 2 if self.text.startswith("好几", self.at) and self.last == "unit" else 0
        if character and character in "多余来" and _OVER.match(self.text, self.at):
            length = 1
        if not length:
            return False
        self.over = self.closed = self.chinese = True
        self.at += length
        if self.text[self.at : self.at + 1] not in tuple(_SCALE):
            self.power = self.power if self.last == "scale" else 0
        return True

    def _section(self) -> _Amount | None:
        """What stands since the last scale word; a last digit alone counts in tenths of the unit before it (三万五)."""
        if self.pending is None:
            return self.section
        low, high = self.pending
        if self.single and self.unit > 1:
            factor = 10 ** (self.unit - 1)
            low, high = low * factor, high * factor
        return _sum(self.section, (low, high))


_NOT_CLASSIFIERS = frozenset("重银金黄白酒茶肉药纹，。、；：！？,.;:!?\n")


def _sum(a: _Amount | None, b: _Amount) -> _Amount:
    return b if a is None else (a[0] + b[0], a[1] + b[1])


def _pair(digits: str, after: str) -> _Amount | None:
    """The two ends of adjacent digits that tell a range: 三四, 两三, 三五."""
    if len(digits) != 2 or after in ("点", "折"):
        return None
    low, high = _VALUES[digits[0]], _VALUES[digits[1]]
    return (low, high) if low and (high == low + 1 or digits == "三五") else None


def _digit_string(digits: str) -> Decimal | int:
    if len(digits) == 1:
        return _VALUES[digits]
    if len(digits) > LONGEST:
        return 0
    return Decimal(_converter().cn2an(digits.translate(_COLLOQUIAL_DIGITS), "direct"))


_COLLOQUIAL_DIGITS = str.maketrans("参俩仨", "叁两三")


@cache
def _converter() -> Cn2An:
    return Cn2An()


def _arabic(digits: str) -> Decimal:
    return Decimal(digits.replace(",", "").replace("，", ""))


def _plain(value: Decimal) -> Decimal:
    """`value` without the zeros that a scale word left behind a decimal point, or an exponent."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


@cache
def _power_of_ten(power: int) -> Decimal:
    return Decimal(10**power)


def _joined(text: str, found: list[Numeral]) -> list[Numeral]:
    """`found` with each two numerals that a dash, a wave, 至 or 到 alone joins made one range."""
    joined: list[Numeral] = []
    for numeral in found:
        if joined and 0 < numeral.start - joined[-1].end <= 2:
            connector = text[joined[-1].end : numeral.start]
            pair = _range(text, joined[-1], numeral, connector) if connector in _CONNECTORS else None
            if pair is not None:
                joined[-1] = pair
                continue
        joined.append(numeral)
    return joined


def _range(text: str, a: Numeral, b: Numeral, connector: str) -> Numeral | None:
    if a.value is None or b.value is None or a.modifier or b.modifier:
        return None
    low, high = a.value, b.value
    if connector[0] == "-" and _is_code(text, a, b):
        return None
    if a.scale == 1 and b.scale > 1 and abs(low) < abs(high) / b.scale:
        low = _plain(low * b.scale)
    elif a.script == b.script == "chinese" and b.end - b.start == 2 and text[b.end - 1] in "百千" and 1 < low < 10:
        share = _power_of_ten(_UNITS[text[b.end - 1]])
        if 0 < high / share - low <= 2:
            low *= share
    if low > high:
        if connector[0] != "~" and high >= 0:
            return None
        low, high = high, low
    script: Script = a.script if a.script == b.script else "mixed"
    return replace(a, end=b.end, value=None, low=low, high=high, scale=b.scale, script=script)


_GOES_ON_BEFORE = re.compile(r"[0-9A-Za-z][-/.:]$|[-/]$")
_GOES_ON_AFTER = re.compile(r"[-/.:][0-9]|-")


def _is_code(text: str, a: Numeral, b: Numeral) -> bool:
    """Whether the dash between `a` and `b` belongs to a date, a telephone or serial number."""
    left, right = text[a.start : a.end].lstrip("-+"), text[b.start : b.end].lstrip("-+")
    if any(len(digits) > 1 and digits[0] == "0" and digits.isdigit() for digits in (left, right)):
        return True
    if right.isdigit() and len(right) >= 7 and len(right) - len(left) >= 3:
        return True
    return bool(_GOES_ON_BEFORE.search(text[max(a.start - 2, 0) : a.start]) or _GOES_ON_AFTER.match(text, b.end))
