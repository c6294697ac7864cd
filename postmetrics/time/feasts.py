"""Days with a name: the Chinese calendar, solar terms, seasons, festivals and breaks.

They are readers as those of `timewords` are.
"""

from __future__ import annotations

from datetime import date

from postmetrics.time import calendars
from postmetrics.time.calendars import Range, month_range
from postmetrics.time.timewords import Match, of_year, resolved
from postmetrics.time.windows import Context, Window, attempt, full_year, small_number

_WEATHER = {"大雪", "小雪", "雨水", "大暑", "小暑", "霜降", "大寒", "小寒", "小满"}


def lunar(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`农历八月十五`, `闰四月`, `正月`, `五月廿二`."""
    if outer is not None and outer.grain != "year":
        return None
    name, leap = m["m"], m["leap"] is not None
    number = {"正": 1, "冬": 11, "腊": 12}.get(name) or small_number(name)
    if not 1 <= number <= 12:
        return None
    if m["y"]:
        outer = Window(date(full_year(m["y"], c.reference), 1, 1), None, "year", explicit_year=True)
    if not m["d"]:
        return of_year(lambda y: calendars.lunar_month(y, number, leap), outer, c, "range")
    number_of_day = small_number(m["d"].removeprefix("初").rstrip("日号"))

    def make(y: int) -> Range:
        found = calendars.lunar_day(y, number, number_of_day, leap)
        return found, found

    return of_year(make, outer, c, "day")


def new_year_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`大年初三`, `大年三十`, `除夕至初七`, `五月初一至十五`."""
    number = small_number(m["d"].removeprefix("初"))
    if m["bare"] is not None:
        if c.left is None:
            return None
        begin = c.left.first
        found = attempt(lambda n: (calendars.next_lunar_day(begin, n),) * 2, number) if begin else None
        return resolved(found, "day")

    def make(y: int) -> Range:
        found = calendars.lunar_day(y, 12, 30) if m["d"] == "三十" else calendars.lunar_day(y, 1, number)
        return found, found

    return of_year(make, outer, c, "day")


def solar_term(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`2024年冬至`; words that also mean weather count only beside a year or a word for a day."""
    if outer is not None and outer.grain != "year":
        return None
    whole = m.start() == 0 and m.end() == len(m.string)
    if outer is None and m["sure"] is None and not whole and not (c.reading == "speech" and m["t"] not in _WEATHER):
        return None
    return of_year(lambda y: (calendars.solar_term(y, m["t"]),) * 2, outer, c, "day")


def season(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`2021年春`, `去年夏天`, `冬季`; a report means no days by a bare season."""
    if m["y"]:
        steps = {"去": -1, "明": 1, "来": 1}.get(m["y"][0])
        begin = attempt(lambda y: month_range(y, 1, 12), c.reference.year + steps) if steps and c.reference else None
        outer = Window(*begin, "year", explicit_year=True) if begin else None
    elif (outer is None and (c.reading == "report" or not m["whole"])) or (outer is not None and outer.grain != "year"):
        return None
    return of_year(lambda y: calendars.season(y, m["s"]), outer, c, "season")


def festival(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`中秋节`, `“双11”期间`, `春节假期`."""
    if outer is not None and outer.grain != "year":
        return None
    if m["busy"]:
        return resolved(None, "range", outer)
    name = m["f"] or m["short"]
    stands_alone = c.reading == "speech" and m.start() == 0 and m.end() == len(m.string)
    closes_range = c.left is not None and c.left.grain == "day"
    if m["short"] and outer is None and m["sure"] is None and not (stands_alone or closes_range):
        return None
    during = c.reading == "report" and m.string.startswith("期间", m.end())
    if m["off"] or during:
        day = of_year(lambda y: (calendars.festival(name, y),) * 2, outer, c, "day").first
        found = attempt(lambda y: calendars.days_off(name, y), day.year) if day else None
        if found or m["off"]:
            return resolved(found, "range", outer)._replace(yearless=outer is None)
    return of_year(lambda y: (calendars.festival(name, y),) * 2, outer, c, "day")


def long_break(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`春运`, `暑假`, `寒假`."""
    if outer is not None and outer.grain != "year":
        return None
    if m["b"] == "春运":
        return of_year(calendars.spring_rush, outer, c, "range")
    first, last = (7, 8) if m["b"][0] == "暑" else (1, 2)
    if outer is None and c.reading == "report" and m["sure"] is None:
        return None
    return of_year(lambda y: month_range(y, first, last), outer, c, "range")
