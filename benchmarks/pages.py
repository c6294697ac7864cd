"""The text that is measured: the project's own pages, over and over, with other figures, dates, units and order.

The pages of the tests hold a claim every 19 characters; flash news have one every 30, a newspaper every 200. Between
them stands prose of the benchmark's own that claims nothing, which makes it one every 60; `dense` leaves the prose out.
What changes keeps its length, so that the lines of a page stay as wide as they were.

>>> vary("6 月 18 日，揽收312.6万件", Random(1)) == vary("6 月 18 日，揽收312.6万件", Random(1))
True
>>> sum(len(page.encode()) for page in pages(100_000)) >= 100_000
True
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from random import Random

import regex

DAY = date(2024, 6, 20)
"""The reference date that every page is read with."""

_CHECKOUT = Path(__file__).parent.parent
_UNITS = ("件辆台箱", "吨斤", "户人", "亿万", "倍成")
_LIKE = {unit: units for units in _UNITS for unit in units}
_VARIES = regex.compile(
    rf"""(?P<year>20[0-9]{{2}})(?=\s?年)
    |(?<![0-9.])(?P<month>1[0-2]|[1-9])(?=\s?月)
    |(?<![0-9.])(?P<day>[12][0-9]|3[01]|[1-9])(?=\s?日)
    |(?P<figure>[0-9]++)
    |(?<=[0-9]\s?)(?P<unit>[{"".join(_LIKE)}])""",
    regex.VERBOSE,
)


def pages(size: int, *, dense: bool = False, seed: int = 1) -> list[str]:
    """Pages of `size` bytes of UTF-8 and a little more together: one article and prose each, or 1 to 3 articles."""
    found: list[str] = []
    for page in _endless(Random(seed), dense):
        found.append(page)
        size -= len(page.encode())
        if size <= 0:
            break
    return found


def text(size: int) -> str:
    """One text of at most `size` bytes of UTF-8, cut where it is full."""
    return "\n\n".join(pages(size)).encode()[:size].decode(errors="ignore")


def _endless(random: Random, dense: bool) -> Iterator[str]:
    files = sorted([*_CHECKOUT.glob("tests/fixtures/*.txt"), *_CHECKOUT.glob("examples/*.txt")])
    articles = [file.read_text(encoding="utf-8") for file in files]
    prose = (Path(__file__).parent / "prose.txt").read_text(encoding="utf-8").splitlines()
    while True:
        random.shuffle(articles)
        waiting = list(articles)
        while waiting:
            count = random.randint(1, 3) if dense else 1
            together = [vary(waiting.pop(), random) for _ in range(min(count, len(waiting)))]
            if not dense:
                together += set_in_columns(random.sample(prose, len(prose)), random.randint(14, 24))
                random.shuffle(together)
            yield "\n\n".join(together)


def set_in_columns(paragraphs: list[str], width: int) -> list[str]:
    """Paragraphs in lines of that many characters, as a newspaper sets them.

    >>> set_in_columns(["秋收时节，稻浪翻滚。"], 6)
    ['秋收时节，稻\\n浪翻滚。']
    """
    return ["\n".join(line[at : at + width] for at in range(0, len(line), width)) for line in paragraphs]


def vary(page: str, random: Random) -> str:
    """A page with other figures, dates and units; every word is as long as before."""

    def other(match: regex.Match[str]) -> str:
        words = match[0]
        match match.lastgroup:
            case "year":
                return str(random.randint(2019, 2024))
            case "month":
                return str(random.randint(1, 9) if len(words) == 1 else random.randint(10, 12))
            case "day":
                return str(random.randint(1, 9) if len(words) == 1 else random.randint(10, 28))
            case "unit":
                return random.choice(_LIKE[words])
        return str(random.randint(1, 9)) + "".join(random.choices("0123456789", k=len(words) - 1))

    return _VARIES.sub(other, page)
