// An answer as a table: the name beside each IRI, links, columns that sort, a hundred rows at a time.
import { make, said } from "./dom.js";
import { holdsOnly } from "./endpoint.js";
import { day, language, number, word } from "./language.js";
import { address, compact, learn, name } from "./names.js";

const AT_ONCE = matchMedia("(max-width: 600px)").matches ? 10 : 100; // where a row is a card, a screen or two of them
const DECIMALS = 2;
const LEAST = 0.01; // what is nearer to 0 has no figure among so many decimals
const NUMERIC = /#(integer|decimal|double|float|int|long|nonNegativeInteger|positiveInteger)$/;

export async function table(answer, headings, signal) {
  const box = make("div", { class: "tablebox" });
  const state = { order: null, down: false, count: AT_ONCE };
  const draw = async () => {
    const shown = sorted(answer, state).slice(0, state.count);
    await learn(shown.flatMap((row) => row.filter((each) => each?.type === "uri").map((each) => each.value)), signal);
    const body = make("tbody", {}, ...shown.map((row) => make("tr", {}, ...answer.columns.map((column, place) => headed(row[place], column, headings)))));
    const head = make("thead", {}, make("tr", {}, ...answer.columns.map((_, place) => heading(answer, headings, place, state, draw))));
    const focused = box.contains(document.activeElement) ? document.activeElement.id : "";
    box.replaceChildren(
      make("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": word("caption") },
        make("table", {}, make("caption", { class: "unseen" }, word("caption")), head, body)),
      under(answer, state, shown.length, draw));
    if (focused) document.getElementById(focused)?.focus();
  };
  await draw();
  return box;
}

// A cell says its heading too, for screens where a row is a card.
function headed(term, column, headings) {
  const made = cell(term);
  made.dataset.heading = headings[column] ?? column;
  return made;
}

function heading(answer, headings, place, state, draw) {
  const column = answer.columns[place];
  const mine = state.order === place;
  const sort = () => { state.down = mine && !state.down; state.order = place; draw(); };
  const words = headings[column];
  const numeric = holdsOnly(answer.rows, place, isNumber);
  return make("th", { scope: "col", class: numeric ? "number" : false, "aria-sort": mine ? (state.down ? "descending" : "ascending") : false },
    make("button", { type: "button", id: `sort-${place}`, onclick: sort }, words ?? column,
      make("span", { class: "arrow", "aria-hidden": "true" }, mine ? (state.down ? " ↓" : " ↑") : ""),
      words && words !== column ? make("small", { translate: "no" }, `?${column}`) : null));
}

function under(answer, state, shown, draw) {
  const rest = Math.min(AT_ONCE, answer.rows.length - shown);
  const parts = [];
  if (shown < answer.rows.length) parts.push(make("span", {}, word("shows", number(shown), number(answer.rows.length))),
    make("button", { type: "button", id: "more", onclick: () => { state.count += AT_ONCE; draw(); } }, word("more", rest)));
  return make("p", { class: "hint under" }, ...parts);
}

function sorted(answer, { order, down }) {
  if (order === null) return answer.rows;
  const key = (row) => (row[order] ? (row[order].type === "uri" ? name(row[order].value)?.text ?? row[order].value : row[order].value) : "");
  const compare = (a, b) => {
    const [one, other] = [key(a), key(b)];
    const both = one !== "" && other !== "" && !Number.isNaN(Number(one)) && !Number.isNaN(Number(other));
    return both ? Number(one) - Number(other) : one.localeCompare(other, "nb");
  };
  const rows = [...answer.rows].sort(compare);
  return down ? rows.reverse() : rows;
}

const isNumber = (term) => term.type === "literal" && NUMERIC.test(term.datatype ?? "");

export function cell(term) {
  if (!term) return make("td", { class: "none" }, make("span", { class: "unseen" }, word("empty")));
  if (term.type === "uri") return make("td", {}, thing(term.value));
  if (term.type !== "literal") return make("td", {}, make("code", {}, `_:${term.value}`));
  const tag = term["xml:lang"];
  if (/#boolean$/.test(term.datatype ?? "")) return make("td", {}, word(term.value === "true" ? "yes" : "no"));
  if (isNumber(term)) return make("td", { class: "number" }, shorter(term));
  if (/^https?:\/\/\S+$/i.test(term.value)) return make("td", {}, thing(term.value));
  if (/^\d{4}(-\d\d){1,2}$/.test(term.value)) return make("td", { class: "short" }, make("time", { datetime: term.value }, day(term.value)));
  return make("td", {}, said(term.value, tag), tag && tag !== language() ? make("small", { class: "tag", translate: "no" }, ` @${tag}`) : null);
}

// Long decimals are hard to compare; the whole number stands in the file and on the cell. What is not 0 is not said to be.
function shorter({ value }) {
  const long = /^-?\d+\.\d+$/.test(value) && value.split(".")[1].length > DECIMALS;
  const short = !long ? value : Math.abs(value) < LEAST && Number(value) ? `${value < 0 ? "> -" : "< "}${LEAST}` : Number(value).toFixed(DECIMALS);
  const said = language() === "en" ? short : short.replace(".", ",");
  return short === value ? said : make("span", { title: value }, said);
}

// An IRI with its name before it: a link to our own page of it, or to where it leads.
export function thing(iri) {
  const place = address(iri);
  const named = name(iri);
  const short = compact(iri);
  const words = named ? said(named.text, named.lang) : make("span", { translate: "no" }, short);
  const link = place ? make("a", { href: place.href, ...(place.outside ? { target: "_blank", rel: "noopener noreferrer external" } : {}) }, words) : make("span", {}, words);
  if (place?.outside) link.append(make("span", { class: "unseen" }, ` (${word("outside")})`));
  return make("div", { class: "thing" }, link, named ? make("code", { class: "curie", translate: "no" }, short) : null);
}
