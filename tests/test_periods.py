from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.periods import FoundPeriod, find_periods

REFERENCE = date(2024, 7, 18)  # a Thursday


def told(found: FoundPeriod, text: str) -> str:
    first, last = (side.isoformat() if side else "" for side in (found.first, found.last))
    return f"{text[found.start : found.end]} {first}..{last} {found.role}"


def report(text: str, reference: date | None = REFERENCE) -> list[str]:
    return [told(found, text) for found in find_periods(text, reference)]


def speech(text: str, reference: date | None = REFERENCE) -> list[str]:
    return [told(found, text) for found in find_periods(text, reference, "speech")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年营收", "2019年 2019-01-01..2019-12-31 within"),
        ("2019年年度报告", "2019年年度 2019-01-01..2019-12-31 within"),
        ("二〇一八年五月四日召开", "二〇一八年五月四日 2018-05-04..2018-05-04 within"),
        ("零六年建成", "零六年 2006-01-01..2006-12-31 within"),
        ("17年底交付", "17年底 2017-12-31..2017-12-31 within"),
        ("民国八年", "民国八年 1919-01-01..1919-12-31 within"),
        ("乾隆元年", "乾隆元年 1736-01-01..1736-12-31 within"),
        ("2022财年", "2022财年 2022-01-01..2022-12-31 within"),
        ("2017-2019年合计", "2017-2019年 2017-01-01..2019-12-31 within"),
        ("2022、2023年合计", "2022、2023年 2022-01-01..2023-12-31 within"),
        ("20世纪70年代", "20世纪70年代 1970-01-01..1979-12-31 within"),
        ("“十二五”期间", "“十二五”期间 2011-01-01..2015-12-31 within"),
        ("2023年第三季度", "2023年第三季度 2023-07-01..2023-09-30 within"),
        ("2023年二、三季度", "2023年二、三季度 2023-04-01..2023-09-30 within"),
        ("2023年Q4", "2023年Q4 2023-10-01..2023-12-31 within"),
        ("2020年下半年", "2020年下半年 2020-07-01..2020-12-31 within"),
        ("2023年1-9月", "2023年1-9月 2023-01-01..2023-09-30 within"),
        ("2023年前8个月", "2023年前8个月 2023-01-01..2023-08-31 within"),
        ("2024年2月下旬", "2024年2月下旬 2024-02-21..2024-02-29 within"),
        ("2023年3月2日至6日", "2023年3月2日至6日 2023-03-02..2023-03-06 within"),
        ("2023年11月至次年2月", "2023年11月至次年2月 2023-11-01..2024-02-29 within"),
        ("2023-04-05发布", "2023-04-05 2023-04-05..2023-04-05 within"),
        ("20230405", "20230405 2023-04-05..2023-04-05 within"),
        ("2023年5月9日14时20分", "2023年5月9日14时20分 2023-05-09..2023-05-09 within"),
        ("2022年春节假期", "2022年春节假期 2022-01-31..2022-02-06 within"),
        ("2010年国庆假期", "2010年国庆假期 .. within"),
        ("2023年中秋节", "2023年中秋节 2023-09-29..2023-09-29 within"),
        ("2023年冬至", "2023年冬至 2023-12-22..2023-12-22 within"),
        ("2022年农历八月十五", "2022年农历八月十五 2022-09-10..2022-09-10 within"),
    ],
)
def test_phrases_that_need_no_reference_date(text: str, expected: str) -> None:
    assert report(text, None) == [expected]
    assert report(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年以来增收", "今年以来 2024-01-01.. since"),
        ("3月以来", "3月以来 2024-03-01.. since"),
        ("自9月起", "自9月起 2023-09-01.. since"),
        ("四季度以来", "四季度以来 2023-10-01.. since"),
        ("到6月底", "到6月底 ..2024-06-30 until"),
        ("截至7月15日", "截至7月15日 ..2024-07-15 until"),
        ("截至8月1日", "截至8月1日 ..2023-08-01 until"),
        ("5月末余额", "5月末 ..2024-05-31 until"),
        ("截至目前", "截至目前 ..2024-07-18 until"),
        ("截至发稿时", "截至发稿时 ..2024-07-18 until"),
        ("到2026年", "到2026年 ..2026-12-31 until"),
        ("2025年6月底前建成", "2025年6月底前 ..2025-06-30 until"),
        ("一季度", "一季度 2024-01-01..2024-03-31 within"),
        ("前三季度", "前三季度 2023-01-01..2023-09-30 within"),
        ("上半年", "上半年 2024-01-01..2024-06-30 within"),
        ("1-5月份", "1-5月份 2024-01-01..2024-05-31 within"),
        ("前11个月", "前11个月 2023-01-01..2023-11-30 within"),
        ("全年目标", "全年 2024-01-01..2024-12-31 within"),
        ("去年四季度", "去年四季度 2023-10-01..2023-12-31 within"),
        ("前年5月", "前年5月 2022-05-01..2022-05-31 within"),
        ("上月", "上月 2024-06-01..2024-06-30 within"),
        ("本月3日", "本月3日 2024-07-03..2024-07-03 within"),
        ("上周五", "上周五 2024-07-12..2024-07-12 within"),
        ("周六", "周六 2024-07-13..2024-07-13 within"),
        ("近5年", "近5年 2019-07-18..2024-07-17 within"),
        ("5年前", "5年前 2019-01-01..2019-12-31 within"),
        ("近年来", "近年来 .. since"),
        ("“双11”当日", "“双11”当日 2023-11-11..2023-11-11 within"),
        ("春运期间", "春运期间 2024-01-26..2024-03-05 within"),
        ("8日至10日", "8日至10日 2024-07-08..2024-07-10 within"),
        ("2月29日", "2月29日 2024-02-29..2024-02-29 within"),
    ],
)
def test_report_looks_back(text: str, expected: str) -> None:
    assert report(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2022年表现平稳，其中第四季度增收", [
            "2022年 2022-01-01..2022-12-31 within", "第四季度 2022-10-01..2022-12-31 within",
        ]),
        ("去年10月立项，26日开工", ["去年10月 2023-10-01..2023-10-31 within", "26日 2023-10-26..2023-10-26 within"]),
        ("4月启动，当月签约", ["4月 2024-04-01..2024-04-30 within", "当月 2024-04-01..2024-04-30 within"]),
        ("6月8日开业，当天揽收", ["6月8日 2024-06-08..2024-06-08 within", "当天 2024-06-08..2024-06-08 within"]),
        ("2022年签约，次年投产", ["2022年 2022-01-01..2022-12-31 within", "次年 2023-01-01..2023-12-31 within"]),
        ("2022年营收，比上年增", ["2022年 2022-01-01..2022-12-31 within", "上年 2021-01-01..2021-12-31 within"]),
        ("1-4月营收，高于去年同期", ["1-4月 2024-01-01..2024-04-30 within", "去年同期 2023-01-01..2023-04-30 within"]),
        ("2月营收，比2019年同期高", ["2月 2024-02-01..2024-02-29 within", "2019年同期 2019-02-01..2019-02-28 within"]),
        ("比2020年多，9月最好", ["2020年 2020-01-01..2020-12-31 within", "9月 2023-09-01..2023-09-30 within"]),
        ("2022年结束\n8月开工", ["2022年 2022-01-01..2022-12-31 within", "8月 2023-08-01..2023-08-31 within"]),
        ("由2018年的3家增至2021年的9家", [
            "2018年 2018-01-01..2018-12-31 within", "2021年 2021-01-01..2021-12-31 within",
        ]),
        ("2021年9月至今", ["2021年9月至今 2021-09-01..2024-07-18 since"]),
        ("5月1日至11月31日", ["5月1日至11月31日 2024-05-01..2024-11-30 within"]),
    ],
)  # fmt: skip
def test_phrases_read_each_other(text: str, expected: list[str]) -> None:
    assert report(text) == expected


