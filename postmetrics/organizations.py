"""Organizations in a text: names by their structure, names that a frame introduces, short forms, anaphors.

A name is read leftwards from its head (`分公司`, `有限公司`, `管理局`): places, a brand, a level, or free words back
to a boundary. A business flash names companies without any head; frames (`X公告，`, `X(600000)`) introduce those, and
later bare occurrences of the name count too. A `Directory` holds one article's names and resolves short forms to the
fullest of them.

>>> text = "四川省邮政分公司与快递企业合作。该分公司要求各网点抓好落实，省分公司给予补贴。"
>>> mentions = find_organizations(text)
>>> [(m.text, m.form) for m in mentions]
[('四川省邮政分公司', 'name'), ('该分公司', 'anaphor'), ('省分公司', 'short')]
>>> Directory(mentions).resolve(mentions[2])
('四川省邮政分公司', 'abbreviated')
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, Literal

from postmetrics.errors import RuleError
from postmetrics.places import Chain, gazetteer
from postmetrics.records import Resolution

Form = Literal["name", "short", "anaphor"]

_OPENING = re.compile(
    r"(?:\A|[\n，。；:！!？?)”]|[近日]日|[日目此]前|[\d年今][年月日]|以来|期间|[月年]末|[月年]底|同时|此外|其中|随后)\Z"
)
_NO_BRAND = re.compile("·|互联|业(?![务绩])")
_SHORT_NAME = re.compile(
    r"(?:\A|[\n，。；:!？?”])(?P<name>[^\W\d的了说称将把被在据由从对与为受经按因以向该本其此各每这那我][^\W\d]{2,3})\Z"
)
_COUNTED = re.compile("[多余几十百千万亿]{0,3}[家个所名处座间]")
_LETTERS = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz·&*")
_LEVELS = "省市县区州盟旗"
_LONGEST_NAME = 18
_LONGEST_WHOLE = 40
_MOST_NAMES = 400
_REACH = 4000
_LOOK_BACK = 64
_COMPANY = ("公司", "集团", "控股", "股份")
_BRANCHES = ("分公司", "支公司", "省公司", "市公司", "县公司", "分行")
_BANK = ("银行", "支行", "分行", "总行", "农商行")
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
_SHORT = ("集团公司", "总行")
_PRODUCTS = ("保险", "人寿", "信托", "期货", "基金管理")
_TRADES = ("银行", "证券", *_PRODUCTS)
_BUREAUS = ("局", "厅", "署")
_AFTER_NAME = tuple("，:(")
_BEFORE_PARTNER = tuple("与向由对和据在是从")
_ANY_HEAD = ("单位", "机构")


@dataclass(frozen=True, slots=True)
class Mention:
    """Words of a text that point to an organization.

    `places` are the official names of its places, outermost first, or a level on its own (`省`); `kind` is the head
    that closes the name; `stem` what is left of the name besides places, brand and head. `source` marks government
    bodies and sources of information, which report on others. `framed` names were introduced by a frame. `opens`
    mentions begin a clause, time words aside, where a subject stands.
    """

    start: int
    end: int
    text: str
    form: Form
    places: tuple[str, ...] = ()
    brand: str | None = None
    kind: str | None = None
    stem: str = ""
    source: bool = False
    framed: bool = False
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A head that closes a name, and what must stand to its left."""

    word: str
    left: Literal["closed", "free", "ranked", "whole"]
    part: bool = False
    source: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words around a slot that name an organization."""

    name: str
    pattern: str
    head: Literal["line", "clause", "any"]
    source: bool = False
    repeated: bool = False
    examples: tuple[Mapping[str, str], ...] = ()
    rejects: tuple[str, ...] = ()


class OrganizationNames:
    """The tables of names: kinds, brands, boundaries, frames, as `data/organizations.toml` gives them."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.kinds = {
            word: Kind(word, entry["left"], entry.get("part", False), entry.get("source", False))
            for entry in data["kind"]
            for word in entry["words"]
        }
        self.brands: dict[str, str] = {}
        self.alone: set[str] = set()
        for entry in data["brand"]:
            self.alone.update(entry["alone"])
            for form in (*entry["alone"], *entry.get("forms", ())):
                self.brands[form] = entry["name"]
        self.frames = tuple(
            Frame(**{**entry, "examples": tuple(entry["examples"]), "rejects": tuple(entry["rejects"])})
            for entry in data["frame"]
        )
        for frame in self.frames:
            _check(frame)
        self.common = frozenset(data["common"]["words"])
        self.common_ends = tuple(self.common)
        self.countries = frozenset(data["countries"]["names"])
        self.generic = frozenset(data["generic"]["stems"])
        self.not_bureaus = tuple(data["generic"]["bureaus"])
        self.brand_guards = tuple(data["guards"]["brand"])
        self.kind_guards = tuple(data["guards"]["kind"])
        self.trade_guards = tuple(data["guards"]["trade"])
        boundary = data["boundary"]
        self.stops = frozenset(boundary["characters"])
        self.kept = frozenset(boundary["kept"])
        self.stop_words = frozenset(boundary["words"])
        self._anaphor = data["anaphor"]

    @cached_property
    def lengths(self) -> Mapping[str, tuple[int, ...]]:
        """The lengths of the anchors (kinds and brands) that end in a character, longest first."""
        found: dict[str, set[int]] = {}
        for word in (*self.kinds, *self.brands):
            found.setdefault(word[-1], set()).add(len(word))
        return {character: tuple(sorted(lengths, reverse=True)) for character, lengths in found.items()}

    @cached_property
    def last_character(self) -> re.Pattern[str]:
        """Any character that ends an anchor."""
        return re.compile(f"[{''.join(self.lengths)}]")

    @cached_property
    def anaphor(self) -> re.Pattern[str]:
        """Words that stand for an organization named elsewhere."""
        before, heads, never = (self._anaphor[key] for key in ("before", "heads", "not_before"))
        return re.compile(
            rf"(?:{'|'.join(before)})(?P<head>{'|'.join(sorted(heads, key=len, reverse=True))})(?!{'|'.join(never)})"
            r"|(?P<both>双方)|(?<![^\n，。；:！!？?)”》年月日度期])(?P<bare>公司)"
            rf"(?!{'|'.join((*self.kind_guards, *never))})"
        )

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """What follows a framed name, one group for each frame whose name comes first."""
        cues = {f.name: f.pattern.removeprefix("{name}") for f in self.frames if f.pattern.startswith("{name}")}
        first = "".join(sorted({character for cue in cues.values() for character in _first_characters(cue)}))
        return re.compile(f"(?=[{re.escape(first)}])(?:" + "|".join(f"(?P<{n}>{cue})" for n, cue in cues.items()) + ")")

    @cached_property
    def leads(self) -> tuple[tuple[Frame, re.Pattern[str]], ...]:
        """The frames in which words stand before the name, each with its pattern."""
        slot = "(?P<name>[一-鿿A-Za-z]{2,10}?)"
        return tuple(
            (f, re.compile(f.pattern.replace("{name}", slot)))
            for f in self.frames
            if not f.pattern.startswith("{name}")
        )


