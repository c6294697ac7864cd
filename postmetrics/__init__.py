"""Quantified claims in Chinese business-newspaper pages, as typed records.

>>> import postmetrics as pm
>>> [(claim.kind, claim.text) for claim in pm.extract("业务收入180余万元，同比增长8%。")]
[('amount', '180余万元'), ('change', '8%')]
"""

from postmetrics.claim.checking import load_rules
from postmetrics.claim.matching import RuleSet
from postmetrics.dump import dump_csv, dump_json, dump_jsonl, load_jsonl
from postmetrics.errors import PageError, PostmetricsError, RecordError, RuleError, UnitError
from postmetrics.explanation import Explanation, explain
from postmetrics.extraction import extract, find_numbers, find_periods, find_quantities
from postmetrics.measure.units import UnitTable, default_units, load_units
from postmetrics.page.text import Span
from postmetrics.records import (
    AmountClaim,
    Change,
    ChangeClaim,
    Claim,
    Extraction,
    NumberMention,
    Period,
    Phrase,
    Quantity,
    QuantityMention,
    Rank,
    RankClaim,
    RatioClaim,
    Subject,
    Unit,
)

__all__ = [
    "AmountClaim",
    "Change",
    "ChangeClaim",
    "Claim",
    "Explanation",
    "Extraction",
    "NumberMention",
    "PageError",
    "Period",
    "Phrase",
    "PostmetricsError",
    "Quantity",
    "QuantityMention",
    "Rank",
    "RankClaim",
    "RatioClaim",
    "RecordError",
    "RuleError",
    "RuleSet",
    "Span",
    "Subject",
    "Unit",
    "UnitError",
    "UnitTable",
    "default_units",
    "dump_csv",
    "dump_json",
    "dump_jsonl",
    "explain",
    "extract",
    "find_numbers",
    "find_periods",
    "find_quantities",
    "load_jsonl",
    "load_rules",
    "load_units",
]

__version__ = "0.1.0"
