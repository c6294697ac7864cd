"""How fast postmetrics is, against its own floor and against peers: one interleaved run, in rounds, with medians.

In every round each contestant in turn reads the same pages, one call a page. Ratios are taken within a round, so that
a machine that is slow for a while is slow for both sides. The peers, who are slow, read the first few of the pages.
Exits with 1 where a bar is missed.

    python -m benchmarks.speed
    python -m benchmarks.speed --size 100000 --rounds 3 --json
"""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import accumulate
from statistics import median
from time import process_time
from typing import Any

import postmetrics as pm
from benchmarks import floor, peers
from benchmarks.pages import DAY, pages
from benchmarks.stages import STAGES, stage_seconds

Seconds = dict[str, float]
BESIDE_PEERS = "extract (the peers' pages)"


@dataclass(frozen=True, slots=True)
class Bar:
    """How many times as long as `under` the contestant `over` must take: at least or at most so many times."""

    over: str
    under: str
    least: float = 0
    most: float = float("inf")

    def __str__(self) -> str:
        return f"at least {self.least:g}" if self.least else f"at most {self.most:g}"


BARS = (
    Bar("jionlp", BESIDE_PEERS, least=4),
    Bar("recognizers-text", BESIDE_PEERS, least=150),
    Bar("extract", "floor", most=5),
)


def extract(page: str) -> pm.Extraction:
    """What is measured."""
    return pm.extract(page, reference_date=DAY)


def timed(name: str, call: Callable[[Any], object], items: Iterable[Any]) -> Seconds:
    """The seconds that a call takes for all items."""
    start = process_time()
    for item in items:
        call(item)
    return {name: process_time() - start}


def contestants(texts: list[str], few: list[str]) -> list[Callable[[], Seconds]]:
    """Everything that is measured, in the order of a round; each gives the seconds of its parts."""
    results = [extract(page) for page in texts]
    values = [floor.plain(result) for result in results]
    documents = [result.model_dump_json() for result in results]
    lines = [pm.dump_jsonl(result.claims) for result in results]

    def stages() -> Seconds:
        total: Seconds = defaultdict(float)
        for page in texts:
            for stage, seconds in stage_seconds(page).items():
                total[stage] += seconds
        return total

    def floors() -> Seconds:
        parts = timed("floor: scan", floor.scan, texts) | timed("floor: records", floor.build, values)
        return {"floor": sum(parts.values())} | parts

    def peer(name: str, read: peers.Reader) -> Callable[[], Seconds]:
        def run() -> Seconds:
            with peers.silence():
                return timed(name, read, few)

        return run

    return [
        lambda: timed("extract", extract, texts),
        stages,
        floors,
        lambda: timed("find_numbers", pm.find_numbers, texts),
        lambda: timed("find_quantities", pm.find_quantities, texts),
        lambda: timed("find_periods", lambda page: pm.find_periods(page, reference_date=DAY), texts),
        lambda: timed("JSON out: model_dump_json", pm.Extraction.model_dump_json, results),
        lambda: timed("JSON out: dump_jsonl", lambda result: pm.dump_jsonl(result.claims), results),
        lambda: timed("JSON in: model_validate_json", pm.Extraction.model_validate_json, documents),
        lambda: timed("JSON in: load_jsonl", pm.load_jsonl, lines),
        lambda: timed(BESIDE_PEERS, extract, few),
        *(peer(name, read) for name, read in peers.installed().items()),
    ]


def measure(entries: list[Callable[[], Seconds]], rounds: int) -> dict[str, list[float]]:
    """The seconds of every part, round by round; one more round before is not counted."""
    gc.collect()
    gc.freeze()
    taken: dict[str, list[float]] = defaultdict(list)
    for number in range(rounds + 1):
        for entry in entries:
            gc.collect()
            for name, seconds in entry().items():
                if number:
                    taken[name].append(seconds)
        print(f"round {number} of {rounds}" if number else "warmed up", file=sys.stderr)
    return taken


def ratio(taken: dict[str, list[float]], over: str, under: str) -> list[float]:
    """How many times as long as `under` the contestant `over` took: lowest, median and highest of the rounds."""
    rounds = sorted(a / b for a, b in zip(taken[over], taken[under], strict=True))
    return [rounds[0], median(rounds), rounds[-1]]


def summary(taken: dict[str, list[float]], texts: list[str], few: list[str]) -> dict[str, Any]:
    """All figures: of each part the seconds, characters and claims a second, and its time in times of `extract`."""
    beside_peers = {BESIDE_PEERS, *peers.NAMES}
    counts = {id(some): (sum(map(len, some)), sum(len(extract(page)) for page in some)) for some in (texts, few)}
    parts = {}
    for name, seconds in taken.items():
        characters, claims = counts[id(few if name in beside_peers else texts)]
        middle = median(seconds)
        parts[name] = {
            "seconds": [min(seconds), middle, max(seconds)],
            "characters_a_second": round(characters / middle),
            "claims_a_second": round(claims / middle),
            "times_extract": ratio(taken, name, BESIDE_PEERS if name in beside_peers else "extract"),
        }
    bars = [
        {"ratio": f"{bar.over} / {bar.under}", "is": found, "bar": str(bar), "met": bar.least <= found[1] <= bar.most}
        for bar in BARS
        if bar.over in taken
        for found in [ratio(taken, bar.over, bar.under)]
    ]
    size = sum(len(page.encode()) for page in texts)
    text = {"bytes": size, "characters": counts[id(texts)][0], "claims": counts[id(texts)][1], "pages": len(texts)}
    return {"text": text, "parts": parts, "bars": bars, "not_installed": [n for n in peers.NAMES if n not in taken]}


def show(figures: dict[str, Any]) -> None:
    """Prints the figures."""
    print("{pages} pages, {bytes:,} bytes, {characters:,} characters, {claims:,} claims\n".format(**figures["text"]))
    print(f"{'min, median, max':32}{'ms':>26}{'characters/s':>14}{'claims/s':>10}{'times extract':>32}")
    for name, part in figures["parts"].items():
        label = f"  {name}" if name in (*STAGES, "numerals") else name
        seconds = " ".join(f"{second * 1000:8,.1f}" for second in part["seconds"])
        times = " ".join(f"{times:9.3f}" for times in part["times_extract"])
        print(f"{label:32}{seconds}{part['characters_a_second']:14,}{part['claims_a_second']:10,}   {times}")
    print()
    for bar in figures["bars"]:
        low, middle, high = bar["is"]
        verdict = "met" if bar["met"] else "MISSED"
        print(f"{bar['ratio']:46} {middle:8.2f} ({low:.2f} to {high:.2f}), bar {bar['bar']}: {verdict}")
    if figures["not_installed"]:
        print(f"not installed: {', '.join(figures['not_installed'])}; pip install -e '.[benchmarks]' installs them")


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=1_000_000, help="bytes of text (default: 1000000)")
    parser.add_argument("--peer-size", type=int, default=30_000, help="bytes of it for the peers (default: 30000)")
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count (default: 7)")
    parser.add_argument("--dense", action="store_true", help="articles without the prose that stands between them")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    texts = pages(options.size, dense=options.dense)
    sizes = accumulate(len(page.encode()) for page in texts)
    few = [page for page, size in zip(texts, sizes, strict=True) if size <= options.peer_size] or texts[:1]
    figures = summary(measure(contestants(texts, few), options.rounds), texts, few)
    if options.json:
        print(json.dumps(figures, indent=2))
    else:
        show(figures)
    return 0 if all(bar["met"] for bar in figures["bars"]) else 1


if __name__ == "__main__":
    sys.exit(main())
