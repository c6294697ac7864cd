r"""Which patterns a rule may have: none that can run away on a hostile text.

Every repetition says how often, or is possessive; recursion and fuzzy matching are refused. What is bounded and still
slow is stopped while it runs, by the `timeout` of `postmetrics.claim.matching`.

>>> compile_pattern("认捐(?:了)?", "mine.toml", "amount.pledged").pattern
'认捐(?:了)?'
>>> compile_pattern(".*认捐", "mine.toml", "amount.pledged")
Traceback (most recent call last):
postmetrics.errors.RuleError: mine.toml: amount.pledged: unbounded repetition; say how often, as in {0,12}
"""

from __future__ import annotations

import regex

from postmetrics.errors import RuleError

Pattern = regex.Pattern[str]

_INERT = regex.compile(r"\\[pPN]\{[^}]*+\}|\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\(\?#[^)]*+\)", regex.DOTALL)
_REFUSED = regex.compile(r"\(\?(?:R|[+-]?\d|&|P>|\w*[xV])|\{[^}]*[a-z<][^}]*\}")
_UNBOUNDED = regex.compile(r"(?<![*+?}])[*+](?!\+)|\{\d*,\}|\{\d*,?\d{4,}\}")
_GROUPS = frozenset({"up", "down", "scope", "metric"})


def compile_pattern(pattern: str, file: str, label: str) -> Pattern:
    """The pattern of an entry, compiled. Raises `RuleError`, with the file and the entry, for one that is refused."""
    plain = _INERT.sub("x", pattern)
    if _REFUSED.search(plain):
        raise RuleError(file, label, "recursion, fuzzy matching and the flags x and V have no place in a rule")
    if _UNBOUNDED.search(plain):
        raise RuleError(file, label, "unbounded repetition; say how often, as in {0,12}")
    try:
        compiled = regex.compile(pattern)
    except (regex.error, RecursionError) as error:
        raise RuleError(file, label, f"bad pattern: {error}") from error
    unknown = sorted(set(compiled.groupindex) - _GROUPS)
    if unknown:
        raise RuleError(file, label, f"unknown group {unknown[0]}; a group is up, down, scope or metric")
    return compiled
