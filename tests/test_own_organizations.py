"""Organizations and stop-names of the user's own."""

import pickle
from pathlib import Path

import pytest

import postmetrics as pm
from postmetrics.names.organizations import find_organizations
from postmetrics.names.own import OrganizationTable, parse_organizations

SOURCE = """
[[organization]]
name = "云峰快运集团股份有限公司"
aliases = ["云峰快运", "云峰"]

[[organization]]
name = "Yunda Post"
aliases = ["YP", "雲達"]

[[organization]]
name = "云峰县统计局"
aliases = ["云统"]

[stop]
names = ["云峰会", "远航科技"]
"""
FULL = "云峰快运集团股份有限公司"


@pytest.fixture(name="table", scope="module")
def _table() -> OrganizationTable:
    return parse_organizations(SOURCE, "mine.toml")


def subjects(page: str, table: OrganizationTable | None) -> list[tuple[str, str, str] | None]:
    claims = pm.extract(page, organizations=table)
    return [claim.subject and (claim.subject.name, claim.subject.text, claim.subject.resolution) for claim in claims]


def found(text: str, table: OrganizationTable) -> list[str]:
    return [mention.text for mention in find_organizations(text, own=table)]


def test_an_alias_is_a_subject_and_no_word_of_the_metric(table: OrganizationTable) -> None:
    page = "记者了解到，去年云峰揽收快件5万件。"
    (before,) = pm.extract(page)
    (claim,) = pm.extract(page, organizations=table)
    assert before.subject is None
    assert before.metric is not None
    assert before.metric.text == "云峰揽收快件"
    assert claim.model_dump(include={"subject", "metric"}) == {
        "subject": {"name": FULL, "text": "云峰", "span": {"start": 8, "end": 10}, "resolution": "abbreviated"},
        "metric": {"text": "揽收快件", "span": {"start": 10, "end": 14}},
    }


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (f"{FULL}揽收快件3万件。", [(FULL, FULL, "stated")]),
        ("云峰快运揽收快件3万件。", [(FULL, "云峰快运", "abbreviated")]),
        ("今日云峰揽收快件5万件。", [(FULL, "云峰", "abbreviated")]),
        ("雲峰快運攬收快件3万件。", [(FULL, "雲峰快運", "abbreviated")]),
        ("雲達揽收快件3万件。", [("Yunda Post", "雲達", "abbreviated")]),
        ("云达揽收快件3万件。", [("Yunda Post", "云达", "abbreviated")]),
        ("YP揽收快件3万件。", [("Yunda Post", "YP", "abbreviated")]),
        ("云峰揽收快件3万件。该公司收入3亿元。", [(FULL, "云峰", "abbreviated"), (FULL, "该公司", "anaphor")]),
        ("云峰揽收快件3万件。收入达3亿元。", [(FULL, "云峰", "abbreviated"), (FULL, "云峰", "inherited")]),
        (
            "云峰、雲達分别揽收快件3万件、5万件。",
            [(FULL, "云峰", "abbreviated"), ("Yunda Post", "雲達", "abbreviated")],
        ),
        ("据云峰数据显示，全国快递业务量达3亿件。", [None]),
        ("云统数据显示，快递业务量达3亿件。", [None]),
    ],
)
def test_subjects(page: str, expected: list[tuple[str, str, str] | None], table: OrganizationTable) -> None:
    assert subjects(page, table) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("云峰快运增收", ["云峰快运"]),
        ("云峰航空有限公司增收", ["云峰航空有限公司"]),
        ("客户选择了云峰会员卡", []),
        ("客户选择了云峰与YP", ["云峰", "YP"]),
        ("型号YP5与MYP", []),
        (f"客户选择了{FULL}", [FULL]),
    ],
)
def test_the_longest_name_counts(text: str, names: list[str], table: OrganizationTable) -> None:
    assert found(text, table) == names


def test_an_alias_within_a_packaged_name_does_not_break_it() -> None:
    table = parse_organizations('[[organization]]\nname = "东方轮渡"\naliases = ["东方"]', "mine.toml")
    assert found("投资者看好东方财富，东方增收", table) == ["东方财富", "东方"]


def test_a_stop_name_is_no_organization(table: OrganizationTable) -> None:
    page = "远航科技宣布，远航科技揽收快件3万件。"
    assert subjects(page, None) == [("远航科技", "远航科技", "stated")]
    assert subjects(page, table) == [None]
    assert found("远航科技有限公司增收", table) == ["远航科技有限公司"]


def test_an_own_name_keeps_what_its_structure_tells(table: OrganizationTable) -> None:
    mentions = find_organizations("云峰县统计局与云统公布数据", own=table)
    assert [(m.text, m.kind, m.source, m.framed) for m in mentions] == [
        ("云峰县统计局", "统计局", True, False),
        ("云统", "统计局", True, False),
    ]


