// What the page shows, in words: the heading, the sentence under it, and a chip for each filter in force.
const LEADS = ["stated", "bipartite", "all"];

// Everything, where the page begins with what is near the centre.
const isWhole = () => NEAR.size > 0 && !state.near && !CROWDED;

// Among everything, the heading names what is chosen on the map; else what the map is about, as the columns of the table.
const headId = () => (isWhole() && state.tab === "map" && things.has(state.select) ? state.select : CENTRE);

function headline() {
  const { scope } = PICTURE;
  const asked = [state.theme || scope.theme, state.group || scope.group].filter(Boolean).map(nameOf).map(small);
  const on = scope.on ? whenOf(scope.on) : (state.from === START.from && state.to === START.to ? "" : state.from === state.to ? whenOf(`${state.from}`) : `${state.from}–${state.to}`);
  const and = besideOnMap() ? word("and_beside", { name: shortOf(CENTRE) }) : "";
  if (asked.length) return word("title_about", { what: asked.join(word("and")) }) + (on ? word("during", { when: on }) : "") + and;
  if (on) return word("title_on", { when: on }) + and;
  if (!CENTRE) return word("title_any");
  if (state.near && CROWDED) return word(state.tab === "matrix" ? "title_matrix" : `title_near_${scope.view}`, { name: shortOf(CENTRE) });
  if (isWhole() && headId() === CENTRE) return word("title_whole", { count: seen.all.things.size });
  if (scope.view === "bipartite") return word("title_bipartite");
  if (scope.view === "all") return word("title_all");
  return word("title_focus", { name: shortOf(headId()) });
}

function leadWord(view) {
  if (state.tab === "table") return CROWDED ? "lead_table_crowded" : "lead_table";
  if (state.tab === "matrix") return state.near ? "lead_matrix_near" : "lead_matrix";
  if (seen.closed.size) return "lead_groups";
  if (LEADS.includes(view)) return `lead_${view}`;
  return isCrowd() ? "lead_whole" : "lead";
}

function showHeading() {
  document.title = headline();
  $("title").replaceChildren(...naming(document.title, headId()));
  const view = PICTURE.scope.view;
  const lead = leadWord(view);
  const next = lead === "lead_whole" && !state.select ? word("lead_point") : "";
  document.querySelector("header .lead").replaceChildren(...naming([word(lead, { name: shortOf(CENTRE) }), next, word("official")].filter(Boolean).join(" "), CENTRE));
  $("chips").replaceChildren(...chips());
  $("chips").setAttribute("aria-label", word("in_force"));
}

const FILTERS = ["kinds", "groups", "theme", "group", "owner", "facet", "min", "stated", "computed", "classified", "named", "weak", "depth"];

function chips() {
  const found = [];
  const chip = (id, text, off, name) => found.push(make("button", { type: "button", class: "chip", id: `chip-${id}`, "aria-label": `${text}: ${word("take_away")}`, onclick: () => { change(off, true); fit(); } }, naming(text, name), make("span", { "aria-hidden": "true" }, " ×")));
  const { scope } = PICTURE;
  for (const key of ["theme", "group"]) if (scope[key]) found.push(make("span", { class: "chip fixed", id: `page-${key}` }, `${word(key)}: ${nameOf(scope[key])}`));
  if (scope.on) found.push(make("span", { class: "chip fixed", id: "page-on" }, word("running", { when: whenOf(scope.on) })));
  if (state.near) found.push(make("button", { type: "button", class: "chip whole", id: "whole", onclick: () => { change({ near: false }, true); fit(); } }, state.tab === "matrix" ? word("show_columns") : word("show_whole", { count: things.size })));
  for (const key of ["theme", "group", "owner"]) if (state[key]) chip(key, `${word(key)}: ${nameOf(state[key])}`, { [key]: "" }, state[key]);
  if (state.from !== START.from || state.to !== START.to) chip("period", `${word("period")} ${state.from}–${state.to}`, { from: START.from, to: START.to });
  if (state.kinds.length) chip("kinds", `${word("without")} ${state.kinds.map(kindName).map(small).join(", ")}`, { kinds: [] });
  if (state.groups.length) chip("groups", `${word("without")} ${state.groups.map((each) => communityName(each)).join("; ")}`, { groups: [] });
  for (const key of ["stated", "computed", "classified", "named"]) if (!state[key]) chip(key, `${word("without")} ${small(word(key))}`, { [key]: true });
  if (state.min) chip("min", `${word("min")} ${number(state.min)}`, { min: 0 });
  if (state.facet !== "score") chip("facet", `${word("facet")} ${word(state.facet)}`, { facet: "score" });
  if (state.weak) chip("weak", word("weak"), { weak: false });
  if (state.depth && things.has(state.select)) chip("depth", `${word(`ego_${state.depth}`)}: ${shortOf(state.select)}`, { depth: 0 }, state.select);
  const changed = FILTERS.some((key) => JSON.stringify(state[key]) !== JSON.stringify(START[key])) || state.from !== START.from || state.to !== START.to;
  if (changed) found.push(make("button", { type: "button", class: "chip all", id: "clear", onclick: reset }, word("clear")));
  else if (NEAR.size && !state.near) found.push(make("button", { type: "button", class: "chip whole", id: "back", onclick: reset }, naming(word(state.tab === "matrix" ? "show_own" : "show_near", { count: NEAR.size, name: shortOf(CENTRE) }), CENTRE)));
  return found;
}

// Nothing to show is said where the map would be, with the way out.
function showEmpty() {
  const empty = !seen.all.things.size;
  $("empty").hidden = !empty;
  $("empty").replaceChildren(...(empty ? [make("p", {}, word("nothing")), make("button", { type: "button", id: "empty-reset", onclick: reset }, word("clear"))] : []));
}

function showSender() {
  const told = DATA.sender[state.lang];
  $("sender").textContent = told.line;
  $("reading-title").textContent = told.title;
  const [before, after] = word("made").split("{command}");
  if (isPart && !DATA.served) $("made").replaceChildren(before, make("code", {}, "lhl graph -o kart.html"), after);
  $("reading-list").replaceChildren(...told.reading.map((text) => make("li", {}, text)));
}
