// The same rows as a table: what is on the map is here, and nothing else.
const HAS_SCORES = PICTURE.lines.some(({ score }) => score);
const sorting = { things: [HAS_SCORES && CENTRE ? "like_centre" : "lines_count", -1], lines: ["score", -1] };
const wanted = { things: "", lines: "" };
const FIRST_ROWS = 400, FIRST_CARDS = 20; // so many rows at first, and as many more each time; on a narrow screen each is a card
const pages = { things: 1, lines: 1 };
const NUMBERS = ["like_centre", "lines_count", "score", ...FACETS];
const KINDS_OF_ROWS = ["things", "lines"];

// What a column is called, what a row says in it, how that is written where it is more than text, and what it is
// sorted by where that is something else.
const column = (key, cell, show = cell, rank = cell) => ({ key, cell, show, rank });

function columnsOf(kind) {
  if (kind === "things") {
    return [
      column("name", ({ id }) => nameOf(id), ({ id }) => explained(id)), column("kind", kindOf), column("years", yearsText),
      column("status", standingText, (thing) => unbroken(standing(thing))),
      column("owner", ({ owner }) => (owner ? nameOf(owner) : ""), ({ owner }) => (owner ? make("bdi", { lang: tongue(textsOf(owner)) }, nameOf(owner).replace("departement", "\u00addepartement")) : "")),
      column("community", groupOf, (thing) => groupOf(thing, 1)),
      HAS_SCORES && CENTRE && column("like_centre", likeCentre, undefined, (thing) => (thing.id === CENTRE ? 2 : likeCentre(thing))),
      column("lines_count", (thing) => linesAt(thing.id).filter((line) => seen.all.lines.has(line)).length),
    ].filter(Boolean);
  }
  return [
    column("one", (line) => nameOf(line.a), (line) => called(line.a)), column("other", (line) => nameOf(line.b), (line) => called(line.b)),
    column("basis", basisText, (line) => [lineSample(dashesOf(line, seen.all.lines.get(line).solid)), " ", basisText(line)]),
    column("says", saysText, (line) => (saysText(line) ? lineSaid(line) : "")),
    column("score", (line) => line.score || ""), ...FACETS.map((facet, place) => column(facet, (line) => line.facets[place] ?? "")),
  ];
}

const groupOf = ({ type, community }, most) => (type === "initiative" ? communityName(community, most) : "");

const isCards = () => matchMedia("(max-width: 600px)").matches; // as in the style sheet

const yearsText = ({ period }) => (period ? periodWords(period) : "");

const likeCentre = ({ id }) => linesAt(id).find((line) => line.score && (line.a === CENTRE || line.b === CENTRE) && id !== CENTRE)?.score ?? "";

