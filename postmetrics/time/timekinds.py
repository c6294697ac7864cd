"""The kinds of time words: what each may begin with, its patterns, and its reader.

The order of the kinds is the order in which they are tried at one place of the text; the first whose reader accepts
the words wins. Patterns of one kind share group names, and the readers know the groups: `y`, `m`, `d` for year, month
and day, `n` for a number, `to` for the end of a range, `w` for the word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from postmetrics.time import deictics, distances, feasts, timewords
from postmetrics.time.calendars import TERMS, era_names, festival_names
from postmetrics.time.timewords import Match, Reader

_ARABIC = "0123456789"
_CHINESE = "一二两三四五六七八九十"
_NUMERALS = _ARABIC + _CHINESE + "〇零廿卅"
_QUOTES = '“"‘'

_NUMERAL = rf"(?:\d{{1,3}}|[{_CHINESE}廿]{{1,3}}|[{_CHINESE}]百[零{_CHINESE}]{{0,4}})"
_AMOUNT = rf"(?:{_NUMERAL}|[仨俩半])"
_YEAR = r"(?:[12]\d{3}|[一二][〇零一二三四五六七八九]{3})"
_MODERN_YEAR = r"(?:19|20)\d\d"
_MONTH = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九元])"
_DAY = (
    r"(?:[12]\d|3[01]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?"
    r"|[二三][一二三四五六七八九]|[一二三四五六七八九])"
)
_LUNAR_DAY = rf"(?:初(?:[一二三四五六七八九十]|\d{{1,2}})|廿[一二三四五六七八九]?|{_DAY}[日号]?)"
_UNIT = r"(?P<unit>工作日|交易日|天|日|周|星期|礼拜|月|季度?|年)"
_TO = r"(?:-{1,2}|~{1,2}|至|到)"
_NEW_NUMERAL = rf"(?<![\d.]|[{_CHINESE}百千万亿](?=[{_CHINESE}]))"
_NO_AMOUNT = r"(?![\d.,%万亿千百元件个人户名家条台吨米倍])"
_STOP = r"(?=$|[，。、,;:!?)》”\n至到起止~-])"
_NOT_A_LABEL = r"(?![楼线院门车店机令文公桌航选馆文染球厅仓台码位召称角型窗通库井岛站矿炉房地厂工胶柴汽])"
_WEEKDAY = r"(?:周|星期|礼拜)(?P<d>[一二三四五六日天])"
_DAYS_OFF = r"(?P<off>小?长假|假期|假日|黄金周|放假期间)"


class Kind(NamedTuple):
    """A kind of time words. `begins` holds every character that its patterns can begin with."""

    name: str
    begins: str
    patterns: tuple[str, ...]
    reader: Reader


def words_at(text: str, position: int) -> Iterator[tuple[Kind, Match]]:
    """Every kind that matches at a position, in order.

    >>> [(kind.name, match[0]) for kind, match in words_at("10月", 0)]
    [('month', '10月')]
    """
    for kind, pattern in _by_first_character().get(text[position : position + 1], ()):
        if match := pattern.match(text, position):
            yield kind, match


def next_start(text: str, position: int) -> int:
    """The next position at which a time word could begin, or -1.

    >>> next_start("增长于2021年", 0)
    3
    """
    match = _starts().search(text, position)
    return match.start() if match else -1


@cache
def _starts() -> re.Pattern[str]:
    """A cheap first look: the first two characters of a time word, or a numeral with what may follow it.

    The set of all first characters in front, and the plainer engine, make it ten times as fast.
    """
    first = re.escape("".join(sorted(_by_first_character())))
    names = (*festival_names(short=False), *festival_names(short=True), *TERMS, *era_names())
    rest: dict[str, list[str]] = {}
    for name in names:
        rest.setdefault(name[0], []).append(re.escape(name[1:]))
    named = "|".join(f"{begin}(?:{'|'.join(ends)})" for begin, ends in rest.items())
    counted = (
        rf"(?:[多余]个?|个[多余]?)?(?:[年天日月季周星礼]|半[月年])|[多余]?个[工交]|[工交财]|[号世几半]"
        rf"|[{_CHINESE}]{{1,2}}[月日号]"
    )
    ranged = rf"(?:月|日|号)?[至到~、和与及-]第?[{_ARABIC}{_CHINESE}]{{1,4}}(?:[年月日号季周天世]|个[月季周星])"
    return re.compile(
        rf"(?=[{first}])(?:"
        rf"(?<![\d.])\d(?=\d{{0,3}}(?:{counted}|{ranged})|[Q\d]Q|\dH|\d?/[0-3]?\d(?!\d))"
        r"|(?<!\d)(?:19|20)\d\d(?=[./ -]?\d|[./ -]\d|[看是将有在要会已，。起以之至到~和与及QH第上下全]|$)"
        rf"|(?<![{_CHINESE}〇零])[{_CHINESE}〇零廿卅](?=[{_CHINESE}〇零廿卅百\d]{{0,4}}(?:{counted}|{ranged}|五))|元(?=月)"
        rf"|[上下](?=[上下半个年月周星礼旬季世仨俩{_NUMERALS}])|[这本今](?=[个年月日儿周星礼季世天晚早晨夜报刊春夏秋冬半一明]|[两三四五几])"
        rf"|[前后](?=[年天日个半几数仨俩期{_NUMERALS}])|[同当该次翌](?=[年月日天晚周季期一])|大(?=[前后大年])|最(?=[后近末])"
        rf"|[明来后去昨即](?=[年天日儿晚早晨夜春夏秋冬今后])|近(?=[年几些来仨俩半两的{_NUMERALS}])|过(?=[去一半几两三四五六七八九十\d])"
        rf"|第(?=[{_NUMERALS}])|首(?=[个月日周季年天{_NUMERALS}])|[“‘\"](?=[{_CHINESE}双63])|[年月](?=[初底末中尾终内])|岁(?=[末尾])"
        r"|(?<=[年月度纪代五”])[初中底末早晚前后]|全(?=[年天])|未(?=来)|今(?=后)|接(?=下)|[往此](?=[后前])|头(?=[几\d一两三四五])|末(?=季)"
        r"|周(?=[一二三四五六日天末])|星(?=期)|礼(?=拜)|[农阴旧](?=历)|旺(?=季期)|半(?=年度)|暑(?=期)"
        r"|闰|[正腊冬](?=月)|公(?=元)|中(?=[旬华])|民(?=国)|季(?=[末初度])|Q(?=[1-4])|(?<![\w.])(?:[1-4]Q|[012]\d[QH])"
        r"|[春夏秋冬](?=[天季日运]|$)|(?<=年)[春夏秋冬]|[暑寒](?=假)|[仨俩半几数](?=[个天日周星礼月年十])|(?<=[至到止迄])[目现当如此今记本发]"
        rf"|多(?=年)|历(?=史)|{named})"
    )


@cache
def _by_first_character() -> dict[str, tuple[tuple[Kind, regex.Pattern[str]], ...]]:
    compiled = [(kind, regex.compile("|".join(kind.patterns))) for kind in _kinds()]
    characters = {character for kind, _ in compiled for character in kind.begins}
    return {
        character: tuple((kind, pattern) for kind, pattern in compiled if character in kind.begins)
        for character in characters
    }


@cache
def _kinds() -> tuple[Kind, ...]:
    names, shorts = festival_names(short=False), festival_names(short=True)
    any_name, any_short = ("|".join(map(regex.escape, words)) for words in (names, shorts))
    return (
        Kind("iso_date", "12", (
            rf"(?<![A-Za-z\d._])(?P<y>{_MODERN_YEAR})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![A-Za-z\d._%万亿元件])",
            rf"(?<![A-Za-z\d._])(?P<y>{_MODERN_YEAR})[-/. ](?P<m>\d{{1,2}})[-/. ](?P<d>\d{{1,2}})(?!\d|[.]\d)[日号]?",
            rf"(?<![A-Za-z\d._])(?P<y>{_MODERN_YEAR})[-/](?P<m>0[1-9]|1[0-2])(?![-/]){_NO_AMOUNT}",
            rf"(?<![A-Za-z\d._])(?P<y>{_MODERN_YEAR})[-/](?P<m>[1-9])(?!\d){_STOP}(?!-)",
            rf"(?<![A-Za-z\d._])(?P<y>{_MODERN_YEAR})[.](?P<m>0?[1-9]|1[0-2])(?=-{_MODERN_YEAR})",
            rf"(?<=[.]\d{{1,2}}-)(?P<y>{_MODERN_YEAR})[.](?P<m>0?[1-9]|1[0-2])(?![\d.]){_NO_AMOUNT}",
        ), timewords.iso_date),
        Kind("slash_date", _ARABIC, (
            r"(?<![\w/.(]|(?<!\d/\d{1,4})-)(?P<m>1[0-2]|0?[1-9])/(?P<d>[12]\d|3[01]|0?[1-9])(?:/(?P<y>(?:19|20)\d\d|\d\d))?"
            r"(?![\w/.%)]|-(?!\d{1,2}/\d))",
        ), timewords.slash_date),
        Kind("lunar", _NUMERALS + "农阴旧闰正腊冬", (
            rf"[农阴旧]历的?(?:(?P<y>{_YEAR})年)?(?P<leap>闰)?(?P<m>[正冬腊]|{_MONTH})月份?(?P<d>{_LUNAR_DAY})?",
            rf"(?P<leap>闰)(?P<m>{_MONTH})月(?P<d>{_LUNAR_DAY})?",
            rf"(?P<m>[正腊冬])月(?P<d>{_LUNAR_DAY})?",
            rf"{_NEW_NUMERAL}(?P<m>冬|{_MONTH})月(?P<d>初(?:[一二三四五六七八九十]|\d{{1,2}})(?![步级中])|廿[一二三四五六七八九]?(?![日号]))",
        ), feasts.lunar),
        Kind("new_year_day", "大年初二三十廿", (
            r"大?年(?P<d>初[一二三四五六七八九十]|三十)|(?<=[至到-])(?P<d>初[一二三四五六七八九十])(?P<bare>)",
            rf"(?<=(?:[初廿][{_CHINESE}]|[正冬腊]月[{_CHINESE}廿]{{1,3}})[至到-])(?P<d>(?:[二三]?十|廿)[一二三四五六七八九]?+)(?P<bare>)"
            rf"日?+(?!天){_NO_AMOUNT}",
        ), feasts.new_year_day),
        Kind("century", _NUMERALS + "上本这", (
            r"(?<![一二三四五六七八九十百])(?:(?P<c>上个?|本|这个|\d{1,2}|[一二十][一二三四五六七八九十]{0,2})世纪)?"
            r"(?:(?P<d>[一二三四五六七八])(?P<to>[二三四五六七八九]十)|(?<!\d)(?P<d>\d0|[一二三四五六七八]十)"
            r"[至到和、~-](?P<to>\d0|[一二三四五六七八九]十))年代",
            r"(?<!公元前)(?P<c>上个?|本|这个|\d{1,2}|[一二十][一二三四五六七八九十]{0,2})世纪(?:(?P<d>[0-9]0|[一二三四五六七八九][十〇零])年代)?",
            r"(?<!\d)(?P<c>)(?P<d>[0-9]0|[一二三四五六七八九][十〇零])年代",
            r"(?<!\d)(?P<y>(?:1\d|20)\d)0年代",
        ), timewords.century),
        Kind("year", _NUMERALS + "公", (
            rf"(?:公元)?(?<![\d.])(?P<y>[12]\d{{3}})(?:{_TO}|(?P<list>[、和及]))(?P<to>[12]\d{{3}}|\d\d)(?:年(?:年?度)?|财年)"
            r"(?!\d{1,2}月|第?[一二三四]季|[上下]半|[前末底初]|之?间)",
            rf"(?:公元)?(?<![\d.])(?P<y>{_YEAR})(?:财年|年(?!代)(?:年?度)?)",
            r"公元(?P<y>\d{1,3})年",
            rf"(?<![\d.A-Za-z])(?P<y>{_MODERN_YEAR})(?=年?全年|至今|到现在|以来|[和与](?:19|20)\d\d年?之?间"
            r"|第?[一二三四1-4]个?季度|[上下]半年)",
            rf"(?<![\d.])(?P<y>{_MODERN_YEAR})(?:[-~]|至|到)(?P<to>{_MODERN_YEAR})(?!年|[./-]\d){_NO_AMOUNT}",
            rf"(?<![\d.])(?P<y>[12]\d{{3}})(?={_TO}(?:[12]\d{{3}}|\d\d)年)",
            rf"(?<=[\d年月日](?:-|~|至|到))(?P<y>{_MODERN_YEAR}){_NO_AMOUNT}",
            rf"(?<=^|[\n。])(?P<y>{_MODERN_YEAR})(?=[看是将有在要会已，]|$)",
            rf"(?<=[和与])(?P<y>{_MODERN_YEAR})(?=之?间)",
            rf"(?<=[在于自从到至])(?P<y>{_MODERN_YEAR})(?=$|[，。、,起以之到至-])",
            r"(?<![\d.])(?P<y>[〇零0][\d一二三四五六七八九])年",
            rf"(?<![\d.])(?P<y>\d\d)年(?={_MONTH}月|{_TO}0\d年|年?[底初末](?![{_CHINESE}])|[上下]半年|第?[一二三四1-4]季|第{_NUMERAL}个?[周月]|Q[1-4]"
            rf"|[春夏秋冬][天季]?|[暑寒]假|春运|{any_name}|{any_short}|{'|'.join(TERMS)})",
            rf"(?<![{_CHINESE}百])(?P<y>九[〇零一二三四五六七八]|八[〇零一二三四五六七]|[一二三四五六七八九][〇零]|[一二]一"
            rf"|[一二三四五六七八九]{{2}}(?=年(?:底|初|[{_CHINESE}\d]{{1,2}}月|第?[一二三四]季|[上下]半年)))年",
        ), timewords.year),
        Kind("era_year", "中" + "".join(era[0] for era in era_names()), (
            rf"(?:中华)?(?P<era>{'|'.join(era_names())})(?P<y>元|{_NUMERAL}|[一二][〇零一二三四五六七八九]{{2}})年"
            r"(?!来|之?[间内]|[多后前期])",
        ), timewords.era_year),
        Kind("five_year_plan", _CHINESE + _QUOTES, (
            rf"[{_QUOTES}](?P<n>十[一二三四五六七]?|[一二三四五六七八九])五[”\"’](?:规划|计划)?",
            r"(?P<n>十[一二三四五六七]?)五(?=期间|时期|规划|以来|末|初|开局|收官)(?:规划|计划)?",
        ), timewords.five_year_plan),
        Kind("quarter", "012341一二三四第首末最Q", (
            r"(?<![\d.第])第?(?P<n>[1-4一二三四首末])(?:[、至到和~-]?第?(?P<to>[2-4二三四])){0,3}季度",
            r"第(?P<n>[1-4一二三四])个?季(?:度|(?!节))|最[后末]一个?季度|(?P<n>首)季(?!度)",
            r"第?(?P<fiscal>[1-4一二三四])财季",
            rf"(?<![\d.])(?P<y>{_MODERN_YEAR})年? ?Q(?P<q>[1-4])(?![A-Za-z\d])",
            r"(?<![\w.])(?P<y>[012]\d)Q(?P<q>[1-4])(?![A-Za-z\d])|(?<![\w.])(?P<q>[1-4])Q(?P<y>(?:20)?[012]\d)(?!\w)",
            r"(?<![A-Za-z\d])Q(?P<q>[1-4])(?:季度?)?(?: ?(?P<y>20\d\d)年?)?(?![A-Za-z\d])",
        ), timewords.quarter),
        Kind("half_month", "上下前后", (r"(?P<h>[上下前后])半个?月",), timewords.half_month),
        Kind("half", "上下前后这本012半中H", (
            r"(?P<h>[上下前后这本])个?半年(?:度|(?![多来]))|(?<![\w.])(?P<y>20\d\d|[012]\d)年?H(?P<h>[12])(?![A-Za-z\d])",
            r"(?P<h>半)年度(?!工作|会议)|(?<=年)(?P<h>中)期(?=业绩|报告|净利|营收|盈利|利润|收入|股息|派息)"
            r"|(?<=年度?)H(?P<h>[12])(?![A-Za-z\d])",
        ), timewords.half),
        Kind("month", _ARABIC + _CHINESE + "元", (
            rf"{_NEW_NUMERAL}(?<!第)(?P<n>{_MONTH})(?:(?:月份?{_TO}(?!{_MONTH}月[之以]?前)|{_TO}|(?P<list>、))(?P<to>{_MONTH})(?=月(?!{_DAY}[日号]))"
            r"|(?P<list>)(?<=[一二三四五六七八])(?P<to>[二三四五六七八九])(?=月))?月份?"
            r"(?![龄嫂饼亮光球季薪租均供费台]|天(?!气))",
        ), timewords.month),
        Kind("day", _NUMERALS, (
            rf"{_NEW_NUMERAL}(?<![第跌涨升降])(?P<n>{_DAY})(?:(?:[日号]?{_TO}|(?P<list>、))(?P<to>{_DAY}))?(?P<mark>日|号{_NOT_A_LABEL})"
            r"(?!均|处理|内|以内|之内|游|龄|结(?![束算])|率|薪|租)",
            rf"(?<=月|月(?:\d{{1,2}}|[{_CHINESE}廿]{{1,3}}){_TO}){_NEW_NUMERAL}(?P<n>{_DAY})(?P<mark>){_STOP}",
        ), timewords.day),
        Kind("month_part", "上中下", (r"(?P<x>[上中下])旬",), timewords.month_part),
        Kind("festival", "".join(name[0] for name in (*names, *shorts)) + "旺" + _QUOTES, (
            rf"[{_QUOTES}]?(?P<f>国庆)[、和]?中秋[{_QUOTES}]?(?:双节)?[”\"’]?(?P<off>(?:双节)?(?:小?长假|假期|黄金周|期间))",
            rf"[{_QUOTES}]?中秋[、和]?(?P<f>国庆)[{_QUOTES}]?(?:双节)?[”\"’]?(?P<off>(?:双节)?(?:小?长假|假期|黄金周|期间))",
            rf"(?P<f>{any_name}){_DAYS_OFF}?",
            rf"[{_QUOTES}]?(?<![第\d{_CHINESE}百])(?P<short>{any_short})[”\"’]?"
            rf"(?:{_DAYS_OFF}(?P<sure>)|(?P<busy>(?:业务)?旺季)(?:期间)?|(?P<sure>节(?![约省点能日庆])|(?:大促|购物节|电商节)(?:期间)?"
            r"|(?=当[日天晚]|期间|[之以]?前(?![一二三四五六七八九十两几\d])|[之以]?后(?![一二三四五六七八九十两几\d])|至|到|来临)))?",
            r"(?P<busy>旺季)期间",
        ), feasts.festival),
        Kind("long_break", "春暑寒", (r"(?P<b>春运|暑[假期]|寒假)(?P<sure>(?=期间|以来|$))?",), feasts.long_break),
        Kind("solar_term", "".join(name[0] for name in TERMS), (
            rf"(?P<t>{'|'.join(TERMS)})(?P<sure>节气|(?=当[天日]|前后|时节|这天|期间))?",
        ), feasts.solar_term),
        Kind("season", "今去明来当这春夏秋冬", (
            r"(?:(?P<y>今年?|去年?|明年?|来|当年|这个)的?)?(?P<s>[春夏秋冬])(?P<whole>[天季]|日(?!本)|)"
            r"(?![运节游耕联晚装奥训令储粮春夏秋冬分]|至(?!今))",
        ), feasts.season),
        Kind("relative_year", "今本去大前明来后上下当同该次翌全年", (
            rf"(?<![大{_CHINESE}\d])(?P<w>今年|本年(?!级)|去年|大前年|前年|明年|来年|大后年|(?<![成产用投立役建营后])后年"
            r"|上一?年(?![纪级龄])|下一?年(?=度)|当年|同年|该年|次年|翌年|全年(?!龄)|年内|今明两年|去今两年)(?![薪轮货夜级宵]|会员)度?",
        ), deictics.relative_year),
        Kind("week_day", "上下这本今周星礼", (
            rf"(?<!(?:[每半\d]|(?<![周期拜])[{_CHINESE}])个?)(?<!每个?(?:{_WEEKDAY}){{1,6}})(?:(?P<lead>上上|上|下下|下|这|本|今)一?个?)?{_WEEKDAY}(?![次个岁年鸣福])",
        ), deictics.week_day),
        Kind("ordinal", "第最首", (
            rf"(?:第(?P<n>{_NUMERAL})个?|(?P<final>最后一?个?)|(?P<first>首个?))(?P<unit>周|星期|礼拜|月|天|日|季度?|年)"
            r"(?P<d>(?<=[周期拜])[一二三四五六日天])?(?P<weekend>(?<=[周期拜])末)?(?![代级轮性])",
        ), distances.ordinal_unit),
        Kind("rolling", "最近过未今接往此前头首上下后这", (
            r"(?<!历时|用时|为期|耗时|经过|长达|持续|时长|[最提]|^节|[，。、\n年过]节|公元)"
            r"(?P<lead>最近|近|过去|未来|今后|接下来|往后|此前|前|最后|头|首|上|下|后|这|过)的?这?"
            rf"(?P<n>{_AMOUNT}|[几数])(?P<many>[多余几])?个?{_UNIT}(?P<half>半)?(?:[之以]?(?:来|内|间|里))?(?!\d)",
        ), distances.rolling),
        Kind("relative_unit", "上下这本今当该同次周", (
            r"(?P<lead>上上|上|下下|下|这|本|今|当|该|同|次)一?个?(?P<unit>周|星期|礼拜|月|季度|(?<=[个本上下当])季(?!节))"
            r"(?P<weekend>(?<=[周期拜])末)?(?<!周(?=[刊报转边]))|(?<!每)(?P<lead>)(?P<unit>周)(?P<weekend>末)",
        ), deictics.relative_unit),
        Kind("relative_day", "大今昨明前后本即", (
            rf"(?<![先{_CHINESE}\d])(?P<w>大大后|大后|大大前|大前|今|昨|明|前|后|本|即)(?P<unit>[天日儿晚晨早夜])"
            r"(?<!前儿|后儿|[前后本即][晚晨早夜]|本天|即天)(?!台上|头条|之星|本|常|资)",
        ), deictics.relative_day),
        Kind("two_days", "今明昨", (r"(?P<w>今明|明后|昨今)两[天日]",), deictics.two_days),
        Kind("same_day", "当同该次翌", (
            r"(?P<w>当[天日晚]|同日|同一天|该日|次日|翌日)(?![本内志递达])",
        ), deictics.same_day),
        Kind("whole_day", "全", (r"全天(?!候)",), deictics.whole_day),
        Kind("ago", _NUMERALS + "仨俩半几数", (
            rf"(?<![\d.{_CHINESE}百千万第年月近])(?P<n>{_AMOUNT}|几|数|十几|[一二三四五六七八九]十几|几十)(?P<many>[多余])?"
            rf"(?:个?(?P<many>多)?|个(?P<half>半)){_UNIT}"
            r"(?P<half>半)?多?(?P<where>[以之]?[前后](?![三\d列期端者后来续半两四十])|以?来(?!自|到|的人)|[以之]?内)",
        ), distances.ago),
        Kind("now", "目现当如此今记本发", (
            r"(?<=[至到止迄])(?:目前|现在|当前|如今|此刻|今(?![年天日晨早晚春夏秋冬明])|(?:记者|本报|本刊)?(?:记者)?发稿[时前日]?)(?:为止)?",
        ), deictics.now),
        Kind("vague_years", "近多", (r"近(?:[几些]|两三)?年(?:以?来)?|近来|多年来",), distances.vague_years),
        Kind("same_period", "历同", (r"(?P<than>(?<=[较比]))?(?:历史)?同期",), deictics.same_period),
        Kind("part", "年月季岁初中底末上下前后早晚", (
            rf"(?<![\d{_CHINESE}百千])(?<!每个?)(?P<of>年|月|季度?)(?P<w>[初底末尾]|终(?!奖)|中(?=$|[，。、,;)的]))(?![一步级班位心])",
            r"(?P<of>岁)(?P<w>[末尾])(?!年初)",
            r"(?<=[纪代])(?P<w>初期?|末期?|中期|中叶|前期|后期|早期|晚期|[上前下后]半叶)",
            rf"(?<=[年月度五”])(?P<w>初(?![步级中心衷始次创见审稿\d{_CHINESE}])|[底末](?![端班位梢层部线盘座气价数薪图])|中(?=$|[，。、,;)]))",
        ), deictics.year_part),
    )  # fmt: skip
