"""What times, lists and names come to in a claim: one sentence, and each claim's fields on a line."""

from datetime import date

import pytest

import postmetrics as pm

DAY = date(2024, 6, 20)


def told(page: str) -> list[str]:
    """Each claim as `metric: value unit | subject | from..to`."""
    lines = []
    for claim in pm.extract(page, reference_date=DAY):
        quantity, period = claim.quantity, claim.period
        value = quantity.value if quantity.value is not None else f"{quantity.low}-{quantity.high}"
        unit = "/".join([quantity.unit.code if quantity.unit else "", *quantity.per])
        days = f"{period.start or ''}..{period.end or ''}" if period else ""
        whom = claim.subject.name if claim.subject else ""
        lines.append(f"{claim.metric.text if claim.metric else ''}: {value} {unit} | {whom} | {days}")
    return lines


@pytest.mark.parametrize(
    ("page", "days"),
    [
        ("截至5月底，6月10日揽收快件5万件。", ["..2024-05-31"]),
        ("截至5月底，今年以来揽收快件5万件。", ["2024-01-01..2024-05-31"]),
        ("截至5月底，今年揽收快件5万件。", ["2024-01-01..2024-05-31"]),
        ("截至5月底，自2023年1月至今揽收快件5万件。", ["..2024-05-31"]),
        ("截至5月底，去年建成网点3个。", ["2023-01-01..2023-12-31"]),
        ("今年以来，到5月底揽收快件5万件。", ["2024-01-01..2024-05-31"]),
        ("2021年至2023年揽收快件分别为5万件、6万件和8万件。",
         ["2021-01-01..2021-12-31", "2022-01-01..2022-12-31", "2023-01-01..2023-12-31"]),
        ("2021年至2023年揽收快件分别为5万件和6万件。", ["2021-01-01..2023-12-31"] * 2),
    ],
)  # fmt: skip
def test_times_of_one_sentence(page: str, days: list[str]) -> None:
    assert [line.rpartition(" | ")[2] for line in told(page)] == days


@pytest.mark.parametrize(
    ("page", "lines"),
    [
        ("央行公布，5月末存款余额8亿元。", ["存款余额: 800000000 CNY |  | ..2024-05-31"]),
        ("覆盖31个省份，另有12省份开通。", ["省份: 31 个 |  | ", "省份: 12 省份 |  | "]),
        ("投资3个亿，翻了3番多，翻两番。", ["投资: 300000000 CNY |  | ", "投资: 8 x |  | ", "投资: 4 x |  | "]),
        ("共12盟市揽收，5企业参与。", ["盟市: 12 盟市 |  | ", "企业: 5 企业 |  | "]),
        ("服务30个多亿件，投递30个多万户。", ["服务: 3000000000 件 |  | ", "投递: 300000 户 |  | "]),
        ("科技公司云峰科技公告，收入5亿元。", ["收入: 500000000 CNY | 云峰科技 | "]),
        ("日前云峰科技公告，收入5亿元。该单位投入2亿元。", [
            "收入: 500000000 CNY | 云峰科技 | ", "投入: 200000000 CNY | 云峰科技 | "]),
        ("西北公司营业收入3亿元。", ["营业收入: 300000000 CNY | 西北公司 | "]),
        ("国家邮政局投入6亿元。", ["投入: 600000000 CNY | 国家邮政局 | "]),
        ("IBM公司收入3亿元。", ["收入: 300000000 CNY | IBM公司 | "]),
        ("票价5元/人·次，电价0.5元/千瓦时·某。", ["票价: 5 CNY/person/次 |  | ", "电价: 0.5 CNY/千瓦时 |  | "]),
        ("价格由5元/吨至8元/吨。", ["价格: 5 CNY/吨 |  | ", "价格: 8 CNY/吨 |  | "]),
        ("气温零下5至8度。", ["气温: -8--5 Cel |  | "]),
        ("成本（占68%）同比少支3亿元。", ["成本: 68 % |  | ", "成本: 300000000 CNY |  | "]),
        ("客户满意率98%的网点5个。", ["客户满意率: 98 % |  | ", "网点: 5 个 |  | "]),
    ],
)  # fmt: skip
def test_fields(page: str, lines: list[str]) -> None:
    assert told(page) == lines


@pytest.mark.parametrize(
    ("page", "at", "lost"),
    [
        ("2022年开工，2023年发放贷款5亿元。", 17, [
            ("2022年", "as period: joined with, or replaced by, another time of the sentence")]),
        ("湖州市邮政分公司与四川省邮政分公司合作，揽收快件5万件。湖州市邮政分公司开业。", 25, [
            ("四川省邮政分公司", "as subject: named in the sentence, but not its doer here")]),
    ],
)  # fmt: skip
def test_what_was_not_taken(page: str, at: int, lost: list[tuple[str, str]]) -> None:
    [explained] = pm.explain(page, at, reference_date=DAY)
    assert [(one.what, one.why) for one in explained.lost] == lost


def test_a_noun_behind_its_number_is_explained() -> None:
    [explained] = pm.explain("今年新建5个网点。", 4, reference_date=DAY)
    assert [(one.words, one.why) for one in explained.reasons if one.field == "metric"] == [
        ("网点", "stands behind the number")
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5元和8元之间", [("5", "8")]),
        ("8元和5元之间", [(None, None)] * 2),
        ("5元和8户之间", [(None, None)] * 2),
        ("第3元到5元", [(None, None)] * 2),
        ("甲5元到8元", [("5", "8")]),
        ("从5元到8元", [("5", "8")]),
        ("5/某", []),
    ],
)
def test_bounds_of_quantities(text: str, found: list[tuple[str | None, str | None]]) -> None:
    ends = [(mention.quantity.low, mention.quantity.high) for mention in pm.find_quantities(text)]
    assert [tuple(None if end is None else str(end) for end in pair) for pair in ends] == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10--5", ["-5..10"]), ("-5--3", ["-5..-3"]), ("三至五百户", ["300..500"]), ("三至九百户", ["3..900"]),
        ("大于30并且小于20", ["30..", "..20"]), ("三百几", ["300"]), ("二十几", ["20..30"]),
        ("几千几百", ["1000..11000"]),
        ("5或者以下", ["..5"]), ("0/5", ["0", "5"]), ("三百1" + "1" * 1001, []),
    ],
)  # fmt: skip
def test_ends_of_numbers(text: str, found: list[str]) -> None:
    def written(number: pm.NumberMention) -> str:
        if number.low is None and number.high is None:
            return str(number.value)
        return f"{'' if number.low is None else number.low}..{'' if number.high is None else number.high}"

    assert [written(number) for number in pm.find_numbers(text)] == found


@pytest.mark.parametrize("mark", ["本报讯 ", "本报北京6月2日电 ", "本报讯 （记者 李明）", "新华社北京6月2日电 "])
def test_no_metric_begins_with_the_mark_of_its_article(mark: str) -> None:
    assert [claim.metric and claim.metric.text for claim in pm.extract(f"{mark}营业收入3亿元。")] == ["营业收入"]


def test_an_adverb_begins_no_name() -> None:
    assert told("累计新能源汽车销量5万辆。") == ["新能源汽车销量: 50000 辆 |  | "]


@pytest.mark.parametrize(("page", "value"), [("978.\n93", 9789300), ("97\n8", 9780000), ("978\n.93", 9789300)])
def test_a_number_broken_by_the_column(page: str, value: int) -> None:
    claims = pm.extract(f"本报讯 今年以来，湖州市邮政分公司揽收快件{page}万件。").claims
    assert [claim.quantity.value for claim in claims] == [value]
