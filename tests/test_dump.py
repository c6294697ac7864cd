import csv
import io
import json
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.dump import COLUMNS, dump_csv, dump_json, dump_jsonl, load_jsonl
from postmetrics.errors import RecordError
from postmetrics.page.text import Span
from postmetrics.records import (
    AmountClaim,
    Change,
    ChangeClaim,
    Extraction,
    Period,
    Phrase,
    Quantity,
    Rank,
    RankClaim,
    RatioClaim,
    Subject,
    Unit,
)

SENTENCE = Span(0, 60)
SUBJECT = Subject(name="湖州市邮政分公司", text="该分公司", span=Span(3, 7), resolution="anaphor")
CHANGE = ChangeClaim(
    text="-1.50%",
    span=Span(40, 46),
    quantity=Quantity(value="-1.50", modifier="about", unit=Unit(code="%", text="%", dimension="ratio")),
    metric=Phrase(text="函件收入", span=Span(30, 34)),
    subject=SUBJECT,
    period=Period(text="到5月底", span=Span(10, 14), end=date(2024, 5, 31)),
    change=Change(direction="down", basis="year_on_year"),
    sentence=SENTENCE,
    rule="change.year_on_year",
)
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
RANGE = AmountClaim(
    text="2万—3万元/年·点",
    span=Span(50, 59),
    quantity=Quantity(
        low=Decimal("2E+4"), high=30000, unit=Unit(code="CNY", text="元", dimension="currency"), per=("year", "点")
    ),
    sentence=SENTENCE,
    rule="amount.level",
)
RANK = RankClaim(
    text="首位",
    span=Span(5, 7),
    quantity=Quantity(value=1),
    rank=Rank(position=1, scope="全省"),
    sentence=SENTENCE,
    rule="rank",
)
RATIO = RatioClaim(text="七成", span=Span(1, 3), quantity=Quantity(value=70), sentence=SENTENCE, rule="ratio.level")
CLAIMS = [CHANGE, RANGE, RANK, RATIO]


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


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


def test_json_has_no_escapes():
    assert "湖州市邮政分公司" in dump_json(Extraction(claims=[CHANGE]))


def test_empty():
    assert dump_jsonl([]) == ""
    assert load_jsonl("") == load_jsonl(" \n") == []
    assert dump_csv([]) == ",".join(COLUMNS) + "\n"


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


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ('{"kind": "amount"', "is not JSON (Expecting ',' delimiter at column 18)"),
        ('{"kind": "guess"}', "is not a claim (: Input tag 'guess' found using 'kind'"),
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
    dump_csv([claim], tmp_path / "claims.csv")
    assert "七\ufffd成" in (tmp_path / "claims.csv").read_text(encoding="utf-8")


def test_csv_columns_are_the_fields_of_the_record():
    def paths(value, front=""):
        if not isinstance(value, dict):
            return {front[:-1]}
        return set().union(*(paths(v, f"{front}{k}.") for k, v in value.items()))

    both = json.loads(CHANGE_JSON) | {"rank": {"position": 1, "scope": None}}
    assert set(COLUMNS) == paths(both)
    assert len(COLUMNS) == len(set(COLUMNS))


def test_csv_rows():
    change, level, rank, ratio = rows(dump_csv(CLAIMS))
    assert (change["quantity.value"], change["text"], change["period.end"]) == ("-1.50", "'-1.50%", "2024-05-31")
    assert (change["change.direction"], change["change.basis"], change["rank.position"]) == ("down", "year_on_year", "")
    assert (level["quantity.low"], level["quantity.high"], level["quantity.per"]) == ("20000", "30000", "year/点")
    assert (rank["rank.position"], rank["rank.scope"], rank["quantity.unit.code"]) == ("1", "全省", "")
    assert (ratio["kind"], ratio["span.start"], ratio["span.end"], ratio["subject.name"]) == ("ratio", "1", "3", "")


def test_csv_page_and_header():
    text = dump_csv([RATIO], page="a,b.txt") + dump_csv([RANK], page="=1+1", header=False)
    assert [row["page"] for row in rows(text)] == ["a,b.txt", "'=1+1"]


@pytest.mark.parametrize(
    "text", ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"]
)
def test_csv_text_is_never_a_formula(text):
    claim = RATIO.model_copy(update={"text": text, "metric": Phrase(text=text, span=Span(0, 1))})
    [row] = csv.DictReader(io.StringIO(dump_csv([claim]), newline=""))
    assert row["text"] == row["metric.text"] == "'" + text.replace("\r", "\n")


@pytest.mark.parametrize("text", ["1=1", "“-1”", "增长-1%", "'=1"])
def test_csv_other_text_is_left_alone(text):
    [row] = rows(dump_csv([RATIO.model_copy(update={"text": text})]))
    assert row["text"] == text


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
    [row] = csv.DictReader(io.StringIO(dump_csv([claim]), newline=""))
    assert Decimal(row["quantity.value"]) == value


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
