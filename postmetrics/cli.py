"""The command line: pages in, claims out.

Claims go to standard output, words for the person to standard error. The exit status is 0 when every page was read,
1 when some page could not be, 2 for a wrong call.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import date
from functools import partial, reduce
from io import TextIOWrapper
from operator import or_
from typing import IO, Literal, TypedDict

import click

import postmetrics
from postmetrics.claim.matching import RuleSet
from postmetrics.dump import document, dump_json, dump_jsonl, to_json
from postmetrics.errors import PageError, PostmetricsError, RuleError
from postmetrics.measure.units import UnitTable, default_units, load_units
from postmetrics.names.own import OrganizationTable, load_organizations
from postmetrics.records import Extraction
from postmetrics.report import Page, write_report
from postmetrics.sources import STDIN, read_page
from postmetrics.spreadsheet import dump_csv
from postmetrics.table import print_explanations, print_table

Results = Iterator[tuple[str, Extraction]]


class _WrongCall(click.ClickException):
    exit_code = 2


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


@click.group(no_args_is_help=False, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(postmetrics.__version__)
def cli() -> None:
    """Read Chinese business-newspaper pages and return every quantified claim as a typed record.

    \b
    Try it:
      postmetrics extract page.txt --reference-date 2023-12-19

    `postmetrics extract --help` tells the rest.
    """


@cli.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option(
    "--reference-date",
    type=_date,
    metavar="DATE",
    help="The day the page came out, as 2023-12-19. Without it, a period that needs it (今年以来) gets no dates.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "jsonl", "csv"]),
    default="table",
    show_default=True,
    help="A table to read, one JSON document, one JSON record a line, or rows for a spreadsheet.",
)
@click.option("--bom", is_flag=True, help="Begin the CSV with a byte order mark, by which Excel knows UTF-8.")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE, in UTF-8, instead of standard output.")
@click.option("--encoding", type=_encoding, metavar="NAME", help="The pages' encoding. Without it, it is detected.")
@click.option("--rules", multiple=True, metavar="FILE", help="Rules of your own (TOML). May be given again.")
@click.option("--units", multiple=True, metavar="FILE", help="Units of your own (TOML). May be given again.")
@click.option("--organizations", multiple=True, metavar="FILE", help="Organizations of your own (TOML), likewise.")
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
) -> int:
    """Write the claims of each PAGE, a text file; - is standard input.

    \b
    Examples:
      postmetrics extract page.txt --reference-date 2023-12-19
      postmetrics extract pages/*.txt --format csv --bom -o claims.csv
      pdftotext page.pdf - | postmetrics extract - --format jsonl

    A page that cannot be read is named on standard error, and the others are written all the same.

    The exit status is 0 when every page was read, 1 when some page could not be, 2 for a wrong call.
    """
    if bom and form != "csv":
        raise _WrongCall("--bom is for --format csv.")
    names = tuple(dict.fromkeys(pages))
    own = _own(rules, units, organizations)
    read = partial(postmetrics.extract, reference_date=reference_date, **own)
    unread: list[str] = []

    def results() -> Results:
        for name in names:
            try:
                yield (
                    "standard input" if name == STDIN else click.format_filename(name),
                    read(read_page(name, encoding)),
                )
            except PageError as error:
                unread.append(name)
                _say(str(error))
            except RuleError as error:
                unread.append(name)
                _say(f"{click.format_filename(name)}: cannot be read with these rules: {error}")

    with _open(output, names) as out:
        if form == "json":
            _json(results(), out, keyed=len(names) > 1)
        elif form == "csv":
            _csv(results(), out, bom=bom)
        else:
            _WRITERS[form](results(), out)
        out.flush()
    return 1 if unread else 0


@cli.command()
@click.argument("page", metavar="PAGE")
@click.option("--at", type=int, required=True, metavar="OFFSET", help="A character of the page, counted from 0.")
@click.option("--reference-date", type=_date, metavar="DATE", help="The day the page came out, as 2023-12-19.")
@click.option("--encoding", type=_encoding, metavar="NAME", help="The page's encoding. Without it, it is detected.")
@click.option("--rules", multiple=True, metavar="FILE", help="Rules of your own (TOML). May be given again.")
@click.option("--units", multiple=True, metavar="FILE", help="Units of your own (TOML). May be given again.")
@click.option("--organizations", multiple=True, metavar="FILE", help="Organizations of your own (TOML), likewise.")
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
    own = _own(rules, units, organizations)
    try:
        text = read_page(page, encoding)
    except PageError as error:
        _say(str(error))
        return 1
    if not 0 <= at < max(1, len(text)):
        raise _WrongCall(f"--at {at}: the page has the offsets 0 to {len(text) - 1}.")
    try:
        told = postmetrics.explain(text, at, reference_date=reference_date, **own)
    except RuleError as error:
        _say(f"{page}: cannot be read with these rules: {error}")
        return 1
    if told:
        with _open(None, (page,)) as out:
            print_explanations(told, out)
    else:
        _say(f"{page}: no number stands in the sentence at {at}")
    return 0


@cli.command()
@click.argument("of", type=click.Choice(["document", "claim"]), default="document")
@click.option("-o", "--output", metavar="FILE", help="Write to FILE instead of standard output.")
def schema(of: Literal["document", "claim"], output: str | None) -> int:
    """Write the JSON Schema of a document, or of a claim.

    A document is what `--format json` writes for one page; a claim is a line of `--format jsonl`.

    \b
    Examples:
      postmetrics schema > document.json
      postmetrics schema claim -o claim.json
    """
    with _open(output, ()) as out:
        out.write(to_json(postmetrics.schema(of), indent=2) + "\n")
        out.flush()
    return 0


@cli.command()
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@click.option("-o", "--output", metavar="FILE", default="report.html", show_default=True, help="- is standard output.")
@click.option("--reference-date", type=_date, metavar="DATE", help="The day the pages came out, as 2023-12-19.")
@click.option("--encoding", type=_encoding, metavar="NAME", help="The pages' encoding. Without it, it is detected.")
@click.option("--rules", multiple=True, metavar="FILE", help="Rules of your own (TOML). May be given again.")
@click.option("--units", multiple=True, metavar="FILE", help="Units of your own (TOML). May be given again.")
@click.option("--organizations", multiple=True, metavar="FILE", help="Organizations of your own (TOML), likewise.")
def report(  # noqa: PLR0917 - click passes by name
    pages: tuple[str, ...],
    output: str,
    reference_date: date | None,
    encoding: str | None,
    rules: tuple[str, ...],
    units: tuple[str, ...],
    organizations: tuple[str, ...],
) -> int:
    """Show each PAGE with its claims marked, in one HTML file.

    \b
    Examples:
      postmetrics report page.txt --reference-date 2023-12-19
      postmetrics report pages/*.txt -o june.html

    The file has a table and charts besides, opens in any browser and asks the network for nothing. A page that cannot
    be read is named on standard error, and the others are in the report all the same.
    """
    names = tuple(dict.fromkeys(pages))
    own = _own(rules, units, organizations)
    read: list[Page] = []
    for name in names:
        title = "standard input" if name == STDIN else click.format_filename(name)
        try:
            text = read_page(name, encoding)
            result = postmetrics.extract(text, reference_date=reference_date, **own)
            read.append((title, text, result))
        except PageError as error:
            _say(str(error))
        except RuleError as error:
            _say(f"{title}: cannot be read with these rules: {error}")
    if read:
        with _open(output, names) as out:
            write_report(read, out)
            out.flush()
        if output != STDIN:
            _say(f"{output}: {_count(len(read), 'page')}, {_count(sum(len(page[2]) for page in read), 'claim')}")
    return 1 if len(read) < len(names) else 0


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'s' * (number != 1)}"


class _Own(TypedDict):
    rules: RuleSet
    units: UnitTable
    organizations: OrganizationTable


def _own(rules: tuple[str, ...], units: tuple[str, ...], organizations: tuple[str, ...]) -> _Own:
    """The packaged rules and units with the user's files, and the user's organizations."""
    try:
        all_units = reduce(or_, map(load_units, units), default_units())
        return {
            "rules": postmetrics.load_rules(*rules, units=all_units),
            "units": all_units,
            "organizations": load_organizations(*organizations),
        }
    except PostmetricsError as error:
        raise _WrongCall(str(error)) from None


def main() -> None:
    """Run the command line, with one line on standard error for whatever goes wrong."""
    try:
        status = cli.main(prog_name="postmetrics", standalone_mode=False)
    except click.UsageError as error:
        help_at = error.ctx.command_path if error.ctx else "postmetrics"
        _say(f"{error.format_message()} Try '{help_at} --help'.")
        status = error.exit_code
    except click.ClickException as error:
        _say(error.format_message())
        status = error.exit_code
    except click.Abort:
        status = 130
    except OSError as error:
        _say(f"the claims cannot be written: {_reason(error)}")
        status = 1
    sys.exit(status)


def _table(results: Results, out: IO[str]) -> None:
    for i, (page, result) in enumerate(results):
        if result.claims:
            if i:
                out.write("\n")
            print_table(result, out, title=f"{page}: {_count(len(result), 'claim')}")
        else:
            _say(f"{page}: no claims")


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


def _open(output: str | None, pages: tuple[str, ...]) -> AbstractContextManager[IO[str]]:
    if output is None or output == STDIN:
        if sys.stdout is None:
            raise _WrongCall("standard output is closed; give -o FILE.")
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8", newline="\n")
        return nullcontext(sys.stdout)
    if os.path.isfile(output) and any(os.path.isfile(page) and os.path.samefile(page, output) for page in pages):
        raise _WrongCall(f"{output} is one of the pages; give -o another name.")
    try:
        return open(output, "w", encoding="utf-8", newline="\n")
    except OSError as error:
        raise _WrongCall(f"{output}: cannot be written ({_reason(error)}); give -o another path.") from None


def _reason(error: OSError) -> str:
    return (error.strerror or str(error)).lower()


def _say(message: str) -> None:
    click.echo(f"postmetrics: {' '.join(message.splitlines())}", err=True)
