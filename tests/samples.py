"""One claim of each kind, made by hand, and a rule that runs away."""

from datetime import date
from decimal import Decimal

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

SENTENCE = Span(0, 60)
SUBJECT = Subject(name="湖州市邮政分公司", text="该分公司", span=Span(3, 7), resolution="anaphor")
CHANGE = ChangeClaim(
    text="-1.50%",
    span=Span(40, 46),
    quantity=Quantity(value="-1.50", modifier="about", unit=Unit(code="%", text="%", dimension="ratio")),
    metric=Phrase(text="函件收入", span=Span(30, 34)),
    subject=SUBJECT,
    period=Period(text="到5月底", span=Span(10, 14), end=date(2024, 5, 31)),
    change=Change(direction="down", basis="year_on_year"),
    sentence=SENTENCE,
    rule="change.year_on_year",
)
RANGE = AmountClaim(
    text="2万—3万元/年·点",
    span=Span(50, 59),
    quantity=Quantity(
        low=Decimal("2E+4"), high=30000, unit=Unit(code="CNY", text="元", dimension="currency"), per=("year", "点")
    ),
    sentence=SENTENCE,
    rule="amount.level",
)
RANK = RankClaim(
    text="首位",
    span=Span(5, 7),
    quantity=Quantity(value=1),
    rank=Rank(position=1, scope="全省"),
    sentence=SENTENCE,
    rule="rank",
)
RATIO = RatioClaim(text="七成", span=Span(1, 3), quantity=Quantity(value=70), sentence=SENTENCE, rule="ratio.level")
CLAIMS = [CHANGE, RANGE, RANK, RATIO]
RUNAWAY = """
[[rule]]
name = "amount.runaway"
kind = "amount"
pattern = '认捐(?:\\p{Han}|\\p{Han}{2}|\\p{Han}{3}){0,60}{quantity}'
examples = ["认捐善款30万元"]
rejects = ["捐款5万元"]
"""
"""A rule whose pattern takes exponential time on many Chinese characters behind `认捐X`."""
