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

    >>> print(RuleError("mine.toml", "growth", "unknown slot {numbr}"))
    mine.toml: growth: unknown slot {numbr}
    """


class UnitError(_EntryError):
    """A unit file that cannot be used; the same shape as `RuleError`."""


class OrganizationError(_EntryError):
    """A file of organizations that cannot be used; the same shape as `RuleError`."""


class RecordError(_EntryError):
    """A file of records with a line that is not a claim; the same shape as `RuleError`."""


class PageError(PostmetricsError):
    """A page that cannot be read.

    >>> print(PageError("page.txt", "no such file; check the path"))
    page.txt: no such file; check the path
    """

    def __init__(self, page: str, reason: str) -> None:
        super().__init__(f"{page}: {reason}")
        self.page = page
        self.reason = reason
