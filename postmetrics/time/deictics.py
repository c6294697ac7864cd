"""Time words that point away from the reference date or the phrase before: `去年`, `上周五`, `当日`, `年底`."""

from __future__ import annotations

import re
from datetime import date

from postmetrics.time.calendars import Range, month_range, shift, shift_years, week_range
from postmetrics.time.timewords import WEEKDAYS, Match, resolved
from postmetrics.time.windows import UNIT_GRAINS, Context, Grain, Window, attempt, unit_range

_YEARS = {"今年": 0, "本年": 0, "去年": -1, "前年": -2, "大前年": -3, "明年": 1, "来年": 1, "后年": 2, "大后年": 3}
_YEARS |= {"下年": 1, "下一年": 1}
_DAYS = {"今": 0, "本": 0, "即": 0, "昨": -1, "前": -2, "大前": -3, "大大前": -4}
_DAYS |= {"明": 1, "后": 2, "大后": 3, "大大后": 4}
_PARTS = dict.fromkeys("早前", "初") | dict.fromkeys("晚后底尾终", "末")
_HALVES = {"前半叶": "上半叶", "后半叶": "下半叶"}
_COMPARES = ("较", "比", "由", "与", "和")
_PLANNED = re.compile(r"的?(?:目标|任务|计划|预算|指标|预期|指引|将|力争|有望|预计)")
_STEPS = {"上上": -2, "上": -1, "下": 1, "下下": 2, "次": 1}


