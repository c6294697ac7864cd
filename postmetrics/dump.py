"""Records to JSON and JSON lines, and back.

>>> claim = load_jsonl('''{"kind": "ratio", "text": "70%", "span": {"start": 9, "end": 12},
... "quantity": {"value": "70", "unit": {"code": "%", "text": "%", "dimension": "ratio"}},
... "sentence": {"start": 0, "end": 13}, "rule": "ratio.level"}'''.replace(chr(10), ""))[0]
>>> load_jsonl(dump_jsonl([claim])) == [claim]
True
>>> load_json(dump_json(Extraction(claims=[claim]))).claims == (claim,)
True
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation
from reprlib import repr as brief
from typing import IO, Any

from pydantic import ValidationError

from postmetrics.errors import RecordError
from postmetrics.records import CLAIM, LONGEST_EXPONENT, SCHEMA_VERSION, Claim, Extraction
from postmetrics.saving import Path, save

_SURROGATE = re.compile("[\ud800-\udfff]")
_WRONG_TYPE = "file must be a path, an open file or JSON as a str, not {}; decode bytes first: data.decode('utf-8')"
_VERSION = re.compile("[1-9][0-9]{0,8}")


def dump_json(result: Extraction, file: Path | IO[str] | None = None, *, indent: int | None = 2) -> str:
    """The whole result as one JSON document; also written to `file`, a path or an open text file, where given.

    Keys stand in the order of the record's fields, numbers are plain decimal strings, and nothing is escaped that
    UTF-8 can hold. The file at a path is replaced whole or not at all. Raises `OSError` where it cannot be written.

    >>> print(dump_json(Extraction(), indent=None))
    {"schema_version": "1", "reference_date": null, "claims": []}
    """
    text = to_json(document(result), indent=indent)
    if file is not None:
        save(text + "\n", file)
    return text


def dump_jsonl(claims: Iterable[Claim], file: Path | IO[str] | None = None) -> str:
    """The claims as JSON lines, one claim a line; also written to `file`, a path or an open text file, where given.

    Each line is one record, written as `dump_json` writes it; the file at a path is replaced whole or not at all.
    Raises `OSError` where it cannot be written.

    >>> dump_jsonl([])
    ''
    """
    text = "".join(to_json(record(claim)) + "\n" for claim in claims)
    if file is not None:
        save(text, file)
    return text


def load_json(file: Path | IO[str] | IO[bytes]) -> Extraction:
    """The result in a path, an open file, or a string that holds the JSON document itself.

    A string that is empty or begins with `{` is JSON; any other string is a path. Raises `RecordError`, which names
    the file and the place, where that is not a document of `dump_json` or is one of a newer schema version, and
    `OSError` where the path cannot be read.

    >>> load_json('{"schema_version": "1", "claims": []}')
    Extraction(schema_version='1', reference_date=None, claims=())
    >>> load_json('{"schema_version": "2", "claims": []}')
    Traceback (most recent call last):
    postmetrics.errors.RecordError: text: document: has the schema version '2', and this postmetrics reads '1';
    install a newer postmetrics
    """
    if isinstance(file, str) and _is_json(file):
        return _result("text", file)
    if isinstance(file, str | os.PathLike):
        with open(file, "rb") as data:
            return _result(os.fspath(file), data.read())
    if not hasattr(file, "read"):
        raise TypeError(_WRONG_TYPE.format(type(file).__name__))
    return _result(str(getattr(file, "name", "file")), file.read())


def load_jsonl(file: Path | Iterable[str | bytes]) -> list[Claim]:
    """The claims in a path, an open file or any other lines, or in a string of JSON lines.

    A string that is empty or begins with `{` holds JSON lines itself; any other string is a path. Blank lines are
    passed over. Raises `RecordError`, which names the file and the line, where a line is not a claim or is one of a
    newer schema version, and `OSError` where the path cannot be read.

    >>> load_jsonl("")
    []
    >>> load_jsonl('{"kind": "amount"')
    Traceback (most recent call last):
    postmetrics.errors.RecordError: text: line 1: is not JSON (Expecting ',' delimiter at column 18)
    """
    if isinstance(file, str) and _is_json(file):
        return list(_claims("text", file.split("\n")))
    if isinstance(file, str | os.PathLike):
        with open(file, "rb") as lines:
            return list(_claims(os.fspath(file), lines))
    if isinstance(file, bytes):
        raise TypeError(_WRONG_TYPE.format("bytes"))
    return list(_claims(str(getattr(file, "name", "lines")), file))


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


def _is_json(text: str) -> bool:
    return not text.strip("\ufeff \t\r\n") or text.lstrip("\ufeff \t\r\n").startswith("{")


def _result(name: str, data: str | bytes) -> Extraction:
    value = _parsed(name, data)
    if not isinstance(value, dict) or "schema_version" not in value:
        raise RecordError(name, "document", f"is not a document of dump_json ({_guess(value)})")
    _check_version(name, "document", value["schema_version"])
    try:
        result = Extraction.model_validate(value)
    except ValidationError as error:
        match error.errors()[0]["loc"]:
            case ("claims", int(place), *_):
                raise RecordError(name, f"claims[{place}]", f"is not a claim ({_first(error, skip=2)})") from None
        raise RecordError(name, "document", f"is not a document of dump_json ({_first(error)})") from None
    for place, claim in enumerate(result):
        _check_figures(name, f"claims[{place}]", claim)
    return result


def _claims(name: str, lines: Iterable[str | bytes]) -> Iterator[Claim]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        value, place = _parsed(name, line, number), f"line {number}"
        if isinstance(value, dict) and "schema_version" in value:
            _check_version(name, place, value.pop("schema_version"))
            if "claims" in value:
                raise RecordError(name, place, "is not a claim but a whole document; load_json reads it")
        try:
            claim: Claim = CLAIM.validate_python(value)
        except ValidationError as error:
            raise RecordError(name, place, f"is not a claim ({_first(error)})") from None
        _check_figures(name, place, claim)
        yield claim


def _parsed(name: str, data: str | bytes, line: int = 1) -> Any:
    """The value of JSON that begins at a line of the file."""
    try:
        text = data if isinstance(data, str) else data.decode("utf-8")
        return json.loads((text.removeprefix("\ufeff") if line == 1 else text).rstrip(), parse_float=Decimal)
    except json.JSONDecodeError as error:
        place = f"line {line + error.lineno - 1}"
        reason = f"is not JSON ({error.msg} at column {error.colno}){_other_reader(error)}"
        raise RecordError(name, place, reason) from None
    except UnicodeDecodeError as error:
        *lines, before = error.object[: error.start].split(b"\n")
        raise RecordError(name, f"line {line + len(lines)}", f"is not UTF-8 (byte {len(before)})") from None
    except RecursionError:
        raise RecordError(name, f"line {line}", "is not JSON (nested too deeply)") from None
    except (ValueError, InvalidOperation):
        raise RecordError(name, f"line {line}", "is not JSON (a number of too many digits)") from None


def _other_reader(error: json.JSONDecodeError) -> str:
    """What to say where the text looks like what the other function reads."""
    if error.msg == "Extra data" and error.lineno > 1:
        return "; load_jsonl reads JSON lines"
    return "; load_json reads a document" if error.doc == "{" else ""


def _check_version(name: str, place: str, found: object) -> None:
    if found == SCHEMA_VERSION:
        return
    newer = isinstance(found, str) and _VERSION.fullmatch(found) and int(found) > int(SCHEMA_VERSION)
    remedy = "install a newer postmetrics" if newer else "no postmetrics writes that"
    reason = f"has the schema version {brief(found)}, and this postmetrics reads {SCHEMA_VERSION!r}; {remedy}"
    raise RecordError(name, place, reason)


def _check_figures(name: str, place: str, claim: Claim) -> None:
    quantity = claim.quantity
    figures = [figure for figure in (quantity.value, quantity.low, quantity.high) if figure]
    if any(abs(figure.adjusted()) >= LONGEST_EXPONENT for figure in figures):
        raise RecordError(name, place, f"is not a claim (quantity: a number of more than {LONGEST_EXPONENT} digits)")


def _first(error: ValidationError, *, skip: int = 0) -> str:
    first = error.errors()[0]
    return ": ".join(filter(None, (".".join(map(str, first["loc"][skip:])), first["msg"])))


def _guess(value: object) -> str:
    """What a value may be that is no document of one page."""
    if not isinstance(value, dict) or not value:
        return "it has no schema_version"
    if "kind" in value:
        return "it is a claim; load_jsonl reads claims"
    if all(isinstance(page, dict) and "schema_version" in page for page in value.values()):
        return "it holds the documents of several pages; load_json reads one of them"
    return "it has no schema_version"
