"""Time words that count units: `三天前`, `近5年`, `前10个月`, `第三周`, `未来两天`."""

from __future__ import annotations

from datetime import date

from dateutil.relativedelta import relativedelta

from postmetrics.time import calendars
from postmetrics.time.calendars import month_range, shift, week_range
from postmetrics.time.timewords import WEEKDAYS, Match, resolved
from postmetrics.time.windows import UNIT_GRAINS, Context, Grain, Window, attempt, small_number, unit_range


def ordinal_unit(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`第三周`, `第一个星期一`, `首月`, `最后一天` of the window before; in speech also counted from today."""
    n = 1 if m["first"] else -1 if m["final"] else small_number(m["n"])
    unit = m["unit"]
    if outer is None:
        if c.reading == "report" or c.reference is None or m["first"] or m["final"] or m["d"] or m["weekend"] or n < 1:
            return None
        return resolved(
            attempt(lambda k: unit_range(c.reference or date.min, UNIT_GRAINS[unit], k), n - 1), UNIT_GRAINS[unit]
        )
    if outer.first is None or outer.last is None:
        return resolved(None, "day", outer)
    whole, grain = (outer.first, outer.last), UNIT_GRAINS[unit]
    if m["d"]:
        found = attempt(lambda k: (calendars.nth_weekday(whole, k, WEEKDAYS[m["d"]]),) * 2, n)
        return resolved(found, "day", outer)
    if grain == "week":
        monday = attempt(lambda k: (calendars.nth_weekday(whole, k, 6 if m["weekend"] else 1),) * 2, n)
        if m["weekend"]:
            return resolved(monday and (monday[0], shift(monday[0], days=1)), "week", outer)
        return resolved(monday and week_range(monday[0]), "week", outer)
    base = whole[0] if n > 0 else whole[1]
    found = attempt(lambda k: unit_range(base, grain, k), n - 1 if n > 0 else 0)
    inside = found is not None and whole[0] <= found[0] and found[1] <= whole[1]
    return resolved(found if inside else None, grain, outer)


def rolling(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`前10个月`, `近5年`, `未来两天`: of the window before, or up to and from the reference date."""
    lead, grain = m["lead"], UNIT_GRAINS[m["unit"]]
    vague = m["n"] in ("几", "数") or m["many"] is not None
    n = 1 if m["n"] == "半" or vague else _amount(m["n"])
    first_of = lead in ("前", "头") or (lead == "首")
    if outer is not None:
        if outer.first is None or outer.last is None or lead not in ("前", "头", "首", "后", "最后"):
            return resolved(None, "range", outer) if outer.first is None else None
        if outer.grain == "day":
            if grain != "day" or vague or lead not in ("前", "后"):
                return None
            base, steps = outer.first, -n if lead == "前" else 1
            return resolved(attempt(lambda k: unit_range(base, "day", k, n), steps), "range", outer)
        if vague:
            return resolved(None, "range", outer)
        base = outer.first if first_of else outer.last
        found = attempt(lambda k: unit_range(base, grain, 0 if first_of else 1 - k, k), n)
        return resolved(found, "range", outer)
    if lead in ("首", "头") and grain == "month" and c.reading == "report":
        lead = "前"
    if lead in ("头", "首", "最后") or (lead == "过" and c.reading == "report"):
        return None
    if lead == "这" and c.reading == "report":
        point = c.latest_day() if n == 1 else None
        return resolved(unit_range(point, grain, 0), grain) if point else None
    if lead == "前" and grain in ("month", "quarter") and (c.reading == "report" or m["unit"].startswith("季")):
        length = 3 * n if grain == "quarter" else n
        found = None if vague else c.in_year(lambda y: month_range(y, 1, length), several=True)
        return resolved(found, "range")
    if c.reference is None or vague or n == 0:
        return resolved(None, "range")
    now = c.reference
    if lead == "前" and n == 1 and c.reading == "report":
        now = c.latest_day() or now
    elif lead == "前" and m["n"].isdecimal() and grain in ("month", "year"):
        lead = "近"
    if lead in ("前", "上", "头") and m["n"] != "半":
        return resolved(attempt(lambda k: unit_range(now, grain, -k, k), n), "range" if n > 1 else grain)
    if (lead == "下" or (lead == "后" and n > 1)) and m["n"] != "半":
        return resolved(attempt(lambda k: unit_range(now, grain, 1, k), n), "range" if n > 1 else grain)
    if lead == "这":
        return resolved(attempt(lambda k: unit_range(now, grain, 1 - k, k), n), "range" if n > 1 else grain)
    distance = _distance(m, n)
    if lead == "过":
        return Window(now + distance, None, "range", "since")
    if lead in ("后", "未来", "今后", "接下来", "往后"):
        return resolved(attempt(lambda _: (shift(now, days=1), now + distance), 0), "range")
    until = shift(now, days=-1) if grain == "year" and m["n"] != "半" else now
    return resolved(attempt(lambda _: (now - distance, until), 0), "range")


def ago(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`三天前`, `两周后`, `5年以前`, `30年来`, `10天内`."""
    where, unit = m["where"], m["unit"]
    grain = UNIT_GRAINS[unit]
    if where.endswith("内"):
        if c.reading == "report" or c.reference is None:
            return None
    elif where in ("后", "之后", "以后") and c.reading == "report":
        return None
    vague = m["n"][-1] in "几数" or m["n"][0] == "几" or m["many"] is not None
    if c.reference is None or vague:
        return Window(None, None, grain, "since" if where.endswith("来") else "within")
    now = c.reference
    n = 1 if m["n"] == "半" else _amount(m["n"])
    distance = _distance(m, n)
    half = m["n"] == "半" or m["half"] is not None
    finer: Grain = {"year": "month", "month": "day"}.get(grain, grain) if half else grain  # type: ignore[assignment]
    if where.endswith("内"):
        return resolved(attempt(lambda _: (now, now + distance), 0), "range")
    forward = where.endswith("后")
    found = attempt(lambda _: unit_range(now + distance if forward else now - distance, finer, 0), 0)
    if found is None:
        return resolved(None, grain)
    if where.endswith("来"):
        return Window(found[0] if finer != "day" else now - distance, None, "range", "since")
    return resolved(found, finer)


def vague_years(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`近年来`: no days that anyone could name."""
    return Window(None, None, "range", "since" if m[0].endswith("来") else "within")


def _amount(numeral: str) -> int:
    return 3 if numeral == "仨" else 2 if numeral == "俩" else small_number(numeral)


def _distance(m: Match, n: int) -> relativedelta:
    unit = m["unit"]
    if m["n"] == "半":
        return {"年": relativedelta(months=6), "月": relativedelta(days=15)}.get(unit, relativedelta(days=n))
    more = 1 if m["half"] else 0
    if unit == "年":
        return relativedelta(years=n, months=6 * more)
    if unit in ("月", "季", "季度"):
        return relativedelta(months=n * (1 if unit == "月" else 3), days=15 * more)
    if unit in ("周", "星期", "礼拜"):
        return relativedelta(days=7 * n + 3 * more)
    return relativedelta(days=n if unit in ("天", "日") else n + 2 * (n // 5))
