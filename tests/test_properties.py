"""Laws that hold for any text: nothing is raised, spans are true, answers do not change."""

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import postmetrics as pm

WORDS = """
四川省邮政分公司 该分公司 邮储银行 甲股份 本报讯 （上接第1版） □赵宁 今年以来 截至6月底
去年同期 同比 环比 较年初 增长 下降 净增 新增 分别 由 降为 居 首位 第三位 前十 占比 完成
计划的 日均 约 近 超 以上 左右 以内 8842万件 8% 1.2亿元 3.5—4.2万元 30余人 三成 百分之五
0.3个百分点 翻两番 2.5倍 12 31省份 ， 。 ； 、 和 （ ） “ ” 《 》 的 了 项目 投递量
"""
PAGES = st.lists(st.sampled_from([*WORDS.split(), "\n", "\n\n", " "]), max_size=40).map("".join)
ANY = st.text(alphabet=st.characters(codec=None), max_size=120)
DAYS = st.none() | st.dates(date(1990, 1, 1), date(2060, 12, 31))


def squeezed(text: str, span: pm.Span) -> str:
    return "".join(text[span.start : span.end].split())


@settings(max_examples=400, deadline=None)
@given(PAGES | ANY, DAYS)
def test_extract_keeps_its_promises(text: str, day: date | None) -> None:
    result = pm.extract(text, reference_date=day)
    end = 0
    for claim in result:
        assert claim.text == squeezed(text, claim.span)
        assert end <= claim.span.start < claim.span.end
        end = claim.span.end
        assert claim.sentence.start <= claim.span.start
        assert claim.span.end <= claim.sentence.end
        for part in (claim.metric, claim.subject, claim.period):
            assert part is None or part.text == squeezed(text, part.span)
        assert (claim.change is not None) == (claim.kind == "change")
        assert (claim.rank is not None) == (claim.kind == "rank")
    assert pm.extract(text, reference_date=day) == result
    assert pm.Extraction.model_validate_json(result.model_dump_json()) == result


@settings(max_examples=200, deadline=None)
@given(PAGES | ANY, DAYS)
def test_finders_keep_their_promises(text: str, day: date | None) -> None:
    for found in (pm.find_numbers(text), pm.find_quantities(text), pm.find_periods(text, reference_date=day)):
        end = 0
        for item in found:
            assert item.text == squeezed(text, item.span)
            assert end <= item.span.start < item.span.end
            end = item.span.end


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "没有数字的一段话。",
        "\x00" * 50,
        "\ud800同比增长8%",
        "\u202e同比增长8%\u202c",
        "زيادة 8%",
        "🎉揽收5件🎉",
        "1" * 100_000,
        "9亿亿亿亿",
        "万" * 5000,
        "第" * 5000 + "1位",
        "（" * 5000,
        "、1万" * 3000,
        "今年以来" * 2000,
        "邮政分公司" * 2000,
        "增长" * 3000 + "5%",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_strange_text(text: str) -> None:
    for claim in pm.extract(text, reference_date=date(2024, 1, 1)):
        assert claim.text == squeezed(text, claim.span)


@pytest.mark.parametrize("call", [pm.extract, pm.find_numbers, pm.find_quantities, pm.find_periods])
def test_bytes_are_refused_with_a_word_of_help(call: object) -> None:
    with pytest.raises(TypeError, match=r"text must be a str, not bytes; decode bytes first: data\.decode"):
        call("同比增长8%".encode())  # type: ignore[operator]


def test_without_a_reference_date_nothing_is_guessed() -> None:
    [claim] = pm.extract("截至11月底，累计处理5万件。")
    assert claim.period is not None
    assert (claim.period.text, claim.period.start, claim.period.end) == ("截至11月底", None, None)


@pytest.mark.parametrize(("seed", "zone"), [("0", "UTC"), ("1", "Asia/Shanghai"), ("2", "America/Los_Angeles")])
def test_the_same_in_every_process(seed: str, zone: str) -> None:
    text = "今年以来，四川省邮政分公司投递8842万件，同比增长8%，居全国邮政首位。"
    code = (
        "import postmetrics as pm, sys; from datetime import date;"
        f"sys.stdout.write(pm.extract({text!r}, reference_date=date(2023, 12, 19)).model_dump_json())"
    )
    environment = {"PYTHONHASHSEED": seed, "TZ": zone, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout == pm.extract(text, reference_date=date(2023, 12, 19)).model_dump_json()
