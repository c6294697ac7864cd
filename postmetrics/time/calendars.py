"""Calendar arithmetic: months, quarters and weeks, the Chinese calendar, solar terms, festivals and days off.

Every range is a pair of dates, inclusive. A day that no calendar has (31 April) raises `ValueError`; a year beyond the
tables gives `LookupError`: neither is guessed.

>>> month_range(2024, 2)
(datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
>>> festival("中秋节", 2023)
datetime.date(2023, 9, 29)
"""

from __future__ import annotations

import tomllib
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from dateutil.easter import easter
from dateutil.relativedelta import relativedelta, weekday

Range = tuple[date, date]

_TERM_NAMES = "小寒大寒立春雨水惊蛰春分清明谷雨立夏小满芒种夏至小暑大暑立秋处暑白露秋分寒露霜降立冬小雪大雪冬至"
TERMS = tuple(_TERM_NAMES[i : i + 2] for i in range(0, 48, 2))
_SEASONS = {"春": ("立春", "立夏"), "夏": ("立夏", "立秋"), "秋": ("立秋", "立冬"), "冬": ("立冬", "立春")}
_DAY = timedelta(days=1)


def shift(day: date, *, years: int = 0, months: int = 0, days: int = 0) -> date:
    """`day` moved; a day that the month reached does not have becomes its last.

    >>> shift(date(2024, 3, 31), months=-1)
    datetime.date(2024, 2, 29)
    """
    if years or months:
        index = 12 * (day.year + years) + day.month - 1 + months
        year, month = index // 12, index % 12 + 1
        day = date(year, month, min(day.day, monthrange(year, month)[1]))
    return day + timedelta(days=days)


def shift_years(day: date | None, years: int) -> date | None:
    """The same day of another year; the last day of a month stays the last.

    >>> shift_years(date(2023, 2, 28), 1)
    datetime.date(2024, 2, 29)
    """
    if day is None or not 1 <= day.year + years <= 9999:
        return None
    moved = shift(day, years=years)
    ends_month = day.day == monthrange(day.year, day.month)[1]
    return moved.replace(day=monthrange(moved.year, moved.month)[1]) if ends_month else moved


