// YASQE with our own prefixes, completions and marks in place of those that ask the net or speak English only.
import { suggest } from "./complete.js";
import { $, make } from "./dom.js";
import { word } from "./language.js";
import { allPrefixes } from "./names.js";
import { code } from "./values.js";

let yasqe;
let cm; // the CodeMirror that YASQE is made of; changes go straight to it
let marked = null;

export function start(text, run, changed) {
  // Options are laid over the defaults, so an empty list would leave those of YASQE: one keeps a list in the reader's browser.
  window.Yasqe.defaults.autocompleters = [];
  yasqe = new window.Yasqe($("editor"), {
    value: text,
    persistenceId: null,
    createShareableLink: null,
    consumeShareLink: null,
    showQueryButton: false,
    resizeable: false,
    editorHeight: "auto",
    viewportMargin: Infinity,
    screenReaderLabel: word("query"),
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, "Ctrl-Space": () => offer(true), Tab: false, "Shift-Tab": false, "Ctrl-S": false, Esc: false },
  });
  cm = yasqe.getDoc().getEditor();
  cm.on("changes", (_, changes) => {
    unmark();
    if (changes.some(({ origin }) => ["paste", "complete", "+input"].includes(origin))) declare();
    remark();
    changed();
    if (changes.some(({ origin }) => origin === "+input") && !cm.state.completionActive) offer(false);
  });
  remark();
}

// What was folded away when it was drawn has no size until it is drawn anew.
export const refresh = () => cm.refresh();
export const text = () => cm.getValue();
export const focus = () => cm.focus();

export function speak() {
  cm.setOption("screenReaderLabel", word("query"));
  remark();
}

// Puts another query in; it can be undone, and no value is changed twice.
export function write(query) {
  if (query === text()) return;
  cm.setValue(query);
}

// Folds the PREFIX lines to one: they are not what a reader of a ready-made question looks at first.
export const foldPrefixes = () => yasqe.collapsePrefixes(true);

export function replace(parts) {
  cm.operation(() => {
    for (const { start, end, term } of [...parts].sort((a, b) => b.start - a.start)) {
      cm.replaceRange(term, cm.posFromIndex(start), cm.posFromIndex(end), "parameter");
    }
  });
}

export function go(line, column = 1) {
  cm.setCursor(line - 1, column - 1);
  cm.focus();
}

export function mark(line) {
  unmark();
  const last = Math.min(Math.max(line, 1), cm.lineCount()) - 1;
  marked = cm.addLineClass(last, "wrap", "fault-line");
  cm.setGutterMarker(last, "gutterErrorBar", make("span", { class: "fault-sign", "aria-hidden": "true" }, "!"));
}

function unmark() {
  if (!marked) return;
  cm.removeLineClass(marked, "wrap", "fault-line");
  cm.clearGutter("gutterErrorBar");
  marked = null;
}

function offer(asked) {
  const hint = () => suggest(cm, asked || cm.state.completionActive);
  if (hint()) cm.showHint({ hint, completeSingle: false, container: yasqe.rootEl, closeCharacters: /[\s{}()<>;,|/^"']/ });
}

// Writes the PREFIX lines of our prefixes that the query uses and does not declare.
export function declare() {
  const plain = code(text());
  const declared = new Set([...plain.matchAll(/PREFIX\s+([\w.-]*)\s*:/gi)].map((found) => found[1]));
  const used = [...plain.matchAll(/(?<![?$@\w:.-])([A-Za-z][\w-]*):(?=[\w%\\])/g)].map((found) => found[1]);
  const missing = [...new Set(used)].filter((each) => !declared.has(each) && Object.hasOwn(allPrefixes(), each)).sort();
  if (!missing.length) return;
  const lines = missing.map((each) => `PREFIX ${each}: <${allPrefixes()[each]}>\n`).join("");
  cm.replaceRange(lines, { line: after(plain), ch: 0 }, undefined, "prefix");
}

// The line after the last PREFIX line at the top, else the first line that is no comment.
function after(plain) {
  const lines = plain.split("\n");
  const last = lines.findLastIndex((line) => /^\s*(PREFIX|BASE)\b/i.test(line));
  return last >= 0 ? Math.min(last + 1, lines.length - 1) : 0;
}

// YASQE marks the first line that it cannot read, in English and for the mouse only; this says it in the reader's words.
function remark() {
  const place = yasqe.queryValid ? null : firstBad();
  $("remark").textContent = place ? place.said : "";
  if (!place) return;
  cm.clearGutter("gutterErrorBar");
  if (place.line !== null) cm.setGutterMarker(place.line, "gutterErrorBar", make("span", { class: "fault-sign", title: place.said, "aria-hidden": "true" }, "!"));
}

function firstBad() {
  for (let line = 0; line < cm.lineCount(); line++) {
    const { state } = cm.getTokenAt({ line, ch: cm.getLine(line).length }, true);
    if (state.OK) continue;
    const prefix = /^Prefix '(.*)' is not defined$/.exec(state.errorMsg ?? "");
    return { line, said: prefix ? word("no_prefix", line + 1, `${prefix[1]}:`) : word("here", line + 1) };
  }
  return { line: null, said: word("early") };
}
