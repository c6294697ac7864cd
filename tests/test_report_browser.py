"""The report in a real Chromium: what a reader clicks, types, hears and prints.

These need Chromium and its driver, and are skipped without. On Debian:
`apt-get install chromium chromium-driver fonts-noto-cjk`.
"""

import csv
import io
import json
import os
import shutil
import time
from datetime import date
from pathlib import Path

import pytest

import postmetrics as pm
from postmetrics.dump import record

pytest.importorskip("selenium", reason="the report's tests in a browser are driven by selenium")

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
DRIVER = shutil.which("chromedriver")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="no chromium and chromedriver on this machine"),
]

FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync --disable-dev-shm-usage --lang=en"
)
EXAMPLES = Path(__file__).parents[1] / "examples"
DAYS = {"litchi": date(2024, 6, 20), "navel-oranges": date(2024, 10, 12)}
HOSTILE = (
    "</script><script>globalThis.canary = 1</script><img src='http://localhost:9/x' onerror='canary = 1'>"
    "<style>* { display: none }</style><!-- \"'` &lt; \x00\x1b\u202e反\u202c\u2066\ud800\u200b 甲\r\n乙\r丙\u2028丁"
    "\n=县邮政分公司=揽收\u202e快件5.2\x00万件，同比增长8%。"
)


@pytest.fixture(scope="module")
def chromium(tmp_path_factory):
    os.environ["SE_OFFLINE"] = "true"
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for flag in FLAGS.split():
        options.add_argument(flag)
    options.add_argument(f"--user-data-dir={tmp_path_factory.mktemp('chromium')}")
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    yield driver
    driver.quit()


class Report:
    """A report, open in the browser, and what a reader does with it."""

    def __init__(self, driver, folder):
        self.driver, self.folder = driver, folder

    def open(self, pages, *, width=1280, height=820, theme="light"):
        self.size(width, height, theme)
        self.path = self.folder / "report.html"
        pm.write_report(pages, self.path)
        self.driver.get_log("performance")
        self.driver.get(self.path.as_uri())
        return self

    def size(self, width, height, theme="light"):
        features = [{"name": "prefers-color-scheme", "value": theme}]
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def texts(self, selector):
        return [found.text for found in self.all(selector)]

    def click(self, selector):
        self.one(selector).click()

    def press(self, *keys):
        ActionChains(self.driver).send_keys(*keys).perform()

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def settle(self):
        """Let the browser tell its elements what has happened to them."""
        self.driver.execute_async_script("requestAnimationFrame(() => setTimeout(arguments[0]))")

    def focused(self):
        return self.driver.switch_to.active_element

    def select(self, name, words):
        script = """const list = document.getElementById(arguments[0]);
            list.value = [...list.options].find((option) => option.text.startsWith(arguments[1])).value;
            list.dispatchEvent(new Event("change"));"""
        self.run(script, name, words)

    def marked(self):
        return ["".join(words.split()) for words in self.texts("mark:not(.off)")]

    def record(self):
        names, words = self.texts("#fields dt"), self.texts("#fields dd")
        return {name: word.split("\n")[0] for name, word in zip(names, words, strict=True)}

    def errors(self):
        return [entry for entry in self.driver.get_log("browser") if entry["level"] in {"SEVERE", "WARNING"}]

    def requests(self):
        log = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [entry["params"]["request"]["url"] for entry in log if entry["method"] == "Network.requestWillBeSent"]


@pytest.fixture
def report(chromium, tmp_path):
    found = Report(chromium, tmp_path)
    yield found
    assert found.errors() == []
    assert found.run("return globalThis.canary") is None


def examples(*names):
    for name in names:
        text = (EXAMPLES / f"{name}.txt").read_text("utf-8")
        yield f"{name}.txt", text, pm.extract(text, reference_date=DAYS[name])


def page(text, name="page.txt"):
    return name, text, pm.extract(text, reference_date=date(2024, 7, 3))


def test_the_page_stands_as_it_is_with_every_claim_marked(report):
    [(name, text, result)] = examples("litchi")
    report.open([(name, text, result)])
    assert report.run("return document.querySelector('.text').textContent") == text
    marks = report.all("mark")
    assert [mark.get_attribute("class") for mark in marks] == [claim.kind for claim in result]
    words = [text[claim.span.start : claim.span.end] for claim in result]
    assert [mark.get_attribute("textContent") for mark in marks] == words
    assert (report.one("h1").text, report.one("#about").text) == ("litchi.txt", "7 claims · as of 2024-06-20")


