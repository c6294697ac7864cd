"""How time and memory grow with the text, from 1 kB to 10 MB, doubling; every size in a process of its own.

Up to 320 kB all sizes read the same 320 kB, cut to pieces of that size, so that a doubling compares the same text;
beyond, a size is one text. Bars: twice the text takes at most 2.1 times the time; beyond 1 MB, memory rises by at most
60 times the text's bytes; once the records of 10 MB are gone, a tenth of that rise is kept at most. What is held before
the allocator is asked for its free memory (glibc's `malloc_trim`) is shown beside it. Exits with 1 where one is missed.

    python -m benchmarks.scaling
    python -m benchmarks.scaling --up-to 1000000 --times 5
"""

from __future__ import annotations

import argparse
import gc
import json
import subprocess
import sys
from ctypes import CDLL
from itertools import count, takewhile
from pathlib import Path
from resource import RUSAGE_SELF, getpagesize, getrusage
from time import process_time

import postmetrics as pm
from benchmarks.pages import DAY, text

GROWTH = 2.1
MEMORY = 60
KEPT = 0.1
SHARED = 320_000
MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE


def sizes(up_to: int) -> list[int]:
    """The largest size and its halves, down to 1 kB, in ascending order.

    >>> sizes(8000)
    [1000, 2000, 4000, 8000]
    """
    halves = takewhile(lambda size: size >= 1000, (up_to >> power for power in count()))
    return sorted(halves)


def texts(size: int) -> list[str]:
    """The texts of a size: one, or as many as the shared text gives."""
    whole = text(max(size, SHARED)).encode()
    return [whole[start : start + size].decode(errors="ignore") for start in range(0, len(whole) - size + 4, size)]


def resident() -> int:
    """The bytes of memory that this process holds now."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * getpagesize()


def seconds(source: str) -> float:
    """How long one extraction takes; its records are dropped."""
    start = process_time()
    pm.extract(source, reference_date=DAY)
    return process_time() - start


def read(times: int) -> dict[str, float]:
    """Reads the texts on standard input, a JSON list: seconds and claims of a text, and the memory of the largest."""
    sources = json.load(sys.stdin)
    seconds("截至6月底，某公司揽收5万件，同比增长8%。")
    gc.collect()
    before = resident()
    taken = sum(min(seconds(source) for _ in range(times)) for source in sources)
    rise = getrusage(RUSAGE_SELF).ru_maxrss * 1024 - before
    gc.collect()
    held = resident() - before
    CDLL(None).malloc_trim(0)
    return {"seconds": taken / len(sources), "rise": rise, "held": held, "kept": resident() - before}


def measured(size: int, times: int) -> dict[str, float]:
    """What a text of that size takes, read in a fresh process."""
    command = [sys.executable, "-m", "benchmarks.scaling", "--read", "--times", str(times)]
    done = subprocess.run(command, input=json.dumps(texts(size)), stdout=subprocess.PIPE, check=True, encoding="utf-8")
    found: dict[str, float] = json.loads(done.stdout)
    return found


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--up-to", type=int, default=LARGEST, help="bytes of the largest text (default: 10 MB)")
    parser.add_argument("--times", type=int, default=3, help="each text is read so often, the best counts (default: 3)")
    parser.add_argument("--read", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.read:
        print(json.dumps(read(options.times)))
        return 0
    print(f"{'bytes':>10} {'seconds':>9} {'kB/s':>5} {'times half':>10} {'memory':>8} {'held MB':>8} {'kept MB':>8}")
    missed = 0
    half: float | None = None
    for size in sizes(options.up_to):
        found = measured(size, options.times)
        growth, memory = found["seconds"] / half if half else 0, found["rise"] / size
        line = f"{size:10,} {found['seconds']:9.4f} {size / found['seconds'] / 1000:5.0f} {growth:10.2f}"
        faults = ["time"] if growth > GROWTH else []
        if size > MEGABYTE:
            line += f" {memory:8.1f} {found['held'] / MEGABYTE:8.1f} {found['kept'] / MEGABYTE:8.1f}"
            faults += ["memory"] if memory > MEMORY else []
        if size >= LARGEST and found["kept"] > KEPT * found["rise"]:
            faults.append("kept")
        print(line, *faults, flush=True)
        missed += len(faults)
        half = found["seconds"]
    print(f"bars: {GROWTH} times the half's time, {MEMORY} times the text, {KEPT:.0%} of it kept; missed: {missed}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
