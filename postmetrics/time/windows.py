"""What a time word stands for, and what it is read against: the reference date and the phrases before it.

>>> report = Context(date(2023, 12, 19), "report")
>>> report.in_year(lambda year: month_range(year, 8))
(datetime.date(2023, 8, 1), datetime.date(2023, 8, 31))
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, NamedTuple

from postmetrics.time.calendars import Range, month_range, shift, week_range

Role = Literal["within", "until", "since"]
Reading = Literal["report", "speech"]
Grain = Literal[
    "century", "decade", "year", "half", "season", "quarter", "month", "week", "day", "range", "comparison"
]  # fmt: skip
NARROWER: dict[Grain, int] = {
    "century": 0, "decade": 1, "year": 2, "half": 3, "season": 3, "quarter": 4, "month": 5, "range": 6, "week": 6,
    "day": 7, "comparison": 8,
}  # fmt: skip

UNIT_GRAINS: dict[str, Grain] = {
    "天": "day", "日": "day", "工作日": "day", "交易日": "day", "周": "week", "星期": "week", "礼拜": "week",
    "月": "month", "季": "quarter", "季度": "quarter", "年": "year",
}  # fmt: skip
"""What a unit of time words measures."""

_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")}
_DIGITS |= {"〇": 0, "两": 2, "元": 1, "首": 1} | {str(value): value for value in range(10)}
_TENS = {"十": 10, "廿": 20, "卅": 30, "百": 100}
_STILL_THIS_YEAR = timedelta(days=150)
_REPORTING_MONTHS = 4
_FIRST_MONTHS = 2
_ONE_MONTH = timedelta(days=31)
_STILL_EXPECTED = timedelta(days=45)
_FIGURES_EXPECTED = timedelta(days=75)


class Window(NamedTuple):
    """The days that a phrase means; None for a side that is open or that nothing resolves."""

    first: date | None
    last: date | None
    grain: Grain
    role: Role = "within"
    explicit_year: bool = False
    yearless: bool = False
    """Whether the year came from the context: narrower words may still move it (`2月` before `29日`)."""


@dataclass(slots=True)
class Context:
    """What an incomplete phrase is completed from.

    A report looks back: a month or day without a year lies before the reference date. Speech looks ahead: it lies in
    the year of the reference date, or in the next when it is long past.
    """

    reference: date | None
    reading: Reading
    frame: int | None = None
    """The year that the sentence speaks of."""
    spoken_year: int | None = None
    """The last year that the whole text named as such."""
    frame_carried: bool = False
    """Whether an earlier sentence set the frame."""
    last: Window | None = None
    """The last phrase of the same piece of text."""
    left: Window | None = None
    """The left end of the range whose right end is being read."""
    closed_year: int | None = None
    """The year whose end the sentence spoke of (`2023年末`): it lends itself to `全年`, not to a later quarter."""
    ahead: date | None = None
    """The day from which a phrase in an expectation looks ahead, in a report."""
    horizon: date = date.max
    """How far it looks."""

    def in_year(self, make: Callable[[int], Range], several: bool = False) -> Range | None:
        """The range that `make` gives for the year a phrase without one means.

        A range of `several` months (`1-10月`) lies in the past once the last of them has begun.
        """
        if self.left is not None:
            return self._after_left(make, self.left)
        if self.ahead is not None and (found := self._expected(make, self.ahead)):
            return found
        if self.frame is not None and not (self.frame_carried and self.reference):
            return attempt(make, self.frame)
        if self.frame is not None and self.reference is not None:
            framed = attempt(make, self.frame)
            if framed is not None and framed[0] <= self.reference and framed[1] - framed[0] > _ONE_MONTH:
                return framed
        if self.reference is None:
            return None
        now = self.reference
        this = attempt(make, now.year)
        if self.reading == "speech":
            if this is None:
                return next((found for k in (-1, 1, -2, 2, -3, 3) if (found := attempt(make, now.year + k))), None)
            return attempt(make, now.year + 1) if this[1] < now - _STILL_THIS_YEAR else this
        for year in range(now.year + 1, now.year - 9, -1):
            found = attempt(make, year)
            if found is not None and (found[1].replace(day=1) if several else found[0]) <= now:
                return found
        return None

    def in_month(self, make: Callable[[int, int], Range]) -> Range | None:
        """The range that `make` gives for the month a phrase without one means."""
        if self.left is not None and self.left.last is not None:
            base, steps = self.left.last, range(2)
        elif self.ahead is not None:
            base, steps = self.ahead, range(3)
        elif self.last is not None and self.last.grain in ("month", "day") and (self.last.last or self.last.first):
            base, steps = self.last.last or self.last.first or date.min, range(1)
        elif self.left is None and self.reference is not None:
            base, steps = self.reference, range(4)
        else:
            return None
        looks_back = self.reading == "report" and base is self.reference and self.ahead is None
        for step in steps:
            month = shift(base, months=-step if looks_back else step)
            found = attempt(lambda number, year=month.year: make(year, number), month.month)  # type: ignore[misc]
            if found is None or (looks_back and self.reference and found[0] > self.reference):
                continue
            if self.ahead is not None and self.left is None and found[1] < self.ahead:
                continue
            if self.left is None or self.left.first is None or found[1] >= self.left.first:
                return found
        return None

    def year(self, ended: bool = True) -> int | None:
        """The year that `全年` or `年底` means: the frame's, else the reference date's.

        In the first months of a year a report speaks of the one that has `ended`; `年内` and `全年目标` are of the
        current year even where the sentence before spoke of another.
        """
        if self.left is not None and self.left.first is not None:
            return self.left.first.year
        if self.frame is not None and not (self.frame_carried and (self.ahead or (self.reference and not ended))):
            return self.frame
        if self.ahead is not None or self.closed_year is not None:
            return self.ahead.year if self.ahead else self.closed_year
        if self.reference is None:
            return None
        last_year = self.reference.year - 1
        spoken = self.spoken_year or (last_year if self.reference.month <= _FIRST_MONTHS else None)
        reported = ended and self.reference.month <= _REPORTING_MONTHS and spoken == last_year
        return last_year if reported and self.reading == "report" else self.reference.year

    def year_spoken_of(self) -> int | None:
        """The year that `上年` is the one before: in a report the year under report, else the reference date's."""
        if self.reading == "report" and (self.frame is not None or self.closed_year is not None):
            return self.frame or self.closed_year
        if self.reading == "report" and self.last is not None and self.last.grain == "year" and self.last.first:
            return self.last.first.year
        return self.reference.year if self.reference else None

    def latest_day(self) -> date | None:
        """The day that `当日`, `当月` or `当年` points back to."""
        told = self.left or self.last
        return (told.last or told.first) if told else self.reference

    def _expected(self, make: Callable[[int], Range], base: date) -> Range | None:
        """The first range that is not yet over; the figures of one just past are still expected."""
        for year in range(base.year - 1, base.year + 9):
            found = attempt(make, year)
            if found is None:
                continue
            over = _FIGURES_EXPECTED if found[1] - found[0] > _ONE_MONTH else _STILL_EXPECTED
            if found[1] >= base - (over if base == self.reference else timedelta(0)):
                return found if found[0] <= self.horizon else None
        return None

    def _after_left(self, make: Callable[[int], Range], left: Window) -> Range | None:
        if left.first is None:
            return None
        for year in (left.first.year, left.first.year + 1):
            found = attempt(make, year)
            if found is not None and found[1] >= left.first:
                return found
        return None


