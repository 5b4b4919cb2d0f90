// The answer: what came, how long it took, as a table or a graph, and as files.
import { $, choice, make } from "./dom.js";
import { FORMATS, Fault, answered, send } from "./endpoint.js";
import { graph } from "./graph.js";
import { number, seconds, word } from "./language.js";
import { picture } from "./picture.js";
import * as seen from "./seen.js";
import { table } from "./table.js";

let drawing = null;

export const tell = (text) => { $("told").textContent = text; };

export function clear(text = "") {
  $("fault").replaceChildren();
  $("shown").replaceChildren();
  $("views").hidden = $("downloads").hidden = true;
  tell(text);
}

// Shows an answer in a view; `about` says how its columns are headed, and how files are called.
export async function show(answer, view, about, choose) {
  drawing?.abort();
  drawing = new AbortController();
  const { signal } = drawing;
  const drawn = picture(answer);
  const views = ["table", ...(answer.seen ? ["raw"] : []), ...(drawn ? ["graph"] : [])];
  const now = views.includes(view) ? view : "table";
  $("fault").replaceChildren();
  tell(summary(answer));
  $("views").hidden = views.length === 1;
  choice($("views"), word("view"), views.map((id) => ({ id, text: word(id) })), now, choose);
  downloads(answer, about.name);
  const lead = (answer.seen?.lead ?? []).map((text) => make("p", { class: "found" }, text));
  const notes = answer.told.map((text) => make("p", { class: "note", role: "status" }, text[0].toUpperCase() + text.slice(1)));
  try {
    const [body, start] = await content(answer, now, drawn, about, signal);
    if (signal.aborted) return;
    $("shown").replaceChildren(...lead, ...notes, body);
    start?.();
  } catch (error) {
    if (error.name !== "AbortError") throw error;
  }
}

async function content(answer, view, drawn, about, signal) {
  if (answer.kind === "boolean") return [make("p", { class: "verdict" }, word(answer.value ? "yes" : "no"))];
  if (!answer.rows.length) return [make("p", { class: "note" }, word("no_rows"))];
  if (view === "table" && answer.seen) return [seen.table(answer.seen)];
  if (view !== "graph") return [await table(answer, about.headings, signal)];
  const { box, start } = await graph(drawn, about.headings, signal);
  return [box, start];
}

function summary(answer) {
  if (answer.seen) return answer.seen.counted;
  if (answer.kind === "boolean") return "";
  if (answer.kind === "graph") return word("facts", number(answer.rows.length), seconds(answer.seconds));
  return answer.rows.length === 1 ? word("row", seconds(answer.seconds)) : word("rows", number(answer.rows.length), seconds(answer.seconds));
}

export function fault(error, go) {
  clear();
  const message = error.message || word("away");
  const where = error.line ? [make("strong", {}, `${word("line", error.line, error.column ?? 1)}: `)] : [make("strong", {}, `${word("refused")} `)];
  const parts = error.message ? [...where, make("span", {}, message)] : [message];
  const button = error.line ? make("button", { type: "button", id: "go", onclick: () => go(error.line, error.column) }, word("go", error.line)) : null;
  $("fault").replaceChildren(make("div", { class: "fault" }, make("p", {}, ...parts), button));
}

function downloads(answer, name) {
  $("downloads").hidden = false;
  const options = Object.keys(FORMATS[answer.kind]).map((id) => ({ id, text: { ttl: "Turtle", nt: "N-Triples", jsonld: "JSON-LD", rdf: "RDF/XML", excel: "CSV for Excel" }[id] ?? id.toUpperCase() }));
  const file = answer.seen?.file ?? name;
  choice($("downloads"), word("download"), options, null, (id) => save(answer, id, id === "excel" ? `${file}-excel.csv` : `${file}.${id}`));
  for (const button of $("downloads").children) button.removeAttribute("aria-pressed");
  $("downloads-excel")?.after(make("span", { class: "hint apart" }, word("for_analysts")));
  $("downloads").prepend(make("span", { class: "hint" }, word("download")));
}

async function save(answer, format, file) {
  tell(word("saving"));
  try {
    const { asked: [question, values] = [] } = answer.seen ?? {};
    const response = question ? await answered(question, values, format) : await send(answer.query, FORMATS[answer.kind][format], undefined, format === "excel" ? format : undefined);
    const address = URL.createObjectURL(await response.blob());
    make("a", { href: address, download: file }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    tell(word("saved", file));
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    tell(`${word("refused")} ${error.message || word("away")}`);
  }
}
