"""Long white space, which must cost no more than the reading of it: quadratic time would hang here for many minutes."""

import pytest

import postmetrics as pm

SPACES = 300_000


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("揽收5万件。\n", ""),
        ("", "\n揽收5万件。"),
        ("揽收5万件。□", "□"),
        ("揽收5万件。\n（上接", "第"),
    ],
)
def test_long_white_space(before: str, after: str) -> None:
    words = before + after
    claims = pm.extract(before + " " * SPACES + after)
    assert [claim.text for claim in claims] == (["5万件"] if "5万件" in words else [])
