"""Changes to a page that must change nothing but offsets and surface."""

from collections.abc import Callable
from importlib.resources import files

import cn2an
import pytest
import regex

import postmetrics as pm
from postmetrics.page.text import View

pytestmark = pytest.mark.claims_pages("fixtures")

TRADITIONAL, SIMPLIFIED = (files("postmetrics.data") / "traditional.txt").read_text(encoding="utf-8").splitlines()
TO_TRADITIONAL = {ord(s): t for t, s in zip(reversed(TRADITIONAL), reversed(SIMPLIFIED), strict=True)}
UNRELATED = "本报讯 近日，某图书馆举办读书会，市民踊跃参加。 □赵宁\n\n"


def plain(words: str | None) -> str | None:
    return View(words).text if words else None


def told(claim: pm.Claim) -> tuple[object, ...]:
    quantity, subject, period = claim.quantity, claim.subject, claim.period
    return (
        claim.kind,
        plain(claim.text),
        (quantity.value, quantity.low, quantity.high, quantity.modifier, quantity.per),
        quantity.unit.code if quantity.unit else None,
        plain(claim.metric.text) if claim.metric else None,
        plain(subject.name) if subject else None,
        (period.start, period.end) if period else None,
        claim.change,
        claim.rank.position if claim.rank else None,
        claim.rule,
    )


def full_width(text: str) -> str:
    return text.translate({code: code + 0xFEE0 for code in b"0123456789%"})


def half_width(text: str) -> str:
    return text.translate({code + 0xFEE0: code for code in b"0123456789%:()"})


def traditional(text: str) -> str:
    return text.translate(TO_TRADITIONAL)


def spaced(text: str) -> str:
    return regex.sub(r"(?<=\p{Han})(?=\d)|(?<=\d)(?=\p{Han})", " ", text)


def windows_lines(text: str) -> str:
    return text.replace("\n", "\r\n")


@pytest.mark.parametrize("changed", [full_width, half_width, traditional, spaced, windows_lines])
def test_page_changed_in_surface(claims_page: pm.GoldenPage, changed: Callable[[str], str]) -> None:
    before = pm.extract(claims_page.text, reference_date=claims_page.reference_date)
    after = pm.extract(changed(claims_page.text), reference_date=claims_page.reference_date)
    assert [told(claim) for claim in after] == [told(claim) for claim in before]


def test_an_unrelated_article_before_the_page(claims_page: pm.GoldenPage) -> None:
    before = pm.extract(claims_page.text, reference_date=claims_page.reference_date)
    after = pm.extract(UNRELATED + claims_page.text, reference_date=claims_page.reference_date)
    assert [told(claim) for claim in after] == [told(claim) for claim in before]
    assert [claim.span.start - len(UNRELATED) for claim in after] == [claim.span.start for claim in before]


FIGURE = regex.compile(
    r"(?<![\d.,．+-]|每\p{Han})(\d{2,4}(?:\.\d{1,3})?)(%|(?=[万亿元件户吨亩个名家台]))(?![-~至到]|个?百分点)"
)


def in_chinese(sentence: str) -> str:
    """`3200万元` as `三千二百万元`, `8.5%` as `百分之八点五`; not a count below 20, played down in Chinese."""

    def spoken(match: regex.Match[str]) -> str:
        numeral = cn2an.an2cn(match[1])
        return f"百分之{numeral}" if match[2] else match[0] if float(match[1]) < 20 else numeral

    return FIGURE.sub(spoken, sentence)


def valued(claim: pm.Claim) -> tuple[object, ...]:
    kind, _, quantity, code, metric, *rest = told(claim)
    return (kind, quantity, code, in_chinese(str(metric)), *rest)


def test_chinese_numerals_for_arabic_ones(claims_page: pm.GoldenPage) -> None:
    text = claims_page.text
    sentences = {"".join(text[c.sentence.start : c.sentence.end].split()) for c in pm.extract(text)}
    for sentence in sorted(sentences):
        before = pm.extract(sentence, reference_date=claims_page.reference_date)
        after = pm.extract(in_chinese(sentence), reference_date=claims_page.reference_date)
        assert [valued(claim) for claim in after] == [valued(claim) for claim in before], sentence
