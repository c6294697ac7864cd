"""The numerals of a text: where they stand, and their exact value or range; none inside a word or set phrase.

Works on the text of a `View`; positions are indexes into it.

>>> [(str(n.value), n.modifier) for n in find_numerals("2.3万亿元，三万五，180余万户，一带一路")]
[('2300000000000', None), ('35000', None), ('1800000', 'over')]
>>> [(n.low, n.high) for n in find_numerals("三五百家，5-8万")]
[(Decimal('300'), Decimal('500')), (Decimal('50000'), Decimal('80000'))]
"""

from __future__ import annotations

import re
from decimal import Context, Decimal, localcontext

from postmetrics.numeric.idioms import idiom_over
from postmetrics.numeric.numerals import (
    ARABIC,
    CHINESE,
    HAN,
    LONGEST,
    SCALES,
    UNITS,
    Numeral,
    Script,
    arabic,
    digit_string,
    plain,
    power_of_ten,
)
from postmetrics.numeric.positional import Positional, Reading
from postmetrics.numeric.ranges import apply_bounds, join_ranges

__all__ = ["Numeral", "find_number_mentions", "find_numerals"]

_BEGINNING = re.compile(rf"[0-9A-Za-z.+\-负半几数{CHINESE}]")
_WORD = r"[\u4e00-\u9fffA-Za-z0-9]"
_HALVED = (
    "[个粒斤年小公里米亩吨升天钟倍分成折块元百杯瓶碗瓣袋箱桶两尺寸秒磅码刻打]|日(?![制游工线班市])|周(?![边围期岁线刊长])"
    "|加仑|克拉|海里|英[里尺寸亩]|世纪|平方|毫[升米克]|星期|礼拜|季度|[茶汤]匙|盎司|安士"
)
_CANDIDATE = re.compile(
    rf"""(?P<word>(?<![0-9.])[2-6]G(?![0-9A-Za-z]))
    |(?P<arabic>[-+负]?+{ARABIC})
    |(?P<chinese>负?[{CHINESE}]|[几数](?=[{UNITS}{SCALES}]))
    |(?P<half>(?<![上下前后大小多过夜个年月天斤倍公里亩点吨块元])半(?={_HALVED})|(?<!{_WORD})半(?!{_WORD}))
    |(?P<currency>(?<![A-Za-z])(?:RMB|CNY|USD|US|HKD|HK|EUR|JPY|GBP|TWD|NT|AUD|CAD|KRW)(?=[0-9])
        |[A-Za-z]++(?=[0-9]++(?:\.[0-9]++)?[万亿%]))
    |(?P<code>(?<![0-9])[A-Za-z]++(?:[-_./]?[0-9A-Za-z]++)*+|[A-Za-z]++)""",
    re.VERBOSE,
)
_LONG_EXPONENT = re.compile(r"[eE][-+]?+[0-9]{4,}+(?![A-Za-z])")
_NUMERAL_RUN = re.compile(rf"(?:[{CHINESE}0-9.点几多余来]|[,，](?=[0-9]{{3}}))++")
_SUFFIXES = {"k": 3, "K": 3, "w": 4, "M": 6, "G": 9}
_SUFFIX = re.compile(" ?([kKMG](?![0-9A-Za-z])|w(?=[元块人多]|[美日欧港]元))")
_SLASH = re.compile(r"/([1-9][0-9]{0,2})(?![0-9./:月日号-])")
_DOZEN = re.compile("打(?![造破击开工算折包印响通好赢了着过出人头电卡车拼下分扮理法架字伞球牌虎仗伤死断乱败动入进])")
_SCALED_ARABIC = re.compile(f"(?P<scale>万亿?|亿)(?![{CHINESE}0-9.多余来几好分又打/])")
_SCALE_OF = {"万": 4, "亿": 8, "万亿": 12}
_CONTINUES = frozenset(CHINESE + "多余来几好分又打/ kKwMG")
_SHORT_FRACTION = re.compile(
    r"分([一二三四五六七八九])(?=$|[^\u4e00-\u9fff0-9]|[公毫]?升|加仑|[茶汤]匙|公?[里斤]|千?克|英[里尺寸]|磅|盎司|安士)"
)
_TENS_OR_DIGIT = frozenset("二两三四五六七八九十")
_MINOR_COIN = re.compile(f"[{CHINESE}][角毛分]")
_MAJOR_COINS = frozenset("元圆块角毛")
_PARTS = re.compile("(?:十?[万亿]|[百千][万亿]{0,2})分之")
_SCALED = frozenset(CHINESE)
_TEN_MINUTES = re.compile("十分(?![\u4e00-\u9fff]|之)|十分(?=左右|后|前|内|[钟零一二三四五六七八九十])")
_AFTER_HOURS = re.compile("(?:小时|钟头?)[零又]?$")
_AFTER_TWO = frozenset(UNITS + SCALES + "年个次天家名位人条项")
_UNIT_BETWEEN = re.compile(r"[^\W_]{1,4}(?:/[^\W_]{1,4})?")
_NUMERATOR_OF_A_DATE = frozenset("/.-:年月")


