"""What a quantity is spread over: the words behind its unit (`/年·点`) and in front of its number (`日均`, `每股`).

>>> from postmetrics.measure.units import default_units
>>> per_tail("5.69万元/年·点", 6, default_units())
(('year', '点'), 10)
"""

from __future__ import annotations

import regex

from postmetrics.measure.units import UnitTable

_PER = {
    **dict.fromkeys(("日", "天", "工作日"), "day"),
    **dict.fromkeys(("周", "星期", "个星期", "礼拜"), "week"),
    **dict.fromkeys(("月", "个月"), "month"),
    **dict.fromkeys(("季", "季度", "个季度"), "quarter"),
    "年": "year",
    "人": "person",
    "户": "household",
}
_PER_JOINTS = ("/", "每", "·")


def per_tail(text: str, position: int, units: UnitTable) -> tuple[tuple[str, ...], int]:
    """The codes of what stands at `position`, right after a unit (`/年·点`, `/股`, `每公斤`), and where it ends."""
    per: list[str] = []
    while text.startswith(_PER_JOINTS if per else _PER_JOINTS[:2], position) and len(per) < 4:
        found = per_word(text, position + 1, units)
        if found is None:
            break
        per.append(found[0])
        position = found[1]
    return tuple(per), position


def per_word(text: str, position: int, units: UnitTable) -> tuple[str, int] | None:
    """The code of the one word at `position` that a quantity can be spread over, and where it ends.

    >>> from postmetrics.measure.units import default_units
    >>> per_word("每季度", 1, default_units()), per_word("每股", 1, default_units())
    (('quarter', 3), ('股', 2))
    """
    if text.startswith("季", position):
        return "quarter", position + 1 + text.startswith("度", position + 1)
    found = units.match(text, position)
    if found is None:
        return None
    word = text[position : found[1]]
    return _PER.get(word, word), found[1]


_FREQUENCY = regex.compile(
    "(?<![0-9一二三四五六七八九十两])(?P<mean>[日天周月季年人户店点车件亩单班笔套头网段台村])均(?![价衡匀])"
    "|(?P<each>每)[一个1]?"
    "|单(?P<single>日)"
    "|(?<![0-9一二三四五六七八九十零〇两几多全去今明当本上下前每同半近往历周早晚整常元生])(?P<rate>[日月年])"
    "(?=处理|产能?|吞吐|供|发电|销|运|接|投递|揽收|加工|收(?![益盘到支])|采摘|出货|开行|发送|接待|运送|访问|活跃?|交易|收入|薪|用电|利用|生产)"
    "|(?<=(?P<mean_of>年))平均"
)
_FREQUENCY_STARTS = frozenset("均每日月年单")
_REACH = 14


def frequency(text: str, left: int, start: int, units: UnitTable) -> tuple[str, ...]:
    """The codes of what the words between `left` and a number at `start` spread it over, in the same clause.

    >>> from postmetrics.measure.units import default_units
    >>> frequency("线上订单日处理能力达15万件", 0, 10, default_units())
    ('day',)
    """
    left = max(left, start - _REACH)
    if _FREQUENCY_STARTS.isdisjoint(text[left:start]):
        return ()
    for stop in _CLAUSE.finditer(text, left, start):
        left = stop.end()
    per: list[str] = []
    for found in _FREQUENCY.finditer(text, left, start):
        if found["each"]:
            word = per_word(text, found.end(), units) or _measured(text, found.end(), units)
            code = word[0] if word is not None and word[1] <= start else None
        else:
            name = str(found[found.lastgroup or 0])
            code = _PER.get(name, name)
        if code is not None and code not in per:
            per.append(code)
    return tuple(per)


def _measured(text: str, position: int, units: UnitTable) -> tuple[str, int] | None:
    """The measure of one character at `position`, which 每 keeps apart from what follows: `每亩产量`."""
    unit = units.get(text[position : position + 1])
    return (text[position], position + 1) if unit is not None and unit.dimension in _MEASURES else None


_MEASURES = frozenset(("area", "mass", "length", "volume"))
_CLAUSE = regex.compile(r"[，。；！？!?;\n]")