def test_comparisons_have_their_own_grain() -> None:
    frame, base = find_periods("上半年较上年同期增长", REFERENCE)
    assert (frame.grain, base.grain) == ("half", "comparison")
    assert base.explicit_year


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("明天", "明天 2024-07-19..2024-07-19 within"),
        ("大后天", "大后天 2024-07-21..2024-07-21 within"),
        ("周四", "周四 2024-07-25..2024-07-25 within"),
        ("这周四", "这周四 2024-07-18..2024-07-18 within"),
        ("下下周三", "下下周三 2024-07-31..2024-07-31 within"),
        ("上个周末", "上个周末 2024-07-13..2024-07-14 within"),
        ("3天前", "3天前 2024-07-15..2024-07-15 within"),
        ("两周后", "两周后 2024-07-29..2024-08-04 within"),
        ("半年前", "半年前 2024-01-01..2024-01-31 within"),
        ("四月和六月之间", "四月和六月之间 2024-04-01..2024-06-30 within"),
        ("十几年前", "十几年前 .. within"),
        ("10天内", "10天内 2024-07-18..2024-07-28 within"),
        ("未来三天", "未来三天 2024-07-19..2024-07-21 within"),
        ("上两周", "上两周 2024-07-01..2024-07-14 within"),
        ("下两个月", "下两个月 2024-08-01..2024-09-30 within"),
        ("9月3号", "9月3号 2024-09-03..2024-09-03 within"),
        ("1月8号", "1月8号 2025-01-08..2025-01-08 within"),
        ("25日", "25日 2024-07-25..2024-07-25 within"),
        ("八月的第二周", "八月的第二周 2024-08-12..2024-08-18 within"),
        ("5月的第二个星期日", "5月的第二个星期日 2024-05-12..2024-05-12 within"),
        ("9月最后一天", "9月最后一天 2024-09-30..2024-09-30 within"),
        ("明年第四个月", "明年第四个月 2025-04-01..2025-04-30 within"),
        ("去年后两个月", "去年后两个月 2023-11-01..2023-12-31 within"),
        ("今明两年", "今明两年 2024-01-01..2025-12-31 within"),
        ("除夕", "除夕 2025-01-28..2025-01-28 within"),
        ("腊月廿三", "腊月廿三 2025-01-22..2025-01-22 within"),
        ("去年母亲节", "去年母亲节 2023-05-14..2023-05-14 within"),
        ("下个月初", "下个月初 2024-08-01..2024-08-05 within"),
        ("2016年以前", "2016年以前 ..2015-12-31 until"),
        ("2016年及以后", "2016年及以后 2016-01-01.. since"),
        ("2016年3月1日之后", "2016年3月1日之后 2016-03-02.. since"),
        ("2016年3月1日或之前", "2016年3月1日或之前 ..2016-03-01 until"),
        ("周日，9月1日", "周日，9月1日 2024-09-01..2024-09-01 within"),
        ("9月1日，星期天", "9月1日，星期天 2024-09-01..2024-09-01 within"),
        ("下周一到周三", "下周一到周三 2024-07-22..2024-07-24 within"),
        ("12/25/2019", "12/25/2019 2019-12-25..2019-12-25 within"),
        ("2月30日", "2月30日 .. within"),
    ],
)
def test_speech_looks_ahead(text: str, expected: str) -> None:
    assert speech(text) == [expected]


@pytest.mark.parametrize("text", ["去年", "上月", "3月5日", "昨天", "近三年", "当日", "去年同期", "周五", "前5个月"])
def test_without_a_reference_date_nothing_is_guessed(text: str) -> None:
    (found,) = find_periods(text, None)
    assert (found.start, found.end, found.first, found.last) == (0, len(text), None, None)


@pytest.mark.parametrize(
    "text",
    [
        "坚守20年", "历时8天", "36小时", "6个月", "3.0版本", "818购物节", "60周年", "第十届", "5月龄", "日均投递",
        "周女士", "周围", "两周岁", "5号楼", "7号线", "ISO9001", "2016件", "2016.5", "三五年", "每周一", "每月10号",
        "一天三次",
        "身份证号11010519880605", "13800138000", "192.168.1.10", "第一季", "全天候", "今日头条", "成立3年后",
        "2/3的网点", "当地", "本土", "同时", "上下游", "前五名", "一年级", "大年会", "周年庆", "月饼", "年货", "报告期",
        "同比", "环比",
    ],
)  # fmt: skip
def test_not_periods(text: str) -> None:
    assert report(text) == []


@pytest.mark.parametrize(
    "unit", ["1", "一", "十", "2021年", "当日", "周一,", "上周一，", "至3月", "1月至", "2021-", "3.", "上", "闰"]
)
def test_long_hostile_texts(unit: str) -> None:
    found = find_periods(unit * 20_000, REFERENCE)
    assert all(a.end <= b.start for a, b in pairwise(found))


WORDS = st.sampled_from(
    regex.split(
        r"\s+",
        """年 月 日 号 季度 上 下 前 后 本 当 今 去 明 半 个 周 星期 天 初 底 末 旬 至 到 自 从 截至 以来 起 之前 以后
        同期 农历 闰 正月 廿 春节 假期 世纪 年代 第 的 ， 。 - ~ 、 / . Q 1 2 3 9 12 30 31 2021 1999
        0000 9999 一 二 三 十 〇
        几 近 未来 “ ” 十四五 全""",
    )
)


@given(
    st.lists(WORDS, max_size=14).map("".join) | st.text(max_size=40),
    st.dates() | st.none(),
    st.sampled_from(["report", "speech"]),
)
def test_never_raises_and_keeps_order(text: str, reference: date | None, reading: str) -> None:
    end = 0
    for found in find_periods(text, reference, reading):  # type: ignore[arg-type]
        assert end <= found.start < found.end <= len(text)
        end = found.end
        if found.first and found.last:
            assert found.last - found.first >= timedelta(0)
