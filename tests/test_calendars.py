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
        (2023, 1, 29, date(2023, 2, 19)),
        (2023, 2, 30, date(2023, 3, 21)),
        (2023, 12, 30, date(2024, 2, 9)),
        (2024, 12, 29, date(2025, 1, 28)),
        (2024, 12, 30, date(2025, 1, 28)),
    ],
)
def test_lunar_days(year: int, month: int, day: int, expected: date) -> None:
    assert calendars.lunar_day(year, month, day) == expected


def test_what_no_calendar_has_is_refused() -> None:
    for year, month, leap in ((2021, 4, True), (2023, 13, False), (2023, 0, False)):
        with pytest.raises(ValueError, match=r"^no such month in the year$"):
            calendars.lunar_month(year, month, leap=leap)
    for month, day in ((1, 31), (1, 0), (12, 0)):
        with pytest.raises(ValueError, match=r"^no such day in the month$"):
            calendars.lunar_day(2021, month, day)
    with pytest.raises(LookupError):
        calendars.lunar_month(1899, 1)
    with pytest.raises(LookupError, match=r"^the days off of this year are not in the table$"):
        calendars.days_off("国庆", 2009)
    with pytest.raises(ValueError, match=r"^no such day of the week in the range$"):
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


@pytest.mark.parametrize(
    ("year", "month", "n", "weekday", "expected"),
    [
        (2024, 5, 1, 3, date(2024, 5, 1)),
        (2024, 5, 1, 2, date(2024, 5, 7)),
        (2024, 5, 5, 5, date(2024, 5, 31)),
        (2024, 5, -1, 5, date(2024, 5, 31)),
        (2024, 5, -1, 6, date(2024, 5, 25)),
        (2024, 5, -5, 3, date(2024, 5, 1)),
    ],
)
def test_weekdays_of_a_month(year: int, month: int, n: int, weekday: int, expected: date) -> None:
    assert calendars.nth_weekday(calendars.month_range(year, month), n, weekday) == expected


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2, 1, 1), -1, date(1, 1, 1)),
        (date(1, 1, 1), -1, None),
        (date(9998, 5, 31), 1, date(9999, 5, 31)),
        (date(9999, 5, 31), 1, None),
        (date(9999, 5, 31), -1, date(9998, 5, 31)),
        (date(2024, 2, 28), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (None, 1, None),
    ],
)
def test_the_same_day_of_another_year(day: date | None, years: int, expected: date | None) -> None:
    assert calendars.shift_years(day, years) == expected


def test_months_that_count_on() -> None:
    assert calendars.month_range(2021, 13) == (date(2022, 1, 1), date(2022, 1, 31))
    assert calendars.month_range(2016, 2) == (date(2016, 2, 1), date(2016, 2, 29))
    assert calendars.month_range(2022, 2) == (date(2022, 2, 1), date(2022, 2, 28))
    assert calendars.month_range(2022, 0) == (date(2021, 12, 1), date(2021, 12, 31))


@pytest.mark.parametrize(
    ("name", "year", "expected"),
    [
        ("元旦", 2025, date(2025, 1, 1)),
        ("清明节", 2024, date(2024, 4, 4)),
        ("清明节", 2023, date(2023, 4, 5)),
        ("端午节", 2024, date(2024, 6, 10)),
        ("国庆节", 2024, date(2024, 10, 1)),
        ("复活节", 2024, date(2024, 3, 31)),
        ("感恩节", 2024, date(2024, 11, 28)),
    ],
)
def test_festivals_of_every_kind(name: str, year: int, expected: date) -> None:
    assert calendars.festival(name, year) == expected


def test_names_of_festivals_come_longest_first() -> None:
    for short in (False, True):
        lengths = [len(name) for name in calendars.festival_names(short)]
        assert lengths == sorted(lengths, reverse=True)
    assert "春节" in calendars.festival_names(short=False)
    assert "春节" not in calendars.festival_names(short=True)
