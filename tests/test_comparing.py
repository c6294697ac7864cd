from decimal import Decimal

import pytest

import postmetrics as pm

PAGE = "本报讯 敦煌市邮政分公司揽收快\n件5.2万件，同比增长 8%，居全省首位。"
AMOUNT, CHANGE, RANK = pm.extract(PAGE)


def changed(claim: pm.Claim, **fields: object) -> pm.Claim:
    return claim.model_copy(update=fields)


def told(differences: list[pm.Difference]) -> list[tuple[str, str, list[str]]]:
    return [(one.what, one.claim.text, [field.path for field in one.fields]) for one in differences]


def test_the_same_claims_in_any_order_do_not_differ() -> None:
    assert pm.compare_claims([RANK, AMOUNT, CHANGE], (CHANGE, RANK, AMOUNT)) == []
    assert pm.compare_claims(pm.extract(PAGE), iter([AMOUNT, CHANGE, RANK])) == []


def test_missing_and_spurious_claims_stand_in_the_order_of_the_page() -> None:
    assert told(pm.compare_claims([RANK, AMOUNT], [CHANGE])) == [
        ("spurious", "5.2万件", []),
        ("missing", "8%", []),
        ("spurious", "首位", []),
    ]


def test_a_claim_that_is_found_twice_is_spurious_once() -> None:
    assert told(pm.compare_claims([AMOUNT, AMOUNT], [AMOUNT])) == [("spurious", "5.2万件", [])]


def test_a_claim_is_held_against_the_one_that_overlaps_it() -> None:
    wider = changed(AMOUNT, text="快件5.2万件", span=pm.Span(AMOUNT.span.start - 2, AMOUNT.span.end))
    assert told(pm.compare_claims([CHANGE, wider, RANK], [AMOUNT, CHANGE])) == [
        ("different", "5.2万件", ["text", "span"]),
        ("spurious", "首位", []),
    ]
    before = changed(AMOUNT, text="揽收", span=pm.Span(12, 14))
    assert [one[:2] for one in told(pm.compare_claims([before], [AMOUNT]))] == [
        ("spurious", "揽收"),
        ("missing", "5.2万件"),
    ]


def test_fields_that_differ_are_named_down_to_the_leaf() -> None:
    quantity = AMOUNT.quantity.model_copy(update={"value": Decimal(5), "per": ("day",)})
    other = changed(AMOUNT, quantity=quantity, subject=None)
    [difference] = pm.compare_claims([other], [AMOUNT])
    assert difference.fields == (
        pm.FieldDifference(path="quantity.value", expected=Decimal("52000"), found=Decimal(5)),
        pm.FieldDifference(path="quantity.per", expected=(), found=("day",)),
        pm.FieldDifference(path="subject", expected=AMOUNT.subject, found=None),
    )


def test_claims_of_two_kinds() -> None:
    level = pm.RatioClaim(**CHANGE.model_dump(exclude={"kind", "change", "rule"}), rule="ratio.level")
    assert told(pm.compare_claims([level], [CHANGE])) == [("different", "8%", ["kind", "change", "rule"])]


def test_a_number_is_the_same_however_it_is_written() -> None:
    quantity = AMOUNT.quantity.model_copy(update={"value": Decimal("5.2000E+4")})
    assert pm.compare_claims([changed(AMOUNT, quantity=quantity)], [AMOUNT]) == []


def test_fields_may_be_ignored() -> None:
    other = changed(AMOUNT, rule="mine", metric=None)
    assert told(pm.compare_claims([other], [AMOUNT], ignore={"rule"})) == [
        ("different", "5.2万件", ["metric"]),
    ]
    assert pm.compare_claims([other], [AMOUNT], ignore=["rule", "metric"]) == []
    with pytest.raises(ValueError, match="'rules' is no field of a claim; ignore some of kind, text, span, quantity"):
        pm.compare_claims([], [], ignore=["rules"])


