from datetime import date

import pytest

import postmetrics as pm

PAGE = (
    "1月20日，陇原证券公告称，2021年敦煌市邮政分公司与酒泉银行合作，发放贷款3亿元，较2020年增长8%，余额居全省邮政首位。"
)
DAY = date(2022, 1, 21)


def told(words, page=PAGE):
    at = page.index(words)
    found = pm.explain(page, pm.Span(at, at + len(words)), reference_date=DAY)
    return next(one for one in found if one.text == words)


def test_every_field_with_what_it_rests_on():
    reasons = [(one.field, one.words, one.why) for one in told("8%").reasons]
    assert reasons == [
        ("kind", "增长8%", "rule change.verb"),
        ("change", "", "up; year_on_year"),
        ("metric", "发放贷款", "was said before"),
        ("subject", "敦煌市邮政分公司", "敦煌市邮政分公司: stated"),
        ("period", "2021年", "from 2021-01-01 to 2021-12-31"),
    ]


def test_what_was_considered_and_lost():
    lost = [(one.what, one.why) for one in told("3亿元").lost]
    assert lost == [
        ("1月20日", "as period: part of a name, or the day of an announcement"),
        ("陇原证券", "as subject: named in the sentence, but not its doer here"),
        ("酒泉银行", "as subject: named in the sentence, but not its doer here"),
    ]
    assert ("2020年", "as period: a figure is held against this time, not set in it") in [
        (one.what, one.why) for one in told("8%").lost
    ]
    assert ("ratio.level", "also matches, but change.verb comes first") in [
        (one.what, one.why) for one in told("8%").lost
    ]


def test_a_rank():
    rank = told("首位")
    assert rank.claim is not None
    assert [one.why for one in rank.reasons if one.field in {"kind", "rank"}] == ["rule rank.held", "at 1"]


@pytest.mark.parametrize(
    ("page", "number", "why"),
    [
        ("2021年建成。", "2021", "part of a time phrase"),
        ("转载自第12版。", "12版", "rule none.ordinal makes no claim"),
        ("请拨打11183咨询。", "11183", "a number without a unit"),
        ("分两步走。", "两步", "a small count in Chinese numerals"),
    ],
)
def test_why_a_number_makes_no_claim(page, number, why):
    one = told(number, page)
    assert (one.claim, one.reasons) == (None, ())
    assert why in [lost.why for lost in one.lost]


def test_an_offset_without_a_number_gives_the_sentence():
    page = "全年增收5万元。投递正常。"
    assert [one.text for one in pm.explain(page, 0)] == ["5万元"]
    assert pm.explain(page, page.index("投递")) == []


def test_each_claim_is_explained_as_extracted():
    claims = pm.extract(PAGE, reference_date=DAY).claims
    explained = pm.explain(PAGE, pm.Span(0, len(PAGE)), reference_date=DAY)
    assert tuple(one.claim for one in explained if one.claim) == claims
