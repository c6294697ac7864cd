"""The Arrow table in pandas, Polars, DuckDB and Parquet, each as its user would take it."""

from datetime import date
from decimal import Decimal

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from samples import CLAIMS

import postmetrics as pm

PAGES = {
    "a.txt": "本报讯 上半年，苍南县邮政分公司揽收快件312.6万件，同比增长26%，居全市首位。",
    "b.txt": "本报讯 上半年，泸县农商银行发放贷款8.5亿元，同比增长3.25%；存款占比48.47%。",
}
DAY = date(2024, 7, 20)


@pytest.fixture
def table():
    read = [pm.arrow_table(pm.extract(text, reference_date=DAY), page=page) for page, text in PAGES.items()]
    return pa.concat_tables(read)


EMPTY = pm.arrow_table([])


def test_pandas(table):
    pd = pytest.importorskip("pandas")
    frame = table.to_pandas()
    assert frame["value"].tolist() == [Decimal(n) for n in ("3126000", "26", "1", "850000000", "3.25", "48.47")]
    assert frame["unit_code"].astype(object).fillna("").tolist() == ["件", "%", "", "CNY", "%", "%"]
    assert isinstance(frame["page"].dtype, pd.CategoricalDtype)
    assert frame["period_start"].tolist() == [date(2024, 1, 1)] * 6
    changes = frame[frame["kind"] == "change"].groupby("page", observed=True)["value"].sum()
    assert changes.to_dict() == {"a.txt": Decimal("26"), "b.txt": Decimal("3.25")}


def test_pandas_with_arrow_types(table):
    pd = pytest.importorskip("pandas")

    def arrow_type(type):
        return None if pa.types.is_dictionary(type) else pd.ArrowDtype(type)

    frame = table.to_pandas(types_mapper=arrow_type)
    names = ["value", "period_end", "rank_position", "span_start", "unit_code"]
    assert [str(frame[name].dtype) for name in names] == [
        "decimal128(38, 12)[pyarrow]", "date32[day][pyarrow]", "int64[pyarrow]", "int64[pyarrow]", "category",
    ]  # fmt: skip
    assert frame["value"].max() == 850_000_000
    changes = frame[frame["kind"] == "change"].groupby("unit_code", observed=True)["value"].sum()
    assert changes.to_dict() == {"%": Decimal("29.25")}
    back = pa.Table.from_pandas(frame, schema=table.schema, preserve_index=False)
    assert back.to_pylist() == table.to_pylist()
    empty = EMPTY.to_pandas(types_mapper=arrow_type)
    assert [str(dtype) for dtype in empty.dtypes] == [str(dtype) for dtype in frame.dtypes]


def test_polars(table):
    pl = pytest.importorskip("polars")
    frame = pl.from_arrow(table)
    types = {name: frame.schema[name] for name in ("value", "period_end", "per", "span_start", "value_exact")}
    assert types == {
        "value": pl.Decimal(38, 12),
        "period_end": pl.Date(),
        "per": pl.List(pl.String()),
        "span_start": pl.Int64(),
        "value_exact": pl.String(),
    }
    assert isinstance(frame.schema["subject_name"], pl.Categorical)
    assert pl.from_arrow(EMPTY).schema == frame.schema
    changes = frame.filter(pl.col("kind").cast(pl.String) == "change").group_by("page").agg(pl.col("value").sum())
    assert {str(page): value for page, value in changes.rows()} == {"a.txt": Decimal("26"), "b.txt": Decimal("3.25")}
    assert frame.select("page", "value", "per", "period_end").rows() == [
        (row["page"], row["value"], row["per"], row["period_end"]) for row in table.to_pylist()
    ]


def test_duckdb(table):
    duckdb = pytest.importorskip("duckdb")
    database = duckdb.connect()
    database.register("claims", table)
    types = dict(database.execute("select column_name, column_type from (describe claims)").fetchall())
    assert [types[name] for name in ("value", "period_end", "per", "span_start", "kind")] == [
        "DECIMAL(38,12)", "DATE", "VARCHAR[]", "BIGINT", "VARCHAR",
    ]  # fmt: skip
    query = "select page, sum(value) from claims where kind = 'change' group by page order by page"
    assert database.execute(query).fetchall() == [("a.txt", Decimal("26")), ("b.txt", Decimal("3.25"))]
    query = "select text from claims where period_end = date '2024-06-30' and unit_code = 'CNY'"
    assert database.execute(query).fetchall() == [("8.5亿元",)]
    database.register("nothing", EMPTY)
    assert dict(database.execute("select column_name, column_type from (describe nothing)").fetchall()) == types


def test_parquet_is_read_by_all(tmp_path):
    pd, pl, duckdb = (pytest.importorskip(name) for name in ("pandas", "polars", "duckdb"))
    path = tmp_path / "claims.parquet"
    pq.write_table(pm.arrow_table(CLAIMS), path)
    values, highs = [Decimal("-1.5"), None, 1, 70], [None, 30000, None, None]
    assert pd.read_parquet(path, dtype_backend="pyarrow")["high"].dropna().tolist() == [30000]
    assert pl.read_parquet(path)["value"].to_list() == values
    read = duckdb.connect().execute("select value, high from read_parquet(?)", [str(path)]).fetchall()
    assert read == list(zip(values, highs, strict=True))
