"""Companies that the press calls by a name without any structure: listed ones by their short names, and others.

>>> list(companies().found_in("苹果丰收，比亚迪交付新车"))
[(0, 2), (5, 8)]
>>> companies().is_ordinary("苹果"), companies().is_ordinary("比亚迪")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_STEM = 2


@dataclass(frozen=True, slots=True)
class Companies:
    """Names of companies; those in `ordinary` are ordinary words too (`苹果`).

    `beginning` is a cheap first look: two characters that names begin with, though not always together.
    """

    names: frozenset[str]
    ordinary: frozenset[str]
    stems: frozenset[str]
    longest: int
    beginning: re.Pattern[str]

    def is_ordinary(self, name: str) -> bool:
        """Whether a name is an ordinary word too."""
        return name in self.ordinary

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, the longest at each place, from left to right."""
        stems, names = self.stems, self.names
        end = 0
        for match in self.beginning.finditer(text):
            start = match.start()
            if start < end or text[start : start + _STEM] not in stems:
                continue
            for length in range(self.longest, _STEM - 1, -1):
                if text[start : start + length] in names:
                    end = min(start + length, len(text))
                    yield start, end
                    break


@cache
def companies() -> Companies:
    """The packaged names, read once."""
    lines = (files("postmetrics.data") / "companies.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    names = frozenset(word.rstrip("?") for word in words)
    first, second = ("".join(sorted({name[i] for name in names})) for i in range(_STEM))
    return Companies(
        names=names,
        ordinary=frozenset(word[:-1] for word in words if word.endswith("?")),
        stems=frozenset(name[:_STEM] for name in names),
        longest=max(map(len, names)),
        beginning=re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])"),
    )
