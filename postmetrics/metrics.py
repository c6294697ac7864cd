"""What a number measures, in the page's own words.

The words stand before the number in its clause (`普惠型贷款投放147亿元`), after it (`12个示范县`), or were said a
clause earlier (`，同比增长8%`). Found words are one stretch of the text: what does not name the measured thing (dates,
the organization, adverbs, words of degree and of change) is trimmed from both ends.

>>> text = "今年以来累计代投快件"
>>> start, end = trim(text, 0, 10, skip=Skip({0: 4}, {4: 0}))
>>> text[start:end]
'代投快件'
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import regex

from postmetrics.rules import RuleSet

Range = tuple[int, int]

_LEAD = regex.compile(
    r"(?:[、，：:,;；·\"'”’)\]]|\([^()\n]{0,30}\)|-{1,2}|(?:以上|以下|以内)的?"
    r"|其中|同时|此外|另外|目前|当前|截至目前|据悉|据了解|据统计|据介绍|日前|近日|预计|初步|宣布|决定|仅仅?|就(?![业医诊餐读近])|只(?!有)|市场预期|此前预期|预期|前值|另有|还有"
    r"|共(?![同享建青有计])|共有|共计|总计|合计|累计|已经?|先后|成功(?!率)|陆续|全面(?!覆盖)|均(?![价值衡线])|还(?![款贷])|[也又而但则且令是]"
    r"|再(?![生贷保就])|将(?!军)|可(?![支再转比用持回])|可以|能(?![源力耗量效])|会(?![员计议展费客场])|并(?![购网表])|使(?!用)|让(?!利)|拟以?|鉴于|计划(?=\p{Han}{2})"
    r"|实现了?(?!率)|完成了?(?![率计])|达到?(?![标产])|有(?![效限色机关偿])|[为由以]|从(?![业事])|至|到(?![期货户件港站账访岗位])|近(?!视)|超(?![市募额高长])"
    r"|约|该|其(?![他余它])|及(?![时格])|以及|和|与(?![会时])|了|着|的|一共|一举|历史上|首次|不断|持续|进一步|大力|积极|有效(?!客户|投资)"
    r"|联合|主动|圆满|顺利|稳步|相应|仍|依然|再次|继续|单独|直接|总体|整体上|平均(?=为|达|约)|如今|现在|现(?![货金代场有役状行房])|期间|迄今|至今|同期|期内|年内|盘中|盘后|收盘"
    r"|在[^，。；：]{1,16}?(?:中|内|上|下|方面|期间|以来|后|前|时|里)(?![\p{Han}]?[量额率数])|按[^，。；]{1,10}?(?:计算|口径)|向[^，。；]{1,12}?(?=发放|投放|提供|捐赠)"
    r"|通过[^，。；]{1,12}?(?=发放|投放|实现|完成|销售)|公司|报告期内?|我国(?=\p{Han}{2})|单(?:季度?|[月日周])|(?:全资|控股)?子公司)"
)
_TAIL = regex.compile(
    r"(?r)(?:[、，：:,·“‘(]|-{1,2}"
    r"|(?:提升|提高|增长|增加|上升|升|增|下降|降低|减少|降|减|缩短|压缩|扩大|恢复|回升|跃升|攀升|上涨|涨|跌|发展|达成|完成|优化|调整|上调|下调|扩充|改善|控制|保持|维持|稳定|扩展|压降)(?:为|至|到|在)"
    r"|连续(?:\d+|[一二两三四五六七八九十]+)?个?[年月季周日]?度?|分别|不超过|不足|不到|不低于|不高于|不少于|超过|为|达到?|高达|多达|突破|超|近|(?<![合条签预节])约|逾|接近|将近|至少|最[多高低]"
    r"|升破|跌破|失守|站上|触及|触底|逼近|报收?|收报|收于|合共|共计?|合计|总计|累计|可达?|已经?|仅|只|各|平均|均|预计|或将?|将|有望|至|到|了|有|是|在|就|约为|其中|大约|大概"
    r"|超出|低于|高于|整整|[也又还再由从的]|原来|最初|现在|原先|此前|以前|过去|目前|微|略|大幅|小幅|名义|实际|稳步|快速|显著|明显|同步|进一步|分获|收获"
    r"|(?:[两三四五六七八九十]|\d{1,2})年(?:间)?平均|(?:[两三四五六七八九十]|\d{1,2})年|平均每|每(?:小时|\p{Han})?|首次|历史上|一举|实现|完成|取得|以来|同期)"
)
_NO_MEASURE = regex.compile(
    r"(?:进一步|再|又|继续)?(?:提升|提高|增长|增加|上升|升|增|下降|降低|减少|降|减|缩短|压缩|扩大|恢复|回升|跃升|攀升|上涨|上调|下调|涨|跌|发展|优化|调整|扩充|压降|改善|控制|保持|维持|稳定)?"
    r"|(?:较|比|与|同)[^，。；]{1,16}|(?:恢复至|恢复到|达到?|为|是|相当于)?[^，。；计划任务目标预算]{1,14}的"
)
_OF_WHOLE = regex.compile(
    r"(?r)(?:(?:完成|达到?|为|是)?[^，。；：]{0,10}(?:计划|任务|目标|预算|指标)|占(?![比有用地据])[^，。；：]{1,20}?)(?=的?$)"
)
_TREND = regex.compile(
    r"[^，。；：\d]{2,16}?(?=(?:不升反|不降反|稳步|持续|继续|短线|大幅|小幅|明显|显著|快速|稳中有?|有所|进一步)?(?:走低|走高|下滑|回落|上升|增长|提升|下降|降|向好|加快|放缓|收窄|扩大|低迷|回暖|上行|下行|攀升|跌|涨|升|改善)$)"
)
_ITS_OWN_NAME = frozenset({"降本", "增收", "加息", "降息", "减负", "减亏", "增效"})
_SELF_NAMED = regex.compile(r"(?r)(?:投入|支出|收入|预[盈亏]|净[赚亏]|节约|节省|扭亏|亏损?|盈利?)")
_NOUN = regex.compile(
    r"(?:[-·]?(?:“[^“”\n]{1,14}”|‘[^‘’\n]{1,14}’|\([^()\n\d]{1,10}\)|[^，。；：、,:;!?！？…\n\d“”‘’《》()~+-])){1,12}"
)
_DEGREE_BEFORE = regex.compile(
    r"(?r)(?:近|约|超过?|逾|达到?|高达|多达|突破|将近|接近|不足|不到|大约|至少|最[多高]|共计?|[仅只])"
)
_DEGREE_AFTER = regex.compile(r"(?:以上|以下|以内|之内|左右|上下|\((?:含|不含)\)|的|之?间)*+")
_MOVES_ON = regex.compile(r"\p{Han}{0,4}(?:至|到|为)\p{Han}{0,3}\d")
_VERB = regex.compile(
    r"走进|入围|荣获|获得|获评|获[^得评奖\p{Han}]|开通|设立|实现|全部|已|提供|参与|进行|巡回|纳入|来自|分布|被|用于|在|将[^军]|组成|展开|开展"
    r"|成为|得到|享受|惠及|加入|入驻|顺利|正式|同时|分别|占|(?<![送到发抵])达|超[^市]|同比|环比|增长|下降|提升|的|部署|计算|搭载|处于|位于|从|于|和(?=\d)|进[^口]|按|向|保持"
    r"|与(?=\d)|并[^购]|也|都|就[^业]|由|对|给|为(?=\d|例)|等(?!级)|大关|走失"
)
_LEVEL_NOUN = regex.compile(
    r"(?r)(?:[量额率数费价值]|收入|利润|规模|余额|存款|贷款|股权|份额|产值|人口|总数|长度|面积|时长|时间|时限|距离|里程|比重|占比|能力|投资|成本|资产|总计|交易|频次|效率|指数|均价|寿命|得分)"
)
_HANDS_OVER = regex.compile(
    r"(?r)(?:发放|投放|提供|授信|捐赠|捐出|拨付|兑付|筹集|争取|配套|销售|售出|采购|运送|运输|寄递|寄出|出口|进口|种植|发出|揽收|配送|投递|交付|安排|派出|组织|动员"
    r"|培训|建成|建设|新建|打造|设置|设立|布放|布设|投用|购置|配备|招募|吸引|带动|服务|走访|慰问|帮助|帮扶|收购|代销|签订|签下|拿下|开展|举办|推出|上线|接种|生产|加工|发行|持有|转让|出让|受让|认购"
    r"|制作|印制|募集|抽调|选派|开通|覆盖|涉及|涵盖|包括|包含|部署|明确|制定|梳理|排查|整改|办理|受理|组建|创建|评选出|选出|拥有|销往|产出|解决|提出|贡献|创造|支付|缴纳|捐款|给予)(?:了|出|起|过|的)?"
)
_JOINT = regex.compile(r"、|以及|和(?!平)|及(?!时)|与(?!会)")
_SCOPES = frozenset({"全国", "全省", "全市", "全区", "全县", "全球", "我国", "国内", "省内", "境内", "当地"})
_LONG = 14
_OBJECT_OF = regex.compile(
    r"(?:实现|完成|取得|形成|推动|促进|助力|开展|组织|参加|举办|累计|带动|合计|共计|达成|预计)(?!率)"
)


@dataclass(frozen=True, slots=True)
class Skip:
    """Stretches that a metric never begins or ends with (dates, organizations), by their starts and by their ends."""

    starts: Mapping[int, int] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)


def trim(text: str, start: int, end: int, *, skip: Skip, rules: RuleSet | None = None) -> Range:
    """`text[start:end]` without what does not name the measured thing; may come out empty."""
    moved = True
    while moved and start < end:
        moved = False
        if start in skip.starts and skip.starts[start] <= end:
            start, moved = skip.starts[start], True
        elif lead := _LEAD.match(text, start, end):
            start, moved = lead.end(), True
    moved = True
    while moved and start < end:
        moved = False
        cut = _without_basis(text, start, end, rules) if rules else end
        if cut < end:
            end, moved = cut, True
        elif end in skip.ends and skip.ends[end] >= start:
            end, moved = skip.ends[end], True
        elif tail := _TAIL.match(text, start, end):
            end, moved = tail.start(), True
    return start, max(start, end)


def before(text: str, low: int, end: int, *, skip: Skip, rules: RuleSet) -> Range | None:
    """The metric's words in `text[low:end]`, which ends where the number's own words begin."""
    number_words = end
    while degree := _DEGREE_BEFORE.match(text, low, number_words):
        number_words = degree.start()
    if whole := _OF_WHOLE.search(text, low, number_words):
        return whole.span()
    inside = [stop for at, stop in _within(skip, low, end) if end - stop > 1]
    start, stop = trim(text, max([low, *inside]), end, skip=skip, rules=rules)
    if inside and (stop - start < 2 or _HANDS_OVER.fullmatch(text, start, stop)):
        start, stop = trim(text, low, end, skip=skip, rules=rules)
    if stop - start > _LONG:
        for match in _OBJECT_OF.finditer(text, start, stop - 2):
            start = match.end()
        start, stop = trim(text, start, stop, skip=skip, rules=rules)
    if stop - start == 1 and not _LEVEL_NOUN.match(text, start, stop):
        stop = start
    if _NO_MEASURE.fullmatch(text, start, stop) and not _LEVEL_NOUN.match(text, start, stop):
        named = _SELF_NAMED.match(text, low, end)
        return named.span() if named else None
    return start, stop


def after(text: str, end: int, high: int) -> Range | None:
    """The metric's words right behind a number that ends at `end`: the noun it counts."""
    degree = _DEGREE_AFTER.match(text, end, high)
    start = degree.end() if degree else end
    noun = _NOUN.match(text, start, high)
    if not noun or _MOVES_ON.match(text, start, high):
        return None
    stop = noun.end()
    if verb := _VERB.search(text, start, stop):
        stop = verb.start()
    return (start, stop) if stop > start else None


