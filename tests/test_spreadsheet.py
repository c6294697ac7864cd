import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CHANGE, CLAIMS, RANK, RATIO

from postmetrics.columns import COLUMNS
from postmetrics.dump import record
from postmetrics.page.text import Span
from postmetrics.records import Phrase, Quantity
from postmetrics.spreadsheet import dump_csv


def rows(text):
    return list(csv.DictReader(io.StringIO(text)))


def test_csv_of_nothing_is_its_header():
    assert dump_csv([]) == ",".join(COLUMNS) + "\n"


def test_csv_to_a_path(tmp_path):
    text = dump_csv(CLAIMS, tmp_path / "claims.csv")
    assert (tmp_path / "claims.csv").read_bytes() == text.encode()


def test_csv_with_a_byte_order_mark(tmp_path):
    path = tmp_path / "claims.csv"
    text = dump_csv(CLAIMS, path, bom=True)
    assert text == "\ufeff" + dump_csv(CLAIMS)
    assert path.read_bytes() == b"\xef\xbb\xbf" + dump_csv(CLAIMS).encode()
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert [row["kind"] for row in csv.DictReader(file)] == ["change", "amount", "rank", "ratio"]


def test_csv_holds_what_utf_8_can(tmp_path):
    dump_csv([RATIO.model_copy(update={"text": "七\ud800成"})], tmp_path / "claims.csv")
    assert "七\ufffd成" in (tmp_path / "claims.csv").read_text(encoding="utf-8")


def test_csv_columns_are_the_fields_of_the_record():
    def paths(value, front=""):
        if not isinstance(value, dict):
            return {front[:-1]}
        return set().union(*(paths(v, f"{front}{k}.") for k, v in value.items()))

    both = record(CHANGE) | {"rank": {"position": 1, "scope": None}}
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


FORMULAS = ["=HYPERLINK(1)", "+1", "-1", "@SUM(1)", "＝1", "＋1", "－1", "＠x"]


@pytest.mark.parametrize("text", [*FORMULAS, "\t1", "\r1", "\n1", "\ufeff=1", '"=1', " =1"])
def test_csv_text_is_never_a_formula(text):
    claim = RATIO.model_copy(update={"text": text, "metric": Phrase(text=text, span=Span(0, 1))})
    [row] = csv.DictReader(io.StringIO(dump_csv([claim]), newline=""))
    assert row["text"] == row["metric.text"] == "'" + text.replace("\r", "\n")


@pytest.mark.parametrize("separator", [";", "\t", "\n", "\r"])
@pytest.mark.parametrize("formula", [*FORMULAS, '"=1'])
def test_csv_text_is_no_formula_where_other_characters_part_cells(separator, formula):
    [row] = csv.DictReader(io.StringIO(dump_csv([RATIO], page=f"a{separator}{formula}"), newline=""))
    assert row["page"] == f"a{separator}'{formula}".replace("\r", "\n")


@pytest.mark.parametrize("text", ["1=1", "“-1”", "增长-1%", "'=1", "甲；=1", "甲;乙=1"])
def test_csv_other_text_is_left_alone(text):
    [row] = rows(dump_csv([RATIO.model_copy(update={"text": text})]))
    assert row["text"] == text


@given(st.text(), st.decimals(allow_nan=False, allow_infinity=False))
def test_any_claim_is_one_row(text, value):
    claim = RATIO.model_copy(update={"text": text, "rule": text, "quantity": Quantity(value=value)})
    [row] = csv.DictReader(io.StringIO(dump_csv([claim], page=text), newline=""))
    assert Decimal(row["quantity.value"]) == value
    assert row["page"] == row["text"] == row["rule"]
