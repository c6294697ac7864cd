"""Options that several commands have, and the rules, units and organizations that they name."""

from __future__ import annotations

from datetime import date
from functools import reduce
from operator import or_

import click

import postmetrics
from postmetrics.claim.matching import RuleSet
from postmetrics.command.output import WrongCall
from postmetrics.errors import PostmetricsError
from postmetrics.measure.units import UnitTable, default_units, load_units
from postmetrics.names.own import OrganizationTable, load_organizations


def _date(value: str) -> date:
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is not a date; write it as 2023-12-19.") from None


def _encoding(value: str) -> str:
    try:
        b"0".decode(value)
    except UnicodeDecodeError:
        return value
    except (LookupError, ValueError):
        raise click.BadParameter(f"no text encoding is called {value!r}; try utf-8, utf-16 or gb18030.") from None
    return value


FILE = click.Path(readable=False)
"""A path that the shell completes; whether it can be read is found out by who reads it."""

pages_argument = click.argument("pages", metavar="PAGE...", nargs=-1, required=True, type=FILE)
reference_date_option = click.option(
    "--reference-date",
    type=_date,
    metavar="DATE",
    help="The day the page came out, as 2023-12-19. Without it, a period that needs it (今年以来) gets no dates.",
)
encoding_option = click.option(
    "--encoding", type=_encoding, metavar="NAME", help="The page's encoding. Without it, it is detected."
)
rules_option = click.option(
    "--rules", multiple=True, type=FILE, metavar="FILE", help="Rules of your own (TOML). May be given again."
)
units_option = click.option(
    "--units", multiple=True, type=FILE, metavar="FILE", help="Units of your own (TOML). May be given again."
)
organizations_option = click.option(
    "--organizations",
    multiple=True,
    type=FILE,
    metavar="FILE",
    help="Organizations of your own (TOML). May be given again.",
)
jobs_option = click.option(
    "--jobs",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="Read so many pages at once, each in a process of its own.",
)


def own_units(files: tuple[str, ...]) -> UnitTable:
    """The packaged units with the user's files. Raises `WrongCall` for a file that cannot be used."""
    try:
        return reduce(or_, map(load_units, files), default_units())
    except PostmetricsError as error:
        raise WrongCall(str(error)) from None


def own_rules(files: tuple[str, ...], units: UnitTable) -> RuleSet:
    """The packaged rules with the user's files. Raises `WrongCall` for a file that cannot be used."""
    try:
        return postmetrics.load_rules(*files, units=units)
    except PostmetricsError as error:
        raise WrongCall(str(error)) from None


def own_organizations(files: tuple[str, ...]) -> OrganizationTable:
    """The user's organizations. Raises `WrongCall` for a file that cannot be used."""
    try:
        return load_organizations(*files)
    except PostmetricsError as error:
        raise WrongCall(str(error)) from None
