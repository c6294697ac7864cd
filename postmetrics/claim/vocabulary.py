"""Word lists of the language, read from TOML, as alternatives of a pattern.

>>> lists = word_lists("discourse")
>>> any_of(lists, "cited", "before")
'(?:据|根据|援引|引述|来自|综合)'
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

Lists = Mapping[str, Mapping[str, list[str]]]

_HAN = r"\p{Han}"
_SET = re.compile(r"\[(?:\\.|[^\]\\])*+\]")

JOINT = re.compile(r"[、和及与]|以及")
"""What stands between the members of a list."""


@cache
def word_lists(name: str) -> Lists:
    """The tables of one packaged file, each with its lists."""
    lists: Lists = tomllib.loads((files("postmetrics.data") / f"{name}.toml").read_text(encoding="utf-8"))
    return lists


def forward(pattern: str) -> re.Pattern[str]:
    r"""A pattern that runs forward, for the plainer of the two engines, which is the faster one at most of these.

    >>> forward(r"\p{Han}[\p{Han}\d]").pattern
    '[一-鿿][一-鿿\\d]'
    """
    inside = _SET.sub(lambda match: match[0].replace(_HAN, "一-鿿"), pattern)
    return re.compile(inside.replace(_HAN, "[一-鿿]"))


def any_of(lists: Lists, table: str, *keys: str) -> str:
    """The lists of a table, or those named, as one group of alternatives."""
    chosen = [lists[table][key] for key in keys] if keys else lists[table].values()
    return f"(?:{'|'.join(word for words in chosen for word in words)})"
