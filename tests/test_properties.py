"""Laws that hold for any text: nothing is raised, spans are true, answers do not change."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from pages import anything, days, pages, scraps

import postmetrics as pm
from postmetrics.page.layout import lay_out

TEXTS = pages() | scraps() | anything()


def squeezed(text: str, span: pm.Span) -> str:
    return "".join(text[span.start : span.end].split())


def holds(outer: pm.Span, inner: pm.Span) -> bool:
    return outer.start <= inner.start < inner.end <= outer.end


@settings(max_examples=400)
@given(TEXTS, days())
def test_claims_keep_their_promises(text: str, day: date | None) -> None:
    page = lay_out(text)
    parts = [[page.view.span(piece.start, piece.end) for piece in article.pieces] for article in page.articles]
    end = 0
    for claim in pm.extract(text, reference_date=day):
        assert claim.text == squeezed(text, claim.span)
        assert end <= claim.span.start < claim.span.end
        end = claim.span.end
        assert holds(claim.sentence, claim.span)
        [article] = [pieces for pieces in parts if any(holds(piece, claim.sentence) for piece in pieces)]
        for phrase in (claim.metric, claim.subject, claim.period):
            if phrase is not None:
                assert phrase.text == squeezed(text, phrase.span) != ""
                assert any(holds(piece, phrase.span) for piece in article)
        assert (claim.change is not None) == (claim.kind == "change")
        assert (claim.rank is not None) == (claim.kind == "rank")
        keeps_its_order(claim.quantity.value, claim.quantity.low, claim.quantity.high)
        if claim.period and claim.period.start and claim.period.end:
            assert claim.period.start <= claim.period.end


def keeps_its_order(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> None:
    """Either a value or both bounds, all of them numbers."""
    assert (value is None) == (low is not None and high is not None)
    assert all(number is None or number.is_finite() for number in (value, low, high))
    assert low is None or high is None or low <= high


@settings(max_examples=200)
@given(TEXTS, days())
def test_finders_keep_their_promises(text: str, day: date | None) -> None:
    for found in (pm.find_numbers(text), pm.find_quantities(text), pm.find_periods(text, reference_date=day)):
        end = 0
        for item in found:
            assert item.text == squeezed(text, item.span)
            assert end <= item.span.start < item.span.end
            end = item.span.end


@given(scraps(16), days())
def test_every_character_can_be_explained(text: str, day: date | None) -> None:
    claims = pm.extract(text, reference_date=day).claims
    for offset in range(len(text)):
        for told in pm.explain(text, offset, reference_date=day):
            assert told.claim is None or told.claim in claims
            assert told.text == squeezed(text, told.span)


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
