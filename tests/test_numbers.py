from decimal import Decimal, localcontext

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postmetrics.numeric.idioms import idiom_over
from postmetrics.numeric.numbers import Numeral, find_number_mentions, find_numerals
from postmetrics.page.text import View


def only(text: str) -> tuple[str, Numeral]:
    view = View(text).text
    (numeral,) = find_numerals(view)
    return view[numeral.start : numeral.end], numeral


def words(text: str) -> list[str]:
    view = View(text).text
    return [view[numeral.start : numeral.end] for numeral in find_numerals(view)]


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("产值6,540,321.75元", "6,540,321.75", "6540321.75"),
        ("全长.75米", ".75", "0.75"),
        ("跌至-7.2", "-7.2", "-7.2"),
        ("变动为负3.6", "负3.6", "-3.6"),
        ("3e7", "3e7", "30000000"),
        ("月薪25k起", "25k", "25000"),
        ("3.4M", "3.4M", "3400000"),
        ("７，７７７张", "7，777", "7777"),
        ("约70km", "70", "70"),
        ("重5kg", "5", "5"),
        ("均价HKD88", "88", "88"),
        ("装机8千瓦", "8", "8"),
        ("装机60兆瓦", "60", "60"),
    ],
)
def test_arabic(text: str, written: str, value: str) -> None:
    found, numeral = only(text)
    assert (found, numeral.value) == (written, Decimal(value))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("四千零七十万", "40700000"),
        ("六万二", "62000"),
        ("三百七", "370"),
        ("千六", "1600"),
        ("八百零七", "807"),
        ("六十三万五", "635000"),
        ("卅六", "36"),
        ("廿", "20"),
        ("两千两百", "2200"),
        ("四五六", "456"),
        ("二〇一九", "2019"),
        ("叁仟柒佰伍拾", "3750"),
        ("伍佰零陆", "506"),
        ("六兆", "6000000000000"),
        ("四十万亿", "40000000000000"),
        ("两万三千亿", "2300000000000"),
        ("二兆三亿四万六", "2000300046000"),
        ("六万万", "600000000"),
        ("九点二五", "9.25"),
        ("负零点八", "-0.8"),
        ("两点四万亿", "2400000000000"),
        ("伍点叁陆", "5.36"),
        ("六万零十三", "60013"),
        ("半百", "50"),
        ("一半", "0.5"),
        ("六打", "72"),
    ],
)
def test_chinese(text: str, value: str) -> None:
    found, numeral = only(text)
    assert (found, numeral.value, numeral.script) == (text, Decimal(value), "chinese")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("4万2000", "42000"),
        ("6万3千2百", "63200"),
        ("300万五千", "3005000"),
        ("7.8万亿", "7800000000000"),
        ("20萬萬", "2000000000"),
        ("2千零5", "2005"),
        ("3亿零六千", "300006000"),
        ("二百点45", "200.45"),
        ("8万6", "86000"),
    ],
)
def test_mixed(text: str, value: str) -> None:
    view = View(text).text
    (numeral,) = find_numerals(view)
    assert (view[numeral.start : numeral.end], numeral.value, numeral.script) == (view, Decimal(value), "mixed")


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("四分之三以上", "四分之三", "0.75"),
        ("二又五分之一", "二又五分之一", "2.2"),
        ("8分之3", "8分之3", "0.375"),
        ("占1/4", "1/4", "0.25"),
        ("一千分之七", "一千分之七", "0.007"),
        ("百分之六点五", "六点五", "6.5"),
        ("千分之二", "二", "2"),
        ("百万分之九", "九", "9"),
        ("百分之百", "百", "100"),
    ],
)
def test_fractions(text: str, written: str, value: str) -> None:
    found, numeral = only(text)
    assert (found, numeral.value) == (written, Decimal(value))


@pytest.mark.parametrize(
    ("text", "written", "value", "scale"),
    [
        ("40多人", "40多", 40, 1),
        ("3亿多元", "3亿多", 300000000, 10**8),
        ("700余件", "700余", 700, 1),
        ("2.6万余户", "2.6万余", 26000, 10**4),
        ("230余万户", "230余万", 2300000, 10**4),
        ("1240多亿元", "1240多亿", 124000000000, 10**8),
        ("五十来家", "五十来", 50, 1),
        ("四十好几", "四十好几", 40, 1),
        ("千余名", "千余", 1000, 1),
    ],
)
def test_approximations_have_a_value(text: str, written: str, value: int, scale: int) -> None:
    found, numeral = only(text)
    assert (found, numeral.value, numeral.modifier, numeral.scale) == (written, value, "over", scale)


