"""What hostile text is made of: the building blocks of a page by kind, to be repeated alone and in pairs.

>>> len(BLOCKS) == len({block for block in BLOCKS.values()})
True
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, permutations

KINDS = {
    "digit": "7 3.5 ,000",
    "chinese numeral": "三 零 十 三百五 半",
    "scale": "万 亿 1万",
    "separator": ", ， 、 . 。 ；",
    "unit": "元 % 公里/小时 件",
    "multiple": "倍 成 百分之",
    "dash": "- 至",
    "degree": "约 以上 多",
    "rate": "日均 每",
    "time": "2023年 今年 6月底 3日 截至 以来 去年同期 正月 前",
    "organization": "公司 分公司 邮政 工商银行 科技",
    "place": "四川省 县",
    "anaphor": "该公司",
    "bracket": "（ ） “ ” 《",
    "byline": "□ □赵宁 本报讯 （上接第",
    "rank": "首位 第",
    "verb": "增长 降为 由 达",
    "base": "同比 较",
    "joint": "和 分别 其中",
    "word": "的 新闻 A",
    "claim": "5万件 增长8% 占比48%",
}
WHITE = {"space": " ", "line end": "\n", "empty line": "\n\n", "control": "\u202e"}

BLOCKS = {f"{kind} {block}": block for kind, blocks in KINDS.items() for block in blocks.split()} | WHITE
"""Every block by its kind and itself."""

RUN = 780
"""Characters of a run that a reader who looks so far back and no further still takes for one sentence."""


def texts(length: int) -> Iterator[tuple[str, str]]:
    """Every hostile text of that length with its name: blocks alone, and every pair in four arrangements.

    >>> dict(texts(4))["unit 元 alone"]
    '元元元元'
    >>> dict(texts(4))["unit 元, unit 件 in turns"], dict(texts(4))["unit 件, unit 元 in two runs"]
    ('元件元件', '件件元元')
    >>> dict(texts(4))["unit 元 around unit 件"]
    '元件件元'
    >>> dict(texts(1000))["unit 元 after runs of unit 件"].count("元")
    2
    """
    for name, block in BLOCKS.items():
        yield f"{name} alone", repeated(block, length)
    for (one, a), (other, b) in combinations(BLOCKS.items(), 2):
        yield f"{one}, {other} in turns", repeated(a + b, length)
    for (one, a), (other, b) in permutations(BLOCKS.items(), 2):
        yield f"{one}, {other} in two runs", repeated(a, length // 2) + repeated(b, length - length // 2)
        yield f"{one} around {other}", a + repeated(b, length - 2 * len(a)) + a
        yield f"{one} after runs of {other}", repeated(a + repeated(b, RUN), length)


def repeated(block: str, length: int) -> str:
    """A block as often as it fits, and its beginning where it does not end with the length."""
    return (block * (length // len(block) + 1))[:length]
