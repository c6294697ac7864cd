import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from postmetrics.explanation import explain
from postmetrics.page.text import Span
from postmetrics.records import (
    AmountClaim,
    Change,
    ChangeClaim,
    Period,
    Phrase,
    Quantity,
    Rank,
    RankClaim,
    RatioClaim,
    Subject,
    Unit,
)
from postmetrics.table import print_explanations, print_table

SENTENCE = Span(0, 60)
PERCENT = Unit(code="%", text="%", dimension="ratio")
LEVEL = AmountClaim(
    text="1260万件",
    span=Span(31, 37),
    quantity=Quantity(value=12600000, modifier="over", unit=Unit(code="件", text="件", dimension="count")),
    metric=Phrase(text="荔枝寄递量", span=Span(20, 25)),
    subject=Subject(name="茂名市邮政分公司", text="茂名邮政", span=Span(3, 7), resolution="abbreviated"),
    period=Period(text="今年以来", span=Span(0, 4), start=date(2024, 1, 1), end=date(2024, 6, 20)),
    sentence=SENTENCE,
    rule="amount.level",
)
GROWTH = ChangeClaim(
    text="8%",
    span=Span(1203, 1205),
    quantity=Quantity(value=8, unit=PERCENT),
    change=Change(direction="up", basis="since_last_year_end"),
    sentence=SENTENCE,
    rule="change",
)
FIRST = RankClaim(
    text="首位",
    span=Span(9, 11),
    quantity=Quantity(value=1),
    rank=Rank(position=1, scope="全省邮政"),
    sentence=SENTENCE,
    rule="rank",
)


def table(*claims, **options):
    out = io.StringIO()
    print_table(claims, out, **options)
    return out.getvalue()


def words(*claims, width=120):
    """The second line of the table and what follows, words apart from each other by one space."""
    return [" ".join(line.split()) for line in table(*claims, width=width).splitlines()[2:]]


def test_table():
    assert table(LEVEL, GROWTH, FIRST, title="page.txt", width=100) == (
        "page.txt\n"
        "\n"
        " claim                kind          metric           subject                 period             at\n"
        " ──────────────────────────────────────────────────────────────────────────────────────────────────\n"
        " 1260万件             amount        荔枝寄递量       茂名市邮政分公司        2024-01-01         31\n"
        " over 12,600,000 件                                                          to 2024-06-20\n"
        " 8%                   change up     -                -                       -                1203\n"
        "                      since last\n"
        "                      year end\n"
        " 首位                 rank 1        -                -                       -                   9\n"
        "                      全省邮政\n"
    )


@pytest.mark.parametrize("width", [80, 100, 120])
def test_no_line_is_wider_than_the_table_and_no_column_is_lost(width):
    text = table(LEVEL, GROWTH, FIRST, width=width)
    assert max(cell_len(line) for line in text.splitlines()) <= width
    assert text.splitlines()[0].split() == ["claim", "kind", "metric", "subject", "period", "at"]


@pytest.mark.parametrize(
    ("text", "quantity", "shown"),
    [
        ("8%", Quantity(value=8, unit=PERCENT), ""),
        ("８％", Quantity(value=8, unit=PERCENT), ""),
        ("２倍", Quantity(value=2, unit=Unit(code="x", text="倍", dimension="ratio")), "2 x"),
        ("120人", Quantity(value=120, unit=Unit(code="人", text="人", dimension="count")), ""),
        ("3.2亿", Quantity(value=320000000), "320,000,000"),
        ("约5%", Quantity(value=5, modifier="about", unit=PERCENT), "about 5%"),
        (
            "2至3吨",
            Quantity(low=2000, high=3000, modifier="at_least", unit=Unit(code="kg", text="吨", dimension="mass")),
            "at least 2,000 to 3,000 kg",
        ),
        (
            "40件",
            Quantity(value=40, unit=Unit(code="件", text="件", dimension="count"), per=("day", "person")),
            "40 件/day/person",
        ),
    ],
)
def test_quantity(text, quantity, shown):
    claim = RatioClaim(text=text, span=Span(7, 9), quantity=quantity, sentence=SENTENCE, rule="r")
    assert words(claim) == [f"{text} ratio - - - 7", *([shown] if shown else [])]


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        (None, None, ["70% ratio - - 近年来 7"]),
        (date(2024, 6, 18), date(2024, 6, 18), ["70% ratio - - 2024-06-18 7"]),
        (date(2024, 1, 1), date(2024, 6, 30), ["70% ratio - - 2024-01-01 7", "to 2024-06-30"]),
        (None, date(2024, 6, 30), ["70% ratio - - to 2024-06-30 7"]),
    ],
)
def test_period(start, end, shown):
    period = Period(text="近年来", span=Span(0, 3), start=start, end=end)
    claim = RatioClaim(
        text="70%",
        span=Span(7, 10),
        quantity=Quantity(value=70, unit=PERCENT),
        sentence=SENTENCE,
        rule="r",
        period=period,
    )
    assert words(claim) == shown


def test_open_end():
    period = Period(text="8月起", span=Span(0, 3), start=date(2024, 8, 1))
    assert "from\n" not in table(GROWTH.model_copy(update={"period": period}), width=120)


def test_the_page_steers_neither_terminal_nor_markup():
    claim = LEVEL.model_copy(update={"text": "[red]1\x1b[31m\u202e\n件[/red]:smile:"})
    assert "[red]1[31m件[/red]:smile:" in table(claim, width=120)


@given(st.text(max_size=60), st.integers(60, 140))
def test_any_text_fits(text, width):
    claim = LEVEL.model_copy(update={"text": text, "metric": Phrase(text=text, span=Span(0, 1))})
    assert max(cell_len(line) for line in table(claim, width=width).splitlines()) <= width


def test_what_lost_stands_in_the_table(monkeypatch):
    monkeypatch.setenv("COLUMNS", "70")
    narrow, as_told = io.StringIO(), io.StringIO()
    print_explanations(explain("2023年完工，增长5%。", 0), narrow)
    print_explanations(explain("2023年完工，增长5%。", 0), as_told, width=70)
    assert narrow.getvalue() == as_told.getvalue()
    assert [line.split() for line in as_told.getvalue().splitlines() if "lost" in line] == [
        ["lost", "2023", "part", "of", "a", "time", "phrase"]
    ]
