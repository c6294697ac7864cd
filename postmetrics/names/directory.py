"""The organizations of one article, and what its short forms and anaphors stand for.

>>> from postmetrics.names.organizations import find_organizations
>>> mentions = find_organizations("四川省邮政分公司与快递企业合作。省分公司给予补贴。")
>>> Directory(mentions).resolve(mentions[1])
('四川省邮政分公司', 'abbreviated')
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property

from postmetrics.names.mentions import Mention
from postmetrics.records import Resolution

_MOST_NAMES = 400
_LOOK_BACK = 64
_COMPANY = ("公司", "集团", "控股", "股份")
_BRANCHES = ("分公司", "支公司", "省公司", "市公司", "县公司", "分行")
_BANK = ("银行", "央行", "支行", "分行", "总行", "农商行")
_HEAD_FAMILIES: Mapping[str, tuple[str, ...]] = {
    "公司": (*_COMPANY, "银行", "证券", "保险", "人寿", "信托", "期货"),
    "集团": ("集团", "集团公司", "有限公司"),
    "行": _BANK,
    "银行": _BANK,
    "司": _COMPANY,
    "企业": (*_COMPANY, "银行", "工厂", "厂"),
    "院": ("院",),
    "校": ("学校", "大学", "学院", "中学", "小学", "分校"),
    "中心": ("中心",),
    "局": ("局",),
}
_TRADES_OF_ALL = frozenset(
    ("汽车", "集团", "股份", "控股", "科技", "电器", "电子", "地产", "航空", "制药", "医药", "能源")
)
"""What a company's short name may leave out: `丰田` for `丰田汽车`."""
_ANY_HEAD = ("单位", "机构")


class Directory:
    """The organizations of one article, body and headlines, and what its short forms and anaphors stand for."""

    def __init__(self, mentions: Sequence[Mention], headline_mentions: Sequence[Mention] = ()) -> None:
        self._named = sorted((m for m in mentions if m.form != "anaphor"), key=lambda m: m.start)
        self._starts = [m.start for m in self._named]
        self._headline = [m for m in headline_mentions if m.form != "anaphor"]
        distinct: dict[str, Mention] = {}
        for mention in (*self._named, *self._headline):
            distinct.setdefault(mention.text, mention)
        self._distinct = tuple(distinct.values())[:_MOST_NAMES]
        self._fuller: dict[str, list[Mention]] = {}

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The fullest names, in the order in which they are first mentioned."""
        return tuple(dict.fromkeys(self._fullest(m, m.start)[0].text for m in self._distinct))

    @cached_property
    def main(self) -> Mention | None:
        """The organization that the article is about.

        The headline's, where the body names it too; else the first that begins a clause of the body; else the first
        named.
        """
        actors = [m for m in self._named if not m.source]
        acting = list({m.text: m for m in actors}.values())[:_MOST_NAMES]
        titled = [m for m in self._headline if not m.source][:_LOOK_BACK]
        for title in titled:
            if any(m.text == title.text or _abbreviates(title, m) or _abbreviates(m, title) for m in acting):
                return title
        subject = next((m for m in actors if m.opens), None)
        return subject or next(iter((*actors, *titled)), None)

    def resolve(self, mention: Mention, *, before: int | None = None) -> tuple[str, Resolution] | None:
        """The fullest name in the article for a mention, and how the mention stands to it; None where nothing fits.

        An anaphor takes the latest fitting organization that begins before `before`, by default before the anaphor.
        """
        referred = self.refer(mention, before=before)
        return (referred[0].text, referred[1]) if referred else None

    def refer(self, mention: Mention, *, before: int | None = None) -> tuple[Mention, Resolution] | None:
        """The same with the mention that gives the fullest name, so that its words can be found in the text."""
        position = mention.start if before is None else before
        if mention.form != "anaphor":
            return self._fullest(mention, position)
        referent = self._referent(mention, position)
        return (self._fullest(referent, position)[0], "anaphor") if referent else None

    def _referent(self, mention: Mention, before: int) -> Mention | None:
        head = mention.kind or ""
        if mention.text.startswith(("公司", "本", "我")) and self.main and _answers(self.main, head):
            return self.main
        last = bisect_left(self._starts, before)
        for candidate in reversed(self._named[max(0, last - _LOOK_BACK) : last]):
            if _answers(candidate, head):
                return candidate
        return next((m for m in self._headline if _answers(m, head)), None)

    def _fullest(self, mention: Mention, before: int) -> tuple[Mention, Resolution]:
        if mention.resolved:
            name, how = mention.resolved
            return mention._replace(text=name), how
        fuller = self._fuller.get(mention.text)
        if fuller is None:
            fuller = self._fuller[mention.text] = [m for m in self._distinct if _abbreviates(mention, m)]
        if not fuller:
            return mention, "stated"
        best = max(fuller, key=_fullness)
        if any(m is not best and not _abbreviates(m, best) for m in fuller):
            earlier = [m for m in fuller if m.start < before] or fuller
            nearest = max(earlier, key=lambda m: m.start)
            best = max((m for m in fuller if m is nearest or _abbreviates(nearest, m)), key=_fullness)
        return (self._fullest(best, before)[0] if best.resolved else best), "abbreviated"


def _answers(mention: Mention, head: str) -> bool:
    """Whether an anaphor's head can stand for the organization."""
    if head == "双方":
        return False
    if head in _ANY_HEAD:
        return True
    if mention.framed:
        return head in ("公司", "集团", "企业", "司") or mention.text.endswith(head)
    if mention.kind is None:
        return head in ("公司", "企业") or (head in ("行", "银行") and mention.text.endswith(("行", "邮储")))
    return mention.kind.endswith(_HEAD_FAMILIES.get(head, (head,)))


