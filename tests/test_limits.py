"""What happens at each limit and past it; `docs/limits.md` tells why."""

import doctest
import re
import shutil
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

import postmetrics as pm

DOCS = Path(__file__).parents[1] / "docs"
DAY = date(2024, 6, 20)


def read(page: str) -> list[pm.Claim]:
    return list(pm.extract(page, reference_date=DAY))


def values(text: str) -> list[Decimal | None]:
    return [number.value for number in pm.find_numbers(text)]


@pytest.mark.parametrize("page", sorted(path.name for path in DOCS.glob("*.md") if ">>>" in path.read_text("utf-8")))
def test_examples_of_the_documentation(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each page is run in a folder of its own, with the examples of the checkout and the page's TOML files in it."""
    content = (DOCS / page).read_text(encoding="utf-8")
    blocks = re.findall(r"^```pycon\n(.*?)^```$", content, re.DOTALL | re.MULTILINE)
    for name, file in re.findall(r'^```toml title="(\w+\.toml)"\n(.*?)^```$', content, re.DOTALL | re.MULTILINE):
        (tmp_path / name).write_text(file, encoding="utf-8")
    source = "\n".join(blocks)
    for package in re.findall(r"^>>> import (\w+)", source, re.MULTILINE):
        pytest.importorskip(package)
    shutil.copytree(DOCS.parent / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    examples = doctest.DocTestParser().get_doctest(source, {}, page, page, 0)
    told: list[str] = []
    assert doctest.DocTestRunner().run(examples, out=told.append).failed == 0, "".join(told)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("9" * 1000, 10**1000 - 1),
        ("-" + "9" * 1000, 1 - 10**1000),
        ("1" + ",000" * 249, 10**747),
        ("0." + "0" * 997 + "1", Decimal("1e-998")),
        ("九" * 1000, 10**1000 - 1),
        ("1e999", 10**999),
        ("1E-999", Decimal("1e-999")),
        ("9" + "亿" * 125, 9 * 10**1000),
    ],
    ids=lambda value: str(value)[:8],
)
def test_the_largest_numbers(text: str, value: Decimal | int) -> None:
    assert values(f"甲{text}乙5丙") == [value, 5]


@pytest.mark.parametrize(
    "text",
    [
        "9" * 1001, "-" + "9" * 1001, "1" + ",000" * 250, "九" * 1001, "9" + "亿" * 126, "1e999万亿", "9" * 1000 + "亿",
        "9" * 100_000, "九" * 100_000, "亿" * 10_000, "9" + "万亿" * 10_000,
    ],
    ids=lambda text: f"{text[:4]}{len(text)}",
)  # fmt: skip
def test_larger_numbers_are_passed_over_whole(text: str) -> None:
    assert values(f"甲{text}乙5丙") == [5]


@pytest.mark.parametrize("text", ["1e1000", "1E-1000", "2e12345", "1e+1000"])
def test_larger_exponents_are_passed_over_whole(text: str) -> None:
    assert values(f"甲{text}乙5丙") == [5]


def test_a_longer_chinese_decimal_is_passed_over_whole() -> None:
    assert values("甲一点" + "二" * 1001 + "乙5丙") == [5]


def test_no_claim_of_an_exponent() -> None:
    assert [claim.text for claim in read("累计揽收1e9999件。")] == []


def test_the_longest_number_of_a_claim() -> None:
    [claim] = read("累计揽收" + "9" * 795 + "件。")
    assert (claim.kind, claim.quantity.value) == ("amount", 10**795 - 1)
    [claim] = read("累计揽收" + "9" * 799 + "件。")
    assert (claim.quantity.value, claim.metric) == (10**799 - 1, None)
    assert read("累计揽收" + "9" * 800 + "件。") == []


def test_a_sentence_of_800_is_one_and_a_longer_one_is_parted_at_its_commas() -> None:
    whole = "今年以来，湖州市邮政分公司" + "收入平稳，" * 155 + "揽收55万件，增8%。"
    assert len(whole) == 799
    assert [(claim.sentence, claim.period and claim.period.text) for claim in read(whole)] == [
        (pm.Span(0, 799), "今年以来"),
        (pm.Span(0, 799), "今年以来"),
    ]
    parted = whole.replace("揽收", "累计揽收快件")
    assert len(parted) == 803
    assert [(claim.sentence, claim.period and claim.period.text) for claim in read(parted)] == [
        (pm.Span(0, 799), "今年以来"),
        (pm.Span(799, 803), None),
    ]


