"""The errors of the library: each names the file, the entry and what to do about it."""

from __future__ import annotations


class PostmetricsError(ValueError):
    """Any error that a user's input or file can cause."""


class _EntryError(PostmetricsError):
    def __init__(self, file: str, entry: str, reason: str) -> None:
        super().__init__(f"{file}: {entry}: {reason}")
        self.file = file
        self.entry = entry
        self.reason = reason


class RuleError(_EntryError):
    """A rule file that cannot be used.

    >>> raise RuleError("mine.toml", "growth", "unknown slot {numbr}")
    Traceback (most recent call last):
    postmetrics.errors.RuleError: mine.toml: growth: unknown slot {numbr}
    """


class UnitError(_EntryError):
    """A unit file that cannot be used; the same shape as `RuleError`."""
