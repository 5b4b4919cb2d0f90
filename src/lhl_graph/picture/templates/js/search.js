// Search by any name in any language; slash focuses, arrows move, Enter selects, Escape closes.
const folded = (text) => text.toLocaleLowerCase("nb").normalize("NFC");
let index = null;
let hitIds = [];
let meant = "";
let active = -1;

// What a thing can be found by: its names first, then what it is also called, then the themes and target groups it is about, counted as the filters count.
function searchIndex() {
  index ??= PICTURE.things.map((thing) => ({
    id: thing.id,
    names: [...Object.values(thing.names), ...Object.values(thing.short), ...Object.values(thing.gloss ?? {})].map(folded),
    others: [...Object.values(thing.others).flat(), thing.id.split("/").pop()].map(folded),
    about: [...covers(thing)].flatMap(conceptNames).map(folded),
  }));
  return index;
}

// The theme or target group of that very name, in any language: its filter is offered under the hits.
const MOST_HITS = 12, FILTER = "filter ";
const conceptCalled = (text) => PICTURE.about.find((id) => !things.has(id) && conceptNames(id).some((name) => folded(name) === folded(text.trim())));

const conceptNames = (id) => [...Object.values(PICTURE.concepts[id]?.names ?? {}), ...Object.values(PICTURE.concepts[id]?.others ?? {}).flat()];

function find(text) {
  const wanted = folded(text.trim());
  if (!wanted) return [];
  const rank = ({ names, others, about }) => [names.some((name) => name.startsWith(wanted)), ...[names, others, about].map((each) => each.some((name) => name.includes(wanted)))].indexOf(true);
  return searchIndex().map((entry) => [rank(entry), entry.id]).filter(([order]) => order >= 0)
    .sort((a, b) => a[0] - b[0] || byEdition(a[1], b[1])).map(([, id]) => id);
}

// By name, and of editions of one name the newest first.
const undated = (id) => nameOf(id).replace(/[\d\s()–-]+/g, " ").trim();
const begun = (id) => things.get(id).period?.[0] ?? "";
const byEdition = (a, b) => undated(a).localeCompare(undated(b), "nb") || begun(b).localeCompare(begun(a)) || nameOf(a).localeCompare(nameOf(b), "nb");

// What was most likely meant: each word that no name holds, a letter away from one that a name does; nothing where
// none is.
function respelled(text) {
  const words = folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const said = words.map((each) => (knownWords().some((known) => known.includes(each)) ? each : respelledAs(each, knownWords()) ?? each)).join(" ");
  return find(said).length ? said : "";
}

let known = null;
const knownWords = () => (known ??= [...new Set(searchIndex().flatMap(({ names, others, about }) => [...names, ...others, ...about]).join(" ").match(/[\p{L}\p{N}]+/gu))]);

function startSearch() {
  const input = $("search");
  input.addEventListener("input", () => { showHits(find(input.value)); });
  input.addEventListener("focus", () => { if (input.value) showHits(find(input.value)); });
  input.addEventListener("blur", () => setTimeout(() => $("hits").hidden || hideHits(), 150));
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { input.value = ""; hideHits(); return; }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      move(event.key === "ArrowDown" ? 1 : -1);
      event.preventDefault();
    } else if (event.key === "Enter" && meant) takeMeant();
    else if (event.key === "Enter" && hitIds.length) take(hitIds[Math.max(active, 0)]);
  });
}

function showHits(ids) {
  const concept = conceptCalled($("search").value), more = ids.length - MOST_HITS;
  hitIds = [...ids.slice(0, MOST_HITS), ...(concept ? [FILTER + concept] : [])];
  active = -1;
  const options = hitIds.map((id, place) => make("li", { role: "option", id: `hit-${place}`, "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); take(id); } },
    id.startsWith(FILTER) ? make("strong", {}, word("as_filter", { count: about(concept).length, what: small(nameOf(concept)) }))
      : [called(id), ...inNorwegian(things.get(id)), ...meaning(things.get(id)), make("small", {}, ` ${kindOf(things.get(id))}${why(id)}`)]));
  if (more > 0) options.push(make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false", class: "hint" }, word("more_hits", { count: more })));
  const none = $("search").value.trim() && !ids.length;
  meant = none ? respelled($("search").value) : "";
  $("hits").replaceChildren(...(meant ? [meantOption()] : none ? [make("li", { role: "option", "aria-disabled": "true", "aria-selected": "false" }, word("no_hits"))] : options));
  $("hits").hidden = !ids.length && !none;
  $("search").setAttribute("aria-expanded", String(!$("hits").hidden));
  $("search").removeAttribute("aria-activedescendant");
}

const meantOption = () => make("li", { role: "option", id: "meant", "aria-selected": "false", onmousedown: (event) => { event.preventDefault(); takeMeant(); } },
  word("no_hits"), ". ", make("strong", {}, word("meant", { text: meant })));

function takeMeant() {
  $("search").value = meant;
  showHits(find(meant));
}

// Why something is found that is not called so.
function why(id) {
  const wanted = folded($("search").value.trim());
  const thing = things.get(id), holds = (name) => folded(name).includes(wanted);
  if ([shortOf(id), ...Object.values(thing.gloss ?? {}), besideEnglish(thing)].some(holds)) return "";
  const whole = [nameOf(id), ...Object.values(thing.names)].find(holds);
  if (whole) return ` – ${whole}`;
  const other = Object.values(thing.others).flat().find(holds);
  if (other) return ` – ${small(word("also"))}: ${other}`;
  const own = thing.facets.map(([each]) => each), concept = [...own, ...covers(thing)].find((each) => conceptNames(each).some(holds));
  return concept ? ` – ${small(word(`${concept.split("/")[0]}_kind`))}: ${nameOf(concept)}${own.includes(concept) ? "" : ` (${small(word("through"))})`}` : "";
}

function move(step) {
  if (!hitIds.length) return;
  active = (active + step + hitIds.length) % hitIds.length;
  [...$("hits").children].forEach((option, place) => option.setAttribute("aria-selected", String(place === active)));
  $("search").setAttribute("aria-activedescendant", `hit-${active}`);
  $("hits").children[active].scrollIntoView({ block: "nearest" });
}

function hideHits() {
  $("hits").hidden = true;
  $("search").setAttribute("aria-expanded", "false");
}

function filterBy(concept) {
  const [theme, group] = concept.startsWith("theme/") ? [concept, ""] : ["", concept];
  change({ theme, group, near: false, depth: 0, select: "" }, true);
  fit();
}

function take(id) {
  hideHits();
  if (id.startsWith(FILTER)) return filterBy(id.slice(FILTER.length));
  const group = things.get(id).community;
  if (seen.closed.has(`community/${group}`)) state.opened.push(group);
  if (!seen.things.has(id) && !seen.closed.size) Object.assign(state, { kinds: [], groups: [], theme: "", group: "", owner: "", depth: 0, from: START.from, to: START.to, near: false });
  select(id, true);
  if (state.tab === "map") reveal(id, true);
}