def test_a_short_name_of_the_page_stands_for_an_own_one() -> None:
    table = parse_organizations('[[organization]]\nname = "云峰汽车控股"\naliases = ["云峰汽车"]', "mine.toml")
    page = "云峰公告，订单增长8%。云峰汽车交付新车5万辆。"
    assert subjects(page, table) == [
        ("云峰汽车控股", "云峰", "abbreviated"),
        ("云峰汽车控股", "云峰汽车", "abbreviated"),
    ]


def test_explain_knows_own_names(table: OrganizationTable) -> None:
    (told,) = pm.explain("去年云峰收入3亿元。", 6, organizations=table)
    assert [(r.words, r.why) for r in told.reasons if r.field == "subject"] == [("云峰", f"{FULL}: abbreviated")]


def test_a_table_is_a_value(table: OrganizationTable) -> None:
    assert len(table) == 10
    with pytest.raises(AttributeError):
        table.stops = frozenset()  # type: ignore[misc]
    copy = pickle.loads(pickle.dumps(table))
    assert (copy.names, copy.stops) == (table.names, table.stops)
    page = "去年云峰收入3亿元。"
    assert subjects(page, copy) == [(FULL, "云峰", "abbreviated")]
    assert subjects(page, None) == [None]


def test_files_add_up(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.write_text(SOURCE, encoding="utf-8")
    other.write_text('[[organization]]\nname = "远山货运"\n', encoding="utf-8")
    assert found("云峰与远山货运", pm.load_organizations(one, other)) == ["云峰", "远山货运"]
    assert len(pm.load_organizations()) == 0
    other.write_text('[stop]\nnames = ["云峰"]\n', encoding="utf-8")
    with pytest.raises(pm.OrganizationError) as refused:
        pm.load_organizations(one, other)
    assert str(refused.value) == f"{other}: stop: '云峰' is a name of {FULL} too"


@pytest.mark.parametrize(
    ("source", "entry", "reason"),
    [
        ("[[organization]", "file", "is not TOML: "),
        ("x = " + "[" * 100_000, "file", "is not TOML: nested too deeply"),
        ("[[company]]\nname = '云峰'", "company", "only [[organization]] entries and a table [stop] are known"),
        ("'' = 1", '""', "only [[organization]] entries"),
        ("[organization]\nname = '云峰'", "organization", "must be written as [[organization]]"),
        ("organization = ['云峰']", "organization 1", "must be written as [[organization]]"),
        ("stop = ['云峰']", "stop", "must be written as [stop]"),
        (
            "[[organization]]\nname = '远山'\n[[organization]]\naliases = ['云峰']",
            "organization 2",
            'the field "name" must be a string that is not empty',
        ),
        ("[[organization]]\nname = 3", "organization 1", 'the field "name" must be a string'),
        (
            "[[organization]]\nname = '云峰'\nalias = ['云']",
            "云峰",
            'the field "alias" is not known; there is name and',
        ),
        ("[[organization]]\nname = '云峰'\naliases = '云'", "云峰", 'the field "aliases" must be a list of strings'),
        ("[[organization]]\nname = '云峰'\naliases = [1]", "云峰", 'the field "aliases" must be a list of strings'),
        ("[[organization]]\nname = '云峰'\naliases = ['云']", "云峰", "'云' must have 2 to 60 characters"),
        (f"[[organization]]\nname = '{'云' * 61}'", "云" * 61, "must have 2 to 60 characters"),
        ("[[organization]]\nname = '云峰'\naliases = ['2024']", "云峰", "'2024' has no letter or Chinese character"),
        (
            "[[organization]]\nname = '云峰'\n[[organization]]\nname = '远山'\naliases = ['雲峰']",
            "远山",
            "'雲峰' stands twice: it is a name of 云峰 already",
        ),
        ("[stop]\nwords = ['云峰']", "stop", 'the field "words" is not known; there is names'),
        ("[stop]\nnames = ['云']", "stop", "'云' must have 2 to 60 characters"),
        ("[[organization]]\nname = '云峰'\n[stop]\nnames = ['云峰']", "stop", "'云峰' is a name of 云峰 too"),
    ],
)
def test_a_faulty_file_is_refused(source: str, entry: str, reason: str) -> None:
    with pytest.raises(pm.OrganizationError) as refused:
        parse_organizations(source, "mine.toml")
    assert (refused.value.file, refused.value.entry) == ("mine.toml", entry)
    assert reason in refused.value.reason


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(pm.OrganizationError, match=r"missing\.toml: file: cannot be read"):
        pm.load_organizations(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b"\xff\xfe")
    with pytest.raises(pm.OrganizationError, match="cannot be read"):
        pm.load_organizations(tmp_path / "latin.toml")
