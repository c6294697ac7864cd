"""Units that a bare number implies by the words before or behind it."""

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest

from postmetrics.measure.implied import with_implied_unit
from postmetrics.measure.quantities import find_quantities
from postmetrics.measure.units import Unit, default_units


def read(text: str, low: int = 0) -> list[tuple[str, str, str, str] | None]:
    """(span, value, code, unit as written) of each number that has a unit or implies one, else None."""
    completed = (with_implied_unit(text, q, low, len(text)) for q in find_quantities(text, default_units()))
    return [
        (text[q.start : q.end], str(q.value), q.unit.code, q.unit_text)
        if q is not None and q.unit is not None
        else None
        for q in completed
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("净赚140亿", ("140亿", "14000000000", "CNY", "")),
        ("贷款3万亿", ("3万亿", "3000000000000", "CNY", "")),
        ("净利-3万", ("-3万", "-30000", "CNY", "")),
        ("罚款三万", ("三万", "30000", "CNY", "")),
        ("用户2亿", ("2亿", "200000000", "人", "")),
        ("客流3万", ("3万", "30000", "人", "")),
        ("营收3亿元", ("3亿元", "300000000", "CNY", "元")),
        ("31省份", ("31省份", "31", "省份", "省份")),
        ("覆盖12城", ("12城", "12", "城", "城")),
        ("三家企业", ("三家", "3", "家", "家")),
        ("净赚3亿多", ("3亿多", "300000000", "CNY", "")),
    ],
)
def test_implied(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "140亿",
        "净赚3千",
        "投资额达3000",
        "净赚3",
        "型号140亿",
        "条款3亿",
        "款3亿",
        "12城管",
        "十二城", "版3城", "条款3城",
        "5大学",
        "第12城",
    ],
)  # fmt: skip
def test_nothing_is_implied(text: str) -> None:
    assert read(text) == [None]


@pytest.mark.parametrize(("text", "percent"), [("四分之一", 25), ("五分之三", 60), ("二分之三", 150)])
def test_a_fraction_is_a_share(text: str, percent: int) -> None:
    assert [(Decimal(value), code, unit) for _, value, code, unit in filter(None, read(text))] == [(percent, "%", "")]


def test_a_range_of_fractions_is_a_range_of_shares() -> None:
    text = "四分之一到二分之一"
    [found] = find_quantities(text, default_units())
    share = with_implied_unit(text, found, 0, len(text))
    assert share is not None
    assert (share.value, share.low, share.high) == (None, 25, 50)


def test_the_callers_decimal_context_changes_no_share() -> None:
    exact = read("三分之二")
    with localcontext() as context:
        context.prec = 3
        assert read("三分之二") == exact


def test_the_nearer_word_decides() -> None:
    assert [found and found[2] for found in read("用户增长，营收3万")] == ["CNY"]
    assert [found and found[2] for found in read("营收增长，用户3万")] == ["人"]
    assert [found and found[2] for found in read("贷款用户3万")] == ["人"]


def test_words_far_before_do_not_count() -> None:
    between = "带动了全省各项事业全面发展再上新台阶"
    assert read(f"营收{between}3亿", low=2)[0] is not None
    assert read(f"营收{between * 5}3亿", low=92) == [None]
    assert read(f"营收{between * 5}3亿") == [None]
    assert read(f"营收{between * 2}3亿", low=38) == [None]


def test_the_noun_is_a_unit_of_its_own() -> None:
    text = "覆盖12城推出新款"
    [found] = find_quantities(text, default_units())
    completed = with_implied_unit(text, found, 0, len(text))
    assert completed is not None
    assert (completed.start, completed.end, completed.unit) == (2, 5, Unit("城", "count", Fraction(1), ("城",)))


def test_a_noun_beyond_the_sentence_is_not_read() -> None:
    [found] = find_quantities("覆盖12城", default_units())
    assert with_implied_unit("覆盖12城", found, 0, found.number_end) is None
