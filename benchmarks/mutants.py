"""Mutation testing of the rooms that read numbers, units, quantities and periods.

mutmut makes the mutants (`[tool.mutmut]` in pyproject.toml says of what), this tries them: the tests are collected
once, and each mutant runs in a fork of that process, the tests that killed its neighbours first, until one fails.
Prints a table of the modules, and writes what survived to `mutants/survivors.txt`.

    python benchmarks/mutants.py               # every mutant
    python benchmarks/mutants.py --sample 400  # as many, the same ones at each run
"""

from __future__ import annotations

import argparse
import functools
import gc
import importlib
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from mutmut import __main__ as mutmut
from mutmut.configuration import config
from mutmut.mutation import diff_apply, trampoline
from mutmut.utils import file_utils

TREE = Path("mutants")
ANY = "not any_text and not hostile and not never_raises and not any_table and not undoes and not repetition"
"""Tests of random text assert no values and are slow: left out."""
SEED = 4


class Trial:
    """A pytest plugin that runs every mutant instead of the tests once."""

    def __init__(self, names: list[str]) -> None:
        self.names = names
        self.outcome: dict[str, str] = {}
        self.active = ""
        self.hits: set[str] = set()
        trampoline.get_mutant_under_test = lambda: self.active
        setattr(trampoline, "record_trampoline_hit", lambda name, caller=None: self.hits.add(name))  # noqa: B010

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        """mutmut copies a docstring to every mutant of its function: one is enough."""
        items[:] = [item for item in items if "__mutmut_" not in item.name or item.name.endswith("__mutmut_orig")]

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Which tests call which function, then every mutant against those of its function."""
        tests: dict[str, list[Any]] = defaultdict(list)
        seconds: dict[str, float] = {}
        for item in session.items:
            self.active = "stats"
            self.hits.clear()
            if fails(item):
                raise pytest.UsageError(f"{item.nodeid} fails without a mutant")
            for function in self.hits:
                tests[function].append(item)
            self.active, began = "", time.perf_counter()
            fails(item)
            seconds[item.nodeid] = time.perf_counter() - began
        killers: dict[str, list[Any]] = defaultdict(list)
        caches = caches_by_module()
        gc.freeze()
        for name in self.names:
            function = name.rpartition("__mutmut_")[0]
            known = killers[function]
            order = known + sorted((t for t in tests[function] if t not in known), key=lambda t: seconds[t.nodeid])
            limit = 5 + int(6 * sum(seconds[item.nodeid] for item in order))
            killer = self.fork(name, order, limit, caches[name.rpartition(".")[0]])
            if isinstance(killer, int) and order[killer] not in known:
                known.insert(0, order[killer])
            self.outcome[name] = killer if isinstance(killer, str) else "killed"
        return True

    def fork(self, name: str, order: list[Any], limit: int, caches: list[Any]) -> int | str:
        """The place in `order` of the test that kills the mutant, or how else it ended."""
        if not order:
            return "no tests"
        receiver, sender = os.pipe()
        child = os.fork()
        if child == 0:
            signal.alarm(limit)
            self.active = name
            for cached in caches:
                cached.cache_clear()
            os.write(sender, next((str(place) for place, item in enumerate(order) if fails(item)), "").encode())
            os._exit(0)
        os.close(sender)
        with os.fdopen(receiver) as pipe:
            place = pipe.read()
        _, status = os.waitpid(child, 0)
        if os.WIFSIGNALED(status):
            return "timeout" if os.WTERMSIG(status) == signal.SIGALRM else "killed"
        return int(place) if place else "survived"


def fails(item: Any) -> bool:
    """Whether one test fails, called without pytest's set-up, which takes longer than the test."""
    try:
        if hasattr(item, "dtest"):
            item.dtest.globs.update(vars(sys.modules[item.dtest.globs["__name__"]]))
            item.runner.run(item.dtest, out=lambda _: None, clear_globs=False)
            return False
        arguments = dict(item.callspec.params) if hasattr(item, "callspec") else {}
        code = item.obj.__code__
        if "tmp_path" in code.co_varnames[: code.co_argcount]:
            arguments["tmp_path"] = Path(tempfile.mkdtemp())
        item.obj(**arguments)
    except BaseException:
        return True
    return False


def caches_by_module() -> dict[str, list[Any]]:
    """The tables that were read on first use: a mutant of what reads them has to read them again."""
    caches: dict[str, list[Any]] = defaultdict(list)
    for found in gc.get_objects():
        if isinstance(found, functools._lru_cache_wrapper):
            caches[found.__module__].append(found)
    return caches


def make_mutants() -> list[str]:
    """The names of all mutants, in a seeded order; the mutated copy of the package stands in `mutants/`."""
    trampoline.set_mutant_under_test("mutant_generation")
    TREE.mkdir(exist_ok=True)
    file_utils.copy_src_dir()
    file_utils.copy_also_copy_files()
    file_utils.setup_source_paths()
    mutmut.create_mutants(1)
    names = [
        name for meta in sorted(TREE.rglob("*.py.meta")) for name in json.loads(meta.read_text())["exit_code_by_key"]
    ]
    random.Random(SEED).shuffle(names)
    return names


def main() -> None:
    """Tries the mutants and tells what became of them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", type=int, metavar="N", help="try N mutants instead of all")
    trial = Trial(make_mutants()[: parser.parse_args().sample])
    root = Path.cwd()
    os.chdir(TREE)
    importlib.invalidate_caches()
    selection = config().pytest_add_cli_args_test_selection
    doctests = sorted({str(Path(pattern).parent) for pattern in config().only_mutate})
    pytest.main(["-q", "-p", "no:cacheprovider", "-k", ANY, *selection, *doctests], plugins=[trial])
    os.chdir(root)
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    for name, outcome in trial.outcome.items():
        for row in (".".join(name.split(".")[1:3]), "all"):
            rows[row][outcome] += 1
    print("| module | mutants | killed | timeout | survived | no tests | rate |\n|---|---|---|---|---|---|---|")
    for row, counts in sorted(rows.items(), key=lambda item: (item[0] == "all", item[0])):
        columns = [counts[outcome] for outcome in ("killed", "timeout", "survived", "no tests")]
        rate = 100 * (columns[0] + columns[1]) / counts.total()
        print(f"| {row} | {counts.total()} | {' | '.join(map(str, columns))} | {rate:.1f} % |")
    left = sorted(name for name, outcome in trial.outcome.items() if outcome in ("survived", "no tests"))
    (TREE / "survivors.txt").write_text(
        "\n".join(f"{name}\n{diff_apply.get_diff_for_mutant(name)}" for name in left), encoding="utf-8"
    )


if __name__ == "__main__":
    main()
