"""Time words that point away from the reference date or the phrase before."""

import pytest
from phrases import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今年", "今年 2024-01-01..2024-12-31 within year stated"),
        ("去年", "去年 2023-01-01..2023-12-31 within year stated"),
        ("前年", "前年 2022-01-01..2022-12-31 within year stated"),
        ("大前年", "大前年 2021-01-01..2021-12-31 within year stated"),
        ("明年", "明年 2025-01-01..2025-12-31 within year stated"),
        ("后年", "后年 2026-01-01..2026-12-31 within year stated"),
        ("大后年", "大后年 2027-01-01..2027-12-31 within year stated"),
        ("下一年", "下一年 2025-01-01..2025-12-31 within year"),
        ("上一年", "上一年 2023-01-01..2023-12-31 within year stated"),
        ("全年", "全年 2024-01-01..2024-12-31 within year"),
        ("年内", "年内 2024-01-01..2024-12-31 within year"),
        ("去年全年", "去年全年 2023-01-01..2023-12-31 within year stated"),
        ("同年", "同年 2024-01-01..2024-12-31 within year"),
        ("翌年", "翌年 2025-01-01..2025-12-31 within year stated"),
        ("去今两年", "去今两年 2023-01-01..2024-12-31 within range stated"),
        ("今明两年", "今明两年 2024-01-01..2025-12-31 within range stated"),
        ("去年同月", "去年同月 2023-07-01..2023-07-31 within month stated"),
        ("上年同月", "上年同月 2023-07-01..2023-07-31 within month stated"),
        ("去年今日", "去年今日 2023-07-18..2023-07-18 within day stated"),
        ("3月今日", "3月今日 2024-03-18..2024-03-18 within day"),
        ("去年本月", "去年本月 2023-07-01..2023-07-31 within month stated"),
        ("去年这周", "去年这周 2023-07-17..2023-07-23 within week stated"),
        ("去年这个月", "去年这个月 2023-07-01..2023-07-31 within month stated"),
        ("去年同日", "去年同日 2023-07-18..2023-07-18 within day stated"),
        ("2019年同一天", "2019年同一天 2019-07-18..2019-07-18 within day stated"),
    ],
)
def test_years_from_here(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本月", "本月 2024-07-01..2024-07-31 within month"),
        ("上月", "上月 2024-06-01..2024-06-30 within month"),
        ("上上月", "上上月 2024-05-01..2024-05-31 within month"),
        ("下个月", "下个月 2024-08-01..2024-08-31 within month"),
        ("当月", "当月 2024-07-01..2024-07-31 within month"),
        ("次月", "次月 2024-08-01..2024-08-31 within month"),
        ("上周", "上周 2024-07-08..2024-07-14 within week"),
        ("上一周", "上一周 2024-07-08..2024-07-14 within week"),
        ("下下周", "下下周 2024-07-29..2024-08-04 within week"),
        ("这个周末", "这个周末 2024-07-20..2024-07-21 within week"),
        ("上周末", "上周末 2024-07-13..2024-07-14 within week"),
        ("周末", "周末 2024-07-20..2024-07-21 within week"),
        ("本季度", "本季度 2024-07-01..2024-09-30 within quarter"),
        ("上季度", "上季度 2024-04-01..2024-06-30 within quarter"),
        ("下个季度", "下个季度 2024-10-01..2024-12-31 within quarter"),
        ("上周以来", "上周以来 2024-07-08.. since week"),
    ],
)
def test_units_from_here(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月同月", "3月 2024-03-01..2024-03-31 within month | 同月 2024-03-01..2024-03-31 within month"),
    ],
)
def test_units_from_here_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", "今天 2024-07-18..2024-07-18 within day"),
        ("昨天", "昨天 2024-07-17..2024-07-17 within day"),
        ("前天", "前天 2024-07-16..2024-07-16 within day"),
        ("大前天", "大前天 2024-07-15..2024-07-15 within day"),
        ("大大前天", "大大前天 2024-07-14..2024-07-14 within day"),
        ("明天", "明天 2024-07-19..2024-07-19 within day"),
        ("大后天", "大后天 2024-07-21..2024-07-21 within day"),
        ("大大后天", "大大后天 2024-07-22..2024-07-22 within day"),
        ("昨晚", "昨晚 2024-07-17..2024-07-17 within day"),
        ("即日", "即日 2024-07-18..2024-07-18 within day"),
        ("昨今两天", "昨今两天 2024-07-17..2024-07-18 within range"),
        ("今明两天", "今明两天 2024-07-18..2024-07-19 within range"),
        ("明后两天", "明后两天 2024-07-19..2024-07-20 within range"),
        ("当日", "当日 2024-07-18..2024-07-18 within day"),
        ("翌日", "翌日 2024-07-19..2024-07-19 within day"),
        ("3月3日全天", "3月3日全天 2024-03-03..2024-03-03 within day"),
        ("今天全天", "今天全天 2024-07-18..2024-07-18 within day"),
    ],
)
def test_days_from_here(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月3日，次日", "3月3日 2024-03-03..2024-03-03 within day | 次日 2024-03-04..2024-03-04 within day"),
        ("3月，当日", "3月 2024-03-01..2024-03-31 within month | 当日 .. within day"),
        ("3月3日次日", "3月3日 2024-03-03..2024-03-03 within day | 次日 2024-03-04..2024-03-04 within day"),
        (
            "3月3日，去年同日",
            "3月3日 2024-03-03..2024-03-03 within day | 去年同日 2023-03-03..2023-03-03 within day stated",
        ),
        ("周五周六", "周五 2024-07-12..2024-07-12 within day | 周六 2024-07-13..2024-07-13 within day"),
        ("周五，周六", "周五 2024-07-12..2024-07-12 within day | 周六 2024-07-13..2024-07-13 within day"),
        ("星期六星期天", "星期六 2024-07-13..2024-07-13 within day | 星期天 2024-07-14..2024-07-14 within day"),
    ],
)
def test_days_from_here_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize("text", ["每周一周三周五", "每个周六周日", "三周五次", "两周五天"])
def test_weeks_that_are_counted_name_no_day(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月3日至次日", "3月3日至次日 2024-03-03..2024-03-04 within range"),
        ("3月3日至当日20时", "3月3日至当日20时 2024-03-03..2024-03-03 within range"),
        ("3月至次月", "3月至次月 2024-03-01..2024-04-30 within range"),
    ],
)
def test_the_end_of_a_range_points_back_to_its_beginning(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["全天"])
def test_a_whole_day_needs_its_day(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("周三", "周三 2024-07-17..2024-07-17 within day"),
        ("周四", "周四 2024-07-18..2024-07-18 within day"),
        ("周五", "周五 2024-07-12..2024-07-12 within day"),
        ("上周五", "上周五 2024-07-12..2024-07-12 within day"),
        ("下周日", "下周日 2024-07-28..2024-07-28 within day"),
        ("这周四", "这周四 2024-07-18..2024-07-18 within day"),
        ("上上周三", "上上周三 2024-07-03..2024-07-03 within day"),
        ("周一到周三", "周一到周三 2024-07-15..2024-07-17 within range"),
        ("周五到周二", "周五到周二 2024-07-12..2024-07-16 within range"),
        ("周四至今", "周四至今 2024-07-18..2024-07-18 since range"),
        ("周五至今", "周五至今 2024-07-12..2024-07-18 since range"),
        ("3月第一周周五", "3月第一周周五 2024-03-08..2024-03-08 within day"),
        ("2023年3月第一周周三", "2023年3月第一周周三 2023-03-08..2023-03-08 within day stated"),
        ("3月15日，周五", "3月15日，周五 2024-03-15..2024-03-15 within day"),
        ("周五，3月15日", "周五，3月15日 2024-03-15..2024-03-15 within day"),
    ],
)
def test_week_days(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年初", "年初 2024-01-01..2024-02-29 within range"),
        ("年底", "年底 2024-12-31..2024-12-31 within day"),
        ("年末", "年末 ..2024-12-31 until day"),
        ("岁末", "岁末 ..2024-12-31 until day"),
        ("年中，", "年中 2024-06-01..2024-07-31 within range"),
        ("去年年中，", "去年年中 2023-06-01..2023-07-31 within range stated"),
        ("上年末", "上年末 ..2023-12-31 until day stated"),
        ("去年底", "去年底 2023-12-31..2023-12-31 within day stated"),
        ("去年初", "去年初 2023-01-01..2023-02-28 within range stated"),
        ("年初以来", "年初以来 2024-01-01.. since range"),
        ("自年初", "自年初 2024-01-01.. since range"),
        ("从年初到年底", "从年初到年底 2024-01-01..2024-12-31 within range"),
        ("2023年底", "2023年底 2023-12-31..2023-12-31 within day stated"),
        ("2023年末", "2023年末 ..2023-12-31 until day stated"),
        ("2021年底至2022年初", "2021年底至2022年初 2021-12-31..2022-02-28 within range stated"),
        ("本世纪末", "本世纪末 ..2099-12-31 until day stated"),
        ("“十四五”初", "“十四五”初 2021-01-01..2021-12-31 within range stated"),
    ],
)
def test_parts(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年末", "年末 2024-11-01..2024-12-31 within range"),
        ("年底", "年底 2024-11-01..2024-12-31 within range"),
        ("月底", "月底 2024-07-25..2024-07-31 within range"),
        ("3月底", "3月底 2024-03-25..2024-03-31 within range"),
        ("三季度末", "三季度末 2024-09-01..2024-09-30 within month"),
        ("三季度初", "三季度初 2024-07-01..2024-07-31 within month"),
        ("上半年末", "上半年末 2024-06-01..2024-06-30 within range"),
        ("去年底", "去年底 2023-11-01..2023-12-31 within range stated"),
        ("本世纪末", "本世纪末 2070-01-01..2099-12-31 within range stated"),
        ("“十四五”末", "“十四五”末 2025-01-01..2025-12-31 within range stated"),
    ],
)
def test_parts_in_speech(text: str, expected: str) -> None:
    assert told(text, reading="speech") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("年末岁尾", "年末 2024-11-01..2024-12-31 within range | 岁尾 2024-11-01..2024-12-31 within range"),
    ],
)
def test_parts_in_speech_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text, reading="speech")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月开工，次月", "3月 2024-03-01..2024-03-31 within month | 次月 2024-04-01..2024-04-30 within month"),
        ("3月3日，该周", "3月3日 2024-03-03..2024-03-03 within day | 该周 2024-02-26..2024-03-03 within week"),
        ("3月3日，当周", "3月3日 2024-03-03..2024-03-03 within day | 当周 2024-02-26..2024-03-03 within week"),
        ("3月，当月", "3月 2024-03-01..2024-03-31 within month | 当月 2024-03-01..2024-03-31 within month"),
        (
            "2021年，次年",
            "2021年 2021-01-01..2021-12-31 within year stated | 次年 2022-01-01..2022-12-31 within year stated",
        ),
        ("去年，当年", "去年 2023-01-01..2023-12-31 within year stated | 当年 2023-01-01..2023-12-31 within year"),
        (
            "2021年9月，同年12月",
            "2021年9月 2021-09-01..2021-09-30 within month stated | 同年12月 2021-12-01..2021-12-31 within month",
        ),
        (
            "2022年。上年",
            "2022年 2022-01-01..2022-12-31 within year stated | 上年 2021-01-01..2021-12-31 within year stated",
        ),
        (
            "2022年，上年",
            "2022年 2022-01-01..2022-12-31 within year stated | 上年 2021-01-01..2021-12-31 within year stated",
        ),
        ("3月，比上月", "3月 2024-03-01..2024-03-31 within month | 上月 2024-02-01..2024-02-29 within month"),
        ("3月3日，上月", "3月3日 2024-03-03..2024-03-03 within day | 上月 2024-06-01..2024-06-30 within month"),
        (
            "一季度，比上季度",
            "一季度 2024-01-01..2024-03-31 within quarter | 上季度 2023-10-01..2023-12-31 within quarter",
        ),
        (
            "一季度，上季度",
            "一季度 2024-01-01..2024-03-31 within quarter | 上季度 2024-04-01..2024-06-30 within quarter",
        ),
        (
            "2021年9月3日开工，次日",
            "2021年9月3日 2021-09-03..2021-09-03 within day stated | 次日 2021-09-04..2021-09-04 within day",
        ),
        ("近年来，9月", "近年来 .. since range | 9月 2023-09-01..2023-09-30 within month"),
        ("近年来，当月", "近年来 .. since range | 当月 2024-07-01..2024-07-31 within month"),
        (
            "去年签约，月底开工",
            "去年 2023-01-01..2023-12-31 within year stated | 月底 2024-07-31..2024-07-31 within day",
        ),
    ],
)
def test_what_points_back(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年一季度同期", "去年一季度同期 2023-01-01..2023-03-31 within comparison stated"),
        ("同期", "同期 .. within range"),
        ("较同期", "同期 .. within comparison"),
    ],
)
def test_the_same_period(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上半年，同期", "上半年 2024-01-01..2024-06-30 within half | 同期 2024-01-01..2024-06-30 within half"),
        (
            "上半年，比上年同期",
            "上半年 2024-01-01..2024-06-30 within half | 上年同期 2023-01-01..2023-06-30 within comparison stated",
        ),
        (
            "2月，比去年同期",
            "2月 2024-02-01..2024-02-29 within month | 去年同期 2023-02-01..2023-02-28 within comparison stated",
        ),
        (
            "2月29日，比去年同期",
            "2月29日 2024-02-29..2024-02-29 within day | 去年同期 2023-02-28..2023-02-28 within comparison stated",
        ),
        (
            "2023年2月，较上年同期",
            "2023年2月 2023-02-01..2023-02-28 within month stated | "
            "上年同期 2022-02-01..2022-02-28 within comparison stated",
        ),
        ("6月末，较上年同期", "6月末 ..2024-06-30 until day | 上年同期 ..2023-06-30 within comparison stated"),
        (
            "上周，较去年同期",
            "上周 2024-07-08..2024-07-14 within week | 去年同期 2023-07-08..2023-07-14 within comparison stated",
        ),
        (
            "2021年，上年同期",
            "2021年 2021-01-01..2021-12-31 within year stated | "
            "上年同期 2020-01-01..2020-12-31 within comparison stated",
        ),
        (
            "1-5月，与2019年同期",
            "1-5月 2024-01-01..2024-05-31 within range | 2019年同期 2019-01-01..2019-05-31 within comparison stated",
        ),
    ],
)
def test_the_same_period_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("去年昨天", "去年 2023-01-01..2023-12-31 within year stated | 昨天 2024-07-17..2024-07-17 within day"),
        ("上周今天", "上周 2024-07-08..2024-07-14 within week | 今天 2024-07-18..2024-07-18 within day"),
        ("3月当月", "3月当月 2024-03-01..2024-03-31 within month"),
        ("一季度全年", "一季度 2024-01-01..2024-03-31 within quarter | 全年 2024-01-01..2024-12-31 within year"),
        ("3月当年", "3月 2024-03-01..2024-03-31 within month | 当年 2024-01-01..2024-12-31 within year"),
        ("3月3日同日", "3月3日同日 2024-03-03..2024-03-03 within day"),
        ("3月周五", "3月 2024-03-01..2024-03-31 within month | 周五 2024-07-12..2024-07-12 within day"),
        ("3月全天", "3月 2024-03-01..2024-03-31 within month"),
        ("3月3日签约，这周", "3月3日 2024-03-03..2024-03-03 within day | 这周 2024-02-26..2024-03-03 within week"),
        ("3月签约，这个月", "3月 2024-03-01..2024-03-31 within month | 这个月 2024-03-01..2024-03-31 within month"),
    ],
)
def test_what_narrows(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全天", "全天 2024-07-18..2024-07-18 within day"),
        ("3月3日签约，这周", "3月3日 2024-03-03..2024-03-03 within day | 这周 2024-07-15..2024-07-21 within week"),
        ("3月3日签约，前一天", "3月3日 2024-03-03..2024-03-03 within day | 前一天 2024-07-17..2024-07-17 within day"),
    ],
)
def test_speech_looks_from_today(text: str, expected: str) -> None:
    assert " | ".join(told(text, reading="speech")) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "2月，比前年同期",
            "2月 2024-02-01..2024-02-29 within month | 前年同期 2022-02-01..2022-02-28 within comparison stated",
        ),
        (
            "2021年3月，较上年同期",
            "2021年3月 2021-03-01..2021-03-31 within month stated | "
            "上年同期 2020-03-01..2020-03-31 within comparison stated",
        ),
        (
            "2021年3月，较上一年同期",
            "2021年3月 2021-03-01..2021-03-31 within month stated | "
            "上一年同期 2020-03-01..2020-03-31 within comparison stated",
        ),
        (
            "2021年3月，较前年同期",
            "2021年3月 2021-03-01..2021-03-31 within month stated | "
            "前年同期 2019-03-01..2019-03-31 within comparison stated",
        ),
        (
            "2021年3月，较2019年同期",
            "2021年3月 2021-03-01..2021-03-31 within month stated | "
            "2019年同期 2019-03-01..2019-03-31 within comparison stated",
        ),
        (
            "截至3月底，比2019年同期",
            "截至3月底 ..2024-03-31 until day | 2019年同期 ..2019-03-31 within comparison stated",
        ),
    ],
)
def test_the_same_period_of_other_years(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected
