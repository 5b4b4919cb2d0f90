// The same rows as a table: what is on the map is here, and nothing else.
const sorting = { things: ["name", 1], lines: ["score", -1] };
const wanted = { things: "", lines: "" };
const FIRST_ROWS = 400;
const whole = { things: false, lines: false };

function columnsOf(kind) {
  if (kind === "things") {
    return [
      ["name", (thing) => nameOf(thing.id)], ["kind", kindOf], ["years", yearsText],
      ["owner", (thing) => (thing.owner ? nameOf(thing.owner) : "")], ["community", (thing) => communityName(thing.community)],
      ["lines_count", (thing) => linesAt(thing.id).filter((line) => seen.all.lines.has(line)).length],
    ];
  }
  return [
    ["one", (line) => nameOf(line.a)], ["other", (line) => nameOf(line.b)], ["basis", basisText], ["says", saysText],
    ["score", (line) => line.score || ""], ...FACETS.map((facet, place) => [facet, (line) => line.facets[place] ?? ""]),
  ];
}

const yearsText = ({ period }) => (period ? periodWords(period) : "");

function basisText(line) {
  if (line.kind !== "pair") return word(line.tag);
  const found = [];
  if (line.stated.length && state.stated) found.push(word("stated"));
  if (line.score && state.computed) found.push(word("computed"));
  return found.join(" + ");
}

const saysText = (line) => (line.stated.length || line.kind !== "pair" ? lineWords(line) : "");

function rowsOf(kind) {
  return kind === "things" ? [...seen.all.things].map((id) => things.get(id)) : [...seen.all.lines.keys()];
}

function showTables() {
  if (state.tab === "table") fillTables();
}

function fillTables() {
  const box = $("tables");
  const heading = box.firstElementChild;
  box.replaceChildren(heading, tableOf("things", word("things_table")), tableOf("lines", word("lines_table")));
}

function tableOf(kind, title) {
  const columns = columnsOf(kind);
  const [key, way] = sorting[kind];
  const value = columns.find(([name]) => name === key)[1];
  const filter = folded(wanted[kind]);
  const rows = rowsOf(kind).map((row) => [row, columns.map(([, cell]) => cell(row))])
    .filter(([, cells]) => !filter || cells.some((cell) => folded(String(cell)).includes(filter)))
    .sort((a, b) => way * compare(value(a[0]), value(b[0])));
  const shown = whole[kind] ? rows : rows.slice(0, FIRST_ROWS);
  const status = make("span", { role: "status", class: "hint" }, word("rows", { count: rows.length }));
  const table = make("table", { id: `table-${kind}` }, make("caption", {}, title),
    make("thead", {}, make("tr", {}, columns.map(([name]) => header(kind, name)))),
    make("tbody", {}, shown.map(([row, cells]) => rowOf(kind, row, cells, columns))));
  const more = shown.length < rows.length
    ? make("button", { type: "button", class: "wide", onclick: () => { whole[kind] = true; fillTables(); } }, word("all_rows", { count: rows.length })) : null;
  return make("div", { class: "tablebox" }, make("div", { class: "tabletools" },
    make("label", { for: `filter-${kind}` }, `${word("filter")}: ${title.toLocaleLowerCase(state.lang)}`),
    make("input", { id: `filter-${kind}`, type: "search", value: wanted[kind], oninput: (event) => { wanted[kind] = event.target.value; later(() => refill(kind)); } }), status),
    make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, table), more);
}

function refill(kind) {
  fillTables();
  const input = $(`filter-${kind}`);
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}

const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), state.lang, { numeric: true }));

function header(kind, name) {
  const [key, way] = sorting[kind];
  const sorted = key === name ? (way > 0 ? "ascending" : "descending") : "none";
  const arrow = key === name ? (way > 0 ? " ▲" : " ▼") : "";
  const sort = () => {
    sorting[kind] = [name, key === name ? -way : 1];
    fillTables();
    $(`sort-${kind}-${name}`).focus();
  };
  return make("th", { scope: "col", "aria-sort": sorted }, make("button", { type: "button", id: `sort-${kind}-${name}`, title: word("sort", { column: word(name) }), onclick: sort },
    capital(word(name)), make("span", { "aria-hidden": "true" }, arrow)));
}

function rowOf(kind, row, cells, columns) {
  return make("tr", { "data-id": row.id, class: state.select === row.id ? "chosen" : null }, cells.map((cell, place) => {
    const text = typeof cell === "number" && columns[place][0] !== "lines_count" ? number(cell) : String(cell);
    const content = make("bdi", {}, text);
    if (place) return make("td", { class: typeof cell === "number" ? "number" : null }, content);
    return make("th", { scope: "row" }, make("button", { type: "button", class: "plain", onclick: () => select(row.id, true) }, content));
  }));
}
