// A field in which one of many names is chosen by writing a part of it (the ARIA combobox pattern with a list).
import { make, said } from "./dom.js";
import { fold, pick, word } from "./language.js";

const AT_ONCE = 60;

// `options` are { id, label }; `chosen(id)` is called when another is chosen. Gives the elements and a way to set the value.
export function combobox({ id, options, describedby, chosen }) {
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
    shown = [...found.filter(begins), ...found.filter((option) => !begins(option))].slice(0, AT_ONCE);
    list.replaceChildren(...(shown.length ? shown.map(row) : [make("li", { class: "hint" }, word("no_choices"))]));
    list.hidden = false;
    input.setAttribute("aria-expanded", "true");
    point(shown.findIndex((option) => option === current));
  }

  function row(option, place) {
    const element = make("li", { id: `${id}-${place}`, role: "option", "aria-selected": "false" }, said(option.text, option.lang));
    element.addEventListener("mousedown", (event) => { event.preventDefault(); take(option); });
    return element;
  }

  function point(place) {
    list.children[active]?.setAttribute("aria-selected", "false");
    active = place;
    const element = shown[place] && list.children[place];
    if (!element) return input.removeAttribute("aria-activedescendant");
    element.setAttribute("aria-selected", "true");
    element.scrollIntoView({ block: "nearest" });
    return input.setAttribute("aria-activedescendant", element.id);
  }

  function take(option) {
    const other = option.id !== current?.id;
    set(option.id);
    if (other) chosen(option.id);
  }

  const moves = {
    ArrowDown: () => (list.hidden ? open("") : point(Math.min(active + 1, shown.length - 1))),
    ArrowUp: () => (list.hidden ? open("") : point(Math.max(active - 1, 0))),
    Enter: () => { if (!list.hidden && (shown[active] ?? shown[0])) take(shown[active] ?? shown[0]); },
    Escape: () => set(current?.id),
  };
  input.addEventListener("input", () => open(input.value));
  input.addEventListener("click", () => { input.select(); open(""); });
  input.addEventListener("blur", () => set(current?.id));
  input.addEventListener("keydown", (event) => {
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  });
  return { input, list, set };
}
