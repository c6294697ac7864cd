"""Organizations of the user's own, read from TOML: full names with their aliases, and words that are never one.

A table is a value, used only where it is given: `extract(text, organizations=load_organizations("mine.toml"))`.

>>> table = parse_organizations('''
... [[organization]]
... name = "云峰快运集团股份有限公司"
... aliases = ["云峰快运", "云峰"]
...
... [stop]
... names = ["云峰会"]
... ''', "mine.toml")
>>> [(m.text, m.resolved) for m in table.added_to([], "云峰会开幕，云峰快运增收")]
[('云峰快运', ('云峰快运集团股份有限公司', 'abbreviated'))]
"""

from __future__ import annotations

import tomllib
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import Any

from postmetrics.errors import OrganizationError
from postmetrics.names.companies import Companies, companies
from postmetrics.names.mentions import Mention, merge
from postmetrics.names.naming import Kind, organization_names
from postmetrics.page.text import View
from postmetrics.records import Resolution

_SHORTEST, _LONGEST = 2, 60
_TABLES = {"organization": list, "stop": dict}
_WRITTEN = {"organization": "[[organization]]", "stop": "[stop]"}


@dataclass(frozen=True, eq=False)
class OrganizationTable:
    """The organizations that a user names, by each of their names as a view's text holds it, and the stop-names."""

    names: Mapping[str, tuple[str, Resolution]]
    stops: frozenset[str]

    def __len__(self) -> int:
        """How many names, aliases and stop-names there are."""
        return len(self.names) + len(self.stops)

    def added_to(self, found: Sequence[Mention], text: str) -> list[Mention]:
        """The organizations of a view's text: those found without the table, less stop-names, and the table's.

        The longest name counts: of two that begin at one place, and where one stands within another. Where two only
        overlap, the table's does.
        """
        stopped: list[tuple[int, int]] = []
        own: list[tuple[int, int]] = []
        for start, end in self._finder.found_in(text):
            if not _cuts_a_word(text, start, end):
                (stopped if text[start:end] in self.stops else own).append((start, end))
        found = [m for m in found if not _covers(stopped, m.start, m.end)]
        at = {(m.start, m.end): m for m in found}
        longer = [(m.start, m.end) for m in found]
        known = list(companies().found_in(text))
        mentions = [
            self._mention(text[start:end], start, at.get((start, end)))
            for start, end in own
            if not _covers(longer, start, end, wider=True) and not _covers(known, start, end, wider=True)
        ]
        return merge(mentions, found)

    @cached_property
    def _finder(self) -> Companies:
        return Companies((*self.names, *self.stops))

    def _mention(self, words: str, start: int, found: Mention | None) -> Mention:
        """The mention of a name, with what its structure told where it was found without the table too."""
        resolved = self.names[words]
        if found is not None:
            return found._replace(form="name", resolved=resolved)
        kind = _kind(resolved[0])
        return Mention(
            start,
            start + len(words),
            words,
            "name",
            brand=words,
            kind=kind.word if kind else None,
            source=kind is not None and kind.source,
            framed=kind is None,
            resolved=resolved,
        )


def load_organizations(*paths: str | PathLike[str]) -> OrganizationTable:
    """The organizations and stop-names of TOML files: `[[organization]]` entries and a table `[stop]`.

    Raises `OrganizationError`, naming the file, the entry and the reason, for a file that is not TOML, an unknown
    field, a name that is missing or cannot be found in a text, and one that stands twice.
    """
    table = OrganizationTable({}, frozenset())
    for path in paths:
        try:
            source = Path(path).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise OrganizationError(str(path), "file", f"cannot be read: {error}") from error
        table = parse_organizations(source, str(path), beside=table)
    return table