def _abbreviates(short: Mention, full: Mention) -> bool:
    """Whether one name can be a shorter name of what the other names."""
    if _fullness(full) <= _fullness(short):
        return False
    if short.framed or full.framed:
        if short.framed and full.framed:
            return full.text.startswith(short.text) and full.text[len(short.text) :] in _TRADES_OF_ALL
        if not short.framed or not _is_company(full):
            return False
        name, form = short.text[:-2], short.text[-2:]
        return short.text in full.text or (
            form in ("股份", "集团") and form in full.text and full.text.startswith(name)
        )
    if short.kind == "集团公司" and short.form == "short":
        return "集团" in full.text and _is_company(full) and full.brand is not None
    if short.brand and full.brand and short.brand != full.brand:
        return False
    if short.kind is None:
        if not short.places:
            return not full.places and _is_company(full) and not full.stem and short.brand == full.brand
        if full.kind not in _BRANCHES and not (full.kind is None and full.brand):
            return False
    elif full.kind is None or not _same_kind(short.kind, full.kind):
        return False
    if short.stem and (full.text.endswith(short.text) or (short.stem == full.stem and _within(short, full))):
        return True
    return short.stem == full.stem and bool(short.places) and _within(short, full)


def _fullness(mention: Mention) -> tuple[int, bool]:
    return len(mention.text), mention.brand is not None


def _is_company(mention: Mention) -> bool:
    return mention.kind is not None and mention.kind.endswith(_COMPANY) and mention.kind not in _BRANCHES


def _same_kind(short: str, full: str) -> bool:
    return full.endswith(short) or short.endswith(full) or full.startswith(short)


def _within(short: Mention, full: Mention) -> bool:
    """Whether the two chains of places end in the same place and do not contradict each other."""
    if not short.places or not full.places:
        return not short.places
    last, full_last = short.places[-1], full.places[-1]
    if len(last) == 1:
        return full_last.endswith(last)
    if last != full_last and not full_last.startswith(last) and not last.startswith(full_last):
        return False
    outer, full_outer = set(short.places[:-1]), set(full.places[:-1])
    return outer <= full_outer or full_outer <= outer