def find_numerals(text: str) -> list[Numeral]:
    """The numerals of `text`, left to right, none over another.

    Numbers of more than 1,000 digits are left out. A fraction that does not come out even has 34 digits.

    >>> [(n.start, n.end, str(n.value)) for n in find_numerals("统一新建二十三个网点，占四分之一")]
    [(4, 7, '23'), (12, 16, '0.25')]
    """
    with localcontext(Context(prec=4 * LONGEST)):
        return join_ranges(text, _scan(text))


def find_number_mentions(text: str) -> list[Numeral]:
    """The numerals of `text` with the comparisons around them applied as bounds (see `apply_bounds`).

    >>> [(n.low, n.high) for n in find_number_mentions("不小于20且不大于50")]
    [(Decimal('20'), Decimal('50'))]
    """
    return apply_bounds(text, find_numerals(text))


def _scan(text: str) -> list[Numeral]:
    found: list[Numeral] = []
    at = 0
    while beginning := _BEGINNING.search(text, at):
        start = beginning.start()
        match = _CANDIDATE.match(text, start)
        at = match.end() if match else start + 1
        kind = match.lastgroup if match else None
        if kind == "arabic" and (exponent := _LONG_EXPONENT.match(text, at)):
            at = exponent.end()
            continue
        if kind not in ("arabic", "half", "chinese"):
            continue
        begin = start + 1 if text[start] in "负-+" else start
        signed = begin > start and _is_sign(text, start, found)
        if kind == "chinese" and (after := _end_of_word(text, begin, found)):
            at = after
            continue
        reading = _half(text, begin) if kind == "half" else _read(text, begin, at)
        if reading is None or max(abs(reading.low.adjusted()), abs(reading.high.adjusted())) > LONGEST:
            run = _NUMERAL_RUN.match(text, begin)
            at = max(at, reading.end if reading else at, run.end() if run and run.end() - begin > LONGEST else at)
            continue
        at = reading.end
        found.append(_numeral(text, start if signed else begin, reading, signed and text[start] != "+"))
    return found


def _numeral(text: str, start: int, reading: Reading, negative: bool) -> Numeral:
    low, high = (-reading.high, -reading.low) if negative else (reading.low, reading.high)
    exact = low == high
    return Numeral(
        start,
        reading.end,
        low if exact else None,
        None if exact else low,
        None if exact else high,
        "over" if reading.over and exact else None,
        power_of_ten(reading.power),
        reading.script,
        start > 0 and text[start - 1] == "第",
    )


def _is_sign(text: str, at: int, found: list[Numeral]) -> bool:
    """Whether 负, - or + at `at` is a sign, not a word's end (胜负) or the dash of a range (`8个-9个`) or a code."""
    before = text[at - 1 : at]
    if text[at] == "负":
        return before not in tuple("胜自担肩抱欺辜正平") and not before.isdigit()
    if before == "-":
        return at >= 2 and bool(found) and found[-1].end == at - 1
    if before and (before in CHINESE or before in ")]%+" or (before.isascii() and before.isalnum())):
        return False
    return not (found and before not in "了为达至到约~是和与" and _UNIT_BETWEEN.fullmatch(text, found[-1].end, at))


def _end_of_word(text: str, at: int, found: list[Numeral]) -> int:
    """The end of the word that hides the numeral character at `at`: a listed one, a name, a mass; 0 where none does."""
    if text[max(at - 2, 0) : at] == "分之":
        return 0
    if text[at] == "两" and found and found[-1].end == at and text[at + 1 : at + 2] not in _AFTER_TWO:
        return at + 1
    if _MINOR_COIN.match(text, at) and text[at - 1 : at] in _MAJOR_COINS:
        return 0
    if text[at] in "十百千万亿" and _PARTS.match(text, at) and text[at - 1 : at] not in _SCALED:
        return at + 1
    if text[at] in "肆伍陆参拾" and not _reads_financial(text, at):
        return at + 1
    idiom = idiom_over(text, at)
    if idiom is None:
        return 0
    start, end = idiom
    if start == at and _TEN_MINUTES.match(text, at) and _AFTER_HOURS.search(text, max(at - 4, 0), at):
        return 0
    if text[at - 1 : at] == "第" and start == at:
        return 0
    if start < at and (text[at] == "数" or text[end : end + 1] not in tuple(UNITS + SCALES) or idiom_over(text, end)):
        return end
    reading = _read(text, at, at + 1)
    return 0 if reading and reading.end > end else end


