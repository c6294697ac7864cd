"""Hypothesis strategies for newspaper-like pages.

`articles` gives one article as words: headlines, a body that opens with its mark, a byline. `pages` sets articles in
columns as a PDF gives them back: lines wrapped at a width, stray spaces, full-width digits. `scraps` strings words
together with no sense at all, and `anything` is any Unicode.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from hypothesis import strategies as st

PLACES = ["湖州市", "四川省", "泸县", "大连", "贵州省遵义市", "苍南县"]
KINDS = ["邮政分公司", "分公司", "农商银行", "税务局", "邮区中心", "供销合作社"]
COMPANIES = ["云峰科技股份有限公司", "海蓝航运集团", "金穗种业有限公司", "邮储银行湖州市分行", "中国邮政"]
ANAPHORS = ["该分公司", "该公司", "公司", "该行", "全市邮政", "省分公司"]
TIMES = [
    "今年以来", "截至6月底", "截至 5 月18日", "一季度", "前三季度", "2023年", "去年", "“十四五”期间", "1-5月", "日前",
    "6月8日", "2022年至2024年", "上半年", "近三年", "当日", "国庆假期", "到2026年", "全年", "年底", "同期",
    "周五", "近日",
]  # fmt: skip
NOUNS = [
    "揽收快件",
    "函件收入",
    "荔枝邮件",
    "储蓄余额",
    "加办网点",
    "贷款",
    "新能源汽车销量",
    "营业收入",
    "村级站点",
    "客户满意率",
]
VERBS = ["累计", "实现", "完成", "日均", "共", "新增", "发放", "投放", ""]
UNITS = [
    "件", "万件", "亿元", "万元", "户", "余户", "公里", "吨", "个", "家", "人次", "亩",
    "万千瓦时", "%", "个百分点", "倍", "美元", "元/吨", "天",
]  # fmt: skip
DEGREES = ["约", "超", "近", "逾", "不足", "至少", "达", "为", ""]
COMPARED = ["同比", "环比", "较年初", "较上年末", "比上年", "较去年同期", ""]
MOVES = ["增长", "下降", "提高", "减少", "净增", "上升", "回落", "翻"]
RANKS = ["居全省邮政首位", "列全国第三", "位居同业第2位", "排名前十", "居首"]
SHARES = ["占比", "占总量的", "完成计划的", "市场占有率为", "达标率为"]
ASIDES = [
    "（上接第1版）",
    "（含代理）",
    "（见图）",
    "据介绍，",
    "其中，",
    "此外，",
    "“两步走”",
    "《三年规划》",
    "一带一路",
    "12345热线",
]
SURNAMES = "赵钱孙李周吴郑王冯陈"
GIVEN = "宁志强晓梅国庆文"
OPENINGS = ["本报讯 ", "本报讯 （记者 李明）", "【本报讯】", "本报北京6月2日电 "]


@dataclass(frozen=True)
class Article:
    """An article's words, as its writer meant them, before they were set in a column."""

    headlines: tuple[str, ...]
    body: str
    byline: str

    def lines(self, width: int) -> list[str]:
        """Its lines in a column of `width` full-width characters; headlines are never wrapped."""
        wrapped, filled = [""], 0.0
        for character in self.body:
            filled += 0.5 if character.isascii() else 1
            if filled > width:
                wrapped.append("")
                filled = 0.5 if character.isascii() else 1
            wrapped[-1] += character
        return [*self.headlines, *wrapped, self.byline]


