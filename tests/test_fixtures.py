"""Every fixture page against its right answers.

`<page>.jsonl` holds what a careful reader would record, in full. `known_misses.tsv` lists where the library says
something else: a miss that is mended, or a new one, fails here until the list says so.
"""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import postmetrics as pm

FOLDER = Path(__file__).parent / "fixtures"
FIELDS = ("kind", "text", "quantity", "metric", "subject", "period", "change", "rank", "sentence", "rule")
SPOKEN = {
    "kind": {"kind", "rule"},
    "change": {"change"},
    "value": {"quantity"},
    "modifier": {"quantity"},
    "unit": {"quantity"},
}
SPOKEN |= {"per": {"quantity"}, "metric": {"metric"}, "subject": {"subject"}, "period": {"period"}, "rank": {"rank"}}


def rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)


PAGES = {row["page"]: date.fromisoformat(row["reference_date"]) for row in rows("pages.tsv")}


def read(page: str) -> str:
    return (FOLDER / f"{page}.txt").read_text(encoding="utf-8")


def differences(expected: pm.Claim | None, said: pm.Claim | None) -> set[str]:
    if said is None:
        return {"missed"}
    if expected is None:
        return {"spurious"}
    different = {field for field in FIELDS if getattr(expected, field) != getattr(said, field)}
    return different - {"change"} if "kind" in different else different


@pytest.mark.parametrize("page", PAGES)
def test_page(page: str) -> None:
    expected = {claim.span: claim for claim in pm.load_jsonl(FOLDER / f"{page}.jsonl")}
    said = {claim.span: claim for claim in pm.extract(read(page), reference_date=PAGES[page])}
    found: dict[int, set[str]] = {}
    for span in expected.keys() | said.keys():
        if different := differences(expected.get(span), said.get(span)):
            found.setdefault(span.start, set()).update(different)
    known: dict[int, set[str]] = {}
    for row in rows("known_misses.tsv"):
        if row["page"] == page:
            named = set().union(*(SPOKEN.get(field, {field}) for field in row["fields"].split(",")))
            known.setdefault(int(row["start"]), set()).update(named - {"change"} if "kind" in named else named)
    assert found == known


def test_near_misses_make_no_claim() -> None:
    assert pm.extract(read("near_misses"), reference_date=PAGES["near_misses"]).claims == ()


@pytest.mark.parametrize("page", PAGES)
def test_two_pages_in_one_text(page: str) -> None:
    """A page set behind another one gives the same claims, further on: amounts, units and spans do not leak."""
    first, second = read("rural"), read(page)
    alone = pm.extract(second, reference_date=PAGES[page])
    both = pm.extract(f"{first}\n\n{second}", reference_date=PAGES[page])
    shift = len(first) + 2
    behind = [claim for claim in both if claim.span.start >= shift]
    assert [(c.span.start - shift, c.text, c.kind, c.quantity) for c in behind] == [
        (c.span.start, c.text, c.kind, c.quantity) for c in alone
    ]
