"""Time words that count units."""

import pytest
from phrases import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3天前", "3天前 2024-07-15..2024-07-15 within day"),
        ("三天前", "三天前 2024-07-15..2024-07-15 within day"),
        ("两周前", "两周前 2024-07-01..2024-07-07 within week"),
        ("两个星期前", "两个星期前 2024-07-01..2024-07-07 within week"),
        ("三周半前", "三周半前 2024-06-24..2024-06-30 within week"),
        ("俩月前", "俩月前 2024-05-01..2024-05-31 within month"),
        ("仨月前", "仨月前 2024-04-01..2024-04-30 within month"),
        ("半月前", "半月前 2024-07-03..2024-07-03 within day"),
        ("半年前", "半年前 2024-01-01..2024-01-31 within month"),
        ("一年半前", "一年半前 2023-01-01..2023-01-31 within month"),
        ("5年前", "5年前 2019-01-01..2019-12-31 within year"),
        ("两季度前", "两季度前 2024-01-01..2024-03-31 within quarter"),
        ("7个工作日前", "7个工作日前 2024-07-09..2024-07-09 within day"),
        ("3个交易日前", "3个交易日前 2024-07-15..2024-07-15 within day"),
        ("十多年前", "十多年前 .. within year"),
        ("几十年来", "几十年来 .. since year"),
        ("3天来", "3天来 2024-07-15.. since range"),
        ("两个月来", "两个月来 2024-05-01.. since range"),
        ("5年来", "5年来 2019-01-01.. since range"),
        ("半年来", "半年来 2024-01-01.. since range"),
        ("10日后", "10日后 2024-07-11.. since day"),
    ],
)
def test_days_ago(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["3日内"])
def test_a_term_is_no_day_in_a_report(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3天后", "3天后 2024-07-21..2024-07-21 within day"),
        ("两周后", "两周后 2024-07-29..2024-08-04 within week"),
        ("三个礼拜后", "三个礼拜后 2024-08-05..2024-08-11 within week"),
        ("三个月后", "三个月后 2024-10-01..2024-10-31 within month"),
        ("一个半月后", "一个半月后 2024-09-02..2024-09-02 within day"),
        ("半年后", "半年后 2025-01-01..2025-01-31 within month"),
        ("一年半后", "一年半后 2026-01-01..2026-01-31 within month"),
        ("10个工作日后", "10个工作日后 2024-08-01..2024-08-01 within day"),
        ("4个交易日后", "4个交易日后 2024-07-22..2024-07-22 within day"),
        ("3天内", "3天内 2024-07-18..2024-07-21 within range"),
        ("10日内", "10日内 2024-07-18..2024-07-28 within range"),
        ("半月内", "半月内 2024-07-18..2024-08-02 within range"),
        ("一个月内", "一个月内 2024-07-18..2024-08-18 within range"),
        ("两年内", "两年内 2024-07-18..2026-07-18 within range"),
        ("几天后", "几天后 .. within day"),
    ],
)
def test_days_ahead_in_speech(text: str, expected: str) -> None:
    assert told(text, reading="speech") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近3天", "近3天 2024-07-15..2024-07-18 within range"),
        ("近一周", "近一周 2024-07-11..2024-07-18 within range"),
        ("近半个月", "近半个月 2024-07-03..2024-07-18 within range"),
        ("近三个月", "近三个月 2024-04-18..2024-07-18 within range"),
        ("近一年半", "近一年半 2023-01-18..2024-07-17 within range"),
        ("近半年", "近半年 2024-01-18..2024-07-18 within range"),
        ("近5年", "近5年 2019-07-18..2024-07-17 within range"),
        ("近几年", "近几年 .. within range"),
        ("近年", "近年 .. within range"),
        ("近3年多", "近3年 2021-07-18..2024-07-17 within range"),
        ("最近一个月", "最近一个月 2024-06-18..2024-07-18 within range"),
        ("过去一年", "过去一年 2023-07-18..2024-07-17 within range"),
        ("过去半年", "过去半年 2024-01-18..2024-07-18 within range"),
        ("未来3天", "未来3天 2024-07-19..2024-07-21 within range"),
        ("未来两周", "未来两周 2024-07-19..2024-08-01 within range"),
        ("未来3年", "未来3年 2024-07-19..2027-07-18 within range"),
        ("未来半年", "未来半年 2024-07-19..2025-01-18 within range"),
        ("今后3年", "今后3年 2024-07-19..2027-07-18 within range"),
        ("接下来3天", "接下来3天 2024-07-19..2024-07-21 within range"),
        ("往后3年", "往后3年 2024-07-19..2027-07-18 within range"),
        ("前3天", "前3天 2024-07-15..2024-07-17 within range"),
        ("前一天", "前一天 2024-07-17..2024-07-17 within day"),
        ("前两年", "前两年 2022-01-01..2023-12-31 within range"),
        ("前三年", "前三年 2021-01-01..2023-12-31 within range"),
        ("前3年", "前3年 2021-07-18..2024-07-17 within range"),
        ("前一周", "前一周 2024-07-08..2024-07-14 within week"),
        ("前5个月", "前5个月 2024-01-01..2024-05-31 within range"),
        ("前11个月", "前11个月 2023-01-01..2023-11-30 within range"),
        ("前3季度", "前3季度 2023-01-01..2023-09-30 within range"),
        ("前半年", "前半年 2024-01-01..2024-06-30 within half"),
        ("头3个月", "头3个月 2024-01-01..2024-03-31 within range"),
        ("上两周", "上两周 2024-07-01..2024-07-14 within range"),
        ("上个月", "上个月 2024-06-01..2024-06-30 within month"),
        ("上三个月", "上三个月 2024-04-01..2024-06-30 within range"),
        ("下3个月", "下3个月 2024-08-01..2024-10-31 within range"),
        ("下两周", "下两周 2024-07-22..2024-08-04 within range"),
        ("后两周", "后两周 2024-07-22..2024-08-04 within range"),
        ("后3个月", "后3个月 2024-08-01..2024-10-31 within range"),
        ("后一天", "后一天 2024-07-19..2024-07-19 within range"),
        ("这一年", "这一年 2024-01-01..2024-12-31 within year"),
        ("前几个月", "前几个月 .. within range"),
        ("前10多个月", "前10多个月 .. within range"),
        ("前几个季度", "前几个季度 .. within range"),
    ],
)
def test_rolling_periods(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["首月", "这三个月", "过3年"])
def test_too_vague_for_a_report(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("近3天", "近3天 2024-07-15..2024-07-18 within range"),
        ("前3天", "前3天 2024-07-15..2024-07-17 within range"),
        ("前3年", "前3年 2021-07-18..2024-07-17 within range"),
        ("前三年", "前三年 2021-01-01..2023-12-31 within range"),
        ("前三个月", "前三个月 2024-04-01..2024-06-30 within range"),
        ("前半年", "前半年 2024-01-01..2024-06-30 within half"),
        ("前三季度", "前三季度 2024-01-01..2024-09-30 within range"),
        ("上两周", "上两周 2024-07-01..2024-07-14 within range"),
        ("下三天", "下三天 2024-07-19..2024-07-21 within range"),
        ("后三天", "后三天 2024-07-19..2024-07-21 within range"),
        ("后一天", "后一天 2024-07-19..2024-07-19 within range"),
        ("后两个月", "后两个月 2024-08-01..2024-09-30 within range"),
        ("这一周", "这一周 2024-07-15..2024-07-21 within week"),
        ("这两年", "这两年 2023-01-01..2024-12-31 within range"),
        ("这三个月", "这三个月 2024-05-01..2024-07-31 within range"),
        ("过3年", "过3年 2027-07-18.. since range"),
        ("过半年", "过半年 2025-01-18.. since range"),
        ("未来一个月", "未来一个月 2024-07-19..2024-08-18 within range"),
        ("最近半年", "最近半年 2024-01-18..2024-07-18 within range"),
        ("过去的三个月", "过去的三个月 2024-04-18..2024-07-18 within range"),
    ],
)
def test_rolling_periods_in_speech(text: str, expected: str) -> None:
    assert told(text, reading="speech") == [expected]


