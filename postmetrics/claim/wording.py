"""The words that name what a candidate measures: those that its rule names, before it, behind it, or said before.

`metrics.py` knows the words; this room knows where in the sentence to look, and when a figure goes on about what the
figure before it measured (`由A降为B，降幅c`).
"""

from __future__ import annotations

import re

from postmetrics.claim import metrics
from postmetrics.claim.candidates import Candidate
from postmetrics.claim.matching import RuleSet
from postmetrics.claim.metrics import Range, Skip
from postmetrics.measure.quantities import FoundQuantity
from postmetrics.numeric.ranks import FoundRank
from postmetrics.page.sentences import Sentence, clause_end, clause_start

_REACHES = re.compile(
    r"(?:进一步|再|又|继续)?[一-鿿]{1,2}(?:至|到|为|成)(?:了)?(?:(?:现在|目前|如今|当前|[今去]年|20\d\d年)的?)?"
    r"(?:近|约|超过?|逾|不足|不到)?"
)
_OF_ANOTHER = re.compile(r"，?(?:恢复至|恢复到|达到?|约?为|是|相当于)[^，。；]{1,16}的(?:近|约|超过?|逾|不足|不到)?")
_AS_ANOTHER = re.compile(r"(?<!认|因)(?:是|相当于|(?:始终|一直)?处于)[^，。；]{2,16}$")
_JOINT = re.compile(r"[、和及与，]|以及")
_ADVERB = 2


