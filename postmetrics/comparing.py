"""Claims found against claims expected: what is missing, what is spurious, and which fields differ.

A claim is paired with the one of the same span, or else with one whose span overlaps its own; the order of the claims
doesn't matter.

>>> from postmetrics.extraction import extract
>>> page = "全县投递报刊12.5万份，同比增长8%。"
>>> found = extract(page)
>>> expected = extract("全年投递报刊12.5万份。")
>>> for difference in compare_claims(found, expected):
...     print(difference.what, difference.claim.text, [field.path for field in difference.fields])
different 12.5万份 ['metric.text', 'metric.span', 'period', 'sentence']
spurious 8% []
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import islice
from operator import attrgetter
from typing import Any, Literal

from postmetrics.page.text import Span
from postmetrics.records import Claim, ClaimBase, Record

FIELDS = ("kind", *ClaimBase.model_fields)
"""The fields of a claim, as differences name and order them."""

_MOST = 20
"""So many differences are described, where not every one is asked for."""

_AROUND = 24
"""So many characters of the page are shown on either side of a claim."""

_LINE_END = re.compile(r"[^\S\n]*+\n\s*+|\r")


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """A field of two records that differs: its path (`quantity.unit.code`), and the value on each side."""

    path: str
    expected: Any
    found: Any


@dataclass(frozen=True, slots=True)
class Difference:
    """A claim that was expected and not found, found and not expected, or found with other fields."""

    expected: Claim | None
    found: Claim | None
    fields: tuple[FieldDifference, ...] = ()

    @property
    def what(self) -> Literal["missing", "spurious", "different"]:
        """`missing` if it was not found, `spurious` if not expected, else `different`."""
        return "missing" if self.found is None else "spurious" if self.expected is None else "different"

    @property
    def claim(self) -> Claim:
        """The expected claim, or the one that was found where none was expected."""
        claim = self.expected or self.found
        assert claim is not None
        return claim


def compare_claims(
    found: Iterable[Claim], expected: Iterable[Claim], *, ignore: Collection[str] = ()
) -> list[Difference]:
    """What differs between two sets of claims of one page, in the order of the page; nothing if they are the same.

    The fields in `ignore` (names in `FIELDS`, such as `rule`) may differ. Raises `ValueError` for other names.

    >>> compare_claims([], [], ignore=["metric.text"])
    Traceback (most recent call last):
    ValueError: 'metric.text' is no field of a claim; ignore some of kind, text, span, quantity, metric, subject, \
period, change, rank, sentence, rule
    """
    if unknown := next((name for name in ignore if name not in FIELDS), None):
        raise ValueError(f"{unknown!r} is no field of a claim; ignore some of {', '.join(FIELDS)}")
    compared = [name for name in FIELDS if name not in ignore]
    differences = []
    for one, other in _pairs(found, expected):
        fields = tuple(_fields(one, other, compared)) if one and other else ()
        if fields or one is None or other is None:
            differences.append(Difference(expected=other, found=one, fields=fields))
    return sorted(differences, key=lambda difference: difference.claim.span)


def assert_claims(
    found: Iterable[Claim], expected: Iterable[Claim], *, page: str | None = None, ignore: Collection[str] = ()
) -> None:
    """Raise `AssertionError` unless the claims are the same but for the fields in `ignore`.

    Its message tells claim by claim what differs, and shows where it stands in the text of the `page`, where given.

    >>> from postmetrics.extraction import extract
    >>> page = "全县投递报刊12.5万份。"
    >>> assert_claims(extract(page), [], page=page)
    Traceback (most recent call last):
    AssertionError: 1 spurious
    <BLANKLINE>
    spurious: 12.5万份 at 6:12 (amount, rule amount.level)
        全县投递报刊>>12.5万份<<。
    """
    __tracebackhide__ = True
    if differences := compare_claims(found, expected, ignore=ignore):
        raise AssertionError(describe_differences(differences, page))


def describe_differences(differences: Sequence[Difference], page: str | None = None, *, every: bool = False) -> str:
    """The differences in words: their numbers in the first line, then the first twenty of them, or `every` one.

    Each is shown where it stands in the text of the `page`, where given.
    """
    return "\n".join(_lines(differences, page, len(differences) if every else _MOST))


def _lines(differences: Sequence[Difference], page: str | None, most: int) -> Iterator[str]:
    counts = Counter(difference.what for difference in differences)
    yield ", ".join(f"{counts[what]} {what}" for what in ("missing", "spurious", "different") if counts[what])
    for difference in islice(differences, most):
        claim = difference.claim
        yield ""
        yield f"{difference.what}: {_plain(claim.text)} at {_value(claim.span)} ({claim.kind}, rule {claim.rule})"
        if page is not None:
            yield f"    {_context(page, claim.span)}"
        for field in difference.fields:
            yield f"    {field.path}: expected {_value(field.expected)}, found {_value(field.found)}"
    if len(differences) > most:
        yield ""
        yield f"and {len(differences) - most} more"


def _pairs(found: Iterable[Claim], expected: Iterable[Claim]) -> Iterator[tuple[Claim | None, Claim | None]]:
    """Each claim beside the one of the same span, else beside one that overlaps it, else beside None."""
    waiting: dict[Span, deque[Claim]] = defaultdict(deque)
    for claim in found:
        waiting[claim.span].append(claim)
    alone = []
    for claim in expected:
        if waiting[claim.span]:
            yield waiting[claim.span].popleft(), claim
        else:
            alone.append(claim)
    others = deque(sorted((claim for same in waiting.values() for claim in same), key=attrgetter("span")))
    for claim in sorted(alone, key=attrgetter("span")):
        while others and others[0].span.end <= claim.span.start:
            yield others.popleft(), None
        yield (others.popleft() if others and others[0].span.start < claim.span.end else None), claim
    yield from ((claim, None) for claim in others)


def _fields(found: Record, expected: Record, names: Iterable[str], within: str = "") -> Iterator[FieldDifference]:
    for name in names:
        one, other = getattr(found, name), getattr(expected, name)
        if one == other:
            continue
        if isinstance(one, Record) and isinstance(other, Record):
            yield from _fields(one, other, type(one).model_fields, f"{within}{name}.")
        else:
            yield FieldDifference(path=within + name, expected=other, found=one)


def _context(page: str, span: Span) -> str:
    before, behind = page[max(span.start - _AROUND, 0) : span.start], page[span.end : span.end + _AROUND]
    return _plain(_LINE_END.sub("⏎", f"{before}>>{page[span.start : span.end]}<<{behind}"))


def _value(value: Any) -> str:
    match value:
        case None:
            return "none"
        case Span():
            return f"{value.start}:{value.end}"
        case Decimal():
            return str(value) if abs(value.adjusted()) > 30 else f"{value:f}"
        case Record():
            parts = ((name, getattr(value, name)) for name in type(value).model_fields)
            return " ".join(f"{name}={_value(part)}" for name, part in parts if part is not None)
        case str():
            return f"'{_plain(value)}'"
        case tuple():
            return f"'{_plain('/'.join(value))}'"
    return str(value)


def _plain(text: str) -> str:
    """The text in one line, and nothing in it that would steer the terminal."""
    shown = (c if c.isprintable() else " " if c.isspace() else ascii(c)[1:-1] for c in text)
    return "".join(shown)
