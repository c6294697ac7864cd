"""Words around a time phrase that leave one of its sides open: `自8月起`, `截至11月底`, `2015年以前`, `不晚于3月`."""

from __future__ import annotations

import re
from datetime import date, timedelta

from postmetrics.time.windows import Role, Window

SINCE = re.compile(
    r"(?P<at>以来|(?<=[年月])来(?![自到源临看说宾往访回信电])|起(?![草步到家飞源初伏诉点重因用来义])|开始|[及或]以后|[及或]之后)"
    r"|(?:以后|之后|后(?![端台续勤者面半期果备市方来代辈一二三四五六七八九十两几\d轮卫视世悔盾院缀排妈土天年的]))"
)
UNTIL = re.compile(
    r"(?P<at>[及或](?:以前|之前)|为?止|截止)"
    r"|(?:以前|之前|前(?![往来后台端列述者面期景沿进途排身提所十半一二三四五六七八九两几\d瞻夜缘线方锋夕]))"
)
BOUND = re.compile(r"(?P<no>不)?(?:(?P<early>早)|[晚迟])于$")
LEADS_SINCE = ("自从", "打从", "自")
_LEADS_UNTIL = ("截止到", "截至到", "截止至", "截至", "截止", "直到", "直至", "迄至", "到", "至", "迄")
_NO_LEAD = frozenset("达得受做收遇看找等提增降升减调感来回复滑落涨跌签报送亲各独源甚乃出展")
_DAY = timedelta(days=1)


def lead_before(text: str, low: int, start: int) -> str:
    """The word right before a phrase, not before `low`, that opens or closes it, else an empty string.

    >>> lead_before("截至3月", 0, 2), lead_before("受到3月", 0, 2)
    ('截至', '')
    """
    before = text[max(low, start - 3) : start]
    lead = next((word for word in (*_LEADS_UNTIL, *LEADS_SINCE, "从") if before.endswith(word)), "")
    if len(lead) == 1 and text[max(0, start - 2) : start - 1] in _NO_LEAD and start > 1:
        return ""
    return lead


def since(window: Window, suffix: re.Match[str]) -> date | None:
    """The first day of `3月以来` or `3月之后`."""
    if suffix["at"]:
        return window.last if window.role == "until" else window.first
    return _after(window.last or window.first)


def until(window: Window, suffix: re.Match[str], whole: bool) -> date | None:
    """The last day of `3月为止` or `3月之前`; with `whole` the window itself still counts (`3月底前`)."""
    return window.last if suffix["at"] or whole else _before(window.first)


def bounded(window: Window, bound: re.Match[str]) -> tuple[date | None, date | None, Role]:
    """The sides that `早于` or `不晚于` leave."""
    if bound["early"]:
        return (window.first, None, "since") if bound["no"] else (None, _before(window.first), "until")
    return (None, window.last, "until") if bound["no"] else (_after(window.last), None, "since")


def _before(day: date | None) -> date | None:
    return None if day is None or day == date.min else day - _DAY


def _after(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + _DAY
