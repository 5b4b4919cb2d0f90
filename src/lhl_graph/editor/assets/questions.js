// The ready-made questions: grouped, and found by words in either language.
import { $, make, said } from "./dom.js";
import { fold, pick, word } from "./language.js";

let questions = [];
let chosen = "";
let choose = () => {};

export function start(all, chooser) {
  choose = chooser;
  questions = all.map((question) => ({ ...question, words: fold([question.name, texts(question.title), texts(question.description), texts(question.keywords)].join(" ")) }));
  $("search").addEventListener("input", list);
  $("search").addEventListener("keydown", (event) => {
    const first = $("list").querySelector("details[open] button");
    if (event.key === "Enter" && first) first.click();
    if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
  });
  $("list").addEventListener("keydown", move);
  $("fold").addEventListener("click", () => open(!$("list").classList.contains("open")));
  list();
}

export const find = (name) => questions.find((question) => question.name === name);
const texts = (each) => (typeof each === "object" ? Object.values(each ?? {}).flat().join(" ") : each ?? "");

export function show(name) {
  chosen = name ?? "";
  list();
}

export function list() {
  const wanted = fold($("search").value).split(/\s+/).filter(Boolean);
  const found = questions.filter((question) => wanted.every((each) => question.words.includes(each)));
  const groups = Map.groupBy ? Map.groupBy(found, groupOf) : group(found);
  $("count").textContent = questions.length ? String(questions.length) : "";
  $("found").textContent = wanted.length ? (found.length ? word("found", found.length, questions.length) : word("none_found")) : "";
  const open = new Set([...$("list").querySelectorAll("details[open]")].map((each) => each.dataset.group));
  const mine = questions.find(({ name }) => name === chosen);
  $("list").replaceChildren(...[...groups].map(([key, members]) => make("details", { "data-group": key, open: Boolean(wanted.length || open.has(key) || (mine && groupOf(mine) === key)) },
    make("summary", {}, titleOf(members[0]), " ", make("small", {}, String(members.length))),
    make("ul", {}, ...members.map(row)))));
}

// The group's id keeps a group open when the language changes.
const groupOf = ({ group: each }) => (typeof each === "object" ? each.id ?? each.nb : each);
const titleOf = ({ group: each }) => (typeof each === "object" ? said(...flat(pick(each))) : each);
const flat = ({ text, lang }) => [text, lang];

function group(found) {
  const groups = new Map();
  for (const each of found) groups.set(groupOf(each), [...(groups.get(groupOf(each)) ?? []), each]);
  return groups;
}

function row(question) {
  const { text, lang } = pick(question.title);
  return make("li", {}, make("button", { type: "button", lang: lang ?? false, "aria-current": question.name === chosen ? "true" : false,
    onclick: () => { open(false); choose(question); } }, text));
}

// On a narrow screen the list is folded away until it is asked for.
function open(wanted) {
  $("list").classList.toggle("open", wanted);
  $("fold").setAttribute("aria-expanded", String(wanted));
  $("fold").dataset.word = wanted ? "hide_questions" : "show_questions";
  $("fold").textContent = word($("fold").dataset.word);
}

function move(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [...$("list").querySelectorAll("summary, details[open] button")];
  const place = stops.indexOf(document.activeElement) + step;
  event.preventDefault();
  (place < 0 ? $("search") : stops[place])?.focus();
}
