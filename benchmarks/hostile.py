"""Text made to hang a reader: every building block repeated, and every pair of them, at n and at 4n characters.

A text misses its bar where 4n characters take more than 6 times as long as n, or more than half a second. Every text
is measured once; one that looks guilty is measured again, and its best times count. What stays guilty is told at once
on standard error, the worst of all at the end. Exits with 1 where a bar is missed.

    python -m benchmarks.hostile
    python -m benchmarks.hostile --call find_periods
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from time import process_time

import postmetrics as pm
from benchmarks.blocks import texts

DAY = date(2024, 6, 20)
GROWTH = 6.0
SECONDS = 0.5
TIMES = 4
AGAIN = 5

CALLS: dict[str, Callable[[str], object]] = {
    "extract": lambda text: pm.extract(text, reference_date=DAY),
    "find_numbers": pm.find_numbers,
    "find_quantities": pm.find_quantities,
    "find_periods": lambda text: pm.find_periods(text, reference_date=DAY),
}


@dataclass(frozen=True, slots=True)
class Trial:
    """Seconds that one hostile text took at its short and at its long length."""

    name: str
    short: float
    long: float

    def __str__(self) -> str:
        return f"{self.long * 1000:9.1f} ms  x{self.growth:5.1f}  {self.name}"

    @property
    def growth(self) -> float:
        """How many times as long the long text took."""
        return self.long / self.short

    @property
    def guilty(self) -> bool:
        """Whether a bar is missed."""
        return self.growth > GROWTH or self.long > SECONDS


def tried(call: Callable[[str], object], name: str, short: str, long: str) -> Trial:
    """The trial of one text: again where it looks guilty, until it is cleared or the best of its times are known."""
    trial = Trial(name, seconds(call, short), seconds(call, long))
    for _ in range(AGAIN):
        if not trial.guilty:
            break
        trial = Trial(name, min(trial.short, seconds(call, short)), min(trial.long, seconds(call, long)))
    if trial.guilty:
        print(trial, file=sys.stderr, flush=True)
    return trial


def seconds(call: Callable[[str], object], text: str) -> float:
    """How long one call takes."""
    start = process_time()
    call(text)
    return process_time() - start


def report(call: str, length: int, trials: Sequence[Trial], worst: int) -> int:
    """Prints the worst of the trials; how many missed a bar."""
    guilty = sum(trial.guilty for trial in trials)
    print(f"{call}: {len(trials):,} texts of {length:,} and {TIMES * length:,} characters, {guilty} missed a bar")
    print(f"  slowest at {TIMES * length:,} characters (bar {SECONDS * 1000:.0f} ms)")
    for trial in sorted(trials, key=lambda trial: -trial.long)[:worst]:
        print(f"  {trial}")
    print(f"  fastest growing from {length:,} to {TIMES * length:,} characters (bar x{GROWTH:.0f})")
    for trial in sorted(trials, key=lambda trial: -trial.growth)[:worst]:
        print(f"  {trial}")
    return guilty


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--call", choices=CALLS, action="append", help="only this function (may be repeated)")
    parser.add_argument("--length", type=int, default=1000, help="characters of the short text (default: 1000)")
    parser.add_argument("--worst", type=int, default=10, help="how many of the worst to print (default: 10)")
    options = parser.parse_args()
    guilty = 0
    for name in options.call or CALLS:
        call = CALLS[name]
        call("截至6月底，某公司揽收5万件。")
        pairs = zip(texts(options.length), texts(TIMES * options.length), strict=True)
        trials = [tried(call, text, short, long) for (text, short), (_, long) in pairs]
        guilty += report(name, options.length, trials, options.worst)
    return 1 if guilty else 0


if __name__ == "__main__":
    sys.exit(main())