def relative_year(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`去年`, `上年`, `次年`, `全年`, `今明两年`."""
    word = m["w"]
    if word in ("全年", "年内"):
        base, steps = c.year(ended=word == "全年" and not _PLANNED.match(m.string, m.end())), 0
        if outer is not None:
            return outer if outer.grain == "year" else None
    elif word in ("当年", "同年", "该年", "次年", "翌年"):
        point = c.latest_day()
        base, steps = point.year if point else None, int(word in ("次年", "翌年"))
        if outer is not None:
            return outer if outer.grain == "year" else None
    elif word in ("上年", "上一年"):
        base, steps = c.year_spoken_of(), -1
    elif word in ("今明两年", "去今两年"):
        if c.reference is None:
            return resolved(None, "range")
        begin = c.reference.year - (word == "去今两年")
        return Window(date(begin, 1, 1), date(begin + 1, 12, 31), "range", explicit_year=True)
    else:
        base, steps = c.reference.year if c.reference else None, _YEARS[word]
    found = None if base is None else attempt(lambda y: month_range(y, 1, 12), base + steps)
    return resolved(found, "year", explicit_year=word not in ("全年", "年内", "当年", "同年", "该年"))


def relative_unit(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`上月`, `本周`, `下个季度`, `当月`, `上周末`."""
    lead, grain = m["lead"], UNIT_GRAINS[m["unit"]]
    if outer is not None and lead == "当" and outer.grain == grain:
        return outer
    if outer is not None and outer.grain == "year" and outer.first and c.reference and lead in ("本", "同", "这"):
        years = outer.first.year - c.reference.year
        return resolved(unit_range(shift(c.reference, years=years), grain, 0), grain, outer)
    points_back = lead in ("当", "同", "该", "次") or (lead == "这" and c.reading == "report" and c.last is not None)
    compared = c.reading == "report" and lead == "上" and m.string[m.start() - 1 : m.start()] in _COMPARES
    points_back |= compared and c.last is not None and c.last.grain == grain
    base = c.latest_day() if points_back else c.reference
    if lead == "次" and c.left and c.left.first:
        base = c.left.first
    if base is None:
        return resolved(None, grain)
    found = attempt(lambda steps: unit_range(base, grain, steps), _STEPS.get(lead, 0))
    if m["weekend"] and found:
        found = (shift(found[0], days=5), found[1])
    return resolved(found, grain)


def relative_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`昨天`, `明日`, `大后天`, `今晚`."""
    if c.reference is None:
        return resolved(None, "day")
    reference = c.reference
    if outer is not None:
        if outer.first is None or m["w"] != "今" or outer.grain not in ("year", "month"):
            return None
        months = 12 * (outer.first.year - reference.year)
        months += outer.first.month - reference.month if outer.grain == "month" else 0
        return resolved((shift(reference, months=months),) * 2, "day", outer)
    return resolved(attempt(lambda n: (shift(reference, days=n),) * 2, _DAYS[m["w"]]), "day")


def two_days(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`今明两天`: the two days named."""
    if c.reference is None:
        return resolved(None, "range")
    begin = shift(c.reference, days=_DAYS[m["w"][0]])
    return resolved((begin, shift(begin, days=1)), "range")


def same_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`当日`, `同日`, `次日`: the day of the phrase before, or the one after it; `去年同日`: that of another year."""
    steps = int(m["w"] in ("次日", "翌日"))
    told = c.left or c.last
    point = c.latest_day() if told is None or told.grain == "day" else None
    if outer is not None:
        if outer.grain == "year" and outer.first and point and m["w"].startswith("同"):
            return resolved((shift(point, years=outer.first.year - point.year),) * 2, "day", outer)
        return outer if outer.grain == "day" and not steps else None
    return resolved(attempt(lambda n: (shift(point, days=n),) * 2, steps) if point else None, "day")


def whole_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`全天`: the day before it names, in speech else today."""
    if outer is not None:
        return outer if outer.grain == "day" else None
    return resolved((c.reference,) * 2, "day") if c.reading == "speech" and c.reference else None


def week_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`周三`, `上周五`, `礼拜天`: of the week named, else the last one in a report and the next one in speech."""
    number = WEEKDAYS[m["d"]]
    if outer is not None:
        if outer.grain == "day":
            return outer
        if outer.grain != "week" or outer.first is None:
            return None
        return resolved((shift(outer.first, days=number - 1),) * 2, "day", outer)
    base = c.left.last if c.left and not m["lead"] else c.reference
    if base is None:
        return resolved(None, "day")
    found = shift(week_range(base)[0], days=number - 1)
    if m["lead"]:
        found = shift(found, days=7 * _STEPS.get(m["lead"], 0))
    elif c.left is not None or c.ahead is not None:
        found = shift(found, days=7 * (found < base))
    elif c.reading == "speech":
        found = shift(found, days=7 * (found <= base))
    else:
        found = shift(found, days=-7 * (found > base))
    return resolved((found, found), "day")


def now(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`截至目前`, `至今`: up to the reference date."""
    return Window(None, c.reference, "day", "until")


def same_period(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`去年同期`, `2019年同期`, `较同期`: the last phrase's period, in the year before or the year named."""
    compared = m["than"] is not None
    if outer is None and not compared:
        return Window(c.last.first, c.last.last, c.last.grain) if c.last else resolved(None, "range")
    if outer is not None and outer.grain != "year":
        return Window(outer.first, outer.last, "comparison", explicit_year=outer.explicit_year)
    if c.last is None:
        return resolved(None, "comparison", outer)
    before = m.string[max(0, m.start() - 2) : m.start()]
    point = c.last.first or c.last.last
    if outer is None or before in ("去年", "上年", "一年"):
        steps = -1
    elif before == "前年":
        steps = -2
    elif outer.first is None or point is None:
        return resolved(None, "comparison", outer)
    else:
        steps = outer.first.year - point.year
    return Window(
        shift_years(c.last.first, steps), shift_years(c.last.last, steps), "comparison", explicit_year=outer is not None
    )


def year_part(m: Match, outer: Window | None, c: Context) -> Window | None:
    """`年底`, `月初`, `季末`, `末期`: the beginning, middle or end of the window before, else of the current one."""
    unit = m["of"]
    word = _HALVES.get(m["w"], m["w"])
    if not word.endswith("半叶"):
        word = _PARTS.get(word[0], word[0])
    if outer is None and unit is None:
        return None
    if outer is None:
        grain: Grain = "year" if unit == "岁" else UNIT_GRAINS[unit]
        if grain == "year":
            number = c.year(ended=word == "末")
            whole = None if number is None else attempt(lambda y: month_range(y, 1, 12), number)
        elif grain == "month":
            whole = c.in_month(month_range)
        else:
            point = c.latest_day()
            whole = unit_range(point, grain, 0) if point else None
        outer = resolved(whole, grain)
    if outer.first is None or outer.last is None:
        return resolved(None, "day", outer)
    if outer.grain in ("week", "day", "season", "comparison"):
        return None
    if outer.grain == "range" and (outer.last - outer.first).days < 366:
        return None
    first, last = _part(outer.first, outer.last, outer.grain, word)
    if word == "末" and c.reading == "report":
        end_of = Window(last, last, "day", "within", outer.explicit_year)
        return end_of if m["w"] == "底" else end_of._replace(first=None, role="until")
    return resolved((first, last), "month" if outer.grain == "quarter" else "range", outer)


def _part(first: date, last: date, grain: Grain, word: str) -> Range:
    if grain == "month":
        begin, end = {"初": (1, 5), "中": (10, 20), "末": (25, last.day)}[word]
        return first.replace(day=begin), first.replace(day=end)
    if grain in ("quarter", "half"):
        months = {"初": month_range(first.year, first.month), "末": month_range(last.year, last.month)}
        return months.get(word, (first, last))
    if grain == "year":
        return month_range(first.year, *{"初": (1, 2), "中": (6, 7), "末": (11, 12)}[word])
    length = last.year - first.year + 1
    third = length * 3 // 10 if length > 5 else 1
    bounds = {"初": (0, third), "中": (third, length - third), "末": (length - third, length)}
    bounds |= {"上半叶": (0, length // 2), "下半叶": (length // 2, length)}
    begin, end = bounds[word]
    return date(first.year + begin, 1, 1), date(first.year + end - 1, 12, 31)
