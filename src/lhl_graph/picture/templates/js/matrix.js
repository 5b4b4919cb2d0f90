// Initiatives as rows, themes and target groups as columns: what each is about, beside what the centre is about.
const MOST_CELLS = 40000; // so many cells are made at once
const MANY = 40; // columns that are printed small
const byType = ["theme", "target-group"];
let laid = null; // what the matrix that stands there was made for

// How an initiative has a concept: as a source or an editor says of the whole, or through a goal or something narrower.
function markOf(thing, concept) {
  const bases = thing.facets.filter(([each]) => each === concept).map(([, basis]) => basis);
  if (!bases.length) return covers(thing).has(concept) ? "through" : "";
  return ["stated", "classified"].find((basis) => bases.includes(basis) && state[basis]) ?? bases.find((basis) => !(basis in state)) ?? "";
}

const tieId = (thing, concept) => `${thing.id.replace(/^initiative\//, "")}--${concept}`;

// The two ends of a cell's address, where the one has the other.
function tieOf(id) {
  const [name, concept] = id.split("--");
  const thing = things.get(`initiative/${name}`);
  return concept && thing && covers(thing).has(concept) ? [thing, concept] : null;
}

// Of the columns, the `most` that most initiatives have.
function matrixOf(most = Infinity) {
  const rows = PICTURE.things.filter((thing) => thing.type === "initiative" && !thing.named_only && asked(thing));
  const counts = new Map();
  for (const thing of rows) for (const concept of covers(thing)) if (markOf(thing, concept)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const all = PICTURE.things.filter(({ id, type }) => byType.includes(type) && !state.kinds.includes(type) && counts.has(id) && (!state.near || NEAR.has(id))).map(({ id }) => id)
    .sort((a, b) => counts.get(b) - counts.get(a) || nameOf(a).localeCompare(nameOf(b), state.lang));
  const flat = all.slice(0, most), columns = byType.map((type) => flat.filter((id) => things.get(id).type === type));
  const has = new Map(rows.map((thing) => [thing, flat.filter((concept) => markOf(thing, concept)).length]));
  return { columns, flat: columns.flat(), all: all.length, has, rows: rows.filter((thing) => has.get(thing)) };
}

// The centre by itself, then the rest by group, so many as those that have most; in a group, and among groups, those first.
function inBlocks({ rows, has }, count) {
  const most = (a, b) => has.get(b) - has.get(a) || shortOf(a.id).localeCompare(shortOf(b.id), state.lang);
  const centre = rows.filter((thing) => thing.id === CENTRE);
  const shown = rows.filter((thing) => thing.id !== CENTRE).sort(most).slice(0, count);
  const blocks = state.order === "most" ? [[null, shown]] : [...new Set(shown.map((thing) => thing.community))].map((each) => [each, shown.filter((thing) => thing.community === each)]);
  const home = things.get(CENTRE)?.community;
  const place = ([community]) => (community === home ? -1 : community === 0 ? 1 : 0);
  return { centre, blocks: blocks.sort((a, b) => place(a) - place(b)), shown: shown.length + centre.length };
}

function showMatrix() {
  const { select: _, missing: __, tab, ...rest } = state;
  if (tab !== "matrix") return;
  const wanted = JSON.stringify([rest, isDark()]);
  if (wanted !== laid) $("matrix").replaceChildren(...drawMatrix());
  laid = wanted;
  for (const cell of $("matrix").querySelectorAll("[data-id]")) cell.classList.toggle("chosen", cell.dataset.id === state.select);
}

function drawMatrix() {
  const made = matrixOf(), { columns, flat, has } = made, count = made.rows.length;
  const { centre, blocks, shown } = inBlocks(made, Math.ceil(MOST_CELLS / Math.max(flat.length, 1)));
  const rowsIn = (each) => each.map((thing) => matrixRow(thing, flat, has.get(thing)));
  const table = make("table", { role: "grid", class: flat.length > MANY ? "many" : null, "aria-label": $("title").textContent, onclick: openCell, onkeydown: stepCell, onfocusin: rove },
    make("colgroup", {}, make("col", { class: "names" })),
    make("thead", {}, matrixHead(columns), rowsIn(centre)),
    blocks.map(([community, each]) => make("tbody", {}, community === null ? null : make("tr", { class: "block" },
      make("th", { scope: "rowgroup", colspan: flat.length + 2 }, swatch(community), " ", communityName(community))), rowsIn(each))));
  table.querySelector("[tabindex]")?.setAttribute("tabindex", "0");
  return [
    make("div", { class: "signs" }, ["stated", "classified", "through"].map((basis) => make("span", {}, sign(basis), word(basis)))),
    make("div", { class: "scroll" }, table),
    shown < count ? make("p", { class: "hint", role: "status" }, word("first_rows", { count: shown, all: count })) : "",
  ];
}

const sign = (basis) => make("i", { class: `sign-${basis}`, "aria-hidden": "true" });

const orderChoice = () => make("div", { class: "choice", id: "order", role: "group", "aria-label": word("order") },
  [["community", "order_community"], ["most", "order_most"]].map(([value, key]) => make("button", { type: "button", id: `order-${value}`, "aria-pressed": String(state.order === value),
    onclick: () => { change({ order: value }); $(`order-${value}`).focus(); } }, word(key))));

function matrixHead(columns) {
  const over = columns.map((each, place) => each.length && make("th", { scope: "colgroup", colspan: each.length, class: "over" }, `${word(["themes_title", "groups_title"][place])} (${each.length})`));
  return [
    make("tr", {}, make("td"), make("td", { class: "count" }), over.filter(Boolean)),
    make("tr", {}, make("th", { scope: "col", class: "corner" }, orderChoice(), word("things_row")), make("th", { scope: "col", class: "count" }, make("span", {}, word("has_count"))),
      columns.flat().map((id) => make("th", { scope: "col", class: "column", tabindex: "-1", "data-id": id }, make("span", {}, named(id))))),
  ];
}

function matrixRow(thing, columns, count) {
  const row = make("tr", { class: thing.id === CENTRE ? "centre" : null },
    make("th", { scope: "row", tabindex: "-1", "data-id": thing.id, title: pick(thing.names) }, said(thing.short)), make("td", { class: "count" }, String(count)),
    columns.map((concept) => {
      const basis = markOf(thing, concept);
      if (!basis) return make("td", { tabindex: "-1", "aria-label": word("without_it") });
      return make("td", { tabindex: "-1", "data-id": tieId(thing, concept), "aria-label": word(basis), title: `${shortOf(thing.id)} – ${nameOf(concept)}: ${small(word(basis))}` }, sign(basis));
    }));
  if (thing.community) row.style.setProperty("--sign", `var(--${coatOf(thing.community)})`);
  return row;
}

const cellAt = (event) => event.target.closest("[tabindex]");

function openCell(event) {
  const id = cellAt(event)?.dataset.id;
  if (id) select(id);
}

// One stop for the Tab key, where the arrows were last.
function rove(event) {
  const to = cellAt(event);
  if (!to) return;
  for (const cell of $("matrix").querySelectorAll('[tabindex="0"]')) cell.tabIndex = -1;
  to.tabIndex = 0;
}

function stepCell(event) {
  const cell = cellAt(event);
  if (!cell) return;
  const rows = [...$("matrix").querySelectorAll("tr")].map((row) => [...row.querySelectorAll("[tabindex]")]).filter((cells) => cells.length);
  const row = rows.findIndex((cells) => cells.includes(cell));
  const at = (cells) => (cells.length < rows.at(-1).length ? cells.length - rows.at(-1).length : 0);
  const column = rows[row].indexOf(cell) - at(rows[row]);
  const end = rows.at(-1).length - 1;
  const to = { ArrowLeft: [row, column - 1], ArrowRight: [row, column + 1], ArrowUp: [row - 1, column], ArrowDown: [row + 1, column],
    Home: [event.ctrlKey ? 0 : row, 0], End: [event.ctrlKey ? rows.length - 1 : row, end] }[event.key];
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); if (cell.dataset.id) { openCell(event); $("details").focus(); } }
  if (!to || event.altKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const cells = rows[to[0]];
  cells?.[Math.max(to[1] + at(cells), 0)]?.focus();
}

// What stands behind a cell: who says it of the whole, and each goal or narrower concept that carries it.
function aboutTie(thing, concept) {
  const line = lineOf(tieId(thing, concept));
  const narrower = thing.facets.filter(([each]) => each !== concept && closed(each).has(concept));
  return [
    ...between(thing.id, concept, line ? lineKind(line) : [sign("through"), " ", word("through")]),
    make("p", {}, word("has_tag", { a: nameOf(thing.id), b: small(nameOf(concept)) }), " ", line ? cites(line.sources) : null),
    narrower.length ? section(`${word("narrower")} (${narrower.length})`, facetList(narrower), true) : null,
    ...partSections(partsOn(thing, concept), () => true),
  ];
}
