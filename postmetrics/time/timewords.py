"""Words of the calendar: dates, years, quarters, months, days, festivals; each kind a pattern and its reader.

A reader gets the match, the window that the words just before it opened (`2021年` before `三季度`) and the context, and
returns the window that it means, or None where the words are no time after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import regex

from postmetrics.time import calendars
from postmetrics.time.calendars import Range, month_range
from postmetrics.time.windows import Context, Grain, Window, attempt, full_year, small_number, unit_range

Match = regex.Match[str]
Reader = Callable[[Match, Window | None, Context], Window | None]

WEEKDAYS = {name: n for n, name in enumerate("一二三四五六日", 1)} | {"天": 7}
_MEASURED = re.compile(
    r"(?:为期|历时|用时|耗时|连续|长达|仅用?|提前|缩短|压缩|滞后|推迟|延长|需要?|每个?月?|近|超|满|共|第|达|时限|[/:.+-])$"
)
_DURATION = re.compile(r"(?:约|近|超|逾|满|达|历时|距今)$")
_FIGURES = re.compile(
    r"的?(?:营|财报|合并|获利|净|每股|毛利|业绩|税|利润|收入|销售|出货|出口|产能|产量|盈|国内|经济|GDP|GMV|以来|[至到和及底末初])"
)


def resolved(found: Range | None, grain: Grain, outer: Window | None = None, explicit_year: bool = False) -> Window:
    """A window of the range, or one with neither side where there is none."""
    first, last = found or (None, None)
    explicit_year = explicit_year or (outer is not None and outer.explicit_year)
    return Window(first, last, grain, "within", explicit_year, outer is not None and outer.yearless)


def of_year(
    make: Callable[[int], Range], outer: Window | None, c: Context, grain: Grain, several: bool = False
) -> Window:
    """The range in the year that the words before name, else in the year that the context gives."""
    if outer is None:
        return resolved(c.in_year(make, several), grain)._replace(yearless=True)
    return resolved(attempt(make, outer.first.year) if outer.first else None, grain, outer)


def of_month(make: Callable[[int, int], Range], outer: Window | None, c: Context) -> Window | None:
    """The range in the month that the words before name, else in the month that the context gives."""
    if outer is None:
        return resolved(c.in_month(make), "range")
    if outer.grain != "month":
        return None
    base = outer.first
    return resolved(attempt(lambda y: make(y, base.month), base.year) if base else None, "range", outer)


def one_day(year: int, month: int, day: int) -> Range:
    """A day as a range."""
    return date(year, month, day), date(year, month, day)


def iso_date(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`2022-11-23`, `2019.9.6`, `20240307`, `2021-06`."""
    year, month, day = int(m["y"]), int(m["m"]), m["d"]
    if day is None:
        return resolved(attempt(lambda y: month_range(y, month), year), "month", explicit_year=True)
    found = attempt(lambda y: one_day(y, month, int(day)), year)
    return found and resolved(found, "day", explicit_year=True)


