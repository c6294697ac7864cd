"""Reads one number at a known place of a text: Arabic, Chinese, financial or mixed, to exact `Decimal`s.

The digits of a numeral wait for the unit (十百千) that multiplies them, and a section below 10,000 for its scale word
(万亿兆), whatever the script of the digits. What is not told (几十, 三五百) is an interval from `low` to `high`.

>>> [str(Positional(text, 0).read().low) for text in ("三万五", "7万5千4百", "二十万亿", "一百零五点二")]
['35000', '75400', '20000000000000', '105.2']
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from postmetrics.numeric.idioms import idiom_over
from postmetrics.numeric.numerals import (
    ARABIC,
    CHINESE,
    DIGITS,
    HAN,
    LONGEST,
    POWERS,
    SCALE_POWERS,
    SCALES,
    TENS,
    UNITS,
    VALUES,
    Script,
    arabic,
    ascii_digits,
    digit_string,
    plain,
)

_Amount = tuple["Decimal | int", "Decimal | int"]

_DIGITS = re.compile(rf"(?P<chinese>[{DIGITS}]{{1,{LONGEST + 1}}}+)|(?P<arabic>{ARABIC})")
_POINT = re.compile(rf"点(?!零[{DIGITS}]分)(?:([{DIGITS}]++)(?![{UNITS}刻])|([0-9]++)(?!分))")
_COUNTED = "个名位家人户岁年天斤块万亿元件次条种公里米吨分张倍美辆台套"
_OVER = re.compile(rf"多(?![边元]?[式样化媒层维]|功能|边)|余(?![额款量热下粮震生地温杭姚])|来(?=[{_COUNTED}])")
_NOT_KILO = re.compile("千(?=[瓦克卡赫帕伏焦])|百(?=帕)")
_NOT_TRILLION = re.compile("兆(?=[瓦赫帕伏焦欧字比位宽带光网])")
_BARE_AFTER = re.compile("分之$|[近超逾破约]$|(?<![通经不])过$|(?<![以线网晚早会路车海身船街])上$|高达$|达到$")
_BARE_OVER = re.compile(rf"[百千万亿]{{1,2}}(?:{_OVER.pattern})")
_ALONE = re.compile("[^\u4e00-\u9fff0-9]?万[二三四五六七八九][^\u4e00-\u9fff0-9]?")
_NOT_CLASSIFIERS = frozenset("重银金黄白酒茶肉药纹，。、；：！？,.;:!?\n")


class Reading(NamedTuple):
    """What was read: up to where, the interval meant, whether 多 stands in it, the power of its last scale words."""

    end: int
    low: Decimal
    high: Decimal
    over: bool
    power: int
    script: Script


class Positional:
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

    def read(self) -> Reading | None:
        """Takes in what goes on with the numeral, character by character, and adds it up."""
        while self._unit() or self._scale() or self._digits() or self._point() or self._approximation():
            if self.at - self.start > LONGEST:
                return None
        amount = self._open_section(last=True)
        if amount is None and not self.pieces:
            return None
        low, high = amount or (0, 0)
        for piece, _ in self.pieces:
            low, high = low + piece[0], high + piece[1]
        script: Script = "chinese" if not self.arabic else "mixed" if self.chinese else "arabic"
        return Reading(self.at, plain(Decimal(low)), plain(Decimal(high)), self.over, self.power, script)

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
        digits = self.text[self.at : end].replace(",", "")
        if end - self.at > LONGEST:
            self.at = end
            return True
        if self.last:
            after = self.text[end : end + 1]
            fits = len(digits) == (self.unit if self.unit < 8 else 8) and after != "年"
            alone = len(digits) == 1 and self.arabic and (after in ("元", "块") or not HAN.match(after))
            goes_on = self.last == "zero" or fits or alone or after in tuple(UNITS + SCALES)
            if not goes_on or not digits.isdigit():
                return False
        self.single = len(digits) == 1 and self.last != "zero"
        value = arabic(digits)
        self.pending, self.arabic, self.at, self.last, self.power = (value, value), True, end, "arabic", 0
        return True

    def _chinese_digits(self, digits: str, end: int) -> bool:
        text, at = self.text, self.at
        liang = digits.find("两", 1)
        after = _after_digits(text, end)
        if liang > 0 and not (digits in ("一两", "零两") and after and after not in _NOT_CLASSIFIERS):
            digits = digits[:liang]
            end, after = at + liang, "两"
        zeros = len(digits) - len(digits.lstrip("零〇")) if self.last else 0
        rest = digits[zeros:]
        if not self.last:
            self.pending = _pair(rest, after)
            if self.pending is None and after in tuple(UNITS) and len(rest) > 1:
                rest, end, self.closed = rest[0], at + 1, True
            self.pending = self.pending or (digit_string(rest),) * 2
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
            self.pending = pair or (VALUES[rest[0]],) * 2
            self.single = not zeros
        self.chinese, self.at, self.last, self.power = True, end, "digits", 0
        return True

    def _may_follow(self, digits: str, after: str) -> bool:
        """Whether digits right after a unit go on with the numeral, and do not begin another word."""
        multiplied = bool(after) and after in UNITS + SCALES
        if digits[0] in "两参" and len(digits) == 1 and not multiplied:
            return digits == "参" and not HAN.match(after)
        if len(digits) == 1 and not multiplied and self.unit > 1 and (self.arabic or after in tuple("年月周届级期季")):
            return False
        if self.unit == 1:
            return True
        idiom = idiom_over(self.text, self.at)
        return idiom is None or idiom[0] != self.at or multiplied

    def _unit(self) -> bool:
        character = self.text[self.at : self.at + 1]
        tens = TENS.get(character)
        power = 1 if tens else POWERS.get(character)
        if power is None or self.closed or (self.unit and self.section is not None and power >= self.unit):
            return False
        if tens:
            if self.pending is not None:
                return False
            coefficient: _Amount = (tens, tens)
        elif self.pending is not None and self.pending != (0, 0):
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
        self.power = power if self.last == "arabic" and self._only_arabic() else 0
        self.pending, self.unit, self.last, self.chinese = None, power, "unit", True
        self.at += 1
        return True

    def _only_arabic(self) -> bool:
        """Whether one Arabic number is all that stands before: the unit then multiplies it like a scale word."""
        return not self.pieces and self.unit == 0

    def _may_begin(self) -> bool:
        """Whether 百, 千, 万 or 亿 stands for one of it: 百分之百, 超千亿元, 百余家, 千一 (1100)."""
        if _BARE_AFTER.search(self.text[max(self.start - 2, 0) : self.start]) or _BARE_OVER.match(self.text, self.at):
            return True
        following = self.text[self.at + 1 : self.at + 3]
        alone = self.text[self.at] == "万" and _ALONE.fullmatch(self.text, max(self.at - 1, 0), self.at + 3) is not None
        return alone or (
            self.text[self.at] in "百千"
            and following[:1] in tuple("一二三四五六七八九")
            and (following[1:] not in tuple(CHINESE))
            and idiom_over(self.text, self.at + 1) is None
        )

    def _scale(self) -> bool:
        character = self.text[self.at : self.at + 1]
        power = SCALE_POWERS.get(character)
        if power is None or _NOT_TRILLION.match(self.text, self.at):
            return False
        amount = self._open_section(last=self.section is not None)
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
            self.power = power + (self.power if self.last == "unit" else 0)
        self.section = self.pending = None
        self.unit, self.last, self.chinese = self.pieces[-1][1], "scale", True
        self.at += 1
        return True

    def _point(self) -> bool:
        if self.arabic or self.closed or self.last not in ("digits", "unit"):
            return False
        match = _POINT.match(self.text, self.at)
        if match is None or "两" in match[0]:
            return False
        if match.end() - self.at > LONGEST:
            self.at = match.end()
            return True
        decimals = Decimal("0." + (ascii_digits(match[1]) if match[1] else match[2]))
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
        return True

    def _open_section(self, last: bool) -> _Amount | None:
        """What stands since the last scale word; a digit alone at its end counts tenths of the unit before (三万五)."""
        if self.pending is None:
            return self.section
        low, high = self.pending
        if last and self.single and self.unit > 1:
            factor = 10 ** (self.unit - 1)
            low, high = low * factor, high * factor
        return _sum(self.section, (low, high))


def _sum(a: _Amount | None, b: _Amount) -> _Amount:
    return b if a is None else (a[0] + b[0], a[1] + b[1])


def _after_digits(text: str, end: int) -> str:
    """What follows Chinese digits, as far as it tells how they read: a 点 that no decimals follow is a unit."""
    return "" if text[end : end + 1] == "点" and not _POINT.match(text, end) else text[end : end + 1]


def _pair(digits: str, after: str) -> _Amount | None:
    """The two ends of adjacent digits that tell a range: 三四, 两三, 三五."""
    if len(digits) != 2 or after in ("点", "折"):
        return None
    low, high = VALUES[digits[0]], VALUES[digits[1]]
    return (low, high) if low and (high == low + 1 or digits == "三五") else None
