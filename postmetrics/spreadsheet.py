"""Records to CSV, safe to open in a spreadsheet.

>>> from postmetrics.page.text import Span
>>> from postmetrics.records import Quantity, RatioClaim
>>> claim = RatioClaim(text="-7%", span=Span(1, 3), quantity=Quantity(value=-7), sentence=Span(0, 4), rule="ratio")
>>> dump_csv([claim], header=False)[:20]
"ratio,'-7%,1,3,-7,,,"
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from io import StringIO
from typing import IO, Any

from postmetrics.columns import COLUMNS, NUMBERS, cell, legible
from postmetrics.dump import record
from postmetrics.records import Claim
from postmetrics.saving import Path, save

_FORMULA = re.compile(r"""(\A|[;\t\n])(?=["\ufeff ]*[=+\-@\t\n＝＋－＠])""")
"""Where a cell that is a formula begins: at the front, or behind what some spreadsheets part cells at."""


def dump_csv(
    claims: Iterable[Claim],
    file: Path | IO[str] | None = None,
    *,
    page: str | None = None,
    header: bool = True,
    bom: bool = False,
) -> str:
    """The claims as CSV, one claim a row, with the fields of the record as columns; also written to `file`.

    `file` is a path, which is replaced whole or not at all, or an open text file. A `page` is written in a column of
    its own, in front. Text that a spreadsheet would take for a formula has an apostrophe before it; figures are left
    as they are. With `bom`, a byte order mark stands in front, by which Excel knows UTF-8: give it for a whole file,
    not for rows that are appended. Raises `OSError` where the path cannot be written.

    >>> print(dump_csv([]).replace(",", " ")[:36])
    kind text span.start span.end quanti
    >>> dump_csv([], bom=True)[:5]
    '\ufeffkind'
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    front = () if page is None else ("page",)
    if header:
        writer.writerow(front + COLUMNS)
    for claim in claims:
        fields = record(claim)
        cells = [_shown(column, cell(fields, column)) for column in COLUMNS]
        writer.writerow(cells if page is None else [_shown("page", page), *cells])
    text = "\ufeff" * bom + out.getvalue()
    if file is not None:
        save(text, file)
    return text


def _shown(column: str, value: Any) -> Any:
    if isinstance(value, list):
        value = "/".join(value)
    if not isinstance(value, str) or column in NUMBERS:
        return value
    return _FORMULA.sub(r"\1'", legible(value).replace("\r", "\n"))