def test_a_click_shows_the_record(report):
    report.open(examples("litchi"))
    assert report.one("#summary").text == "Choose a marked figure to see its record."
    report.all("mark")[1].click()
    assert report.one("#fields strong").text == "312.6万件"
    assert report.record() == {
        "Value": "3,126,000 件",
        "Metric": "揽收荔枝邮件",
        "Subject": "广东省茂名市邮政分公司",
        "Period": "2024-01-01 to 2024-06-18",
        "Page": "litchi.txt",
        "Rule": "amount.level",
    }
    assert report.one("#summary").get_attribute("aria-live") == "polite"
    assert report.run("return document.getElementById('summary').textContent") == (
        "Claim 2 of 7: amount; 312.6万件, 揽收荔枝邮件, 广东省茂名市邮政分公司, 2024-01-01 to 2024-06-18"
    )
    assert [mark.get_attribute("aria-pressed") for mark in report.all("mark")[:3]] == ["false", "true", "false"]
    rests = "return [...CSS.highlights.get('rests')].map(String)"
    assert report.run(rests) == ["揽收荔枝邮件", "广 东 省 茂 名 市\n邮政分公司", "截\n至 6 月 18 日"]
    report.click("#fields summary")
    [(_, _, result)] = examples("litchi")
    assert json.loads(report.one("#fields pre").text) == record(result.claims[1])


def test_by_keyboard_alone(report):
    report.open(examples("litchi"))
    report.press(Keys.TAB)
    assert report.focused().text == "Skip to the pages"
    report.press(Keys.ENTER)
    assert report.run("return document.activeElement.id") == "main"
    report.press(Keys.TAB, Keys.TAB)
    assert (report.focused().get_attribute("aria-label"), report.one("#fields strong").text) == (
        "26%, change up year on year, 揽收量",
        "26%",
    )
    report.press(Keys.TAB)
    assert report.one("#fields strong").text == "312.6万件"
    report.press(Keys.ARROW_RIGHT, Keys.ARROW_DOWN, Keys.ARROW_LEFT, Keys.ARROW_RIGHT)
    assert (report.focused().text, report.one("#fields strong").text) == ("第二位", "第二位")
    report.press(Keys.ESCAPE)
    assert (report.all("#fields strong"), report.focused().text) == ([], "第二位")
    report.press(Keys.ENTER)
    assert report.record()["Rank"] == "2"
    report.run("document.getElementById('tab-pages').focus()")
    report.press(Keys.ARROW_RIGHT)
    assert (report.focused().text, report.one("#table").is_displayed()) == ("Table", True)
    report.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT)
    assert (report.focused().text, report.one("#pages").is_displayed()) == ("Pages", True)


def test_escape_gives_the_focus_back(report):
    report.open(examples("litchi"), width=390, height=844)
    report.all("mark")[1].click()
    report.click("#next")
    report.one("#close").send_keys(Keys.ENTER)
    assert report.one("aside").is_displayed() is False
    assert report.focused().get_attribute("aria-label") == "26%, change up year on year, 揽收荔枝邮件"


def test_filters_and_search(report):
    report.open(examples("litchi", "navel-oranges"))
    assert report.one("#count").text == "25 of 25 claims"
    report.select("subject", "江西省吉安市邮政分公司")
    assert (report.marked(), report.one("#count").text) == (["158.9万件", "12.4%"], "2 of 25 claims")
    assert report.texts(".page:not([hidden]) > summary") == ["navel-oranges.txt2 of 18 claims"]
    report.click("#kinds .amount")
    assert (report.marked(), report.one("#kinds .amount").get_attribute("aria-pressed")) == (["12.4%"], "false")
    off = report.one("mark.off")
    assert (off.get_attribute("tabindex"), off.value_of_css_property("text-decoration-line")) == ("-1", "none")
    report.click("#clear")
    assert len(report.marked()) == 25
    report.select("unit", "%")
    report.select("metric", "揽收脐橙邮件")
    assert report.marked() == ["31.5%", "12.4%", "4.8%"]
    report.click("#clear")
    report.one("#search").send_keys("冷库 ２．６万吨")
    assert report.marked() == ["37座", "2.6万吨", "0.9万吨", "118辆", "8600余户", "3200元"]
    report.one("#search").send_keys("没有")
    assert (report.marked(), report.one("#count").text) == ([], "0 of 25 claims")
    assert report.one("#count").get_attribute("role") == "status"