@pytest.mark.parametrize("text", ["头三个月", "首月"])
def test_too_vague_for_speech(text: str) -> None:
    assert told(text, reading="speech") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年前5个月", "今年前5个月 2024-01-01..2024-05-31 within range stated"),
        ("去年前三季度", "去年前三季度 2023-01-01..2023-09-30 within range stated"),
        ("去年后两个月", "去年后两个月 2023-11-01..2023-12-31 within range stated"),
        ("去年最后一个月", "去年最后一个月 2023-12-01..2023-12-31 within month stated"),
        ("去年第一天", "去年第一天 2023-01-01..2023-01-01 within day stated"),
        ("去年第三个季度", "去年第三个季度 2023-07-01..2023-09-30 within quarter stated"),
        ("今年第100天", "今年第100天 2024-04-09..2024-04-09 within day stated"),
        ("今年首周", "今年首周 2024-01-01..2024-01-07 within week stated"),
        ("今年第28周", "今年第28周 2024-07-08..2024-07-14 within week stated"),
        ("3月前10天", "3月前10天 2024-03-01..2024-03-10 within range"),
        ("3月后10天", "3月后10天 2024-03-22..2024-03-31 within range"),
        ("3月最后一周", "3月最后一周 2024-03-25..2024-03-31 within week"),
        ("3月第二周", "3月第二周 2024-03-11..2024-03-17 within week"),
        ("3月第六周", "3月第六周 .. within week"),
        ("3月第一个周末", "3月第一个周末 2024-03-02..2024-03-03 within week"),
        ("3月最后一个周末", "3月最后一个周末 2024-03-30..2024-03-31 within week"),
        ("3月第5个周五", "3月第5个周五 2024-03-29..2024-03-29 within day"),
        ("3月第6个周五", "3月第6个周五 .. within day"),
        ("5月的第二个星期日", "5月的第二个星期日 2024-05-12..2024-05-12 within day"),
        ("11月第四个星期四", "11月第四个星期四 2023-11-23..2023-11-23 within day"),
        ("3月第31天", "3月第31天 2024-03-31..2024-03-31 within day"),
        ("3月第32天", "3月第32天 .. within day"),
        ("一季度首月", "一季度首月 2024-01-01..2024-01-31 within month"),
        ("上半年最后一个月", "上半年最后一个月 2024-06-01..2024-06-30 within month"),
        ("2023年最后一天", "2023年最后一天 2023-12-31..2023-12-31 within day stated"),
        ("3月3日前三天", "3月3日前三天 2024-02-29..2024-03-02 within range"),
        ("春节后一天", "春节后一天 2024-02-11..2024-02-11 within range"),
        ("春节前三天", "春节前三天 2024-02-07..2024-02-09 within range"),
        ("2023年第三周", "2023年第三周 2023-01-16..2023-01-22 within week stated"),
    ],
)
def test_parts_that_are_counted(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("第二天", "第二天 2024-07-19..2024-07-19 within day"),
        ("第三周", "第三周 2024-07-29..2024-08-04 within week"),
        ("第二个月", "第二个月 2024-08-01..2024-08-31 within month"),
        ("第二年", "第二年 2025-01-01..2025-12-31 within year"),
    ],
)
def test_counted_from_today_in_speech(text: str, expected: str) -> None:
    assert told(text, reading="speech") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“十四五”第一年",
            "“十四五” 2021-01-01..2025-12-31 within range stated | 第一年 2024-01-01..2024-12-31 within year",
        ),
    ],
)
def test_counted_from_today_in_speech_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text, reading="speech")) == expected


