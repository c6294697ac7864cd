"""Names by their structure: read leftwards from a head (`分公司`, `有限公司`, `管理局`) or a brand."""

from __future__ import annotations

import re

from postmetrics.names.borders import LEVELS, Borders
from postmetrics.names.mentions import Form, Mention
from postmetrics.names.naming import Kind, OrganizationNames

_NO_BRAND = re.compile("·|互联|业(?![务绩])")
_LATIN_WORD = re.compile(r"(?<![A-Za-z0-9])[A-Za-z+]+(?![A-Za-z0-9])")
_LONGEST_WHOLE = 40
_WHOLE = "国省市县区州盟旗行系球"
_SHORT = ("集团公司", "总行")
_PRODUCTS = ("保险", "人寿", "财险", "产险", "信托", "期货", "基金管理")
_TRADES = ("银行", "证券", *_PRODUCTS)
_BUREAUS = ("局", "厅", "署")
_AFTER_NAME = tuple("，:(")
_BEFORE_PARTNER = tuple("与向由对和据在是从")


class HeadReader:
    """Reads one text for heads and brands."""

    def __init__(self, text: str, names: OrganizationNames, borders: Borders) -> None:
        self.text = text
        self.names = names
        self.places = borders.places
        self._borders = borders

    def mentions(self) -> list[Mention]:
        """The names that have a head or a brand, in order."""
        text, names = self.text, self.names
        found: list[Mention] = []
        for match in names.last_character.finditer(text):
            end = match.end()
            words = names.anchors.get(text[max(0, end - 2) : end]) or names.anchors.get(text[end - 1], ())
            word = next((word for word in words if text.endswith(word, 0, end)), None)
            if word is None:
                continue
            kind = names.kinds.get(word)
            mention = self._kind(kind, end - len(word), end) if kind else self._brand(word, end)
            if mention is None and kind and kind.left == "closed" and found:
                mention = self._after_whole(kind, found[-1], end)
            if mention is None:
                continue
            while found and found[-1].end > mention.start:
                before = found.pop()
                whole = kind is None or kind.left == "whole" or end - before.start > _LONGEST_WHOLE
                if before.start < mention.start and not whole:
                    mention = mention._replace(start=before.start, text=text[before.start : end])
            runs_on = kind is not None and kind.part and found and found[-1].end == mention.start
            if kind and runs_on and not found[-1].source and not kind.department:
                mention = self._part(found.pop(), mention)
            found.append(mention)
        return found

    def _after_whole(self, kind: Kind, whole: Mention, end: int) -> Mention | None:
        """A branch named for no division (`赣南分行`), behind its organization's name."""
        head = end - len(kind.word)
        if not 2 <= head - whole.end <= 4 or whole.source or self._borders.edge(head, head - whole.end) != whole.end:
            return None
        stem = self.text[whole.end : head]
        return (
            None
            if stem in self.names.generic
            else Mention(whole.end, end, stem + kind.word, "name", (), None, kind.word, stem)
        )

    def _part(self, whole: Mention, part: Mention) -> Mention:
        """A branch or outlet whose name runs on from its organization's."""
        if part.end - whole.start > _LONGEST_WHOLE:
            return part
        return part._replace(
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
        begin = chain.start if chain else start
        if chain is None and not alone:
            return None
        return Mention(begin, end, text[begin:end], "name", chain.names if chain else (), names.brands[form])

    def _kind(self, kind: Kind, start: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        if kind.not_before and text.startswith(kind.not_before, end):
            return None
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

    def _whole(self, kind: Kind, head: int, end: int) -> Mention | None:
        text = self.text
        if kind.word.isascii() and not ((word := _LATIN_WORD.match(text, head)) and word.end() == end):
            return None
        start = head
        places: tuple[str, ...] = ()
        if kind.source and (chain := self.places.chain_before(text, head)):
            start, places = chain.start, chain.names
        elif kind.source and head and text[head - 1] in LEVELS and self._borders.edge(head, 3) == head - 1:
            start, places = head - 1, (text[head - 1],)
        elif kind.source and (nation := self._borders.nation_before(head)):
            start, places = head - len(nation), (nation,)
        elif kind.source and (nation := self._borders.nation(self._borders.edge(head, 8), head)):
            start, places = self._borders.edge(head, 8), (nation,)
        form: Form = "short" if kind.word in _SHORT else "name"
        source = kind.source and not (kind.foreign and start < head)
        return Mention(start, end, text[start:end], form, places, None, kind.word, "", source)

    def _closed(self, kind: Kind, head: int, end: int) -> Mention | None:
        text = self.text
        start = head
        places: tuple[str, ...] = ()
        brand: str | None = None
        while True:
            if brand is None and (form := self._borders.brand_before(start)):
                brand = self.names.brands[form]
                start -= len(form)
            elif not places and (chain := self.places.chain_before(text, start)):
                places, start = chain.names, chain.start
            else:
                break
        if not places and start and text[start - 1] in LEVELS:
            edge = self._borders.edge(start - 1, 6)
            if start - edge == 2 or text[edge - 1 : edge] in tuple("各等)") or self._borders.in_series(edge):
                return None
            start, places = edge, (text[edge:start],)
        if start == head:
            start = self._borders.edge(head, 6)
            region = text[start : start + 2] if head - start < 6 else ""
            if region not in self.names.regions:
                return None
            return Mention(start, end, text[start:end], "name", (), None, kind.word, text[start:head])
        form_: Form = "name" if brand else "short"
        return Mention(start, end, text[start:end], form_, places, brand, kind.word)

    def _free(self, kind: Kind, head: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        if kind.word in _TRADES and text.startswith(names.trade_guards, end):
            return None
        start, chain = self._borders.region(head)
        inner = chain.end if chain else start
        if form := self._borders.brand_at(inner, head):
            inner += len(form)
            if chain is None and (chain := self._borders.chain_at(inner, head)):
                inner = chain.end
        stem = text[inner:head]
        if kind.word in _PRODUCTS and self._ends_generic(stem):
            return None
        if form is None and "邮政" in stem + kind.word:
            form = "邮政"
        if start == head or (not stem and form is None and kind.word in _PRODUCTS):
            return None
        places = chain.names if chain else ()
        if chain is None and form is None:
            if stem in LEVELS:
                plural = self._borders.in_series(start) or text[start - 1 : start] == "各"
                return None if plural else Mention(start, end, text[start:end], "short", (stem,), None, kind.word)
            if kind.word == "公司" and stem in names.regions:
                return Mention(start, end, text[start:end], "name", (), None, kind.word, stem)
            if not self._is_proper(kind, start, stem, end):
                return None
            if stem[0] in LEVELS:
                places, stem = (stem[0],), stem[1:]
        brand = names.brands[form] if form else None
        return Mention(start, end, text[start:end], "name", places, brand, kind.word, stem, kind.source)

    def _is_proper(self, kind: Kind, start: int, stem: str, end: int) -> bool:
        """Whether words without a place or a brand before a head make a name, and not a kind of organization."""
        generic = self.names.generic
        if len(stem) < 2 or stem in generic:
            return False
        if stem[0] == "全" and stem[1] in _WHOLE:
            return False
        ends_generic = self._ends_generic(stem)
        if kind.word in _PRODUCTS:
            return not ends_generic and (
                self.text[end : end + 1] in _AFTER_NAME or self._borders.place_at(end) is not None
            )
        if kind.word in _TRADES:
            return not ends_generic
        if kind.word == "公司":
            related = self.text[start - 1 : start] in _BEFORE_PARTNER
            return ends_generic or stem.isascii() or (len(stem) <= 4 and related)
        return True

    def _ends_generic(self, stem: str) -> bool:
        return stem.endswith(self.names.generic_ends, 1)

    def _ranked(self, kind: Kind, head: int, end: int) -> Mention | None:
        text, names = self.text, self.names
        word = kind.word
        if text.endswith(names.not_bureaus, max(0, end - 3), end) or (word == "局" and text[head - 1 : head] == "局"):
            return None
        if word[0] in LEVELS:
            chain = self.places.chain_before(text, head) or self.places.chain_before(text, head + 1)
            start = chain.start if chain else head
            places = chain.names if chain else (word[0],)
            return Mention(start, end, text[start:end], "name", places, None, word, "", True)
        start, chain = self._borders.region(head)
        region = text[chain.end if chain else start : head]
        if word in _BUREAUS and len(region) < 2:
            return None
        if chain:
            return Mention(start, end, text[start:end], "name", chain.names, None, word, region, True)
        nation = self._borders.nation(start, head)
        if nation or region.startswith(("国家", "中国", "中华", "全国")):
            return Mention(start, end, text[start:end], "name", (nation,) if nation else (), None, word, region, True)
        if region and region[0] in LEVELS and region[1:2] != "级" and not (word in _BUREAUS and len(region) < 3):
            return Mention(start, end, text[start:end], "name", (region[0],), None, word, region[1:], True)
        return None