def test_the_table_sorts(report):
    report.open(examples("litchi", "navel-oranges"))
    report.click("#tab-table")
    column = "#rows td:nth-child({})"
    assert report.texts(column.format(1))[:3] == ["26%", "312.6万件", "26%"]
    report.click("#heads th:nth-child(3) button")
    assert report.texts(column.format(3))[:3] == ["4.8", "1", "1.6"]
    sorts = [head.get_attribute("aria-sort") for head in report.all("#heads th")]
    assert sorts == ["none", "none", "ascending", *["none"] * 6]
    report.click("#heads th:nth-child(3) button")
    assert report.texts(column.format(1))[:3] == ["2.6万吨", "0.9万吨", "486.2万件"]
    assert report.one("#heads th:nth-child(3)").get_attribute("aria-sort") == "descending"
    report.click("#heads th:nth-child(6) button")
    assert report.texts(column.format(6))[0] == "广东省茂名市邮政分公司"
    assert report.texts("#heads th") == ["Claim", "Kind", "Value", "Unit", "Metric", "Subject", "Period", "Page", "At"]


def test_from_the_table_to_the_page(report):
    report.open(examples("litchi", "navel-oranges"))
    report.click("#tab-table")
    report.click("#rows tr:nth-child(10) button")
    assert report.one("#fields strong").text == "196.4万件"
    report.click("#fields .plain")
    assert (report.one("#pages").is_displayed(), report.focused().text) == (True, "196.4万件")


def test_the_export_is_the_csv_of_the_library(report):
    pages = [*examples("litchi"), page(HOSTILE, '=page,"1".txt')]
    report.open(pages)
    download = {"behavior": "allow", "downloadPath": str(report.folder)}
    report.driver.execute_cdp_cmd("Browser.setDownloadBehavior", download)
    report.click("#tab-table")
    report.click("#export")
    file = report.folder / "claims.csv"
    for _ in range(200):
        if file.exists():
            break
        time.sleep(0.05)
    text = "".join(pm.dump_csv(result.claims, page=name, header=i == 0) for i, (name, _, result) in enumerate(pages))
    written = file.read_bytes().decode("utf-8-sig")
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written))) == list(csv.reader(io.StringIO(text)))
    assert written.splitlines()[-1].startswith('"\'=page,""1"".txt",change,8%')


def test_a_chart_of_a_metric_and_of_a_subject(report):
    report.open(examples("navel-oranges"))
    report.click("#tab-charts")
    assert report.texts("figcaption") == ["揽收脐橙邮件 (amount, 件)"]
    chart = "const { data } = Chart.getChart(document.querySelector('canvas')); return "
    assert report.run(chart + "data.labels.map((label) => label.join(' '))") == [
        "2024-01-01 to 2024-03-31",
        "2024-04-01 to 2024-06-30",
        "2024-01-01 to 2024-09-30",
        "2024-07-01 to 2024-09-30",
    ]
    assert report.run(chart + "data.datasets.map(({ label, data }) => [label, data])") == [
        ["江西省赣州市邮政分公司", [1964000, 827000, 4862000, 2071000]],
        ["江西省吉安市邮政分公司", [None, None, 1589000, None]],
        ["江西省抚州市邮政分公司", [None, None, 2035000, None]],
    ]
    assert report.one("canvas").get_attribute("role") == "img"
    report.select("chart", "揽收脐橙邮件 (change, %)")
    assert report.run(chart + "data.datasets.map(({ data }) => data)") == [[31.5, 12.4, -4.8]]
    report.select("chart", "江西省赣州市邮政分公司")
    assert report.texts("figcaption") == ["amount, 件"]
    assert report.texts(".tiles b")[:3] == ["31.5%", "97.9%", "1.6个百分点"]
    report.click(".tiles button")
    assert report.one("#fields strong").text == "31.5%"
    report.click("figure summary")
    assert report.texts(".figures tbody tr")[0] == (
        "江西省赣州市邮政分公司 揽收脐橙邮件 2024-01-01 to 2024-09-30 4,862,000"
    )
    report.one("#search").send_keys("没有")
    assert report.one("#drawn").text == "No figures to compare among these claims."


