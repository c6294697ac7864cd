import io
import json
import re
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CHANGE, CLAIMS, RANGE, RANK, RATIO, SENTENCE

from postmetrics.dump import dump_json, dump_jsonl, load_json, load_jsonl
from postmetrics.errors import RecordError
from postmetrics.page.text import Span
from postmetrics.records import AmountClaim, Extraction, Quantity, RatioClaim

CHANGE_JSON = (
    '{"kind": "change", "text": "-1.50%", "span": {"start": 40, "end": 46}, "quantity": {"value": "-1.50", '
    '"low": null, "high": null, "modifier": "about", "unit": {"code": "%", "text": "%", "dimension": "ratio"}, '
    '"per": []}, "metric": {"text": "函件收入", "span": {"start": 30, "end": 34}}, '
    '"subject": {"name": "湖州市邮政分公司", "text": "该分公司", '
    '"span": {"start": 3, "end": 7}, "resolution": "anaphor"}, '
    '"period": {"text": "到5月底", '
    '"span": {"start": 10, "end": 14}, "start": null, "end": "2024-05-31"}, "change": {"direction": "down", '
    '"basis": "year_on_year"}, "rank": null, "sentence": {"start": 0, "end": 60}, "rule": "change.year_on_year"}'
)


def test_jsonl_is_the_contract():
    assert dump_jsonl([CHANGE]) == CHANGE_JSON + "\n"


def test_decimals_are_plain_strings():
    line = json.loads(dump_jsonl([RANGE]))
    assert (line["quantity"]["low"], line["quantity"]["high"]) == ("20000", "30000")


def test_json_is_one_document():
    document = json.loads(dump_json(Extraction(reference_date=date(2024, 6, 1), claims=[CHANGE, RANK])))
    assert list(document) == ["schema_version", "reference_date", "claims"]
    assert (document["schema_version"], document["reference_date"]) == ("1", "2024-06-01")
    assert document["claims"][0] == json.loads(CHANGE_JSON)
    assert Extraction.model_validate(document).claims == (CHANGE, RANK)


def test_keys_stand_in_the_order_of_the_fields():
    front = ["kind", "text", "span", "quantity", "metric", "subject", "period", "change", "rank", "sentence", "rule"]
    assert [list(json.loads(line)) for line in dump_jsonl(CLAIMS).splitlines()] == [front] * 4


def test_json_has_no_escapes():
    assert "湖州市邮政分公司" in dump_json(Extraction(claims=[CHANGE]))


def test_empty():
    assert dump_jsonl([]) == ""
    assert load_jsonl("") == load_jsonl(" \n") == []


def test_round_trip_through_text():
    assert load_jsonl(dump_jsonl(CLAIMS)) == CLAIMS


@pytest.mark.parametrize("as_path", [str, lambda path: path])
def test_round_trip_through_a_path(tmp_path, as_path):
    path = as_path(tmp_path / "claims.jsonl")
    dump_jsonl(iter(CLAIMS), path)
    assert load_jsonl(path) == CLAIMS
    assert (tmp_path / "claims.jsonl").read_bytes() == dump_jsonl(CLAIMS).encode()


@pytest.mark.parametrize("mode", ["r", "rb"])
def test_round_trip_through_an_open_file(tmp_path, mode):
    path = tmp_path / "claims.jsonl"
    with path.open("w", encoding="utf-8") as file:
        dump_jsonl(CLAIMS[:2], file)
        dump_jsonl(CLAIMS[2:], file)
    with path.open(mode, encoding="utf-8" if mode == "r" else None) as file:
        assert load_jsonl(file) == CLAIMS


def test_blank_lines_and_byte_order_mark_are_passed_over(tmp_path):
    path = tmp_path / "claims.jsonl"
    path.write_text(f"\ufeff{CHANGE_JSON}\n\n", encoding="utf-8")
    assert load_jsonl(path) == [CHANGE]


def test_json_to_a_path_ends_its_line(tmp_path):
    text = dump_json(Extraction(), tmp_path / "a.json")
    assert (tmp_path / "a.json").read_text(encoding="utf-8") == text + "\n"


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path):
    path = tmp_path / "claims.jsonl"
    dump_jsonl([CHANGE], path)

    def broken():
        yield RANK
        raise RuntimeError("the pages end here")

    with pytest.raises(RuntimeError, match="the pages end here"):
        dump_jsonl(broken(), path)
    assert load_jsonl(path) == [CHANGE]
    assert list(tmp_path.iterdir()) == [path]


