"""Quantified claims in Chinese business-newspaper pages, as typed records.

>>> import postmetrics as pm
>>> [(claim.kind, claim.text) for claim in pm.extract("业务收入180余万元，同比增长8%。")]
[('amount', '180余万元'), ('change', '8%')]

Nothing is loaded before it is first used, so that importing the package costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from postmetrics.arrow import arrow_table as arrow_table
    from postmetrics.claim.checking import load_rules as load_rules
    from postmetrics.claim.matching import RuleSet as RuleSet
    from postmetrics.comparing import Difference as Difference
    from postmetrics.comparing import FieldDifference as FieldDifference
    from postmetrics.comparing import assert_claims as assert_claims
    from postmetrics.comparing import compare_claims as compare_claims
    from postmetrics.comparing import describe_differences as describe_differences
    from postmetrics.dump import dump_json as dump_json
    from postmetrics.dump import dump_jsonl as dump_jsonl
    from postmetrics.dump import load_json as load_json
    from postmetrics.dump import load_jsonl as load_jsonl
    from postmetrics.errors import OrganizationError as OrganizationError
    from postmetrics.errors import PageError as PageError
    from postmetrics.errors import PostmetricsError as PostmetricsError
    from postmetrics.errors import RecordError as RecordError
    from postmetrics.errors import RuleError as RuleError
    from postmetrics.errors import UnitError as UnitError
    from postmetrics.explanation import Explanation as Explanation
    from postmetrics.explanation import explain as explain
    from postmetrics.extraction import extract as extract
    from postmetrics.extraction import find_numbers as find_numbers
    from postmetrics.extraction import find_periods as find_periods
    from postmetrics.extraction import find_quantities as find_quantities
    from postmetrics.golden import GoldenPage as GoldenPage
    from postmetrics.golden import golden_pages as golden_pages
    from postmetrics.json_schema import schema as schema
    from postmetrics.measure.units import UnitTable as UnitTable
    from postmetrics.measure.units import default_units as default_units
    from postmetrics.measure.units import load_units as load_units
    from postmetrics.names.own import OrganizationTable as OrganizationTable
    from postmetrics.names.own import load_organizations as load_organizations
    from postmetrics.page.text import Span as Span
    from postmetrics.records import AmountClaim as AmountClaim
    from postmetrics.records import Change as Change
    from postmetrics.records import ChangeClaim as ChangeClaim
    from postmetrics.records import Claim as Claim
    from postmetrics.records import Extraction as Extraction
    from postmetrics.records import NumberMention as NumberMention
    from postmetrics.records import Period as Period
    from postmetrics.records import Phrase as Phrase
    from postmetrics.records import Quantity as Quantity
    from postmetrics.records import QuantityMention as QuantityMention
    from postmetrics.records import Rank as Rank
    from postmetrics.records import RankClaim as RankClaim
    from postmetrics.records import RatioClaim as RatioClaim
    from postmetrics.records import Subject as Subject
    from postmetrics.records import Unit as Unit
    from postmetrics.report import report_html as report_html
    from postmetrics.report import write_report as write_report
    from postmetrics.spreadsheet import dump_csv as dump_csv

__version__ = "0.1.0"

_PUBLIC = {
    "arrow": ("arrow_table",),
    "claim.checking": ("load_rules",),
    "claim.matching": ("RuleSet",),
    "comparing": ("Difference", "FieldDifference", "assert_claims", "compare_claims", "describe_differences"),
    "dump": ("dump_json", "dump_jsonl", "load_json", "load_jsonl"),
    "errors": ("OrganizationError", "PageError", "PostmetricsError", "RecordError", "RuleError", "UnitError"),
    "explanation": ("Explanation", "explain"),
    "extraction": ("extract", "find_numbers", "find_periods", "find_quantities"),
    "golden": ("GoldenPage", "golden_pages"),
    "json_schema": ("schema",),
    "measure.units": ("UnitTable", "default_units", "load_units"),
    "names.own": ("OrganizationTable", "load_organizations"),
    "page.text": ("Span",),
    "records": (
        *("AmountClaim", "Change", "ChangeClaim", "Claim", "Extraction", "NumberMention", "Period", "Phrase"),
        *("Quantity", "QuantityMention", "Rank", "RankClaim", "RatioClaim", "Subject", "Unit"),
    ),
    "spreadsheet": ("dump_csv",),
    "report": ("report_html", "write_report"),
}
_ROOM_OF = {name: room for room, names in _PUBLIC.items() for name in names}

__all__ = sorted(_ROOM_OF)  # noqa: PLE0605


def __getattr__(name: str) -> Any:
    if name not in _ROOM_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"postmetrics.{_ROOM_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_ROOM_OF})
