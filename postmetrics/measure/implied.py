"""Units that a number without one implies: `净赚140亿` is money, `31省份` counts provinces, `四分之一` is 25%.

>>> from postmetrics.measure.units import default_units
>>> from postmetrics.measure.quantities import find_quantities
>>> text = "去年净赚140亿"
>>> [found] = find_quantities(text, default_units())
>>> with_implied_unit(text, found, 0, len(text)).unit.code
'CNY'
"""

from __future__ import annotations

import re
from fractions import Fraction

import regex

from postmetrics.measure.quantities import FoundQuantity
from postmetrics.measure.units import Unit, default_units, rescale

_MONEY = regex.compile(
    r"营收|收入|利润|净利|盈利|盈|亏损?|净赚|赚|产值|成交|销售额|交易额|贸易额|投资|融资|募资|筹资|资产|市值|估值|规模|余额|存款|贷款|金额|总额|税收|利税|保费|支出|费用"
    r"|成本|补贴|奖金|罚款|红利|分红|票房|GDP|生产总值|增加值|出口|进口|销售|缺口|债务?|订单额|收购|斥资|耗资|出资|花费|价值|套现|减持|增持|回购|成交额|净流[入出]|利息|授信|准备金?|进账|入账|到账|年薪|身价|总价|造价|报价|赔付|标的"
)
_PEOPLE = regex.compile(r"人口|人数|旅客|游客|用户|客流|网民|劳动力|职工|会员|粉丝|就业")
_BARE_NOUN = re.compile(
    r"省份|省市|省区|城市|城(?![市镇区乡管墙际投建商])|国家和地区|国家|地市|市县|区县|县市区?|县区|乡镇|网点|单位|企业|学校|部门|地区|高校|院校|社区|街道|行业|领域|品牌|机构|银行|基地|项目|市州|盟市|州市|大(?=[一-鿿]{2})(?![关奖幅量小多约概型学道街厦赛会洋额])"
)
_NOT_A_COUNT = regex.compile(r"(?r)(?:[A-Za-z第号型版:./+-]|(?<![存贷借还汇捐罚货欠])款)")
_REACH = 80
"""How far before a number, in characters, its kind may be named."""


def with_implied_unit(text: str, found: FoundQuantity, low: int, high: int) -> FoundQuantity | None:
    """The quantity with the unit that its words imply where it has none of its own; None where they imply none."""
    if found.unit is not None:
        return found
    if _NOT_A_COUNT.match(text, max(0, found.start - 1), found.start) or found.numeral.ordinal:
        return None
    if "分之" in text[found.start : found.number_end]:
        return _as_share(found)
    noun = _BARE_NOUN.match(text, found.number_end, high)
    if noun and found.end == found.number_end:
        if found.numeral.script == "chinese":
            return None
        return found._replace(end=noun.end(), unit=Unit(noun[0], "count", Fraction(1), (noun[0],)), unit_text=noun[0])
    if text[found.start : found.number_end].rstrip("多余来")[-1] not in "万亿":
        return None
    before = text[max(0, low - 24, found.start - _REACH) : found.start]
    people = [match.start() for match in _PEOPLE.finditer(before)]
    money = [match.start() for match in _MONEY.finditer(before)]
    if not people and not money:
        return None
    code = "人" if people and (not money or people[-1] > money[-1]) else "CNY"
    return found._replace(unit=default_units()["人" if code == "人" else "元"], unit_text="")


def _as_share(found: FoundQuantity) -> FoundQuantity:
    value, low, high = (
        None if end is None else rescale(end, Fraction(100)) for end in (found.value, found.low, found.high)
    )
    return found._replace(value=value, low=low, high=high, unit=default_units()["%"], unit_text="")