@pytest.mark.parametrize(
    ("text", "written", "low", "high", "scale"),
    [
        ("几十户", "几十", 10, 100, 1),
        ("数百台", "数百", 100, 1000, 1),
        ("数十万吨", "数十万", 100000, 1000000, 10**4),
        ("十几个", "十几", 10, 20, 1),
        ("三十几万", "三十几万", 300000, 400000, 10**4),
        ("七八家", "七八", 7, 8, 1),
        ("三五百", "三五百", 300, 500, 1),
        ("六七千元", "六七千", 6000, 7000, 1),
        ("五六十名", "五六十", 50, 60, 1),
        ("一两个", "一两", 1, 2, 1),
        ("二三百万", "二三百万", 2000000, 3000000, 10**4),
        ("4-6个", "4-6", 4, 6, 1),
        ("6—8万元", "6-8万", 60000, 80000, 10**4),
        ("十五至四十万", "十五至四十万", 150000, 400000, 10**4),
        ("900到2万", "900到2万", 900, 20000, 10**4),
        ("2.1万～2.6万", "2.1万~2.6万", 21000, 26000, 10**4),
        ("三到五千", "三到五千", 3000, 5000, 1),
        ("20~25k", "20~25k", 20000, 25000, 1000),
        ("-20~-15", "-20~-15", -20, -15, 1),
        ("三分之二到四分之三", "三分之二到四分之三", None, Decimal("0.75"), 1),
        ("6——8万", "6--8万", 60000, 80000, 10**4),
        ("-5--3", "-5--3", -5, -3, 1),
    ],
)
def test_ranges(text: str, written: str, low: int | None, high: int | Decimal, scale: int) -> None:
    found, numeral = only(text)
    assert (found, numeral.value, numeral.high, numeral.scale) == (written, None, high, scale)
    assert low is None or numeral.low == low


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("2019-03-08", ["2019", "03", "08"]),
        ("2020/11/30", ["2020", "11", "30"]),
        ("0731-8655", ["0731", "8655"]),
        ("400-600-7788", ["400", "600", "7788"]),
        ("978-7-115-3", ["978", "7", "115", "3"]),
        ("3-1", ["3", "1"]),
        ("10.0.0.8", ["10", "0", "0", "8"]),
        ("2, 718", ["2", "718"]),
        ("3，4567", ["3", "4567"]),
        ("160，270，380台", ["160", "270", "380"]),
        ("6000万元-1.5亿元", ["6000万", "1.5亿"]),
        ("九点二十分", ["九", "二十"]),
        ("八又", ["八"]),
        ("五千米", ["五千"]),
        ("六十两", ["六十"]),
        ("5亿3年", ["5亿", "3"]),
        ("两个半小时", ["两"]),
        ("2025一直", ["2025"]),
    ],
)
def test_not_one_number(text: str, written: list[str]) -> None:
    assert words(text) == written


@pytest.mark.parametrize(
    "text",
    [
        "一切", "一些", "一起努力", "一直", "不一定", "统一", "万一", "十足", "十分满意", "百姓",
        "千万别", "万无一失", "三农", "两会", "一带一路", "陆地", "军队伍", "收拾", "肆意", "参加", "半岛",
        "上半年", "大半", "几个", "数字", "千瓦", "万", "亿万", "十三五",
        "第一时间", "星期三", "四川", "ISO14001", "COVID-19", "H7", "5G", "V3.1", "负", "点", "",
    ],
)  # fmt: skip
def test_no_number(text: str) -> None:
    assert words(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("统一部署五个", ["五"]),
        ("合同一百份", ["一百"]),
        ("30万一起", ["30万"]),
        ("三十一起", ["三十一"]),
        ("十分钟", ["十"]),
        ("四季度", ["四"]),
        ("队伍六百人", ["六百"]),
        ("人数十万", ["十万"]),
        ("一只", ["一"]),
        ("一点六", ["一点六"]),
        ("余额2亿余元", ["2亿余"]),
        ("200余额", ["200"]),
        ("60来自", ["60"]),
    ],
)
def test_words_beside_numbers(text: str, written: list[str]) -> None:
    assert words(text) == written


@pytest.mark.parametrize(
    ("text", "written", "value"),
    [
        ("27亿3,500万件", "27亿3,500万", "2735000000"),
        ("6万1,200户", "6万1,200", "61200"),
        ("七百克", "七百", "700"),
        ("九百瓦", "九百", "900"),
        ("萬八", "万八", "18000"),
        ("半打鸡蛋", "半打", "6"),
        ("五分三", "五分三", "0.6"),
        ("四分三公升", "四分三", "0.75"),
        ("六又五分二", "六又五分二", "6.4"),
        ("40w元", "40w", "400000"),
        ("半", "半", "0.5"),
        ("零十", "零十", "10"),
        ("零两天", "零两", "2"),
        ("十亿分之七", "七", "7"),
    ],
)
def test_read_as_one(text: str, written: str, value: str) -> None:
    found, numeral = only(text)
    assert (found, numeral.value) == (written, Decimal(value))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("六七点回家", ["六七"]),
        ("六七点三", ["六七点三"]),
        ("销售27亿,3,500万件", ["27亿", "3,500万"]),
        ("七元三角四分", ["七", "三", "四"]),
        ("三角关系", []),
        ("贰拾元叁角陆分", ["贰拾", "叁", "陆"]),
        ("六小时十分", ["六", "十"]),
        ("六小时十分满意", ["六"]),
        ("十分满意", []),
        ("零下七度", ["七"]),
        ("一二三产业融合", []),
        ("八一大桥", []),
        ("九分三", ["九分三"]),
        ("比赛五分三", ["五", "三"]),
        ("万一下雨", []),
        ("半日制", []),
        ("一毛不拔，七窍生烟", []),
    ],
)
def test_what_stands_beside_decides(text: str, written: list[str]) -> None:
    assert words(text) == written


