// The fields of a question's parameters. They write into the query's data blocks and follow them when the text is changed.
import { combobox } from "./combobox.js";
import { $, make, said } from "./dom.js";
import { NAMES, pick, word } from "./language.js";
import { blocks, isThing, term, value } from "./values.js";

const MANY = 14;
const TYPES = { date: "date", integer: "number" };
const HINTS = { date: "bad_date", integer: "bad_integer", text: "bad_text" };
let allowed = {};
let fields = [];

export const start = (values) => { allowed = values; };

// `changed(name, term)` is called when the reader has chosen another value.
export function show(question, changed) {
  $("parameters").hidden = !question?.parameters.length;
  fields = (question?.parameters ?? []).map((parameter) => field(parameter, changed));
  $("parameters").replaceChildren(...fields.map(({ element }) => element));
}

export const defaults = (question) => Object.fromEntries(question.parameters.map((parameter) => [parameter.name, term(parameter, parameter.default)]));

// Shows what stands in the query, and says which values stand there no longer.
export function follow(text) {
  const there = new Map(blocks(text).map((block) => [block.name, block.term]));
  for (const { parameter, set, note } of fields) {
    const written = there.get(parameter.name);
    const said = written === undefined ? null : value(parameter, written);
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
  const { input, list, set } = control(parameter, id, help.id, tell);
  const label = make("label", { for: id, id: `${id}-label` }, said(text, lang));
  return { parameter, set, note, element: make("div", { class: "field" }, label, input, list, help) };
}

function control(parameter, id, describedby, tell) {
  const options = parameter.type === "language" ? Object.entries(NAMES).map(([tag, label]) => ({ id: tag, label })) : allowed[parameter.values] ?? [];
  if (options.length > MANY) return combobox({ id, options, describedby, chosen: tell });
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