def parse_organizations(source: str, file: str, *, beside: OrganizationTable | None = None) -> OrganizationTable:
    """The table of one TOML text with those of another table `beside` it; `file` names it in errors."""
    try:
        document = tomllib.loads(source)
    except ValueError as error:  # also what a number of thousands of digits raises
        raise OrganizationError(file, "file", f"is not TOML: {error}") from error
    except RecursionError:
        raise OrganizationError(file, "file", "is not TOML: nested too deeply") from None
    for table, entries in document.items():
        if table not in _TABLES:
            raise OrganizationError(file, table or '""', "only [[organization]] entries and a table [stop] are known")
        if not isinstance(entries, _TABLES[table]):
            raise OrganizationError(file, table, f"must be written as {_WRITTEN[table]}")
    names = dict(beside.names) if beside else {}
    stops = set(beside.stops) if beside else set()
    for i, entry in enumerate(document.get("organization", ()), start=1):
        name, aliases = _organization(file, f"organization {i}", entry)
        for words in (name, *aliases):
            text = _findable(file, name, words)
            if text in stops:
                raise OrganizationError(file, name, f"{words!r} is a stop-name too")
            if text in names:
                raise OrganizationError(file, name, f"{words!r} stands twice: it is a name of {names[text][0]} already")
            names[text] = (name, "stated" if words is name else "abbreviated")
    stop = document.get("stop", {})
    _refuse_unknown(file, "stop", stop, ("names",))
    for words in _strings(file, "stop", stop, "names"):
        text = _findable(file, "stop", words)
        if text in names:
            raise OrganizationError(file, "stop", f"{words!r} is a name of {names[text][0]} too")
        stops.add(text)
    return OrganizationTable(names, frozenset(stops))


def _organization(file: str, label: str, entry: object) -> tuple[str, Sequence[str]]:
    if not isinstance(entry, dict):
        raise OrganizationError(file, label, "must be written as [[organization]]")
    name = entry.get("name")
    if not isinstance(name, str) or not name:
        raise OrganizationError(file, label, 'the field "name" must be a string that is not empty')
    _refuse_unknown(file, name, entry, ("name", "aliases"))
    return name, _strings(file, name, entry, "aliases") if "aliases" in entry else ()


def _refuse_unknown(file: str, label: str, entry: Mapping[str, Any], fields: tuple[str, ...]) -> None:
    for field in entry:
        if field not in fields:
            raise OrganizationError(file, label, f'the field "{field}" is not known; there is {" and ".join(fields)}')


def _strings(file: str, label: str, entry: Mapping[str, Any], field: str) -> Sequence[str]:
    words = entry.get(field, [])
    if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
        raise OrganizationError(file, label, f'the field "{field}" must be a list of strings')
    return words


def _findable(file: str, label: str, words: str) -> str:
    """Words as a view's text holds them."""
    text = View(words).text
    if not _SHORTEST <= len(text) <= _LONGEST:
        raise OrganizationError(file, label, f"{words!r} must have {_SHORTEST} to {_LONGEST} characters")
    if not any(character.isalpha() for character in text):
        raise OrganizationError(file, label, f"{words!r} has no letter or Chinese character")
    return text


def _kind(name: str) -> Kind | None:
    """The longest head that closes a name."""
    kinds = organization_names().kinds
    return next((kind for i in range(1, len(name)) if (kind := kinds.get(name[i:]))), None)


def _cuts_a_word(text: str, start: int, end: int) -> bool:
    """Whether a word in Latin letters or a number runs on over either end."""
    return any(_is_latin(text[i - 1 : i]) and _is_latin(text[i : i + 1]) for i in (start, end) if i)


def _is_latin(character: str) -> bool:
    return character.isascii() and character.isalnum()


def _covers(spans: Sequence[tuple[int, int]], start: int, end: int, *, wider: bool = False) -> bool:
    """Whether one of the spans, which are in order and apart, holds `start` to `end`, or that and more."""
    i = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return i >= 0 and spans[i][1] >= end and not (wider and spans[i] == (start, end))