def slash_date(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`10/31/1974`, `2/15`: month first."""
    month, day = int(m["m"]), int(m["d"])
    if m["y"]:
        found = attempt(lambda y: one_day(y, month, day), full_year(m["y"], c.reference))
        return found and resolved(found, "day", explicit_year=True)
    return resolved(c.in_year(lambda y: one_day(y, month, day)), "day")


def year(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`2021年`, `零七年`, `2020-2021`, `2021、2022年`."""
    first = full_year(m["y"], c.reference)
    last = full_year(m["to"], c.reference) if m["to"] else first
    if m["to"] and len(m["to"]) == 2:
        last = first - first % 100 + small_number(m["to"])
    if m["list"] and last != first + 1:
        return None
    if not 1 <= first <= last <= first + 100:
        return None
    if first == last and first % 100 == 0 and _DURATION.search(m.string, max(0, m.start() - 2), m.start()):
        return None
    return Window(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "range", explicit_year=True)


def era_year(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`民国三年`, `康熙二十年`: counted from the first year of the era."""
    number = calendars.era_start(m["era"]) - 1 + small_number(m["y"])
    return Window(date(number, 1, 1), date(number, 12, 31), "year", explicit_year=True)


def century(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`上世纪`, `20世纪80年代`, `90年代`, `五六十年代`, `1990年代`."""
    if m["y"]:
        return Window(date(int(m["y"]) * 10, 1, 1), date(int(m["y"]) * 10 + 9, 12, 31), "decade", explicit_year=True)
    if m["c"] in ("上", "上个", "本", "这个"):
        if c.reference is None:
            return Window(None, None, "decade" if m["d"] else "century", explicit_year=True)
        base = c.reference.year // 100 - m["c"].startswith("上")
    elif m["c"]:
        base = small_number(m["c"]) - 1
    else:
        base = 20 if small_number(m["d"]) in (0, 10) else 19
    if not 1 <= base <= 90:
        return None
    start = base * 100 + (small_number(m["d"]) if m["d"] else 0)
    length, grain = (9, "decade") if m["d"] else (99, "century")
    if m["to"]:
        last, decades = base * 100 + small_number(m["to"]), small_number(m["d"]) * (10 if len(m["d"]) == 1 else 1)
        if base * 100 + decades >= last:
            return None
        return Window(date(base * 100 + decades, 1, 1), date(last + 9, 12, 31), "range", explicit_year=True)
    return Window(date(start, 1, 1), date(start + length, 12, 31), grain, explicit_year=True)  # type: ignore[arg-type]


def five_year_plan(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`“十四五”`: the five years of the plan."""
    number = small_number(m["n"])
    start = 5 * number + (1948 if number < 3 else 1951)
    return Window(date(start, 1, 1), date(start + 4, 12, 31), "range", explicit_year=True)


def quarter(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`一季度`, `第二、三季度`, `Q1`."""
    bare = outer is None and c.reading == "report" and m[0].startswith("第") and m[0].endswith("季")
    if bare and not _FIGURES.match(m.string, m.end()):
        return None  # the first series of a programme
    if m["fiscal"] or (m["n"] and m.string.endswith("财年", 0, m.start())):
        return resolved(None, "quarter", outer)
    n = m["n"] or m["q"] or "末"
    first = 4 if n == "末" else small_number(n)
    last = small_number(m["to"]) if m["to"] else first
    if last < first:
        return None
    if outer is None and m["y"]:
        outer = Window(date(full_year(m["y"], c.reference), 1, 1), None, "year", explicit_year=True)
    several = last > first
    return of_year(
        lambda y: month_range(y, 3 * first - 2, 3 * last), outer, c, "range" if several else "quarter", several
    )


def half(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`上半年`, `2021H1`, `半年度`, `2023年中期业绩`."""
    if m["h"] == "中" and (outer is None or outer.grain != "year"):
        return None
    if m["h"] in ("这", "本"):
        return resolved(unit_range(c.reference, "half", 0) if c.reference else None, "half")
    first = 7 if m["h"] in ("下", "后", "2") else 1
    if m["y"]:
        outer = Window(date(full_year(m["y"], c.reference), 1, 1), None, "year", explicit_year=True)
    return of_year(lambda y: month_range(y, first, first + 5), outer, c, "half")


def half_month(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`上半月`: up to the fifteenth or from the sixteenth on."""

    def make(y: int, mo: int) -> Range:
        first, last = month_range(y, mo)
        return (first, first.replace(day=15)) if m["h"] in ("上", "前") else (first.replace(day=16), last)

    return of_month(make, outer, c)


def month(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`3月`, `1-10月`, `十二月份`."""
    first = small_number(m["n"])
    last = small_number(m["to"]) if m["to"] else first
    if m["list"] is not None and last != first + 1:
        return None
    if last < first:
        last += 12
    if outer is not None and outer.grain != "year":
        return None
    return of_year(lambda y: month_range(y, first, last), outer, c, "month" if first == last else "range", last > first)


def day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`15日`, `三号`, `12-19日`, `28日至3日`; the month from the words before, the left end or the context."""
    first = small_number(m["n"])
    last = small_number(m["to"]) if m["to"] else first
    grain: Grain = "day" if first == last else "range"
    crosses = last < first and m.string[m.end("n")] in "日号"

    def make(y: int, mo: int) -> Range:
        end = month_range(y, mo + crosses)[1]
        if c.left is not None and last > end.day:  # a range that a careless page ends on 31 November
            return end, end
        return date(y, mo, first), end.replace(day=last)

    if (last < first and not crosses) or (m["list"] and last != first + 1):
        return None
    if outer is not None:
        if outer.grain != "month" or outer.first is None:
            return resolved(None, grain, outer) if outer.grain == "month" else None
        base = outer.first
        if outer.yearless:
            return resolved(c.in_year(lambda y: make(y, base.month)), grain, outer)
        return resolved(attempt(lambda y: make(y, base.month), base.year), grain, outer)
    if not m["mark"] and (c.left is None or c.left.grain != "day" or m["to"]):
        return None
    if _MEASURED.search(m.string, max(0, m.start() - 4), m.start()):
        return None
    if not m["n"].isdecimal() and len(m["n"]) == 1 and not m["to"] and (c.reading == "report" or m["mark"] == "日"):
        return None
    return resolved(c.in_month(make), grain)


def month_part(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`上旬`, `中旬`, `下旬`."""
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}[m["x"]]

    def make(y: int, mo: int) -> Range:
        whole = month_range(y, mo)
        return whole[0].replace(day=first), whole[0].replace(day=last) if last < 31 else whole[1]

    return of_month(make, outer, c)
