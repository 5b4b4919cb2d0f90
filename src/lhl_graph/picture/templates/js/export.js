// The view as a file: picture (PNG, SVG), rows (CSV), graph (GraphML).
function buildExports() {
  $("exports").setAttribute("aria-label", word("export"));
  $("exports").replaceChildren(make("span", { class: "hint" }, word("export")), ...Object.entries(EXPORTS).map(([name, act]) =>
    make("button", { type: "button", id: `export-${name.toLowerCase()}`, onclick: act }, name)));
}

// A file is called by its view and what it is narrowed to.
function fileName() {
  const { view, focus, theme, group, on } = PICTURE.scope;
  const told = [view === "overlaps" ? "" : view, state.tab === "matrix" ? "matrix" : "", isWhole() && seen.all.things.size === things.size ? "whole" : "", focus, theme || state.theme, group || state.group, on, state.owner, state.select === START.select ? "" : state.select];
  return ["lhl-graph", ...told.filter(Boolean)].map((each) => each.split("/").at(-1).replace(/[^\p{L}\p{N}.-]+/gu, "-")).join("-");
}

function save(ending, blob) {
  const name = `${fileName()}.${ending}`;
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// A cell that a spreadsheet would take for a formula gets an apostrophe in front. Norwegian spreadsheets expect a
// semicolon between cells and a comma in numbers, which have two decimals as on the page.
function csvCell(value) {
  const text = typeof value === "number" ? number(value) : String(value ?? "").replace(/^([=+\-@\t\r])/, "'$1");
  return /[",;\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

// The names of the map come first, the whole names last.
function csvText() {
  const ends = [["one", "a"], ["other", "b"]];
  const columns = [...ends.map(([key, end]) => column(key, (line) => shortOf(line[end]))), ...columnsOf("lines").slice(2),
    ...ends.map(([key, end]) => column(`${key}_whole`, (line) => nameOf(line[end])))];
  const rows = [columns.map(({ key }) => word(key)), ...rowsOf("lines").map((line) => columns.map(({ cell }) => cell(line)))];
  return `\ufeff${rows.map((row) => row.map(csvCell).join(state.lang === "en" ? "," : ";")).join("\r\n")}\r\n`;
}

const saveCsv = () => save("csv", new Blob([csvText()], { type: "text/csv" }));

function graphmlText() {
  const keys = [["label", "node", "string"], ["kind", "node", "string"], ["community", "node", "int"], ["basis", "edge", "string"], ["relation", "edge", "string"], ["weight", "edge", "double"]];
  const data = (key, value) => (value === "" || value === undefined ? "" : `<data key="${key}">${escaped(value)}</data>`);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([name, what, type]) => `<key id="${name}" for="${what}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="undirected">',
    ...rowsOf("things").map((thing) => `<node id="${escaped(thing.id)}">${data("label", nameOf(thing.id))}${data("kind", thing.kind)}${data("community", thing.community)}</node>`),
    ...rowsOf("lines").map((line) => `<edge id="${line.id}" source="${escaped(line.a)}" target="${escaped(line.b)}">${data("basis", line.kind !== "pair" ? line.tag : line.stated.length ? "stated" : "computed")}${data("relation", line.stated.map((each) => each.kind).join(" "))}${data("weight", line.score || "")}</edge>`),
    "</graph>", "</graphml>", ""].join("\n");
}

const saveGraphml = () => save("graphml", new Blob([graphmlText()], { type: "application/graphml+xml" }));
