"""Rank words: where they stand, which place they name, and what only looks like one."""

import pytest

from postmetrics.numeric.ranks import find_numerals, find_ranks
from postmetrics.page.text import View


def read(text: str) -> list[tuple[str, int, str | None]]:
    view = View(text).text
    return [
        (view[rank.start : rank.end], rank.position, rank.modifier) for rank in find_ranks(view, find_numerals(view))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("居全省第二位", ("第二位", 2, None)),
        ("第1位", ("第1位", 1, None)),
        ("第二十名", ("第二十名", 20, None)),
        ("第10000位", ("第10000位", 10000, None)),
        ("第一大港口", ("第一大", 1, None)),
        ("第3", ("第3", 3, None)),
        ("第3轮", ("第3", 3, None)),
        ("前三强", ("前三强", 3, "at_most")),
        ("前10名", ("前10名", 10, "at_most")),
        ("前五", ("前五", 5, "at_most")),
        ("前20的城市", ("前20", 20, "at_most")),
        ("夺得榜首", ("榜首", 1, None)),
        ("位列首位", ("首位", 1, None)),
        ("拔得头名", ("头名", 1, None)),
        ("产量居首。", ("首", 1, None)),
        ("排名第一，", ("第一", 1, None)),
    ],
)
def test_place(text: str, expected: tuple[str, int, str | None]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "目前10家",
        "提前3天",
        "此前5个",
        "第10001位",
        "第0位",
        "前1.5名",
        "前三四名",
        "100强",
        "5位",
        "共5位",
        "前百家",
        "3",
    ],
)
def test_no_place(text: str) -> None:
    assert read(text) == []


def test_places_come_in_the_order_of_the_text() -> None:
    assert read("首位，第0位，第3位，前1.5名，提前6天，前五") == [
        ("首位", 1, None),
        ("第3位", 3, None),
        ("前五", 5, "at_most"),
    ]
