"""The directions of the imports: each room knows only the rooms below it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import postmetrics

PACKAGE = Path(postmetrics.__file__).parent
ROOMS = (
    "errors",
    "text",
    "records",
    "pieces",
    "layout",
    "sentences",
    "idioms",
    "numerals",
    "positional",
    "ranges",
    "numbers",
    "ranks",
    "units",
    "rates",
    "measures",
    "senses",
    "measuring",
    "degrees",
    "quantities",
    "quantity_mentions",
    "implied",
    "calendars",
    "windows",
    "timewords",
    "feasts",
    "deictics",
    "distances",
    "timekinds",
    "edges",
    "outlook",
    "periods",
    "places",
    "naming",
    "mentions",
    "borders",
    "heads",
    "frames",
    "companies",
    "trades",
    "organizations",
    "directory",
    "rules",
    "vocabulary",
    "metrics",
    "timeframes",
    "discourse",
    "candidates",
    "wording",
    "claims",
    "checking",
    "extraction",
    "explanation",
    "dump",
    "table",
    "sources",
    "__init__",
    "cli",
    "__main__",
)
"""From the ground up: a room imports only from rooms above it in this list."""

ONLY_IN = {
    "cn2an": {"numerals"},
    "dateutil": {"calendars", "distances"},
    "charset_normalizer": {"sources"},
    "rich": {"table"},
    "click": {"cli"},
}
MODULES = sorted(path.stem for path in PACKAGE.glob("*.py"))
PLACED = [module for module in MODULES if module in ROOMS]


def imports(room):
    """The modules that a room imports: rooms by their own name, others by their top-level name."""
    for node in ast.walk(ast.parse((PACKAGE / f"{room}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{room} has a relative import"
            inner = [f"postmetrics.{alias.name}" for alias in node.names if alias.name in MODULES]
            names = inner if node.module == "postmetrics" and inner else [node.module]
        else:
            continue
        for name in names:
            top, _, rest = name.partition(".")
            if top != "postmetrics":
                yield top
            else:
                yield f"postmetrics.{rest.partition('.')[0] or '__init__'}"


def test_every_module_has_its_place():
    assert sorted(ROOMS) == MODULES


@pytest.mark.parametrize("room", PLACED)
def test_a_room_imports_only_from_rooms_below(room):
    below = {f"postmetrics.{name}" for name in ROOMS[: ROOMS.index(room)]}
    assert {name for name in imports(room) if name.startswith("postmetrics.")} - below == set()


@pytest.mark.parametrize("room", PLACED)
def test_a_package_is_imported_in_its_room_alone(room):
    assert {name for name in imports(room) if room not in ONLY_IN.get(name, {room})} == set()


def test_the_library_loads_no_face_that_it_may_not_need():
    faces = ["click", "rich", "charset_normalizer"]
    code = f"import sys, postmetrics; print([name for name in {faces} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
