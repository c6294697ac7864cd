from __future__ import annotations

from datetime import date, timedelta

import pytest

from postmetrics.time import calendars


@pytest.mark.parametrize("year", range(1901, 2100))
def test_chinese_years_follow_each_other(year: int) -> None:
    eve = calendars.festival("除夕", year)
    assert eve + timedelta(days=1) == calendars.festival("春节", year + 1)
    days = (calendars.festival("春节", year + 1) - calendars.festival("春节", year)).days
    assert days in (353, 354, 355, 383, 384, 385)


@pytest.mark.parametrize("year", range(1901, 2100))
def test_winter_solstice_lies_in_the_eleventh_month(year: int) -> None:
    first, last = calendars.lunar_month(year, 11)
    assert first <= calendars.solar_term(year, "冬至") <= last


@pytest.mark.parametrize(
    ("year", "month", "day", "expected"),
    [
        (1984, 1, 1, date(1984, 2, 2)),
        (2000, 1, 1, date(2000, 2, 5)),
        (2033, 12, 1, date(2034, 1, 20)),
        (2033, 8, 1, date(2033, 8, 25)),
        (2023, 8, 15, date(2023, 9, 29)),
    ],
)
def test_lunar_days(year: int, month: int, day: int, expected: date) -> None:
    assert calendars.lunar_day(year, month, day) == expected


def test_what_no_calendar_has_is_refused() -> None:
    with pytest.raises(ValueError, match="no such month"):
        calendars.lunar_month(2021, 4, leap=True)
    with pytest.raises(ValueError, match="no such day"):
        calendars.lunar_day(2021, 1, 31)
    with pytest.raises(LookupError):
        calendars.lunar_month(1899, 1)
    with pytest.raises(LookupError):
        calendars.days_off("国庆", 2009)
    with pytest.raises(ValueError, match="day of the week"):
        calendars.nth_weekday(calendars.month_range(2023, 2), 5, 1)


def test_every_break_holds_its_festival() -> None:
    for name in ("元旦", "春节", "劳动节", "国庆"):
        for year in range(2014, 2027):
            first, last = calendars.days_off(name, year)
            assert first <= calendars.festival(name, year) <= last


def test_shift_keeps_to_the_month() -> None:
    assert calendars.shift(date(2023, 12, 31), months=2) == date(2024, 2, 29)
    assert calendars.shift(date(2024, 2, 29), years=-1) == date(2023, 2, 28)
    assert calendars.shift(date(2024, 2, 29), months=12, days=1) == date(2025, 3, 1)
