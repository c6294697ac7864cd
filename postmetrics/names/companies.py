"""Companies that the press calls by a name without any structure: listed ones by their short names, and others.

>>> list(companies().found_in("苹果丰收，比亚迪交付新车"))
[(0, 2), (5, 8)]
>>> companies().is_ordinary("苹果"), companies().is_ordinary("比亚迪")
(True, False)
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

_STEM = 2


class Companies:
    """Names of companies; those in `ordinary` are ordinary words too (`苹果`)."""

    def __init__(self, names: Iterable[str], ordinary: Iterable[str] = ()) -> None:
        self.names = frozenset(names)
        self.ordinary = frozenset(ordinary)
        self._stems = frozenset(name[:_STEM] for name in self.names)
        self._longest = max(map(len, self.names))
        first, second = ("".join(sorted({stem[i] for stem in self._stems})) for i in range(_STEM))
        self._may_begin = re.compile(f"[{re.escape(first)}](?=[{re.escape(second)}])")

    def is_ordinary(self, name: str) -> bool:
        """Whether a name is an ordinary word too."""
        return name in self.ordinary

    def found_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in a text, the longest at each place, from left to right."""
        stems, names = self._stems, self.names
        end = 0
        for match in self._may_begin.finditer(text):
            start = match.start()
            if start < end or text[start : start + _STEM] not in stems:
                continue
            for length in range(self._longest, _STEM - 1, -1):
                if text[start : start + length] in names:
                    end = min(start + length, len(text))
                    yield start, end
                    break


@cache
def companies() -> Companies:
    """The packaged names, read once."""
    lines = (files("postmetrics.data") / "companies.txt").read_text(encoding="utf-8").splitlines()
    words = [word for line in lines if not line.startswith("#") for word in line.split()]
    return Companies((word.rstrip("?") for word in words), (word[:-1] for word in words if word.endswith("?")))
