"""The directions of the imports: each room knows only the rooms below it."""

import ast
import subprocess
import sys
from importlib import import_module
from itertools import groupby
from pathlib import Path

import pytest

import postmetrics

PACKAGE = Path(postmetrics.__file__).parent
ROOMS = (
    "errors",
    "page.text",
    "records",
    "page.pieces",
    "page.layout",
    "page.sentences",
    "numeric.idioms",
    "numeric.numerals",
    "numeric.positional",
    "numeric.ranges",
    "numeric.numbers",
    "numeric.ranks",
    "measure.units",
    "measure.rates",
    "measure.measures",
    "measure.senses",
    "measure.measuring",
    "measure.degrees",
    "measure.quantities",
    "measure.quantity_mentions",
    "measure.implied",
    "time.calendars",
    "time.windows",
    "time.timewords",
    "time.feasts",
    "time.deictics",
    "time.distances",
    "time.timekinds",
    "time.edges",
    "time.outlook",
    "time.periods",
    "names.places",
    "names.naming",
    "names.mentions",
    "names.borders",
    "names.heads",
    "names.frames",
    "names.companies",
    "names.own",
    "names.trades",
    "names.organizations",
    "names.directory",
    "claim.patterns",
    "claim.matching",
    "claim.rules",
    "claim.vocabulary",
    "claim.metrics",
    "claim.timeframes",
    "claim.discourse",
    "claim.candidates",
    "claim.wording",
    "claim.claims",
    "claim.checking",
    "extraction",
    "explanation",
    "saving",
    "dump",
    "json_schema",
    "columns",
    "spreadsheet",
    "arrow",
    "table",
    "report",
    "sources",
    "comparing",
    "golden",
    "__init__",
    "pytest_plugin",
    "command.output",
    "command.options",
    "command.pages",
    "command.tables",
    "cli",
    "__main__",
)
"""From the ground up: a room imports only from rooms above it in this list, and a floor only from floors above."""

ONLY_IN = {
    "cn2an": {"numeric.numerals"},
    "dateutil": {"time.calendars", "time.distances", "time.periods"},
    "charset_normalizer": {"sources"},
    "rich": {"table", "command.pages"},
    "click": {"command.output", "command.options", "command.pages", "command.tables", "cli"},
    "pytest": {"pytest_plugin"},
    "pyarrow": {"arrow"},
}
FLOORS = sorted({room.partition(".")[0] for room in ROOMS if "." in room})
MODULES = sorted(
    ".".join(path.relative_to(PACKAGE).with_suffix("").parts)
    for path in PACKAGE.rglob("*.py")
    if path.name != "__init__.py" or path.parent == PACKAGE
)
PLACED = [module for module in MODULES if module in ROOMS]


def imports(room):
    """The modules that a room imports: rooms by their own name, others by their top-level name."""
    path = PACKAGE.joinpath(*room.split(".")).with_suffix(".py")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{room} has a relative import"
            below = [f"{node.module}.{alias.name}" for alias in node.names]
            inner = [name for name in below if name.removeprefix("postmetrics.") in MODULES]
            names = inner or [node.module]
        else:
            continue
        for name in names:
            top, _, rest = name.partition(".")
            yield top if top != "postmetrics" else f"postmetrics.{rest or '__init__'}"


def test_every_module_has_its_place():
    assert sorted(ROOMS) == MODULES


def test_the_rooms_of_a_floor_stand_together():
    floors = [room.partition(".")[0] for room in ROOMS if room != "page.text"]
    together = [floor for floor, _ in groupby(floors) if floor in FLOORS]
    assert sorted(together) == FLOORS


@pytest.mark.parametrize("room", PLACED)
def test_a_room_imports_only_from_rooms_below(room):
    below = {f"postmetrics.{name}" for name in ROOMS[: ROOMS.index(room)]}
    assert {name for name in imports(room) if name.startswith("postmetrics.")} - below == set()


@pytest.mark.parametrize("room", PLACED)
def test_a_package_is_imported_in_its_room_alone(room):
    assert {name for name in imports(room) if room not in ONLY_IN.get(name, {room})} == set()


def test_the_package_gives_what_its_rooms_define():
    named = {name.removeprefix("postmetrics.") for name in imports("__init__") if name.startswith("postmetrics.")}
    assert named == set(postmetrics._PUBLIC)
    for room, names in postmetrics._PUBLIC.items():
        for name in names:
            assert getattr(postmetrics, name) is getattr(import_module(f"postmetrics.{room}"), name)
    assert set(postmetrics.__all__) <= set(dir(postmetrics))
    with pytest.raises(AttributeError, match="module 'postmetrics' has no attribute 'extrakt'"):
        postmetrics.extrakt  # noqa: B018


def test_importing_the_package_loads_nothing_else():
    heavy = ("postmetrics.", "pydantic", "regex", "cn2an")
    code = f"import sys, postmetrics; print([name for name in sys.modules if name.startswith({heavy})])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_the_library_loads_no_face_that_it_may_not_need():
    faces = ["click", "rich", "charset_normalizer", "pyarrow"]
    code = (
        f"import sys, postmetrics; postmetrics.extract('5件'); print([name for name in {faces} if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
