import copy
import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from samples import CLAIMS

import postmetrics as pm

CHECKOUT = Path(__file__).parents[1]
CHECKED_IN = CHECKOUT / "docs" / "schema"
FIXTURES = sorted((CHECKOUT / "tests" / "fixtures").glob("*.txt"))
DAY = date(2024, 6, 20)
OF = ["document", "claim"]


@cache
def validator(of):
    """Made from what is checked in, which is what readers in other languages have."""
    schema = json.loads((CHECKED_IN / f"{of}.json").read_text(encoding="utf-8"))
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("of", OF)
def test_the_checked_in_schema_is_that_of_the_records(of):
    """After a change of the records: postmetrics schema document -o docs/schema/document.json, and so for claim."""
    assert json.loads((CHECKED_IN / f"{of}.json").read_text(encoding="utf-8")) == pm.schema(of)


def test_two_schemas_are_checked_in():
    assert sorted(path.name for path in CHECKED_IN.iterdir()) == ["claim.json", "document.json"]


@pytest.mark.parametrize("of", OF)
def test_it_is_a_json_schema(of):
    Draft202012Validator.check_schema(pm.schema(of))
    assert pm.schema(of)["$schema"] == Draft202012Validator.META_SCHEMA["$id"]


def test_there_is_no_other():
    with pytest.raises(ValueError, match="'page' has no schema; ask for one of document, claim"):
        pm.schema("page")


@pytest.mark.parametrize("page", FIXTURES, ids=lambda path: path.stem)
def test_what_is_written_of_a_page_is_valid(page):
    result = pm.extract(page.read_text(encoding="utf-8"), reference_date=DAY)
    assert list(validator("document").iter_errors(json.loads(pm.dump_json(result)))) == []
    for line in pm.dump_jsonl(result).splitlines():
        assert list(validator("claim").iter_errors(json.loads(line))) == []


def test_the_pages_have_every_kind_of_claim():
    kinds = {claim.kind for page in FIXTURES for claim in pm.load_jsonl(page.with_suffix(".jsonl"))}
    assert kinds == {"amount", "change", "ratio", "rank"}


def test_a_result_without_claims_is_valid():
    assert validator("document").is_valid(json.loads(pm.dump_json(pm.Extraction())))


def change(path, value):
    """The document of the sample claims with one value changed, or taken away."""
    document = json.loads(pm.dump_json(pm.Extraction(reference_date=DAY, claims=CLAIMS)))
    *way, last = path
    part = document
    for key in way:
        part = part[key]
    if value is GONE:
        del part[last]
    else:
        part[last] = value
    return document


GONE = object()
AMOUNT, CHANGE, RANK, RATIO = ("claims", 1), ("claims", 0), ("claims", 2), ("claims", 3)
WRONG = [
    (("schema_version",), "2", "'1' was expected"),
    (("schema_version",), 1, "'1' was expected"),
    (("schema_version",), GONE, "'schema_version' is a required property"),
    (("reference_date",), "20 June", "is not a 'date'"),
    (("claims",), None, "None is not of type 'array'"),
    (("pages",), [], "Additional properties are not allowed ('pages' was unexpected)"),
    ((*CHANGE, "kind"), "guess", "'change' was expected"),
    ((*CHANGE, "kind"), "amount", "'change' was expected"),
    ((*CHANGE, "kind"), GONE, "'kind' is a required property"),
    ((*CHANGE, "page"), 1, "Additional properties are not allowed ('page' was unexpected)"),
    ((*CHANGE, "metric"), GONE, "'metric' is a required property"),
    ((*CHANGE, "metric"), "函件收入", "'函件收入' is not of type 'object'"),
    ((*CHANGE, "span"), [40, 46], "[40, 46] is not of type 'object'"),
    ((*CHANGE, "span", "end"), "46", "'46' is not of type 'integer'"),
    ((*CHANGE, "span", "line"), 3, "Additional properties are not allowed ('line' was unexpected)"),
    ((*CHANGE, "change"), None, "None is not of type 'object'"),
    ((*CHANGE, "change", "direction"), "sideways", "'sideways' is not one of ['up', 'down']"),
    ((*CHANGE, "change", "basis"), "同比", "'同比' is not one of ['year_on_year', "),
    ((*CHANGE, "subject", "resolution"), None, "None is not one of ['stated', "),
    ((*CHANGE, "period", "end"), "2024-05-32", "is not a 'date'"),
    ((*CHANGE, "quantity", "value"), -1.5, "-1.5 is not of type 'string'"),
    ((*CHANGE, "quantity", "value"), "1.5e3", "'1.5e3' does not match"),
    ((*CHANGE, "quantity", "value"), "1,500", "'1,500' does not match"),
    ((*CHANGE, "quantity", "value"), "１", "'１' does not match"),
    ((*CHANGE, "quantity", "value"), "NaN", "'NaN' does not match"),
    ((*CHANGE, "quantity", "modifier"), "roughly", "'roughly' is not one of ['about', "),
    ((*AMOUNT, "quantity", "per"), "year", "'year' is not of type 'array'"),
    ((*AMOUNT, "quantity", "unit", "code"), GONE, "'code' is a required property"),
    ((*AMOUNT, "change"), {"direction": "up", "basis": None}, "is not of type 'null'"),
    ((*RANK, "rank"), None, "None is not of type 'object'"),
    ((*RANK, "rank", "position"), "1", "'1' is not of type 'integer'"),
    ((*RATIO, "rank"), {"position": 1, "scope": None}, "is not of type 'null'"),
]


def said(error):
    """What an error and those that it rests on say."""
    yield error.message
    for inner in error.context:
        yield from said(inner)


@pytest.mark.parametrize(
    ("path", "value", "told"), WRONG, ids=lambda value: "absent" if type(value) is object else str(value)[:40]
)
def test_a_wrong_document_is_refused(path, value, told):
    wrong = change(path, value)
    errors = list(validator("document").iter_errors(wrong))
    assert any(told in message for error in errors for message in said(error))
    if path[0] == "claims" and len(path) > 1:
        assert not validator("claim").is_valid(wrong["claims"][path[1]])


def test_the_document_that_was_changed_is_right():
    assert validator("document").is_valid(change(("reference_date",), "2024-06-20"))


def nodes(schema):
    """Every class of a schema and every field in it, by name."""
    for name, definition in [(schema["title"], schema), *schema["$defs"].items()]:
        yield name, definition
        for field, told in definition.get("properties", {}).items():
            yield f"{name}.{field}", told


@pytest.mark.parametrize("of", OF)
def test_every_class_and_field_is_described(of):
    told = dict(nodes(pm.schema(of)))
    assert [name for name, node in told.items() if not node.get("description", "").endswith(".")] == []
    assert [name for name, node in told.items() if ">>>" in node["description"]] == []
    assert told["Subject.name"]["description"] == "The fullest name in the article."
    assert told["RankClaim.rule"]["description"] == "The pattern rule that made the claim."
    assert told["Span"]["description"] == (
        "A half-open range `[start, end)` of code points in the text as the caller gave it."
    )


@pytest.mark.parametrize("of", OF)
def test_it_is_the_callers_own(of):
    first = pm.schema(of)
    kept = copy.deepcopy(first)
    first["$defs"].clear()
    assert pm.schema(of) == kept
