"""Whom a figure is about and when: a sentence each, with the subject and the days of every claim."""

from datetime import date

import pytest

import postmetrics as pm

DAY = date(2022, 11, 18)
YEAR = ("2022-01-01", "2022-12-31")
LAST_YEAR = ("2021-01-01", "2021-12-31")

SENTENCES = [
    # lists of organizations and of periods, each with its own figure
    (
        "10月，宁德时代、比亚迪分别装车3.1GWh、2.4GWh。",
        [("3.1GWh", "宁德时代", "2022-10-01", "2022-10-31"), ("2.4GWh", "比亚迪", "2022-10-01", "2022-10-31")],
    ),
    (
        "2021年和2022年上半年，公司分别亏损2.8亿元、1.6亿元。",
        [("2.8亿元", None, *LAST_YEAR), ("1.6亿元", None, "2022-01-01", "2022-06-30")],
    ),
    # a time before that only its own figure has
    (
        "2022年，宁德时代营收189亿元，上年为88亿元；研发投入下降2%。",
        [("189亿元", "宁德时代", *YEAR), ("88亿元", "宁德时代", *LAST_YEAR), ("2%", "宁德时代", *YEAR)],
    ),
    # what a period is part of: an event, an order of magnitude, a grade
    (
        "11月8日，湄潭县邮政分公司举办2022年寄递技能竞赛，62名选手参加。",
        [("62名", "湄潭县邮政分公司", "2022-11-08", "2022-11-08")],
    ),
    (
        "10月，美元指数上涨1%，为1992年3月以来最大涨幅，前值0.4%。",
        [("1%", None, "2022-10-01", "2022-10-31"), ("0.4%", None, "2022-10-01", "2022-10-31")],
    ),
    ("20号胶涨1.2%。", [("1.2%", None, None, None)]),
    ("湄潭县邮政分公司提前112天完成计划。", [("112天", "湄潭县邮政分公司", None, None)]),
    # a date that is an act's, and one that is an announcement's
    ("11月3日，美联储宣布上调利率75个基点。", [("75个基点", "美联储", "2022-11-03", "2022-11-03")]),
    ("11月3日，比亚迪公告，营收增长75%。", [("75%", "比亚迪", None, None)]),
    # names without a structure; ordinary words that are names only where a verb of business follows
    ("英伟达股价跌3%，苹果市值蒸发200亿美元。", [("3%", "英伟达", None, None), ("200亿美元", "苹果", None, None)]),
    ("合作社苹果种植面积达200亩。", [("200亩", None, None, None)]),
    # an exchange is where something is traded, and an index is nobody's
    ("纽约商品交易所12月交货的黄金期货上涨1%。", [("1%", None, None, None)]),
    (
        "比亚迪股价涨3%。沪指涨0.9%，报3168.6点。",
        [("3%", "比亚迪", None, None), ("0.9%", None, None, None), ("3168.6点", None, None, None)],
    ),
    # days that are counted, and a day
    ("沪指连跌5日，失守3000点。", [("3000点", None, None, None)]),
    # a body that counts for others tells a sentence: nobody's figure
    (
        "比亚迪交付新车5万辆。日本总务省数据显示，失业率2.7%。",
        [("5万辆", "比亚迪", None, None), ("2.7%", None, None, None)],
    ),
    # the year that something was made or founded in is not its figure's
    ("比亚迪成立于1995年，现有员工900余人。", [("900余人", "比亚迪", None, None)]),
    # an anaphor means whom the text speaks of, or whom its own sentence has just named
    (
        "邮储银行寿光市支行走进潍坊大棚。该行发放贷款2亿元。",
        [("2亿元", "邮储银行寿光市支行", None, None)],
    ),
]


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_context(sentence: str, expected: list[tuple[str, str | None, str | None, str | None]]) -> None:
    found = [
        (
            claim.text,
            claim.subject.name if claim.subject else None,
            str(claim.period.start) if claim.period and claim.period.start else None,
            str(claim.period.end) if claim.period and claim.period.end else None,
        )
        for claim in pm.extract(sentence, reference_date=DAY)
    ]
    assert found == expected


def test_a_headline_names_whom_an_article_is_about_that_never_does() -> None:
    page = (
        "云栖百货“双11”成交额逾38亿元\n\n本报讯 “双11”当天，平台成交额达38.4亿元。\n\n"
        "浙江丽水云壶竹业有限公司卖出竹器2万件。 □陈晓"
    )
    subjects = [claim.subject.name if claim.subject else None for claim in pm.extract(page)]
    assert subjects == ["云栖百货", "云栖百货", "浙江丽水云壶竹业有限公司"]
