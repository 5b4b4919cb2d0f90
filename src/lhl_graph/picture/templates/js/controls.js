// The legend that filters: each entry tells what a sign means, and switches it on and off.
const MOST_LISTED = 100; // so many groups are a list that can be read

function buildControls() {
  const counts = tally("kinds", PICTURE.things);
  const has = (test) => PICTURE.lines.some(test);
  $("filters").replaceChildren(...[
    state.tab === "matrix" ? field("marks", ["stated", "classified"].map((basis) => check(basis, sign(basis)))) : field("lines",
      has((line) => line.stated.length || line.tag === "stated") && check("stated", lineSample()),
      has((line) => line.unsure) && make("p", { class: "check" }, lineSample(UNSURE), make("span", {}, word("unsure_line"))),
      has((line) => line.score) && check("computed", lineSample(DASHES)),
      has((line) => line.tag === "classified") && check("classified", lineSample(DOTS)),
      has((line) => line.score && !line.strong) && check("weak"),
      has((line) => line.score) && facetChoice(), has((line) => line.score) && slider("min", 0, 0.6, 0.02, (value) => number(value))),
    field("kinds", [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => listed("kinds", key, symbol(key), kindName(key))),
      PICTURE.things.some((thing) => thing.named_only) && check("named", hollow())),
    communities.size && communities.size <= MOST_LISTED ? field("communities", [...communities.values(), { number: 0, members: PICTURE.things.filter((t) => !t.community) }]
      .filter((each) => each.members.length).map((each) => listed("groups", each.number, swatch(each.number), communityName(each.number)))) : null,
    make("div", { class: "selects" }, conceptChoice("theme", "theme/"), conceptChoice("group", "target-group/"), ownerChoice()),
    field("period", slider("from", START.from, START.to, 1, String), slider("to", START.from, START.to, 1, String), make("p", { class: "hint" }, word("period_note"))),
    make("div", { class: "selects" }, egoChoice()),
    make("button", { type: "button", class: "wide", id: "reset", onclick: reset }, word("reset")),
  ].filter(Boolean));
}

function reset() {
  const { lang, mode, tab, rows } = state;
  change({ ...structuredClone(START), lang, mode, tab, rows, missing: "" }, true);
  fit();
}

const field = (key, ...content) => make("fieldset", { id: `field-${key}` }, make("legend", {}, word(key)), content.filter(Boolean));
const kindName = (key) => (PICTURE.concepts[`initiative-kind/${key}`] ? nameOf(`initiative-kind/${key}`) : word(`${key}_kind`));

function check(key, sample) {
  return make("label", { class: "check" },
    make("input", { type: "checkbox", id: `check-${key}`, checked: state[key], onchange: (event) => { change({ [key]: event.target.checked }); fit(); } }),
    sample, make("span", {}, word(key)));
}

// The list in the state holds what is switched off.
function listed(list, key, sign, name) {
  const toggle = (event) => { change({ [list]: event.target.checked ? state[list].filter((each) => each !== key) : [...state[list], key] }); fit(); };
  return make("label", { class: "check" },
    make("input", { type: "checkbox", id: `${list}-${key}`, checked: !state[list].includes(key), onchange: toggle }),
    sign, make("span", {}, make("bdi", {}, name)), make("small", { "data-list": list, "data-key": key }));
}

const KEYS = { kinds: groupKey, groups: (thing) => thing.community };
const tally = (list, from) => from.reduce((found, thing) => found.set(String(KEYS[list](thing)), (found.get(String(KEYS[list](thing))) ?? 0) + 1), new Map());

// How many of each are shown, of how many there are.
function showCounts() {
  const all = { kinds: tally("kinds", PICTURE.things), groups: tally("groups", PICTURE.things) };
  const shown = shownThings();
  const now = { kinds: tally("kinds", shown), groups: tally("groups", shown) };
  for (const place of $("filters").querySelectorAll("[data-list]")) {
    const { list, key } = place.dataset, count = now[list].get(key) ?? 0, of = all[list].get(key);
    place.textContent = count === of ? of : word("count_of", { count, of });
  }
}

const shownThings = () => (state.tab === "matrix" ? [...$("matrix").querySelectorAll("th[data-id]")].map((cell) => cell.dataset.id) : [...seen.all.things]).map((id) => things.get(id));

