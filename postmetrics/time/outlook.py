"""Whether the clause around a time phrase speaks of what is still to come: `预计9月投产`, `11月将开业`, `6月底前`."""

from __future__ import annotations

import re

_EXPECTED_BEFORE = re.compile(
    r"(?:(?<![此先]前)预计|料将|或将|有望|(?<![原按照])计划(?!的)|拟|力争|争取|目标[是为到]|确保|即将|定[于在]|将[^，。;:!?\n]{0,6}?[于在从自])"
    r"[^，。;:!?\n]{0,14}$"
)
_EXPECTED_BEHIND = re.compile(
    r"预计|力争|计划(?!的)|拟(?!合)|(?P<rule>(?:正式|全面)?(?:施行|实施|执行|生效))"
    r"|，?[^，。;:!?\n\d]{0,6}?(?:有望|即将|将(?=[于再达]|在|要|会(?!议)|开[工业启始展]|启[动用]|投[产用入]|推[出进]|举[办行]|正式|迎来"
    r"|上[市线涨]|发[布行]|全面|陆续|继续|增[至长]|完[工成]|建成|新增|实现|召开|执行|亮相|突破|超过|成为|进入|出台|落[成地]"
    r"|交[付割]|公布|结束|下降|保持))"
)
_DEADLINE = re.compile(r"[底末]前$")
_BEFORE_WITHIN, _BEHIND_WITHIN = 28, 20
_MONTHS, _A_QUARTER = 250, 100
A_YEAR = 366


def days_ahead(text: str, low: int, start: int, end: int) -> int | None:
    """How many days ahead the phrase `text[start:end]` may lie, None where nothing from `low` on says so.

    Words in front of it bind it more than words behind; a rule (`4月1日起施行`) takes effect soon.

    >>> text = "预计9月投产"
    >>> days_ahead(text, 0, 2, 4), days_ahead(text[2:], 0, 0, 2)
    (366, None)
    """
    if _EXPECTED_BEFORE.search(text, max(low, start - _BEFORE_WITHIN), start):
        return A_YEAR
    if behind := _EXPECTED_BEHIND.match(text, end, end + _BEHIND_WITHIN):
        return _A_QUARTER if behind["rule"] else _MONTHS
    return _MONTHS if _DEADLINE.search(text, start, end) else None
