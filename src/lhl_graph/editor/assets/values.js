// The values of a question's parameters, as terms in data blocks of its query. What a person wrote becomes an escaped
// literal, or an IRI that the server's own list holds; it is never pasted. The text of the query is the only truth.
import { LANGUAGES, order } from "./language.js";

const IRI = String.raw`<[^<>"{}|^\x60\\\x00-\x20]*>`;
const LITERAL = String.raw`"(?:[^"\\\n\r]|\\.)*"`;
const NOT_CODE = String.raw`#[^\n\r]*|${IRI}|"""(?:"{0,2}(?:[^"\\]|\\[^]))*"""|'''(?:'{0,2}(?:[^'\\]|\\[^]))*'''|${LITERAL}|'(?:[^'\\\n\r]|\\.)*'`;
const BLOCK = String.raw`(VALUES\s+[?$](\w+)\s*\{\s*)(${IRI}|${LITERAL})(?=\s*\})`;
const SELECT = /SELECT\b([^{]*?)\bWHERE\s*\{/g;
const ESCAPES = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" };
const UNESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const LONGEST = 200;

const quote = (text) => `"${text.replace(/["\\\n\r\t\b\f]/g, (each) => ESCAPES[each])}"`;
const unquote = (term) => term.slice(1, -1).replace(/\\(.)/g, (_, each) => UNESCAPES[each] ?? each);

export const isThing = (parameter) => Boolean(parameter.base);

// Gives the term of a value, or null where the value is not of the parameter's type.
export function term(parameter, value) {
  const text = String(value ?? "").trim();
  if (isThing(parameter)) return /^[\p{L}\p{N}._~-]+$/u.test(text) ? `<${parameter.base}${text}>` : null;
  if (parameter.type === "language") return LANGUAGES.includes(text) ? quote(order(text).join(" ")) : null;
  if (parameter.type === "date") return isDate(text) ? quote(text) : null;
  if (parameter.type === "integer") return /^-?[0-9]{1,9}$/.test(text) ? quote(String(Number(text))) : null;
  return text && value.length <= LONGEST ? quote(String(value)) : null;
}

function isDate(text) {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// Gives what a person would write for a term: the other way round.
export function value(parameter, written) {
  if (isThing(parameter)) {
    const start = `<${parameter.base}`;
    return written.startsWith(start) ? written.slice(start.length, -1) : null;
  }
  if (!written.startsWith('"')) return null;
  return parameter.type === "language" ? unquote(written).split(" ")[0] : unquote(written);
}

// Finds the data blocks of one term, outside comments, strings and IRIs.
export function blocks(text) {
  return [...text.matchAll(new RegExp(`${BLOCK}|${NOT_CODE}`, "gi"))].filter((found) => found[2]).map((found) => ({
    name: found[2], term: found[3], start: found.index + found[1].length, end: found.index + found[1].length + found[3].length,
  }));
}

// Blanks out comments, strings and IRIs; every position stays where it is.
export const code = (text) => text.replace(new RegExp(NOT_CODE, "g"), (found) => found.replace(/[^\n]/g, " "));

// Gives a question's query with each value in a data block in every SELECT that names it, as `lhl ask --sparql` does.
export function compose(text, terms) {
  return text.replace(SELECT, (whole, selected, place) => {
    const indent = /^[^\S\n]*/.exec(text.slice(text.lastIndexOf("\n", place) + 1))[0];
    const named = Object.entries(terms).filter(([name]) => new RegExp(`\\?${name}\\b`).test(selected));
    return whole + named.map(([name, each]) => `\n${indent}  VALUES ?${name} { ${each} }`).join("");
  });
}
