"""Words of the calendar: years, quarters, months, days."""

import pytest
from phrases import MARCH, told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019-2021", "2019-2021 2019-01-01..2021-12-31 within range stated"),
        ("2019-21年", "2019-21年 2019-01-01..2021-12-31 within range stated"),
        ("2019、2020年", "2019、2020年 2019-01-01..2020-12-31 within range stated"),
        ("2019、2021年", "2021年 2021-01-01..2021-12-31 within year stated"),
        ("1900-2000年", "1900-2000年 1900-01-01..2000-12-31 within range stated"),
        ("公元800年", "公元800年 0800-01-01..0800-12-31 within year stated"),
        ("二〇一九年", "二〇一九年 2019-01-01..2019-12-31 within year stated"),
        ("98年3月", "98年3月 1998-03-01..1998-03-31 within month stated"),
        ("零七年", "零七年 2007-01-01..2007-12-31 within year stated"),
        ("39年底", "39年底 2039-12-31..2039-12-31 within day stated"),
        ("40年底", "40年底 1940-12-31..1940-12-31 within day stated"),
        ("2019至今", "2019至今 2019-01-01..2024-07-18 since range stated"),
        ("2019和2021年之间", "2019和2021年之间 2019-01-01..2021-12-31 within range stated"),
        ("2019第三季度", "2019第三季度 2019-07-01..2019-09-30 within quarter stated"),
        ("2022财年", "2022财年 2022-01-01..2022-12-31 within year stated"),
        ("2023年当年", "2023年当年 2023-01-01..2023-12-31 within year stated"),
        ("民国元年", "民国元年 1912-01-01..1912-12-31 within year stated"),
        ("民国三年", "民国三年 1914-01-01..1914-12-31 within year stated"),
        ("康熙二十年", "康熙二十年 1681-01-01..1681-12-31 within year stated"),
        ("光绪三年", "光绪三年 1877-01-01..1877-12-31 within year stated"),
        ("民国三年以来", "民国三年以来 1914-01-01.. since year stated"),
        ("三年以来", "三年以来 2021-01-01.. since range"),
        ("约2020年", "2020年 2020-01-01..2020-12-31 within year stated"),
        ("1000年", "1000年 1000-01-01..1000-12-31 within year stated"),
    ],
)
def test_years(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上世纪", "上世纪 1900-01-01..1999-12-31 within century stated"),
        ("本世纪", "本世纪 2000-01-01..2099-12-31 within century stated"),
        ("这个世纪", "这个世纪 2000-01-01..2099-12-31 within century stated"),
        ("上个世纪", "上个世纪 1900-01-01..1999-12-31 within century stated"),
        ("19世纪", "19世纪 1800-01-01..1899-12-31 within century stated"),
        ("二十一世纪", "二十一世纪 2000-01-01..2099-12-31 within century stated"),
        ("上世纪80年代", "上世纪80年代 1980-01-01..1989-12-31 within decade stated"),
        ("20世纪90年代", "20世纪90年代 1990-01-01..1999-12-31 within decade stated"),
        ("本世纪10年代", "本世纪10年代 2010-01-01..2019-12-31 within decade stated"),
        ("00年代", "00年代 2000-01-01..2009-12-31 within decade stated"),
        ("10年代", "10年代 2010-01-01..2019-12-31 within decade stated"),
        ("20年代", "20年代 1920-01-01..1929-12-31 within decade stated"),
        ("九十年代", "九十年代 1990-01-01..1999-12-31 within decade stated"),
        ("1990年代", "1990年代 1990-01-01..1999-12-31 within decade stated"),
        ("2010年代", "2010年代 2010-01-01..2019-12-31 within decade stated"),
        ("五六十年代", "五六十年代 1950-01-01..1969-12-31 within range stated"),
        ("60至80年代", "60至80年代 1960-01-01..1989-12-31 within range stated"),
        ("上世纪五六十年代", "上世纪五六十年代 1950-01-01..1969-12-31 within range stated"),
        ("上世纪前半叶", "上世纪前半叶 1900-01-01..1949-12-31 within range stated"),
        ("上世纪下半叶", "上世纪下半叶 1950-01-01..1999-12-31 within range stated"),
        ("本世纪初", "本世纪初 2000-01-01..2029-12-31 within range stated"),
        ("本世纪中叶", "本世纪中叶 2030-01-01..2069-12-31 within range stated"),
        ("上世纪末", "上世纪末 ..1999-12-31 until day stated"),
        ("90年代初", "90年代初 1990-01-01..1992-12-31 within range stated"),
        ("90年代末", "90年代末 ..1999-12-31 until day stated"),
        ("80年代中期", "80年代中期 1983-01-01..1986-12-31 within range stated"),
        ("本世纪前10年", "本世纪前10年 2000-01-01..2009-12-31 within range stated"),
        ("本世纪头十年", "本世纪头十年 2000-01-01..2009-12-31 within range stated"),
        ("上世纪最后十年", "上世纪最后十年 1990-01-01..1999-12-31 within range stated"),
        ("90年代第一年", "90年代第一年 1990-01-01..1990-12-31 within year stated"),
    ],
)
def test_centuries_and_decades(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“一五”期间", "“一五”期间 1953-01-01..1957-12-31 within range stated"),
        ("“二五”期间", "“二五”期间 1958-01-01..1962-12-31 within range stated"),
        ("“三五”期间", "“三五”期间 1966-01-01..1970-12-31 within range stated"),
        ("“八五”期间", "“八五”期间 1991-01-01..1995-12-31 within range stated"),
        ("“十四五”期间", "“十四五”期间 2021-01-01..2025-12-31 within range stated"),
        ("“十五五”规划", "“十五五”规划 2026-01-01..2030-12-31 within range stated"),
        ("十四五期间", "十四五期间 2021-01-01..2025-12-31 within range stated"),
        ("“十四五”末", "“十四五”末 ..2025-12-31 until day stated"),
    ],
)
def test_plans(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一季度", "一季度 2024-01-01..2024-03-31 within quarter"),
        ("第三季度", "第三季度 2024-07-01..2024-09-30 within quarter"),
        ("末季度", "末季度 2023-10-01..2023-12-31 within quarter"),
        ("最后一个季度", "最后一个季度 2023-10-01..2023-12-31 within quarter"),
        ("一二季度", "一二季度 2024-01-01..2024-06-30 within range"),
        ("二、三季度", "二、三季度 2023-04-01..2023-09-30 within range"),
        ("1-3季度", "1-3季度 2023-01-01..2023-09-30 within range"),
        ("23Q3", "23Q3 2023-07-01..2023-09-30 within quarter stated"),
        ("3Q23", "3Q23 2023-07-01..2023-09-30 within quarter stated"),
        ("Q3", "Q3 2024-07-01..2024-09-30 within quarter"),
        ("2023年Q4", "2023年Q4 2023-10-01..2023-12-31 within quarter stated"),
        ("去年Q4", "去年Q4 2023-10-01..2023-12-31 within quarter stated"),
        ("2023年第三财季", "2023年第三财季 .. within quarter stated"),
        ("季末", "季末 ..2024-09-30 until day"),
        ("二季度末", "二季度末 ..2024-06-30 until day"),
        ("三季度中", "三季度中 2024-07-01..2024-09-30 within month"),
        ("23H1", "23H1 2023-01-01..2023-06-30 within half stated"),
        ("23H2", "23H2 2023-07-01..2023-12-31 within half stated"),
        ("这半年", "这半年 2024-07-01..2024-12-31 within half"),
        ("本半年", "本半年 2024-07-01..2024-12-31 within half"),
        ("后半年", "后半年 2024-07-01..2024-12-31 within half"),
        ("半年度", "半年度 2024-01-01..2024-06-30 within half"),
        ("2023年中期业绩", "2023年中期 2023-01-01..2023-06-30 within half stated"),
        ("上半年初", "上半年初 2024-01-01..2024-01-31 within range"),
        ("上半年末", "上半年末 ..2024-06-30 until day"),
        ("去年下半年", "去年下半年 2023-07-01..2023-12-31 within half stated"),
        ("2023年H2", "2023年H2 2023-07-01..2023-12-31 within half stated"),
        ("去年H1", "去年H1 2023-01-01..2023-06-30 within half stated"),
        ("23年H1营收", "23年H1 2023-01-01..2023-06-30 within half stated"),
        ("2024年度H1", "2024年度H1 2024-01-01..2024-06-30 within half stated"),
        ("2023年H2O", "2023年 2023-01-01..2023-12-31 within year stated"),
        ("2023年H200芯片", "2023年 2023-01-01..2023-12-31 within year stated"),
    ],
)
def test_quarters_and_halves(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3月", "3月 2024-03-01..2024-03-31 within month"),
        ("8月", "8月 2023-08-01..2023-08-31 within month"),
        ("元月", "元月 2024-01-01..2024-01-31 within month"),
        ("十二月份", "十二月份 2023-12-01..2023-12-31 within month"),
        ("1-8月", "1-8月 2023-01-01..2023-08-31 within range"),
        ("3、4月", "3、4月 2024-03-01..2024-04-30 within range"),
        ("3、5月", "5月 2024-05-01..2024-05-31 within month"),
        ("11-2月", "11-2月 2023-11-01..2024-02-29 within range"),
        ("11-12月", "11-12月 2023-11-01..2023-12-31 within range"),
        ("五六月份", "五六月份 2024-05-01..2024-06-30 within range"),
        ("2023年11-2月", "2023年11-2月 2023-11-01..2024-02-29 within range stated"),
        ("上半月", "上半月 2024-07-01..2024-07-15 within range"),
        ("6月上半月", "6月上半月 2024-06-01..2024-06-15 within range"),
        ("6月下半月", "6月下半月 2024-06-16..2024-06-30 within range"),
        ("6月前半个月", "6月前半个月 2024-06-01..2024-06-15 within range"),
        ("上旬", "上旬 2024-07-01..2024-07-10 within range"),
        ("中旬", "中旬 2024-07-11..2024-07-20 within range"),
        ("下旬", "下旬 2024-06-21..2024-06-30 within range"),
        ("6月中旬", "6月中旬 2024-06-11..2024-06-20 within range"),
        ("2月下旬", "2月下旬 2024-02-21..2024-02-29 within range"),
        ("3月初", "3月初 2024-03-01..2024-03-05 within range"),
        ("3月中", "3月中 2024-03-10..2024-03-20 within range"),
        ("月中，", "月中 2024-07-10..2024-07-20 within range"),
        ("月底", "月底 2024-07-31..2024-07-31 within day"),
        ("3月末起", "3月末起 2024-03-31.. since day"),
        ("3月末后", "3月末后 2024-04-01.. since day"),
        ("去年月底", "去年月底 2023-12-31..2023-12-31 within day stated"),
    ],
)
def test_months(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("18日", "18日 2024-07-18..2024-07-18 within day"),
        ("19日", "19日 2024-06-19..2024-06-19 within day"),
        ("3日至5日", "3日至5日 2024-07-03..2024-07-05 within range"),
        ("3、4日", "3、4日 2024-07-03..2024-07-04 within range"),
        ("3、5日", "5日 2024-07-05..2024-07-05 within day"),
        ("7月18日", "7月18日 2024-07-18..2024-07-18 within day"),
        ("7月19日", "7月19日 2023-07-19..2023-07-19 within day"),
        ("去年3月15日", "去年3月15日 2023-03-15..2023-03-15 within day stated"),
        ("6月31日", "6月31日 .. within day"),
        ("2023-03", "2023-03 2023-03-01..2023-03-31 within month stated"),
        ("2023/3/15", "2023/3/15 2023-03-15..2023-03-15 within day stated"),
        ("3/15", "3/15 2024-03-15..2024-03-15 within day"),
        ("7/18", "7/18 2024-07-18..2024-07-18 within day"),
        ("7/19", "7/19 2023-07-19..2023-07-19 within day"),
        ("3/15/98", "3/15/98 1998-03-15..1998-03-15 within day stated"),
        ("3/15/39", "3/15/39 2039-03-15..2039-03-15 within day stated"),
        ("3/15/40", "3/15/40 1940-03-15..1940-03-15 within day stated"),
        ("上月31日", "上月31日 .. within day"),
        ("6月28日至3日", "6月28日至3日 2024-06-28..2024-07-03 within range"),
        ("28日至3日", "28日至3日 2024-06-28..2024-07-03 within range"),
        ("12月30日至2日", "12月30日至2日 2023-12-30..2024-01-02 within range"),
        ("6月28-3日", "6月 2024-06-01..2024-06-30 within month"),
    ],
)
def test_days(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月，31日", "4月 2024-04-01..2024-04-30 within month | 31日 .. within day"),
        ("3月，5日", "3月 2024-03-01..2024-03-31 within month | 5日 2024-03-05..2024-03-05 within day"),
        (
            "去年10月，26日",
            "去年10月 2023-10-01..2023-10-31 within month stated | 26日 2023-10-26..2023-10-26 within day",
        ),
    ],
)
def test_days_after_another(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected


@pytest.mark.parametrize("text", ["约1000年", "近2000年", "距今1500年", "达1000年"])
def test_years_that_last(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize("text", ["2023-02-29", "13/15"])
def test_no_such_day(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("下半月", "下半月 2024-02-16..2024-02-29 within range"),
        ("中旬", "中旬 2024-03-11..2024-03-20 within range"),
        ("15日", "15日 2024-02-15..2024-02-15 within day"),
        ("3月至今", "3月至今 2024-03-01..2024-03-11 since range"),
        ("前两个月", "前两个月 2024-01-01..2024-02-29 within range"),
        ("9月", "9月 2023-09-01..2023-09-30 within month"),
        ("全年", "全年 2024-01-01..2024-12-31 within year"),
        ("三周半前", "三周半前 2024-02-12..2024-02-18 within week"),
    ],
)
def test_bare_words_lean_on_the_month_of_the_page(text: str, expected: str) -> None:
    assert told(text, MARCH) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2世纪", "2世纪 0100-01-01..0199-12-31 within century stated"),
        ("去年15日", "去年 2023-01-01..2023-12-31 within year stated | 15日 2024-07-15..2024-07-15 within day"),
        ("3月15，", "3月15 2024-03-15..2024-03-15 within day"),
        ("2023年6月上旬", "2023年6月上旬 2023-06-01..2023-06-10 within range stated"),
        ("2023年6月上半月", "2023年6月上半月 2023-06-01..2023-06-15 within range stated"),
        ("1898-99年", "1898-99年 1898-01-01..1899-12-31 within range stated"),
        ("1998-99年", "1998-99年 1998-01-01..1999-12-31 within range stated"),
    ],
)
def test_narrowed(text: str, expected: str) -> None:
    assert " | ".join(told(text)) == expected
