"""The Arrow table by itself; what takes it stands in `test_frames.py`."""

import builtins
from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import CHANGE, CLAIMS, RANK, RATIO

import postmetrics as pm
from postmetrics.columns import COLUMNS

WORDS = "dictionary<values=string, indices=int32, ordered=0>"
NUMBER = "decimal128(38, 12)"
TYPES = {
    "page": WORDS, "kind": WORDS, "text": "string", "span_start": "int64", "span_end": "int64",
    "value": NUMBER, "value_exact": "string", "low": NUMBER, "low_exact": "string", "high": NUMBER,
    "high_exact": "string", "modifier": WORDS, "unit_code": WORDS, "unit_text": WORDS, "unit_dimension": WORDS,
    "per": "list<element: string>", "metric_text": WORDS, "metric_span_start": "int64", "metric_span_end": "int64",
    "subject_name": WORDS, "subject_text": WORDS, "subject_span_start": "int64", "subject_span_end": "int64",
    "subject_resolution": WORDS, "period_text": WORDS, "period_span_start": "int64", "period_span_end": "int64",
    "period_start": "date32[day]", "period_end": "date32[day]", "change_direction": WORDS, "change_basis": WORDS,
    "rank_position": "int64", "rank_scope": WORDS, "sentence_start": "int64", "sentence_end": "int64", "rule": WORDS,
}  # fmt: skip


def quantified(value):
    return RATIO.model_copy(update={"quantity": pm.Quantity(value=value)})


def test_the_columns_and_their_types():
    assert {field.name: str(field.type) for field in pm.arrow_table(CLAIMS).schema} == TYPES


def test_each_field_of_the_record_has_its_column():
    exact = {"value_exact", "low_exact", "high_exact"}
    names = [name for name in pm.arrow_table([]).column_names if name not in exact]
    assert names == ["page", *(column.removeprefix("quantity.").replace(".", "_") for column in COLUMNS)]


@pytest.mark.parametrize("claims", [[], [RATIO], [RANK, CHANGE]])
@pytest.mark.parametrize("page", [None, "a.txt"])
def test_the_schema_is_the_same_for_any_claims(claims, page):
    table = pm.arrow_table(iter(claims), page=page)
    assert table.schema.equals(pm.arrow_table(CLAIMS).schema, check_metadata=True)
    assert table.num_rows == len(claims)
    table.validate(full=True)


def test_the_metadata_name_the_version_of_the_schema():
    assert pm.arrow_table([]).schema.metadata == {b"postmetrics.schema_version": b"1"}


def test_the_rows():
    change, level, rank, ratio = pm.arrow_table(CLAIMS, page="a.txt").to_pylist()
    assert {name: value for name, value in change.items() if value is not None} == {
        "page": "a.txt", "kind": "change", "text": "-1.50%", "span_start": 40, "span_end": 46,
        "value": Decimal("-1.5"), "value_exact": "-1.50", "modifier": "about", "unit_code": "%", "unit_text": "%",
        "unit_dimension": "ratio", "per": [], "metric_text": "函件收入", "metric_span_start": 30,
        "metric_span_end": 34, "subject_name": "湖州市邮政分公司", "subject_text": "该分公司",
        "subject_span_start": 3, "subject_span_end": 7, "subject_resolution": "anaphor", "period_text": "到5月底",
        "period_span_start": 10, "period_span_end": 14, "period_end": date(2024, 5, 31),
        "change_direction": "down", "change_basis": "year_on_year", "sentence_start": 0, "sentence_end": 60,
        "rule": "change.year_on_year",
    }  # fmt: skip
    assert (level["value"], level["low"], level["high"], level["low_exact"]) == (None, 20000, 30000, "20000")
    assert (level["unit_code"], level["per"]) == ("CNY", ["year", "点"])
    assert (rank["rank_position"], rank["rank_scope"], rank["unit_code"]) == (1, "全省", None)
    assert (ratio["page"], ratio["value"], ratio["subject_name"], ratio["per"]) == ("a.txt", 70, None, [])


