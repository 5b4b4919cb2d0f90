// What the editor suggests: our classes, properties, concepts, initiatives and actors by name in any language, prefixes
// and the query's own variables. Everything was loaded with the page; nothing is looked up elsewhere.
import { make } from "./dom.js";
import { fold, pick, word } from "./language.js";
import { allPrefixes } from "./names.js";

const AT_MOST = 40;
const SHORTEST = 3;
const BEFORE = /[?$]\w*$|[\p{L}\p{N}_][\p{L}\p{N}_:.-]*$/u;
const KEYWORDS = "select where filter optional construct describe ask prefix base order limit offset group having values union minus graph bind distinct reduced exists not service from named count sum min max avg sample separator concat str lang langmatches datatype bound iri uri bnode rand abs ceil floor round strlen substr ucase lcase contains strstarts strends strbefore strafter year month day hours minutes seconds regex replace coalesce isiri isblank isliteral isnumeric sameterm strdt strlang desc asc undef true false".split(" ");
let vocabulary = [];

export function start(terms) {
  vocabulary = terms.map((term) => ({ ...term, words: [...new Set(Object.values(term.label))].map(fold), id: fold(term.curie) }));
}

// Suggests for what stands before the cursor; `asked` when the reader pressed for it.
export function suggest(editor, asked) {
  const cursor = editor.getCursor();
  const token = editor.getTokenAt(cursor);
  if (["comment", "string"].includes(token.type) || insideIri(editor, cursor)) return null;
  const written = BEFORE.exec(editor.getLine(cursor.line).slice(0, cursor.ch))?.[0] ?? "";
  if (!asked && (written.length < SHORTEST || isKeyword(written) || /^[\d.]+$/.test(written))) return null;
  const list = /^[?$]/.test(written) ? variables(editor, written) : terms(editor, cursor, written);
  const only = list.length === 1 && list[0].text === written;
  return list.length && !only ? { list, from: { line: cursor.line, ch: cursor.ch - written.length }, to: cursor } : null;
}

const insideIri = (editor, cursor) => /<[^<>"{}|^`\\\s]*$/.test(editor.getLine(cursor.line).slice(0, cursor.ch));
const isKeyword = (text) => KEYWORDS.some((each) => each.startsWith(text.toLowerCase()));

function variables(editor, written) {
  const used = new Set(editor.getValue().match(/[?$]\w+/g) ?? []);
  used.delete(written);
  return [...used].filter((each) => each.startsWith(written)).sort().map((each) => ({ text: each, render: show(each, undefined, "", word("variable")) }));
}

function terms(editor, cursor, written) {
  const wanted = fold(written);
  const before = editor.getRange({ line: Math.max(0, cursor.line - 3), ch: 0 }, { line: cursor.line, ch: cursor.ch - written.length });
  const class_ = /(?:\sa|rdf:type)\s+$/.test(before);
  const ranked = vocabulary.map((term) => [rank(term, wanted) + (class_ && term.kind === "classes" ? 10 : 0), term]).filter(([score]) => score % 10 > 0);
  ranked.sort(([a, one], [b, other]) => b - a || pick(one.label).text.localeCompare(pick(other.label).text, "nb"));
  const found = ranked.slice(0, AT_MOST).map(([, term]) => hint(term));
  const begun = Object.keys(allPrefixes()).filter((prefix) => wanted && !wanted.includes(":") && prefix.startsWith(wanted));
  return [...found, ...begun.map((prefix) => ({ text: `${prefix}:`, render: show(`${prefix}:`, undefined, "", word("prefix")) }))];
}

// A name that begins with what is written goes before one with a word that does, and that before one that holds it.
function rank({ words, id }, wanted) {
  const local = id.slice(id.indexOf(":") + 1);
  if (!wanted) return 1;
  if (words.includes(wanted) || id === wanted || local === wanted) return 6;
  if (words.some((each) => each.startsWith(wanted)) || id.startsWith(wanted)) return 5;
  if (local.startsWith(wanted)) return 4;
  if (words.some((each) => each.includes(` ${wanted}`))) return 3;
  return wanted.length >= SHORTEST && words.some((each) => each.includes(wanted)) ? 2 : 0;
}

function hint(term) {
  const text = /^[\w-]*:[\w-]+$/.test(term.curie) ? term.curie : `<${term.iri}>`;
  const { text: label, lang } = pick(term.label);
  const kind = word(term.kind);
  return { text, render: show(label || text, lang, text, kind) };
}

const show = (label, lang, text, kind) => (element) => element.append(
  make("span", { class: "name", lang: lang ?? false }, label), " ", make("span", { class: "curie", lang: "en", translate: "no" }, text), " ", make("small", {}, kind));