def test_longest_idiom_wins() -> None:
    assert idiom_over("十分感谢", 0) == (0, 2)
    assert idiom_over("十分钟", 0) is None
    assert idiom_over("一带一路", 2) == (0, 4)


def test_ordinal_is_told_and_outside_the_span() -> None:
    found, numeral = only("位列第十二")
    assert (found, numeral.value, numeral.ordinal) == ("十二", 12, True)
    assert not only("十二")[1].ordinal


def test_long_values_are_exact() -> None:
    digits = "7" * 999
    assert only(digits)[1].value == Decimal(digits)
    assert only("1." + "3" * 400 + "万")[1].value == Decimal("13333." + "3" * 396)
    assert only("6亿亿亿")[1].value == Decimal(6 * 10**24)
    assert find_numerals("7" * 1001) == []
    assert find_numerals("六" * 1001) == []
    assert find_numerals("6" + "亿" * 400) == []
    assert [n.value for n in find_numerals("4" * 5000 + "，8")] == [8]


def test_the_longest_numerals_are_read() -> None:
    for digit in ("7", "六"):
        assert only(digit * 1000)[1].value == int({"六": "6"}.get(digit, digit) * 1000)
    assert only("三点" + "六" * 998)[1].value == Decimal("3." + "6" * 998)


def test_a_numeral_far_into_the_text_is_read() -> None:
    assert words("。" * 1500 + "3万5千，三点五，一百零五，6,500") == ["3万5千", "三点五", "一百零五", "6,500"]


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 3
        assert only("123456.789万")[1].value == Decimal("1234567890")


def mentions(text: str) -> list[tuple[str, Decimal | None, Decimal | None, Decimal | None]]:
    view = View(text).text
    return [(view[n.start : n.end], n.value, n.low, n.high) for n in find_number_mentions(view)]


@pytest.mark.parametrize(
    ("text", "written", "low", "high"),
    [
        ("大于40且小于90", "大于40且小于90", 40, 90),
        ("不低于60，但不超过75", "不低于60，但不超过75", 60, 75),
        ("介于12和18之间", "介于12和18之间", 12, 18),
        ("三十与五十间", "三十与五十间", 30, 50),
        ("比20大，比30小", "比20大，比30小", 20, 30),
        ("小于8大于3", "小于8大于3", 3, 8),
        ("15-20", "15-20", 15, 20),
    ],
)
def test_two_bounds_are_a_range(text: str, written: str, low: int, high: int) -> None:
    assert mentions(text) == [(written, None, low, high)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("≥35", ("35", 35, 35, None)),
        ("至少有12次", ("12", 12, 12, None)),
        ("不大于9", ("9", 9, None, 9)),
        ("60以上", ("60", 60, 60, None)),
        ("比45低", ("45", 45, None, 45)),
        ("六百多", ("六百", 600, None, None)),
        ("一双", ("一双", 2, None, None)),
        ("一双鞋", ("一", 1, None, None)),
    ],
)
def test_one_bound_keeps_the_value(text: str, expected: tuple[str, int, int | None, int | None]) -> None:
    assert mentions(text) == [expected]


ALPHABET = st.sampled_from(
    list("0123456789.,，-~+/eEkMGA \n")
    + list("零〇一二两三五九十百千万亿兆拾陆参廿几数多余来好半点分之又负第打至到和间大于比不起些统")
)


@settings(max_examples=500)
@given(st.text(ALPHABET, max_size=60) | st.text(max_size=40))
def test_any_text(text: str) -> None:
    for finder in (find_numerals, find_number_mentions):
        end = 0
        for numeral in finder(text):
            assert end <= numeral.start < numeral.end <= len(text)
            end = numeral.end
            assert finder is find_number_mentions or (numeral.value is None) == (numeral.low is not None)
            for number in (numeral.value, numeral.low, numeral.high):
                assert number is None or number.is_finite()
            if numeral.low is not None and numeral.high is not None:
                assert numeral.low <= numeral.high


@pytest.mark.parametrize(
    "piece",
    ["8", "一", "亿", "1,111", "1.", "1-", "一又", "一分之", "几十", "两", "负", "3万", "A1", "1/2", "1亿2,300万"],
)
def test_repetition_is_taken(piece: str) -> None:
    assert all(numeral.end <= 4000 * len(piece) for numeral in find_numerals(piece * 4000))
