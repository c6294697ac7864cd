import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.page.text import BREAK, Span, View


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("日 前 ，邮 政", "日前，邮政"),
        ("达15\n\n万件", "达15万件"),
        ("增长１２．５％", "增长12.5%"),
        ("（含）：；！？", "(含):;!?"),
        ("1—10月、8–9月、3－5天", "1-10月、8-9月、3-5天"),
        ("3～5天", "3~5天"),
        ("億萬圓", "亿万圆"),
        ("Q1 2021", "Q1 2021"),
        ("1, 234", "1, 234"),
        ("２ ０ ２ ３ 年", "2023年"),
        ("著名", "著名"),
        ("零\u200b宽\u00ad字\ufeff符", "零宽字符"),
        ("", ""),
        (" \n\t", ""),
    ],
)
def test_view(source: str, text: str) -> None:
    assert View(source).text == text


def test_span_covers_the_white_space_inside() -> None:
    view = View("达 12\n 万 件。")
    start = view.text.index("12万件")
    assert view.span(start, start + 4) == Span(2, 9)
    assert view.source[2:9] == "12\n 万 件"


def test_breaks_part_the_view() -> None:
    source = "标题甲\n正文乙"
    view = View(source, [4])
    assert view.text == f"标题甲{BREAK}正文乙"
    assert view.span(4, 7) == Span(4, 7)


def test_gaps() -> None:
    view = View("净利润 同比  增长")
    assert list(view.gaps(0, len(view.text))) == [3, 5]
    assert list(view.gaps(0, 3)) == list(view.gaps(3, 5)) == []
    assert list(View("净利润同比", [3]).gaps(0, 6)) == []


@given(st.text(alphabet=st.characters(codec=None), max_size=80), st.lists(st.integers(0, 80), max_size=4))
def test_every_position_maps_back(source: str, breaks: list[int]) -> None:
    view = View(source, [b for b in breaks if b < len(source)])
    positions = [view.position(i) for i, character in enumerate(view.text) if character not in (BREAK, " ")]
    assert positions == sorted(set(positions))
    assert all(0 <= position < len(source) for position in positions)
