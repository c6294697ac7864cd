/* The report: pages with their claims marked, a table of the claims, the record of one. Text is set as text, never as markup. */
"use strict";

const DATA = JSON.parse(byId("data").textContent);
const KINDS = ["amount", "change", "ratio", "rank"];
const FILTERS = ["subject", "metric", "unit"];
const NONE = "–";
const HIDDEN = /(?![\t\n]|\r\n)[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;
const COLLATOR = new Intl.Collator("zh", { numeric: true });

const PAGES = DATA.pages.map((page) => ({ ...page, characters: Array.from(page.parts.join("")), marks: [], nodes: [] }));
const CLAIMS = PAGES.flatMap((page) => page.claims.map((record, i) => describe(page, record, i)));
const COLUMNS = [
  ["Claim", (claim) => claim.text, (claim) => claim.index],
  ["Kind", (claim) => claim.sort, (claim) => claim.sort],
  ["Value", (claim) => claim.figure, (claim) => claim.number],
  ["Unit", (claim) => claim.unit, (claim) => claim.unit],
  ["Metric", (claim) => claim.metric, (claim) => claim.metric],
  ["Subject", (claim) => claim.subject, (claim) => claim.subject],
  ["Period", (claim) => claim.period, (claim) => claim.period],
  ...(PAGES.length > 1 ? [["Page", (claim) => file(claim.page), (claim) => claim.index]] : []),
  ["At", (claim) => String(claim.record.span.start), (claim) => claim.index],
];
const FEW_ROWS = 300;
const NUMERIC = new Set(["Value", "At"]);
const state = { kinds: new Set(KINDS), chosen: null, shown: CLAIMS, column: 0, descending: false, view: "pages" };

function byId(id) {
  return document.getElementById(id);
}

function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

/* Characters that steer or hide text, by a name that can be seen. */
function named(character) {
  return `U+${character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
}

function many(count, word) {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}

function file(page) {
  return visible(page.name.split(/[\\/]/).pop());
}

function visible(text) {
  return text.replace(HIDDEN, named);
}

function grouped(number) {
  const [whole, fraction] = number.split(".");
  const digits = /^-?\d+$/.test(whole) ? whole.replace(/(?<=\d)(?=(\d{3})+$)/g, ",") : whole;
  return fraction === undefined ? digits : `${digits}.${fraction}`;
}

/* A figure of a thousand digits stands whole in the record. */
function shortened(words) {
  return words.length > 40 ? `${words.slice(0, 40)}…` : words;
}

function describe(page, record, i) {
  const { quantity, change, rank, metric, subject, period } = record;
  const figures = quantity.value === null ? [quantity.low, quantity.high] : [quantity.value];
  const sign = change?.direction === "down" ? -1 : 1;
  const unit = [quantity.unit?.code ?? "", ...quantity.per].join("/");
  const claim = {
    page, record, i, index: 0, mark: null, row: null, kind: record.kind, unit: visible(unit) || NONE,
    text: visible(record.text),
    sort: [record.kind, change?.direction ?? rank?.position, change?.basis?.replaceAll("_", " ")].filter(Boolean).join(" "),
    numbers: figures.filter((figure) => figure !== null).map((figure) => sign * Number(figure)),
    figure: [quantity.modifier?.replace("_", " "), figures.filter((figure) => figure !== null).map(grouped).join(" – ")].filter(Boolean).join(" "),
    metric: metric ? visible(metric.text) : NONE,
    subject: subject ? visible(subject.name) : NONE,
    period: period ? visible(dates(period)) : NONE,
    sentence: squeezed(page.characters.slice(record.sentence.start, record.sentence.end).join("")),
  };
  claim.number = claim.numbers[0] ?? 0;
  claim.words = plain([page.name, record.text, claim.sort, claim.metric, claim.subject, claim.period, unit, claim.sentence, record.rule].join("\n"));
  return claim;
}

function dates({ text, start, end }) {
  if (start && end) return start === end ? start : `${start} to ${end}`;
  if (end) return `to ${end}`;
  return start ? `from ${start}` : text.replace(/\s/g, "");
}

function sides(period) {
  return period.split(/ (?=to )/);
}

/* Line ends and spaces of a wrapped Chinese line are no words. */
function squeezed(text) {
  return text.replace(/(?<![!-~])\s+|\s+(?![!-~])/g, "");
}

function plain(text) {
  return text.normalize("NFKC").toLowerCase().replace(/[^\S\n]/g, "");
}

/* Pages */

function drawPages() {
  const open = PAGES.length <= 3;
  for (const [i, page] of PAGES.entries()) {
    page.tally = element("span");
    page.box = element("details", { class: "page" }, element("summary", {}, visible(page.name), page.tally));
    page.box.addEventListener("toggle", () => page.box.open && drawText(page));
    page.box.open = open || i === 0;
    byId("pages").append(page.box);
    if (page.box.open) drawText(page);
  }
}

function drawText(page) {
  if (page.text) return;
  page.text = element("div", { class: "text", lang: "zh" });
  let at = 0;
  const add = (parent, words) => {
    let last = 0;
    const put = (piece) => {
      if (!piece) return;
      const node = document.createTextNode(piece);
      page.nodes.push({ at, node });
      at += Array.from(piece).length;
      parent.append(node);
    };
    for (const { 0: character, index } of words.matchAll(HIDDEN)) {
      put(words.slice(last, index));
      const code = element("span", { class: "hidden-character" }, named(character));
      parent.append(code, /[\r\u2028\u2029]/.test(character) ? "\n" : "");
      at += 1;
      last = index + character.length;
    }
    put(words.slice(last));
  };
  for (const [i, words] of page.parts.entries()) {
    if (i % 2 === 0) add(page.text, words);
    else {
      const claim = page.marks[(i - 1) / 2];
      const label = `${claim.text}, ${claim.sort}${claim.metric === NONE ? "" : `, ${claim.metric}`}`;
      claim.mark = element("mark", { class: claim.kind, role: "button", tabindex: "0", "aria-pressed": "false", "aria-label": label });
      add(claim.mark, words);
      claim.mark.addEventListener("focus", () => choose(claim));
      claim.mark.addEventListener("click", () => choose(claim));
      claim.mark.addEventListener("keydown", (event) => onMarkKey(event, claim));
      page.text.append(claim.mark);
    }
  }
  page.box.append(page.text);
  for (const claim of page.marks) showMark(claim);
}

function onMarkKey(event, claim) {
  if (event.key === "Enter" || event.key === " ") choose(claim);
  else if (event.key === "ArrowDown" || event.key === "ArrowRight") step(1);
  else if (event.key === "ArrowUp" || event.key === "ArrowLeft") step(-1);
  else return;
  event.preventDefault();
}

function showMark(claim) {
  if (!claim.mark) return;
  claim.mark.classList.toggle("off", !claim.visible);
  claim.mark.tabIndex = claim.visible ? 0 : -1;
  claim.mark.setAttribute("aria-pressed", String(claim === state.chosen));
}

/* Where the code points of a span stand in the document. */
function range(page, { start, end }) {
  const place = (offset) => {
    const found = page.nodes.findLast(({ at }) => at <= offset);
    if (!found) return [page.text, 0];
    const before = Array.from(found.node.data).slice(0, offset - found.at);
    return [found.node, before.join("").length];
  };
  const made = document.createRange();
  made.setStart(...place(start));
  made.setEnd(...place(end));
  return made;
}

function showWhatItRestsOn(claim) {
  if (!globalThis.CSS?.highlights) return;
  CSS.highlights.clear();
  if (!claim?.page.text) return;
  const spans = [claim.record.metric, claim.record.subject, claim.record.period].filter(Boolean);
  CSS.highlights.set("rests", new Highlight(...spans.map((words) => range(claim.page, words.span))));
}

/* The record */

function choose(claim) {
  const before = state.chosen;
  state.chosen = claim;
  for (const one of [before, claim]) {
    if (!one) continue;
    showMark(one);
    one.row?.classList.toggle("chosen", one === claim);
  }
  document.querySelector(".body").classList.toggle("chosen", claim !== null);
  if (state.view === "pages") claim?.mark?.scrollIntoView({ block: "nearest" });
  if (state.view === "table") claim?.row?.scrollIntoView({ block: "nearest" });
  showWhatItRestsOn(claim);
  if (claim !== before) drawRecord(claim);
}

function drawRecord(claim) {
  byId("fields").replaceChildren();
  byId("fields").className = claim?.kind ?? "";
  byId("summary").textContent = "Choose a marked figure to see its record.";
  if (!claim) return;
  const heard = element("span", { class: "heard" }, `; ${[claim.text, claim.metric, claim.subject, claim.period].join(", ")}`);
  byId("summary").replaceChildren(`Claim ${state.shown.indexOf(claim) + 1 || NONE} of ${state.shown.length}: ${claim.sort}`, heard);
  const { record, page } = claim;
  const fields = element("dl");
  const field = (name, words, note = "") => {
    const own = ["Metric", "Subject", "Period"].includes(name) ? { class: "rests" } : {};
    if (words) fields.append(element("dt", {}, name), element("dd", {}, element("span", own, words), note && element("small", {}, visible(note))));
  };
  const unit = record.quantity.unit;
  field("Value", record.kind === "rank" ? "" : `${claim.figure} ${claim.unit === NONE ? "" : claim.unit}`, unit ? `${unit.dimension}, written ${unit.text || "without a unit"}` : "");
  field("Rank", record.rank && String(record.rank.position), record.rank?.scope ?? "");
  field("Metric", record.metric && claim.metric);
  field("Subject", record.subject && claim.subject, record.subject ? `${record.subject.resolution}: ${record.subject.text}` : "");
  field("Period", record.period && claim.period, record.period?.text);
  field("Change", record.change?.direction, record.change?.basis?.replaceAll("_", " "));
  field("Page", visible(page.name), `characters ${record.span.start} to ${record.span.end}`);
  field("Rule", visible(record.rule));
  const show = element("button", { type: "button", class: "plain" }, "Show on the page");
  show.addEventListener("click", () => showOnPage(claim));
  byId("fields").append(
    element("strong", { lang: "zh" }, claim.text),
    fields,
    element("blockquote", { lang: "zh" }, visible(claim.sentence)),
    state.view === "pages" ? "" : show,
    element("details", {}, element("summary", {}, "JSON"), element("pre", {}, visible(JSON.stringify(record, null, 2)))),
  );
}

function showOnPage(claim) {
  view("pages");
  claim.page.box.hidden = false;
  claim.page.box.open = true;
  drawText(claim.page);
  claim.mark.focus({ preventScroll: true });
  claim.mark.scrollIntoView({ block: "center" });
}

function step(by) {
  if (!state.shown.length) return;
  const at = state.shown.indexOf(state.chosen);
  const claim = state.shown[at < 0 ? (by > 0 ? 0 : state.shown.length - 1) : at + by];
  if (!claim) return;
  if (state.view === "pages") showOnPage(claim);
  else choose(claim);
}

function close() {
  const { chosen } = state;
  const inside = byId("record").contains(document.activeElement);
  choose(null);
  if (inside && chosen) (state.view === "pages" ? chosen.mark : chosen.row?.querySelector("button"))?.focus({ preventScroll: true });
  if (state.chosen) choose(null);
}

/* Filters */

function drawFilters() {
  for (const kind of KINDS) {
    const count = CLAIMS.filter((claim) => claim.kind === kind).length;
    const button = element("button", { type: "button", class: kind, "aria-pressed": "true" }, `${kind} ${count}`);
    button.addEventListener("click", () => {
      if (!state.kinds.delete(kind)) state.kinds.add(kind);
      filter();
    });
    byId("kinds").append(button);
  }
  for (const name of FILTERS) {
    const counts = new Map();
    for (const claim of CLAIMS) counts.set(claim[name], (counts.get(claim[name]) ?? 0) + 1);
    const words = [...counts.keys()].sort(COLLATOR.compare);
    byId(name).append(new Option("All", ""), ...words.map((word) => new Option(`${word} (${counts.get(word)})`, `=${word}`)));
    byId(name).addEventListener("change", filter);
  }
  byId("search").addEventListener("input", filter);
  byId("clear").addEventListener("click", () => {
    state.kinds = new Set(KINDS);
    for (const name of [...FILTERS, "search"]) byId(name).value = "";
    filter();
  });
  byId("filters").open = !matchMedia("(max-width: 60rem)").matches;
}

function filter() {
  const words = byId("search").value.split(/\s+/).map(plain).filter(Boolean);
  const wanted = FILTERS.map((name) => [name, byId(name).value]).filter(([, value]) => value);
  for (const claim of CLAIMS) {
    claim.visible = state.kinds.has(claim.kind) && wanted.every(([name, value]) => value === `=${claim[name]}`) && words.every((word) => claim.words.includes(word));
    showMark(claim);
  }
  sort();
  for (const button of byId("kinds").children) button.setAttribute("aria-pressed", String(state.kinds.has(button.className)));
  for (const page of PAGES) {
    const count = page.marks.filter((claim) => claim.visible).length;
    page.tally.textContent = count === page.marks.length ? many(count, "claim") : `${count} of ${page.marks.length} claims`;
    page.box.hidden = count === 0 && state.shown.length < CLAIMS.length;
  }
  byId("count").textContent = `${state.shown.length} of ${CLAIMS.length} claims`;
  redraw();
}

/* The table */

function sort() {
  const key = COLUMNS[state.column][2];
  const compare = (one, other) => (typeof key(one) === "number" ? key(one) - key(other) : COLLATOR.compare(key(one), key(other)));
  const sign = state.view === "table" && state.descending ? -1 : 1;
  state.shown = CLAIMS.filter((claim) => claim.visible);
  if (state.view === "table") state.shown.sort((one, other) => sign * (compare(one, other) || one.index - other.index));
}

function drawHeads() {
  for (const [i, [name]] of COLUMNS.entries()) {
    const button = element("button", { type: "button" }, name);
    button.addEventListener("click", () => {
      state.descending = state.column === i && !state.descending;
      state.column = i;
      sort();
      drawTable();
    });
    byId("heads").append(element("th", { scope: "col", class: NUMERIC.has(name) ? "number" : "" }, button));
  }
}

function drawTable(rows = FEW_ROWS) {
  for (const [i, head] of [...byId("heads").children].entries()) {
    head.setAttribute("aria-sort", i === state.column ? (state.descending ? "descending" : "ascending") : "none");
  }
  byId("rows").replaceChildren(...state.shown.slice(0, rows).map((claim) => (claim.row ??= drawRow(claim))));
  byId("more").hidden = state.shown.length <= rows;
  byId("more").textContent = `Show all ${state.shown.length} rows`;
}

function drawRow(claim) {
  const row = element("tr", { class: claim === state.chosen ? "chosen" : "" });
  const button = element("button", { type: "button", class: claim.kind, lang: "zh" }, claim.text);
  row.addEventListener("click", () => choose(claim));
  for (const [name, words] of COLUMNS) {
    const cell = element("td", { "data-label": name }, name === "Claim" ? button : "");
    if (name === "Period") cell.append(...sides(words(claim)).flatMap((date) => [element("span", { class: "date" }, date), " "]));
    else if (name === "Unit") cell.append(...words(claim).split(/(?<=\/)/).flatMap((part) => [part, element("wbr")]));
    else if (name !== "Claim") cell.append(shortened(words(claim)));
    cell.classList.toggle("number", NUMERIC.has(name));
    cell.classList.toggle("blank", words(claim) === NONE);
    row.append(cell);
  }
  return row;
}

/* The columns of `dump_csv`; what a spreadsheet would take for a formula has an apostrophe before it. */
function csv() {
  const numeric = new Set(["quantity.value", "quantity.low", "quantity.high"]);
  const written = (column, value) => {
    if (value === null || value === undefined) return "";
    let text = Array.isArray(value) ? value.join("/") : String(value);
    if (typeof value !== "number" && !numeric.has(column)) {
      text = text.toWellFormed().replaceAll("\r", "\n");
      text = text.replace(/(^|[;\t\n])(?=["\ufeff ]*[=+\-@\t\n＝＋－＠])/g, "$1'");
    }
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const line = ({ page, record }) => [
    written("page", page.name),
    ...DATA.columns.map((column) => written(column, column.split(".").reduce((value, key) => value?.[key], record))),
  ];
  return [["page", ...DATA.columns], ...state.shown.map(line)].map((cells) => `${cells.join(",")}\n`).join("");
}

function exportCsv() {
  const address = URL.createObjectURL(new Blob(["\ufeff", csv()], { type: "text/csv" }));
  element("a", { href: address, download: "claims.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

/* Views and themes */

function view(name) {
  state.view = name;
  for (const tab of document.querySelectorAll("[role=tab]")) {
    const on = tab.getAttribute("aria-controls") === name;
    tab.setAttribute("aria-selected", String(on));
    tab.tabIndex = on ? 0 : -1;
    byId(tab.getAttribute("aria-controls")).hidden = !on;
  }
  sort();
  redraw();
}

function redraw() {
  if (state.view === "table") drawTable();
  if (state.view === "charts") drawCharts(state.shown, choose);
  drawRecord(state.chosen);
}

function onTabKey(event) {
  const tabs = [...document.querySelectorAll("[role=tab]")];
  const steps = { ArrowRight: 1, ArrowLeft: -1 };
  if (!(event.key in steps)) return;
  const tab = tabs.at((tabs.indexOf(event.target) + steps[event.key]) % tabs.length);
  view(tab.getAttribute("aria-controls"));
  tab.focus();
}

function isDark() {
  return getComputedStyle(document.documentElement).colorScheme === "dark" || (!document.documentElement.dataset.theme && matchMedia("(prefers-color-scheme: dark)").matches);
}

function theme(name) {
  if (name) document.documentElement.dataset.theme = name;
  else delete document.documentElement.dataset.theme;
  byId("theme").textContent = isDark() ? "Light theme" : "Dark theme";
  if (state.view === "charts") drawCharts(state.shown, choose);
}

function start() {
  for (const [index, claim] of CLAIMS.entries()) {
    claim.index = index;
    claim.visible = true;
    claim.page.marks.push(claim);
  }
  const days = [...new Set(PAGES.map((page) => page.day).filter(Boolean))].sort();
  byId("title").textContent = PAGES.length === 1 ? file(PAGES[0]) : many(PAGES.length, "page");
  byId("about").textContent = [many(CLAIMS.length, "claim"), days.length && `as of ${[...new Set([days[0], days.at(-1)])].join(" to ")}`].filter(Boolean).join(" · ");
  drawFilters();
  drawPages();
  drawHeads();
  filter();
  theme("");
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.addEventListener("click", () => view(tab.getAttribute("aria-controls")));
    tab.addEventListener("keydown", onTabKey);
  }
  byId("chart").addEventListener("change", () => drawCharts(state.shown, choose));
  byId("more").addEventListener("click", () => drawTable(Infinity));
  byId("export").addEventListener("click", exportCsv);
  byId("previous").addEventListener("click", () => step(-1));
  byId("next").addEventListener("click", () => step(1));
  byId("close").addEventListener("click", close);
  byId("theme").addEventListener("click", () => theme(isDark() ? "light" : "dark"));
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => theme(document.documentElement.dataset.theme));
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  let before;
  addEventListener("beforeprint", () => {
    before = document.documentElement.dataset.theme;
    theme("light");
    if (state.view === "table") drawTable(Infinity);
    for (const page of PAGES.filter(({ box }) => !box.hidden)) {
      page.box.open = true;
      drawText(page);
    }
  });
  addEventListener("afterprint", () => theme(before));
}

start();
