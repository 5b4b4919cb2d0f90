// The page: what is loaded at first, what the reader does, and what follows from it.
import * as address from "./address.js";
import * as complete from "./complete.js";
import { $, choice } from "./dom.js";
import * as editor from "./editor.js";
import { Fault, answered, ask } from "./endpoint.js";
import * as form from "./form.js";
import { LANGUAGES, NAMES, given, language, learn, pick, speak, word } from "./language.js";
import * as names from "./names.js";
import * as questions from "./questions.js";
import * as results from "./results.js";
import { kind } from "./picture.js";
import { blocks, compose, term } from "./values.js";

const FIRST = `SELECT ?initiative ?from ?to
WHERE {
  ?initiative a lhl:Initiative ;
    lhl:covers theme:dementia .
  OPTIONAL {
    ?initiative lhl:period ?period .
    ?period lhl:firstDay ?from
    OPTIONAL { ?period lhl:lastDay ?to }
  }
}
ORDER BY ?from
`;

const OPENING = "overlapp-med";
const NARROW = matchMedia("(max-width: 900px)");

const state = { begun: false, question: undefined, view: undefined, answer: null, running: null, dark: matchMedia("(prefers-color-scheme: dark)").matches };

async function fetched(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

async function start() {
  learn(await fetched("assets/words.json"));
  speak(address.read().lang);
  const [prefixes, terms, all] = await Promise.all(["prefixes.json", "terms.json", "questions.json"].map(fetched));
  names.start(prefixes, [...terms.classes, ...terms.properties, ...terms.concepts]);
  complete.start(Object.entries(terms).flatMap(([key, each]) => each.map((term) => ({ ...term, kind: key === "things" ? kind(term.iri) : key }))));
  form.start(all.values);
  questions.start(all.questions, all.groups, [...terms.things, ...terms.concepts], (question) => {
    chooseQuestion(question);
    $("ask").focus({ preventScroll: true });
    $("ask").scrollIntoView({ block: "nearest" });
  });
  editor.start(FIRST, () => run(true), changed);
  chrome();
  for (const [id, act] of Object.entries({ run: () => run(true), stop, copy, fresh, mode })) $(id).addEventListener("click", act);
  $("query").addEventListener("toggle", editor.refresh);
  window.addEventListener("popstate", restore);
  if (!restore()) questions.find(OPENING) ? put(questions.find(OPENING)) : run();
  document.documentElement.dataset.ready = "yes";
}

// Everything whose words are not in the HTML.
function chrome() {
  choice($("languages"), word("language"), LANGUAGES.map((id) => ({ id, text: NAMES[id], lang: id })), language(), chooseLanguage);
  for (const link of document.querySelectorAll("a.help")) link.search = `lang=${language()}`;
  $("mode").textContent = word(state.dark ? "light" : "dark");
  document.documentElement.dataset.mode = state.dark ? "dark" : "light";
  $("search").placeholder = word("search_example");
  questions.list();
  heading();
  if (!state.answer && !$("fault").childElementCount) results.tell(word("begin"));
}

function heading() {
  const question = questions.find(state.question);
  const [title, description] = question ? [pick(question.title), pick(question.description)] : [{ text: word("own") }, { text: "" }];
  $("ask-heading").textContent = title.text;
  $("ask-heading").lang = title.lang ?? "";
  $("description").textContent = description.text;
  $("description").lang = description.lang ?? "";
  $("description").hidden = !description.text;
  form.show(question, chooseValue);
  form.follow(editor.text());
}

function changed() {
  form.follow(editor.text());
  if (state.begun) address.writeSoon(link);
}

function link() {
  const question = questions.find(state.question);
  const values = question && form.differing(question, editor.text());
  return { question: state.question, ...(values ? { values } : { query: editor.text() }), view: state.view, lang: language() === given ? undefined : language() };
}

function setQuestion(name) {
  state.question = name;
  $("work").classList.toggle("ready-made", Boolean(name));
  $("query").open = !name;
  questions.show(name);
  heading();
}

function chooseQuestion(question) {
  state.begun = true;
  address.write({ ...link(), question: question.name, query: undefined, values: undefined }, true);
  put(question, {}, true);
}

// Puts a question's query in with some of its values, and asks it.
function put(question, values = {}, wanted = false) {
  const terms = form.defaults(question);
  for (const parameter of question.parameters) {
    if (parameter.type === "language") terms[parameter.name] = term(parameter, language());
    else if (values[parameter.name]) {
      const given = form.given(parameter, values[parameter.name]);
      if (given) terms[parameter.name] = given;
      else $("unknown").textContent = word("no_value", values[parameter.name]);
    }
  }
  editor.write(compose(question.text, Object.fromEntries(Object.entries(terms).filter(([, each]) => each))));
  setQuestion(question.name);
  editor.foldPrefixes();
  run(wanted);
}

// Another value goes into every data block of that name, and the query is asked anew.
function chooseValue(name, chosen) {
  const old = blocks(editor.text()).filter((block) => block.name === name);
  if (old.some((block) => block.term !== chosen)) {
    editor.replace(old.map(({ start, end }) => ({ start, end, term: chosen })));
    run(true);
  }
}

function chooseLanguage(wanted) {
  speak(wanted);
  editor.speak();
  const asked = questions.find(state.question)?.parameters.find(({ type }) => type === "language");
  const spoken = asked && term(asked, language());
  const old = asked ? blocks(editor.text()).filter((block) => block.name === asked.name && block.term !== spoken) : [];
  if (old.length) editor.replace(old.map(({ start, end }) => ({ start, end, term: spoken })));
  chrome();
  address.write(link());
  const told = state.answer ? state.answer.told.length : $("fault").childElementCount;
  if (old.length || told) run();
  else if (state.answer) showAnswer();
}

function mode() {
  state.dark = !state.dark;
  chrome();
  if (state.answer) showAnswer();
}

// `wanted` is whether the reader asked just now: on a narrow screen the answer is then brought into view.
async function run(wanted = false) {
  const wrong = wanted && form.wrong();
  stop();
  if (wrong) {
    results.clear($(wrong.getAttribute("aria-describedby")).textContent);
    state.answer = null;
    wrong.focus();
    return;
  }
  editor.declare();
  const running = new AbortController();
  state.running = running;
  state.answer = null;
  results.clear(word("asking"));
  $("stop").hidden = false;
  $("answer").setAttribute("aria-busy", "true");
  if (state.begun) address.write(link());
  state.begun = true;
  try {
    const question = questions.find(state.question);
    const values = question && form.differing(question, editor.text());
    const [answer, seen] = await Promise.all([ask(editor.text(), running.signal), values ? read(state.question, values, running.signal) : undefined]);
    state.answer = { ...answer, seen };
    await showAnswer();
    if (wanted && NARROW.matches) $("answer").scrollIntoView();
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!(error instanceof Fault)) throw error;
    results.fault(error, editor.go);
    if (error.line) {
      $("query").open = true;
      editor.mark(error.line);
    }
  } finally {
    if (state.running === running) idle();
  }
}