def test_what_a_chart_leaves_out_is_told(report):
    told = "{}，敦煌市邮政分公司揽收快件{}万件。"
    quarters = [("一季度", 5), ("二季度", 6), ("一季度", 5), ("一季度", 7)]
    report.open([page(told.format(*quarter), f"{i}.txt") for i, quarter in enumerate(quarters)])
    report.click("#tab-charts")
    assert report.texts("figcaption") == ["揽收快件 (amount, 件); 2 of 3 figures"]
    assert len(report.all(".figures tbody tr")) == 2
    report.select("chart", "敦煌市邮政分公司")
    assert report.texts("figcaption") == ["amount, 件"]
    report.open([page("".join(f"敦煌市邮政分公司揽收快件{i}万件。" for i in range(1, 51)))])
    report.click("#tab-charts")
    assert report.run("return Chart.getChart(document.querySelector('canvas')).data.labels.length") == 40


def test_a_range_is_a_bar_between_its_ends(report):
    report.open([page("敦煌市邮政分公司户均授信8万—15万元，户均存款3万元。")])
    report.click("#tab-charts")
    data = "return Chart.getChart(document.querySelector('canvas')).data.datasets[0].data"
    assert report.run(data) == [[80000, 150000], 30000]


def test_the_theme(report):
    report.open(examples("litchi"), theme="dark")
    paper = "return getComputedStyle(document.querySelector('.page')).backgroundColor"
    dark = report.run(paper)
    assert report.one("#theme").text == "Light theme"
    report.click("#theme")
    light = report.run(paper)
    assert (report.one("#theme").text, light != dark) == ("Dark theme", True)
    report.size(1280, 820, "light")
    report.click("#theme")
    assert (report.one("#theme").text, report.run(paper)) == ("Light theme", dark)


