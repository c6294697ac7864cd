"""Units are data: the packaged table reads as its examples say, and a bad file is refused by name."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from postmetrics.errors import UnitError
from postmetrics.measure.units import UnitTable, default_units, load_units, parse_units, rescale

ENTRY = {"code": '"m"', "dimension": '"length"', "factor": '"2"', "surfaces": '["拃"]'}


def entry(kind: str = "unit", **fields: str) -> str:
    known = ENTRY if kind == "unit" else {"surfaces": '["拃"]'}
    return f"[[{kind}]]\n" + "\n".join(f"{k} = {v}" for k, v in (known | fields).items() if v) + "\n"


@pytest.mark.parametrize(
    ("surface", "code", "factor"),
    [
        ("元", "CNY", 1), ("角", "CNY", "1/10"), ("美元", "USD", 1), ("港币", "HKD", 1), ("欧元", "EUR", 1),
        ("日元", "JPY", 1), ("韩元", "KRW", 1), ("英镑", "GBP", 1), ("瑞士法郎", "CHF", 1), ("奈拉", "NGN", 1),
        ("公斤", "kg", 1), ("吨", "kg", 1000), ("斤", "kg", "1/2"), ("两", "kg", "1/20"), ("克", "kg", "1/1000"),
        ("公里", "m", 1000), ("里", "m", 500), ("厘米", "m", "1/100"), ("英里", "m", "1609.344"),
        ("亩", "m2", "2000/3"), ("公顷", "m2", 10000), ("平方公里", "m2", 10**6), ("升", "L", 1),
        ("立方米", "L", 1000),
        ("千瓦时", "kWh", 1), ("千瓦", "kW", 1), ("兆瓦", "kW", 1000), ("秒", "s", 1), ("分钟", "min", 1),
        ("小时", "h", 1), ("天", "d", 1), ("周", "wk", 1), ("个月", "mo", 1), ("年", "a", 1),
        ("%", "%", 1), ("个百分点", "pp", 1), ("‰", "‰", 1), ("倍", "x", 1), ("岁", "岁", 1), ("℃", "Cel", 1),
        ("个基点", "bp", 1), ("点", "点", 1), ("件", "件", 1), ("人次", "人次", 1), ("华氏度", "degF", 1),
    ],
)  # fmt: skip
def test_packaged_unit(surface: str, code: str, factor: int | str) -> None:
    unit = default_units()[surface]
    assert (unit.code, unit.factor) == (code, Fraction(factor))


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("件", "件"), ("人次以上", "人次"), ("人均", None), ("人员", None), ("户籍", None), ("家庭", None),
        ("名单", None),
        ("位于", None), ("分公司", None), ("分钟", "分钟"), ("成立", None), ("次日", None),
        ("个百分点", "个百分点"),
        ("吨公里", "吨公里"), ("千瓦时", "千瓦时"), ("千瓦", "千瓦"), ("月份", None), ("年度", None),
        ("kmh", None), ("km，", "km"),
        ("mm", "mm"), ("吗", None), ("", None),
    ],
)  # fmt: skip
def test_longest_match(text: str, surface: str | None) -> None:
    found = default_units().match(text, 0)
    assert (text[: found[1]] if found else None) == surface


@pytest.mark.parametrize(
    ("value", "factor", "expected"),
    [
        ("3", "2000/3", "2000"), ("1.50", "10000", "15000"), ("7", "1/8", "0.875"), ("-2.5", "0.001", "-0.0025"),
        ("0.00", "3", "0"), ("12345678901234567890.5", "2", "24691357802469135781"),
    ],
)  # fmt: skip
def test_conversion_is_exact(value: str, factor: str, expected: str) -> None:
    assert format(rescale(Decimal(value), Fraction(factor)), "f") == expected


@pytest.mark.parametrize(
    ("value", "factor", "expected"),
    [
        ("1", 10**27, "1" + "0" * 27),
        ("1", 10**28, "1E+28"),
        ("7" * 50, 10**50 - 1, str(int("7" * 50) * (10**50 - 1))),
        ("1E+2000000", 10, "1E+2000001"),
        ("1E-2000000", 10, "1E-1999999"),
        ("5", Fraction(1, 10), "0.5"),
        ("-0.5", 4, "-2"),
    ],
)  # fmt: skip
def test_how_a_converted_value_is_written(value: str, factor: int | Fraction, expected: str) -> None:
    assert str(rescale(Decimal(value), Fraction(factor))) == expected


def test_a_power_of_two_below_the_line_comes_out_even() -> None:
    assert rescale(Decimal(1), Fraction(1, 2**100)) == Decimal((0, tuple(map(int, str(5**100))), -100))


def test_what_has_no_end_keeps_28_digits() -> None:
    value = default_units()["亩"].convert(Decimal("1"))
    assert len(value.as_tuple().digits) >= 28
    assert abs(value * 3 - 2000) < Decimal("1e-30")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20), st.integers(1, 10**9))
def test_rescale_undoes_itself(value: Decimal, factor: int) -> None:
    assert rescale(rescale(value, Fraction(factor)), Fraction(1, factor)) == value


@pytest.mark.parametrize(
    ("source", "place", "reason"),
    [
        ("[[unit", "file", "is not TOML"),
        ("[[measure]]\nx = 1", "measure", "only [[unit]] and [[classifier]]"),
        ("unit = 3", "unit", "only [[unit]] and [[classifier]]"),
        (entry(code=""), "拃", '"code" is missing'),
        (entry(surfaces=""), "m", '"surfaces" is missing'),
        (entry(surfaces="[]"), "m", "filled list"),
        (entry(surfaces="[3]"), "m 3", "must hold strings"),
        (entry(factor="2"), "m 拃", "filled str"),
        (entry(factor='"x"'), "m 拃", "neither a decimal nor a fraction"),
        (entry(factor='"1/0"'), "m 拃", "neither a decimal nor a fraction"),
        (entry(factor='"-1"'), "m 拃", "more than 0"),
        (entry(factor='"0"'), "m 拃", "more than 0"),
        (entry(code="", surfaces=""), "entry", '"code" is missing'),
        (entry(colour='"red"'), "m 拃", '"colour" is not known'),
        (entry() + entry(), "m 拃", "stands twice"),
        (entry(examples='["2拃 = 5"]'), "m 拃", "reads as 4"),
        (entry(examples='["2丈 = 4"]'), "m 拃", "does not read"),
        (entry(examples='["2拃子 = 4"]'), "m 拃", "does not read"),
        (entry(examples='["拃 = 2"]'), "m 拃", "does not read"),
        (entry(examples='["2拃 = 4 = 4"]'), "m 拃", "reads as 4"),
        (entry(factor=f'"1{"0" * 30}"', examples='["2拃 = 5"]'), "m 拃", f"reads as 2{'0' * 30}"),
        (entry(rejects='["2拃子"]'), "m 拃", "reads as this unit"),
        (entry("classifier", code='"m"'), "m 拃", '"code" is not known'),
    ],
)
def test_bad_file_is_refused(source: str, place: str, reason: str) -> None:
    with pytest.raises(UnitError) as caught:
        parse_units(source, "mine.toml")
    assert (caught.value.file, caught.value.entry) == ("mine.toml", place)
    assert reason in caught.value.reason


def test_what_a_bad_file_may_hold_is_said() -> None:
    with pytest.raises(UnitError) as caught:
        parse_units("[[measure]]\nx = 1", "mine.toml")
    assert str(caught.value) == "mine.toml: measure: only [[unit]] and [[classifier]] entries are known"


def test_examples_are_written_out_whole() -> None:
    table = parse_units(entry(factor=f'"1{"0" * 30}"', examples=f'["3拃 = 3{"0" * 30}"]'), "mine.toml")
    assert table["拃"].factor == 10**30


def test_fields_of_an_entry() -> None:
    table = parse_units(entry() + entry("classifier", surfaces='["拨儿", "挂儿"]'), "mine.toml")
    assert [(u.code, u.dimension, u.factor, u.surfaces) for u in map(table.__getitem__, table)] == [
        ("m", "length", 2, ("拃",)),
        ("拨儿", "count", 1, ("拨儿",)),
        ("挂儿", "count", 1, ("挂儿",)),
    ]


def test_a_refused_file_is_named(tmp_path: Path) -> None:
    for name, content in (("mine.toml", entry(factor='"0"')), ("missing.toml", None)):
        path = tmp_path / name
        if content is not None:
            path.write_text(content, encoding="utf-8")
        with pytest.raises(UnitError) as caught:
            load_units(path)
        assert (caught.value.file, caught.value.entry) == (str(path), "m 拃" if content else "file")


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UnitError, match="cannot be read"):
        load_units(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(UnitError, match="cannot be read"):
        load_units(tmp_path / "latin.toml")


def test_tables_add_up(tmp_path: Path) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(entry() + entry("classifier", surfaces='["拨儿"]', not_before='["头"]'), encoding="utf-8")
    table = default_units() | load_units(path)
    assert table["拃"].factor == 2
    assert table["拨儿"].code == "拨儿"
    assert table.match("拨儿头", 0) != table.match("拨儿", 0)
    assert "拃" in table
    assert "拃" not in default_units()
    assert len(table) == len(default_units()) + 2
    assert set(table) == set(default_units()) | {"拃", "拨儿"}


def test_the_right_table_wins() -> None:
    theirs = parse_units(entry(surfaces='["里"]'), "theirs.toml")
    assert (default_units() | theirs)["里"].factor == 2
    assert (theirs | default_units())["里"].factor == 500


@given(st.text(max_size=40), st.integers(-3, 45))
def test_match_never_raises(text: str, position: int) -> None:
    for found, inside in (
        (default_units().match(text, max(position, 0)), lambda f: position < f[1] <= len(text)),
        (default_units().match_before(text, max(position, 0)), lambda f: 0 <= f[1] < position),
    ):
        assert found is None or inside(found)


@pytest.mark.parametrize(
    ("text", "position", "start"),
    [("折合USD", 5, 2), ("USD", 3, 0), ("xUSD", 4, None), ("A USD", 5, 2), ("人民币", 3, 0), ("民币", 2, None)],
)
def test_match_before(text: str, position: int, start: int | None) -> None:
    found = default_units().match_before(text, position)
    assert (found[1] if found else None) == start


def test_letters_that_run_on_are_another_word() -> None:
    table = parse_units(entry(surfaces='["米"]') + entry(code='"cm"', surfaces='["米m"]'), "mine.toml")
    assert [found and (found[0].code, found[1]) for found in (table.match("米m", 0), table.match("米mx", 0))] == [
        ("cm", 2),
        ("m", 1),
    ]
    assert default_units().match("kmh，", 0) is None


def test_get_gives_what_is_asked_for_instead() -> None:
    metre = default_units()["米"]
    assert (default_units().get("拃"), default_units().get("拃", metre)) == (None, metre)


def test_empty_table_knows_nothing() -> None:
    assert UnitTable({}).match("件", 0) is None


def test_currencies_are_iso_4217() -> None:
    codes = {unit.code for unit in map(default_units().__getitem__, default_units()) if unit.dimension == "currency"}
    assert {code for code in codes if not (len(code) == 3 and code.isascii() and code.isupper())} == {"比索", "克朗"}
    assert len(codes) > 50
