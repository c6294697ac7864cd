#!/usr/bin/env python3
"""Fuzzes `extract`, the finders and `explain`: any text is read, in time, and the laws of the records hold.

The first byte of an input chooses what is called and the reference date: from `A` on `extract` with each of `DAYS`,
from `H` on the finders, from `O` on `explain`. The rest is the page in UTF-8.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import atheris
from harness import at_most, decode, fuzz

with atheris.instrument_imports(include=["postmetrics"]):
    import postmetrics as pm

    for name in pm.__all__:
        getattr(pm, name)

DAYS = (None, date(2024, 2, 29), date(2023, 12, 31), date(2025, 1, 1), date.min, date.max, date(2033, 12, 22))
SECONDS_PER_CHARACTER = 0.5 / 4000
SLOWDOWN = 6
"""How much slower instrumented code is, at most."""


def one(data: bytes) -> None:
    """Try one input."""
    if data:
        what, day = divmod((data[0] - ord("A")) % (3 * len(DAYS)), len(DAYS))
        text = decode(data[1:])
        with at_most(SLOWDOWN * (0.05 + SECONDS_PER_CHARACTER * len(text))):
            (_extract, _find, _explain)[what](text, DAYS[day])


def _extract(text: str, day: date | None) -> None:
    holds(text, pm.extract(text, reference_date=day))


def _find(text: str, day: date | None) -> None:
    stand_apart(text, pm.find_numbers(text))
    stand_apart(text, pm.find_quantities(text))
    stand_apart(text, pm.find_periods(text, reference_date=day))


def _explain(text: str, day: date | None) -> None:
    claims = [told.claim for told in pm.explain(text, pm.Span(0, len(text)), reference_date=day) if told.claim]
    assert claims == list(pm.extract(text, reference_date=day)), "what is explained is what is extracted"


def holds(text: str, result: pm.Extraction) -> None:
    """Every law of a page's records."""
    stand_apart(text, result)
    for claim in result:
        assert claim.sentence.start <= claim.span.start, "claim before its sentence"
        assert claim.span.end <= claim.sentence.end, "claim behind its sentence"
        assert 0 <= claim.sentence.start < claim.sentence.end <= len(text), "sentence outside the text"
        for part in (claim.metric, claim.subject, claim.period):
            assert part is None or (part.text and part.text == squeezed(text, part.span)), f"span of {part!r}"
        quantity = claim.quantity
        assert (quantity.value is None) == (quantity.low is not None or quantity.high is not None), f"{quantity!r}"
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high, f"{quantity!r}"
        if claim.period and claim.period.start and claim.period.end:
            assert claim.period.start <= claim.period.end, f"{claim.period!r}"
    assert pm.load_json(pm.dump_json(result)) == result, "JSON of the result"
    assert pm.load_jsonl(pm.dump_jsonl(result)) == list(result), "JSON lines of the claims"
    pm.dump_csv(result)


def stand_apart(text: str, found: Iterable[pm.Claim | pm.NumberMention | pm.QuantityMention | pm.Period]) -> None:
    """What was found stands in the text as it says, in reading order, and nothing overlaps."""
    end = 0
    for item in found:
        assert item.text == squeezed(text, item.span), f"span of {item!r}"
        assert end <= item.span.start < item.span.end <= len(text), f"overlap at {item!r}"
        end = item.span.end


def squeezed(text: str, span: pm.Span) -> str:
    """The text in a span without its white space."""
    return "".join(text[span.start : span.end].split())


if __name__ == "__main__":
    fuzz(one, "extract.txt")
