// A field in which one of many names is chosen by writing a part of it (the ARIA combobox pattern with a list).
import { make, said } from "./dom.js";
import { fold, pick, word } from "./language.js";

const AT_ONCE = 60;
const LIKELY = 3;
const SHORTEST = 5; // shorter words are too like one another to tell

// `options` are { id, label }; `chosen(id)` is called when another is chosen, `doubted(is)` when what is written is no name
// of one, or is again; `missed(text, names)` when the reader leaves or asks with what is no name, with names like it.
// `asker` is the id of the button that asks, which calls `leave` itself. Gives the elements and ways to set the value and to leave.
export function combobox({ id, options, describedby, asker, chosen, doubted, missed }) {
  const every = options.map((option) => ({ id: option.id, ...pick(option.label), words: fold(`${option.id} ${typeof option.label === "string" ? option.label : Object.values(option.label).join(" ")}`) }))
    .sort((a, b) => a.text.localeCompare(b.text, "nb"));
  const list = make("ul", { id: `${id}-list`, role: "listbox", hidden: true, "aria-labelledby": `${id}-label` });
  const input = make("input", { id, type: "text", role: "combobox", "aria-expanded": "false", "aria-controls": list.id, "aria-autocomplete": "list",
    "aria-describedby": describedby, autocomplete: "off", spellcheck: "false" });
  let current = null;
  let shown = [];
  let active = -1;

  function set(wanted) {
    current = every.find((option) => option.id === wanted) ?? null;
    input.value = current?.text ?? wanted ?? "";
    input.lang = current?.lang ?? "";
    input.removeAttribute("aria-invalid");
    doubted(false);
    close();
  }

  function close() {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  }

  function open(text) {
    const wanted = fold(text).split(/\s+/).filter(Boolean);
    const begins = (option) => fold(option.text).startsWith(wanted.join(" "));
    const found = every.filter((option) => wanted.every((each) => option.words.includes(each)));
    const meant = found.length ? [] : every.filter(({ words }) => wanted.every((each) => isNear(words, each)));
    shown = found.length ? [...found.filter(begins), ...found.filter((option) => !begins(option))].slice(0, AT_ONCE) : meant;
    const none = meant.length ? `${word("perhaps_meant")}:` : word("no_choices");
    list.replaceChildren(...(found.length ? [] : [make("li", { class: "hint" }, none)]), ...shown.map(row));
    doubted(!found.length);
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(shown.findIndex((option) => option === current));
  }

  const rows = () => list.querySelectorAll("[role=option]");

  function row(option, place) {
    const element = make("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false" }, said(option.text, option.lang));
    element.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
    return element;
  }

  function point(place) {
    rows()[active]?.setAttribute("aria-selected", "false");
    active = place;
    const element = rows()[place];
    if (!element) return input.removeAttribute("aria-activedescendant");
    element.setAttribute("aria-selected", "true");
    element.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", element.id);
  }

  function take(option) {
    const other = option.id !== current?.id;
    set(option.id);
    missed("", []);
    if (other) chosen(option.id);
  }

  // What is written stays where it is no name: it is said to be none, and is not asked with.
  function leave() {
    const wanted = fold(input.value.trim());
    if (wanted === fold(current?.text ?? "")) return set(current?.id);
    const meant = every.find((option) => fold(option.text) === wanted || option.id === wanted);
    if (meant) return take(meant);
    if (!wanted) return set(current?.id);
    const likely = shown.slice(0, LIKELY).map(({ text }) => text);
    close();
    input.setAttribute("aria-invalid", "true");
    doubted(true);
    return missed(input.value.trim(), likely);
  }

  const moves = {
    ArrowDown: () => (list.hidden ? open("") : point(Math.min(active + 1, shown.length - 1))),
    ArrowUp: () => (list.hidden ? open("") : point(Math.max(active - 1, 0))),
    Enter: () => { if (!list.hidden && (shown[active] ?? shown[0])) take(shown[active] ?? shown[0]); else if (!list.hidden) leave(); },
    Escape: () => { set(current?.id); missed("", []); },
  };
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => { input.select(); open(""); });
  input.addEventListener("blur", ({ relatedTarget }) => { if (relatedTarget?.id !== asker) leave(); }); // what is said of a wrong value moves the button
  input.addEventListener("keydown", (event) => {
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
  return { input, list, set, leave };
}

// Does a text have a word, or one that is a letter away from it?
const isNear = (words, wanted) => words.includes(wanted)
  || (wanted.length >= SHORTEST && words.split(/[^\p{L}\p{N}]+/u).some((each) => each.length >= SHORTEST && isLetterAway(each, wanted)));
