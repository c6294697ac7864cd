"""What a reader of single quantities gets: bounds, whole units of time, ranges between two."""

from decimal import Context, localcontext

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from readings import quantities

from postmetrics.measure.quantities import find_quantities
from postmetrics.measure.quantity_mentions import find_quantity_mentions
from postmetrics.measure.units import UnitTable, default_units


def read(text: str) -> list[tuple[str, str, str, str, str]]:
    """(span, value, low, high, code) of each mention."""
    return [
        (text[q.start : q.end], *(str(v or "") for v in (q.value, q.low, q.high)), q.unit.code)
        for q in find_quantity_mentions(text, default_units())
        if q.unit is not None
    ]


@pytest.mark.parametrize(
    ("text", "span", "value", "low", "high", "code"),
    [
        ("至少6升", "6升", "6", "6", "", "L"),
        ("6升或以上", "6升", "6", "6", "", "L"),
        ("超过6升", "6升", "6", "6", "", "L"),
        ("不到6升", "6升", "6", "", "6", "L"),
        ("最多6升", "6升", "6", "", "6", "L"),
        ("大约6升", "6升", "6", "", "", "L"),
        ("6000多欧元", "6000多欧元", "6000", "6000", "7000", "EUR"),
        ("十多元", "十多元", "10", "10", "20", "CNY"),
        ("1.6万余元", "1.6万余元", "16000", "16000", "17000", "CNY"),
        ("六十多斤", "六十多斤", "30", "30", "35", "kg"),
        ("六个多月", "六个多月", "6", "6", "7", "mo"),
        ("六年多", "六年", "6", "6", "7", "a"),
        ("半年多", "半年", "0.5", "0.5", "", "a"),
        ("几百元", "几百元", "", "100", "1000", "CNY"),
    ],
)
def test_words_of_degree_are_bounds(text: str, span: str, value: str, low: str, high: str, code: str) -> None:
    assert read(text) == [(span, value, low, high, code)]


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        ("半小时", "30", "min"),
        ("2.5小时", "150", "min"),
        ("个半钟", "90", "min"),
        ("六分半钟", "390", "s"),
        ("半日", "12", "h"),
        ("六小时十分", "370", "min"),
        ("6分20秒", "380", "s"),
        ("6天7小时", "543600", "s"),
        ("两天两小时二十分钟", "181200", "s"),
        ("六周零两天", "3801600", "s"),
        ("9秒8", "9.8", "s"),
        ("一周又六天", "1123200", "s"),
        ("六年零两个月", "74", "mo"),
        ("六年半", "6.5", "a"),
        ("半天", "0.5", "d"),
        ("6小时", "6", "h"),
        ("0.123456789小时", "0.123456789", "h"),
    ],
)
def test_durations_come_whole(text: str, value: str, code: str) -> None:
    assert [(q[1], q[4]) for q in read(text)] == [(value, code)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6元和9元之间", [("6元和9元", "", "6", "9", "CNY")]),
        ("6元与9元间", [("6元与9元", "", "6", "9", "CNY")]),
        ("9元和6元之间", [("9元", "9", "", "", "CNY"), ("6元", "6", "", "", "CNY")]),
        ("6元和9家之间", [("6元", "6", "", "", "CNY"), ("9家", "9", "", "", "家")]),
        ("从6元到9元", [("6元到9元", "", "6", "9", "CNY")]),
        ("从9元到6元", [("9元", "9", "", "", "CNY"), ("6元", "6", "", "", "CNY")]),
        ("6元和9元", [("6元", "6", "", "", "CNY"), ("9元", "9", "", "", "CNY")]),
    ],
)
def test_between(text: str, expected: list[tuple[str, str, str, str, str]]) -> None:
    assert read(text) == expected


def test_claims_keep_what_the_page_says() -> None:
    [duration, amount] = find_quantities("超过1.5小时，3000多元", default_units())
    assert [(str(q.value), q.low, q.high, q.modifier) for q in (duration, amount)] == [
        ("1.5", None, None, "over"),
        ("3000", None, None, "over"),
    ]


