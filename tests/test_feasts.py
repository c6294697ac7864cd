"""Days with a name: the Chinese calendar, festivals, seasons and breaks."""

import pytest
from phrases import told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("正月", "正月 2024-02-10..2024-03-09 within range"),
        ("冬月", "冬月 2023-12-13..2024-01-10 within range"),
        ("腊月", "腊月 2024-01-11..2024-02-09 within range"),
        ("去年腊月", "去年腊月 2024-01-11..2024-02-09 within range stated"),
        ("正月十五", "正月十五 2024-02-24..2024-02-24 within day"),
        ("大年初三", "大年初三 2024-02-12..2024-02-12 within day"),
        ("年初一", "年初一 2024-02-10..2024-02-10 within day"),
        ("农历八月十五日", "农历八月十五日 2023-09-29..2023-09-29 within day"),
        ("农历2023年八月十五", "农历2023年八月十五 2023-09-29..2023-09-29 within day stated"),
        ("农历2023年三月", "农历2023年三月 2023-04-20..2023-05-18 within range stated"),
        ("闰二月", "闰二月 2023-03-22..2023-04-19 within range"),
        ("2020年闰四月初一", "2020年闰四月初一 2020-05-23..2020-05-23 within day stated"),
        ("八月廿二", "八月廿二 2023-10-06..2023-10-06 within day"),
        ("除夕至初五", "除夕至初五 2024-02-09..2024-02-14 within range"),
        ("正月初一至十五", "正月初一至十五 2024-02-10..2024-02-24 within range"),
        ("正月初一至十五日", "正月初一至十五日 2024-02-10..2024-02-24 within range"),
        ("五月初五至初七", "五月初五至初七 2024-06-10..2024-06-12 within range"),
        ("腊月廿八到初六", "腊月廿八到初六 2024-02-07..2024-02-15 within range"),
        ("腊月二十八至三十", "腊月二十八至三十 2024-02-07..2024-02-09 within range"),
        ("闰二月初一至十五", "闰二月初一至十五 2023-03-22..2023-04-05 within range"),
        ("2100年腊月廿八至初七", "2100年腊月廿八至初七 2101-01-27.. within range stated"),
        ("正月初一至十五家门店", "正月初一 2024-02-10..2024-02-10 within day"),
    ],
)
def test_the_chinese_calendar(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("清明", "清明 2024-04-04..2024-04-04 within day"),
        ("清明节", "清明节 2024-04-04..2024-04-04 within day"),
        ("去年清明节", "去年清明节 2023-04-05..2023-04-05 within day stated"),
        ("今年五一假期", "今年五一假期 2024-05-01..2024-05-05 within range stated"),
        ("去年国庆假期", "去年国庆假期 2023-09-29..2023-10-06 within range stated"),
        ("去年国庆期间", "去年国庆期间 2023-09-29..2023-10-06 within range stated"),
        ("去年“双11”期间", "去年“双11”期间 2023-11-11..2023-11-11 within day stated"),
        ("“618”大促期间", "“618”大促期间 2024-06-18..2024-06-18 within day"),
        ("“618”旺季", "“618”旺季 .. within range"),
        ("旺季期间", "旺季期间 .. within range"),
        ("国庆中秋假期", "国庆中秋假期 2023-09-29..2023-10-06 within range"),
        ("国庆假期前三天", "国庆假期前三天 2023-09-29..2023-10-01 within range"),
        ("春节假期首日", "春节假期首日 2024-02-10..2024-02-10 within day"),
        ("五一假期第二天", "五一假期第二天 2024-05-02..2024-05-02 within day"),
        ("2010年国庆期间", "2010年国庆期间 2010-10-01..2010-10-01 within day stated"),
    ],
)
def test_festivals(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春节，当日", "春节 2024-02-10..2024-02-10 within day | 当日 2024-02-10..2024-02-10 within day"),
    ],
)
def test_festivals_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年春季", "2021年春季 2021-02-03..2021-05-04 within season stated"),
        ("今年春天", "今年春天 2024-02-04..2024-05-04 within season"),
        ("去年夏天", "去年夏天 2023-05-06..2023-08-07 within season stated"),
        ("去年夏", "去年夏 2023-05-06..2023-08-07 within season stated"),
        ("明春", "明春 2025-02-03..2025-05-04 within season stated"),
        ("来春", "来春 2025-02-03..2025-05-04 within season stated"),
        ("2021年冬", "2021年冬 2021-11-07..2022-02-03 within season stated"),
        ("春运", "春运 2024-01-26..2024-03-05 within range"),
        ("今年春运", "今年春运 2024-01-26..2024-03-05 within range stated"),
        ("春运首日", "春运首日 2024-01-26..2024-01-26 within day"),
        ("春运期间", "春运期间 2024-01-26..2024-03-05 within range"),
        ("暑假期间", "暑假期间 2024-07-01..2024-08-31 within range"),
        ("去年寒假", "去年寒假 2023-01-01..2023-02-28 within range stated"),
        ("19年暑假", "19年暑假 2019-07-01..2019-08-31 within range stated"),
        ("2023年大雪", "2023年大雪 2023-12-07..2023-12-07 within day stated"),
        ("清明时节", "清明 2024-04-04..2024-04-04 within day"),
        ("白露节气", "白露节气 2023-09-08..2023-09-08 within day"),
        ("去年冬至", "去年冬至 2023-12-22..2023-12-22 within day stated"),
    ],
)
def test_seasons_and_breaks(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("春天", "春天 2024-02-04..2024-05-04 within season"),
        ("今年冬天", "今年冬天 2024-11-07..2025-02-02 within season"),
        ("雨水", "雨水 2024-02-19..2024-02-19 within day"),
        ("立春", "立春 2025-02-03..2025-02-03 within day"),
        ("闰二月", "闰二月 2023-03-22..2023-04-19 within range"),
        ("年三十", "年三十 2025-01-28..2025-01-28 within day"),
        ("大年初一", "大年初一 2025-01-29..2025-01-29 within day"),
        ("暑假", "暑假 2024-07-01..2024-08-31 within range"),
        ("寒假", "寒假 2024-01-01..2024-02-29 within range"),
        ("国庆", "国庆 2024-10-01..2024-10-01 within day"),
    ],
)
def test_speech_names_days(text: str, expected: str) -> None:
    assert told(text, reading="speech") == [expected]


@pytest.mark.parametrize(
    "text", ["暑假作业", "寒假工", "冬季运动会", "大雪封山", "小雪过后", "雨水充沛", "初五", "三八红旗手"]
)
def test_words_that_only_sound_like_days(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023年“618”旺季", "2023年“618”旺季 .. within range stated"),
        ("2023年大年初一", "2023年大年初一 2023-01-22..2023-01-22 within day stated"),
        ("去年大年三十", "去年大年三十 2024-02-09..2024-02-09 within day stated"),
    ],
)
def test_names_beside_a_year(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("八一", "八一 2024-08-01..2024-08-01 within day"),
        ("恰逢立春，气温回升", "立春 2025-02-03..2025-02-03 within day"),
    ],
)
def test_speech_knows_days_by_their_name(text: str, expected: str) -> None:
    assert " | ".join(told(text, reading="speech")) == expected