def _check(frame: Frame) -> None:
    file = "organizations.toml"
    if frame.pattern.count("{name}") != 1:
        raise RuleError(file, frame.name, "a pattern has one slot {name}")
    try:
        re.compile(frame.pattern.replace("{name}", "x"))
    except re.error as error:
        raise RuleError(file, frame.name, f"not a pattern: {error}") from error
    if frame.pattern.startswith("{name}") and not _first_characters(frame.pattern.removeprefix("{name}")):
        raise RuleError(file, frame.name, "after {name} comes a literal or a group of literals")


def _first_characters(cue: str) -> set[str]:
    begins = re.match(r"(?:\(\?:(?P<words>[^()]+)\)|\\(?P<escaped>\W)|(?P<plain>[^\\(\[.]))(?![?*{])", cue)
    if begins is None:
        return set()
    return {word[0] for word in (begins["words"] or begins["escaped"] or begins["plain"]).split("|")}


def read_names(toml: str) -> OrganizationNames:
    """The tables from the text of a TOML file."""
    return OrganizationNames(tomllib.loads(toml))


@cache
def organization_names() -> OrganizationNames:
    """The packaged tables, read once."""
    return read_names((files("postmetrics.data") / "organizations.toml").read_text(encoding="utf-8"))


def find_organizations(text: str, names: OrganizationNames | None = None) -> list[Mention]:
    """The organizations that a view's text mentions, in order, none overlapping another.

    >>> [(m.text, m.places, m.brand, m.kind) for m in find_organizations("近日，邮储银行浙江省温州市分行召开会议。")]
    [('邮储银行浙江省温州市分行', ('浙江省', '温州市'), '邮储银行', '分行')]
    """
    reader = _Reader(text, names or organization_names())
    found = _merge(reader.structured(), reader.framed())
    found = _merge(found, reader.repeated(found))
    found = _merge(found, reader.anaphors())
    return [
        replace(mention, opens=True) if _OPENING.search(text, max(0, mention.start - 12), mention.start) else mention
        for mention in found
    ]