function basisText(line) {
  if (line.kind !== "pair") return word(line.tag);
  const found = [];
  if (line.stated.length && state.stated) found.push(word(line.unsure ? "unsure_line" : "stated"));
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

// What is on a map with themes, groups and actors is more than initiatives.
const titleOf = (kind) => (kind === "things" && CROWDED ? "marks_table" : `${kind}_table`);

function fillTables() {
  const titles = KINDS_OF_ROWS.map((kind) => [kind, `${word(titleOf(kind))} (${rowsOf(kind).length})`]);
  const inside = document.activeElement?.id;
  buttons("rows", "rows_shown", titles, "rows");
  if (inside) $(inside)?.focus({ preventScroll: true });
  $("table").replaceChildren(...tableOf(state.rows, word(titleOf(state.rows))));
}

function tableOf(kind, title) {
  const columns = columnsOf(kind), rows = ordered(kind, columns);
  const shown = rows.slice(0, pages[kind] * (isCards() ? FIRST_CARDS : FIRST_ROWS));
  const tools = make("div", { class: "tabletools" }, make("label", { for: `filter-${kind}` }, word("filter")),
    make("input", { id: `filter-${kind}`, type: "search", value: wanted[kind], oninput: (event) => { wanted[kind] = event.target.value; later(() => refill(kind)); } }),
    make("span", { role: "status", class: "hint" }, word("rows", { count: rows.length })), sorter(kind, columns));
  const table = make("table", { id: `table-${kind}` }, make("caption", {}, title),
    make("thead", {}, make("tr", {}, columns.map(({ key }) => header(kind, key)))),
    make("tbody", {}, shown.map((row) => rowOf(row, columns))));
  const more = shown.length < rows.length
    ? make("button", { type: "button", class: "wide", id: `more-${kind}`, onclick: () => { pages[kind] += 1; fillTables(); $(`more-${kind}`)?.focus(); } }, word("more_rows", { count: rows.length - shown.length })) : null;
  return [tools, rows.length ? make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": title }, table) : noRows(kind), more].filter(Boolean);
}

// Sorted as asked for, then by name; what says nothing comes last either way.
function ordered(kind, columns) {
  const [key, way] = sorting[kind], by = columns.find((each) => each.key === key), filter = folded(wanted[kind]);
  return rowsOf(kind).filter((row) => !filter || columns.some(({ cell }) => folded(String(cell(row))).includes(filter)))
    .map((row) => [by.rank(row), columns[0].cell(row), row])
    .sort((a, b) => (a[0] === "") - (b[0] === "") || way * compare(a[0], b[0]) || compare(a[1], b[1])).map(([, , row]) => row);
}

// Nothing to show is said, with the way out: of what is written here, or of the filters of the map.
function noRows(kind) {
  const [text, undo] = wanted[kind]
    ? [word("no_rows", { text: wanted[kind] }), make("button", { type: "button", id: "rows-all", onclick: () => { wanted[kind] = ""; fillTables(); } }, word("rows_all"))]
    : [word("nothing"), make("button", { type: "button", id: "rows-reset", onclick: reset }, word("clear"))];
  return make("div", { class: "note", id: "no-rows" }, make("p", {}, text), undo);
}

function refill(kind) {
  fillTables();
  const input = $(`filter-${kind}`);
  input.focus();
  input.setSelectionRange(input.value.length, input.value.length);
}

const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), state.lang, { numeric: true }));

const headingOf = (key) => (key === "status" ? statusWord() : capital(word(key, { name: CENTRE && shortOf(CENTRE) })));

const firstWay = (key) => (NUMBERS.includes(key) ? -1 : 1);

function sortBy(kind, key, way, back) {
  sorting[kind] = [key, way];
  fillTables();
  $(back).focus();
}

// The cards of a narrow screen have no headings to sort by: there it is asked for here.
function sorter(kind, columns) {
  const [by, way] = sorting[kind], id = `order-${kind}`;
  return make("div", { class: "sorter" }, make("label", { for: id }, word("sort_by")),
    make("select", { id, onchange: (event) => sortBy(kind, event.target.value, firstWay(event.target.value), id) },
      columns.map(({ key }) => make("option", { value: key, selected: key === by }, headingOf(key)))),
    make("button", { type: "button", id: `turn-${kind}`, "aria-label": word("turn"), title: word("turn"), onclick: () => sortBy(kind, by, -way, `turn-${kind}`) }, way > 0 ? "▲" : "▼"));
}

function header(kind, key) {
  const [by, way] = sorting[kind], name = headingOf(key);
  const sorted = by === key ? (way > 0 ? "ascending" : "descending") : "none";
  const id = `sort-${kind}-${key}`, sort = () => sortBy(kind, key, by === key ? -way : firstWay(key), id);
  return make("th", { scope: "col", "aria-sort": sorted, class: NUMBERS.includes(key) ? "number" : null },
    make("button", { type: "button", id, title: word("sort", { column: name }), onclick: sort },
      naming(name, CENTRE), make("span", { "aria-hidden": "true" }, by === key ? (way > 0 ? " ▲" : " ▼") : "")));
}

function rowOf(row, columns) {
  return make("tr", { "data-id": row.id, class: state.select === row.id ? "chosen" : null }, columns.map(({ key, cell, show }, place) => {
    const value = cell(row);
    const content = typeof value === "number" ? (key === "lines_count" ? String(value) : number(value)) : make("bdi", {}, show(row));
    if (place) return make("td", { class: NUMBERS.includes(key) ? "number" : null, "data-key": key, "data-heading": headingOf(key) }, content);
    return make("th", { scope: "row" }, make("button", { type: "button", class: "plain", onclick: () => select(row.id, true) }, content));
  }));
}
