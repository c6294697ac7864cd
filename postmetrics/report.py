"""Pages and their claims as one HTML file to look at: the marked pages, a table, charts.

The file asks the network for nothing. What a page says goes into it as JSON, which its script sets as text and never as
markup; a Content-Security-Policy names the style and the scripts by their hashes and forbids everything else.

>>> from postmetrics.extraction import extract
>>> page = "揽收快件5.2万件<script>"
>>> html = report_html([("page.txt", page, extract(page))])
>>> "揽收快件" in html, "件<script>" in html
(True, False)
"""

from __future__ import annotations

import os
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from html import escape
from importlib.resources import files
from string import Template
from typing import IO, Any

from postmetrics.columns import COLUMNS
from postmetrics.dump import record, to_json
from postmetrics.errors import PageError
from postmetrics.records import Extraction
from postmetrics.saving import save

Page = tuple[str, str, Extraction]
"""A page's name, its text as it was given to `extract`, and what `extract` found."""

_STYLE = "report.css"
_SCRIPTS = ("chart.umd.min.js", "charts.js", "report.js")
_UNSAFE = re.compile("[<>&\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]")


def report_html(pages: Iterable[Page]) -> str:
    """One HTML document, complete in itself, that shows the pages with their claims.

    Each page is its name, its text as it was given to `extract`, and the result. Raises `PageError` where the spans of
    a result do not stand one after the other in the text.

    >>> from postmetrics.extraction import extract
    >>> report_html([("page.txt", "5件", extract("揽收快件5.2万件"))])
    Traceback (most recent call last):
    postmetrics.errors.PageError: page.txt: the claims are not of this text; give the text that was extracted from
    """
    shown = [_page(*page) for page in pages]
    style, *scripts = (_asset(name) for name in (_STYLE, *_SCRIPTS))
    policy = (
        f"default-src 'none'; style-src {_hash(style)}; script-src {' '.join(map(_hash, scripts))}; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )
    return Template(_asset("report.html")).substitute(
        title=escape(_title([page["name"] for page in shown])),
        policy=escape(policy, quote=False),
        style=style,
        data=_json({"columns": COLUMNS, "pages": shown}),
        scripts="\n".join(f"<script>{script}</script>" for script in scripts),
    )


def write_report(pages: Iterable[Page], file: str | os.PathLike[str] | IO[str]) -> None:
    """Write the document of `report_html` to a path, or to a text file that was opened in UTF-8.

    >>> from io import StringIO
    >>> out = StringIO()
    >>> write_report([("page.txt", "", Extraction())], out)
    >>> out.getvalue()[:15]
    '<!doctype html>'
    """
    save(report_html(pages), file)


def _page(name: str, text: str, result: Extraction) -> dict[str, Any]:
    """The page for the script: every second part of its text is a claim."""
    parts, end = [], 0
    for claim in result:
        if not end <= claim.span.start < claim.span.end <= len(text):
            raise PageError(name, "the claims are not of this text; give the text that was extracted from")
        parts += [text[end : claim.span.start], text[claim.span.start : claim.span.end]]
        end = claim.span.end
    return {
        "name": name,
        "day": result.reference_date and result.reference_date.isoformat(),
        "parts": [*parts, text[end:]],
        "claims": [record(claim) for claim in result],
    }


def _title(names: list[str]) -> str:
    title = os.path.basename(names[0]) if len(names) == 1 else f"{len(names)} pages"
    return "".join(character for character in title if character.isprintable()) + " – postmetrics report"


def _json(value: Any) -> str:
    """JSON that can stand inside a script element, and shows no invisible characters in an editor."""
    return _UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", to_json(value))


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _asset(name: str) -> str:
    return files("postmetrics").joinpath("data", "report", name).read_text(encoding="utf-8")