def test_tables_of_pages_join():
    joined = pa.concat_tables(
        [pm.arrow_table([RANK], page="a"), pm.arrow_table([]), pm.arrow_table([CHANGE], page="b")]
    )
    assert joined.select(["page", "kind"]).to_pylist() == [
        {"page": "a", "kind": "rank"},
        {"page": "b", "kind": "change"},
    ]


@pytest.mark.parametrize(
    ("value", "held"),
    [
        ("8842000000", "8842000000"),
        ("-0.000000000001", "-0.000000000001"),
        ("9" * 26, "9" * 26),
        ("9" * 26 + "." + "9" * 12, "9" * 26 + "." + "9" * 12),
        ("666.6666666666666666666666666666666666667", "666.666666666667"),
        ("0.0000000000005", "0"),
        ("0.0000000000015", "0.000000000002"),
        ("1" + "0" * 26, None),
        ("-" + "9" * 27, None),
        ("9" * 26 + "." + "9" * 13, None),
        ("1" + "0" * 9999, None),
    ],
    ids=lambda value: str(value)[:20],
)
def test_numbers_are_rounded_to_twelve_decimals_and_too_large_ones_are_null(value, held):
    [row] = pm.arrow_table([quantified(value)]).to_pylist()
    assert row["value"] == (None if held is None else Decimal(held))
    assert row["value_exact"] == value


@given(st.decimals(allow_nan=False, allow_infinity=False))
def test_any_number_is_exact_in_its_text(value):
    [row] = pm.arrow_table([quantified(value)]).to_pylist()
    assert Decimal(row["value_exact"]) == value
    assert row["value"] is None or abs(row["value"] - value) <= Decimal("5e-13")


def test_a_rank_too_large_is_null():
    ranks = [2**63 - 1, 2**63, -(2**63), -(2**63) - 1]
    claims = [RANK.model_copy(update={"rank": pm.Rank(position=position)}) for position in ranks]
    assert pm.arrow_table(claims)["rank_position"].to_pylist() == [2**63 - 1, None, -(2**63), None]


@given(st.text())
def test_any_words_stand_as_they_are(text):
    claim = CHANGE.model_copy(update={"text": text, "metric": pm.Phrase(text=text, span=pm.Span(0, 1))})
    [row] = pm.arrow_table([claim], page=text).to_pylist()
    assert (row["text"], row["metric_text"], row["page"]) == (text, text, text)


def test_half_a_surrogate_pair_is_replaced():
    claim = RATIO.model_copy(update={"text": "七\ud800成", "quantity": pm.Quantity(value=70, per=("\udc80",))})
    [row] = pm.arrow_table([claim], page="\udcff.txt").to_pylist()
    assert (row["text"], row["per"], row["page"]) == ("七\ufffd成", ["\ufffd"], "\ufffd.txt")


@pytest.mark.parametrize("claims", [CLAIMS, []])
def test_parquet_gives_the_table_back(tmp_path, claims):
    table = pm.arrow_table(claims, page="a.txt")
    pq.write_table(table, tmp_path / "claims.parquet")
    read = pq.read_table(tmp_path / "claims.parquet")
    assert read.schema.equals(table.schema, check_metadata=True)
    assert read.to_pylist() == table.to_pylist()


def test_without_pyarrow_the_remedy_is_named(monkeypatch):
    real = builtins.__import__

    def missing(name, *words):
        if name == "pyarrow":
            raise ModuleNotFoundError("No module named 'pyarrow'", name=name)
        return real(name, *words)

    monkeypatch.setattr(builtins, "__import__", missing)
    with pytest.raises(ModuleNotFoundError) as caught:
        pm.arrow_table([])
    assert str(caught.value) == "arrow_table needs pyarrow; install it with: pip install 'postmetrics[arrow]'"
    assert caught.value.name == "pyarrow"
