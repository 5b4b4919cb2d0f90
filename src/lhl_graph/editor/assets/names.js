// What IRIs are called, how they are shortened, and where they lead.
import { Fault, ask } from "./endpoint.js";
import { language, pick } from "./language.js";

const RDFS = "http://www.w3.org/2000/01/rdf-schema#", SKOS = "http://www.w3.org/2004/02/skos/core#", DCT = "http://purl.org/dc/terms/";
const AT_ONCE = 400;
const OWL = "http://www.w3.org/2002/07/owl#";
const known = new Map();
let mutual = null;
let prefixes = {};
let base = "";

// Best first, as everywhere in the project: short name, label; then title; then text.
const naming = () => [[`${base}ns#shortName`, `${RDFS}label`, `${SKOS}prefLabel`], [`${DCT}title`], [`${DCT}description`]];

export function start(allPrefixes, terms) {
  prefixes = allPrefixes;
  base = prefixes.lhl.replace(/ns#$/, "");
  for (const { iri, label } of terms) known.set(iri, label);
}

export const root = () => base;
export const allPrefixes = () => prefixes;
export const isOurs = (iri) => base !== "" && iri.startsWith(base);

// Asks for the names of our own things among these that are not known yet, in one query.
export async function learn(iris, signal) {
  const wanted = [...new Set(iris)].filter((iri) => isOurs(iri) && !known.has(iri) && !/[<>"{}|^`\\\s]/.test(iri)).slice(0, AT_ONCE);
  if (!wanted.length) return;
  const properties = naming().flat().map((each) => `<${each}>`).join(" ");
  const query = `SELECT ?thing ?property ?text WHERE { VALUES ?thing { ${wanted.map((iri) => `<${iri}>`).join(" ")} } VALUES ?property { ${properties} } ?thing ?property ?text }`;
  const rows = await rowsOf(query, signal);
  if (!rows) return;
  const found = new Map(wanted.map((iri) => [iri, new Map()]));
  for (const [thing, property, text] of rows) {
    const texts = found.get(thing.value);
    const said = texts.get(property.value) ?? {};
    said[text["xml:lang"] ?? ""] ??= text.value;
    texts.set(property.value, said);
  }
  for (const [iri, texts] of found) known.set(iri, best(texts));
  await learnTold(wanted.filter((iri) => !known.get(iri)), signal);
}

// What was computed has no name: it is called by the themes, or else the other concepts, that tell it from the rest.
async function learnTold(nameless, signal) {
  if (!nameless.length) return;
  const telling = ["tellingTheme", "tellingConcept"].map((each) => `<${base}ns#${each}>`).join("|");
  const query = `SELECT ?thing ?concept ?text WHERE { VALUES ?thing { ${nameless.map((iri) => `<${iri}>`).join(" ")} } ?thing ${telling} ?concept . ?concept <${SKOS}prefLabel> ?text }`;
  const told = new Map();
  for (const [thing, concept, text] of (await rowsOf(query, signal)) ?? []) {
    const concepts = told.get(thing.value) ?? new Map();
    concepts.set(concept.value, { ...concepts.get(concept.value), [text["xml:lang"] ?? ""]: text.value });
    told.set(thing.value, concepts);
  }
  for (const [iri, concepts] of told) {
    const themes = [...concepts].filter(([concept]) => concept.startsWith(`${base}theme/`));
    const texts = (themes.length ? themes : [...concepts]).map(([, text]) => text);
    const tags = Object.keys(texts[0]).filter((tag) => texts.every((text) => text[tag]));
    known.set(iri, Object.fromEntries(tags.map((tag) => [tag, texts.map((text) => text[tag]).join(", ")])));
  }
}

// Null where the server refuses.
async function rowsOf(query, signal) {
  try {
    return (await ask(query, signal)).rows;
  } catch (error) {
    if (error instanceof Fault) return null;
    throw error;
  }
}

// Gives the properties that say the same both ways.
export async function symmetric(signal) {
  mutual ??= (await rowsOf(`SELECT ?property { ?property a <${OWL}SymmetricProperty> }`, signal))?.map(([{ value }]) => value);
  return new Set(mutual);
}

function best(texts) {
  for (const group of naming()) {
    const there = group.filter((property) => texts.has(property));
    if (there.length) return Object.assign({}, ...there.reverse().map((property) => texts.get(property)));
  }
  return null;
}

// Gives { text, lang } of a thing's name, or null.
export function name(iri) {
  const texts = known.get(iri);
  return texts && Object.keys(texts).length ? pick(texts) : null;
}

export function compact(iri) {
  let [best, start] = ["", ""];
  for (const [prefix, each] of Object.entries(prefixes)) {
    if (iri.startsWith(each) && each.length > start.length) [best, start] = [prefix, each];
  }
  return start && iri.length > start.length ? `${best}:${iri.slice(start.length)}` : iri;
}

// Gives where a thing can be read about: our own on this server, web addresses elsewhere, nothing for any other scheme.
export function address(iri) {
  if (isOurs(iri) && !iri.startsWith(`${base}graph/`)) return { href: `id/${iri.slice(base.length).split("/").map(encodeURIComponent).join("/")}?lang=${language()}`, outside: false };
  return /^https?:\/\//i.test(iri) ? { href: iri, outside: true } : null;
}
