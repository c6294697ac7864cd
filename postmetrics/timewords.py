"""Words of the calendar: dates, years, quarters, months, days, festivals; each kind a pattern and its reader.

A reader gets the match, the window that the words just before it opened (`2021年` before `三季度`) and the context, and
returns the window that it means, or None where the words are no time after all.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

import regex

from postmetrics import calendars
from postmetrics.calendars import Range, month_range, shift
from postmetrics.windows import Context, Grain, Window, attempt, full_year, small_number

Match = regex.Match[str]
Reader = Callable[[Match, Window | None, Context], Window | None]

NUMERAL = r"(?:\d{1,3}|[一二两三四五六七八九十廿]{1,3})"
MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
DAY = r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[二三][一二三四五六七八九]|[一二三四五六七八九])"
ALONE_BEFORE = r"(?<![\d.一二三四五六七八九十百千万亿])"
AMOUNT_AFTER = r"(?![\d.,]|%|[万亿千百元件个人户名家条台吨米倍])"
TO = r"(?:-{1,2}|~{1,2}|至|到)"
WEEKDAYS = {name: n for n, name in enumerate("一二三四五六日", 1)} | {"天": 7}
PLAIN_END = r"(?=$|[，。、,;:!?)》”\n]|[至到起止~-])"


def resolved(found: Range | None, grain: Grain, outer: Window | None = None, explicit_year: bool = False) -> Window:
    """A window of the range, or one with neither side where there is none."""
    first, last = found or (None, None)
    return Window(first, last, grain, explicit_year=explicit_year or (outer is not None and outer.explicit_year))


def of_year(
    make: Callable[[int], Range], outer: Window | None, c: Context, grain: Grain, several: bool = False
) -> Window:
    """The range in the year that the words before name, else in the year that the context gives."""
    if outer is None:
        return resolved(c.in_year(make, several), grain)
    return resolved(attempt(make, outer.first.year) if outer.first else None, grain, outer)


def one_day(year: int, month: int, day: int) -> Range:
    return date(year, month, day), date(year, month, day)


def iso_date(m: Match, outer: Window | None, c: Context) -> Window | None:
    year, month, day = int(m["y"]), int(m["m"]), m["d"]
    if day is None:
        return resolved(attempt(lambda y: month_range(y, month), year), "month", explicit_year=True)
    found = attempt(lambda y: one_day(y, month, int(day)), year)
    return found and resolved(found, "day", explicit_year=True)


def slash_date(m: Match, outer: Window | None, c: Context) -> Window | None:
    month, day = int(m["m"]), int(m["d"])
    if m["y"]:
        found = attempt(lambda y: one_day(y, month, day), full_year(m["y"], c.reference))
        return found and resolved(found, "day", explicit_year=True)
    return resolved(c.in_year(lambda y: one_day(y, month, day)), "day")


def year(m: Match, outer: Window | None, c: Context) -> Window | None:
    first = full_year(m["y"], c.reference)
    last = full_year(m["to"], c.reference) if m["to"] else first
    if m["to"] and len(m["to"]) == 2:
        last = first - first % 100 + small_number(m["to"])
    if not 1 <= first <= last <= first + 100:
        return None
    return Window(date(first, 1, 1), date(last, 12, 31), "year" if first == last else "range", explicit_year=True)


def republic_year(m: Match, outer: Window | None, c: Context) -> Window | None:
    number = 1911 + (1 if m["y"] == "元" else small_number(m["y"]))
    return Window(date(number, 1, 1), date(number, 12, 31), "year", explicit_year=True)


def century(m: Match, outer: Window | None, c: Context) -> Window | None:
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
    return Window(date(start, 1, 1), date(start + length, 12, 31), grain, explicit_year=True)  # type: ignore[arg-type]


def five_year_plan(m: Match, outer: Window | None, c: Context) -> Window | None:
    number = small_number(m["n"])
    start = 5 * number + (1948 if number < 3 else 1951)
    return Window(date(start, 1, 1), date(start + 4, 12, 31), "range", explicit_year=True)


def quarter(m: Match, outer: Window | None, c: Context) -> Window | None:
    n = m["n"] or m["q"] or "末"
    first = 4 if n == "末" else small_number(n)
    last = small_number(m["to"]) if m["to"] else first
    if outer is None and m["y"]:
        outer = Window(date(full_year(m["y"], c.reference), 1, 1), None, "year", explicit_year=True)
    several = last > first
    return of_year(
        lambda y: month_range(y, 3 * first - 2, 3 * last), outer, c, "range" if several else "quarter", several
    )


def half(m: Match, outer: Window | None, c: Context) -> Window | None:
    first = 1 if m["h"] in ("上", "前", "1") else 7
    if m["y"]:
        outer = Window(date(int(m["y"]), 1, 1), None, "year", explicit_year=True)
    return of_year(lambda y: month_range(y, first, first + 5), outer, c, "half")


def month(m: Match, outer: Window | None, c: Context) -> Window | None:
    first = small_number(m["n"])
    last = small_number(m["to"]) if m["to"] else first
    if last < first:
        last += 12
    if outer is not None and outer.grain != "year":
        return None
    return of_year(lambda y: month_range(y, first, last), outer, c, "month" if first == last else "range", last > first)


def day(m: Match, outer: Window | None, c: Context) -> Window | None:
    first = small_number(m["n"])
    last = small_number(m["to"]) if m["to"] else first
    grain: Grain = "day" if first == last else "range"

    def make(y: int, mo: int) -> Range:
        return date(y, mo, first), date(y, mo, last)

    if last < first:
        return None
    if outer is not None:
        if outer.grain != "month" or outer.first is None:
            return resolved(None, grain, outer) if outer.grain == "month" else None
        base = outer.first
        return resolved(attempt(lambda y: make(y, base.month), base.year), grain, outer)
    if not m["mark"] or _MEASURED.search(m.string, max(0, m.start() - 4), m.start()):
        return None
    if not m["n"].isdecimal() and (len(m["n"]) == 1 or m["n"] == "十"):
        return None
    return resolved(c.in_month(make), grain)


def month_part(m: Match, outer: Window | None, c: Context) -> Window | None:
    first, last = {"上": (1, 10), "中": (11, 20), "下": (21, 31)}[m["x"]]

    def make(y: int, mo: int) -> Range:
        whole = month_range(y, mo)
        return whole[0].replace(day=first), whole[0].replace(day=last) if last < 31 else whole[1]

    if outer is not None:
        base = outer.first
        if outer.grain != "month" or base is None:
            return resolved(None, "range", outer) if outer.grain == "month" else None
        return resolved(make(base.year, base.month), "range", outer)
    return resolved(c.in_month(make), "range")


def lunar(m: Match, outer: Window | None, c: Context) -> Window | None:
    if outer is not None and outer.grain != "year":
        return None
    name, leap = m["m"] or "正", m["leap"] is not None
    number = {"正": 1, "冬": 11, "腊": 12}.get(name) or small_number(name)
    if not 1 <= number <= 12:
        return None
    if m["y"]:
        outer = Window(date(full_year(m["y"], c.reference), 1, 1), None, "year", explicit_year=True)
    if not m["d"]:
        return of_year(lambda y: calendars.lunar_month(y, number, leap), outer, c, "month")
    number_of_day = small_number(m["d"].removeprefix("初"))

    def make(y: int) -> Range:
        found = calendars.lunar_day(y, number, number_of_day, leap)
        return found, found

    return of_year(make, outer, c, "day")


def new_year_day(m: Match, outer: Window | None, c: Context) -> Window | None:
    number = small_number(m["d"].removeprefix("初"))

    def make(y: int) -> Range:
        found = calendars.lunar_day(y, 12, 30) if m["d"] == "三十" else calendars.lunar_day(y, 1, number)
        return found, found

    return of_year(make, outer, c, "day")


def solar_term(m: Match, outer: Window | None, c: Context) -> Window | None:
    if outer is not None and outer.grain != "year":
        return None
    whole = m.start() == 0 and m.end() == len(m.string)
    if outer is None and not m["sure"] and not whole and not (c.reading == "speech" and m["t"] not in _WEATHER):
        return None
    return of_year(lambda y: (calendars.solar_term(y, m["t"]),) * 2, outer, c, "day")


def season(m: Match, outer: Window | None, c: Context) -> Window | None:
    if m["y"]:
        outer = None
        if m["y"] in ("去", "去年") and c.reference:
            outer = Window(date(c.reference.year - 1, 1, 1), None, "year", explicit_year=True)
        if m["y"] in ("明", "明年", "来") and c.reference:
            outer = Window(date(c.reference.year + 1, 1, 1), None, "year", explicit_year=True)
    elif outer is None and (c.reading == "report" or not m["whole"]):
        return None
    elif outer is not None and outer.grain != "year":
        return None
    return of_year(lambda y: calendars.season(y, m["s"]), outer, c, "season")


def festival(m: Match, outer: Window | None, c: Context) -> Window | None:
    if outer is not None and outer.grain != "year":
        return None
    name = m["f"] or m["short"]
    stands_alone = m.start() == 0 and m.end() == len(m.string)
    if m["short"] and outer is None and not m["sure"] and not stands_alone:
        return None
    if m["off"]:
        return of_year(lambda y: calendars.days_off(name, y), outer, c, "range")
    return of_year(lambda y: (calendars.festival(name, y),) * 2, outer, c, "day")


def long_break(m: Match, outer: Window | None, c: Context) -> Window | None:
    if outer is not None and outer.grain != "year":
        return None
    if m["b"] == "春运":
        return of_year(calendars.spring_rush, outer, c, "range")
    first, last = (7, 8) if m["b"] == "暑假" else (1, 2)
    if outer is None and c.reading == "report" and not m["sure"]:
        return None
    return of_year(lambda y: month_range(y, first, last), outer, c, "range")


_MEASURED = regex.compile(r"(?:为期|历时|用时|耗时|连续|长达|仅用?|提前|缩短|压缩|滞后|推迟|延长|需要?|每|近|超|满|共|第|达|时限|[/:.+-])$")
_WEATHER = {"大雪", "小雪", "雨水", "大暑", "小暑", "霜降", "大寒", "小寒", "小满"}
_YEAR = r"(?:[12]\d{3}|[一二][〇零一二三四五六七八九]{3})"
_LUNAR_DAY = rf"(?:初(?:[一二三四五六七八九十]|\d{{1,2}})|廿[一二三四五六七八九]?|{DAY}[日号]?)"


@cache
def calendar_kinds() -> tuple[tuple[str, str, Reader], ...]:
    """The kinds in the order in which they are tried where several could begin: name, pattern, reader."""
    names, shorts = ("|".join(map(regex.escape, calendars.festival_names(short))) for short in (False, True))
    terms = "|".join(calendars.TERMS)
    return (
        ("iso_date", rf"(?<![\w.])(?P<y>(?:19|20)\d\d)(?:(?P<m>0[1-9]|1[0-2])(?P<d>[0-2]\d|3[01])(?![\w.]|(?<=\d)\d)"
         rf"|[-/. ](?P<m>\d{{1,2}})[-/. ](?P<d>\d{{1,2}})(?!\d|[.]\d)[日号]?|[-/](?P<m>0[1-9]|1[0-2]){AMOUNT_AFTER}"
         rf"|[.](?P<m>0[1-9]|1[0-2])(?=-(?:19|20)\d\d))", iso_date),
        ("slash_date", r"(?<![\w/.(-])(?P<m>1[0-2]|0?[1-9])/(?P<d>[12]\d|3[01]|0?[1-9])"
         r"(?:/(?P<y>(?:19|20)\d\d|\d\d))?(?![\w/.%)-])", slash_date),
        ("lunar", rf"(?:[农阴旧]历(?:的)?(?:(?P<y>{_YEAR})年)?(?P<leap>闰)?(?P<m>[正冬腊]|{MONTH})月份?(?P<d>{_LUNAR_DAY})?"
         rf"|(?P<leap>闰)(?P<m>{MONTH})月(?P<d>{_LUNAR_DAY})?|(?P<m>[正腊])月(?P<d>{_LUNAR_DAY})?"
         rf"|{ALONE_BEFORE}(?P<m>冬|{MONTH})月(?P<d>初(?:[一二三四五六七八九十]|\d{{1,2}})(?!步|级|中)|廿[一二三四五六七八九]?(?![日号])))", lunar),
        ("new_year_day", r"(?:大年|正月)(?P<d>初[一二三四五六七八九十]|三十)", new_year_day),
        ("century", r"(?:(?P<c>上个?|本|这个|\d{1,2}|[一二十][一二三四五六七八九十]{0,2})世纪(?:(?P<d>[1-9]0|[一二三四五六七八九][十〇零])年代)?"
         r"|(?<![\d])(?P<d>[1-9]0|[一二三四五六七八九][十〇零])年代)", century),
        ("year", rf"(?:公元)?(?<![\d.])(?:(?P<y>[12]\d{{3}})(?:{TO}|[、和及])(?P<to>[12]\d{{3}}|\d\d)(?:年(?:年?度)?|财年)"
         rf"(?!\d{{1,2}}月|第?[一二三四]季|[上下]半|[前末底初])|(?P<y>{_YEAR})年?(?:财年|年度|(?<=年)度|(?<=年))"
         rf"|(?P<y>(?:19|20)\d\d)-(?P<to>20\d\d){AMOUNT_AFTER}|(?P<y>[12]\d{{3}})(?={TO}(?:[12]\d{{3}}|\d\d)年)"
         r"|(?<=^|[\n。])(?P<y>(?:19|20)\d\d)(?=[看是将有在要会已，]|$)|(?<=(?:[在于自从到至]))(?P<y>(?:19|20)\d\d)(?=$|[，。、,起以之到至-])"
         r"|(?P<y>[〇零0][\d一二三四五六七八九])年(?!\d{3})"
         rf"|(?P<y>\d\d)年(?={MONTH}月|年?[底初末][^一二三四五六七八九十]|年?[底末初]$|[上下]半年|第?[一二三四1-4]季|Q[1-4]|[春夏秋冬][天季]?|国庆|中秋|端午|暑假|春节|元旦)"
         r"|(?<![一二三四五六七八九十百])(?P<y>九[〇零一二三四五六七八]|八[〇零一二三四五六七]|[一二三四五六七八九][〇零]|[一二]一|[一二三四五六七八九]{2}(?=年(?:底|初|[一二三四五六七八九十\d]{1,2}月)))年)", year),
        ("republic_year", rf"(?:中华)?民国(?P<y>元|{NUMERAL})年", republic_year),
        ("five_year_plan", r"[“\"‘](?P<n>十[一二三四五六七]?|[一二三四五六七八九])五[”\"’](?:规划|计划)?"
         r"|(?P<n>十[一二三四五六七]?)五(?=期间|时期|规划|以来|末|初|开局|收官)(?:规划|计划)?", five_year_plan),
        ("quarter", r"(?<![\d.第])(?:第)?(?P<n>[1-4一二三四首末])(?:[、至到和~-]第?(?P<to>[2-4二三四])){0,3}季度"
         r"|第(?P<n>[1-4一二三四])个?季(?:度)?|最[后末]一个?季度"
         r"|(?P<y>(?:19|20)\d\d) ?(?:年)?Q(?P<q>[1-4])|(?<![A-Za-z\d])Q(?P<q>[1-4])(?:季度?)?(?: ?(?P<y>20\d\d)年?)?(?![A-Za-z\d])"
         r"|(?P<n>首)季(?!度)", quarter),
        ("half", r"(?P<h>[上下前后])个?半年(?![多来])|(?P<y>(?<!\d)20\d\d)年?H(?P<h>[12])(?![A-Za-z\d])", half),
        ("month", rf"{ALONE_BEFORE}(?<!第)(?P<n>{MONTH})(?:(?:月份?)?(?:{TO}|、)(?P<to>{MONTH}))?月份?(?!龄|嫂|饼|亮|光|球|季|薪|租|均|供|费|台)"
         rf"(?!(?<={TO}{MONTH}月){DAY}[日号])", month),
        ("day", rf"{ALONE_BEFORE}(?<!第)(?P<n>{DAY})(?:[日号]?(?:{TO}|、)(?P<to>{DAY}))?(?P<mark>日|号(?!楼|线|院|门|车|店|机|令|文|公|桌|航|选|馆|厅|仓|台|码|位|召|称|角|型|窗|通|库|井|岛|站|矿|炉|房|地|厂|工))"
         rf"(?!均|处理|内|以内|之内|游|龄|结|率|薪|租)|(?<=月){ALONE_BEFORE}(?P<n>{DAY})(?P<mark>){PLAIN_END}", day),
        ("month_part", r"(?P<x>[上中下])旬", month_part),
        ("festival", rf"(?P<f>{names})(?P<off>小?长假|假期|假日|黄金周|放假期间)?|[“\"‘]?(?P<short>{shorts})[”\"’]?"
         r"(?:(?P<off>小?长假|假期|假日|黄金周|放假期间)(?P<sure>)|(?P<sure>节?(?=当[日天晚]|期间|前[后夕]|至|到|来临))|(?P<sure>节))?", festival),
        ("long_break", r"(?P<b>春运|暑假|寒假)(?P<sure>(?=期间|以来|$))?", long_break),
        ("solar_term", rf"(?P<t>{terms})(?P<sure>节气|(?=当[天日]|前后|时节|这天|期间))?", solar_term),
        ("season", r"(?:(?P<y>今年?|去年?|明年?|来|当年|这个)的?)?(?P<s>[春夏秋冬])(?P<whole>[天季]|日(?!本)|)"
         r"(?!运|节|游|耕|联|晚|装|奥|训|令|储|粮|[春夏秋冬])", season),
    )  # fmt: skip
