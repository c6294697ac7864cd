"""The stages of `extract`, timed one after the other on the same page: the calls of `postmetrics.extraction`."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

from benchmarks.pages import DAY
from postmetrics.claim.claims import ClaimMaker
from postmetrics.claim.discourse import Discourse
from postmetrics.claim.rules import load_rules
from postmetrics.claim.timeframes import TimeFrames
from postmetrics.measure.quantities import find_quantities
from postmetrics.measure.units import default_units
from postmetrics.names.organizations import find_organizations
from postmetrics.numeric.numbers import find_numerals
from postmetrics.numeric.ranks import find_ranks
from postmetrics.page.layout import lay_out
from postmetrics.records import Extraction
from postmetrics.time.periods import find_periods

STAGES = ("layout", "quantities", "ranks", "periods", "names", "claims")
"""Together they are `extract`; `numerals` are found within `quantities`, and timed once more on their own."""


def stage_seconds(page: str) -> dict[str, float]:
    """How long each stage takes on a page."""
    clock = [process_time()]
    laid_out = lay_out(page)
    text = laid_out.view.text
    clock.append(process_time())
    quantities = find_quantities(text, default_units())
    clock.append(process_time())
    ranks = find_ranks(text, [quantity.numeral for quantity in quantities])
    clock.append(process_time())
    periods = find_periods(text, DAY)
    clock.append(process_time())
    names = find_organizations(text)
    clock.append(process_time())
    frames = TimeFrames(laid_out.view, periods, DAY)
    maker = ClaimMaker(laid_out, [*quantities, *ranks], frames, Discourse(laid_out, names, frames), load_rules())
    Extraction(reference_date=DAY, claims=tuple(maker.claims()))
    clock.append(process_time())
    find_numerals(text)
    numerals = process_time() - clock[-1]
    taken = [end - start for start, end in pairwise(clock)]
    return dict(zip(STAGES, taken, strict=True)) | {"numerals": numerals}
