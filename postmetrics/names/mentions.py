"""Words of a text that point to an organization, and lists of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from postmetrics.records import Resolution

Form = Literal["name", "short", "anaphor"]


class Mention(NamedTuple):
    """Words of a text that point to an organization.

    `places` are the official names of its places, outermost first, or a level on its own (`省`); `kind` is the head
    that closes the name; `stem` what is left of the name besides places, brand and head. `source` marks government
    bodies and sources of information, which report on others. `framed` names were introduced by a frame. `opens`
    mentions begin a clause, time words aside, where a subject stands. `resolved` is the full name that the user's own
    table gives, and how the mention stands to it.
    """

    start: int
    end: int
    text: str
    form: Form
    places: tuple[str, ...] = ()
    brand: str | None = None
    kind: str | None = None
    stem: str = ""
    source: bool = False
    framed: bool = False
    opens: bool = False
    resolved: tuple[str, Resolution] | None = None


def merge(first: Sequence[Mention], second: Sequence[Mention]) -> list[Mention]:
    """Both lists in order; where they overlap, the first list's mention stays."""
    merged: list[Mention] = []
    i = 0
    end = 0
    for mention in second:
        while i < len(first) and first[i].start < mention.end:
            end = first[i].end
            merged.append(first[i])
            i += 1
        if mention.start >= end:
            merged.append(mention)
            end = mention.end
    merged.extend(first[i:])
    return merged


def without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    """Mentions in order, without those that begin inside an earlier one."""
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept
