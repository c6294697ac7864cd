"""What find_quantities reads: spans, exact values, units, modifiers and what a quantity is spread over."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from readings import quantities

from postmetrics.measure.quantities import FoundQuantity, find_quantities
from postmetrics.measure.units import UnitTable, default_units, parse_units


def found(text: str) -> list[FoundQuantity]:
    return find_quantities(text, default_units())


def read(text: str) -> list[tuple[str, str, str]]:
    """(span, value or low..high, code) of each quantity that has a unit."""
    return [(text[q.start : q.end], values(q), q.unit.code) for q in found(text) if q.unit is not None]


def values(q: FoundQuantity) -> str:
    if q.value is not None:
        return format(q.value, "f")
    return ".." if q.low is None or q.high is None else f"{q.low:f}..{q.high:f}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("卖出420袋", [("420袋", "420", "袋")]),
        ("种了6.4亩茶", [("6.4亩", "4266.666666666666666666666666666666666667", "m2")]),
        ("新增3个点位", [("3个", "3", "个")]),
        ("装机500千瓦", [("500千瓦", "500", "kW")]),
        ("装机30万千瓦", [("30万千瓦", "300000", "kW")]),
        ("发电7亿千瓦时", [("7亿千瓦时", "700000000", "kWh")]),
        ("跑了3千米", [("3千米", "3000", "m")]),
        ("高了3百分点", [("3百分点", "3", "pp")]),
        ("货运量85万吨公里", [("85万吨公里", "850000", "t·km")]),
        ("约重12 kg", [("12 kg", "12", "kg")]),
        ("续航620km以上", [("620km", "620000", "m")]),
        ("存了64GB", [("64GB", "64000000000", "B")]),
        ("上调25个基点", [("25个基点", "25", "bp")]),
        ("提高1.2个百分点", [("1.2个百分点", "1.2", "pp")]),
        ("死亡率2.1‰", [("2.1‰", "2.1", "‰")]),
        ("有9分公司", []),
        ("定于6位于", []),
        ("接待9人次", [("9人次", "9", "人次")]),
        ("接待9人", [("9人", "9", "人")]),
        ("卖了5个亿元", [("5个亿元", "500000000", "CNY")]),
    ],
)
def test_number_and_unit(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3元5角", [("3元5角", "3.5", "CNY")]),
        ("4块6", [("4块6", "4.6", "CNY")]),
        ("六块四毛二", [("六块四毛二", "6.42", "CNY")]),
        ("港币六元四角二", [("港币六元四角二", "6.42", "HKD")]),
        ("2小时又15分", [("2小时又15分", "135", "min")]),
        ("四块零五", [("四块零五", "4.05", "CNY")]),
        ("七斤半", [("七斤半", "3.75", "kg")]),
        ("两斤6两", [("两斤6两", "1.3", "kg")]),
        ("一个半小时", [("一个半小时", "1.5", "h")]),
        ("4年半", [("4年半", "4.5", "a")]),
        ("2个多月", [("2个多月", "2", "mo")]),
        ("一小时二十分钟", [("一小时二十分钟", "80", "min")]),
        ("6天5小时", [("6天5小时", "149", "h")]),
        ("三年零两个月", [("三年零两个月", "38", "mo")]),
        ("4分20秒", [("4分20秒", "260", "s")]),
        ("身高米八", [("米八", "1.8", "m")]),
        ("玉米八袋", [("八袋", "8", "袋")]),
        ("身高1米82", [("1米82", "1.82", "m")]),
        ("港币6元3角", [("港币6元3角", "6.3", "HKD")]),
        ("6美元20美分", [("6美元20美分", "6.2", "USD")]),
    ],
)
def test_compounds(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("6000万元-1.4亿元", [("6000万元-1.4亿元", "60000000..140000000", "CNY")]),
        ("2.1万-3.4万元", [("2.1万-3.4万元", "21000..34000", "CNY")]),
        ("-5亿元到-7亿元", [("-5亿元到-7亿元", "-700000000..-500000000", "CNY")]),
        ("12.5%至14%", [("12.5%至14%", "12.5..14", "%")]),
        ("12%-14%", [("12%-14%", "12..14", "%")]),
        ("4元2角-4元6角5分", [("4元2角-4元6角5分", "4.2..4.65", "CNY")]),
        ("2万(含)-6万元", [("2万(含)-6万元", "20000..60000", "CNY")]),
        ("百分之六到百分之九", [("百分之六到百分之九", "6..9", "%")]),
        ("增加60万桶至4亿桶", [("60万桶", "600000", "桶"), ("4亿桶", "400000000", "桶")]),
        ("增加6万元至7万元", [("6万元至7万元", "60000..70000", "CNY")]),
        ("从3家到30家", [("3家", "3", "家"), ("30家", "30", "家")]),
        ("增长8%至20亿元", [("8%", "8", "%"), ("20亿元", "2000000000", "CNY")]),
        ("3至6个", [("3至6个", "3..6", "个")]),
    ],
)
def test_ranges(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "3.1、2.7和1.5万亿元",
            [("3.1", "3100000000000", "CNY"), ("2.7", "2700000000000", "CNY"), ("1.5万亿元", "1500000000000", "CNY")],
        ),
        ("4、6与9%", [("4", "4", "%"), ("6", "6", "%"), ("9%", "9", "%")]),
        ("5000、3万元", [("5000", "50000000", "CNY"), ("3万元", "30000", "CNY")]),
        ("60000、3万元", [("60000", "60000", "CNY"), ("3万元", "30000", "CNY")]),
        ("3家、5名", [("3家", "3", "家"), ("5名", "5", "名")]),
        ("第4、6名", [("6名", "6", "名")]),
    ],
)
def test_lists_share_what_stands_last(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("百分之七", [("百分之七", "7", "%")]),
        ("超过百分之十七", [("百分之十七", "17", "%")]),
        ("约千分之七", [("千分之七", "7", "‰")]),
        ("近百万分之七", [("百万分之七", "0.0007", "%")]),
        ("百分之-2.4", [("百分之-2.4", "-2.4", "%")]),
        ("千分之六", [("千分之六", "6", "‰")]),
        ("万分之三", [("万分之三", "0.03", "%")]),
        ("百万分之二", [("百万分之二", "0.0002", "%")]),
        ("7成", [("7成", "70", "%")]),
        ("六成五", [("六成五", "65", "%")]),
        ("负百分之七", [("负百分之七", "-7", "%")]),
        ("三成半", [("三成半", "35", "%")]),
        ("6.5折", [("6.5折", "65", "%")]),
        ("打65折", [("65折", "65", "%")]),
        ("八五折", [("八五折", "85", "%")]),
        ("涨了2.5倍", [("2.5倍", "2.5", "x")]),
        ("翻一番", [("翻一番", "2", "x")]),
        ("翻了三番", [("翻了三番", "8", "x")]),
        ("产值翻番", [("翻番", "2", "x")]),
        ("翻了近两番", [("翻了近两番", "4", "x")]),
        ("产值翻倍", [("翻倍", "2", "x")]),
        ("见https://a.cn/?q=30%2020%", []),
    ],
)
def test_shares_and_multiples(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美元4亿", [("美元4亿", "400000000", "USD")]),
        ("人民币6.28", [("人民币6.28", "6.28", "CNY")]),
        ("人民币6元", [("6元", "6", "CNY")]),
        ("新台币6亿元", [("新台币6亿元", "600000000", "TWD")]),
        ("￥360", [("￥360", "360", "CNY")]),
        ("付了US$20", [("US$20", "20", "USD")]),
        ("6亿元人民币", [("6亿元人民币", "600000000", "CNY")]),
        ("8亿美元2024", [("8亿美元", "800000000", "USD")]),
        ("欧元3人", [("3人", "3", "人")]),
    ],
)
def test_currency_in_front(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2019年", []),
        ("二〇一九年", []),
        ("2019年3月4日", []),
        ("自4月起", []),
        ("4日至6日", []),
        ("7时", []),
        ("第3年", []),
        ("7点半", []),
        ("晚7点", []),
        ("6年", [("6年", "6", "a")]),
        ("40年来", [("40年", "40", "a")]),
        ("1600年历史", [("1600年", "1600", "a")]),
        ("8个月", [("8个月", "8", "mo")]),
        ("60日", [("60日", "60", "d")]),
        ("共6日", [("6日", "6", "d")]),
        ("6天", [("6天", "6", "d")]),
        ("36小时", [("36小时", "36", "h")]),
        ("收于3105.6点", [("3105.6点", "3105.6", "点")]),
        ("涨了6点", [("6点", "6", "点")]),
        ("气温降到4度", [("4度", "4", "Cel")]),
        ("零下4度", [("零下4度", "-4", "Cel")]),
        ("用电60度", [("60度", "60", "kWh")]),
        ("60度电", [("60度电", "60", "kWh")]),
        ("转了60度", [("60度", "60", "度")]),
        ("华氏88度", [("华氏88度", "88", "degF")]),
        ("得了96分", [("96分", "96", "分")]),
        ("7时20分", []),
    ],
)
def test_the_words_around_decide(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("约60人", "about"), ("60人左右", "about"), ("合约60份", None), ("超60人", "over"),
        ("突破了60万件", "over"),
        ("逾60人", "over"), ("60余人", "over"), ("60多万人", "over"), ("60%以上", "over"), ("6年多", "over"),
        ("近60人", "nearly"),
        ("附近60家", None), ("翻了近两番", "nearly"), ("打破6项纪录", None), ("突破6项技术", None),
        ("赶超6家", None), ("破60亿元", "over"),
         ("近六年，", None), ("用时近6个月", "nearly"), ("接近60%", "nearly"),
        ("不足60人", "under"),
        ("不到60人", "under"), ("低于同行的60%", "under"), ("60岁以下", "under"), ("至少60人", "at_least"),
        ("不少于60人", "at_least"),
        ("60%(含)以上", "at_least"), ("60%以上(含)", "at_least"), ("60人或以上", "at_least"),
        ("最高可达60万元", "at_most"),
        ("不超过60人", "at_most"), ("60分钟以内", "at_most"), ("60分钟内", "at_most"), ("60人及以下", "at_most"),
        ("达到60人", None),
        ("高达60人", None), ("60家内蒙古企业", None),
    ],
)  # fmt: skip
def test_words_of_degree(text: str, modifier: str | None) -> None:
    [q] = found(text)
    assert q.modifier == modifier


@pytest.mark.parametrize(
    ("text", "span", "per"),
    [
        ("日均收寄60件", "60件", ("day",)),
        ("每天60件", "60件", ("day",)),
        ("单日揽收60万件", "60万件", ("day",)),
        ("日处理能力60万件", "60万件", ("day",)),
        ("每周走访6次", "6次", ("week",)),
        ("月均6万元", "6万元", ("month",)),
        ("每季度6次", "6次", ("quarter",)),
        ("年产值6亿元", "6亿元", ("year",)),
        ("人均6万元", "6万元", ("person",)),
        ("户均6万元", "6万元", ("household",)),
        ("每股收益0.6元", "0.6元", ("股",)),
        ("每户每年6万元", "6万元", ("household", "year")),
        ("6万元/年·点", "6万元/年·点", ("year", "点")),
        ("6元/股", "6元/股", ("股",)),
        ("6元每公斤", "6元每公斤", ("公斤",)),
        ("60公里/小时", "60公里/小时", ("小时",)),
        ("去年收入6亿元", "6亿元", ()),
        ("日均，共60件", "60件", ()),
        ("月均价60元", "60元", ()),
    ],
)
def test_what_it_is_spread_over(text: str, span: str, per: tuple[str, ...]) -> None:
    [q] = found(text)
    assert (text[q.start : q.end], q.per) == (span, per)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("个半钟", [("个半钟", "1.5", "h")]),
        ("等了个半小时", [("个半小时", "1.5", "h")]),
        ("这个半小时", []),
        ("分半钟", [("分半钟", "1.5", "min")]),
        ("六小时十分", [("六小时十分", "370", "min")]),
        ("6天7时", [("6天7时", "151", "h")]),
        ("半日", [("半日", "0.5", "d")]),
        ("九岁半", [("九岁半", "9.5", "岁")]),
        ("七折半", [("七折半", "75", "%")]),
        ("36度8", [("36度8", "36.8", "度")]),
        ("六万分之七", []),
        ("十万分之七", [("十万分之七", "0.007", "%")]),
        ("零下6℃至零上7℃", [("零下6℃至零上7℃", "-6..7", "Cel")]),
        ("零下6到零上7度", [("零下6到零上7度", "-6..7", "Cel")]),
        ("七元三角四分", [("七元三角四分", "7.34", "CNY")]),
        ("港币六个二毫四", [("港币六个二毫四", "6.24", "HKD")]),
        ("6元一个", [("6元", "6", "CNY"), ("一个", "1", "个")]),
        ("港币6个账户", [("6个", "6", "个")]),
        ("七百元正", [("七百元正", "700", "CNY")]),
        ("70块人民币", [("70块人民币", "70", "CNY")]),
        ("六十克朗", [("六十克朗", "60", "克朗")]),
        ("六百克", [("六百克", "0.6", "kg")]),
        ("6块砖", [("6块", "6", "块")]),
        ("石板6000块", [("6000块", "6000", "块")]),
        ("6块太阳能板", [("6块", "6", "块")]),
        ("6块钱", [("6块钱", "6", "CNY")]),
        ("花6块买糖", [("6块", "6", "CNY")]),
        ("6块7", [("6块7", "6.7", "CNY")]),
        ("6盎司黄金", [("6盎司", "0.1866208608", "kg")]),
        ("金价每涨6盎司", [("6盎司", "0.1866208608", "kg")]),
        ("6盎司牛奶", [("6盎司", "0.17009713875", "kg")]),
        ("6万亩次", [("6万亩次", "60000", "亩次")]),
        ("6万载重吨", [("6万载重吨", "60000", "载重吨")]),
        ("翻了一番多", [("翻了一番多", "2", "x")]),
        ("翻番多家", [("翻番", "2", "x")]),
        ("6.1万元/吨-6.4万元/吨", [("6.1万元/吨-6.4万元/吨", "61000..64000", "CNY")]),
    ],
)
def test_found_by_what_stands_around(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "modifier"),
    [
        ("约占全部收入的6.4%", "about"),
        ("超占总量的六成", "over"),
        ("约占6%", "about"),
        ("约为平时的6倍", "about"),
        ("约为农田的6亩", None),
        ("占地约6亩", "about"),
        ("最多可下调60个基点", "at_most"),
        ("最高补贴6000元", "at_most"),
        ("至少需要投入60万元", "at_least"),
        ("最多的是6家", None),
        ("报67美元上方", "over"),
        ("报67美元下方", "under"),
        ("管线6米下方", None),
        ("大概600元", "about"),
        ("翻了一番多", "over"),
        ("翻一番以上", "over"),
    ],
)
def test_degree_from_afar(text: str, modifier: str | None) -> None:
    assert [q.modifier for q in found(text) if q.unit is not None] == [modifier]


def test_what_is_told_of_each_piece_of_land() -> None:
    assert [q.per for q in found("每亩产量620斤，亩产620斤")] == [("亩",), ()]


def test_a_half_without_its_unit_is_nothing() -> None:
    assert find_quantities("个半小时，分半", UnitTable({})) == []


def test_a_bare_number_is_kept() -> None:
    text = "净赚60亿，同比增长"
    [q] = found(text)
    assert (text[q.start : q.end], q.number_end, q.value, q.unit, q.unit_text) == (
        "60亿",
        5,
        Decimal(60 * 10**8),
        None,
        "",
    )


def test_the_number_and_the_unit_are_told_apart() -> None:
    text = "约3.5万余件邮件"
    [q] = found(text)
    assert (text[q.start : q.number_end], text[q.number_end : q.end], q.unit_text) == ("3.5万余", "件", "件")


FRAGMENTS = st.sampled_from(
    [
        *"3三两半零百千万亿兆多余几第个元角分块斤米度点年月日时秒天周%‰成折番倍翻￥$-~到至、和/·每均约近超(含)，。:\n",
        *("12", "2021", "0.5", "-7", "小时", "分钟", "百分之", "千分之", "人民币", "美元", "kg", "km", "千瓦", "日均"),
        *("以上", "http://", "分公司", "零下"),
    ]
)


@given(st.lists(FRAGMENTS | st.text(max_size=4), max_size=30).map("".join))
@example("9" * 5000)
@example("3元" * 500)
@example("百分之" * 500)
@example("翻了" * 300 + "99番")
@example("3、" * 500 + "4万元")
@example("3元-" * 500)
@example("http://3% " * 200)
def test_never_raises_and_never_overlaps(text: str) -> None:
    end = 0
    for q in found(text):
        assert end <= q.start < q.end <= len(text)
        assert q.start <= q.number_end <= q.end
        assert (q.low is None) == (q.high is None)
        assert q.low is None or q.high is None or q.low <= q.high
        assert not (q.value is not None and q.low is not None)
        end = q.end


BARE_TABLE = parse_units(
    "".join(
        f'[[unit]]\ncode = "u{i}"\ndimension = "x"\nfactor = "1"\nsurfaces = ["{s}"]\n'
        for i, s in enumerate("度°分折元点年")
    ),
    "bare.toml",
)


@given(st.lists(FRAGMENTS, max_size=20).map("".join), st.sampled_from([UnitTable({}), BARE_TABLE]))
@example("百分之三，千分之三，翻一番，米九，华氏3度，用电3度，气温3度，3元5分，3分半", BARE_TABLE)
@example("百分之三，千分之三，翻一番，米九", UnitTable({}))
def test_any_table_will_do(text: str, units: UnitTable) -> None:
    assert all(q.unit is None or q.unit.code.startswith("u") for q in find_quantities(text, units))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3元5", ["3元5| 3.5 CNY(元)"]),
        ("3元5角", ["3元5|角 3.5 CNY(角)"]),
        ("3元外加5角", ["3元外加5|角 3.5 CNY(角)"]),
        ("3元5元", ["3|元 3 CNY(元)", "5|元 5 CNY(元)"]),
        ("5角3元", ["5|角 0.5 CNY(角)", "3|元 3 CNY(元)"]),
        ("3克5", ["3|克 0.003 kg(克)", "5| 5"]),
        ("3米5", ["3米5| 3.5 m(米)"]),
        ("三块零五", ["三块零五| 3.05 CNY(块)"]),
        ("3天24小时", ["3|天 3 d(天)", "24|小时 24 h(小时)"]),
        ("3天23小时", ["3天23|小时 95 h(小时)"]),
        ("3年2天", ["3|年 3 a(年)", "2|天 2 d(天)"]),
        ("3年12个月", ["3|年 3 a(年)", "12|个月 12 mo(个月)"]),
        ("3年11个月", ["3年11|个月 47 mo(个月)"]),
        ("3小时20分", ["3小时20|分 200 min(分)"]),
        ("3元(不含)-5元", ["3元(不含)-5|元 3..5 CNY(元)"]),
        ("3元-5元", ["3元-5|元 3..5 CNY(元)"]),
        ("3元到5元", ["3元到5|元 3..5 CNY(元)"]),
        ("从3元到5元", ["3|元 3 CNY(元)", "5|元 5 CNY(元)"]),
        ("由3元到5元", ["3|元 3 CNY(元)", "5|元 5 CNY(元)"]),
        ("上涨3元至30元", ["3元至30|元 3..30 CNY(元)"]),
        ("上涨3元至31元", ["3|元 3 CNY(元)", "31|元 31 CNY(元)"]),
        ("上涨3元-31元", ["3元-31|元 3..31 CNY(元)"]),
        ("3元到5", ["3|元 3 CNY(元)", "5| 5"]),
        ("3-5元/斤", ["3-5|元/斤 3..5 CNY(元) per 斤"]),
        ("3元/斤-5元/斤", ["3元/斤-5|元/斤 3..5 CNY(元) per 斤"]),
        ("3元/斤到5元/斤", ["3元/斤到5|元/斤 3..5 CNY(元) per 斤"]),
        ("三五天", ["三五|天 3..5 d(天)"]),
        ("三四成", ["三四|成 30..40 %(成)"]),
        ("3、5元", ["3| 3 CNY(元)", "5|元 5 CNY(元)"]),
        ("3、5-7元", ["3| 3", "5-7|元 5..7 CNY(元)"]),
        ("3与5%以及7%", ["3| 3 %(%)", "5|% 5 %(%)", "7|% 7 %(%)"]),
        ("3和5万元", ["3| 30000 CNY(元)", "5万|元 50000 CNY(元)"]),
        ("9999、5万元", ["9999| 99990000 CNY(元)", "5万|元 50000 CNY(元)"]),
        ("10000、5万元", ["10000| 10000 CNY(元)", "5万|元 50000 CNY(元)"]),
        ("3万、5万元", ["3万| 30000 CNY(元)", "5万|元 50000 CNY(元)"]),
        ("3家、5名", ["3|家 3 家(家)", "5|名 5 名(名)"]),
        ("第3、5名", ["3| 3", "5|名 5 名(名)"]),
        ("3，5元", ["3| 3", "5|元 5 CNY(元)"]),
        ("3元/斤-5元/公斤", ["3|元/斤 3 CNY(元) per 斤", "5|元/公斤 5 CNY(元) per 公斤"]),
        ("6元--8元", ["6元--8|元 6..8 CNY(元)"]),
        ("5个项目利润-3万元", ["5|个 5 个(个)", "-3万|元 -30000 CNY(元)"]),
    ],
)
def test_joined(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("从今年起，3元到5元", ["3元到5|元 3..5 CNY(元)"]),
        ("3元/斤5角", ["3|元/斤 3 CNY(元) per 斤", "5|角 0.5 CNY(角)"]),
        ("三五元五角", ["三五|元 3..5 CNY(元)", "五|角 0.5 CNY(角)"]),
        ("3元，5角", ["3|元 3 CNY(元)", "5|角 0.5 CNY(角)"]),
        ("3小时、20分", ["3|小时 3 h(小时)", "20|分 20 分(分)"]),
        ("3元5美分", ["3|元 3 CNY(元)", "5|美分 0.05 USD(美分)"]),
        ("3元/斤到5元", ["3|元/斤 3 CNY(元) per 斤", "5|元 5 CNY(元)"]),
        ("三五元到十元", ["三五|元 3..5 CNY(元)", "十|元 10 CNY(元)"]),
        ("第3名到5名", ["3|名 3 名(名)", "5|名 5 名(名)"]),
        ("零下天气持续3至5度", ["3至5|度 3..5 Cel(度)"]),
        ("3、5元，7，9家", ["3| 3 CNY(元)", "5|元 5 CNY(元)", "7| 7", "9|家 9 家(家)"]),
        ("三五块六", ["三五|块 3..5 CNY(块)", "六| 6"]),
        ("3块256", ["3|块 3 CNY(块)", "256| 256"]),
        ("3块5年", ["3|块 3 CNY(块)", "5|年 5 a(年)"]),
        ("三五元-十元", ["三五|元 3..5 CNY(元)", "十|元 10 CNY(元)"]),
    ],
)
def test_joined_in_the_midst(text: str, expected: list[str]) -> None:
    assert quantities(text) == expected


def test_a_factor_of_two_counts() -> None:
    table = parse_units('[[unit]]\ncode = "m"\ndimension = "length"\nfactor = "2"\nsurfaces = ["拃"]', "mine.toml")
    assert quantities("3拃，3-5拃", units=table) == ["3|拃 6 m(拃)", "3-5|拃 6..10 m(拃)"]


def test_what_dates_the_text_has_no_unit() -> None:
    assert [(q.unit, q.unit_text) for q in found("3月，2024年")] == [(None, ""), (None, "")]


def test_a_half_without_its_unit_ends_nothing() -> None:
    table = parse_units('[[classifier]]\nsurfaces = ["人"]', "mine.toml")
    assert quantities("个半小时，5人", units=table) == ["5|人 5 人(人)"]
