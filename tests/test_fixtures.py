"""Every fixture page against its right answers.

`<page>.jsonl` holds what a careful reader would record, in full. `known_misses.tsv` lists where the library says
something else: a miss that is mended, or a new one, fails here until the list says so.
"""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest

import postmetrics as pm

FOLDER = Path(__file__).parent / "fixtures"
with (FOLDER / "known_misses.tsv").open(encoding="utf-8", newline="") as file:
    KNOWN_MISSES = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
PAGES = {page.name: page for page in pm.golden_pages(FOLDER)}

pytestmark = pytest.mark.claims_pages("fixtures")


def test_page(claims_page: pm.GoldenPage) -> None:
    found = pm.extract(claims_page.text, reference_date=claims_page.reference_date)
    differences = pm.compare_claims(found, claims_page.expected)
    missed = {
        (difference.claim.span.start, difference.claim.text): {field.path.split(".")[0] for field in difference.fields}
        or {difference.what}
        for difference in differences
    }
    known = {
        (int(row["start"]), row["text"]): set(row["fields"].split(","))
        for row in KNOWN_MISSES
        if row["page"] == claims_page.name
    }
    assert missed == known, pm.describe_differences(differences, claims_page.text)


def test_near_misses_make_no_claim(check_claims: Callable[..., None]) -> None:
    assert PAGES["near_misses"].expected == []
    check_claims(PAGES["near_misses"])


def test_two_pages_in_one_text(claims_page: pm.GoldenPage) -> None:
    """A page set behind another one gives the same claims, further on: amounts, units and spans do not leak."""
    first, second, day = PAGES["rural"].text, claims_page.text, claims_page.reference_date
    alone = pm.extract(second, reference_date=day)
    both = pm.extract(f"{first}\n\n{second}", reference_date=day)
    shift = len(first) + 2
    behind = [claim for claim in both if claim.span.start >= shift]
    assert [(c.span.start - shift, c.text, c.kind, c.quantity) for c in behind] == [
        (c.span.start, c.text, c.kind, c.quantity) for c in alone
    ]
