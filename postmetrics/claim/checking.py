"""Rules held to their own examples: what a rule says it matches, it must match, and what it rejects, it must not.

>>> check_rules(parse_rules('''
... [[rule]]
... name = "amount.pledged"
... kind = "amount"
... pattern = '认捐{quantity}'
... examples = ["获得30万元"]
... rejects = ["捐款5万元"]
... ''', "mine.toml", words={}))
Traceback (most recent call last):
postmetrics.errors.RuleError: mine.toml: amount.pledged: the example '获得30万元' does not match
"""

from __future__ import annotations

from pathlib import Path

from postmetrics.claim.claims import ClaimMaker
from postmetrics.claim.discourse import Discourse
from postmetrics.claim.matching import RuleSet
from postmetrics.claim.rules import load_rules as read_rules
from postmetrics.claim.rules import parse_rules
from postmetrics.claim.timeframes import TimeFrames
from postmetrics.errors import RuleError
from postmetrics.measure.quantities import find_quantities
from postmetrics.measure.units import UnitTable, default_units
from postmetrics.numeric.ranks import find_ranks
from postmetrics.page.layout import lay_out

__all__ = ["check_rules", "load_rules", "parse_rules", "rules_that_match"]


def load_rules(*paths: str | Path, units: UnitTable | None = None) -> RuleSet:
    """The packaged rules, or those of the given TOML files in front of the packaged ones, held to their examples.

    Raises `RuleError` with the file, the entry and the reason.
    """
    packaged = read_rules()
    if not paths:
        return packaged
    own = read_rules(*paths)
    both = packaged | own
    check_rules(own, beside=both, units=units)
    return both


def check_rules(rules: RuleSet, *, beside: RuleSet | None = None, units: UnitTable | None = None) -> None:
    """Raise `RuleError` for the first rule whose example it does not match, or whose reject it does.

    `beside` are the rules that it stands among: a rule that another one always precedes never matches.
    """
    for rule in rules.rules:
        for example in rule.entry.examples:
            if rule.name not in rules_that_match(example, beside or rules, units):
                raise RuleError(rule.file, rule.name, f"the example {example!r} does not match")
        for reject in rule.entry.rejects:
            if rule.name in rules_that_match(reject, beside or rules, units):
                raise RuleError(rule.file, rule.name, f"the reject {reject!r} matches")


def rules_that_match(text: str, rules: RuleSet, units: UnitTable | None = None) -> list[str]:
    """The name of the first rule that matches each quantity and rank word of a text, in reading order.

    >>> rules_that_match("揽收量同比增长8%，第2项议程", read_rules())
    ['change.verb', 'none.ordinal']
    """
    page = lay_out(text)
    quantities = find_quantities(page.view.text, units or default_units())
    ranks = find_ranks(page.view.text, [quantity.numeral for quantity in quantities])
    frames = TimeFrames(page.view, [], None)
    discourse = Discourse(page, [], frames)
    return ClaimMaker(page, [*quantities, *ranks], frames, discourse, rules).rule_names()
