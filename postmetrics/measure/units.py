"""Units of measure and classifiers, read from TOML: canonical code, dimension, exact factor, surface forms.

A table is a value: the packaged one is `default_units()`, and `default_units() | load_units("mine.toml")` adds to it.

>>> unit, end = default_units().match("占地30亩左右", 4)
>>> unit.code, unit.factor, end
('m2', Fraction(2000, 3), 5)
>>> default_units().match("有3分公司", 2) is None
True
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal
from fractions import Fraction
from functools import cache
from importlib.resources import files
from os import PathLike
from pathlib import Path
from typing import overload

from postmetrics.errors import UnitError

_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)? ?")
_FACTOR = re.compile(r"-?[0-9]{1,100}(?:[./][0-9]{1,100})?")
_FIELDS: dict[str, dict[str, type]] = {
    "unit": {"code": str, "dimension": str, "factor": str, "surfaces": list},
    "classifier": {"surfaces": list},
}
_OPTIONAL = frozenset(("not_before", "examples", "rejects"))


@dataclass(frozen=True, slots=True)
class Unit:
    """What a number counts or measures: 1 of any of its `surfaces` is `factor` of the canonical `code`."""

    code: str
    dimension: str
    factor: Fraction
    surfaces: tuple[str, ...]
    not_before: tuple[str, ...] = ()

    def convert(self, value: Decimal) -> Decimal:
        """`value` in the canonical unit: exact where it has an end, else to 28 digits and more.

        >>> default_units()["公顷"].convert(Decimal("1.25")), default_units()["亩"].convert(Decimal(1))
        (Decimal('12500'), Decimal('666.6666666666666666666666666666666666667'))
        """
        return rescale(value, self.factor)


def rescale(value: Decimal, factor: Fraction) -> Decimal:
    """`value * factor` without rounding where it has an end, else to 28 digits and more, and with no idle zeros.

    >>> rescale(Decimal("3.50"), Fraction(10000)), rescale(Decimal(5), Fraction(1, 8))
    (Decimal('35000'), Decimal('0.625'))
    """
    numerator, denominator = factor.numerator, factor.denominator
    digits = len(value.as_tuple().digits) + numerator.bit_length() // 3 + 1
    context = Context(prec=max(40, digits + denominator.bit_length()), Emin=MIN_EMIN, Emax=MAX_EMAX)
    result = context.multiply(value, Decimal(numerator))
    if denominator != 1:
        result = context.divide(result, Decimal(denominator))
    if not result:
        return Decimal(0)
    result = context.normalize(result)
    exponent = result.as_tuple().exponent
    return context.quantize(result, Decimal(1)) if isinstance(exponent, int) and 0 < exponent < 28 else result


class UnitTable:
    """The units that a reader knows, found by the longest surface form that stands at a position."""

    __slots__ = ("_lengths", "_lengths_by_end", "_surfaces")

    def __init__(self, surfaces: dict[str, Unit]) -> None:
        self._surfaces = surfaces
        self._lengths = _longest_first(surfaces, 0)
        self._lengths_by_end = _longest_first(surfaces, -1)

    def __or__(self, other: UnitTable) -> UnitTable:
        """Both tables' units; where both know a surface, the right one's."""
        return UnitTable(self._surfaces | other._surfaces)

    def __getitem__(self, surface: str) -> Unit:
        return self._surfaces[surface]

    @overload
    def get(self, surface: str) -> Unit | None: ...
    @overload
    def get(self, surface: str, default: Unit) -> Unit: ...
    def get(self, surface: str, default: Unit | None = None) -> Unit | None:
        """The unit of a surface, or `default`."""
        return self._surfaces.get(surface, default)

    def __contains__(self, surface: str) -> bool:
        return surface in self._surfaces

    def __iter__(self) -> Iterator[str]:
        return iter(self._surfaces)

    def __len__(self) -> int:
        return len(self._surfaces)

    def match(self, text: str, position: int) -> tuple[Unit, int] | None:
        """The unit whose longest surface stands at `position`, and where it ends.

        >>> unit, end = default_units().match("15公里/小时", 2)
        >>> unit.code, unit.factor, end
        ('m', Fraction(1000, 1), 4)
        """
        for length in self._lengths.get(text[position : position + 1], ()):
            end = position + length
            surface = text[position:end]
            unit = self._surfaces.get(surface)
            if unit is None or end > len(text) or (unit.not_before and text.startswith(unit.not_before, end)):
                continue
            if surface[-1].isascii() and surface[-1].isalnum() and _runs_on(text, end):
                continue
            return unit, end
        return None

    def match_before(self, text: str, position: int) -> tuple[Unit, int] | None:
        """The unit whose longest surface ends at `position`, and where it starts.

        >>> unit, start = default_units().match_before("折合人民币3亿", 5)
        >>> unit.code, start
        ('CNY', 2)
        """
        for length in self._lengths_by_end.get(text[position - 1 : position], ()):
            start = position - length
            unit = self._surfaces.get(text[start:position]) if start >= 0 else None
            if unit is not None and not (text[start].isascii() and text[start].isalnum() and _runs_on(text, start - 1)):
                return unit, start
        return None


def _longest_first(surfaces: Iterable[str], at: int) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for surface in surfaces:
        lengths.setdefault(surface[at], set()).add(len(surface))
    return {character: tuple(sorted(found, reverse=True)) for character, found in lengths.items()}


def _runs_on(text: str, position: int) -> bool:
    neighbour = text[position : position + 1] if position >= 0 else ""
    return neighbour.isascii() and neighbour.isalnum()


def load_units(path: str | PathLike[str]) -> UnitTable:
    """The table in a TOML file; the grammar stands at the top of the packaged `data/units.toml`.

    Raises `UnitError` with the file, the entry and the reason where the file cannot be used.
    """
    try:
        source = Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UnitError(str(path), "file", f"cannot be read: {error}") from error
    return parse_units(source, str(path))


@cache
def default_units() -> UnitTable:
    """The packaged table.

    >>> default_units()["人民币"].code, default_units()["万元"].code if "万元" in default_units() else None
    ('CNY', None)
    """
    return parse_units((files("postmetrics.data") / "units.toml").read_text(encoding="utf-8"), "units.toml")


def parse_units(source: str, file: str) -> UnitTable:
    """The table in TOML text; `file` is its name in errors.

    >>> fields = 'code = "m"\\ndimension = "length"\\nfactor = "10/3"\\nsurfaces = ["丈"]'
    >>> table = parse_units("[[unit]]\\n" + fields, "a.toml")
    >>> table["丈"].convert(Decimal(3))
    Decimal('10')
    >>> parse_units('[[unit]]\\ncode = "m"', "a.toml")
    Traceback (most recent call last):
    postmetrics.errors.UnitError: a.toml: m: the field "dimension" is missing
    """
    try:
        document = tomllib.loads(source)
    except ValueError as error:
        raise UnitError(file, "file", f"is not TOML: {error}") from error
    except RecursionError:
        raise UnitError(file, "file", "is not TOML: nested too deeply") from None
    surfaces: dict[str, Unit] = {}
    checks: list[tuple[str, dict[str, object], tuple[Unit, ...]]] = []
    for kind, entries in document.items():
        if kind not in _FIELDS or not isinstance(entries, list):
            raise UnitError(file, kind or '""', "only [[unit]] and [[classifier]] entries are known")
        for entry in entries:
            if not isinstance(entry, dict):
                raise UnitError(file, kind, f"must be written as [[{kind}]]")
            name = _name(entry)
            units = tuple(_read(file, name, kind, entry))
            for unit in units:
                for surface in unit.surfaces:
                    if surface in surfaces:
                        raise UnitError(file, name, f"the surface {surface!r} stands twice in this file")
                    surfaces[surface] = unit
            checks.append((name, entry, units))
    table = UnitTable(surfaces)
    for name, entry, units in checks:
        _check(file, name, entry, units, table)
    return table


def _name(entry: dict[str, object]) -> str:
    surfaces = entry.get("surfaces")
    first = str(surfaces[0]) if isinstance(surfaces, list) and surfaces else ""
    return " ".join(filter(None, (str(entry.get("code", "")), first))) or "entry"


def _read(file: str, name: str, kind: str, entry: dict[str, object]) -> Iterator[Unit]:
    required = _FIELDS[kind]
    for field, expected in required.items():
        if field not in entry:
            raise UnitError(file, name, f'the field "{field}" is missing')
        if not isinstance(entry[field], expected) or not entry[field]:
            raise UnitError(file, name, f'the field "{field}" must be a filled {expected.__name__}')
    for field, value in entry.items():
        if field not in required and field not in _OPTIONAL:
            raise UnitError(file, name, f'the field "{field}" is not known')
        if field in _OPTIONAL and not isinstance(value, list):
            raise UnitError(file, name, f'the field "{field}" must be a list')
        if isinstance(value, list) and not all(isinstance(item, str) and item for item in value):
            raise UnitError(file, name, f'the field "{field}" must hold strings that are not empty')
    surfaces, not_before = _strings(entry, "surfaces"), _strings(entry, "not_before")
    if kind == "classifier":
        for surface in surfaces:
            yield Unit(surface, "count", Fraction(1), (surface,), not_before)
        return
    try:
        if not _FACTOR.fullmatch(str(entry["factor"])):
            raise ValueError
        factor = Fraction(str(entry["factor"]))
    except (ValueError, ZeroDivisionError) as error:
        raise UnitError(file, name, f"the factor {entry['factor']!r} is neither a decimal nor a fraction") from error
    if factor <= 0:
        raise UnitError(file, name, f"the factor {entry['factor']!r} must be more than 0")
    yield Unit(str(entry["code"]), str(entry["dimension"]), factor, surfaces, not_before)


def _check(file: str, name: str, entry: dict[str, object], units: tuple[Unit, ...], table: UnitTable) -> None:
    for example in _strings(entry, "examples"):
        text, _, stated = example.partition(" = ")
        number = _NUMBER.match(text)
        found = table.match(text, number.end()) if number else None
        if number is None or found is None or found[1] != len(text) or found[0] not in units:
            raise UnitError(file, name, f"the example {example!r} does not read as this unit")
        value = found[0].convert(Decimal(number[0]))
        if format(value, "f") != stated:
            raise UnitError(file, name, f"the example {example!r} reads as {format(value, 'f')}")
    for reject in _strings(entry, "rejects"):
        number = _NUMBER.match(reject)
        found = table.match(reject, number.end()) if number else None
        if found is not None and found[0] in units:
            raise UnitError(file, name, f"the reject {reject!r} reads as this unit")


def _strings(entry: dict[str, object], field: str) -> tuple[str, ...]:
    value = entry.get(field)
    return tuple(map(str, value)) if isinstance(value, list) else ()
