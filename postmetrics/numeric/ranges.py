"""Numerals that belong together: ranges (`5-8万`, `十八至三十万`) and comparisons (`大于100并且小于300`, `不少于10`).

>>> from postmetrics.numeric.numbers import find_number_mentions
>>> [(n.low, n.high) for n in find_number_mentions("大于100并且小于300，介于二十和三十之间")]
[(Decimal('100'), Decimal('300')), (Decimal('20'), Decimal('30'))]
"""

from __future__ import annotations

import re
from decimal import Decimal

from postmetrics.numeric.numerals import Numeral, Script, plain, power_of_ten, unit_power

_CONNECTORS = frozenset(("-", "~", "至", "到", "--", "~~"))
_CODE_BEFORE = re.compile(r"[0-9A-Za-z][-/.:]$|[-/]$")
_CODE_AFTER = re.compile(r"[-/.:][0-9]|-")

_MORE = r"大于|多于|高于|超过了?|超出|>"
_LESS = r"小于|少于|低于|<"
_COMPARISON = re.compile(
    rf"(?P<low>(?:{_MORE}|至少|最少|起码|≥|不(?:{_LESS}))(?:或?(?:者)?等于|=)?)[是有为达了]?$"
    rf"|(?P<high>(?:{_LESS}|[不未]到|不[足满]|至多|最多|≤|不(?:{_MORE}))(?:或?(?:者)?等于|=)?)[是有为达了]?$"
    r"|(?P<than>比)$"
)
_THAN_LOW = re.compile("[大高多]")
_THAN_HIGH = re.compile("[小低少]")
_AT_LEAST_AFTER = re.compile("[或及]?者?[以之]上")
_AT_MOST_AFTER = re.compile("[或及]?者?[以之][下内]")
_AND = re.compile(r"[^\d\s，。；、]{0,3}?[，,]?(?:并且|而且|但是|同时|且|并|但|而|又|和)?[^\d\s，。；、]{0,2}?")
_BETWEEN = re.compile(r"[^\d\s，。；、]{0,2}?之间|间(?![隔接断歇谍距])")
_BETWEEN_BEFORE = re.compile("(?:位于|介于|处于|在)?第?$")
_PAIR_ALONE = re.compile(r"\W?一[对双]\W?")


def join_ranges(text: str, found: list[Numeral]) -> list[Numeral]:
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
    if connector == "-" and text[b.start] == "-" and low >= 0:
        risen = _range(text, a, b._replace(start=b.start + 1, value=-high), "--")
        if risen is not None:
            return risen
    if connector[0] == "-" and _is_code(text, a, b):
        return None
    if a.scale == 1 and b.scale > 1 and abs(low) < abs(high) / b.scale:
        low = plain(low * b.scale)
    elif a.script == b.script == "chinese" and b.end - b.start == 2 and text[b.end - 1] in "百千" and 1 < low < 10:
        share = power_of_ten(unit_power(text[b.end - 1]))
        if 0 < high / share - low <= 2:
            low *= share
    if low > high:
        if connector[0] != "~" and high >= 0:
            return None
        low, high = high, low
    script: Script = a.script if a.script == b.script else "mixed"
    return a._replace(end=b.end, value=None, low=low, high=high, scale=b.scale, script=script)


def _is_code(text: str, a: Numeral, b: Numeral) -> bool:
    """Whether the dash between `a` and `b` belongs to a date, a telephone or serial number."""
    left, right = text[a.start : a.end].lstrip("-+"), text[b.start : b.end].lstrip("-+")
    if any(len(digits) > 1 and digits[0] == "0" and digits.isdigit() for digits in (left, right)):
        return True
    if right.isdigit() and len(right) >= 7 and len(right) - len(left) >= 3:
        return True
    return bool(_CODE_BEFORE.search(text[max(a.start - 2, 0) : a.start]) or _CODE_AFTER.match(text, b.end))


def apply_bounds(text: str, found: list[Numeral]) -> list[Numeral]:
    """`found` as a reader of single numbers wants it: comparisons made into bounds, degree words outside.

    Two bounds that belong together become one range. One bound alone keeps the `value` that is stated and sets `low`
    or `high`. 一对 and 一双 that stand alone are 2.
    """
    mentions: list[Numeral] = []
    waiting: tuple[Numeral, int] | None = None
    for numeral in found:
        if numeral.value is None:
            mentions.append(numeral)
            waiting = None
            continue
        start, end, side = _bound(text, numeral)
        if waiting is not None:
            before, before_start = waiting
            pair = _between(text, before, numeral)
            if pair is None and side and _AND.fullmatch(text, before.end, start):
                pair = _both(before, before_start, numeral, side, end)
            if pair is not None:
                mentions[-1] = pair
                waiting = None
                continue
        mentions.append(_mention(text, numeral, side))
        waiting = (mentions[-1]._replace(end=end), start)
    return mentions


def _bound(text: str, numeral: Numeral) -> tuple[int, int, str]:
    """Where the comparison around `numeral` begins and ends, and the side that it bounds: low, high or neither."""
    floor = max(numeral.start - 8, 0)
    match = _COMPARISON.search(text[floor : numeral.start])
    if match and match.lastgroup == "than":
        if _THAN_LOW.match(text, numeral.end):
            return floor + match.start(), numeral.end + 1, "low"
        if _THAN_HIGH.match(text, numeral.end):
            return floor + match.start(), numeral.end + 1, "high"
    elif match:
        return floor + match.start(), numeral.end, match.lastgroup or ""
    if after := _AT_LEAST_AFTER.match(text, numeral.end):
        return numeral.start, after.end(), "low"
    if after := _AT_MOST_AFTER.match(text, numeral.end):
        return numeral.start, after.end(), "high"
    return numeral.start, numeral.end, ""


def _between(text: str, a: Numeral, b: Numeral) -> Numeral | None:
    """`介于20和30之间`, `10000与20000间`."""
    after = _BETWEEN.match(text, b.end) if text[a.end : b.start] in ("和", "与", "和第", "与第") else None
    if after is None or a.value is None or b.value is None or a.value > b.value:
        return None
    floor = max(a.start - 3, 0)
    before = _BETWEEN_BEFORE.search(text[floor : a.start])
    start = floor + before.start() if before else a.start
    return a._replace(start=start, end=after.end(), value=None, low=a.value, high=b.value, modifier=None)


def _both(a: Numeral, start: int, b: Numeral, side: str, end: int) -> Numeral | None:
    """Two bounds of one thing: `大于100并且小于300`."""
    low, high = (b.value, a.high) if side == "low" else (a.low, b.value)
    if low is None or high is None or low > high:
        return None
    return a._replace(start=start, end=end, value=None, low=low, high=high, modifier=None)


def _mention(text: str, numeral: Numeral, side: str) -> Numeral:
    if side == "low":
        numeral = numeral._replace(low=numeral.value)
    elif side == "high":
        numeral = numeral._replace(high=numeral.value)
    if numeral.modifier and text[numeral.end - 1] in "多余来":
        return numeral._replace(end=numeral.end - 1)
    word = text[max(numeral.start - 1, 0) : numeral.end + 2]
    if _PAIR_ALONE.fullmatch(word) and text[numeral.start] == "一":
        return numeral._replace(end=numeral.end + 1, value=Decimal(2))
    return numeral