def test_differences_in_words() -> None:
    quantity = AMOUNT.quantity.model_copy(update={"value": Decimal("5.2E+3"), "per": ("day", "点")})
    found = [changed(AMOUNT, quantity=quantity, subject=None), RANK]
    differences = pm.compare_claims(found, [AMOUNT, CHANGE])
    assert pm.describe_differences(differences, PAGE).split("\n") == [
        "1 missing, 1 spurious, 1 different",
        "",
        "different: 5.2万件 at 17:22 (amount, rule amount.level)",
        "    本报讯 敦煌市邮政分公司揽收快⏎件>>5.2万件<<，同比增长 8%，居全省首位。",
        "    quantity.value: expected 52000, found 5200",
        "    quantity.per: expected '', found 'day/点'",
        "    subject: expected name='敦煌市邮政分公司' text='敦煌市邮政分公司' span=4:12 resolution='stated', "
        "found none",
        "",
        "missing: 8% at 28:30 (change, rule change.verb)",
        "    敦煌市邮政分公司揽收快⏎件5.2万件，同比增长 >>8%<<，居全省首位。",
        "",
        "spurious: 首位 at 34:36 (rank, rule rank.held)",
        "    公司揽收快⏎件5.2万件，同比增长 8%，居全省>>首位<<。",
    ]
    assert pm.describe_differences(differences).count("\n") == 9


def test_days_and_places_in_words() -> None:
    [ratio, rank] = pm.extract("截至2024年5月底，全县邮政达标率为98%，居全省第3位。")
    period = ratio.period.model_copy(update={"end": None})
    found = [changed(ratio, period=period), changed(rank, rank=pm.Rank(position=4, scope="全国"))]
    lines = pm.describe_differences(pm.compare_claims(found, [ratio, rank])).split("\n")
    assert [line for line in lines if line.startswith(" ")] == [
        "    period.end: expected 2024-05-31, found none",
        "    rank.position: expected 3, found 4",
        "    rank.scope: expected '全省', found '全国'",
    ]


def test_of_many_differences_the_first_are_described() -> None:
    found = [changed(AMOUNT, span=pm.Span(9 * n, 9 * n + 5)) for n in range(23)]
    differences = pm.compare_claims(found, [])
    assert pm.describe_differences(differences).split("\n")[-3:] == [
        "spurious: 5.2万件 at 171:176 (amount, rule amount.level)",
        "",
        "and 3 more",
    ]
    assert pm.describe_differences(differences, every=True).endswith("at 198:203 (amount, rule amount.level)")


def test_what_would_steer_the_terminal_is_escaped() -> None:
    page = "\x1b[31m\u202e揽收\r\n\n \u3000快件\ud8005\x07件\t"
    span = pm.Span(page.index("5"), page.index("件\t") + 1)
    metric = pm.Phrase(text="快\x9b件\n", span=span)
    expected = changed(AMOUNT, text="5\x07件", span=span, metric=None)
    differences = pm.compare_claims([changed(expected, metric=metric)], [expected])
    assert pm.describe_differences(differences, page).split("\n")[2:] == [
        "different: 5\\x07件 at 16:19 (amount, rule amount.level)",
        "    \\x1b[31m\\u202e揽收⏎快件\\ud800>>5\\x07件<< ",
        "    metric: expected none, found text='快\\x9b件 ' span=16:19",
    ]


def test_assert_claims() -> None:
    pm.assert_claims(pm.extract(PAGE), [AMOUNT, CHANGE, RANK], page=PAGE)
    pm.assert_claims([changed(RANK, rule="mine")], [RANK], ignore=["rule"])
    with pytest.raises(AssertionError, match=r"^1 missing\n\nmissing: 首位 at 34:36 \(rank, rule rank.held\)$"):
        pm.assert_claims([AMOUNT, CHANGE], [AMOUNT, CHANGE, RANK])
