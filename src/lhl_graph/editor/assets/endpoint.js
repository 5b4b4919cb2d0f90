// Asking the server, by the SPARQL 1.1 Protocol; answers as rows of terms in the form of SPARQL's JSON results.
import { language } from "./language.js";

export const ROWS = "application/sparql-results+json";
export const TRIPLES = "application/n-triples";

export const FORMATS = {
  rows: { excel: "text/csv", csv: "text/csv", tsv: "text/tab-separated-values", json: ROWS, xml: "application/sparql-results+xml" },
  boolean: { json: ROWS, xml: "application/sparql-results+xml" },
  graph: { ttl: "text/turtle", nt: TRIPLES, jsonld: "application/ld+json", rdf: "application/rdf+xml" },
};

// A query that was not answered: what the server said of it, and where the fault is.
export class Fault extends Error {
  constructor(message, line, column) {
    super(message);
    this.line = line;
    this.column = column;
  }
}

// `format` names one of the formats that have no type of their own.
export const send = (query, accept, signal, format) => got(format ? `sparql?format=${format}` : "sparql",
  { method: "POST", body: query, signal, headers: { Accept: accept, "Accept-Language": language(), "Content-Type": "application/sparql-query" } });

async function got(address, options) {
  let response;
  try {
    response = await fetch(address, options);
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Fault("");
  }
  if (!response.ok) throw fault(await response.text());
  return response;
}

// What the page of a ready-made question is: `seen` is what it says, other formats are its files.
export const answered = (name, values, format, signal) => got(`ask/${name}?${new URLSearchParams({ ...values, lang: language(), format })}`, { signal });

export async function ask(query, signal) {
  const begun = performance.now();
  const response = await send(query, `${ROWS}, ${TRIPLES};q=0.9`, signal);
  const text = await response.text();
  const answer = response.headers.get("Content-Type")?.startsWith(TRIPLES) ? graph(text) : rows(text);
  return { ...answer, query, told: told(response.headers), seconds: (performance.now() - begun) / 1000 };
}

// What the server remarks on an answer, in the language of the page: that it is cut, and terms that the graph does not have.
function told(headers) {
  const said = ["X-LHL-Cut", "X-LHL-Warning"].map((name) => decodeURIComponent(headers.get(name) ?? ""));
  return said.flatMap((text) => text.split(/; (?=(?:line|linje) \d+, )/)).filter(Boolean);
}

function fault(text) {
  const place = /^(?:line|linje) (\d+), (?:column|kolonne) (\d+): /.exec(text);
  return new Fault(text.slice(place?.[0].length ?? 0).trim(), ...(place ?? []).slice(1).map(Number));
}

// Whether a column of an answer holds something, and nothing but what passes the test.
export const holdsOnly = (rows, place, test) => rows.some((row) => row[place]) && rows.every((row) => !row[place] || test(row[place]));

function rows(text) {
  const said = JSON.parse(text);
  if ("boolean" in said) return { kind: "boolean", value: said.boolean };
  const columns = said.head.vars;
  return { kind: "rows", columns, rows: said.results.bindings.map((row) => columns.map((name) => row[name] ?? null)) };
}

const TERM = String.raw`<[^>]*>|_:[^\s]+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?`;
const STATEMENT = new RegExp(`^\\s*(${TERM})\\s+(${TERM})\\s+(${TERM})\\s*\\.\\s*$`);

// Reads N-Triples (RDF 1.1 N-Triples, section 7): one statement a line.
export function graph(text) {
  const found = text.split("\n").map((line) => STATEMENT.exec(line)).filter(Boolean);
  return { kind: "graph", columns: ["subject", "predicate", "object"], rows: found.map((each) => each.slice(1, 4).map(read)) };
}

function read(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescape(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text.slice(2) };
  const end = text.lastIndexOf('"');
  const made = { type: "literal", value: unescape(text.slice(1, end)) };
  if (text[end + 1] === "@") made["xml:lang"] = text.slice(end + 2);
  if (text[end + 1] === "^") made.datatype = text.slice(end + 4, -1);
  return made;
}

const PLAIN = { t: "\t", b: "\b", n: "\n", r: "\r", f: "\f" };
const unescape = (text) => text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g,
  (_, short, long, plain) => (plain ? PLAIN[plain] ?? plain : String.fromCodePoint(parseInt(short ?? long, 16))));