def attempt(make: Callable[[int], Range], argument: int) -> Range | None:
    """What `make` gives, or None where no calendar has such a day or the tables do not reach so far.

    >>> attempt(lambda year: (date(year, 2, 29), date(year, 2, 29)), 2023) is None
    True
    """
    try:
        return make(argument)
    except (ValueError, LookupError, OverflowError):
        return None


def unit_range(day: date, grain: Grain, steps: int, count: int = 1) -> Range:
    """`count` whole calendar units from the one that lies `steps` after that of `day`.

    >>> unit_range(date(2023, 12, 19), "quarter", -1)
    (datetime.date(2023, 7, 1), datetime.date(2023, 9, 30))
    """
    if grain == "day":
        return shift(day, days=steps), shift(day, days=steps + count - 1)
    if grain == "week":
        return week_range(day, steps)[0], week_range(day, steps + count - 1)[1]
    months = {"month": 1, "quarter": 3, "half": 6, "year": 12}[grain]
    begin = (day.month - 1) // months * months + 1 + steps * months
    return month_range(day.year, begin, begin + count * months - 1)


def small_number(numeral: str) -> int:
    """A numeral of at most four digits, Arabic or Chinese, also digit by digit.

    >>> [small_number(n) for n in ("2021", "二〇二一", "廿三", "十二", "九十", "07")]
    [2021, 2021, 23, 12, 90, 7]
    """
    if numeral.isdecimal():
        return int(numeral)
    total = digits = 0
    for character in numeral:
        if character in _TENS:
            total, digits = total + (digits or 1) * _TENS[character], 0
        else:
            digits = digits * 10 + _DIGITS[character]
    return total + digits


def full_year(numeral: str, reference: date | None) -> int:
    """A year written with two digits or more: `98` is 1998, `07` is 2007.

    >>> full_year("98", None), full_year("零七", None), full_year("2015", None)
    (1998, 2007, 2015)
    """
    year = small_number(numeral)
    if len(numeral) > 2:
        return year
    return year + (2000 if year <= (reference.year % 100 if reference else 25) + 15 else 1900)
