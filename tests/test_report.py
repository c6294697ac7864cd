"""The report as a file: what stands in it, and that nothing of a page can leave its place."""

import hashlib
import io
import json
import re
import sys
from base64 import b64encode
from datetime import date
from html.parser import HTMLParser
from importlib.resources import files
from pathlib import Path

import pytest

import postmetrics as pm
from postmetrics.cli import main
from postmetrics.dump import record

FIXTURES = Path(__file__).parent / "fixtures"
ASSETS = files("postmetrics").joinpath("data", "report")
PAGE = "截至 6\n月底，某县邮政分公司揽收快件5.2万\n件，同比增长8%。"
HOSTILE = (
    "</script><script>globalThis.canary = 1</script><!-- <img src=x onerror='canary = 1'> &lt; \" ' $title ${title} "
    "\x00\x1b\x85\u202e\u2028\u2029\ufeff\ufffe\ud800 揽收快件5.2万件"
)


class Reader(HTMLParser):
    """The scripts, styles and metas of a document, as a browser would part them."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.parts, self.metas, self.open = [], {}, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        fields = dict(attributes)
        if tag == "meta" and "content" in fields:
            self.metas[fields.get("http-equiv") or fields.get("name")] = fields["content"]
        if tag in {"script", "style", "title"}:
            self.open = (tag, fields.get("type"))
            self.parts.append([tag, fields.get("type"), ""])

    def handle_data(self, data):
        if self.open:
            self.parts[-1][2] += data

    def handle_endtag(self, tag):
        if self.open and tag == self.open[0]:
            self.open = None

    def contents(self, tag, kind=None):
        return [content for name, its_kind, content in self.parts if (name, its_kind) == (tag, kind)]


def pages(*texts):
    return [(f"{i}.txt", text, pm.extract(text, reference_date=date(2024, 7, 3))) for i, text in enumerate(texts)]


def data(html):
    return json.loads(Reader(html).contents("script", "application/json")[0])


def test_the_data_are_the_pages_and_their_records():
    [(name, text, result)] = pages(PAGE)
    held = data(pm.report_html([(name, text, result)]))
    assert held["columns"][:2] == ["kind", "text"]
    assert held["pages"] == [
        {
            "name": "0.txt",
            "day": "2024-07-03",
            "parts": ["截至 6\n月底，某县邮政分公司揽收快件", "5.2万\n件", "，同比增长", "8%", "。"],
            "claims": [record(claim) for claim in result],
        }
    ]


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.txt")), ids=lambda path: path.stem)
def test_the_parts_of_a_page_are_its_text_and_every_second_one_a_claim(path):
    text = path.read_bytes().decode("utf-8")
    [page] = data(pm.report_html(pages(text)))["pages"]
    assert "".join(page["parts"]) == text
    assert ["".join(part.split()) for part in page["parts"][1::2]] == [claim["text"] for claim in page["claims"]]


def test_a_page_without_claims_and_no_page_at_all():
    assert data(pm.report_html(pages("晴")))["pages"][0]["parts"] == ["晴"]
    assert data(pm.report_html([]))["pages"] == []


def test_the_title_names_one_page_or_counts_them():
    result = pm.extract("")
    assert Reader(pm.report_html([("a/</title>\u202e页.txt", "", result)])).contents("title") == [
        "title>页.txt – postmetrics report"
    ]
    assert Reader(pm.report_html(pages("", ""))).contents("title") == ["2 pages – postmetrics report"]


def test_a_hostile_page_stays_in_its_place():
    html = pm.report_html([(HOSTILE, HOSTILE, pm.extract(HOSTILE))])
    plain = pm.report_html(pages("揽收快件5.2万件"))
    assert [part[:2] for part in Reader(html).parts] == [part[:2] for part in Reader(plain).parts]
    [page] = data(html)["pages"]
    assert page["name"] == HOSTILE
    assert "".join(page["parts"]) == HOSTILE
    block = html[html.index('id="data">') : html.index("</script>", html.index('id="data">'))]
    assert re.findall("[<>&\x00-\x1f\x7f-\x9f\u2028\u2029\u202e\ufeff\ufffe]", block.partition(">")[2]) == []
    assert html.encode("utf-8").decode("utf-8") == html


def test_the_policy_names_every_script_and_style_and_nothing_else():
    html = pm.report_html(pages(PAGE))
    read = Reader(html)
    hashes = {
        tag: [f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in read.contents(tag)]
        for tag in ("style", "script")
    }
    assert [len(found) for found in hashes.values()] == [1, 3]
    assert read.metas["Content-Security-Policy"].split("; ") == [
        "default-src 'none'",
        f"style-src {hashes['style'][0]}",
        f"script-src {' '.join(hashes['script'])}",
        "base-uri 'none'",
        "form-action 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'",
    ]
    outside = re.sub(r"<(script|style).*?</\1>", "", html, flags=re.DOTALL)
    assert re.findall(r"\s(?:src|style|on\w+)=|https?:", outside) == []
    assert html.index("Content-Security-Policy") < html.index("<style>") < html.index("<script")


def test_claims_of_another_text_are_refused():
    [(_, text, result)] = pages(PAGE)
    with pytest.raises(pm.PageError, match=r"^b\.txt: the claims are not of this text; give the text that was"):
        pm.report_html([("b.txt", text[:20], result)])
    twice = pm.Extraction(claims=(*result.claims, *result.claims))
    with pytest.raises(pm.PageError, match=r"^b\.txt: the claims"):
        pm.report_html([("b.txt", text, twice)])


def test_a_report_is_written_to_a_path_or_an_open_file(tmp_path):
    pm.write_report(pages(PAGE), tmp_path / "a.html")
    with open(tmp_path / "b.html", "w", encoding="utf-8") as file:
        pm.write_report(pages(PAGE), file)
    html = pm.report_html(pages(PAGE))
    assert (tmp_path / "a.html").read_text("utf-8") == (tmp_path / "b.html").read_text("utf-8") == html


def test_the_charting_library_is_the_one_that_its_note_names():
    note = ASSETS.joinpath("chart.LICENSE.md").read_text("utf-8")
    script = ASSETS.joinpath("chart.umd.min.js").read_bytes()
    assert hashlib.sha256(script).hexdigest() in note
    assert re.search(rb"Chart.js v([\d.]+)", script)[1].decode() == re.search(r"Chart.js ([\d.]+\d)", note)[1]


@pytest.mark.parametrize("name", ["charts.js", "report.js"])
def test_the_scripts_set_no_markup(name):
    script = ASSETS.joinpath(name).read_text("utf-8")
    sinks = (
        r"innerHTML|outerHTML|insertAdjacent|document\.write|DOMParser|eval\(|Function\(|setAttribute\(.(?:on|style)"
    )
    assert re.findall(sinks, script) == []
    assert re.findall(r"fetch\(|XMLHttp|WebSocket|sendBeacon|https?:", script) == []
    assert "</script" not in script


@pytest.fixture
def run(monkeypatch, capfd, tmp_path):
    """Run the command line in an empty folder; returns status, output and messages."""
    monkeypatch.chdir(tmp_path)

    def run(*words, stdin=b""):
        with monkeypatch.context() as patch:
            patch.setattr(sys, "argv", ["postmetrics", *words])
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            with pytest.raises(SystemExit) as caught:
                main()
        return caught.value.code, *capfd.readouterr()

    return run


def test_on_the_command_line(run):
    Path("one.txt").write_text(PAGE, "utf-8")
    Path("two.txt").write_bytes("揽收快件7万件".encode("gb18030"))
    status, out, err = run("report", "one.txt", "none.txt", "two.txt", "--reference-date", "2024-07-03")
    assert (status, out) == (1, "")
    assert err.splitlines() == [
        "postmetrics: none.txt: no such file; check the path",
        "postmetrics: report.html: 2 pages, 3 claims",
    ]
    held = data(Path("report.html").read_text("utf-8"))
    assert [(page["name"], page["day"], len(page["claims"])) for page in held["pages"]] == [
        ("one.txt", "2024-07-03", 2),
        ("two.txt", "2024-07-03", 1),
    ]


def test_on_the_command_line_to_standard_output(run):
    status, out, err = run("report", "-", "-o", "-", stdin="揽收快件7万件".encode())
    assert (status, err, data(out)["pages"][0]["name"]) == (0, "", "standard input")


def test_no_page_no_report(run):
    assert run("report", "none.txt") == (1, "", "postmetrics: none.txt: no such file; check the path\n")
    assert not Path("report.html").exists()


def test_a_report_does_not_take_the_place_of_its_page(run):
    Path("one.txt").write_text(PAGE, "utf-8")
    status, _, err = run("report", "one.txt", "-o", "one.txt")
    assert (status, err) == (2, "postmetrics: one.txt is one of the pages; give -o another name.\n")
    assert Path("one.txt").read_text("utf-8") == PAGE


def test_rules_and_units_of_ones_own(run):
    Path("one.txt").write_text("出产脐橙7万梱", "utf-8")
    Path("units.toml").write_text(
        '[[unit]]\ncode = "梱"\ndimension = "count"\nsurfaces = ["梱"]\nfactor = "1"\nexamples = ["7梱 = 7"]\n', "utf-8"
    )
    assert run("report", "one.txt", "--units", "units.toml")[0] == 0
    [claim] = data(Path("report.html").read_text("utf-8"))["pages"][0]["claims"]
    assert (claim["quantity"]["value"], claim["quantity"]["unit"]["code"]) == ("70000", "梱")
