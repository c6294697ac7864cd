"""The pages that a command names, read one after the other or in several processes at once."""

from __future__ import annotations

import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from typing import NamedTuple

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

import postmetrics
from postmetrics.command.options import own_organizations, own_rules, own_units
from postmetrics.command.output import say
from postmetrics.errors import PageError, RuleError
from postmetrics.records import Extraction
from postmetrics.sources import STDIN, read_page

_MOST_JOBS = 61
"""More processes than these Windows does not wait for."""


class ReadPage(NamedTuple):
    """A page as a report wants it: its name, its text and its claims."""

    name: str
    text: str
    result: Extraction


Extract = Callable[[str], Extraction]
Outcome = ReadPage | str
"""A page that was read, or why it could not be."""


@dataclass(frozen=True)
class Reading:
    """How pages are read: what every page of a call shares."""

    reference_date: date | None
    encoding: str | None
    rules: tuple[str, ...]
    units: tuple[str, ...]
    organizations: tuple[str, ...]

    def extractor(self) -> Extract:
        """`extract` with the files loaded. Raises `WrongCall` for one of them that cannot be used."""
        units = own_units(self.units)
        rules = own_rules(self.rules, units)
        return partial(
            postmetrics.extract,
            reference_date=self.reference_date,
            rules=rules,
            units=units,
            organizations=own_organizations(self.organizations),
        )


class Pages:
    """The pages that PAGE arguments name, a folder for all `*.txt` in it and below; each page once.

    `unread` are those that could not be read; each is told on standard error when its turn comes.
    """

    def __init__(self, arguments: Iterable[str]) -> None:
        named = tuple(dict.fromkeys(arguments))
        self.several = len(named) > 1 or any(map(os.path.isdir, named))
        found = [page for name in named for page in (_below(name) if os.path.isdir(name) else [name])]
        self.names = tuple(dict.fromkeys(found))
        self.unread: list[str] = []

    def read(self, reading: Reading, *, jobs: int, bar: bool = True) -> Generator[ReadPage, None, None]:
        """Those that can be read, in their order, by `jobs` processes; with a bar on a terminal unless not wanted."""
        jobs = min(jobs, len(self.names), _MOST_JOBS)
        outcomes = _in_turn(self.names, reading) if jobs < 2 else _at_once(self.names, reading, jobs)
        with _progress(len(self.names), shown=bar) as advance:
            for name, outcome in zip(self.names, outcomes, strict=True):
                if isinstance(outcome, str):
                    self.unread.append(name)
                    say(outcome)
                else:
                    yield outcome
                advance()


def _below(folder: str) -> list[str]:
    """The pages in a folder and below, sorted, and each folder that cannot be looked into; or the folder itself."""
    unseen: list[OSError] = []
    found = [
        os.path.join(where, name)
        for where, _, names in os.walk(folder, onerror=unseen.append)
        for name in names
        if name.endswith(".txt")
    ]
    return sorted(found + [error.filename for error in unseen]) or [folder]


def _text(name: str, encoding: str | None) -> str:
    if os.path.isdir(name):
        may = os.access(name, os.R_OK | os.X_OK)
        raise PageError(name, "no *.txt in this folder" if may else "may not be read; check its permissions")
    return read_page(name, encoding)


def _extracted(extract: Extract, name: str, text: str) -> Outcome:
    title = "standard input" if name == STDIN else click.format_filename(name)
    try:
        return ReadPage(title, text, extract(text))
    except RuleError as error:
        return f"{title}: cannot be read with these rules: {error}"


def _in_turn(names: Iterable[str], reading: Reading) -> Iterator[Outcome]:
    extract = reading.extractor()
    for name in names:
        try:
            text = _text(name, reading.encoding)
        except PageError as error:
            yield str(error)
        else:
            yield _extracted(extract, name, text)


def _at_once(names: Iterable[str], reading: Reading, jobs: int) -> Iterator[Outcome]:
    """The same, in the same order; no more pages are in memory than keep the processes busy."""
    reading.extractor()  # files at fault are told here, and once
    waiting: deque[Future[Outcome]] = deque()
    with ProcessPoolExecutor(jobs, get_context("spawn"), _begin, (reading,)) as pool:
        try:
            for name in names:
                try:
                    waiting.append(pool.submit(_extracted_there, name, _text(name, reading.encoding)))
                except PageError as error:
                    waiting.append(Future())
                    waiting[-1].set_result(str(error))
                if len(waiting) > 2 * jobs:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool:
            raise click.ClickException("a process ended before its page was read; try fewer --jobs.") from None
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


_extract_here: Extract
"""In a process of `--jobs`: what reads a page."""


def _begin(reading: Reading) -> None:
    global _extract_here  # noqa: PLW0603 - a process has no other place to keep what it has loaded
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _extract_here = reading.extractor()


def _extracted_there(name: str, text: str) -> Outcome:
    return _extracted(_extract_here, name, text)


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Callable[[], None]]:
    """A function that tells that one more is done, on standard error when that is a terminal."""
    if not shown or total < 2 or sys.stderr is None or not sys.stderr.isatty():
        yield lambda: None
        return
    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("pages"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as progress:
        task = progress.add_task("", total=total)
        yield lambda: progress.advance(task)
