"""Organizations in a text: names by their structure, names that a frame introduces, short forms, anaphors.

A name is read leftwards from its head (`分公司`, `有限公司`, `管理局`): places, a brand, a level, or free words back
to a boundary. A business flash names companies without any head; frames (`X公告，`, `X(600000)`) introduce those, and
later bare occurrences of the name count too. What a short form stands for is the `Directory`'s to tell.

>>> text = "四川省邮政分公司与快递企业合作。该分公司要求各网点抓好落实，省分公司给予补贴。"
>>> [(m.text, m.form) for m in find_organizations(text)]
[('四川省邮政分公司', 'name'), ('该分公司', 'anaphor'), ('省分公司', 'short')]
"""

from __future__ import annotations

import re

from postmetrics.names.borders import Borders
from postmetrics.names.frames import FrameReader
from postmetrics.names.heads import HeadReader
from postmetrics.names.mentions import Mention, merge
from postmetrics.names.naming import OrganizationNames, organization_names
from postmetrics.names.own import OrganizationTable
from postmetrics.names.trades import TradeReader

_OPENING = re.compile(
    r"(?:\A|[\n，。；:！!？?)”]|[近日]日|[日目此]前|[\d年今][年月日]|以来|期间|[月年]末|[月年]底|同时|此外|其中|随后)\Z"
)


def find_organizations(
    text: str, names: OrganizationNames | None = None, *, own: OrganizationTable | None = None
) -> list[Mention]:
    """The organizations that a view's text mentions, in order, none overlapping another; `own` are the user's besides.

    >>> [(m.text, m.places, m.brand, m.kind) for m in find_organizations("近日，邮储银行浙江省温州市分行召开会议。")]
    [('邮储银行浙江省温州市分行', ('浙江省', '温州市'), '邮储银行', '分行')]
    """
    names = names or organization_names()
    borders = Borders(text, names)
    framer = FrameReader(text, names, borders)
    found = merge(HeadReader(text, names, borders).mentions(), framer.mentions())
    found = merge(found, framer.repeated(found))
    found = merge(found, TradeReader(text, names, borders).mentions())
    found = merge(found, framer.repeated(found))
    found = merge(found, _anaphors(text, names))
    if own:
        found = own.added_to(found, text)
    reporting = {m.text for m in found if _only_reports(text, m, names)}
    found = [m._replace(source=True) if m.text in reporting else m for m in found]
    return [
        mention._replace(opens=True) if _OPENING.search(text, max(0, mention.start - 2), mention.start) else mention
        for mention in found
    ]


def _only_reports(text: str, mention: Mention, names: OrganizationNames) -> bool:
    if mention.text.endswith(names.reporters) and names.report.match(text, mention.end):
        return True
    return mention.form == "name" and names.rating.match(text, mention.end) is not None


def _anaphors(text: str, names: OrganizationNames) -> list[Mention]:
    return [
        Mention(m.start(), m.end(), m[0], "anaphor", kind=m["head"] or m["bare"] or m["both"])
        for m in names.anaphor.finditer(text)
    ]
