// The answer of a ready-made question as its page says it: the same rows, headings and words, with columns that sort.
import { make } from "./dom.js";
import { language, word } from "./language.js";

const FIRST = matchMedia("(max-width: 600px)").matches ? 10 : 20;
const LONG = 24; // letters from which on a text is no word or two
const MANY = 8; // columns from which on each has less room
const SORTED = ["", "number"]; // kinds of columns that sort as they are written

export function table({ headings, groups, show, note, chance }) {
  const box = make("div", { class: "tablebox" });
  const state = { order: null, down: false, count: FIRST };
  const draw = () => {
    const focused = box.contains(document.activeElement) ? document.activeElement.id : "";
    const all = groups.flatMap(([said, rows]) => sorted(rows, headings, state).map((row) => [said, row]));
    const head = make("tr", {}, ...headings.map((each, place) => heading(each, place, state, draw)));
    const left = all.length - state.count;
    box.replaceChildren(
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": word("caption") },
        make("table", { class: headings.length >= MANY && "many" }, make("caption", { class: "unseen" }, word("caption")), make("thead", {}, head), ...bodies(all.slice(0, state.count), headings, show))),
      ...(left > 0 ? [make("p", { class: "under" }, make("button", { type: "button", id: "more", onclick: () => { state.count = all.length; draw(); } }, word("more", left)))] : []),
      ...(chance[1] ? [make("details", { class: "hint" }, make("summary", {}, chance[0]), make("p", {}, chance[1]))] : []),
      ...(note ? [make("p", { class: "hint" }, note)] : []));
    if (focused) document.getElementById(focused)?.focus();
  };
  draw();
  return box;
}

function heading([text, kind], place, state, draw) {
  if (!SORTED.includes(kind)) return make("th", { scope: "col", class: "still" }, text);
  const mine = state.order === place;
  const sort = () => { state.down = mine && !state.down; state.order = place; draw(); };
  return make("th", { scope: "col", class: kind || false, "aria-sort": mine ? (state.down ? "descending" : "ascending") : false },
    make("button", { type: "button", id: `sort-${place}`, onclick: sort }, text, make("span", { class: "arrow", "aria-hidden": "true" }, mine ? (state.down ? " ↓" : " ↑") : "")));
}

function sorted(rows, headings, { order, down }) {
  if (order === null) return rows;
  const text = (row) => row[order][0][0];
  const size = (row) => Number.parseFloat(text(row).replace("< ", "").replace(",", ".")) || 0;
  const compare = headings[order][1] === "number" ? (a, b) => size(a) - size(b) : (a, b) => text(a).localeCompare(text(b), "nb");
  const found = [...rows].sort(compare);
  return down ? found.reverse() : found;
}

function bodies(all, headings, show) {
  const found = new Map();
  for (const [said, row] of all) found.set(said, [...(found.get(said) ?? []), row]);
  return [...found].map(([said, rows]) => make("tbody", {},
    said.length ? make("tr", {}, make("th", { colspan: headings.length, scope: "rowgroup" }, ...said.flatMap(toldOnce))) : null,
    ...rows.map((row) => make("tr", {}, ...row.map((cells, place) => cell(cells, headings[place], show))))));
}

const toldOnce = ([heading, text, address], place) => [place ? " · " : "", `${heading}: `, linked([text, address])];

function cell(cells, [heading, kind], show) {
  const [[first]] = cells;
  const parts = kind === "foreign" ? foreign(cells, show) : cells.flatMap((each, place) => (place ? [make("br"), linked(each)] : [linked(each)]));
  return make("td", { class: first ? kind || (first.length > LONG && "long") : "none", "data-heading": heading }, ...(first ? parts : []));
}

const foreign = (cells, show) => [make("details", {}, make("summary", {}, show), ...cells.map(([text]) => make("p", { lang: "en" }, text)))];

// Our own things are read on this server, below whatever path the page itself stands at.
function linked([text, address]) {
  if (!address) return text;
  return address.includes("://") ? make("a", { href: address, rel: "noreferrer external" }, text) : make("a", { href: `${address.slice(1)}?lang=${language()}` }, text);
}
