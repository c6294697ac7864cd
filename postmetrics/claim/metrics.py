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

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import regex

from postmetrics.claim.matching import RuleSet
from postmetrics.claim.vocabulary import any_of as alternatives
from postmetrics.claim.vocabulary import forward, word_lists

Range = tuple[int, int]

_LONG = 14
_NOUN = re.compile(
    r"(?:\d{1,3}(?:天|个月|年)期)?(?:[-·]?(?:[A-Za-z]{1,8}-?\d{1,4}[A-Za-z]{0,6}|[A-Z]\+{1,2}|“[^“”\n]{1,14}”|‘[^‘’\n]{1,14}’|\([^()\n\d]{1,10}\)"
    r"|[^，。；：、,:;!?！？…\n\d“”‘’《》()~+-])){1,12}"
)
_DEGREE_BEFORE = regex.compile(
    r"(?r)(?:近|约|不?超过?|不[低高少多]于|逾|达到?|高达|多达|突破|将近|接近|不足|不到|大约|至少|最[多高]|共计?|[仅只])"
)
_DEGREE_ENDS = frozenset("近约超过低高少多于逾到达破足少共计仅只")
_DEGREE_AFTER = re.compile(r"(?:以上|以下|以内|之内|左右|上下|\((?:含|不含)\)|的|之?间)*+")
_LIMITS = regex.compile(r"(?r)\((?:不含|不包括|不计|剔除|扣除|含|包括)[^()\n]{1,30}\)")
_LEAVES_OUT = regex.compile(r"(?r)\((?:不含|不包括|不计|剔除|扣除|含|包括)[^()\n]{0,30}")
_ASIDE = regex.compile(r"(?r)\([^()\n]{0,20}[\d一二三四五六七八九十百千万][^()\n]{0,20}\)")
_MOVES_ON = forward(r"\p{Han}{0,4}(?:至|到|为)\p{Han}{0,3}?[\d一二三四五六七八九十百千]")
_JOINT = regex.compile(r"、|以及|和(?!平)|及(?!时)|与(?!会)")


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    """The packaged word lists (`data/metrics.toml`) as patterns; those that look left from a number run in reverse."""

    lead: re.Pattern[str]
    tail: regex.Pattern[str]
    empty: re.Pattern[str]
    whole: regex.Pattern[str]
    trend: re.Pattern[str]
    level: regex.Pattern[str]
    named_by_level_verb: regex.Pattern[str]
    named_by_change_verb: frozenset[str]
    hands_over: regex.Pattern[str]
    verb: re.Pattern[str]
    object: regex.Pattern[str]
    scope: frozenset[str]
    pace: frozenset[str]


@cache
def _words() -> _Vocabulary:
    lists = word_lists("metrics")

    def any_of(table: str, *keys: str) -> str:
        return alternatives(lists, table, *keys)

    adverbs = "(?:不升反|不降反|稳步|持续|继续|短线|大幅|小幅|明显|显著|快速|稳中有?|有所|进一步)?"
    return _Vocabulary(
        lead=forward(any_of("lead")),
        tail=regex.compile("(?r)" + any_of("tail")),
        empty=forward(any_of("empty")),
        whole=regex.compile(f"(?r){any_of('whole')}(?<!的)"),
        trend=forward(rf"[^，。；：\d]{{2,16}}?(?={adverbs}{any_of('trend')}$)"),
        level=regex.compile("(?r)" + any_of("level")),
        named_by_level_verb=regex.compile("(?r)" + any_of("named_by_verb", "level")),
        named_by_change_verb=frozenset(lists["named_by_verb"]["change"]),
        hands_over=regex.compile(f"(?r){any_of('hands_over')}(?:了|出|起|过|的)?"),
        verb=forward(any_of("verb")),
        object=regex.compile(f"{any_of('object')}(?!率)"),
        scope=frozenset(lists["scope"]["words"]),
        pace=frozenset(lists["pace"]["words"]),
    )


@dataclass(slots=True)
class Skip:
    """Stretches that a metric never begins or ends with (dates, organizations), by their starts and by their ends."""

    starts: Mapping[int, int] = field(default_factory=dict)
    ends: Mapping[int, int] = field(default_factory=dict)
    positions: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.positions = sorted(self.starts)


def trim(text: str, start: int, end: int, *, skip: Skip, rules: RuleSet | None = None) -> Range:
    """`text[start:end]` without what does not name the measured thing; may come out empty."""
    words = _words()
    moved = True
    while moved and start < end:
        moved = False
        if start in skip.starts and skip.starts[start] <= end:
            start, moved = skip.starts[start], True
        elif lead := words.lead.match(text, start, end):
            start, moved = lead.end(), True
    moved = True
    while moved and start < end:
        moved = False
        cut = _without_basis(text, start, end, rules) if rules else end
        if cut < end:
            end, moved = cut, True
        elif end in skip.ends and skip.ends[end] >= start:
            end, moved = skip.ends[end], True
        elif (tail := words.tail.match(text, start, end)) or (
            text[end - 1] == ")" and (tail := _LIMITS.match(text, start, end))
        ):
            end, moved = tail.start(), True
    return start, max(start, end)


