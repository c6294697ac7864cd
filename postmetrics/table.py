"""Claims as a table to read on a terminal.

>>> import sys
>>> from postmetrics.records import Quantity, Rank, RankClaim
>>> from postmetrics.page.text import Span
>>> first = RankClaim(text="首位", span=Span(9, 11), quantity=Quantity(value=1), rank=Rank(position=1, scope="全国"),
...     sentence=Span(0, 13), rule="rank")
>>> print_table([first], sys.stdout, width=80)
 claim         kind          metric      subject         period             at
 ──────────────────────────────────────────────────────────────────────────────
 首位          rank 1        -           -               -                   9
               全国
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import IO
from unicodedata import normalize

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from postmetrics.explanation import Explanation
from postmetrics.records import Claim, Period, Quantity

_WIDEST = 120
_SIGNS = frozenset("%‰")


def print_table(claims: Iterable[Claim], file: IO[str], *, title: str | None = None, width: int | None = None) -> None:
    """Write the claims to `file` as a table: with colours on a terminal, plain elsewhere.

    The table is as wide as the terminal, or the environment's `COLUMNS`, up to 120; or as wide as `width`.
    """
    _print(_table(claims, title), file, width)


def print_explanations(told: Iterable[Explanation], file: IO[str], *, width: int | None = None) -> None:
    """Write for each number what its claim's fields rest on, and what was considered and lost."""
    console = Console(file=file, width=width, highlight=False)
    if width is None:
        console.width = min(console.width, _WIDEST)
    with console.capture() as capture:
        for one in told:
            table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), expand=True)
            kind = one.claim.kind if one.claim else "no claim"
            table.title, table.title_justify = _shown(f"{one.text} at {one.span.start}: {kind}"), "left"
            table.add_column("field", width=8, style="bold")
            table.add_column("words", overflow="fold", ratio=4)
            table.add_column("at", width=6, justify="right", style="dim")
            table.add_column("why", overflow="fold", ratio=5)
            for reason in one.reasons:
                at = str(reason.span.start) if reason.span else ""
                table.add_row(reason.field, _shown(reason.words), at, _shown(reason.why))
            for lost in one.lost:
                table.add_row("lost", _shown(lost.what), "", _shown(lost.why))
            console.print(table)
    file.write("\n".join(line.rstrip() for line in capture.get().split("\n")).strip("\n") + "\n")


def print_rows(
    columns: Mapping[str, int], rows: Iterable[Iterable[str]], file: IO[str], *, width: int | None = None
) -> None:
    """Write rows of text under the heads of `columns`, each with its share of the width.

    >>> import sys
    >>> print_rows({"words": 2, "one is": 1}, [("亩", "2000/3 m2")], sys.stdout, width=40)
     words                      one is
     ──────────────────────────────────────
     亩                         2000/3 m2
    """
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), expand=True)
    for head, share in columns.items():
        table.add_column(head, overflow="fold", ratio=share)
    for row in rows:
        table.add_row(*map(_shown, row))
    _print(table, file, width)


def _print(table: Table, file: IO[str], width: int | None) -> None:
    console = Console(file=file, width=width, highlight=False)
    if width is None:
        console.width = min(console.width, _WIDEST)
    with console.capture() as capture:
        console.print(table)
    file.write("\n".join(line.rstrip() for line in capture.get().split("\n")).strip("\n") + "\n")


def _table(claims: Iterable[Claim], title: str | None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, padding=(0, 1, 0, 0), expand=True)
    table.title, table.title_justify = title and _shown(title), "left"
    table.add_column("claim", overflow="fold", ratio=5, style="bold")
    table.add_column("kind", overflow="fold", width=12)
    table.add_column("metric", overflow="fold", ratio=4)
    table.add_column("subject", overflow="fold", ratio=6)
    table.add_column("period", overflow="fold", width=13)
    table.add_column("at", overflow="fold", width=6, justify="right", style="dim")
    for claim in claims:
        table.add_row(
            _shown(claim.text, _quantity(claim.text, claim.quantity) if claim.rank is None else ""),
            _shown(*_kind(claim)),
            _shown(claim.metric.text if claim.metric else "-"),
            _shown(claim.subject.name if claim.subject else "-"),
            _shown(*_period(claim.period) if claim.period else "-"),
            str(claim.span.start),
        )
    return table


def _quantity(text: str, quantity: Quantity) -> str:
    """The value in its canonical unit, or nothing where it would say what `text` says already."""
    figures = " to ".join(f"{n:,f}" for n in (quantity.low, quantity.high, quantity.value) if n is not None)
    code = quantity.unit.code if quantity.unit else ""
    figure = figures + ("" if code in _SIGNS else " ") + "/".join((code, *quantity.per))
    modifier = quantity.modifier.replace("_", " ") if quantity.modifier else ""
    return f"{modifier} {figure}".strip() if modifier or figure.replace(" ", "") != normalize("NFKC", text) else ""


def _kind(claim: Claim) -> tuple[str, str]:
    if claim.change:
        return f"{claim.kind} {claim.change.direction}", (claim.change.basis or "").replace("_", " ")
    if claim.rank:
        return f"{claim.kind} {claim.rank.position}", claim.rank.scope or ""
    return claim.kind, ""


def _period(period: Period) -> tuple[str, ...]:
    if period.start == period.end:
        return (str(period.start or period.text),)
    if period.end:
        return (str(period.start or ""), f"to {period.end}")
    return (f"from {period.start}",)


def _shown(*lines: str) -> Text:
    """The lines that say something; characters that would steer the terminal are left out."""
    return Text("\n".join("".join(c for c in line if c.isprintable()) for line in lines if line))
