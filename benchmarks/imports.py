"""What `import postmetrics` costs beside `import pydantic, regex`, in fresh interpreters, in turn, with medians.

Exits with 1 where it takes more than 1.3 times as long.

    python -m benchmarks.imports
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from statistics import median

BAR = 1.3
CONTESTANTS = ("import pydantic, regex", "import postmetrics")
_TIMED = "from time import perf_counter as now; start = now(); {}; print(now() - start)"


def seconds(statement: str) -> float:
    """How long a statement takes in a fresh interpreter, whose own start is not counted."""
    command = [sys.executable, "-c", _TIMED.format(statement)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> int:
    """The command; its exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=21, help="interpreters for each (default: 21)")
    options = parser.parse_args()
    rounds = [[seconds(statement) for statement in CONTESTANTS] for _ in range(options.rounds + 1)][1:]
    for statement, taken in zip(CONTESTANTS, zip(*rounds, strict=True), strict=True):
        print(f"{statement:24} {min(taken) * 1000:8.1f} {median(taken) * 1000:8.1f} {max(taken) * 1000:8.1f} ms")
    ratios = [ours / theirs for theirs, ours in rounds]
    met = median(ratios) <= BAR
    verdict = "met" if met else "MISSED"
    print(f"ratio {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f}), bar {BAR}: {verdict}")
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