@pytest.mark.parametrize(
    "page", ["甲" * 795 + "揽收12345件。", "收入平稳，" * 159 + "揽收1，234万件。"], ids=["no comma", "group comma"]
)
def test_no_number_is_lost_where_a_sentence_is_parted(page: str) -> None:
    assert [claim.quantity.value for claim in read(page)] in ([12345], [12340000])


@pytest.mark.xfail(strict=True, reason="the clause's 80 characters begin in the midst of a word")
def test_no_metric_begins_in_the_midst_of_a_name() -> None:
    [claim] = read("湖州市邮政分公司揽收" + "的" * 75 + "12345件。")
    assert claim.metric is None or claim.metric.text in ("湖州市邮政分公司揽收", "揽收")


@pytest.mark.parametrize("depth", [1, 2, 3, 100, 3000])
def test_nested_brackets(depth: int) -> None:
    found = read("揽收快件" + "（" * depth + "含代办5万件" + "）" * depth + "8万件。")
    assert [(claim.text, claim.kind) for claim in found] == [("5万件", "amount"), ("8万件", "amount")]


@pytest.mark.xfail(
    strict=True, reason="brackets in brackets: the inner words are taken for what the outer figure measures"
)
def test_the_metric_before_nested_brackets() -> None:
    assert [claim.metric and claim.metric.text for claim in read("揽收快件（含代办（含村点）5万件）8万件。")] == [
        "含代办",
        "揽收快件",
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("1-2", [(1, 2)]), ("1-2-3", [(None, None)] * 3), ("1至2至3至4", [(1, 2), (3, 4)]),
        ("1到2到3", [(1, 2), (None, None)]), ("-".join("123456789"), [(None, None)] * 9),
    ],
)  # fmt: skip
def test_ranges_have_two_ends(text: str, told: list[tuple[int | None, int | None]]) -> None:
    assert [(number.low, number.high) for number in pm.find_numbers(text)] == told


@pytest.mark.parametrize("count", [2, 60, 390])
def test_members_of_a_list_share_its_unit(count: int) -> None:
    found = read("揽收快件" + "、".join(["5"] * (count - 1)) + "、6万件。")
    assert [claim.quantity.value for claim in found] == [50_000] * (count - 1) + [60_000]
    assert {claim.metric and claim.metric.text for claim in found} == {"揽收快件"}


def test_the_years_of_four_digits() -> None:
    assert [(str(p.start), str(p.end)) for p in pm.find_periods("1000年，2999年", reference_date=DAY)] == [
        ("1000-01-01", "1000-12-31"),
        ("2999-01-01", "2999-12-31"),
    ]
    for year in ("0年", "0000年", "999年", "3000年", "9999年", "10000年", "99999999年"):
        assert pm.find_periods(year, reference_date=DAY) == []


@pytest.mark.parametrize("text", ["3000年5月", "9999年12月31日", "999年5月"])
def test_no_other_year_for_a_month_of_a_far_one(text: str) -> None:
    assert all(p.start is None or p.start.year != 2024 for p in pm.find_periods(text, reference_date=DAY))


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        (date.min, ["去年", "昨天", "上月", "近三年", "上周五", "前年5月", "三十年前", "过去十年"]),
        (date.max, ["明年", "明天", "下月", "未来三年", "后年5月", "三十年后", "未来十天"]),
    ],
)
def test_days_off_the_calendar_are_not_known(day: date, texts: list[str]) -> None:
    for text in texts:
        for period in pm.find_periods(text, reference_date=day):
            assert (period.start, period.end) == (None, None), text


def test_the_calendars_tables_end() -> None:
    told = {
        text: pm.find_periods(text)[0].start
        for text in ("1900年中秋节", "2100年中秋节", "1899年中秋节", "2101年中秋节", "2014年国庆假期", "2013年国庆假期")
    }
    assert [None if day is None else day.isoformat() for day in told.values()] == [
        "1900-09-08", "2100-09-18", None, None, "2014-10-01", None,
    ]  # fmt: skip