def before(text: str, low: int, end: int, *, skip: Skip, rules: RuleSet) -> Range | None:
    """The metric's words in `text[low:end]`, which ends where the number's own words begin.

    A bracket with a figure of its own right before the number is passed over: `零售额(占28.4%)57.9亿元`.
    """
    words = _words()
    if text[end - 1] == ")" and (aside := _ASIDE.match(text, low, end)):
        end = aside.start()
    number_words = _before_degree(text, low, end)
    for stop in (number_words, number_words - 1):
        if (stop == number_words or text[stop] == "的") and (whole := words.whole.match(text, low, stop)):
            return whole.span()
    inside = [stop for at, stop in _within(text, skip, low, end) if end - stop > 1]
    start, stop = trim(text, max([low, *inside]), end, skip=skip, rules=rules)
    if inside and (stop - start < 2 or words.hands_over.fullmatch(text, start, stop)):
        start, stop = trim(text, low, end, skip=skip, rules=rules)
    if stop - start > _LONG:
        for match in words.object.finditer(text, start, stop - 2):
            start = match.end()
        start, stop = trim(text, start, stop, skip=skip, rules=rules)
    if stop - start == 1 and not words.level.match(text, start, stop):
        stop = start
    if words.empty.fullmatch(text, start, stop) and not words.level.match(text, start, stop):
        named = words.named_by_level_verb.match(text, low, end)
        return named.span() if named else None
    return start, stop


def _before_degree(text: str, low: int, end: int) -> int:
    """Where the words of degree begin that end at `end`."""
    while end > low and text[end - 1] in _DEGREE_ENDS and (degree := _DEGREE_BEFORE.match(text, low, end)):
        end = degree.start()
    return end


def after(text: str, end: int, high: int) -> Range | None:
    """The metric's words right behind a number that ends at `end`: the noun it counts.

    They reach to `high` at most, where the clause ends or the next number begins.
    """
    high = _before_degree(text, end, high)
    degree = _DEGREE_AFTER.match(text, end, high)
    start = degree.end() if degree else end
    start += text.startswith(" ", start)
    noun = _NOUN.match(text, start, high)
    if not noun or text.startswith("/", start) or _MOVES_ON.match(text, start):
        return None
    stop = noun.end()
    if verb := _words().verb.search(text, start, stop):
        stop = verb.start()
    elif stop == high:
        stop = start + len(text[start:stop].rstrip("和及与或"))
    return (start, stop) if stop > start else None


def member(text: str, metric: Range, place: int, count: int) -> Range:
    """The one of a list of metrics that a list of as many figures gives to its member at `place`.

    `再融资利率、借贷利率和存款利率分别为4.5%、4.75%和4%` names three; `寄递、金融、电商收入` is one noun for all.

    >>> text = "再融资利率、存款利率分别为"
    >>> [text[slice(*member(text, (0, 10), place, 2))] for place in (0, 1)]
    ['再融资利率', '存款利率']
    """
    if count == 1:
        return metric
    parts, at = [], metric[0]
    for joint in _JOINT.finditer(text, *metric):
        parts.append((at, joint.start()))
        at = joint.end()
    parts.append((at, metric[1]))
    alike = len({text[end - 1] for _, end in parts}) == 1
    if len(parts) != count or not alike or min(end - start for start, end in parts) < 3:
        return metric
    return parts[place]


def is_scope(words: str) -> bool:
    """Whether words only say where something was counted: `全国`."""
    return words in _words().scope


def is_part(words: str) -> bool:
    """Whether words say what a figure is a part of: `占销售总额`, `完成计划`."""
    return _words().whole.fullmatch(words) is not None


def is_pace(words: str) -> bool:
    """Whether words name how fast something moves, and not what: `涨幅`."""
    return words in _words().pace


def trending(text: str, low: int, end: int) -> Range | None:
    """What a clause without a number says is moving: `客户投诉量不升反降，`."""
    match = _words().trend.match(text, low, end)
    return match.span() if match else None


def hands_over(text: str, low: int, end: int) -> bool:
    """Whether the words up to `end` are a verb whose object is counted next: `发放了`, `设置`."""
    return bool(_words().hands_over.match(text, low, _before_degree(text, low, end)))


def is_its_own_name(words: str) -> bool:
    """Whether a verb of change names what changed: `降本`, `增收`."""
    return words in _words().named_by_change_verb


def names_level(text: str, low: int, end: int) -> bool:
    """Whether the words up to `end` themselves name a measured level: `日均揽收量`, `业务收入`."""
    return bool(_words().level.match(text, low, end))


def _within(text: str, skip: Skip, low: int, end: int) -> list[Range]:
    """The stretches to skip that lie in `text[low:end]`, none in a bracket that says what is left out."""
    positions = skip.positions
    return [
        (at, skip.starts[at])
        for at in positions[bisect_left(positions, low) : bisect_left(positions, end)]
        if skip.starts[at] <= end and not _LEAVES_OUT.match(text, low, at)
    ]


def _without_basis(text: str, start: int, end: int, rules: RuleSet) -> int:
    return next((begin for _, begin, stop in rules.bases_in(text, start, end) if stop == end), end)
