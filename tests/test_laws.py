"""Laws between answers: the same everywhere, lossless in JSON, exact in units, and of one page beside another."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import Article, anything, articles, days, pages, scraps

import postmetrics as pm
from postmetrics.measure.units import rescale

FOLDER = Path(__file__).parent / "fixtures"
DAY = date(2024, 6, 20)
UNITS = pm.default_units()

READ_IN_EIGHT_THREADS_AT_ONCE = """
import json, locale, sys
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from pathlib import Path
from threading import Barrier
import postmetrics as pm
try:
    locale.setlocale(locale.LC_ALL, "")
except locale.Error:
    pass
sys.setswitchinterval(1e-5)
texts = [path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt"))[:8]]
start = Barrier(8)
def read(text):
    start.wait()
    return pm.extract(text, reference_date=date(2024, 6, 20)).model_dump_json()
with ThreadPoolExecutor(8) as pool:
    sys.stdout.buffer.write(json.dumps(list(pool.map(read, texts))).encode())
"""


@pytest.fixture(scope="module")
def read_here() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))[:8]]
    return [pm.extract(text, reference_date=DAY).model_dump_json() for text in texts]


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai", "LC_ALL": "tr_TR.UTF-8"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "Pacific/Kiritimati", "LC_ALL": "zh_CN.GB18030", "PYTHONUTF8": "0"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "de_DE.UTF-8", "PYTHONOPTIMIZE": "2"},
    ],
    ids=lambda surroundings: surroundings["LC_ALL"],
)
def test_the_same_in_other_processes_on_cold_tables_in_threads(
    surroundings: dict[str, str], read_here: list[str]
) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG", "PYTHON"))}
    kept |= {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), **surroundings}
    command = [sys.executable, "-c", READ_IN_EIGHT_THREADS_AT_ONCE, str(FOLDER)]
    done = subprocess.run(command, env=kept, capture_output=True, check=True)
    assert json.loads(done.stdout) == read_here
    assert done.stderr == b""


def test_the_same_in_threads_again_and_again(read_here: list[str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))[:8]]
    with ThreadPoolExecutor(4) as pool:
        found = pool.map(lambda text: pm.extract(text, reference_date=DAY).model_dump_json(), texts * 2)
    assert list(found) == read_here * 2


def test_one_page_leaves_nothing_behind_for_the_next(read_here: list[str]) -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.txt"))[:8]]
    backwards = [pm.extract(text, reference_date=DAY).model_dump_json() for text in reversed(texts)]
    assert backwards[::-1] == read_here


@given(pages() | scraps() | anything("utf-8"), days())
def test_json_out_and_in_again_is_equal(text: str, day: date | None) -> None:
    result = pm.extract(text, reference_date=day)
    written = pm.dump_json(result)
    assert pm.Extraction.model_validate_json(written) == result
    assert pm.dump_json(pm.Extraction.model_validate_json(written)) == written
    assert pm.load_jsonl(pm.dump_jsonl(result.claims)) == list(result.claims)
    assert pm.Extraction.model_validate(result.model_dump()) == result
    for mention in (*pm.find_numbers(text), *pm.find_quantities(text), *pm.find_periods(text, reference_date=day)):
        assert type(mention).model_validate_json(mention.model_dump_json()) == mention


NUMBERS = st.decimals(-(10**12), 10**12, places=4) | st.decimals(0, 1, places=30)


def ends(number: Fraction) -> bool:
    """Whether a fraction has an end in decimals."""
    rest = number.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return rest == 1


@given(NUMBERS, st.sampled_from(sorted(UNITS)))
def test_converting_is_multiplying_by_the_factor(value: Decimal, surface: str) -> None:
    unit = UNITS[surface]
    product = Fraction(value) * unit.factor
    converted = unit.convert(value)
    if ends(product) and ends(unit.factor):
        assert Fraction(converted) == product
    else:
        assert abs(Fraction(converted) - product) <= abs(product) / 10**28


@given(st.decimals(0, 10**12, places=4), st.fractions(Fraction(1, 1000), 1000, max_denominator=1000))
def test_there_and_back_again(value: Decimal, factor: Fraction) -> None:
    back = Fraction(rescale(rescale(value, factor), 1 / factor))
    if ends(factor) and ends(1 / factor):
        assert back == Fraction(value)
    else:
        assert abs(back - Fraction(value)) <= Fraction(value) / 10**27


@given(
    st.integers(1, 10**9),
    st.sampled_from(["", "万", "亿"]),
    st.sampled_from(["元", "吨", "公里", "公顷", "千瓦时", "件"]),
)
def test_a_claim_holds_the_number_times_scale_and_factor(cents: int, scale: str, surface: str) -> None:
    stated = Decimal(cents).scaleb(-2)
    [claim] = pm.extract(f"某县邮政分公司累计完成{stated}{scale}{surface}。")
    factor = UNITS[surface].factor * {"": 1, "万": 10**4, "亿": 10**8}[scale]
    assert claim.quantity.value is not None
    assert Fraction(claim.quantity.value) == Fraction(stated) * factor
    assert claim.quantity.unit == pm.Unit(code=UNITS[surface].code, text=surface, dimension=UNITS[surface].dimension)


def moved(record: Any, by: int) -> Any:
    """A record's JSON with every span moved."""
    if not isinstance(record, dict):
        return record
    if record.keys() == {"start", "end"} and isinstance(record["start"], int):
        return {"start": record["start"] + by, "end": record["end"] + by}
    return {name: moved(value, by) for name, value in record.items()}


def claims(text: str, day: date | None, by: int = 0) -> list[Any]:
    return [moved(json.loads(claim.model_dump_json()), by) for claim in pm.extract(text, reference_date=day)]


def apart(first: str, second: str, day: date | None, between: str = "\n\n") -> list[Any]:
    return claims(first, day) + claims(second, day, len(first + between))


def headed_by_itself(article: Article) -> Article:
    """With headlines of its own words, where it had any."""
    own = article.body.split(" ")[-1].split("，")[-1].strip("。！")[:16]
    return replace(article, headlines=(own,) * len(article.headlines[:1]) if len(own) > 8 else ())


@given(
    articles(0).map(headed_by_itself),
    articles(1).filter(lambda article: "电" not in article.body[:12]).map(headed_by_itself),
    st.integers(11, 24),
    st.sampled_from(["\n", "\n\n", "\r\n\r\n", "\n \n\n"]),
    st.none()
    | st.dates(date(1990, 5, 1), date(2060, 12, 31)).map(lambda day: day.replace(month=max(5, day.month), day=1)),
)
def test_two_pages_make_the_claims_of_both(
    first: Article, second: Article, width: int, between: str, day: date | None
) -> None:
    """The law of union.

    It holds for pages whose articles open with their mark and end with a byline, whose headlines are of their own
    article's words, and which have no names in common: what one page calls a company, the other would then too. It
    does not yet hold of two pages with one dateline, in the first months of a year, and of a headline as short as a
    name (the tests below).
    """
    one, other = ("\n".join(article.lines(width)) for article in (first, second))
    assert claims(one + between + other, day) == apart(one, other, day, between)


def test_union_in_the_first_months_of_a_year() -> None:
    one = "本报讯 2024年1月，金穗种业有限公司售出种子5万件。\n□周志"
    other = "本报讯 湖州市邮政分公司全年营业收入3亿元。\n□钱晓"
    day = date(2024, 2, 10)
    assert claims(f"{one}\n\n{other}", day) == apart(one, other, day)


def test_union_of_two_pages_with_one_dateline() -> None:
    one = "本报北京6月2日电 今年以来累计揽收快件5万件。\n□赵国"
    other = "本报北京6月2日电 海蓝航运集团累计营业收入3亿元。\n□钱晓"
    assert claims(f"{one}\n\n{other}", None) == apart(one, other, None)


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_union_where_a_page_begins_with_a_short_headline(between: str) -> None:
    one = "本报讯 湖州市邮政分公司收入5亿元。\n□王国"
    other = "排名前十\n本报讯 今年以来，苍南县邮政分公司营业收入3亿元。\n□李晓"
    assert claims(one + between + other, DAY) == apart(one, other, DAY, between)


def test_a_name_that_one_article_introduces_is_known_on_the_whole_page() -> None:
    """Where the law of union ends, and is meant to: a flash page introduces a company once."""
    one = "本报讯 云峰科技公告，营业收入5亿元。\n□赵国"
    other = "本报讯 受益于此，云峰科技投放车辆30台。\n□钱晓"
    alone = pm.extract(other).claims[0].subject
    both = pm.extract(f"{one}\n\n{other}").claims[1].subject
    assert (alone and alone.name, both and both.name) == (None, "云峰科技")
