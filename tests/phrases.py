"""How the tests of time phrases write down what was found."""

from datetime import date

from postmetrics.time.periods import find_periods
from postmetrics.time.windows import Reading

REFERENCE = date(2024, 7, 18)  # a Thursday
MARCH = date(2024, 3, 11)
JANUARY = date(2024, 1, 20)


def told(text: str, reference: date | None = REFERENCE, reading: Reading = "report") -> list[str]:
    """Each phrase with its days, role and grain; `stated` where the phrase itself fixed its year."""
    return [
        f"{text[p.start : p.end]} {p.first or ''}..{p.last or ''} {p.role} {p.grain}" + " stated" * p.explicit_year
        for p in find_periods(text, reference, reading)
    ]