def _of(*words: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from([word for some in words for word in some])


def _joined(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(*parts).map("".join)


COUNTS = st.integers(0, 99_999).map(str)
NUMERALS = st.one_of(
    COUNTS,
    st.integers(0, 999_999).map(lambda cents: f"{cents // 100}.{cents % 100:02}"),
    st.integers(1_000, 9_999_999).map("{:,}".format),
    st.sampled_from(
        [*"三两半", "二十", "一百零五", "三万五", "两千多", "十几", "三成", "百分之八", "千分之三", "数百", "三四十"]
    ),
    _joined(COUNTS, st.sampled_from("-—~至到"), COUNTS),
)
UNIT, MOVE = _of(UNITS), _of(MOVES)
FIGURES = _joined(_of(DEGREES), NUMERALS, UNIT)
BYLINES = _joined(st.just("□"), st.sampled_from(SURNAMES), st.text(GIVEN, min_size=1, max_size=2))


def _clauses(nouns: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """A clause with a claim or two, or with a near miss of one."""
    return st.one_of(
        _joined(_of(VERBS), nouns, FIGURES),
        _joined(_of(COMPARED), MOVE, FIGURES),
        _joined(_of(SHARES), _of(DEGREES), NUMERALS, st.just("%")),
        _of(RANKS, ASIDES),
        _joined(nouns, st.just("、"), nouns, st.just("分别"), MOVE, NUMERALS, UNIT, st.just("和"), NUMERALS, UNIT),
        _joined(nouns, st.just("由"), NUMERALS, UNIT, st.just("降为"), NUMERALS, UNIT),
    )


@cache
def articles(half: int | None = None) -> st.SearchStrategy[Article]:
    """One signed article with up to two headlines; those of half 0 and of half 1 have no name or noun in common."""
    part = slice(half, None, half if half is None else 2)
    places, nouns = _of(PLACES[part]), _of(NOUNS[part])
    whom = _joined(places, _of(KINDS)) | _of(COMPANIES[part], ANAPHORS) | st.just("")
    leads = _joined(_of(TIMES, [""]), _of(["", "，"]), whom)
    clauses = st.lists(_clauses(nouns), min_size=1, max_size=4).map("，".join)
    told = st.lists(_joined(leads, clauses, st.sampled_from("。。。；！")), min_size=1, max_size=3).map("".join)
    body = st.tuples(_of(OPENINGS), told).map(lambda words: words[0] + words[1][:-1] + "。")
    titles = _joined(places, nouns, MOVE, NUMERALS, UNIT)
    return st.builds(Article, st.lists(titles, max_size=2).map(tuple), body, BYLINES)


SEVERAL = st.lists(articles(), max_size=2)
WIDTHS, LINE_ENDS = st.integers(11, 24), st.sampled_from(["\n", "\r\n", "\n\n"])
STRAYS = st.lists(st.tuples(st.integers(0, 400), st.sampled_from([" ", "\u3000", "\u200b", "  "])), max_size=4)


@st.composite
def pages(draw: st.DrawFn) -> str:
    """Up to two articles set in columns, with the marks that a PDF leaves."""
    width = draw(WIDTHS)
    text = draw(LINE_ENDS).join(line for article in draw(SEVERAL) for line in article.lines(width))
    if draw(st.booleans()):
        text = text.translate({code: code + 0xFEE0 for code in b"0123456789%"})
    for at, stray in draw(STRAYS):
        text = text[:at] + stray + text[at:]
    return text


def scraps(most: int = 40) -> st.SearchStrategy[str]:
    """Words of the field in no order, with line ends and spaces between."""
    words = _of(
        PLACES, KINDS, COMPANIES, ANAPHORS, TIMES, NOUNS, VERBS, UNITS, DEGREES, COMPARED, MOVES, RANKS, SHARES, ASIDES,
        OPENINGS,
        [*"，。；：、和的了与及（）“”《》-—~□\n\n 1.万亿十零第"], ["\n\n", "分别", "由", "至", "□赵宁", "8%", "5.2亿"],
    )  # fmt: skip
    return st.lists(words | NUMERALS, max_size=most).map("".join)


def anything(codec: str | None = None) -> st.SearchStrategy[str]:
    """Any code points at all, lone surrogates too; or those that a codec knows."""
    return st.text(st.characters(codec=codec), max_size=120)


def days() -> st.SearchStrategy[date | None]:
    """A day of publication, or none; now and then at the calendar's very ends."""
    return st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31)) | st.sampled_from([date.min, date.max])