// A ready-made question whose query is unchanged is told as its own page tells it.
async function read(name, values, signal) {
  const response = await answered(name, values, "seen", signal);
  return { ...(await response.json()), asked: [name, values] };
}

function idle() {
  state.running = null;
  $("stop").hidden = true;
  $("answer").removeAttribute("aria-busy");
}

function stop() {
  if (!state.running) return;
  state.running.abort();
  idle();
  results.clear(word("stopped"));
}

function showAnswer() {
  const question = questions.find(state.question);
  const about = { name: state.question ?? "svar", headings: headings(question) };
  return results.show(state.answer, state.view, about, (view) => {
    state.view = view === "table" ? undefined : view;
    address.write(link());
    showAnswer();
  });
}

// A thing's column is headed as the column of its name.
function headings(question) {
  const words = question?.headings[language()] ?? [];
  const asked = (question?.parameters ?? []).map(({ name, label }) => [name, pick(label).text]);
  const said = Object.fromEntries([...asked, ...(question?.columns ?? []).map((column, place) => [column, words[place] === "-" ? column : words[place]])]);
  return Object.fromEntries(Object.keys(said).map((column) => [column, said[[`${column}_navn`, `${column}_tekst`].find((each) => said[each])] ?? said[column]]));
}

async function copy() {
  address.write(link());
  try {
    await navigator.clipboard.writeText(location.href);
    results.tell(word("copied"));
  } catch {
    results.tell(word("copy_yourself"));
  }
}

function fresh() {
  address.write({ ...link(), question: undefined }, true);
  stop();
  state.answer = null;
  state.view = undefined;
  editor.write(FIRST);
  editor.declare();
  setQuestion(undefined);
  results.clear(word("begin"));
  address.write(link());
  editor.refresh();
  editor.focus();
}

// A link brings back the query, its question and the view of its answer, and asks at once: nothing can be changed by it.
// Gives whether there was anything to bring back.
function restore() {
  const said = address.read();
  if ((said.lang ?? given) !== language()) chooseLanguage(said.lang);
  const question = questions.find(said.question);
  $("unknown").textContent = said.question && !question ? word("no_question", said.question) : "";
  if (!said.query && !question) return false;
  state.view = said.view;
  state.begun = true;
  if (!said.query) {
    put(question, said.values);
    return true;
  }
  editor.write(said.query);
  setQuestion(question?.name);
  run();
  return true;
}

start().catch((error) => { results.fault(new Fault(word("not_loaded", error.message))); });