def member(text: str, metric: Range, place: int, count: int) -> Range:
    """The one of a list of metrics that a list of as many figures gives to its member at `place`.

    `再融资利率、借贷利率和存款利率分别为4.5%、4.75%和4%` names three; `寄递、金融、电商收入` is one noun for all.

    >>> text = "再融资利率、存款利率分别为"
    >>> [text[slice(*member(text, (0, 10), place, 2))] for place in (0, 1)]
    ['再融资利率', '存款利率']
    """
    parts, at = [], metric[0]
    for joint in _JOINT.finditer(text, *metric):
        parts.append((at, joint.start()))
        at = joint.end()
    parts.append((at, metric[1]))
    alike = len({text[end - 1] for _, end in parts}) == 1
    if count == 1 or len(parts) != count or not alike or min(end - start for start, end in parts) < 3:
        return metric
    return parts[place]


def is_scope(words: str) -> bool:
    """Whether words only say where something was counted: `全国`."""
    return words in _SCOPES


def trending(text: str, low: int, end: int) -> Range | None:
    """What a clause without a number says is moving: `客户投诉量不升反降，`."""
    match = _TREND.match(text, low, end)
    return match.span() if match else None


def hands_over(text: str, low: int, end: int) -> bool:
    """Whether the words up to `end` are a verb whose object is counted next: `发放了`, `设置`."""
    while degree := _DEGREE_BEFORE.match(text, low, end):
        end = degree.start()
    return bool(_HANDS_OVER.match(text, low, end))


def is_its_own_name(words: str) -> bool:
    """Whether a verb of change names what changed: `降本`, `增收`."""
    return words in _ITS_OWN_NAME


def names_level(text: str, low: int, end: int) -> bool:
    """Whether the words up to `end` themselves name a measured level: `日均揽收量`, `业务收入`."""
    return bool(_LEVEL_NOUN.match(text, low, end))


def _within(skip: Skip, low: int, end: int) -> list[Range]:
    return [(at, skip.starts[at]) for at in range(low, end) if at in skip.starts and skip.starts[at] <= end]


def _without_basis(text: str, start: int, end: int, rules: RuleSet) -> int:
    for _, pattern in rules.bases:
        for match in pattern.finditer(text, start, end):
            if match.end() == end:
                return int(match.start())
    return end
