"""The command line: pages in, claims out.

Claims go to standard output, words for the person to standard error. The exit status is 0 when every page was read,
1 when some page could not be, 2 for a wrong call.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from typing import IO, Literal

import click

import postmetrics
from postmetrics.command.options import (
    FILE,
    encoding_option,
    jobs_option,
    organizations_option,
    own_organizations,
    own_rules,
    own_units,
    pages_argument,
    reference_date_option,
    rules_option,
    units_option,
)
from postmetrics.command.output import WrongCall, count, opened, reason, say
from postmetrics.command.pages import Pages, Reading
from postmetrics.command.tables import rules as rules_group
from postmetrics.command.tables import units as units_group
from postmetrics.dump import document, dump_json, dump_jsonl, to_json
from postmetrics.errors import PageError, RuleError
from postmetrics.records import Extraction
from postmetrics.report import write_report
from postmetrics.sources import STDIN, read_page
from postmetrics.spreadsheet import dump_csv
from postmetrics.table import print_explanations, print_table

Results = Iterator[tuple[str, Extraction]]


class _InOrder(click.Group):
    """Commands in the order in which they are wanted, which is that of this file."""

    def list_commands(self, _: click.Context) -> list[str]:
        return list(self.commands)


@click.group(
    cls=_InOrder,
    no_args_is_help=False,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(postmetrics.__version__)
def cli() -> None:
    """Read Chinese business-newspaper pages and return every quantified claim as a typed record.

    \b
    Try it:
      postmetrics extract page.txt --reference-date 2023-12-19

    The commands stand in the order in which you will want them; `postmetrics extract --help` tells more of one.
    """


@cli.command(short_help="Write the claims of pages.")
@pages_argument
@reference_date_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="A table to read, one JSON document, one JSON record a line, or rows for a spreadsheet.",
)
@click.option("--bom", is_flag=True, help="Begin the CSV with a byte order mark, by which Excel knows UTF-8.")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write to FILE, in UTF-8, instead of standard output.")
@encoding_option
@rules_option
@units_option
@organizations_option
@jobs_option
def extract(  # noqa: PLR0917 - click passes by name
    pages: tuple[str, ...],
    reference_date: date | None,
    form: str,
    bom: bool,
    output: str | None,
    encoding: str | None,
    rules: tuple[str, ...],
    units: tuple[str, ...],
    organizations: tuple[str, ...],
    jobs: int,
) -> int:
    """Write the claims of each PAGE, a text file or a folder of *.txt; - is standard input.

    \b
    Examples:
      postmetrics extract page.txt --reference-date 2023-12-19
      postmetrics extract pages --jobs 4 --format csv --bom -o claims.csv
      pdftotext page.pdf - | postmetrics extract - --format jsonl

    A page that cannot be read is named on standard error, and the others are written all the same.

    The exit status is 0 when every page was read, 1 when some page could not be, 2 for a wrong call.
    """
    if bom and form != "csv":
        raise WrongCall("--bom is for --format csv.")
    named = Pages(pages)
    scrolls = output in {None, STDIN} and sys.stdout is not None and sys.stdout.isatty()
    read = named.read(Reading(reference_date, encoding, rules, units, organizations), jobs=jobs, bar=not scrolls)
    results = ((page.name, page.result) for page in read)
    with opened(output, named.names) as out, closing(read):
        if form == "json":
            _json(results, out, keyed=named.several)
        elif form == "csv":
            _csv(results, out, bom=bom)
        else:
            _WRITERS[form](results, out)
    return 1 if named.unread else 0


@cli.command(short_help="Tell why a number became its claim, or none.")
@click.argument("page", metavar="PAGE", type=FILE)
@click.option("--at", type=int, required=True, metavar="OFFSET", help="A character of the page, counted from 0.")
@reference_date_option
@encoding_option
@rules_option
@units_option
@organizations_option
def explain(  # noqa: PLR0917 - click passes by name
    page: str,
    at: int,
    reference_date: date | None,
    encoding: str | None,
    rules: tuple[str, ...],
    units: tuple[str, ...],
    organizations: tuple[str, ...],
) -> int:
    """Tell why the number at OFFSET of PAGE became the claim that it is, or none.

    \b
    Example:
      postmetrics explain page.txt --at 331 --reference-date 2023-12-19

    The table of `postmetrics extract` gives the offset of each claim in its last column.
    """
    all_units = own_units(units)
    all_rules = own_rules(rules, all_units)
    table = own_organizations(organizations)
    try:
        text = read_page(page, encoding)
    except PageError as error:
        say(str(error))
        return 1
    if not 0 <= at < max(1, len(text)):
        raise WrongCall(f"--at {at}: the page has the offsets 0 to {len(text) - 1}.")
    try:
        told = postmetrics.explain(
            text, at, reference_date=reference_date, rules=all_rules, units=all_units, organizations=table
        )
    except RuleError as error:
        say(f"{page}: cannot be read with these rules: {error}")
        return 1
    if told:
        with opened(None, (page,)) as out:
            print_explanations(told, out)
    else:
        say(f"{page}: no number stands in the sentence at {at}")
    return 0


@cli.command(short_help="Show pages with their claims marked, in one HTML file.")
@pages_argument
@click.option(
    "-o", "--output", type=FILE, metavar="FILE", default="report.html", show_default=True, help="- is standard output."
)
@reference_date_option
@encoding_option
@rules_option
@units_option
@organizations_option
@jobs_option
def report(  # noqa: PLR0917 - click passes by name
    pages: tuple[str, ...],
    output: str,
    reference_date: date | None,
    encoding: str | None,
    rules: tuple[str, ...],
    units: tuple[str, ...],
    organizations: tuple[str, ...],
    jobs: int,
) -> int:
    """Show each PAGE, a text file or a folder of *.txt, with its claims marked, in one HTML file.

    \b
    Examples:
      postmetrics report page.txt --reference-date 2023-12-19
      postmetrics report pages -o june.html

    The file has a table and charts besides, opens in any browser and asks the network for nothing. A page that cannot
    be read is named on standard error, and the others are in the report all the same.
    """
    named = Pages(pages)
    read = list(named.read(Reading(reference_date, encoding, rules, units, organizations), jobs=jobs))
    if read:
        with opened(output, named.names) as out:
            write_report(read, out)
        if output != STDIN:
            say(f"{output}: {count(len(read), 'page')}, {count(sum(len(page.result) for page in read), 'claim')}")
    return 1 if named.unread else 0


cli.add_command(units_group)
cli.add_command(rules_group)


@cli.command()
@click.argument("of", metavar="[document|claim]", type=click.Choice(["document", "claim"]), default="document")
@click.option("-o", "--output", type=FILE, metavar="FILE", help="Write to FILE instead of standard output.")
def schema(of: Literal["document", "claim"], output: str | None) -> int:
    """Write the JSON Schema of a document, or of a claim.

    A document is what `--format json` writes for one page; a claim is a line of `--format jsonl`.

    \b
    Examples:
      postmetrics schema > document.json
      postmetrics schema claim -o claim.json
    """
    with opened(output, ()) as out:
        out.write(to_json(postmetrics.schema(of), indent=2) + "\n")
    return 0


def main() -> None:
    """Run the command line, with one line on standard error for whatever goes wrong."""
    try:
        status = cli.main(prog_name="postmetrics", standalone_mode=False)
    except click.UsageError as error:
        help_at = error.ctx.command_path if error.ctx else "postmetrics"
        say(f"{error.format_message()} Try '{help_at} --help'.")
        status = error.exit_code
    except click.ClickException as error:
        say(error.format_message())
        status = error.exit_code
    except click.Abort:
        status = 130
    except OSError as error:
        say(f"the claims cannot be written: {reason(error)}")
        status = 1
    sys.exit(status)


def _table(results: Results, out: IO[str]) -> None:
    for i, (page, result) in enumerate(results):
        if result.claims:
            if i:
                out.write("\n")
            print_table(result, out, title=f"{page}: {count(len(result), 'claim')}")
        else:
            say(f"{page}: no claims")


def _json(results: Results, out: IO[str], *, keyed: bool) -> None:
    """One page is the document of `dump_json`; several are an object of such documents by page."""
    if keyed:
        out.write(to_json({page: document(result) for page, result in results}, indent=2) + "\n")
    else:
        for _, result in results:
            dump_json(result, out)


def _jsonl(results: Results, out: IO[str]) -> None:
    for _, result in results:
        dump_jsonl(result, out)


def _csv(results: Results, out: IO[str], *, bom: bool) -> None:
    for i, (page, result) in enumerate(results):
        dump_csv(result, out, page=page, header=i == 0, bom=bom and i == 0)


_WRITERS: dict[str, Callable[[Results, IO[str]], None]] = {"table": _table, "jsonl": _jsonl}
