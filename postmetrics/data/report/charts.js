/* Charts of the claims that the filters leave: a subject's figures side by side, a metric over its periods. */
"use strict";

const drawnCharts = [];
const MOST_BARS = 40;
const SERIES = ["amount", "change", "ratio", "rank", "accent", "faint"];
const COMPACT = new Intl.NumberFormat("zh-Hans", { notation: "compact" });

function font() {
  return `600 12px ${getComputedStyle(document.body).fontFamily}`;
}

/* How far the longest words at the end of a bar reach, in pixels. */
function reach(canvas, sets) {
  const context = canvas.getContext("2d");
  context.font = font();
  return Math.max(...sets.flatMap(({ claims }) => claims.map((claim) => (claim ? context.measureText(claim.text).width : 0))));
}

function colour(name) {
  const probe = element("span");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const found = getComputedStyle(probe).color;
  probe.remove();
  return found;
}

function groups(claims, key) {
  const found = new Map();
  for (const claim of claims) found.set(key(claim), [...(found.get(key(claim)) ?? []), claim]);
  return [...found.values()];
}

function measure(claim) {
  return `${claim.kind}, ${claim.unit}`;
}

/* What can be drawn, the fullest first: [name, claims, how]. */
function chartChoices(claims) {
  const figures = claims.filter((claim) => claim.kind !== "rank" && claim.numbers.length && claim.numbers.every(Number.isFinite));
  const fullest = (one, other) => other.length - one.length;
  const subjects = groups(figures.filter((claim) => claim.subject !== NONE), (claim) => claim.subject);
  const metrics = groups(figures.filter((claim) => claim.metric !== NONE), (claim) => `${claim.metric}\n${measure(claim)}`);
  const compared = metrics.filter((group) => new Set(group.map((claim) => `${claim.subject}\n${claim.period}`)).size > 1);
  return [
    ["A metric over its periods", compared.sort(fullest).map((group) => [`${group[0].metric} (${measure(group[0])})`, group, drawMetric])],
    ["A subject's figures", subjects.sort(fullest).map((group) => [group[0].subject, group, drawSubject])],
  ];
}

function drawCharts(claims, onChoose) {
  const before = byId("chart").value;
  const choices = chartChoices(claims);
  byId("chart").replaceChildren(
    ...choices.filter(([, list]) => list.length).map(([label, list]) => element("optgroup", { label }, ...list.map(([name]) => new Option(name, `${label}\n${name}`)))),
  );
  byId("chart").value = before;
  if (byId("chart").selectedIndex < 0) byId("chart").selectedIndex = 0;
  while (drawnCharts.length) drawnCharts.pop().destroy();
  byId("drawn").replaceChildren();
  const all = choices.flatMap(([label, list]) => list.map(([name, ...rest]) => [`${label}\n${name}`, ...rest]));
  const [, group, draw] = all.find(([value]) => value === byId("chart").value) ?? [];
  if (draw) draw(group, onChoose);
  else byId("drawn").append(element("p", { class: "none" }, "No figures to compare among these claims."));
}

/* Figures that have a unit in common stand in one chart, the others on a tile each. */
function drawSubject(claims, onChoose) {
  const sets = groups(claims, measure);
  const tiles = element("ul", { class: "tiles" });
  for (const claim of sets.filter((set) => set.length === 1).flat()) {
    const button = element("button", { type: "button", class: claim.kind }, element("b", {}, claim.text), element("span", {}, [claim.metric, claim.sort].join(" · ")));
    button.addEventListener("click", () => onChoose(claim));
    tiles.append(element("li", {}, button));
  }
  for (const set of sets.filter((one) => one.length > 1)) {
    const rows = ranked(set).slice(0, MOST_BARS);
    const labels = rows.map((claim) => [...lines(claim.metric), ...(claim.period === NONE ? [] : sides(claim.period))]);
    const data = { label: set[0].subject, data: rows.map(bar), claims: rows, colour: colour(set[0].kind) };
    drawBars(`${measure(set[0])}${left(rows, set)}`, labels, [data], onChoose);
  }
  if (tiles.children.length) byId("drawn").append(tiles);
}

function drawMetric(claims, onChoose) {
  const periods = groups(claims, (claim) => claim.period).sort((one, other) => COLLATOR.compare(when(one[0]), when(other[0])));
  const subjects = groups(claims, (claim) => claim.subject).sort((one, other) => other.length - one.length);
  const title = `${claims[0].metric} (${measure(claims[0])})`;
  if (periods.length === 1) {
    const rows = ranked(subjects.map((own) => own[0])).slice(0, MOST_BARS);
    const data = { label: claims[0].metric, data: rows.map(bar), claims: rows, colour: colour(claims[0].kind) };
    drawBars(`${title}, ${claims[0].period}${left(rows, claims)}`, rows.map((claim) => lines(claim.subject)), [data], onChoose);
    return;
  }
  const shown = subjects.slice(0, SERIES.length);
  const last = periods.slice(-MOST_BARS / 2);
  const sets = shown.map((own, i) => {
    const cells = last.map((group) => group.find((claim) => own.includes(claim)) ?? null);
    return { label: own[0].subject, data: cells.map((claim) => claim && bar(claim)), claims: cells, colour: colour(SERIES[i]) };
  });
  drawBars(`${title}${left(sets.flatMap((set) => set.claims.filter(Boolean)), claims)}`, last.map((group) => sides(group[0].period)), sets, onChoose);
}