@pytest.mark.parametrize("text", ["第0周", "第二个星期一"])
def test_not_counted_from_today(text: str) -> None:
    assert told(text, reading="speech") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("半天前", "半天前 2024-07-17..2024-07-17 within day"),
        ("半个月来", "半个月来 2024-07-03.. since range"),
        ("一个半月来", "一个半月来 2024-06-03.. since range"),
        ("近两季", "近两季 2024-01-18..2024-07-18 within range"),
        ("2023年5月第二个星期日", "2023年5月第二个星期日 2023-05-14..2023-05-14 within day stated"),
        ("2023年3月第一个周末", "2023年3月第一个周末 2023-03-04..2023-03-05 within week stated"),
        ("2024年10月第一周", "2024年10月第一周 2024-10-07..2024-10-13 within week stated"),
        ("今年首两个月", "今年首两个月 2024-01-01..2024-02-29 within range stated"),
        ("今年近3个月", "今年 2024-01-01..2024-12-31 within year stated | 近3个月 2024-04-18..2024-07-18 within range"),
        ("3月3日前几天", "3月3日 2024-03-03..2024-03-03 within day | 前几天 .. within range"),
        ("2023年国庆节前三天", "2023年国庆节前三天 2023-09-28..2023-09-30 within range stated"),
        ("3月3日签约，前一天", "3月3日 2024-03-03..2024-03-03 within day | 前一天 2024-03-02..2024-03-02 within day"),
        ("过去数月", "过去数月 .. within range"),
        ("未来数年", "未来数年 .. within range"),
    ],
)
def test_halves_and_seasons(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("前3个月", "前3个月 2024-04-18..2024-07-18 within range"),
        ("前2年", "前2年 2022-07-18..2024-07-17 within range"),
        ("前三个月", "前三个月 2024-04-01..2024-06-30 within range"),
    ],
)
def test_counted_back_in_speech(text: str, expected: str) -> None:
    assert " | ".join(told(text, reading="speech")) == expected
