"""Companies that running text names with no frame: by their trade (`云峰科技启动裁员`), in Latin letters, or as known.

`X科技` can be a company's name or a kind of trade (`高端科技`). It is taken for a name where a verb of business
follows, or where it heads a clause twice: the opening words of a headline come again in its article. A known name of
four characters needs no sign; a shorter one opens a clause; one that is an ordinary word too needs the verb.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from postmetrics.names.borders import Borders, is_han
from postmetrics.names.companies import companies
from postmetrics.names.mentions import Mention, without_overlaps
from postmetrics.names.naming import OrganizationNames

_LATIN_NAME = re.compile(r"(?<![A-Za-z0-9\"'/.-])[A-Za-z][A-Za-z&·]{1,15}(?=[一-鿿〇“(:])")
_LONGEST_STEM = 4
_TELLING = 4
_NEAR = 2000


class _Candidate(NamedTuple):
    start: int
    end: int
    name: str
    heads: bool
    strong: bool
    weak: bool


class TradeReader:
    """Reads one text for companies named by their trade or in Latin letters."""

    def __init__(self, text: str, names: OrganizationNames, borders: Borders) -> None:
        self.text = text
        self.names = names
        self._borders = borders

    def mentions(self) -> list[Mention]:
        """The names, where the words around them show them to be names."""
        candidates = [*self._traded(), *self._latin(), *self._known()]
        candidates.sort(key=lambda candidate: candidate.start)
        heads = Counter(candidate.name for candidate in candidates if candidate.heads)
        sure = {c.name for c in candidates if c.strong or heads[c.name] > 1 or (c.weak and self._stands_again(c))}
        reports = {c.name for c in candidates if c.name.isupper() and self.names.report.match(self.text, c.end)}
        return without_overlaps(
            [
                Mention(c.start, c.end, c.name, "name", brand=c.name, source=c.name in reports, framed=True)
                for c in candidates
                if c.name in sure or c.name in reports
            ]
        )

    def _traded(self) -> list[_Candidate]:
        text, names, tail = self.text, self.names, self.names.tail
        found: list[_Candidate] = []
        for match in tail.finditer(text):
            head, end = match.span()
            if text[max(0, head - 2) : head] in names.stems or tail.match(text, end):
                continue
            start = self._begin(head)
            if self._is_stem(start, head):
                found.append(self._candidate(start, end))
        return found

    def _begin(self, head: int) -> int:
        """Where the words before a trade begin; two that open a clause may hold what else ends a name (`丰和物流`)."""
        start = self._borders.begin(head, 2 * _LONGEST_STEM)
        short = head - 2
        if start > short >= 0 and self._borders.opens_clause(short) and self.text[short] not in self.names.stops:
            return short
        return start

    def _latin(self) -> list[_Candidate]:
        names = self.names
        return [
            self._candidate(match.start(), match.end())
            for match in _LATIN_NAME.finditer(self.text)
            if match[0] not in names.latin and match[0] not in names.kinds and self._borders.opens_clause(match.start())
        ]

    def _known(self) -> Iterator[_Candidate]:
        for start, end in companies().found_in(self.text):
            candidate = self._candidate(start, end)
            if companies().is_ordinary(candidate.name):
                yield candidate._replace(heads=False, weak=False)
            elif candidate.heads or candidate.strong or end - start >= _TELLING:
                yield candidate._replace(strong=True)

    def _candidate(self, start: int, end: int) -> _Candidate:
        text, names = self.text, self.names
        heads = self._borders.opens_clause(start) and text[end : end + 1] not in tuple("、，。;\n")
        strong, weak = (text.startswith(verbs, end) for verbs in (names.strong_verbs, names.weak_verbs))
        if text[start - 1 : start] in ("", "\n"):
            strong = strong or weak
        return _Candidate(start, end, text[start:end], heads, strong, weak)

    def _is_stem(self, start: int, end: int) -> bool:
        """Whether the words before a trade can name a company, and do not only say what kind of trade."""
        stem, names = self.text[start:end], self.names
        if not 2 <= len(stem) <= 2 * _LONGEST_STEM or stem in names.countries or stem in names.common:
            return False
        if inner := self.names.closing_tail.search(stem, 2):
            stem, end = stem[: inner.start()], start + inner.start()
        if not is_han(stem[0]):
            return stem not in names.latin
        chain = self._borders.chain_at(start, end)
        own = end - chain.end if chain else len(stem)
        if not own or (own if own > 1 else len(stem)) > _LONGEST_STEM:
            return False
        if stem[-1] in names.qualifying_endings or stem[0] in "全各多每几数最":
            return False
        return not any(stem[:i] in names.qualifiers or stem[-i:] in names.qualifiers for i in range(2, len(stem) + 1))

    def _stands_again(self, candidate: _Candidate) -> bool:
        text, name = self.text, candidate.name
        return (
            text.find(name, candidate.end, candidate.end + _NEAR) >= 0
            or text.find(name, max(0, candidate.start - _NEAR), candidate.start) >= 0
        )