CONTRAST = """
const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
const paint = (colours) => {
  canvas.clearRect(0, 0, 1, 1);
  for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (rgb) => {
  const [r, g, b] = rgb.map((x) => x / 255).map((x) => (x <= 0.04045 ? x / 12.92 : ((x + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const worded = (one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
const seen = (one) => one.checkVisibility() && one.matches(":not(option, script)") && worded(one);
return [...document.querySelectorAll("body *")].filter(seen).map((one) => {
  const under = [];
  for (let at = one; at; at = at.parentElement) under.unshift(getComputedStyle(at).backgroundColor);
  const both = [paint(under), paint([...under, getComputedStyle(one).color])];
  const [low, high] = both.map(light).sort((a, b) => a - b);
  return [(high + 0.05) / (low + 0.05), one.outerHTML.slice(0, 80)];
});
"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_contrast(report, theme):
    report.open(examples("litchi", "navel-oranges"), theme=theme)
    for view in ("pages", "table", "charts"):
        report.click(f"#tab-{view}")
        for chosen in (0, 1, 3, 6):
            report.run("choose(CLAIMS[arguments[0]])", chosen)
            found = report.run(CONTRAST)
            assert len(found) > 20
            assert [(ratio, words) for ratio, words in found if ratio < 4.5] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820, 390, 320])
def test_no_scrolling_sideways(report, width, theme):
    wide = page("揽收快件" + "9" * 900 + "件，同比增长8%。" + "a" * 900)
    report.open([*examples("litchi", "navel-oranges"), wide], width=width, height=844, theme=theme)
    for view in ("pages", "table", "charts"):
        report.click(f"#tab-{view}")
        report.run("choose(CLAIMS.at(-2))")
        scrolled = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert report.run(scrolled) == 0
        report.run("choose(null)")


def test_on_a_phone_the_record_leaves_the_mark_in_sight(report):
    report.open(examples("navel-oranges"), width=390, height=844)
    assert report.one("aside").is_displayed() is False
    report.run("scrollTo(0, document.body.scrollHeight)")
    last = report.all("mark")[-1]
    last.click()
    assert report.one("aside").is_displayed() is True
    box = "return arguments[0].getBoundingClientRect()"
    assert report.run(box, last)["bottom"] < report.run(box, report.one("aside"))["top"]


def test_a_hostile_page_is_shown_not_run(report):
    [name, text, result] = page(HOSTILE, HOSTILE)
    report.open([(name, text, result)])
    shown = report.run("return document.querySelector('.text').textContent")
    spoken = "".join(f"U+{ord(c):04X}" if c in "\x00\x1b\u202e\u202c\u2066\ud800\u200b" else c for c in HOSTILE)
    assert shown == spoken.replace("\r丙", "U+000D\n丙").replace("\u2028", "U+2028\n")
    assert report.texts("mark") == ["5.2U+0000万件", "8%"]
    assert report.all(".text :not(mark, .hidden-character)") == []
    for view in ("table", "charts", "pages"):
        report.click(f"#tab-{view}")
        report.run("choose(CLAIMS[0])")
        steering = "return document.body.innerText.match(/[\\0\\x1b\\u202e\\u202c\\u2066\\u200b]/g)"
        assert report.run(steering) is None
    assert report.run("return [...document.title].filter((letter) => /\\p{C}/u.test(letter))") == []
    assert (len(report.all("script")), len(report.all("style")), report.all("img")) == (4, 1, [])


def test_the_policy_stops_what_would_get_in(report):
    report.open(examples("litchi"))
    tried = """
        const tries = {
          markup: () => { document.body.innerHTML = "<img src=x onerror='canary = 1'>"; },
          handler: () => document.body.setAttribute("onclick", "canary = 1"),
          script: () => document.body.append(Object.assign(document.createElement("script"), { text: "canary = 1" })),
        };
        return Object.entries(tries).map(([name, run]) => {
          try { run(); return name; } catch { return `${name} stopped`; }
        });
    """
    assert report.run(tried) == ["markup stopped", "handler stopped", "script stopped"]
    evaluated = """
        const done = arguments[0];
        setTimeout(() => { try { eval("canary = 1"); done("ran"); } catch { done("stopped"); } });
    """
    assert report.driver.execute_async_script(evaluated) == "stopped"
    fetched = "const done = arguments[0]; fetch('http://localhost:9/').then(() => done('sent'), () => done('stopped'))"
    assert report.driver.execute_async_script(fetched) == "stopped"
    assert "violates the following Content Security Policy directive" in str(report.errors())


def test_nothing_is_asked_of_anyone(report):
    report.open([*examples("litchi", "navel-oranges"), page(HOSTILE)])
    for view in ("table", "charts", "pages"):
        report.click(f"#tab-{view}")
    report.click("#theme")
    assert report.requests() == [report.path.as_uri()]


def test_fifty_pages(report):
    [(_, text, result)] = examples("navel-oranges")
    report.open([(f"pages/{i:02}.txt", text, result) for i in range(50)])
    assert (len(report.all(".page")), len(report.all(".text")), report.one("#count").text) == (
        50,
        1,
        "900 of 900 claims",
    )
    report.click(".page:nth-child(7) summary")
    report.settle()
    assert len(report.all(".text")) == 2
    report.click("#tab-table")
    assert (len(report.all("#rows tr")), report.one("#more").text) == (300, "Show all 900 rows")
    report.click("#more")
    assert (len(report.all("#rows tr")), report.one("#more").is_displayed()) == (900, False)
    assert report.texts("#rows tr:last-child td")[7:] == ["49.txt", "324"]
    report.run("choose(CLAIMS.at(-1)); showOnPage(CLAIMS.at(-1))")
    assert (len(report.all(".text")), report.focused().text) == (3, "3200元")


def test_printing(report):
    report.open([*examples("litchi", "navel-oranges")] * 2, theme="dark")
    assert len(report.all(".text")) == 1
    report.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    report.run("dispatchEvent(new Event('beforeprint'))")
    assert len(report.all(".text")) == 4
    assert [report.one(part).is_displayed() for part in (".tools", "aside", "#theme", ".text")] == [False] * 3 + [True]
    assert report.run("return getComputedStyle(document.body).color") == "rgb(28, 27, 25)"
    report.run("dispatchEvent(new Event('afterprint'))")
    report.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen"})
    assert report.one(".tools").is_displayed() is True


def test_roles_and_names(report):
    report.open(examples("litchi"))
    tree = report.driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    held = {
        (node.get("role", {}).get("value"), node.get("name", {}).get("value")) for node in tree if not node["ignored"]
    }
    assert held >= {
        ("main", ""),
        ("complementary", "Record"),
        ("tab", "Pages"),
        ("tabpanel", "Pages"),
        ("searchbox", "Search"),
        ("combobox", "Subject"),
        ("group", "Kinds shown"),
        ("heading", "litchi.txt"),
        ("button", "98.7％, ratio, 时限达标率"),
        ("button", "Next claim"),
    }
    assert report.run("return document.querySelector('.text').lang") == "zh"
