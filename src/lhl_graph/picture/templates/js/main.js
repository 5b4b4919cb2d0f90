// One state, one way to change it: everything on the page follows, and the address tells the view.
const LISTS = ["kinds", "groups", "opened"];
const ZOOM = 1.35; // how much larger a step of the zoom makes the map

function readFragment() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const found = structuredClone(START);
  for (const [key, start] of Object.entries(START)) {
    const text = asked.get(key);
    if (text === null) continue;
    if (LISTS.includes(key)) found[key] = text.split(" ").filter(Boolean).map((each) => (key === "kinds" ? each : +each));
    else if (typeof start === "boolean") found[key] = text === "1";
    else if (typeof start === "number") found[key] = Number.isFinite(+text) ? +text : start;
    else found[key] = text;
  }
  if (!LANGUAGES.includes(found.lang)) found.lang = START.lang;
  if (!["auto", "light", "dark"].includes(found.mode)) found.mode = "auto";
  if (!TABS.includes(found.tab)) found.tab = START.tab;
  if (!KINDS_OF_ROWS.includes(found.rows)) found.rows = START.rows;
  if (!["community", "most"].includes(found.order)) found.order = START.order;
  if (!["score", ...FACETS].includes(found.facet)) found.facet = "score";
  if (![0, 1, 2, 3].includes(found.depth)) found.depth = 0;
  const known = (id) => things.has(id) || PICTURE.concepts[id] || PICTURE.actors[id];
  for (const key of ["theme", "group", "owner"]) if (found[key] && !known(found[key])) [found.missing, found[key]] = [found[key], ""];
  if (things.has(`initiative/${found.select}`)) found.select = `initiative/${found.select}`;
  found.select = lineOf(reversed(found.select))?.id ?? found.select;
  if (found.select && !things.has(found.select) && !lineOf(found.select) && !(CROWDED && tieOf(found.select)) && !/^community\/\d+$/.test(found.select)) [found.missing, found.select] = [found.select, ""];
  found.near &&= NEAR.size > 0 && !found.depth && found.theme + found.group + found.owner === "" && !asked.has("from") && !asked.has("to") && staysNear(found);
  return found;
}

// The matrix keeps the columns of the centre whatever is selected; the map shows all when what is selected is not near.
const staysNear = ({ tab, select: id }) => tab === "matrix" || isNear(id);
const isNear = (id) => !things.size || (lineOf(id) ? NEAR.has(lineOf(id).a) && NEAR.has(lineOf(id).b) : !things.has(id) || NEAR.has(id));

function writeFragment() {
  const said = new URLSearchParams();
  for (const [key, start] of Object.entries(START)) {
    const value = state[key];
    if (key === "missing") continue;
    if (JSON.stringify(value) === JSON.stringify(start)) continue;
    said.set(key, Array.isArray(value) ? value.join(" ") : typeof value === "boolean" ? (value ? "1" : "0") : String(value));
  }
  const text = said.toString();
  try { history.replaceState(null, "", text ? `#${text}` : location.pathname + location.search); } catch { /* a frame without an address of its own */ }
}

function change(what, rebuild = "lang" in what || "mode" in what || "select" in what) {
  Object.assign(state, what);
  if (state.from > state.to) Object.assign(state, "from" in what ? { to: state.from } : { from: state.to });
  state.near &&= staysNear(state);
  apply(rebuild);
}

function apply(rebuild, drawing = true) {
  document.documentElement.lang = state.lang;
  document.documentElement.dataset.mode = isDark() ? "dark" : "light";
  if (drawing) redraw();
  if (rebuild) buildAll();
  showHeading();
  showEmpty();
  showDetails();
  showTabs();
  $("shown").textContent = seen.all.things.size ? shownText() : word("nothing");
  showTables();
  showMatrix();
  showCounts();
  writeFragment();
}

// Where only the lines of what is selected are drawn, they are told of all, and how to see the others.
function shownText() {
  const drawn = edges.filter((edge) => !edge.hidden).length, lines = seen.all.lines.size;
  const count = seen.closed.size || drawn === lines ? lines : word("count_of", { count: drawn, of: lines });
  const rest = count === lines ? "" : things.has(state.select) ? word("shown_of") : word("shown_none");
  return word("shown", { nodes: seen.all.things.size, all: things.size, lines: count }) + rest;
}

function select(id, moving = false, going = document.activeElement !== document.body) {
  const from = document.activeElement;
  change({ select: id, missing: "" });
  if (!id) return;
  if (moving && state.tab === "map") reveal(id);
  if (going) goToDetails();
  if (moving && from?.closest("#details, #tables, #hits") || from?.id === "search") $("details").focus({ preventScroll: true });
}

// On a narrow screen what is told of a mark lies far below it; after a tap on the map both are to be seen, where they have room.
function goToDetails(from) {
  const place = from && from.clientHeight < 0.75 * innerHeight ? from : $("details");
  if (isNarrow()) place.scrollIntoView({ behavior: isStill() ? "auto" : "smooth" });
}

// What an address selects is to be seen at once, the mark and what is told of it; a page opens on its heading.
function showAsked() {
  if (state.select === START.select) return;
  if (state.tab === "map") reveal(state.select);
  goToDetails(state.tab === "map" ? $("map") : undefined);
}