class Wording:
    """Names what is measured, figure by figure of one piece of text in reading order."""

    def __init__(self, text: str, skip: Skip, rules: RuleSet) -> None:
        self._text = text
        self._skip = skip
        self._rules = rules
        self._carried: Range | None = None

    def name(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> None:
        """Set the candidate's metric; `previous` is the one before it in its sentence."""
        whole = self._metric(candidate, sentence, previous)
        if previous and whole and whole == self._carried:
            _follow(candidate, previous)
        candidate.metric = metrics.member(self._text, whole, *candidate.place) if whole else None
        if not self._stays_aside(candidate, sentence):
            self._carried = whole or self._carried

    def _metric(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Range | None:
        match = candidate.match
        assert match is not None
        if "metric" in match.groups:
            start, end = metrics.trim(self._text, *match.groups["metric"], skip=self._skip, rules=self._rules)
            if end > start:
                return start, end
        moved = match.groups.get("up") or match.groups.get("down")
        if moved and metrics.is_its_own_name(self._text[slice(*moved)]):
            return moved
        if match.rule.entry.kind in ("change", "rank"):
            return self._of_change(candidate, sentence, previous, moved)
        return candidate.counted or self._of_level(candidate, sentence, previous)

    def _of_change(
        self, candidate: Candidate, sentence: Sentence, previous: Candidate | None, moved: Range | None
    ) -> Range | None:
        """What moved, or is ranked: the words before the rule's own, or what the sentence spoke of before."""
        assert candidate.match is not None
        stop = min(candidate.head, candidate.match.start)
        left = self._words(min(candidate.low, stop), stop) or self._trend(candidate, sentence, previous)
        noun = moved if candidate.match.rule.entry.noun else None
        if noun and left and left[1] - left[0] <= _ADVERB:
            return left[0], noun[1]
        if left is None and candidate.bracketed:
            left = self._before_bracket(candidate, sentence, previous)
        counted = self._behind(candidate, sentence) if candidate.counts else None
        return left or counted or self._carried or noun

    def _of_level(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Range | None:
        """What a level measures: the noun before the number, or behind it where that is what is counted."""
        text, match, carried = self._text, candidate.match, self._carried
        assert match is not None
        is_ratio = match.rule.entry.kind == "ratio"
        low = _behind_noun(candidate, previous)
        left = self._words(low, candidate.head)
        if left is None and candidate.bracketed:
            left = self._before_bracket(candidate, sentence, previous)
        if left and is_ratio and (other := _AS_ANOTHER.search(text, *left)):
            left = self._words(left[0], other.start())
        if previous and previous.end == candidate.low and _REACHES.fullmatch(text, candidate.low, candidate.head):
            return carried
        if is_ratio and _OF_ANOTHER.fullmatch(text, candidate.low, candidate.head):
            return carried or left
        right = self._behind(candidate, sentence)
        handed = metrics.hands_over(text, candidate.low, self._skip.ends.get(candidate.head, candidate.head))
        attributive = text.startswith("的", candidate.end)
        if right and self._joins(previous, candidate):
            return right
        if right and attributive and is_ratio and not left and metrics.names_level(text, *right):
            return right
        if right and (
            handed or (candidate.counts and not (left and (attributive or metrics.names_level(text, *left))))
        ):
            return right
        if left and candidate.counts and metrics.is_scope(text[slice(*left)]):
            assert isinstance(candidate.found, FoundQuantity)
            return candidate.found.number_end, candidate.end
        if left := left or self._trend(candidate, sentence, previous):
            return left
        if carried and previous and (previous.end == candidate.low or not right):
            return carried
        if right or carried:
            return right or carried
        following = self._clause_end(candidate.end, sentence) + 1
        stop = self._clause_end(following, sentence)
        return self._words(following, stop) if stop <= candidate.until else None

    def _joins(self, previous: Candidate | None, candidate: Candidate) -> bool:
        """Whether a figure goes on a list whose nouns stand behind: `3000亿元中期借贷和100亿元逆回购`."""
        if previous is None or previous.metric is None or previous.metric[0] < previous.end:
            return False
        return _JOINT.fullmatch(self._text, previous.metric[1], candidate.head) is not None

    def _behind(self, candidate: Candidate, sentence: Sentence) -> Range | None:
        high = min(candidate.until, self._clause_end(candidate.end, sentence))
        return metrics.after(self._text, candidate.end, max(candidate.end, high))

    def _before_bracket(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Range | None:
        """The words before the bracket that a figure stands in: `燃料成本(占68%)`."""
        bracket = self._text.rfind("(", sentence.start, candidate.start)
        low = clause_start(self._text, sentence.start, bracket)
        return self._words(max(low, previous.end if previous else low), bracket)

    def _trend(self, candidate: Candidate, sentence: Sentence, previous: Candidate | None) -> Range | None:
        """What the clause before says is moving, where it has no figure of its own."""
        start = clause_start(self._text, sentence.start, candidate.head)
        low = clause_start(self._text, sentence.start, start - 1) if start > sentence.start else start
        if low >= start or (previous and previous.end > low):
            return None
        found = metrics.trending(self._text, low, start - 1)
        return self._words(*found) if found else None

    def _stays_aside(self, candidate: Candidate, sentence: Sentence) -> bool:
        """Whether the next figure does not go on about what this one measures.

        That is so of a bracket, a time (`连续5年居首位`), a pace (`涨幅比上月回落0.7个百分点`), a part (`占总额四成`),
        and those that something stands among (`14家企业中`).
        """
        behind = candidate.metric is not None and candidate.metric[0] >= candidate.end
        if behind and candidate.metric and self._text.startswith(("中", "之中", "当中"), candidate.metric[1]):
            return self._carried is not None
        is_ratio = candidate.match is not None and candidate.match.rule.entry.kind == "ratio"
        if is_ratio and candidate.metric and metrics.is_part(self._text[slice(*candidate.metric)]):
            return True
        if candidate.metric and _of_pace(candidate) and metrics.is_pace(self._text[slice(*candidate.metric)]):
            return True
        return (candidate.lasts and behind) or candidate.bracketed

    def _words(self, low: int, end: int) -> Range | None:
        return metrics.before(self._text, low, end, skip=self._skip, rules=self._rules)

    def _clause_end(self, at: int, sentence: Sentence) -> int:
        cut = next((cut for cut in sentence.cuts if cut >= at), sentence.end)
        return clause_end(self._text, at, cut)


def _behind_noun(candidate: Candidate, previous: Candidate | None) -> int:
    """Where a figure's own words begin: behind the noun of the one before (`向2300户棉农发放贷款11亿元`)."""
    if previous is None or previous.metric is None or not previous.end <= previous.metric[0] <= candidate.low + 1:
        return candidate.low
    if not previous.counts or previous.lasts:
        return candidate.low
    return min(max(candidate.low, previous.metric[1]), candidate.head)


def _of_pace(candidate: Candidate) -> bool:
    """Whether a figure tells how much faster or slower something moves, in percentage points."""
    found, match = candidate.found, candidate.match
    of_points = isinstance(found, FoundQuantity) and found.unit is not None and found.unit.code == "pp"
    return of_points and match is not None and match.rule.entry.kind == "change"


def _follow(candidate: Candidate, previous: Candidate) -> None:
    """Let the second of two figures for one metric (`由2.1元降为1.4元`) keep what the first one's words said."""
    found, before = candidate.found, previous.found
    if isinstance(found, FoundQuantity) and isinstance(before, FoundQuantity):
        together = previous.end == candidate.low or previous.head == candidate.head
        if before.per and not found.per and found.unit == before.unit and together:
            candidate.found = found._replace(per=before.per)
    elif isinstance(found, FoundRank) and isinstance(before, FoundRank) and previous.match and candidate.match:
        scope = previous.match.groups.get("scope")
        own = candidate.match.groups.get("scope", (0, 0))
        if scope and own[0] == own[1]:
            groups = {**candidate.match.groups, "scope": scope}
            candidate.match = candidate.match._replace(groups=groups)
