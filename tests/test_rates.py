"""What a quantity is spread over."""

import pytest
from readings import quantities


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("店均3件", ["3|件 3 件(件) per 店"]),
        ("日均3件", ["3|件 3 件(件) per day"]),
        ("10日均3件", ["10| 10", "3|件 3 件(件)"]),
        ("亩均3斤", ["3|斤 1.5 kg(斤) per 亩"]),
        ("每月3件", ["3|件 3 件(件) per month"]),
        ("每个月3件", ["3|件 3 件(件) per month"]),
        ("每天3件", ["3|件 3 件(件) per day"]),
        ("每股3元", ["3|元 3 CNY(元) per 股"]),
        ("每公斤3元", ["3|元 3 CNY(元) per 公斤"]),
        ("每米3元", ["3|元 3 CNY(元) per 米"]),
        ("每米售价3元", ["3|元 3 CNY(元) per 米"]),
        ("单日3件", ["3|件 3 件(件) per day"]),
        ("日产3吨", ["3|吨 3000 kg(吨) per day"]),
        ("生日产3吨", ["3|吨 3000 kg(吨)"]),
        ("去年产3吨", ["3|吨 3000 kg(吨)"]),
        ("年产3吨", ["3|吨 3000 kg(吨) per year"]),
        ("半年产3吨", ["半|年 0.5 a(年)", "3|吨 3000 kg(吨)"]),
        ("年平均3件", ["3|件 3 件(件) per year"]),
        ("年均增长3倍", ["3|倍 3 x(倍)"]),
        ("年均增长3%", ["3|% 3 %(%) per year"]),
        ("每年增长3倍", ["3|倍 3 x(倍)"]),
        ("3元·天", ["3|元 3 CNY(元)"]),
        ("3元/", ["3|元 3 CNY(元)"]),
        ("3元/斤", ["3|元/斤 3 CNY(元) per 斤"]),
        ("3元/天", ["3|元/天 3 CNY(元) per day"]),
        ("3元/年·点", ["3|元/年·点 3 CNY(元) per year per 点"]),
        ("3元/人·天·点·年", ["3|元/人·天·点·年 3 CNY(元) per person per day per 点 per year"]),
        ("3元/人·天·点·年·月", ["3|元/人·天·点·年 3 CNY(元) per person per day per 点 per year"]),
        ("3元每斤", ["3|元每斤 3 CNY(元) per 斤"]),
        ("户均每月3元", ["3|元 3 CNY(元) per household per month"]),
        ("每户每年3元", ["3|元 3 CNY(元) per household per year"]),
        ("每天，3件", ["3|件 3 件(件)"]),
        ("每一天3件", ["3|件 3 件(件) per day"]),
        ("每一名员工3元", ["3|元 3 CNY(元) per 名"]),
        ("每一百件3元", ["一百|件 100 件(件)", "3|元 3 CNY(元)"]),
    ],
)
def test_spread(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每家庭3元", ["3|元 3 CNY(元)"]),
        ("每户籍人口3件", ["3|件 3 件(件)"]),
        ("共3件，日均5件", ["3|件 3 件(件)", "5|件 5 件(件) per day"]),
        ("每天日均3件", ["3|件 3 件(件) per day"]),
        ("每天3件5元", ["3|件 3 件(件) per day", "5|元 5 CNY(元)"]),
        ("全年共3件，日均5件", ["3|件 3 件(件)", "5|件 5 件(件) per day"]),
    ],
)
def test_whose_it_is(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected
