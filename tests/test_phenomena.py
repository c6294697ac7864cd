"""Phenomena of the language, one sentence each: what every number in it must become.

A row is the number's words, `kind value unit modifier /per direction:basis scope`, and the metric.
"""

from collections.abc import Callable
from datetime import date

import pytest
import regex

import postmetrics as pm

DAY = date(2024, 8, 8)

SENTENCES = [
    (
        "寄递、金融、电商收入分别为3.2亿元、5.6亿元和1.1亿元，同比分别增长5%、7%和9%。",
        [
            ("3.2亿元", "amount 320000000 CNY", "寄递、金融、电商收入"),
            ("5.6亿元", "amount 560000000 CNY", "寄递、金融、电商收入"),
            ("1.1亿元", "amount 110000000 CNY", "寄递、金融、电商收入"),
            ("5%", "change 5 % up:year_on_year", "寄递、金融、电商收入"),
            ("7%", "change 7 % up:year_on_year", "寄递、金融、电商收入"),
            ("9%", "change 9 % up:year_on_year", "寄递、金融、电商收入"),
        ],
    ),
    (
        "客户投诉率由0.9%降为0.4%，降幅超过五成。",
        [
            ("0.9%", "ratio 0.9 %", "客户投诉率"),
            ("0.4%", "ratio 0.4 %", "客户投诉率"),
            ("五成", "change 50 % over down:explicit", "客户投诉率"),
        ],
    ),
    (
        "单件处理时长由12秒压缩至8秒，效率提升33%。",
        [
            ("12秒", "amount 12 s", "单件处理时长"),
            ("8秒", "amount 8 s", "单件处理时长"),
            ("33%", "change 33 % up", "效率"),
        ],
    ),
    (
        "网点从120个增至156个。",
        [
            ("120个", "amount 120 个", "网点"),
            ("156个", "amount 156 个", "网点"),
        ],
    ),
    (
        "业务量完成3.2亿件，同比增长15.2%，环比下降3.1%。",
        [
            ("3.2亿件", "amount 320000000 件", "业务量"),
            ("15.2%", "change 15.2 % up:year_on_year", "业务量"),
            ("3.1%", "change 3.1 % down:period_on_period", "业务量"),
        ],
    ),
    (
        "前三季度，存款余额较年初净增21.3亿元，同比多增4.2亿元。",
        [
            ("21.3亿元", "change 2130000000 CNY up:since_period_start", "存款余额"),
            ("4.2亿元", "change 420000000 CNY up:year_on_year", "存款余额"),
        ],
    ),
    (
        "贷款余额同比少增1.5亿元。",
        [
            ("1.5亿元", "change 150000000 CNY down:year_on_year", "贷款余额"),
        ],
    ),
    (
        "收入增幅较上年提高2.3个百分点。",
        [
            ("2.3个百分点", "change 2.3 pp up:year_on_year", "收入增幅"),
        ],
    ),
    (
        "某某科技2021年净利润升120.5%至3.6亿元。",
        [
            ("120.5%", "change 120.5 % up", "净利润"),
            ("3.6亿元", "amount 360000000 CNY", "净利润"),
        ],
    ),
    (
        "预计上半年预亏2亿元到3亿元。",
        [
            ("2亿元到3亿元", "amount 200000000~300000000 CNY", "预亏"),
        ],
    ),
    (
        "交易额是去年同期的2.4倍。",
        [
            ("2.4倍", "ratio 2.4 x", "交易额"),
        ],
    ),
    (
        "用户数增长1.8倍。",
        [
            ("1.8倍", "change 1.8 x up", "用户数"),
        ],
    ),
    (
        "五年来产值翻了两番。",
        [
            ("翻了两番", "change 4 x up", "产值"),
        ],
    ),
    (
        "线上销售占比46.5%。",
        [
            ("46.5%", "ratio 46.5 %", "线上销售占比"),
        ],
    ),
    (
        "农产品占全部寄递量的31%。",
        [
            ("31%", "ratio 31 %", "占全部寄递量"),
        ],
    ),
    (
        "上半年完成年度计划的58.6%。",
        [
            ("58.6%", "ratio 58.6 %", "上半年完成年度计划"),
        ],
    ),
    (
        "日处理能力达20万件以上。",
        [
            ("20万件", "amount 200000 件 over /day", "日处理能力"),
        ],
    ),
    (
        "注册资本500万元（含）以上的企业共32家。",
        [
            ("500万元", "amount 5000000 CNY at_least", "注册资本"),
            ("32家", "amount 32 家", "企业"),
        ],
    ),
    (
        "增速高于全国平均水平3.5个百分点。",
        [
            ("3.5个百分点", "change 3.5 pp up:explicit", "增速"),
        ],
    ),
    (
        "每亩增收1200元。",
        [
            ("1200元", "change 1200 CNY /亩 up", "增收"),
        ],
    ),
    (
        "发行价为18.6元/股，募集资金9.3亿元。",
        [
            ("18.6元/股", "amount 18.6 CNY /股", "发行价"),
            ("9.3亿元", "amount 930000000 CNY", "募集资金"),
        ],
    ),
    (
        "收购价2.8元每公斤。",
        [
            ("2.8元每公斤", "amount 2.8 CNY /公斤", "收购价"),
        ],
    ),
    (
        "综合得分列全省第4位。",
        [
            ("第4位", "rank 4 全省", "综合得分"),
        ],
    ),
    (
        "服务满意度连续三年居全国首位。",
        [
            ("首位", "rank 1 全国", "服务满意度"),
        ],
    ),
    (
        "市场份额位居行业前三。",
        [
            ("前三", "rank 3 at_most 行业", "市场份额"),
        ],
    ),
    (
        "排名由第9位升至第5位。",
        [
            ("第9位", "rank 9", "排名"),
            ("第5位", "rank 5", "排名"),
        ],
    ),
    (
        "在全国技能竞赛中名列第二。",
        [
            ("第二", "rank 2", None),
        ],
    ),
    (
        "平均每户增收3600元。",
        [
            ("3600元", "change 3600 CNY /household up", "增收"),
        ],
    ),
    (
        "日均揽收2.3万件，单日最高达5.1万件。",
        [
            ("2.3万件", "amount 23000 件 /day", "日均揽收"),
            ("5.1万件", "amount 51000 件 at_most /day", "日均揽收"),
        ],
    ),
    (
        "其中，跨境邮件处理量18万件，占43%。",
        [
            ("18万件", "amount 180000 件", "跨境邮件处理量"),
            ("43%", "ratio 43 %", "跨境邮件处理量"),
        ],
    ),
    (
        "两个项目合计投资6.8亿元，累计完成4.1亿元。",
        [
            ("6.8亿元", "amount 680000000 CNY", "两个项目合计投资"),
            ("4.1亿元", "amount 410000000 CNY", "两个项目合计投资"),
        ],
    ),
    (
        "快递收入12.6亿元（同比+8.2%），邮务收入3.1亿元（同比-2.4%）。",
        [
            ("12.6亿元", "amount 1260000000 CNY", "快递收入"),
            ("+8.2%", "change 8.2 % up:year_on_year", "快递收入"),
            ("3.1亿元", "amount 310000000 CNY", "邮务收入"),
            ("-2.4%", "change -2.4 % down:year_on_year", "邮务收入"),
        ],
    ),
    (
        "贷款利率下调0.25个百分点至3.45%。",
        [
            ("0.25个百分点", "change 0.25 pp down", "贷款利率"),
            ("3.45%", "ratio 3.45 %", "贷款利率"),
        ],
    ),
    (
        "保费收入（占比43%）稳步提高。",
        [
            ("43%", "ratio 43 %", "占比"),
        ],
    ),
    (
        "出口1,234.5万美元。",
        [
            ("1,234.5万美元", "amount 12345000 USD", "出口"),
        ],
    ),
    (
        "全年进出口分别为3.2、4.1和5.6亿美元。",
        [
            ("3.2", "amount 320000000 USD", "进出口"),
            ("4.1", "amount 410000000 USD", "进出口"),
            ("5.6亿美元", "amount 560000000 USD", "进出口"),
        ],
    ),
    (
        "公司去年净赚12亿。",
        [
            ("12亿", "amount 1200000000 CNY", "净赚"),
        ],
    ),
    (
        "截至3月末，全市共有网点412个，其中农村网点287个，从业人员3.6万人。",
        [
            ("412个", "amount 412 个", "全市共有网点"),
            ("287个", "amount 287 个", "农村网点"),
            ("3.6万人", "amount 36000 人", "从业人员"),
        ],
    ),
    (
        "国家统计局数据显示，7月份社会消费品零售总额3.6万亿元，同比增长2.5%。",
        [
            ("3.6万亿元", "amount 3600000000000 CNY", "社会消费品零售总额"),
            ("2.5%", "change 2.5 % up:year_on_year", "社会消费品零售总额"),
        ],
    ),
    (
        "会员突破100万大关。",
        [
            ("100万", "amount 1000000 人 over", "会员"),
        ],
    ),
    (
        "每周开行货运班列3列。",
        [
            ("3列", "amount 3 列 /week", "每周开行货运班列"),
        ],
    ),
    (
        "每千人拥有床位6.5张。",
        [
            ("6.5张", "amount 6.5 张", "每千人拥有床位"),
        ],
    ),
    (
        "平均单价下降8.6%，为3.2元。",
        [
            ("8.6%", "change 8.6 % down", "平均单价"),
            ("3.2元", "amount 3.2 CNY", "平均单价"),
        ],
    ),
    (
        "利润总额同比增加2.1亿元，增长17.4%。",
        [
            ("2.1亿元", "change 210000000 CNY up:year_on_year", "利润总额"),
            ("17.4%", "change 17.4 % up", "利润总额"),
        ],
    ),
    (
        "气温降至-15℃。",
        [
            ("-15℃", "amount -15 Cel", "气温"),
        ],
    ),
    (
        "收视率0.8%，比前一天提高0.1个百分点。",
        [
            ("0.8%", "ratio 0.8 %", "收视率"),
            ("0.1个百分点", "change 0.1 pp up:period_on_period", "收视率"),
        ],
    ),
    (
        "成本降低两成，效率提高三成。",
        [
            ("两成", "change 20 % down", "成本"),
            ("三成", "change 30 % up", "效率"),
        ],
    ),
    (
        "近八成客户选择线上办理。",
        [
            ("八成", "ratio 80 % nearly", "客户选择线上办理"),
        ],
    ),
    (
        "一季度，营业收入同比增长10%以上。",
        [
            ("10%", "change 10 % over up:year_on_year", "营业收入"),
        ],
    ),
    (
        "网点覆盖率由上年末的85%提高到92%，提高7个百分点。",
        [
            ("85%", "ratio 85 %", "网点覆盖率"),
            ("92%", "ratio 92 %", "网点覆盖率"),
            ("7个百分点", "change 7 pp up:explicit", "网点覆盖率"),
        ],
    ),
    (
        "全市1200余家企业中，超过900家实现盈利。",
        [
            ("1200余家", "amount 1200 家 over", "企业"),
            ("900家", "amount 900 家 over", "企业"),
        ],
    ),
    (
        "累计发放贷款3456笔、金额12.8亿元，惠及农户2100户。",
        [
            ("3456笔", "amount 3456 笔", "发放贷款"),
            ("12.8亿元", "amount 1280000000 CNY", "金额"),
            ("2100户", "amount 2100 户", "惠及农户"),
        ],
    ),
    (
        "投入资金约2000万元，新建分拣中心3处，面积1.2万平方米。",
        [
            ("2000万元", "amount 20000000 CNY about", "投入资金"),
            ("3处", "amount 3 处", "新建分拣中心"),
            ("1.2万平方米", "amount 12000 m2", "面积"),
        ],
    ),
    (
        "汽车零售额（占28.4%）57.9亿元，过夜游客（占43%）平均停留1.8天。",
        [
            ("28.4%", "ratio 28.4 %", "汽车零售额"),
            ("57.9亿元", "amount 5790000000 CNY", "汽车零售额"),
            ("43%", "ratio 43 %", "过夜游客"),
            ("1.8天", "amount 1.8 d", "过夜游客（占43%）平均停留"),
        ],
    ),
    (
        "净利预测由5.1/6.8亿元上调至5.6/7.4亿元。",
        [
            ("5.1", "amount 510000000 CNY", "净利预测"),
            ("6.8亿元", "amount 680000000 CNY", "净利预测"),
            ("5.6", "amount 560000000 CNY", "净利预测"),
            ("7.4亿元", "amount 740000000 CNY", "净利预测"),
        ],
    ),
    (
        "居民消费价格同比上涨2.1%，涨幅比上月回落0.7个百分点；环比上涨0.1%。",
        [
            ("2.1%", "change 2.1 % up:year_on_year", "居民消费价格"),
            ("0.7个百分点", "change 0.7 pp down:period_on_period", "涨幅"),
            ("0.1%", "change 0.1 % up:period_on_period", "居民消费价格"),
        ],
    ),
    (
        "中间业务收入8640万元，完成全年计划的57.6%，列系统内第6位。",
        [
            ("8640万元", "amount 86400000 CNY", "中间业务收入"),
            ("57.6%", "ratio 57.6 %", "完成全年计划"),
            ("第6位", "rank 6 系统内", "中间业务收入"),
        ],
    ),
    (
        "营业利润5627亿日元，较上年同期的7499亿日元减少25%。",
        [
            ("5627亿日元", "amount 562700000000 JPY", "营业利润"),
            ("7499亿日元", "amount 749900000000 JPY", "营业利润"),
            ("25%", "change 25 % down:year_on_year", "营业利润"),
        ],
    ),
    (
        "与去年同期相比，东部占比下降1.3个百分点，中部上升1.2个百分点。",
        [
            ("1.3个百分点", "change 1.3 pp down:year_on_year", "东部占比"),
            ("1.2个百分点", "change 1.2 pp up:year_on_year", "中部"),
        ],
    ),
    (
        "开展3000亿元借贷便利操作和100亿元7天期逆回购操作。",
        [
            ("3000亿元", "amount 300000000000 CNY", "借贷便利操作"),
            ("100亿元", "amount 10000000000 CNY", "7天期逆回购操作"),
        ],
    ),
    (
        "向股东每10股派6.5元，新增1架空客A320neo飞机，展出邮集26部108框。",
        [
            ("6.5元", "amount 6.5 CNY", "向股东每10股派"),
            ("1架", "change 1 架 up", "空客A320neo飞机"),
            ("26部", "amount 26 部", "展出邮集"),
            ("108框", "amount 108 框", "展出邮集"),
        ],
    ),
    (
        "邮政业务收入（不包括储蓄银行直接收入）累计完成109亿元，增速双双第一。",
        [
            ("109亿元", "amount 10900000000 CNY", "邮政业务收入"),
            ("第一", "rank 1", "增速"),
        ],
    ),
    (
        "储蓄存款三十亿，饲料采购均价上涨超过百分之十八。",
        [
            ("三十亿", "amount 3000000000 CNY", "储蓄存款"),
            ("百分之十八", "change 18 % over up", "饲料采购均价"),
        ],
    ),
    (
        "向2300多户棉农发放贷款11.6亿元，1.2万户果农户均增收4600元。",
        [
            ("2300多户", "amount 2300 户 over", "棉农"),
            ("11.6亿元", "amount 1160000000 CNY", "发放贷款"),
            ("1.2万户", "amount 12000 户", "果农"),
            ("4600元", "change 4600 CNY /household up", "增收"),
        ],
    ),
    (
        "日均处理量是平日的1.3倍。",
        [("1.3倍", "ratio 1.3 x", "日均处理量")],
    ),
    (
        "比特币1月28日最低触及35521美元，日内跌幅扩大至3.4%。",
        [("35521美元", "amount 35521 USD", "比特币"), ("3.4%", "change 3.4 % down", "日内跌幅")],
    ),
    (
        "减持不超过公司总股本的1%，占比超四分之一。",
        [("1%", "ratio 1 % at_most", "减持不超过公司总股本"), ("四分之一", "ratio 25 % over", "占比")],
    ),
    (
        "实现业务量105.5亿票，总资产规模最大，达52.8万亿元，较上年末增长8.1%。",
        [
            ("105.5亿票", "amount 10550000000 票", "业务量"),
            ("52.8万亿元", "amount 52800000000000 CNY", "总资产规模"),
            ("8.1%", "change 8.1 % up:since_last_year_end", "总资产规模"),
        ],
    ),
    (
        "内险股升逾1%至逾2%，不良率始终处于同业水平的50%。",
        [("1%至逾2%", "change 1~2 % over up", "内险股"), ("50%", "ratio 50 %", "不良率")],
    ),
]


def told(claim: pm.Claim) -> str:
    quantity = claim.quantity
    value = f"{quantity.low}~{quantity.high}" if quantity.value is None else str(quantity.value)
    basis = f":{claim.change.basis}" if claim.change and claim.change.basis else ""
    parts = [
        claim.kind,
        value,
        quantity.unit.code if quantity.unit else None,
        quantity.modifier,
        "".join(f"/{per}" for per in quantity.per),
        f"{claim.change.direction}{basis}" if claim.change else None,
        claim.rank.scope if claim.rank else None,
    ]
    return " ".join(filter(None, parts))


@pytest.mark.parametrize(("sentence", "claims"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_sentence(sentence: str, claims: list[tuple[str, str, str | None]]) -> None:
    found = pm.extract(sentence, reference_date=DAY)
    assert [(c.text, told(c), c.metric.text if c.metric else None) for c in found] == claims


def spaced(sentence: str) -> str:
    return regex.sub(r"(?<=\p{Han})(?=\p{Han})", " ", sentence)


def wrapped(sentence: str) -> str:
    return regex.sub(r"(.{8}\p{Han})(?=\p{Han})", r"\1\n\n", sentence)


def full_width(sentence: str) -> str:
    return sentence.translate({code: code + 0xFEE0 for code in b"0123456789%"})


@pytest.mark.parametrize("changed", [spaced, wrapped, full_width])
@pytest.mark.parametrize(("sentence", "claims"), SENTENCES, ids=[sentence for sentence, _ in SENTENCES])
def test_layout_changes_nothing_but_offsets(
    sentence: str, claims: list[tuple[str, str, str | None]], changed: Callable[[str], str]
) -> None:
    found = pm.extract(changed(sentence), reference_date=DAY)
    assert [told(claim) for claim in found] == [words for _, words, _ in claims]
