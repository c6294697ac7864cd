"""What an incomplete phrase is completed from."""

from datetime import date

import pytest
from phrases import JANUARY, MARCH, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上月25日至本月5日", "上月25日至本月5日 2024-06-25..2024-07-05 within range"),
        ("去年10月至今年3月", "去年10月至今年3月 2023-10-01..2024-03-31 within range stated"),
    ],
)
def test_the_year_of_the_sentence(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2021年，9月", "2021年 2021-01-01..2021-12-31 within year stated | 9月 2021-09-01..2021-09-30 within month"),
        ("2021年。9月", "2021年 2021-01-01..2021-12-31 within year stated | 9月 2023-09-01..2023-09-30 within month"),
        (
            "2022年三季度。四季度",
            "2022年三季度 2022-07-01..2022-09-30 within quarter stated | 四季度 2023-10-01..2023-12-31 within quarter",
        ),
        ("2022年。全年", "2022年 2022-01-01..2022-12-31 within year stated | 全年 2024-01-01..2024-12-31 within year"),
        ("2023年。年底", "2023年 2023-01-01..2023-12-31 within year stated | 年底 2023-12-31..2023-12-31 within day"),
        (
            "2023年。全年目标",
            "2023年 2023-01-01..2023-12-31 within year stated | 全年 2024-01-01..2024-12-31 within year",
        ),
        (
            "2023年。上年",
            "2023年 2023-01-01..2023-12-31 within year stated | 上年 2022-01-01..2022-12-31 within year stated",
        ),
        (
            "超过2021年，9月",
            "2021年 2021-01-01..2021-12-31 within year stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "高于2021年，9月",
            "2021年 2021-01-01..2021-12-31 within year stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "2021年的3倍，9月",
            "2021年 2021-01-01..2021-12-31 within year stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "去年3月。9月",
            "去年3月 2023-03-01..2023-03-31 within month stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "去年3月，9月",
            "去年3月 2023-03-01..2023-03-31 within month stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        ("2025年，3月", "2025年 2025-01-01..2025-12-31 within year stated | 3月 2025-03-01..2025-03-31 within month"),
        ("2025年。3月", "2025年 2025-01-01..2025-12-31 within year stated | 3月 2024-03-01..2024-03-31 within month"),
        ("到2030年，9月", "到2030年 ..2030-12-31 until year stated | 9月 2023-09-01..2023-09-30 within month"),
        ("自2021年以来，9月", "自2021年以来 2021-01-01.. since year stated | 9月 2021-09-01..2021-09-30 within month"),
        (
            "2021年至2023年，9月",
            "2021年至2023年 2021-01-01..2023-12-31 within range stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "2021年底至2022年初，9月",
            "2021年底至2022年初 2021-12-31..2022-02-28 within range stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "截至2022年末，一季度",
            "截至2022年末 ..2022-12-31 until day stated | 一季度 2024-01-01..2024-03-31 within quarter",
        ),
        ("截至2022年底，全年", "截至2022年底 ..2022-12-31 until day stated | 全年 2022-01-01..2022-12-31 within year"),
        ("去年底。全年", "去年底 2023-12-31..2023-12-31 within day stated | 全年 2024-01-01..2024-12-31 within year"),
        (
            "去年四季度，全年",
            "去年四季度 2023-10-01..2023-12-31 within quarter stated | 全年 2023-01-01..2023-12-31 within year",
        ),
        (
            "其中2023年增长。9月",
            "2023年 2023-01-01..2023-12-31 within year stated | 9月 2023-09-01..2023-09-30 within month",
        ),
        (
            "2023年增长。2月29日",
            "2023年 2023-01-01..2023-12-31 within year stated | 2月29日 2024-02-29..2024-02-29 within day",
        ),
    ],
)
def test_the_year_of_the_sentence_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计9月投产", "9月 2024-09-01..2024-09-30 within month"),
        ("预计5月", "5月 2025-05-01..2025-05-31 within month"),
        ("预计15日", "15日 2024-08-15..2024-08-15 within day"),
        ("预计20日", "20日 2024-07-20..2024-07-20 within day"),
        ("预计3日至5日", "3日至5日 2024-08-03..2024-08-05 within range"),
        ("预计周五", "周五 2024-07-19..2024-07-19 within day"),
        ("预计二季度", "二季度 2024-04-01..2024-06-30 within quarter"),
        ("预计年底", "年底 2024-12-31..2024-12-31 within day"),
        ("9月将开业", "9月 2024-09-01..2024-09-30 within month"),
        ("3月1日将召开", "3月1日 2025-03-01..2025-03-01 within day"),
        ("7月10日将召开", "7月10日 2024-07-10..2024-07-10 within day"),
        ("7月10日起施行", "7月10日起 2024-07-10.. since day"),
        ("3月1日起施行", "3月1日起 2024-03-01.. since day"),
        ("9月正式施行", "9月 2024-09-01..2024-09-30 within month"),
        ("9月底前", "9月底前 ..2024-09-30 until day"),
        ("3月底前", "3月底前 ..2025-03-31 until day"),
        ("预计。9月", "9月 2023-09-01..2023-09-30 within month"),
    ],
)
def test_expected_periods(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("预计9月，10月投产", "9月 2024-09-01..2024-09-30 within month | 10月 2024-10-01..2024-10-31 within month"),
        ("预计9月投产。11月", "9月 2024-09-01..2024-09-30 within month | 11月 2023-11-01..2023-11-30 within month"),
        (
            "预计8月，12月，3月",
            "8月 2024-08-01..2024-08-31 within month | "
            "12月 2024-12-01..2024-12-31 within month | 3月 2025-03-01..2025-03-31 within month",
        ),
        (
            "去年9月签约，预计3月",
            "去年9月 2023-09-01..2023-09-30 within month stated | 3月 2024-03-01..2024-03-31 within month",
        ),
    ],
)
def test_expected_periods_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("今天", "今天 .. within day"),
        ("该年", "该年 .. within year"),
        ("今年8月1日", "今年8月1日 .. within day stated"),
        ("昨天起", "昨天起 .. since day"),
        ("3月", "3月 .. within month"),
        ("3月后", "3月后 .. since month"),
        ("3月至5月", "3月至5月 .. within range"),
        ("15日", "15日 .. within day"),
        ("15日至20日", "15日至20日 .. within range"),
        ("6月上旬", "6月上旬 .. within range"),
        ("周三", "周三 .. within day"),
        ("周一至周五", "周一至周五 .. within range"),
        ("上一年", "上一年 .. within year stated"),
        ("今明两年", "今明两年 .. within range"),
        ("今明两天", "今明两天 .. within range"),
        ("上个世纪", "上个世纪 .. within century stated"),
        ("上世纪80年代", "上世纪80年代 .. within decade stated"),
        ("本世纪初", "本世纪初 .. within day stated"),
        ("本世纪前10年", "本世纪前10年 .. within range stated"),
        ("这半年", "这半年 .. within half"),
        ("季末", "季末 .. within day"),
        ("年底", "年底 .. within day"),
        ("上月末", "上月末 .. within day"),
        ("全年", "全年 .. within year"),
        ("去年3月第一周", "去年3月第一周 .. within day stated"),
        ("明年3月", "明年3月 .. within month stated"),
        ("近3年", "近3年 .. within range"),
        ("3天前", "3天前 .. within day"),
        ("前3个月", "前3个月 .. within range"),
        ("去年同期", "去年同期 .. within comparison stated"),
        ("春节", "春节 .. within day"),
    ],
)
def test_nothing_without_a_reference_date(text: str, expected: str) -> None:
    assert told(text, None) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国庆假期前三天", "国庆假期 .. within range | 前三天 .. within range"),
    ],
)
def test_nothing_without_a_reference_date_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text, None)) == expected


@pytest.mark.parametrize("text", ["三天后", "第三周", "目前"])
def test_no_period_without_a_reference_date(text: str) -> None:
    assert told(text, None) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年", "全年 2023-01-01..2023-12-31 within year"),
        ("年底", "年底 2023-12-31..2023-12-31 within day"),
        ("全年目标", "全年 2024-01-01..2024-12-31 within year"),
        ("9月将开业", "9月 2024-09-01..2024-09-30 within month"),
        ("前三季度", "前三季度 2023-01-01..2023-09-30 within range"),
        ("上年", "上年 2023-01-01..2023-12-31 within year stated"),
        ("从年初到年底", "从年初到年底 2024-01-01..2024-12-31 within range"),
    ],
)
def test_in_the_first_months_the_last_year_is_told_of(text: str, expected: str) -> None:
    assert told(text, JANUARY) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四季度，全年", "四季度 2023-10-01..2023-12-31 within quarter | 全年 2023-01-01..2023-12-31 within year"),
        ("一季度，全年", "一季度 2024-01-01..2024-03-31 within quarter | 全年 2024-01-01..2024-12-31 within year"),
        ("2022年。全年", "2022年 2022-01-01..2022-12-31 within year stated | 全年 2023-01-01..2023-12-31 within year"),
    ],
)
def test_in_the_first_months_the_last_year_is_told_of_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text, JANUARY)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全年", "全年 2024-01-01..2024-12-31 within year"),
        ("上年", "上年 2023-01-01..2023-12-31 within year stated"),
        ("上半年", "上半年 2024-01-01..2024-06-30 within half"),
    ],
)
def test_in_march_the_last_year_is_told_of(text: str, expected: str) -> None:
    assert told(text, MARCH) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("四季度，全年", "四季度 2023-10-01..2023-12-31 within quarter | 全年 2023-01-01..2023-12-31 within year"),
        ("一季度，全年", "一季度 2024-01-01..2024-03-31 within quarter | 全年 2024-01-01..2024-12-31 within year"),
        ("2023年。全年", "2023年 2023-01-01..2023-12-31 within year stated | 全年 2023-01-01..2023-12-31 within year"),
        ("2022年。全年", "2022年 2022-01-01..2022-12-31 within year stated | 全年 2024-01-01..2024-12-31 within year"),
    ],
)
def test_in_march_the_last_year_is_told_of_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text, MARCH)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12月25日至1月5日", "12月25日至1月5日 2023-12-25..2024-01-05 within range"),
        ("2023年12月1日至2月29日", "2023年12月1日至2月29日 2023-12-01..2024-02-29 within range stated"),
        ("3月3日至3月3日", "3月3日至3月3日 2024-03-03..2024-03-03 within range"),
        ("11月初至2月底", "11月初至2月底 2023-11-01..2024-02-29 within range"),
    ],
)
def test_ends_of_ranges(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月3日签约，5日开工", "3月3日 2024-03-03..2024-03-03 within day | 5日 2024-03-05..2024-03-05 within day"),
        ("截至3月3日，5日", "截至3月3日 ..2024-03-03 until day | 5日 2024-03-05..2024-03-05 within day"),
        ("3月3日起，5日", "3月3日起 2024-03-03.. since day | 5日 2024-03-05..2024-03-05 within day"),
        ("截至3月底，当月", "截至3月底 ..2024-03-31 until day | 当月 2024-03-01..2024-03-31 within month"),
        ("预计6月3日", "6月3日 2024-06-03..2024-06-03 within day"),
        ("预计6月2日", "6月2日 2025-06-02..2025-06-02 within day"),
    ],
)
def test_days_after_a_day(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("预计2月29日", date(2024, 1, 20), ["2月29日 2024-02-29..2024-02-29 within day"]),
        ("预计四季度净利润增长", date(2024, 3, 11), ["四季度 2023-10-01..2023-12-31 within quarter"]),
        ("1-7月", date(2024, 7, 1), ["1-7月 2024-01-01..2024-07-31 within range"]),
        ("1-7月", date(2024, 6, 30), ["1-7月 2023-01-01..2023-07-31 within range"]),
        ("全年", date(2024, 2, 20), ["全年 2023-01-01..2023-12-31 within year"]),
        (
            "其中2023年签约。全年",
            date(2024, 4, 10),
            ["2023年 2023-01-01..2023-12-31 within year stated", "全年 2023-01-01..2023-12-31 within year"],
        ),
        (
            "其中2023年签约。全年",
            date(2024, 5, 10),
            ["2023年 2023-01-01..2023-12-31 within year stated", "全年 2024-01-01..2024-12-31 within year"],
        ),
        (
            "12月20日签约，全年签约",
            date(2024, 3, 11),
            ["12月20日 2023-12-20..2023-12-20 within day", "全年 2024-01-01..2024-12-31 within year"],
        ),
        (
            "2021年，9月",
            None,
            ["2021年 2021-01-01..2021-12-31 within year stated", "9月 2021-09-01..2021-09-30 within month"],
        ),
        ("41年底", None, ["41年底 1941-12-31..1941-12-31 within day stated"]),
        ("40年底", None, ["40年底 2040-12-31..2040-12-31 within day stated"]),
        ("早于3月", None, ["早于3月 .. until month"]),
        (
            "2021年3月，较今年同期",
            None,
            ["2021年3月 2021-03-01..2021-03-31 within month stated", "今年同期 .. within comparison stated"],
        ),
        ("本周周五", None, ["本周 .. within week", "周五 .. within day"]),
    ],
)
def test_each_reference_date_has_its_year(text: str, reference: date | None, expected: list[str]) -> None:
    assert told(text, reference) == expected


@pytest.mark.parametrize(
    ("text", "reference", "expected"),
    [
        ("2月29日", date(2022, 7, 18), ["2月29日 2020-02-29..2020-02-29 within day"]),
        ("2月29日", date(2021, 7, 18), ["2月29日 2020-02-29..2020-02-29 within day"]),
        ("2月29日", date(2023, 7, 18), ["2月29日 2024-02-29..2024-02-29 within day"]),
        ("闰二月", date(2021, 7, 18), ["闰二月 2023-03-22..2023-04-19 within range"]),
        ("闰二月", date(2020, 7, 18), ["闰二月 2023-03-22..2023-04-19 within range"]),
        ("闰四月", date(2023, 7, 18), ["闰四月 2020-05-23..2020-06-20 within range"]),
        ("闰六月", date(2023, 7, 18), ["闰六月 2025-07-25..2025-08-22 within range"]),
    ],
)
def test_leap_days_and_months_lie_in_the_nearest_year(text: str, reference: date, expected: list[str]) -> None:
    assert told(text, reference, "speech") == expected