/* The figures, each once, the largest first. */
function ranked(claims) {
  const same = (claim) => [claim.subject, claim.metric, claim.period, claim.figure, claim.sort].join("\n");
  return groups(claims, same).map(([claim]) => claim).sort((one, other) => other.number - one.number);
}

/* What a chart leaves out, for its caption. */
function left(some, claims) {
  const count = ranked(claims).length;
  return some.length < count ? `; ${some.length} of ${count} figures` : "";
}

function when(claim) {
  const { period } = claim.record;
  return `${period?.end ?? period?.start ?? "9"} ${period?.start ?? ""}`;
}

/* A range is a bar from its low to its high end. */
function bar(claim) {
  return claim.numbers.length > 1 ? claim.numbers : claim.number;
}

function lines(words) {
  return words.match(/.{1,12}/gsu) ?? [""];
}

/* The page's own words at the end of each bar. */
const WORDS = {
  id: "words",
  afterDatasetsDraw(chart) {
    const { ctx } = chart;
    ctx.save();
    ctx.font = font();
    ctx.fillStyle = colour("ink");
    ctx.textBaseline = "middle";
    for (const [i, { claims }] of chart.data.datasets.entries()) {
      for (const [j, claim] of claims.entries()) {
        if (!claim) continue;
        const { x, y, base } = chart.getDatasetMeta(i).data[j].getProps(["x", "y", "base"], true);
        ctx.textAlign = x < base ? "right" : "left";
        ctx.fillText(claim.text, x + (x < base ? -6 : 6), y);
      }
    }
    ctx.restore();
  },
};

function drawBars(title, labels, sets, onChoose) {
  const canvas = element("canvas", { role: "img", "aria-label": `Bar chart: ${title}. Its figures are in the table below it.` });
  const box = element("div", { class: "canvas" }, canvas);
  box.style.height = `${80 + labels.length * Math.max(24 + 14 * Math.max(...labels.map((label) => label.length)), 14 + 24 * sets.length)}px`;
  byId("drawn").append(element("figure", {}, element("figcaption", {}, title), box, figuresTable(sets)));
  const ink = colour("ink");
  const rule = colour("rule");
  drawnCharts.push(
    new Chart(canvas, {
      type: "bar",
      data: { labels, datasets: sets.map((set) => ({ ...set, backgroundColor: set.colour, maxBarThickness: 24, skipNull: true, minBarLength: 2, borderRadius: 2 })) },
      plugins: [WORDS],
      options: {
        indexAxis: "y",
        animation: false,
        maintainAspectRatio: false,
        font: { family: getComputedStyle(document.body).fontFamily, size: 12 },
        layout: { padding: { right: reach(canvas, sets) + 10, left: sets.some(({ data }) => data.some((value) => value < 0)) ? reach(canvas, sets) : 0 } },
        scales: {
          x: { beginAtZero: true, ticks: { color: ink, maxTicksLimit: 5, maxRotation: 0, callback: (value) => COMPACT.format(value) }, grid: { color: rule }, border: { color: rule } },
          y: { ticks: { color: ink, autoSkip: false }, grid: { display: false }, border: { color: ink } },
        },
        plugins: {
          legend: { display: sets.length > 1, position: "bottom", labels: { color: ink, boxWidth: 14 } },
          tooltip: { callbacks: { title: ([item]) => item.dataset.claims[item.dataIndex].subject, label: (item) => `${item.dataset.claims[item.dataIndex].metric}: ${item.dataset.claims[item.dataIndex].figure} ${item.dataset.claims[item.dataIndex].unit}` } },
        },
        onClick: (_, [hit]) => hit && onChoose(sets[hit.datasetIndex].claims[hit.index]),
      },
    }),
  );
}

function figuresTable(sets) {
  const cells = (claim) => [claim.subject, claim.metric, claim.period, claim.figure].map((words) => element("td", {}, words));
  const rows = sets.flatMap(({ claims }) => claims.filter(Boolean)).map((claim) => element("tr", {}, ...cells(claim)));
  const heads = ["Subject", "Metric", "Period", "Value"].map((name) => element("th", { scope: "col" }, name));
  const table = element("table", { class: "figures" }, element("thead", {}, element("tr", {}, ...heads)), element("tbody", {}, ...rows));
  return element("details", {}, element("summary", {}, "The figures as a table"), table);
}
