"""Records to JSON, JSON lines and CSV, and JSON lines back to records.

>>> claim = load_jsonl('''{"kind": "ratio", "text": "70%", "span": {"start": 9, "end": 12},
... "quantity": {"value": "70", "unit": {"code": "%", "text": "%", "dimension": "ratio"}},
... "sentence": {"start": 0, "end": 13}, "rule": "ratio.level"}'''.replace(chr(10), ""))[0]
>>> load_jsonl(dump_jsonl([claim])) == [claim]
True
"""

from __future__ import annotations

import csv
import json
import os
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from io import StringIO
from typing import IO, Any

from pydantic import ValidationError

from postmetrics.errors import RecordError
from postmetrics.records import CLAIM, LONGEST_EXPONENT, Claim, Extraction

Path = str | os.PathLike[str]

COLUMNS = (
    *("kind", "text", "span.start", "span.end"),
    *("quantity.value", "quantity.low", "quantity.high", "quantity.modifier"),
    *("quantity.unit.code", "quantity.unit.text", "quantity.unit.dimension", "quantity.per"),
    *("metric.text", "metric.span.start", "metric.span.end"),
    *("subject.name", "subject.text", "subject.span.start", "subject.span.end", "subject.resolution"),
    *("period.text", "period.span.start", "period.span.end", "period.start", "period.end"),
    *("change.direction", "change.basis", "rank.position", "rank.scope"),
    *("sentence.start", "sentence.end", "rule"),
)
"""The columns of the CSV: each is the path of a field in the record."""

_NUMERIC = frozenset({"quantity.value", "quantity.low", "quantity.high"})
_FORMULA = re.compile(r"[=+\-@\t\r\n＝＋－＠]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def dump_json(result: Extraction, file: Path | IO[str] | None = None, *, indent: int | None = 2) -> str:
    """The whole result as one JSON document; also written to `file`, a path or an open text file, where given.

    >>> print(dump_json(Extraction(), indent=None))
    {"schema_version": "1", "reference_date": null, "claims": []}
    """
    text = to_json(document(result), indent=indent)
    _write(text + "\n", file)
    return text


def dump_jsonl(claims: Iterable[Claim], file: Path | IO[str] | None = None) -> str:
    """The claims as JSON lines, one claim a line; also written to `file`, a path or an open text file, where given."""
    text = "".join(to_json(record(claim)) + "\n" for claim in claims)
    _write(text, file)
    return text


def load_jsonl(file: Path | Iterable[str | bytes]) -> list[Claim]:
    """The claims in a path, an open file or any other lines, or in a string of JSON lines.

    A string that is empty or begins with `{` holds JSON lines itself; any other string is a path. Blank lines are
    passed over. Raises `RecordError`, which names the file and the line, where a line is not a claim.

    >>> load_jsonl("")
    []
    >>> load_jsonl('{"kind": "amount"')
    Traceback (most recent call last):
    postmetrics.errors.RecordError: text: line 1: is not JSON (Expecting ',' delimiter at column 18)
    """
    if isinstance(file, str) and (not file.strip() or file.lstrip().startswith("{")):
        return list(_claims("text", file.split("\n")))
    if isinstance(file, str | os.PathLike):
        with open(file, "rb") as lines:
            return list(_claims(os.fspath(file), lines))
    return list(_claims(str(getattr(file, "name", "lines")), file))


def dump_csv(
    claims: Iterable[Claim], file: Path | IO[str] | None = None, *, page: str | None = None, header: bool = True
) -> str:
    """The claims as CSV, one claim a row, with the fields of the record as columns (`COLUMNS`).

    A `page` is written in a column of its own, in front. Text that a spreadsheet would take for a formula has an
    apostrophe before it; figures are left as they are.

    >>> print(dump_csv([]).replace(",", " ")[:36])
    kind text span.start span.end quanti
    """
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    front = () if page is None else ("page",)
    if header:
        writer.writerow(front + COLUMNS)
    for claim in claims:
        fields = record(claim)
        cells = [_cell(column, _field(fields, column)) for column in COLUMNS]
        writer.writerow(cells if page is None else [_cell("page", page), *cells])
    text = out.getvalue()
    _write(text, file)
    return text


def record(claim: Claim) -> dict[str, Any]:
    """The claim as the JSON object of the contract: `kind` first, then the fields in their order."""
    return {"kind": claim.kind} | claim.model_dump(mode="json")


def document(result: Extraction) -> dict[str, Any]:
    """The whole result as the JSON object that `dump_json` writes."""
    return result.model_dump(mode="json", exclude={"claims"}) | {"claims": [record(claim) for claim in result]}


def to_json(value: Any, indent: int | None = None) -> str:
    """JSON without escapes, but for half a surrogate pair, which UTF-8 cannot hold."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def _claims(name: str, lines: Iterable[str | bytes]) -> Iterator[Claim]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            text = line if isinstance(line, str) else line.decode("utf-8-sig" if number == 1 else "utf-8")
            claim: Claim = CLAIM.validate_python(json.loads(text.rstrip(), parse_float=Decimal))
        except json.JSONDecodeError as error:
            raise RecordError(name, f"line {number}", f"is not JSON ({error.msg} at column {error.colno})") from None
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(map(str, first["loc"]))
            raise RecordError(name, f"line {number}", f"is not a claim ({field}: {first['msg']})") from None
        except UnicodeDecodeError as error:
            raise RecordError(name, f"line {number}", f"is not UTF-8 (byte {error.start})") from None
        except RecursionError:
            raise RecordError(name, f"line {number}", "is not JSON (nested too deeply)") from None
        except (ValueError, InvalidOperation):
            raise RecordError(name, f"line {number}", "is not JSON (a number of too many digits)") from None
        quantity = claim.quantity
        figures = [figure for figure in (quantity.value, quantity.low, quantity.high) if figure]
        if any(abs(figure.adjusted()) >= LONGEST_EXPONENT for figure in figures):
            reason = f"is not a claim (quantity: a number of more than {LONGEST_EXPONENT} digits)"
            raise RecordError(name, f"line {number}", reason)
        yield claim


def _field(claim: dict[str, Any], column: str) -> Any:
    value: Any = claim
    for key in column.split("."):
        value = value[key] if value else None
    return value


def _cell(column: str, value: Any) -> Any:
    if isinstance(value, list):
        value = "/".join(value)
    if not isinstance(value, str) or column in _NUMERIC:
        return value
    value = _SURROGATE.sub("\ufffd", value).replace("\r", "\n")
    return f"'{value}" if _FORMULA.match(value) else value


def _write(text: str, file: Path | IO[str] | None) -> None:
    if isinstance(file, str | os.PathLike):
        with open(file, "w", encoding="utf-8", newline="\n") as out:
            out.write(text)
    elif file is not None:
        file.write(text)
