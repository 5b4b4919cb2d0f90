// The ready-made questions, grouped, and the things in the graph: both found by words in any language.
import { $, make, said } from "./dom.js";
import { fold, pick, word } from "./language.js";
import { address } from "./names.js";

let questions = [];
let groups = [];
let things = [];
let chosen = "";
let choose = () => {};
let kept = new Set();
let searching = false;
let spellings = new Map(); // folded word → the word as it is written

const FEW = 8;
const SHORTEST = 5; // shorter words are too like one another to tell
const MEANT = 3;
const NARROW = matchMedia("(max-width: 900px)"); // there the groups come folded

export function start(all, allGroups, allThings, chooser) {
  choose = chooser;
  things = allThings.map((thing) => ({ ...thing, words: fold(Object.values(thing.label).join(" ")) }));
  groups = allGroups;
  questions = all.map((question) => ({ ...question, words: fold([question.name, ...[question.title, question.description, question.keywords].flatMap(Object.values).flat()].join(" ")) }));
  const texts = [...things.map(({ label }) => label), ...questions.flatMap(({ title, keywords }) => [title, keywords])].flatMap(Object.values).flat();
  spellings = new Map(texts.flatMap((each) => each.match(/[\p{L}\p{N}]+/gu) ?? []).map((each) => [fold(each), each.toLowerCase()]));
  $("search").addEventListener("input", () => { open($("search").value !== ""); list(); });
  $("search").addEventListener("keydown", (event) => {
    const [first] = $("list").querySelectorAll("details[open] button");
    if (event.key === "Enter" && first) (titled() ?? first).click();
    if (event.key === "ArrowDown" && first) { event.preventDefault(); first.focus(); }
  });
  $("list").addEventListener("keydown", move);
  $("fold").addEventListener("click", () => open(!$("list").classList.contains("open")));
  list();
}

// Gives the question listed in whose title the words stand just as they are written.
function titled() {
  const written = fold($("search").value).trim().replace(/\s+/g, " ");
  return [...$("list").querySelectorAll("details[open] button")].find((each) => fold(each.textContent).includes(written));
}

export const find = (name) => questions.find((question) => question.name === name);

export function show(name) {
  chosen = name ?? "";
  list();
}

export function list() {
  const wanted = fold($("search").value).split(/\s+/).filter(Boolean);
  const found = questions.filter((question) => wanted.every((each) => question.words.includes(each)));
  $("count").textContent = questions.length ? String(questions.length) : "";
  $("found").textContent = wanted.length ? (found.length ? word("found", found.length, questions.length) : word("none_found")) : "";
  if (!searching) kept = new Set([...$("list").querySelectorAll("details[open]")].map((each) => each.dataset.group));
  searching = wanted.length > 0;
  const mine = find(chosen)?.group;
  const called = named(wanted);
  const meant = found.length || called.length ? [] : respelt(wanted);
  $("list").replaceChildren(...(meant.length ? [meantBy(meant)] : []), ...groups.map(({ id, label }) => [id, label, found.filter(({ group }) => group === id)])
    .filter(([, , members]) => members.length)
    .map(([id, label, members]) => make("details", { "data-group": id, open: searching || kept.has(id) || (mine === id && !NARROW.matches) },
      make("summary", {}, told(label), " ", make("small", {}, String(members.length))), make("ul", {}, ...members.map(row)))), ...called);
}

// Gives the words with the one that nothing has as each known word that is a letter away, the most used first.
function respelt(wanted) {
  const all = [...questions, ...things];
  const uses = (word) => all.filter(({ words }) => words.includes(word)).length;
  const wrong = wanted.find((each) => each.length >= SHORTEST && !uses(each));
  const near = wrong ? [...spellings.keys()].filter((each) => each.length >= SHORTEST && isLetterAway(each, wrong)) : [];
  const used = near.map((each) => [uses(each), each]).sort(([a], [b]) => b - a).slice(0, MEANT);
  return used.map(([, word]) => wanted.map((each) => (each === wrong ? spellings.get(word) : each)).join(" "));
}

function meantBy(texts) {
  const ask = (text) => { $("search").value = text; list(); $("search").focus(); };
  return make("p", { class: "hint" }, word("did_you_mean"), ...texts.flatMap((text) => [" ", make("button", { type: "button", class: "meant", onclick: () => ask(text) }, text)]));
}

// Initiatives, actors, themes and groups that are called so, each with the way to its page.
function named(wanted) {
  const found = wanted.length ? things.filter(({ words }) => wanted.every((each) => words.includes(each))) : [];
  if (!found.length) return [];
  return [make("details", { open: true, "data-group": "names" }, make("summary", {}, word("names"), " ", make("small", {}, String(found.length))),
    make("ul", {}, ...found.slice(0, FEW).map(way)), ...(found.length > FEW ? [make("button", { type: "button", class: "meant", onclick: (event) => {
      const list = event.target.previousSibling;
      list.append(...found.slice(FEW).map(way));
      event.target.remove();
      list.children[FEW].firstChild.focus();
    } }, word("all_names", found.length - FEW))] : []))];
}

const way = ({ iri, label }) => make("li", {}, make("a", { href: address(iri).href }, told(label)));

function told(label) {
  const { text, lang } = pick(label);
  return said(text, lang);
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
  const stops = [...$("list").querySelectorAll("summary, details[open] :is(button, a)")];
  const place = stops.indexOf(document.activeElement) + step;
  event.preventDefault();
  (place < 0 ? $("search") : stops[place])?.focus();
}