def test_the_callers_decimal_context_changes_nothing() -> None:
    with localcontext(Context(prec=3)):
        assert read("123456789多元，123456个半小时") == [
            ("123456789多元", "123456789", "123456789", "123456790", "CNY"),
            ("123456个半小时", "7407390", "", "", "min"),
        ]


def test_units_that_are_not_there() -> None:
    table = UnitTable({surface: default_units()[surface] for surface in ("天", "小时")})
    assert [(str(q.value), q.unit and q.unit.code) for q in find_quantity_mentions("半小时，1天2小时", table)] == [
        ("0.5", "h"),
        ("26", "h"),
    ]


PIECES = st.sampled_from(
    [
        *"3半个分和间多余时天周元升-到",
        "之间",
        "小时",
        "分钟",
        "零下",
        "度",
        "至少",
        "以上",
        "港币",
        "0.3",
        "10000",
        "十分",
        "块砖",
    ]
)


@given(st.lists(PIECES | st.text(max_size=3), max_size=30).map("".join))
@example("1天2小时" * 300)
@example("3元和" * 300)
@example("个半" * 500)
@example("9" * 900 + "多元")
@example("9" * 900 + "个多月，" + "9" * 900 + "年多")
def test_any_text(text: str) -> None:
    end = 0
    for q in find_quantity_mentions(text, default_units()):
        assert end <= q.start < q.end <= len(text)
        assert q.unit is not None
        assert q.low is None or q.high is None or q.low <= q.high
        end = q.end


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3天24小时", ["3|天 3 d(天)", "24|小时 24 h(小时)"]),
        ("3天23小时", ["3天23|小时 342000 s(小时)"]),
        ("由3元到5元", ["3元到5|元 3..5 CNY(元)"]),
        ("从3元到5元", ["3元到5|元 3..5 CNY(元)"]),
        ("3元到5元", ["3元到5|元 3..5 CNY(元)"]),
        ("三五天", ["三五|天 3..5 d(天)"]),
        ("3亩多", ["3|亩 2000 in 2000..2666.6666666666666666666666666666666666667 m2(亩) over"]),
        ("3年余", ["3|年 3 in 3..4 a(年) over"]),
        ("3斤多", ["3|斤 1.5 in 1.5..2.0 kg(斤) over"]),
        ("3元多", ["3|元 3 in 3..4 CNY(元) over"]),
        ("十多元", ["十多|元 10 in 10..20 CNY(元) over"]),
        ("三千多元", ["三千多|元 3000 in 3000..4000 CNY(元) over"]),
        ("半年多", ["半|年 0.5 in 0.5.. a(年) over"]),
        ("半年产3吨", ["半|年 0.5 a(年)", "3|吨 3000 kg(吨)"]),
        ("3元到几十元", ["3|元 3 CNY(元)", "几十|元 10..100 CNY(元)"]),
        ("3元和5元之间", ["3元和5|元 3..5 CNY(元)"]),
        ("至少3元", ["3|元 3 in 3.. CNY(元) at_least"]),
        ("3元以下", ["3|元 3 in ..3 CNY(元) under"]),
        ("半小时", ["半|小时 30 min(小时)"]),
        ("1.5天", ["1.5|天 1.5 d(天)"]),
        ("3天5小时", ["3天5|小时 277200 s(小时)"]),
    ],
)
def test_mentioned(text: str, expected: list[str]) -> None:
    assert quantities(text, find_quantity_mentions) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3元和近5元之间", ["3|元 3 CNY(元)", "5|元 5 CNY(元) nearly"]),
        ("3元和3元之间", ["3元和3|元 3..3 CNY(元)"]),
        ("从今年起上涨3元至31元", ["3|元 3 CNY(元)", "31|元 31 CNY(元)"]),
        ("3年多时间", ["3|年 3 in 3..4 a(年) over"]),
        ("三个余月", ["三|个 3 个(个)"]),
        ("3，5元", ["5|元 5 CNY(元)"]),
    ],
)
def test_mentioned_in_the_midst(text: str, expected: list[str]) -> None:
    assert quantities(text, find_quantity_mentions) == expected


def test_a_range_between_two_keeps_its_first_number() -> None:
    [q] = find_quantity_mentions("在6元和9元之间", default_units())
    assert (q.numeral.start, q.numeral.value) == (1, 6)
