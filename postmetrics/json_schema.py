"""The JSON Schema of what `dump_json` and `dump_jsonl` write.

The descriptions are the docstrings of the records and of their fields. Those of fields are read from the source when
a schema is asked for: pydantic's `use_attribute_docstrings` reads them at each import.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import Any, Literal

from pydantic import TypeAdapter

from postmetrics import records
from postmetrics.page import text
from postmetrics.records import CLAIM, SCHEMA_VERSION, Extraction

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_WRITTEN: dict[str, tuple[TypeAdapter[Any], str]] = {
    "document": (TypeAdapter(Extraction), "The claims of one page, as `dump_json` writes them."),
    "claim": (CLAIM, "One claim: a line that `dump_jsonl` writes, or an item of a document's claims."),
}


def schema(of: Literal["document", "claim"] = "document") -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a document of `dump_json`, or of a claim, which is a line of `dump_jsonl`.

    It describes what is written: every field is there, null where the page does not say, and no other field. Raises
    `ValueError` for any other word.

    >>> schema("document")["required"]
    ['schema_version', 'reference_date', 'claims']
    >>> schema("claim")["$defs"]["Subject"]["properties"]["name"]["description"]
    'The fullest name in the article.'
    """
    if of not in _WRITTEN:
        raise ValueError(f"{of!r} has no schema; ask for one of {', '.join(_WRITTEN)}")
    adapter, description = _WRITTEN[of]
    made = adapter.json_schema(mode="serialization")
    docstrings = _docstrings(text) | _docstrings(records)
    for name, definition in [("Extraction", made), *made["$defs"].items()]:
        _describe(definition, name, docstrings)
    head = {"$schema": DIALECT, "$id": f"urn:postmetrics:{of}:{SCHEMA_VERSION}"}
    return head | made | {"title": of.capitalize(), "description": description}


def _describe(definition: dict[str, Any], name: str, docstrings: dict[str, dict[str, str]]) -> None:
    """Put the docstrings of a class and its fields into its schema."""
    told = docstrings[name]
    definition["description"] = told[""]
    if "properties" in definition:
        definition["additionalProperties"] = False
        for field, said in definition["properties"].items():
            said["description"] = told[field]
            said.pop("default", None)
            if "const" in said:
                said.pop("enum", None)  # older versions of pydantic say it twice


def _docstrings(module: Any) -> dict[str, dict[str, str]]:
    """For each class of a module, by name: its docstring without examples as "", and those of its fields."""
    told: dict[str, dict[str, str]] = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            own = {"": " ".join((ast.get_docstring(node) or "").partition(">>>")[0].split())}
            for field, docstring in pairwise(node.body):
                match field, docstring:
                    case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(words))):
                        own[name] = words
            inherited = [told[base.id] for base in node.bases if isinstance(base, ast.Name) and base.id in told]
            told[node.name] = {key: words for some in (*inherited, own) for key, words in some.items()}
    return told
