"""Words of degree right before or right after a quantity, and the modifier that they set.

>>> from postmetrics.measure.units import default_units
>>> from postmetrics.measure.quantities import find_quantities
>>> [q.modifier for q in find_quantities("最高可达3000万元，超20%，10户以内，300人(含)以下", default_units())]
['at_most', 'over', 'at_most', 'at_most']
"""

from __future__ import annotations

import re
from typing import cast

from postmetrics.measure.measures import DIVISIBLE, Measure, Modifier

_LED_BY = "(?:[可高]?达|达到|可|为|了|至|到|已|有|能|将|在|是|:){0,3}$"
_BEFORE = re.compile(
    "(?:(?P<about>大约|大概|(?<![合签节条违预履公契大])约合?|差不多|大致)"
    "|(?P<over>(?<![赶反])超过?|逾|突破|[高多大]于|冲破|升破|站上|(?<![打侦告攻识勘击爆])破|>)"
    "|(?P<nearly>(?<![最附邻临靠相亲新远])近|将近|接近|逼近|几近)"
    "|(?P<under>不足|[不未]到|[低少小]于|未达|[不未]满|跌破|<)"
    "|(?P<at_least>至少|不[少低小]于|起码|最[少低]|不下于?|大于或?等于|≥)"
    f"|(?P<at_most>最[高多]|[不未]超过?|不[高多大]于|至多|顶多|小于或?等于|≤)){_LED_BY}"
)
_BEFORE_ENDS = frozenset("约合概多致计超过出逾破于上>近足到达满<少码低下≥高≤可为了至已有能将在是:")
_COMPARED = re.compile(
    r"(?:(?P<at_most>不高于|不超过|不多于)|(?P<at_least>不低于|不少于)|(?P<over>高于|超过|多于)"
    r"|(?P<under>低于|不足|少于|不到)|(?P<about>约)(?:为|是|相当于))(?![^，。；\n]{0,6}(?:预期|预测|前值|均值))[^，。；、\n0-9]{0,8}(?:的|同期)$"
)
_SHARE_OF = re.compile(
    r"(?:(?P<about>大?约|大概)|(?P<over>超过?|逾)|(?P<nearly>将?近|接近)|(?P<under>不足|[不未]到)|(?P<at_least>至少|起码)|"
    r"(?P<at_most>[最至]多|不超过?))占(?![领据地有用])(?:最近|[^，。；、\n0-9约近超逾]){0,14}$"
)
_LIMITED_VERB = re.compile(
    "(?:(?P<at_most>最[高多]|至多|顶多)(?:可以?|能够?|(?=奖|补|资助|给予|授信|优惠|减免|立减|赔付|罚款|返还|支持))"
    "|(?P<at_least>至少|最少|起码)(?:可以?|能够?|需要?|须|要|应|得))"
    "[^，。；、\\W\\d的是为比和与]{0,4}$"
)
_AFTER = re.compile(
    r"(?P<more>多(?![家名种元])|余(?!额))|(?P<inclusive>\(含\)|[及或])?"
    r"(?:(?P<above>[以之]上)|(?P<below>[以之]下)|(?P<level>[上下]方)|(?P<within>[以之]?内)|(?P<about>左右|上下|许|前后))"
    r"(?P<included>\(含(?:本数)?\))?"
)
_AFTER_STARTS = frozenset("(及或以之左上下内多余许前")


def modifier(text: str, left: int, measure: Measure) -> Modifier | None:
    """The modifier that the words right before or right after a quantity set."""
    last = text[measure.start - 1 : measure.start]
    found = None
    if last in _BEFORE_ENDS:
        found = _BEFORE.search(text, max(left, measure.start - 9), measure.start)
    elif last in ("的", "期") and measure.unit is not None and measure.unit.dimension in ("ratio", "multiple"):
        found = _COMPARED.search(text, max(left, measure.start - 12), measure.start)
    found = found or _from_afar(text, left, measure)
    if found is not None and not _means_otherwise(text, found, measure):
        return cast("Modifier", found.lastgroup)
    if text[measure.end : measure.end + 1] not in _AFTER_STARTS:
        return None
    after = _AFTER.match(text, measure.end)
    if after is None:
        return None
    divisible = measure.unit is not None and measure.unit.dimension in DIVISIBLE
    if after["more"] or after[0] == "内":
        return ("over" if after["more"] else "at_most") if divisible else None
    if after["level"]:
        priced = measure.unit is not None and measure.unit.dimension in ("currency", "points")
        return ("over" if after["level"] == "上方" else "under") if priced else None
    if after["about"]:
        return "about"
    if after["within"]:
        return "at_most"
    inclusive = after["inclusive"] or after["included"]
    if after["above"]:
        return "at_least" if inclusive else "over"
    return "at_most" if inclusive else "under"


def _from_afar(text: str, left: int, measure: Measure) -> re.Match[str] | None:
    """The degree word that a verb parts from the quantity: `约占营业收入的3.3%`, `最多可下调60个基点`."""
    left = max(left, measure.start - 20)
    before = text[left : measure.start]
    if "占" in before and measure.unit is not None and measure.unit.dimension in ("ratio", "multiple"):
        found = _SHARE_OF.search(text, left, measure.start)
        if found is not None:
            return found
    if "最" in before or "至" in before or "顶" in before or "起" in before:
        return _LIMITED_VERB.search(text, left, measure.start)
    return None


def _means_otherwise(text: str, found: re.Match[str], measure: Measure) -> bool:
    """Whether 近 means the last years or days (`近三年，`), and 突破 a breakthrough (`突破3项技术`)."""
    code = measure.unit.code if measure.unit is not None else None
    if found[0] == "近" and code in ("a", "mo", "wk", "d"):
        begins = found.start() == 0 or text[found.start() - 1] in "，。；、:“\n的在"
        return begins or text.startswith(("来", "间", "里", "中", "内", "以来"), measure.end)
    return found[0].startswith("突破") and code == "项"
