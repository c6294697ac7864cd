"""The commands that show what is known: units, and rules."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import click
from click.shell_completion import CompletionItem

import postmetrics
from postmetrics.claim.matching import RuleEntry, RuleSet
from postmetrics.command.options import FILE, own_rules, own_units, rules_option, units_option
from postmetrics.command.output import WrongCall, count, opened, say
from postmetrics.errors import PostmetricsError
from postmetrics.measure.units import Unit, UnitTable, load_units, rescale
from postmetrics.table import print_rows


@click.group(
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    short_help="List the units, or convert a number.",
)
@click.option("--search", metavar="WORD", help="Only units that have WORD in a word, their code or their dimension.")
@units_option
@click.pass_context
def units(context: click.Context, search: str | None, units: tuple[str, ...]) -> int:
    """List the units, or convert a number into another unit.

    \b
    Examples:
      postmetrics units --search 亩
      postmetrics units convert 3.5 亩
      postmetrics units --units mine.toml convert 2 蒲式耳
    """
    context.obj = table = own_units(units)
    if context.invoked_subcommand is not None:
        if search is not None:
            raise WrongCall("--search is for the list; leave it out.")
        return 0
    found = [unit for unit in _distinct(table) if search is None or _speaks_of(unit, search)]
    if not found:
        say(f"no unit has {search!r} in its words, code or dimension")
        return 0
    with opened() as out:
        print_rows(
            {"words": 5, "dimension": 3, "one is": 4},
            [("、".join(unit.surfaces), unit.dimension, f"{_written(unit.factor)} {unit.code}") for unit in found],
            out,
        )
    return 0


@units.command(short_help="Convert a number into another unit.")
@click.argument("number")
@click.argument("unit")
@click.argument("into", required=False)
@click.pass_obj
def convert(table: UnitTable, number: str, unit: str, into: str | None) -> int:
    """Convert NUMBER of a UNIT into the canonical unit, or INTO another one.

    The number may be written as newspapers write it. Results are exact, or have 28 digits and more.

    \b
    Examples:
      postmetrics units convert 3.5 亩
      postmetrics units convert 三万 亩 公顷
    """
    mentions = [found for found in postmetrics.find_numbers(number) if found.text == number.strip()]
    value = mentions[0].value if mentions else None
    if value is None:
        raise WrongCall(f"{number!r} is not one number; write it as 3.5 or 3.5万.")
    source = _unit(table, unit)
    if into is None:
        result, name = source.convert(value), source.code
    else:
        target = _unit(table, into)
        if target.code != source.code:
            raise WrongCall(f"{unit} is counted in {source.code} and {into} in {target.code}; they do not convert.")
        result, name = rescale(value, source.factor / target.factor), into
    with opened() as out:
        out.write(f"{number.strip()} {unit} = {result:f} {name}\n")
    return 0


@units.command("check", short_help="Check a file of units of your own.")
@click.argument("file", type=FILE)
def check_units(file: str) -> int:
    """Check a FILE of units of your own: its entries, their examples and rejects.

    The exit status is 0 when the file can be used, 1 when not; the entry at fault is named on standard error.
    """
    try:
        table = load_units(file)
    except PostmetricsError as error:
        say(str(error))
        return 1
    with opened() as out:
        out.write(f"{file}: {count(len(_distinct(table)), 'unit')}, as their examples say\n")
    return 0


def _distinct(table: UnitTable) -> list[Unit]:
    return list(dict.fromkeys(table[surface] for surface in table))


def _speaks_of(unit: Unit, word: str) -> bool:
    return any(word.casefold() in said.casefold() for said in (*unit.surfaces, unit.code, unit.dimension))


def _unit(table: UnitTable, surface: str) -> Unit:
    unit = table.get(surface)
    if unit is None:
        raise WrongCall(f"no unit is called {surface!r}; `postmetrics units --search {surface}` looks for it.")
    return unit


def _written(factor: Fraction) -> str:
    """A factor as files of units have it.

    >>> _written(Fraction(1, 2)), _written(Fraction(2000, 3))
    ('0.5', '2000/3')
    """
    denominator = factor.denominator
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return str(factor) if denominator != 1 else f"{rescale(Decimal(1), factor):f}"


def _complete_rule(_: click.Context, __: click.Parameter, begun: str) -> list[CompletionItem]:
    return [CompletionItem(rule.name) for rule in postmetrics.load_rules().rules if rule.name.startswith(begun)]


@click.group(
    invoke_without_command=True,
    subcommand_metavar="[COMMAND] [ARGS]...",
    short_help="List the rules, show one, or check your own.",
)
@rules_option
@units_option
@click.pass_context
def rules(context: click.Context, rules: tuple[str, ...], units: tuple[str, ...]) -> int:
    """List the rules in the order in which they are tried, show one, or check a file of your own.

    \b
    Examples:
      postmetrics rules
      postmetrics rules show change.verb
      postmetrics rules check mine.toml
    """
    table = own_units(units)
    known = own_rules(rules, table)
    context.obj = known, table
    if context.invoked_subcommand is None:
        with opened() as out:
            print_rows(
                {"rule": 3, "kind": 1, "example": 4},
                [(rule.name, rule.entry.kind, rule.entry.examples[0]) for rule in known.rules],
                out,
            )
    return 0


@rules.command(short_help="Show a rule with its examples and rejects.")
@click.argument("name", shell_complete=_complete_rule)
@click.pass_obj
def show(tables: tuple[RuleSet, UnitTable], name: str) -> int:
    """Show the rule NAME: its pattern, its examples, its rejects, and all else that its entry says.

    \b
    Example:
      postmetrics rules show change.verb
    """
    rule = next((rule for rule in tables[0].rules if rule.name == name), None)
    if rule is None:
        raise WrongCall(f"no rule is called {name!r}; `postmetrics rules` lists them.")
    with opened() as out:
        out.write(f"file       {rule.file}\n")
        for field in RuleEntry.model_fields:
            value = getattr(rule.entry, field)
            lines = value if isinstance(value, tuple) else [str(value)] if value else []
            for i, line in enumerate(lines):
                out.write(f"{field if i == 0 else '':<11}{line}\n")
    return 0


@rules.command("check", short_help="Check a file of rules of your own.")
@click.argument("file", type=FILE)
@click.pass_obj
def check_rules(tables: tuple[RuleSet, UnitTable], file: str) -> int:
    """Check a FILE of rules of your own: its entries, their patterns, examples and rejects.

    The exit status is 0 when the file can be used, 1 when not; the entry at fault is named on standard error.
    """
    try:
        found = [rule for rule in postmetrics.load_rules(file, units=tables[1]).rules if rule.file == file]
    except PostmetricsError as error:
        say(str(error))
        return 1
    with opened() as out:
        out.write(f"{file}: {count(len(found), 'rule')}, as their examples say\n")
    return 0