// Shows a mark or both ends of a line, where they are not to be seen; a mark with what it is tied to, where asked.
function reveal(id, withTies = false) {
  const line = lineOf(id), ends = line ? [line.a, line.b] : [id, ...(withTies ? tiesAt(id).flatMap(({ from, to }) => [from, to]) : [])];
  const known = ends.filter((each) => network.body.nodes[each]);
  const outside = known.some((each) => {
    const node = network.body.nodes[each], spot = network.canvasToDOM(node);
    const reach = 12 + (node.options.size + RING + 4) * network.getScale(); // with its ring
    return spot.x < reach || spot.y < reach || spot.x > $("map").clientWidth - reach || spot.y > $("map").clientHeight - COUNT - reach;
  });
  if (!known.length || !outside) return;
  network.fit({ nodes: known, maxZoomLevel: Math.max(network.getScale(), 0.9), animation: isStill() ? false : { duration: 300 } });
}

function buildAll() {
  for (const element of document.querySelectorAll("[data-word]")) element.textContent = word(element.dataset.word);
  showSender();
  $("search").placeholder = word("search_example");
  $("choose").setAttribute("aria-label", word("choose"));
  const inside = document.activeElement?.id;
  buildControls();
  buttons("tabs", "views", TABS.map((tab) => [tab, word(tab)]), "tab");
  buttons("languages", "language", [["nb", "Bokmål"], ["nn", "Nynorsk"], ["en", "English"]], "lang");
  $("mode").textContent = word(isDark() ? "mode_light" : "mode_dark");
  for (const button of $("languages").children) button.lang = button.dataset.value;
  $("zoom").replaceChildren(...[["zoom_in", "+", () => zoom(ZOOM)], ["zoom_out", "−", () => zoom(1 / ZOOM)], ["fit", "⤢", () => fit()]].map(([key, sign, act]) =>
    make("button", { type: "button", id: key, "aria-label": word(key), title: word(key), onclick: act }, sign)));
  buildExports();
  const frame = $("map").firstElementChild;
  frame?.setAttribute("role", "application");
  frame?.setAttribute("aria-label", word("map_label"));
  if (inside) $(inside)?.focus({ preventScroll: true });
}

function buttons(place, labelled, options, key) {
  $(place).setAttribute("aria-label", word(labelled));
  $(place).replaceChildren(...options.map(([value, text]) => make("button", { type: "button", id: `${place}-${value}`, "data-value": value, "aria-pressed": String(state[key] === value), onclick: () => change({ [key]: value }, true) }, text)));
}

function showTabs() {
  $("stage").hidden = state.tab === "table";
  $("matrix").hidden = state.tab !== "matrix";
  document.body.classList.toggle("with-matrix", state.tab === "matrix");
  document.body.classList.toggle("with-table", state.tab === "table");
  const heading = (state.tab === "table" ? $("tables") : $("stage")).firstElementChild;
  if (heading.nextElementSibling !== $("chips")) heading.after($("chips"));
  document.body.classList.toggle("with-proof", Boolean(state.select));
  if (unfit && state.tab === "map") requestAnimationFrame(() => fit(false));
  for (const id of ["map", "zoom", "under"]) $(id).hidden = state.tab !== "map";
  if (isNarrow()) $("numbers").open = !state.select;
  $("tables").hidden = state.tab !== "table";
  for (const button of $("tabs").children) button.setAttribute("aria-pressed", String(button.dataset.value === state.tab));
}

function zoom(times) {
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * times)), animation: isStill() ? false : { duration: 150 } });
}

// The nearest mark in the direction of an arrow key; from nothing, the one with most lines.
function step(key) {
  const from = network.body.nodes[state.select];
  const all = nodeSet.get();
  if (!from) return select(all.reduce((best, node) => ((node.size ?? 0) > (best?.size ?? 0) ? node : best), null)?.id ?? "");
  const [x, y] = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] }[key];
  let best = null, least = Infinity;
  for (const node of all) {
    const along = (node.x - from.x) * x + (node.y - from.y) * y, across = Math.abs((node.x - from.x) * y) + Math.abs((node.y - from.y) * x);
    if (node.id === from.id || along <= 0) continue;
    const cost = along + 2 * across;
    if (cost < least) [best, least] = [node.id, cost];
  }
  if (best) select(best, true);
}

function startKeys() {
  document.addEventListener("keydown", (event) => {
    const typing = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "/" && !typing) { event.preventDefault(); $("search").focus(); }
    else if (event.key === "Escape" && !typing && state.select) { select(""); }
  });
  $("map").addEventListener("keydown", (event) => {
    if (event.key.startsWith("Arrow")) { event.preventDefault(); step(event.key); }
    else if (event.key === "Enter" && state.select) { if (seen.closed.has(state.select)) openGroup(state.select); else $("details").focus(); }
    else if (event.key === "+") zoom(ZOOM);
    else if (event.key === "-") zoom(1 / ZOOM);
    else if (event.key === "0") fit();
  });
  $("skip-map").addEventListener("click", (event) => { event.preventDefault(); change({ tab: "map" }, true); $("map").firstElementChild.focus(); });
  $("skip").addEventListener("click", (event) => { event.preventDefault(); change({ tab: "table" }, true); $("tabs-table").focus(); });
  $("mode").addEventListener("click", () => change({ mode: isDark() ? "light" : "dark" }));
  $("fold").addEventListener("click", () => {
    const open = $("filters").classList.toggle("open");
    $("fold").setAttribute("aria-expanded", String(open));
  });
  window.addEventListener("hashchange", () => { Object.assign(state, readFragment()); apply(true); fit(false); showAsked(); });
  window.addEventListener("beforeprint", preparePrint);
  window.addEventListener("afterprint", showDetails);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => apply(true));
}

Object.assign(state, readFragment());
startDrawing();
startSearch();
startKeys();
apply(true, false);
showAsked();
window.lhl = { state, network, choose, select, svgText, csvText, graphmlText, ends, kinds: PICTURE.things.map(groupKey), nodes: nodeSet,
  drawn: () => edges, lineAt, bright, hover };
performance.mark("lhl-ready");
