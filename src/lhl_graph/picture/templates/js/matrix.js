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

function matrixOf() {
  const rows = PICTURE.things.filter((thing) => thing.type === "initiative" && !thing.named_only && asked(thing));
  const counts = new Map();
  for (const thing of rows) for (const concept of covers(thing)) if (markOf(thing, concept)) counts.set(concept, (counts.get(concept) ?? 0) + 1);
  const columns = byType.filter((type) => !state.kinds.includes(type)).map((type) => PICTURE.things
    .filter(({ id, type: own }) => own === type && counts.has(id) && (!state.near || NEAR.has(id))).map(({ id }) => id)
    .sort((a, b) => counts.get(b) - counts.get(a) || nameOf(a).localeCompare(nameOf(b), state.lang)));
  const has = new Map(rows.map((thing) => [thing, columns.flat().filter((concept) => markOf(thing, concept)).length]));
  return { columns, has, ...inBlocks(rows.filter((thing) => has.get(thing)), has, columns.flat().length) };
}

// The centre by itself, then the rest by group; in a group, and among groups, those that have most first.
function inBlocks(rows, has, wide) {
  const most = (a, b) => has.get(b) - has.get(a) || shortOf(a.id).localeCompare(shortOf(b.id), state.lang);
  const rest = rows.filter((thing) => thing.id !== CENTRE).sort(most);
  const shown = rest.slice(0, Math.ceil(MOST_CELLS / Math.max(wide, 1)));
  const blocks = state.order === "most" ? [[null, shown]] : [...new Set(shown.map((thing) => thing.community))].map((each) => [each, shown.filter((thing) => thing.community === each)]);
  const home = things.get(CENTRE)?.community;
  const place = ([community]) => (community === home ? -1 : community === 0 ? 1 : 0);
  return { centre: rows.filter((thing) => thing.id === CENTRE), blocks: blocks.sort((a, b) => place(a) - place(b)), count: rows.length, shown: shown.length };
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
  const made = matrixOf();
  const flat = made.columns.flat();
  const rowsIn = (each) => each.map((thing) => matrixRow(thing, flat, made.has.get(thing)));
  const table = make("table", { role: "grid", class: flat.length > MANY ? "many" : null, "aria-label": $("title").textContent, onclick: openCell, onkeydown: stepCell, onfocusin: rove },
    make("colgroup", {}, make("col", { class: "names" })),
    make("thead", {}, matrixHead(made.columns), rowsIn(made.centre)),
    made.blocks.map(([community, each]) => make("tbody", {}, community === null ? null : make("tr", { class: "block" },
      make("th", { scope: "rowgroup", colspan: flat.length + 2 }, swatch(community), " ", communityName(community))), rowsIn(each))));
  table.querySelector("[tabindex]")?.setAttribute("tabindex", "0");
  const shown = made.shown + made.centre.length;
  return [
    make("div", { class: "signs" }, ["stated", "classified", "through"].map((basis) => make("span", {}, sign(basis), word(basis)))),
    make("div", { class: "scroll" }, table),
    shown < made.count ? make("p", { class: "hint", role: "status" }, word("first_rows", { count: shown, all: made.count })) : "",
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

// The whole matrix as a drawing, each cell where it stands.
function matrixText() {
  const table = $("matrix").querySelector("table");
  table.parentElement.scrollTo(0, 0);
  const from = table.getBoundingClientRect();
  const body = [...table.querySelectorAll("th, td")].flatMap((cell) => {
    const box = cell.getBoundingClientRect();
    return drawnCell(cell, { x: box.left - from.left, y: box.top - from.top, wide: box.width, high: box.height });
  });
  const signs = [...$("matrix").querySelectorAll(".signs > span")].map((each, place) =>
    `<g transform="translate(${230 * place} 8)">${drawnSign(each.firstChild, 7, 0)}${textAt(each.textContent, 20, 4, `font-size="12" fill="${colours.ink}"`)}</g>`);
  return framed(Math.ceil(from.width), Math.ceil(from.height), { out: signs, height: 28 }, body);
}

const SIZE = 11.5, LETTER = 0.56 * SIZE, LEADING = 13; // of a cell's text: type, about the width of a letter, line to line

function drawnCell(cell, { x, y, wide, high }) {
  const mark = cell.querySelector("[class^=sign-], .swatch"), text = cell.querySelector("bdi")?.textContent ?? cell.lastChild?.textContent ?? "";
  const look = `font-size="${SIZE}" fill="${colours.ink}" font-weight="${getComputedStyle(cell).fontWeight}"`;
  const written = (room, left, middle) => linesOf(text.trim(), room / LETTER).map((each, place, all) => textAt(each, left, middle + 4 + LEADING * (place - (all.length - 1) / 2), look));
  if (cell.matches("th.column, th.count")) return [`<g transform="translate(${x + wide / 2} ${y + high - 6}) rotate(-90)">${written(high - 12, 0, 0).join("")}</g>`];
  const line = cell.parentElement.matches(".block") ? "" : `<path d="M${x},${y + high}h${wide}" stroke="${colours.tag}" stroke-width="0.7"/>`;
  if (cell.matches("td[tabindex]")) return [line, mark ? drawnSign(mark, x + wide / 2, y + high / 2) : ""];
  if (cell.matches("[scope=row], .count")) return [line, ...written(wide - 12, x + 8, y + high / 2)];
  return [line, mark ? drawnSign(mark, x + 17, y + high - 12) : "", textAt(text.trim(), x + (mark ? 30 : 8), y + high - 8, look)];
}

// A text in lines of about so many letters, broken between words.
function linesOf(text, letters) {
  const lines = [""];
  for (const word of text.split(" ")) {
    if (lines.at(-1) && lines.at(-1).length + word.length >= letters) lines.push(word);
    else lines.push(`${lines.pop()} ${word}`.trim());
  }
  return lines;
}

function drawnSign(mark, x, y) {
  const colour = mark.matches(".swatch") ? getComputedStyle(mark.firstChild).fill : getComputedStyle(mark).color;
  if (mark.matches(".sign-through")) return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
  const hollow = mark.matches(".sign-stated, .swatch") ? `fill="${colour}"` : `fill="none" stroke-width="2" stroke="${colour}"`;
  return `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" rx="2.5" ${hollow}/>`;
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