def _reads_financial(text: str, at: int) -> bool:
    """Whether a financial character that is common in words has a numeral or unit beside it, or nothing at all."""
    if text[at + 1 : at + 2] in tuple(UNITS + SCALES + "点又元圆角整壹贰叁参肆伍陆柒捌玖"):
        return True
    return not HAN.match(text, at + 1) and not HAN.match(text[at - 1 : at])


def _half(text: str, at: int) -> Reading | None:
    """半个, 半斤: 0.5; 半百: 50; 半打: 6."""
    if idiom_over(text, at):
        return None
    if text[at + 1 : at + 2] == "打":
        return Reading(at + 2, Decimal(6), Decimal(6), False, 0, "chinese") if _DOZEN.match(text, at + 1) else None
    if text.startswith("百", at + 1):
        return Reading(at + 2, Decimal(50), Decimal(50), False, 0, "chinese")
    return Reading(at + 1, Decimal("0.5"), Decimal("0.5"), False, 0, "chinese")


def _read(text: str, at: int, known: int) -> Reading | None:
    """The number that begins at `at`, whose first word ends at `known`, with its fraction, suffix or dozen."""
    if text[known : known + 1] not in _CONTINUES and text[at].isascii():
        if known - at > LONGEST:
            return None
        value = arabic(text[at:known])
        return Reading(known, value, value, False, 0, "arabic")
    if text[at].isascii() and known - at <= LONGEST and (scaled := _SCALED_ARABIC.match(text, known)):
        power = _SCALE_OF[scaled["scale"]]
        value = plain(arabic(text[at:known]) * power_of_ten(power))
        return Reading(scaled.end(), value, value, False, power, "mixed")
    if text.startswith("一半", at):
        return Reading(at + 2, Decimal("0.5"), Decimal("0.5"), False, 0, "chinese")
    whole = Positional(text, at).read()
    if whole is None:
        return None
    after = text[whole.end : whole.end + 1]
    if after == "分":
        if text.startswith("之", whole.end + 1):
            return _fraction(text, whole, None, whole.end + 2) or whole
        if _is_short_fraction(text, at, whole):
            return _fraction(text, whole, None, whole.end + 1) or whole
    if after == "又" and (below := Positional(text, whole.end + 1).read()) and text.startswith("分", below.end):
        return _fraction(text, below, whole, below.end + 1 + text.startswith("之", below.end + 1)) or whole
    if after == "/" and text[at:known].isdigit() and known - at <= 3 and text[at] != "0":
        slash = _SLASH.match(text, known) if text[at - 1 : at] not in _NUMERATOR_OF_A_DATE else None
        value = _ratio(whole.low, Decimal(slash[1])) if slash else whole.low
        return Reading(slash.end() if slash else known, value, value, False, 0, "arabic")
    if after == "打" and _DOZEN.match(text, whole.end):
        return whole._replace(end=whole.end + 1, low=whole.low * 12, high=whole.high * 12)
    if whole.script == "arabic" and (suffix := _SUFFIX.match(text, whole.end)):
        power = _SUFFIXES[suffix[1]]
        value = plain(whole.low * power_of_ten(power))
        return Reading(suffix.end(), value, value, False, power, "arabic")
    return whole


def _is_short_fraction(text: str, at: int, below: Reading) -> bool:
    """Whether 分 without 之 makes a fraction, as in Cantonese: `三分一`, `四分三公升`."""
    if below.end != at + 1 or text[at] not in _TENS_OR_DIGIT or HAN.match(text[at - 1 : at]):
        return False
    above = _SHORT_FRACTION.match(text, below.end)
    return above is not None and below.low > digit_string(above[1])


def _fraction(text: str, below: Reading, whole: Reading | None, at: int) -> Reading | None:
    above = Positional(text, at).read()
    if above is None or not below.low or below.low != below.high:
        return None
    low, high = _ratio(above.low, below.low), _ratio(above.high, below.low)
    script: Script = above.script if above.script == below.script else "mixed"
    if whole is not None:
        low, high = low + whole.low, high + whole.high
        script = script if script == whole.script else "mixed"
    return Reading(above.end, low, high, above.over, 0, script)


def _ratio(above: Decimal, below: Decimal) -> Decimal:
    return Context(prec=34).divide(above, below)