RESULT = Extraction(reference_date=date(2024, 6, 1), claims=CLAIMS)


@pytest.mark.parametrize("as_path", [str, lambda path: path])
def test_json_round_trip_through_a_path(tmp_path, as_path):
    path = as_path(tmp_path / "claims.json")
    dump_json(RESULT, path)
    assert load_json(path) == RESULT


@pytest.mark.parametrize("mode", ["r", "rb"])
def test_json_round_trip_through_an_open_file(tmp_path, mode):
    path = tmp_path / "claims.json"
    with path.open("w", encoding="utf-8") as file:
        dump_json(RESULT, file)
    with path.open(mode, encoding="utf-8" if mode == "r" else None) as file:
        assert load_json(file) == RESULT


@pytest.mark.parametrize("indent", [None, 0, 2])
def test_json_round_trip_through_text(indent):
    text = dump_json(RESULT, indent=indent)
    assert load_json(text) == load_json("\ufeff" + text) == load_json(io.StringIO(text)) == RESULT
    assert dump_json(load_json(text), indent=indent) == text


DOCUMENT, LINES = dump_json(RESULT), dump_jsonl(CLAIMS)
SEVERAL = '{"a.txt": {"schema_version": "1", "claims": []}}'


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "line 1: is not JSON (Expecting value at column 1)"),
        ('{\n"claims": [\n1 2]}', "line 3: is not JSON (Expecting ',' delimiter at column 3)"),
        (LINES, "line 2: is not JSON (Extra data at column 1); load_jsonl reads JSON lines"),
        (dump_jsonl([RANK]), "document: is not a document of dump_json (it is a claim; load_jsonl reads claims)"),
        ("{}", "document: is not a document of dump_json (it has no schema_version)"),
        ('{"claims": []}', "document: is not a document of dump_json (it has no schema_version)"),
        (SEVERAL, "document: is not a document of dump_json (it holds the documents of several pages; "),
        ('{"schema_version": "1", "claims": 1}', "document: is not a document of dump_json (claims: Input should be"),
        ('{"schema_version": "1", "pages": 1}', "document: is not a document of dump_json (pages: Extra inputs"),
        (DOCUMENT.replace('"year_on_year"', '"ever"'), "claims[0]: is not a claim (change.change.basis: Input should"),
        (DOCUMENT.replace('"kind": "rank"', '"kind": "place"'), "claims[2]: is not a claim (Input tag 'place' found"),
        (DOCUMENT.replace("-1.50", "1e10000"), "claims[0]: is not a claim (quantity: a number of more than 10000"),
        ('{"schema_version": ' + "[" * 100_000, "line 1: is not JSON (nested too deeply)"),
    ],
    ids=lambda value: value[:24],
)
def test_what_is_no_document_is_named(tmp_path, text, reason):
    path = tmp_path / "claims.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        load_json(path)
    assert str(caught.value).startswith(f"{path}: {reason}")


def test_the_line_of_a_document_that_is_no_utf_8_is_named(tmp_path):
    path = tmp_path / "claims.json"
    path.write_bytes(b'{"schema_version":\n "1\xff"}')
    with pytest.raises(RecordError) as caught:
        load_json(path)
    assert str(caught.value) == f"{path}: line 2: is not UTF-8 (byte 3)"


VERSIONS = [
    ('"2"', "'2', and this postmetrics reads '1'; install a newer postmetrics"),
    ('"12"', "'12', and this postmetrics reads '1'; install a newer postmetrics"),
    ('"0"', "'0', and this postmetrics reads '1'; no postmetrics writes that"),
    ('"1.5"', "'1.5', and this postmetrics reads '1'; no postmetrics writes that"),
    ("2", "2, and this postmetrics reads '1'; no postmetrics writes that"),
    ("2.5", "Decimal('2.5'), and this postmetrics reads '1'; no postmetrics writes that"),
    ("[" * 300 + "]" * 300, "[[[[[[[...]]]]]]], and this postmetrics reads '1'; no postmetrics writes that"),
    ("null", "None, and this postmetrics reads '1'; no postmetrics writes that"),
]