function choice(key, options, labelled = key) {
  const input = make("select", { id: `choice-${key}`, onchange: (event) => { change({ [key]: key === "depth" ? +event.target.value : event.target.value, ...(key === "facet" ? {} : { near: false }) }); fit(); } },
    options.map(([value, text, lang]) => make("option", { value, lang, selected: String(state[key]) === String(value) }, text)));
  return make("div", {}, make("label", { for: `choice-${key}` }, word(labelled)), input);
}

const facetChoice = () => choice("facet", ["score", ...FACETS].map((facet) => [facet, word(facet)]));
const egoChoice = () => make("div", {}, choice("depth", [0, 1, 2, 3].map((steps) => [steps, word(`ego_${steps}`)]), "ego"),
  make("p", { class: "hint" }, things.has(state.select) ? naming(word("selected", { name: shortOf(state.select) }), state.select) : word("ego_need")));

function conceptChoice(key, type) {
  const used = PICTURE.about.filter((id) => id.startsWith(type));
  const options = used.map((id) => [id, nameOf(id)]).sort((a, b) => a[1].localeCompare(b[1], state.lang));
  return options.length ? choice(key, [["", word("any")], ...options]) : null;
}

function ownerChoice() {
  const owners = new Set(PICTURE.things.map((thing) => thing.owner).filter(Boolean));
  const options = [...owners].map((id) => [id, nameOf(id), tongue(textsOf(id))]).sort((a, b) => a[1].localeCompare(b[1], state.lang));
  return options.length ? choice("owner", [["", word("any")], ...options]) : null;
}

function slider(key, min, max, step, shown) {
  const output = make("output", { for: `slide-${key}` }, shown(state[key]));
  const input = make("input", { type: "range", id: `slide-${key}`, min, max, step, value: state[key], oninput: (event) => {
    output.textContent = shown(+event.target.value);
    later(() => { change({ [key]: +event.target.value, ...(key === "min" ? {} : { near: false }) }, false); if (key !== "min") fit(); });
  } });
  return make("div", { class: "slide" }, make("label", { for: `slide-${key}` }, word(key)), output, input);
}

let waiting = 0;
function later(act) {
  clearTimeout(waiting);
  waiting = setTimeout(act, 60);
}

const swatch = (group) => drawn("svg", { class: `swatch g${group}`, viewBox: "0 0 14 14", width: 14, height: 14, "aria-hidden": "true" },
  drawn("rect", { x: 1, y: 1, width: 12, height: 12, rx: 3, fill: `var(--${coatOf(group)})` }));

const hollow = () => drawn("svg", { class: "hollow", viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" },
  drawn("path", { d: outline("dot", 4.5) }));

function symbol(key) {
  const shape = PICTURE.things.find((thing) => groupKey(thing) === key)?.shape;
  return drawn("svg", { class: hasPip(shape) ? "hollow" : "sign", viewBox: "-8 -8 16 16", width: 16, height: 16, "aria-hidden": "true" },
    drawn("path", { d: outline(nodeShape(shape), 6.5) }), ...(hasPip(shape) ? [drawn("circle", { r: 6.5 * PIP })] : []));
}

const nodeShape = (shape) => ({ box: "square", ellipse: "dot", database: "hexagon" }[shape] ?? shape);
const hasPip = (shape) => nodeShape(shape) !== shape;
const PIP = 0.38; // of the size of a mark

// Outlines as vis-network draws them, around 0, 0.
function outline(shape, size) {
  const corners = (count, turn, reach = () => size) => Array.from({ length: count }, (_, n) => {
    const angle = turn + (2 * Math.PI * n) / count;
    return `${(reach(n) * Math.cos(angle)).toFixed(2)},${(reach(n) * Math.sin(angle)).toFixed(2)}`;
  });
  const path = (points) => `M${points.join("L")}Z`;
  switch (shape) {
    case "square": return path([`${-size},${-size}`, `${size},${-size}`, `${size},${size}`, `${-size},${size}`]);
    case "diamond": return path(corners(4, 0));
    case "triangle": return path(corners(3, -Math.PI / 2, () => size * 1.15));
    case "triangleDown": return path(corners(3, Math.PI / 2, () => size * 1.15));
    case "hexagon": return path(corners(6, 0));
    case "star": return path(corners(10, -Math.PI / 2, (n) => (n % 2 ? size * 0.5 : size * 1.25)));
    default: return `M${-size},0a${size},${size} 0 1,0 ${2 * size},0a${size},${size} 0 1,0 ${-2 * size},0Z`;
  }
}
