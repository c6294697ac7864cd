"""Faults that are known and not yet mended: each test fails now, and says so when it no longer does."""

from decimal import Decimal, localcontext

import pytest
from phrases import told
from readings import numerals, quantities

from postmetrics.measure.implied import with_implied_unit
from postmetrics.measure.quantities import FoundQuantity, find_quantities
from postmetrics.measure.units import default_units

not_yet = pytest.mark.xfail(strict=True, reason="known fault")


def implied(text: str) -> FoundQuantity:
    [found] = find_quantities(text, default_units())
    completed = with_implied_unit(text, found, 0, len(text))
    assert completed is not None
    return completed


@not_yet
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6月28日至3日", ["6月28日至3日 2024-06-28..2024-07-03 within range"]),
        ("28日至3日", ["28日至3日 2024-06-28..2024-07-03 within range"]),
        ("预计9月到明年3月", ["9月到明年3月 2024-09-01..2025-03-31 within range stated"]),
        ("3月3日次日", ["3月3日次日 2024-03-04..2024-03-04 within day"]),
        ("3月至5月之前", ["3月至5月之前 2024-03-01..2024-04-30 within range"]),
        ("3月起至5月前", ["3月起至5月前 2024-03-01..2024-04-30 within range"]),
        ("正月初一至十五", ["正月初一至十五 2024-02-10..2024-02-24 within range"]),
        ("民国三年以来", ["民国三年以来 1914-01-01.. since year stated"]),
        ("2023年H2", ["2023年H2 2023-07-01..2023-12-31 within half stated"]),
        ("前几个月", ["前几个月 .. within range"]),
        ("去年同日", ["去年同日 2023-07-18..2023-07-18 within day stated"]),
        (
            "周五周六",
            ["周五 2024-07-12..2024-07-12 within day", "周六 2024-07-13..2024-07-13 within day"],
        ),
    ],
)
def test_periods(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@not_yet
def test_a_doubled_dash_is_no_minus() -> None:
    assert numerals("6——8万") == ["6--8万 60000..80000 mixed x10000"]


@not_yet
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3至5个亿", ["3至5个亿| 300000000..500000000"]),
        ("顶多能拿3元", ["3|元 3 CNY(元) at_most"]),
        ("每一天3件", ["3|件 3 件(件) per day"]),
        ("3元/斤-5元/公斤", ["3|元/斤 3 CNY(元) per 斤", "5|元/公斤 5 CNY(元) per 公斤"]),
    ],
)
def test_quantities(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@not_yet
def test_fractions_that_are_shares() -> None:
    share = implied("四分之一到二分之一")
    assert (share.low, share.high) == (25, 50)


@not_yet
def test_an_implied_unit_survives_more() -> None:
    found = implied("净赚3亿多")
    assert found.unit is not None
    assert (found.unit.code, found.value, found.modifier) == ("CNY", Decimal(300000000), "over")


@not_yet
def test_the_callers_decimal_context_changes_no_share() -> None:
    exact = implied("三分之二").value
    with localcontext() as context:
        context.prec = 3
        assert implied("三分之二").value == exact