@pytest.mark.parametrize(("version", "reason"), VERSIONS, ids=lambda value: value[:5])
def test_a_document_of_another_version_is_refused(tmp_path, version, reason):
    path = tmp_path / "claims.json"
    path.write_text(f'{{"schema_version": {version}, "claims": [], "pages": []}}', encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        load_json(path)
    assert str(caught.value) == f"{path}: document: has the schema version {reason}"


@pytest.mark.parametrize(("version", "reason"), VERSIONS, ids=lambda value: value[:5])
def test_a_line_of_another_version_is_refused(tmp_path, version, reason):
    path = tmp_path / "claims.jsonl"
    path.write_text(f'{CHANGE_JSON}\n{{"schema_version": {version}, "sort": "rank"}}\n', encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        load_jsonl(path)
    assert str(caught.value) == f"{path}: line 2: has the schema version {reason}"


def test_a_line_may_name_its_version():
    assert load_jsonl(CHANGE_JSON.replace("{", '{"schema_version": "1", ', 1)) == [CHANGE]


@pytest.mark.parametrize("load", [load_json, load_jsonl])
def test_bytes_are_to_be_decoded(load):
    with pytest.raises(TypeError, match=re.escape("not bytes; decode bytes first: data.decode('utf-8')")):
        load(b"{}")


def test_a_document_on_many_lines_is_named():
    with pytest.raises(RecordError, match=re.escape("at column 2); load_json reads a document")):
        load_jsonl(DOCUMENT)


def test_a_document_among_lines_is_named():
    with pytest.raises(RecordError, match="text: line 1: is not a claim but a whole document; load_json reads it"):
        load_jsonl(dump_json(RESULT, indent=None))


@pytest.mark.parametrize("load", [load_json, load_jsonl])
def test_a_path_that_is_not_there(tmp_path, load):
    with pytest.raises(FileNotFoundError):
        load(tmp_path / "claims.json")


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"kind": "amount"', "is not JSON (Expecting ',' delimiter at column 18)"),
        ('{"kind": "guess"}', "is not a claim (Input tag 'guess' found using 'kind'"),
        (CHANGE_JSON.replace('"rule"', '"page": 1, "rule"'), "is not a claim (change.page: Extra inputs"),
    ],
)
def test_a_bad_line_is_named(tmp_path, line, reason):
    path = tmp_path / "claims.jsonl"
    path.write_text(f"{CHANGE_JSON}\n{line}\n", encoding="utf-8")
    with pytest.raises(RecordError) as caught:
        load_jsonl(path)
    assert str(caught.value).startswith(f"{path}: line 2: {reason}")


def test_half_a_surrogate_pair_survives(tmp_path):
    claim = RATIO.model_copy(update={"text": "七\ud800成"})
    dump_jsonl([claim], tmp_path / "claims.jsonl")
    assert load_jsonl(tmp_path / "claims.jsonl") == [claim]
    result = Extraction(claims=[claim])
    dump_json(result, tmp_path / "claims.json")
    assert load_json(tmp_path / "claims.json") == result


def changed(text):
    """The bytes of a text in which a character is another, is gone, or has others before it."""
    place = st.integers(0, len(text) - 1)
    return st.tuples(place, st.text(max_size=3)).map(lambda at: (text[: at[0]] + at[1] + text[at[0] + 1 :]).encode())


@pytest.mark.parametrize(("load", "dump", "text"), [(load_json, dump_json, DOCUMENT), (load_jsonl, dump_jsonl, LINES)])
@given(data=st.data())
def test_any_file_is_read_or_refused(load, dump, text, data):
    file = data.draw(changed(text) | st.binary())
    with suppress(RecordError):
        loaded = load(io.BytesIO(file))
        assert load(dump(loaded)) == loaded


@given(
    st.text(),
    st.decimals(allow_nan=False, allow_infinity=False),
    st.sampled_from(["amount", "ratio"]),
)
def test_any_claim_round_trips(text, value, kind):
    model = {"amount": AmountClaim, "ratio": RatioClaim}[kind]
    claim = model(text=text, span=Span(0, 1), quantity=Quantity(value=value), sentence=SENTENCE, rule=text)
    out = dump_jsonl([claim])
    assert out.count("\n") == 1
    assert load_jsonl(out.encode().decode()) == [claim]


def test_the_documented_record_is_true():
    docs = Path(__file__).parents[1] / "docs" / "records.md"
    blocks = {
        block.split("\n")[0]: block.partition("\n")[2] for block in reversed(docs.read_text("utf-8").split("```"))
    }
    page, written = blocks["text"], json.loads(blocks["json"])
    claim = load_jsonl([json.dumps(written)])[0]
    assert json.loads(dump_jsonl([claim])) == written
    assert list(json.loads(dump_jsonl([claim]))) == list(written)
    for part in (claim, claim.metric, claim.subject, claim.period):
        assert "".join(page[part.span.start : part.span.end].split()) == part.text