def month_range(year: int, first: int, last: int | None = None) -> Range:
    """The days of a month, or of the months `first` to `last`, which may count beyond the year.

    >>> month_range(2021, 11, 14)
    (datetime.date(2021, 11, 1), datetime.date(2022, 2, 28))
    """
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    end = 12 * year + (first if last is None else last) - 1
    return start, date(end // 12, end % 12 + 1, monthrange(end // 12, end % 12 + 1)[1])


def week_range(day: date, weeks: int = 0) -> Range:
    """Monday to Sunday of the week of `day`, moved by `weeks`.

    >>> week_range(date(2023, 12, 19), -1)
    (datetime.date(2023, 12, 11), datetime.date(2023, 12, 17))
    """
    monday = day + timedelta(days=7 * weeks - day.weekday())
    return monday, monday + 6 * _DAY


def nth_weekday(within: Range, n: int, iso_weekday: int) -> date:
    """The `n`-th Monday (1) ... Sunday (7) of a range; -1 is the last.

    >>> nth_weekday(month_range(2024, 5), 2, 7)
    datetime.date(2024, 5, 12)
    """
    anchor = within[0] if n > 0 else within[1]
    found: date = anchor + relativedelta(weekday=weekday(iso_weekday - 1, n))
    if not within[0] <= found <= within[1]:
        raise ValueError("no such day of the week in the range")
    return found


def lunar_month(year: int, month: int, leap: bool = False) -> Range:
    """The days of a month of the Chinese calendar.

    >>> lunar_month(2020, 4, leap=True)
    (datetime.date(2020, 5, 23), datetime.date(2020, 6, 20))
    """
    record = _lunar_years()[year]
    if not 1 <= month <= 12 or (leap and record.leap_month != month):
        raise ValueError("no such month in the year")
    index = month - 1 + (leap or 0 < record.leap_month < month)
    start = record.first + timedelta(days=sum(record.lengths[:index]))
    return start, start + timedelta(days=record.lengths[index] - 1)


def lunar_day(year: int, month: int, day: int, leap: bool = False) -> date:
    """A day of the Chinese calendar. The last night of the year may be called the 30th where the month has 29 days.

    >>> lunar_day(2023, 1, 15)
    datetime.date(2023, 2, 5)
    """
    first, last = lunar_month(year, month, leap)
    if month == 12 and day >= 30:
        return last
    found = first + timedelta(days=day - 1)
    if not first <= found <= last:
        raise ValueError("no such day in the month")
    return found


def next_lunar_day(start: date, day: int) -> date:
    """The first day of that number, or else the last, in a month of the Chinese calendar, from `start` on.

    >>> next_lunar_day(date(2024, 2, 9), 7)
    datetime.date(2024, 2, 16)
    """
    for record in filter(None, map(_lunar_years().get, (start.year - 1, start.year))):
        first = record.first
        for length in record.lengths:
            found = first + timedelta(days=min(day, length) - 1)
            if found >= start:
                return found
            first += timedelta(days=length)
    raise LookupError("the day is not in the table")


def solar_term(year: int, name: str) -> date:
    """The day of one of the 24 solar terms.

    >>> solar_term(2023, "冬至")
    datetime.date(2023, 12, 22)
    """
    index = TERMS.index(name)
    return date(year, index // 2 + 1, _lunar_years()[year].terms[index])


def season(year: int, name: str) -> Range:
    """春, 夏, 秋 or 冬, from its solar term to the eve of the next; winter runs into the next year.

    >>> season(2021, "冬")
    (datetime.date(2021, 11, 7), datetime.date(2022, 2, 3))
    """
    begin, following = _SEASONS[name]
    return solar_term(year, begin), solar_term(year + (name == "冬"), following) - _DAY


def festival(name: str, year: int) -> date:
    """The day of a festival in a year, of the Chinese calendar where the festival is one of that calendar.

    >>> festival("除夕", 2023), festival("母亲节", 2024)
    (datetime.date(2024, 2, 9), datetime.date(2024, 5, 12))
    """
    rule = _festivals()[name]
    if "day" in rule:
        return date.fromisoformat(f"{year:04}-{rule['day']}")
    if "lunar" in rule:
        month, day = map(int, rule["lunar"].split("-"))
        return lunar_day(year, month, day)
    if "term" in rule:
        return solar_term(year, rule["term"])
    if "easter" in rule:
        return easter(year) + timedelta(days=rule["easter"])
    month, n, iso_weekday = map(int, rule["weekday"].split("-"))
    return nth_weekday(month_range(year, month), n, iso_weekday)


def days_off(name: str, year: int) -> Range:
    """The days off around a festival, as the State Council arranged them for the year.

    >>> days_off("春节", 2022)
    (datetime.date(2022, 1, 31), datetime.date(2022, 2, 6))
    """
    day = festival(name, year)
    for breaks in _calendar()["breaks"].values():
        first, last = map(date.fromisoformat, breaks.get(str(year), "9999-12-31/9999-12-31").split("/"))
        if first <= day <= last:
            return first, last
    raise LookupError("the days off of this year are not in the table")


def spring_rush(year: int) -> Range:
    """春运: the forty days from the fifteenth before the Spring Festival on.

    >>> spring_rush(2023)
    (datetime.date(2023, 1, 7), datetime.date(2023, 2, 15))
    """
    first = festival("春节", year) - timedelta(days=15)
    return first, first + timedelta(days=39)


def festival_names(short: bool) -> tuple[str, ...]:
    """The names that always mean the day, or the `short` ones that are everyday words as well; longest first.

    >>> "双11" in festival_names(short=True)
    True
    """
    key = "short" if short else "names"
    return tuple(sorted((n for f in _calendar()["festivals"] for n in f.get(key, ())), key=len, reverse=True))


def era_names() -> tuple[str, ...]:
    """The names of eras whose years are counted.

    >>> "民国" in era_names()
    True
    """
    return tuple(_calendar()["eras"])


def era_start(name: str) -> int:
    """The year that an era counts as its first.

    >>> era_start("民国")
    1912
    """
    return int(_calendar()["eras"][name])


@dataclass(frozen=True, slots=True)
class _LunarYear:
    first: date
    leap_month: int
    lengths: tuple[int, ...]
    terms: tuple[int, ...]


@cache
def _lunar_years() -> Mapping[int, _LunarYear]:
    text = (files("postmetrics.data") / "lunar.txt").read_text(encoding="utf-8")
    header, *rows = (line.split() for line in text.splitlines() if not line.startswith("#"))
    earliest = [int(day) for day in header[4].split(",")]
    return {
        int(year): _LunarYear(
            date(int(year), int(first[:2]), int(first[2:])),
            int(leap),
            tuple(29 + int(bit) for bit in lengths),
            tuple(day + int(later) for day, later in zip(earliest, terms, strict=True)),
        )
        for year, leap, lengths, first, terms in rows
    }


@cache
def _calendar() -> Mapping[str, Any]:
    return tomllib.loads((files("postmetrics.data") / "festivals.toml").read_text(encoding="utf-8"))


@cache
def _festivals() -> Mapping[str, Mapping[str, Any]]:
    return {name: f for f in _calendar()["festivals"] for key in ("names", "short") for name in f.get(key, ())}