def _merge(first: Sequence[Mention], second: Sequence[Mention]) -> list[Mention]:
    """Both lists in order; where they overlap, the first list's mention stays."""
    merged: list[Mention] = []
    i = 0
    end = 0
    for mention in second:
        while i < len(first) and first[i].start < mention.end:
            end = first[i].end
            merged.append(first[i])
            i += 1
        if mention.start >= end:
            merged.append(mention)
            end = mention.end
    merged.extend(first[i:])
    return merged


class _Reader:
    """Reads one text by one set of tables."""

    def __init__(self, text: str, names: OrganizationNames) -> None:
        self.text = text
        self.names = names
        self.places = gazetteer()

    def structured(self) -> list[Mention]:
        text, names = self.text, self.names
        found: list[Mention] = []
        for match in names.last_character.finditer(text):
            end = match.end()
            for length in names.lengths[text[end - 1]]:
                word = text[max(0, end - length) : end]
                if word in names.kinds or word in names.brands:
                    break
            else:
                continue
            kind = names.kinds.get(word)
            mention = self._kind(kind, end - len(word), end) if kind else self._brand(word, end)
            if mention is None:
                continue
            while found and found[-1].end > mention.start:
                before = found.pop()
                runs_on = kind is not None and kind.left != "whole" and end - before.start <= _LONGEST_WHOLE
                if before.start < mention.start and runs_on:
                    mention = replace(mention, start=before.start, text=text[before.start : end])
            if kind and kind.part and found and found[-1].end == mention.start and not found[-1].source:
                mention = self._part(found.pop(), mention)
            found.append(mention)
        return found

    def _part(self, whole: Mention, part: Mention) -> Mention:
        """A branch or outlet whose name runs on from its organization's."""
        if part.end - whole.start > _LONGEST_WHOLE:
            return part
        return replace(
            part,
            start=whole.start,
            text=self.text[whole.start : part.end],
            places=tuple(dict.fromkeys((*whole.places, *part.places))),
            brand=part.brand or whole.brand or (None if whole.places else whole.text),
            form="name",
        )

    def _brand(self, form: str, end: int) -> Mention | None:
        text, names = self.text, self.names
        start = end - len(form)
        alone = form in names.alone
        if _NO_BRAND.match(text, end) or (not alone and text.startswith(names.brand_guards, end)):
            return None
        chain = self.places.chain_before(text, start)
        if chain is None and not alone:
            return None
        begin = chain.start if chain else start
        return Mention(begin, end, text[begin:end], "name", chain.names if chain else (), names.brands[form])

    def _kind(self, kind: Kind, start: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        if len(kind.word) == 2 and kind.left == "free" and text.startswith(names.kind_guards, end):
            return None
        if kind.word[-1] == "学" and text.startswith(("生", "部"), end):
            return None
        match kind.left:
            case "whole":
                return self._whole(kind, start, end)
            case "closed":
                return self._closed(kind, start, end)
            case "free":
                return self._free(kind, start, end)
            case "ranked":
                return self._ranked(kind, start, end)

    def _whole(self, kind: Kind, head: int, end: int) -> Mention:
        text = self.text
        start = head
        places: tuple[str, ...] = ()
        if kind.source and (chain := self.places.chain_before(text, head)):
            start, places = chain.start, chain.names
        elif kind.source and head and text[head - 1] in _LEVELS and self._edge(head, 3) == head - 1:
            start, places = head - 1, (text[head - 1],)
        elif kind.source and (nation := self._nation(self._edge(head, 8), head)):
            start, places = self._edge(head, 8), (nation,)
        form: Form = "short" if kind.word in _SHORT else "name"
        return Mention(start, end, text[start:end], form, places, None, kind.word, "", kind.source)

    def _closed(self, kind: Kind, head: int, end: int) -> Mention | None:
        text = self.text
        start = head
        places: tuple[str, ...] = ()
        brand: str | None = None
        while True:
            if brand is None and (form := self._brand_before(start)):
                brand = self.names.brands[form]
                start -= len(form)
            elif not places and (chain := self.places.chain_before(text, start)):
                places, start = chain.names, chain.start
            else:
                break
        if not places and start and text[start - 1] in _LEVELS:
            edge = self._edge(start - 1, 6)
            if start - edge == 2 or text[edge - 1 : edge] in tuple("各等)") or self._in_series(edge):
                return None
            start, places = edge, (text[edge:start],)
        if start == head:
            return None
        form_: Form = "name" if brand else "short"
        return Mention(start, end, text[start:end], form_, places, brand, kind.word)

    def _in_series(self, start: int) -> bool:
        return start > 1 and self.text[start - 1] == "、" and self.text[start - 2] in _LEVELS

    def _free(self, kind: Kind, head: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        if kind.word in _TRADES and text.startswith(names.trade_guards, end):
            return None
        start, chain = self._region(head)
        inner = chain.end if chain else start
        if form := self._brand_at(inner, head):
            inner += len(form)
            if chain is None and (chain := self._chain_at(inner, head)):
                inner = chain.end
        stem = text[inner:head]
        if form is None and "邮政" in stem + kind.word:
            form = "邮政"
        if start == head or (not stem and form is None and kind.word in _PRODUCTS):
            return None
        places = chain.names if chain else ()
        if chain is None and form is None:
            if stem in _LEVELS:
                plural = self._in_series(start) or text[start - 1 : start] == "各"
                return None if plural else Mention(start, end, text[start:end], "short", (stem,), None, kind.word)
            if not self._is_proper(kind, start, stem, end):
                return None
            if stem[0] in _LEVELS:
                places, stem = (stem[0],), stem[1:]
        brand = names.brands[form] if form else None
        return Mention(start, end, text[start:end], "name", places, brand, kind.word, stem)

    def _is_proper(self, kind: Kind, start: int, stem: str, end: int) -> bool:
        """Whether words without a place or a brand before a head make a name, and not a kind of organization."""
        generic = self.names.generic
        if len(stem) < 2 or stem in generic:
            return False
        ends_generic = any(stem[i:] in generic for i in range(1, len(stem) - 1))
        if kind.word in _PRODUCTS:
            return not ends_generic and (
                self.text[end : end + 1] in _AFTER_NAME or self.places.at(self.text, end) is not None
            )
        if kind.word in _TRADES:
            return not ends_generic
        if kind.word == "公司":
            related = self.text[start - 1 : start] in _BEFORE_PARTNER
            return ends_generic or stem.isascii() or (len(stem) <= 4 and related)
        return True

    def _ranked(self, kind: Kind, head: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        word = kind.word
        if text.endswith(names.not_bureaus, max(0, end - 3), end) or (word == "局" and text[head - 1 : head] == "局"):
            return None
        if word[0] in _LEVELS:
            chain = self.places.chain_before(text, head) or self.places.chain_before(text, head + 1)
            start = chain.start if chain else head
            places = chain.names if chain else (word[0],)
            return Mention(start, end, text[start:end], "name", places, None, word, "", True)
        start, chain = self._region(head)
        region = text[chain.end if chain else start : head]
        if word in _BUREAUS and len(region) < 2:
            return None
        if chain:
            return Mention(start, end, text[start:end], "name", chain.names, None, word, region, True)
        nation = self._nation(start, head)
        if nation or region.startswith(("国家", "中国", "中华", "全国")):
            return Mention(start, end, text[start:end], "name", (nation,) if nation else (), None, word, region, True)
        if region and region[0] in _LEVELS and region[1:2] != "级" and not (word in _BUREAUS and len(region) < 3):
            return Mention(start, end, text[start:end], "name", (region[0],), None, word, region[1:], True)
        return None

    def _nation(self, start: int, end: int) -> str | None:
        sizes = range(min(8, end - start), 1, -1)
        return next((n for size in sizes if (n := self.text[start : start + size]) in self.names.countries), None)

    def _brand_before(self, end: int) -> str | None:
        text, brands = self.text, self.names.brands
        return next((form for n in range(8, 1, -1) if (form := text[max(0, end - n) : end]) in brands), None)

    def _brand_at(self, start: int, end: int) -> str | None:
        text, brands = self.text, self.names.brands
        return next(
            (form for n in range(8, 1, -1) if start + n <= end and (form := text[start : start + n]) in brands), None
        )

    def _region(self, head: int) -> tuple[int, Chain | None]:
        """Where the free words before a head begin, and the chain of places that they begin with."""
        text = self.text
        edge = self._edge(head, _LONGEST_NAME)
        if edge and text[edge - 1].isdigit() and (counted := _COUNTED.match(text, edge, head)):
            edge = counted.end()
        if chain := self._chain_at(edge, head):
            return edge, chain
        if self._brand_at(edge, head):
            return edge, None
        for i in range(edge + 1, head - 1):
            place = self.places.at(text, i)
            if place and place.end <= head and place.written == "full" and place.end - place.start > 2:
                chain = self._chain_at(i, head)
                if chain and chain.start == i:
                    return i, chain
        return edge, None

    def _chain_at(self, start: int, head: int) -> Chain | None:
        ends: list[int] = []
        end = start
        while len(ends) < 3 and (place := self.places.at(self.text, end)) and place.end <= head:
            if not ends and place.written == "bare" and all(d.level == "county" for d in place.divisions):
                return None
            end = place.end
            ends.append(end)
        for end in reversed(ends):
            chain = self.places.chain_before(self.text, end)
            if chain and chain.start == start:
                return chain
        return None

    def _edge(self, end: int, limit: int) -> int:
        """The boundary of a name, walking leftwards from `end` for at most `limit` characters."""
        text, names = self.text, self.names
        i = end
        lowest = max(0, end - limit)
        while i > lowest:
            character = text[i - 1]
            if character == ")":
                opening = text.rfind("(", max(lowest, i - 8), i)
                if opening < 0 or not _is_han(text[opening + 1]):
                    break
                i = opening
                continue
            spaced = character == " " and i < end and text[i] in _LETTERS and text[i - 2 : i - 1].isalpha()
            share_class = character == "-" and i < end and text[i].isascii() and i > 1 and _is_han(text[i - 2])
            if not (spaced or share_class or _is_han(character) or character in _LETTERS):
                break
            if text[i - 2 : i] in names.stop_words or (i > 2 and text[i - 3 : i] in names.stop_words):
                break
            if character in names.stops and not self._is_kept(i - 1):
                break
            i -= 1
        return i

    def _is_kept(self, i: int) -> bool:
        text, kept = self.text, self.names.kept
        if any(text[a:b] in kept for a, b in ((i - 1, i + 1), (i, i + 2), (i - 2, i + 1), (i, i + 3)) if a >= 0):
            return True
        for start in range(max(0, i - 3), i + 1):
            place = self.places.at(text, start)
            if place and place.end > i and place.end - place.start > 1 and (place.written != "bare" or start < i):
                return True
        return False

    def framed(self) -> list[Mention]:
        """The names that frames introduce."""
        text, names = self.text, self.names
        frames = {frame.name: frame for frame in names.frames}
        found: list[Mention] = []
        for match in names.cue.finditer(text):
            frame = frames[match.lastgroup or ""]
            end = match.start()
            start = self._edge(end - 2 if text.endswith("公司", 0, end) else end, 12)
            if text[start - 1 : start] in names.stops and (short := self._short_name(end)) is not None:
                start = short
            if self._is_framed_name(start, end) and self._stands_at(start, frame.head):
                name = text[start:end]
                if not frame.repeated or text.find(name, match.end(), match.end() + _REACH) >= 0:
                    found.append(Mention(start, end, name, "name", brand=name, source=frame.source, framed=True))
        for frame, pattern in names.leads:
            for match in pattern.finditer(text):
                start, end = match.span("name")
                name = match["name"]
                if self._is_framed_name(start, end) and self._edge(end, 12) == start:
                    found.append(Mention(start, end, name, "name", brand=name, source=frame.source, framed=True))
        found.sort(key=lambda mention: mention.start)
        sources = {mention.text for mention in found if mention.source}
        return _without_overlaps([replace(m, source=True) if m.text in sources else m for m in found])

    def _short_name(self, end: int) -> int | None:
        """Where a clause begins that is one short name and its cue, though a character in it looks like a boundary."""
        match = _SHORT_NAME.search(self.text, max(0, end - 5), end)
        if match is None or any(match["name"][i : i + 2] in self.names.stop_words for i in range(3)):
            return None
        return match.start("name")

    def _is_framed_name(self, start: int, end: int) -> bool:
        name, names = self.text[start:end], self.names
        if not 2 <= len(name) <= 12 or name in names.common or name in names.countries or name in names.generic:
            return False
        if name.endswith("公司"):
            return name[:-2] not in names.generic
        if len(name) < 5 and name.endswith(names.common_ends):
            return False
        place = self.places.at(self.text, start)
        return not (place and place.end >= end)

    def _stands_at(self, start: int, head: str) -> bool:
        if head == "any":
            return True
        before = self.text[start - 1 : start] if start else "\n"
        if head == "line":
            return before == "\n"
        return before in "\n，。；:、!?！？”》)日月年" or self.text[max(0, start - 2) : start] in (
            "晚间",
            "早间",
            "近日",
            "日前",
        )

    def repeated(self, found: Sequence[Mention]) -> list[Mention]:
        """Bare occurrences of framed names near the frame."""
        text = self.text
        spans: dict[int, Mention] = {}
        searched: dict[str, int] = {}
        for mention in found:
            if not mention.framed:
                continue
            position = max(searched.get(mention.text, 0), mention.start - _REACH)
            last = min(len(text), mention.end + _REACH)
            while (position := text.find(mention.text, position, last)) >= 0:
                spans.setdefault(position, replace(mention, start=position, end=position + len(mention.text)))
                position += len(mention.text)
            searched[mention.text] = last
        ordered = [spans[start] for start in sorted(spans)]
        return _without_overlaps(ordered)

    def anaphors(self) -> list[Mention]:
        """Words that stand for an organization named elsewhere."""
        return [
            Mention(m.start(), m.end(), m[0], "anaphor", kind=m["head"] or m["bare"] or m["both"])
            for m in self.names.anaphor.finditer(self.text)
        ]


def _without_overlaps(mentions: Sequence[Mention]) -> list[Mention]:
    kept: list[Mention] = []
    for mention in mentions:
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
    return kept


def _is_han(character: str) -> bool:
    return "一" <= character <= "鿿" or character == "〇"


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
        return tuple(dict.fromkeys(self._fullest(m, m.start)[0] for m in self._distinct))

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

    def _fullest(self, mention: Mention, before: int) -> tuple[str, Resolution]:
        fuller = self._fuller.get(mention.text)
        if fuller is None:
            fuller = self._fuller[mention.text] = [m for m in self._distinct if _abbreviates(mention, m)]
        if not fuller:
            return mention.text, "stated"
        best = max(fuller, key=_fullness)
        if any(m is not best and not _abbreviates(m, best) for m in fuller):
            earlier = [m for m in fuller if m.start < before] or fuller
            nearest = max(earlier, key=lambda m: m.start)
            best = max((m for m in fuller if m is nearest or _abbreviates(nearest, m)), key=_fullness)
        return best.text, "abbreviated"


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
        return short.framed and short.text in full.text and _is_company(full)
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
    return short == full or full.endswith(short) or short.endswith(full)


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
