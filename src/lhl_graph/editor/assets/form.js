// The fields of a question's parameters. They write into the query's data blocks and follow them when the text is changed.
import { combobox } from "./combobox.js";
import { $, make, said } from "./dom.js";
import { fold, pick, word } from "./language.js";
import { blocks, compose, isThing, term, value } from "./values.js";

const MANY = 14;
const TYPES = { date: "date", integer: "number" };
const HINTS = { date: "bad_date", integer: "bad_integer", text: "bad_text" };
let allowed = {};
let fields = [];

export const start = (values) => { allowed = values; };

// `changed(name, term)` is called when the reader has chosen another value.
export function show(question, changed) {
  const asked = (question?.parameters ?? []).filter(({ type }) => type !== "language"); // that is the page's own
  $("parameters").hidden = !asked.length;
  fields = asked.map((parameter) => field(parameter, changed));
  $("parameters").replaceChildren(...fields.map(({ element }) => element));
}

export const defaults = (question) => Object.fromEntries(question.parameters.map((parameter) => [parameter.name, term(parameter, parameter.default)]));

// Gives the term of what an address says of a parameter, an id or a name in any language; null where it is neither.
export function given(parameter, written) {
  const options = allowed[parameter.values];
  if (!options) return term(parameter, written);
  const called = (fits) => options.find(({ id, label }) => [id, ...Object.values(label)].some((each) => fits(fold(each))));
  const wanted = fold(written);
  const found = called((each) => each === wanted) ?? called((each) => each.startsWith(wanted));
  return found ? term(parameter, found.id) : null;
}

// Gives the values by which a question's query differs from the question as it stands; null where it is another query.
export function differing(question, text) {
  const there = new Map(blocks(text).map((block) => [block.name, block.term]));
  const terms = Object.fromEntries(question.parameters.map(({ name }) => [name, there.get(name)]).filter(([, each]) => each));
  if (compose(question.text, terms) !== text) return null;
  const standard = defaults(question);
  return Object.fromEntries(question.parameters
    .filter(({ name, type }) => type !== "language" && terms[name] && terms[name] !== standard[name])
    .map((parameter) => [parameter.name, value(parameter, terms[parameter.name])]));
}

// The first field with what is no value of it, if there is one.
export function wrong() {
  for (const { leave } of fields) leave?.();
  return $("parameters").querySelector("[aria-invalid=true]");
}

// Shows what stands in the query, and says which values stand there no longer.
export function follow(text) {
  const there = new Map(blocks(text).map((block) => [block.name, block.term]));
  for (const each of fields) {
    const { parameter, input, set, note } = each;
    const written = there.get(parameter.name);
    const said = written === undefined ? null : value(parameter, written);
    if (said === each.said && input.getAttribute("aria-invalid") === "true") continue; // what is wrong stays to be mended
    each.said = said;
    set(said);
    note(written === undefined ? word("gone", `?${parameter.name}`) : "");
  }
}

function field(parameter, changed) {
  const id = `parameter-${parameter.name}`;
  const { text, lang } = pick(parameter.label);
  const help = make("p", { id: `${id}-help`, class: "hint wrong" });
  const note = (message) => { help.textContent = message; };
  const tell = (written) => {
    const made = term(parameter, written);
    note(made ? "" : word(HINTS[parameter.type] ?? "bad_choice"));
    input.setAttribute("aria-invalid", String(!made));
    if (made) changed(parameter.name, made);
  };
  const missed = (text, names) => note(text && [word("no_such", text), ...(names.length ? [word("meant", names.join(", "))] : [])].join(" "));
  const { input, list, set, leave } = control(parameter, id, help.id, tell, missed);
  const label = make("label", { for: id, id: `${id}-label` }, said(text, lang));
  return { parameter, input, set, leave, note, element: make("div", { class: "field" }, label, input, list, help) };
}

function control(parameter, id, describedby, tell, missed) {
  const options = allowed[parameter.values] ?? [];
  if (options.length > MANY) return combobox({ id, options, describedby, asker: "run", chosen: tell, missed, doubted: (is) => $("shown").classList.toggle("old", is) });
  if (options.length) return select(id, options, describedby, tell);
  return plain(parameter, id, describedby, tell);
}

function select(id, options, describedby, tell) {
  const input = make("select", { id, "aria-describedby": describedby, onchange: () => tell(input.value) }, ...options.map((option) => {
    const { text, lang } = pick(option.label);
    return make("option", { value: option.id, lang: lang ?? false }, text);
  }));
  return { input, set: (wanted) => { input.value = wanted ?? ""; } };
}

function plain(parameter, id, describedby, tell) {
  const input = make("input", { id, type: TYPES[parameter.type] ?? "text", step: parameter.type === "integer" ? "1" : undefined,
    maxlength: isThing(parameter) || parameter.type === "text" ? "200" : undefined, "aria-describedby": describedby, autocomplete: "off" });
  let before = "";
  const done = () => { if (input.value !== before) { before = input.value; tell(input.value); } };
  input.addEventListener("change", done);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); done(); } });
  return { input, set: (wanted) => { if (document.activeElement !== input || wanted !== null) input.value = wanted ?? ""; before = input.value; } };
}
