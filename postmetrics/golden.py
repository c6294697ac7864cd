"""A folder of pages with the records that are expected of them.

pages/
    pages.tsv        page <tab> reference_date, one row for each page
    parcels.txt      the page
    parcels.jsonl    its records, as `dump_jsonl` writes them
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from postmetrics.dump import dump_jsonl, load_jsonl
from postmetrics.errors import PageError
from postmetrics.records import Claim
from postmetrics.sources import read_page

LIST = "pages.tsv"
"""The file that lists the pages of a folder, with the columns `page` and `reference_date`."""


@dataclass(frozen=True)
class GoldenPage:
    """A page of a folder: its name, the day it came out, and its two files."""

    folder: Path
    name: str
    reference_date: date | None = None

    @property
    def path(self) -> Path:
        """The file of the page."""
        return self.folder / f"{self.name}.txt"

    @property
    def records(self) -> Path:
        """The file of its expected records."""
        return self.folder / f"{self.name}.jsonl"

    @cached_property
    def text(self) -> str:
        """The page as it stands in its file, its encoding detected. Raises `PageError`."""
        return read_page(self.path)

    @property
    def expected(self) -> list[Claim]:
        """The expected records. Raises `PageError` where there is no file of them, `RecordError` where it is faulty."""
        try:
            return load_jsonl(self.records)
        except FileNotFoundError:
            raise PageError(os.fspath(self.records), "no such file; pytest --update-claims writes it") from None

    def rewrite(self, claims: Iterable[Claim]) -> None:
        """Make `claims` the expected records. The file is replaced whole, never half-written."""
        dump_jsonl(claims, self.records)


def golden_pages(folder: str | os.PathLike[str]) -> list[GoldenPage]:
    r"""The pages of a folder, in the order of its `pages.tsv`.

    The reference date may be empty. Raises `PageError` where `pages.tsv` is missing, faulty or incomplete: every
    `.txt` and `.jsonl` in the folder needs its row, so that none is forgotten.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as name:
    ...     _ = Path(name, "pages.tsv").write_text("page\treference_date\nparcels\t2024-06-20\n", encoding="utf-8")
    ...     _ = Path(name, "parcels.txt").write_text("今年以来，全县揽收快件5万件。", encoding="utf-8")
    ...     [page] = golden_pages(name)
    ...     page.name, page.reference_date, page.text
    ('parcels', datetime.date(2024, 6, 20), '今年以来，全县揽收快件5万件。')
    """
    listed = Path(folder, LIST)
    pages: dict[str, GoldenPage] = {}
    for line, name, day in _rows(listed):
        if name in pages:
            raise PageError(os.fspath(listed), f"line {line}: {name} stands here a second time; remove one of its rows")
        pages[name] = GoldenPage(Path(folder), name, day)
    if not pages:
        raise PageError(os.fspath(listed), "lists no page; add a row for each")
    for path in sorted(Path(folder).iterdir()):
        if path.suffix in {".txt", ".jsonl"} and path.stem not in pages:
            raise PageError(os.fspath(path), f"is not in {LIST}; add a row for {path.stem}, or remove the file")
    return list(pages.values())


def _rows(listed: Path) -> Iterator[tuple[int, str, date | None]]:
    """The line, page and reference date of each row."""
    file = os.fspath(listed)
    try:
        text = listed.read_text(encoding="utf-8-sig")
    except (FileNotFoundError, NotADirectoryError):
        reason = "no such file; list the pages in it, in two columns parted by a tab: page and reference_date"
        raise PageError(file, reason) from None
    except UnicodeDecodeError as error:
        raise PageError(file, f"is not UTF-8 (byte {error.start}); save it in UTF-8") from None
    rows = csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    if not {"page", "reference_date"} <= set(rows.fieldnames or ()):
        raise PageError(file, "line 1: needs the columns page and reference_date, parted by a tab")
    for row in rows:
        name, day = row["page"], row["reference_date"] or None
        if not name or Path(name).name != name:
            raise PageError(
                file, f"line {rows.line_num}: {name!r} is no page of the folder; write its name without .txt"
            )
        try:
            yield rows.line_num, name, day and date.fromisoformat(day)
        except ValueError:
            reason = f"line {rows.line_num}: {day!r} is not a date; write it as 2024-06-20, or leave it empty"
            raise PageError(file, reason) from None
