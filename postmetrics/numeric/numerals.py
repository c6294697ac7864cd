"""What numerals are written with: characters and their values, the shape of Arabic numbers; the `Numeral` found.

>>> arabic("6,540.50"), unit_power("佰"), plain(Decimal("350.00"))
(Decimal('6540.50'), 2, Decimal('350'))
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from cn2an import Cn2An

LONGEST = 1000
"""A numeral of more characters than this is not read."""

Script = Literal["arabic", "chinese", "mixed"]

VALUES = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True))
VALUES |= dict(zip("壹贰叁参肆伍陆柒捌玖两俩仨", (1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 2, 2, 3), strict=True))
POWERS = {"十": 1, "拾": 1, "百": 2, "佰": 2, "千": 3, "仟": 3}
TENS = {"廿": 2, "卅": 3, "卌": 4}
SCALE_POWERS = {"万": 4, "亿": 8, "兆": 12}

DIGITS = "".join(VALUES)
UNITS = "".join(POWERS)
SCALES = "".join(SCALE_POWERS)
CHINESE = DIGITS + UNITS + "".join(TENS) + SCALES
"""The characters of a Chinese numeral."""

_INTEGER = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3}(?![0-9]))++"
    r"|(?<![0-9]，)(?:[0-9]{1,2}(?:，[0-9]{3}(?![0-9]))++|[0-9]{3}，[0-9]{3}(?![0-9]))(?!，[0-9]|、)"
    r"|[0-9]++)"
)
ARABIC = (
    rf"(?:(?<![0-9]\.){_INTEGER}\.[0-9]++(?!\.[0-9])|{_INTEGER}|(?<![0-9A-Za-z.])\.[0-9]++)"
    r"(?:[eE][-+]?[0-9]{1,3}(?![0-9A-Za-z]))?+"
)
"""The pattern of an Arabic number without its sign. Full-width commas group only what is not a list."""

HAN = re.compile("[一-鿿]")
_COLLOQUIAL_DIGITS = str.maketrans("参俩仨", "叁两三")


class Numeral(NamedTuple):
    """A number as written, with the 多, 余 or 几 in it: a `value`, or the `low` and `high` end of a stated range.

    `scale` is the product of the scale words at its end, which a list may share; `ordinal` says that 第 stands before.
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


def arabic(digits: str) -> Decimal:
    """The value of Arabic digits, whatever groups them."""
    return Decimal(digits.replace(",", "").replace("，", ""))


def plain(value: Decimal) -> Decimal:
    """`value` without the zeros that a scale word left behind a decimal point, or an exponent."""
    if value.adjusted() > LONGEST or value != value.to_integral_value():
        return value
    return value.quantize(Decimal(1))


def unit_power(unit: str) -> int:
    """The power of ten of 十, 百, 千 and their financial forms."""
    return POWERS[unit]


@cache
def power_of_ten(power: int) -> Decimal:
    """The scale of that many zeros, as a plain number."""
    return Decimal(10**power)


def digit_string(digits: str) -> Decimal | int:
    """The value of Chinese digits that stand one for one: `二〇一九`; 0 for too many of them."""
    if len(digits) == 1:
        return VALUES[digits]
    return 0 if len(digits) > LONGEST else Decimal(ascii_digits(digits))


def ascii_digits(digits: str) -> str:
    """Chinese digits one for one as Arabic ones, without the zeros in front."""
    return str(_converter().cn2an(digits.translate(_COLLOQUIAL_DIGITS), "direct"))


@cache
def _converter() -> Cn2An:
    from cn2an import Cn2An  # noqa: PLC0415 - slow to load, and most pages need none of it

    return Cn2An()
