"""Where a command writes: claims to a file or standard output, words for the person to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from io import TextIOWrapper
from typing import IO

import click

from postmetrics.saving import replacing
from postmetrics.sources import STDIN


class WrongCall(click.ClickException):
    """What the person has to write otherwise; the exit status is 2."""

    exit_code = 2


@contextmanager
def opened(output: str | None = None, pages: Iterable[str] = ()) -> Iterator[IO[str]]:
    """The file `output`, which takes its place when all is written, or standard output.

    Raises `WrongCall` where it cannot be written, or is one of the pages.
    """
    if output is None or output == STDIN:
        if sys.stdout is None:
            raise WrongCall("standard output is closed; give -o FILE.")
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        yield sys.stdout
        sys.stdout.flush()
        return
    if os.path.isfile(output) and any(os.path.isfile(page) and os.path.samefile(page, output) for page in pages):
        raise WrongCall(f"{output} is one of the pages; give -o another name.")
    with ExitStack() as stack:
        try:
            out = stack.enter_context(replacing(output))
        except OSError as error:
            raise WrongCall(f"{output}: cannot be written ({reason(error)}); give -o another path.") from None
        yield out


def say(message: str) -> None:
    """Tell the person in one line on standard error; above the bar, when there is one."""
    if sys.stderr is not None:
        print(f"postmetrics: {' '.join(message.splitlines())}", file=sys.stderr)


def reason(error: OSError) -> str:
    """Why the system refused, in its words.

    >>> reason(OSError(28, "No space left on device"))
    'no space left on device'
    """
    return (error.strerror or str(error)).lower()


def count(number: int, word: str) -> str:
    """How many there are.

    >>> count(1, "page"), count(0, "claim")
    ('1 page', '0 claims')
    """
    return f"{number} {word}{'s' * (number != 1)}"
