// What of an answer can be drawn: things and the connections between them. Knows nothing of drawing.
import { holdsOnly } from "./endpoint.js";
import { isOurs, root } from "./names.js";

const TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const key = (term) => (term.type === "bnode" ? `_:${term.value}` : term.value);
// How much two things are alike, from 0 to 1.
const isShare = (term) => /#(decimal|double)$/.test(term?.datatype ?? "") && Number(term.value) >= 0 && Number(term.value) <= 1;
const isThing = (term) => term?.type === "uri" || term?.type === "bnode";

// Column of ready-made questions that tells whether a source links the two of a row.
const LINKED = "koblet";

// Columns of ready-made questions that tell which of two came first: what came before or after, and what took over from what.
const WHEN = "nar", BEFORE = ["før", "before"];
const LATER = "satsing", RELATION = "relasjon_navn", EARLIER = "annen";

// Gives { things: Map(id → { facts }), ties: [{ from, to, by, weight, isStated, isDirected }] }, or null where an answer has no two things in a row.
export function picture(answer) {
  if (answer.kind === "boolean") return null;
  const made = { things: new Map(), ties: [] };
  if (answer.kind === "graph" || areTriples(answer)) triples(answer, made);
  else if (!pairs(answer, made)) return null;
  return made.things.size && (made.ties.length || answer.kind === "graph") ? made : null;
}

const areTriples = ({ columns, rows }) => columns.length === 3 && rows.length > 0 && rows.every(([s, p, o]) => isThing(s) && p?.type === "uri" && o);

function triples({ rows }, made) {
  for (const [from, { value: by }, to] of rows) {
    const thing = add(made, from);
    if (by === TYPE) thing.type = to.value;
    else if (isThing(to)) tie(made, from, to, by);
    else thing.facts.push([by, to]);
  }
}

// Other rows are drawn when two of their columns hold things only: the first is tied to each of the others.
function pairs({ rows, columns }, made) {
  const things = columns.map((_, place) => place).filter((place) => holdsOnly(rows, place, isThing));
  if (things.length < 2) return false;
  const linked = columns.indexOf(LINKED);
  const share = columns.findIndex((name, place) => name !== "q" && holdsOnly(rows, place, isShare));
  for (const row of rows) {
    const weight = row[share] ? Number(row[share].value) : undefined;
    const [first, ...others] = things.map((place) => [columns[place], row[place]]).filter(([, term]) => term);
    if (!first) continue;
    add(made, first[1]);
    const way = direction(columns, row, first[0]);
    const isStated = row[linked] ? row[linked].value === "true" : undefined;
    for (const [column, term] of others) tie(made, ...(way < 0 ? [term, first[1]] : [first[1], term]), `?${weight === undefined ? column : columns[share]}`, weight, isStated, way !== 0);
  }
  return true;
}

// 1 where the first thing of a row came before the other, -1 where it came after, 0 where that is not told.
function direction(columns, row, first) {
  const when = row[columns.indexOf(WHEN)]?.value;
  if (when) return BEFORE.includes(when) ? 1 : -1;
  return first === LATER && columns.includes(RELATION) && columns.includes(EARLIER) ? -1 : 0;
}

function add({ things }, term) {
  if (!things.has(key(term))) things.set(key(term), { facts: [], type: null });
  return things.get(key(term));
}

function tie(made, from, to, by, weight, isStated, isDirected) {
  add(made, from);
  add(made, to);
  made.ties.push({ from: key(from), to: key(to), by, weight, isStated, isDirected });
}

// Gives the kind of a thing by its IRI: initiative, theme, actor …; a goal or source of an initiative is a part of it.
export function kind(iri) {
  if (!isOurs(iri)) return "other";
  const parts = iri.slice(root().length).split(/[/#]/);
  return parts.length > 2 ? "part" : parts[0];
}
