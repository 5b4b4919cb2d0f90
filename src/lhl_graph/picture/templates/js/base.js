// What everything else stands on: the data, the words, the state, and making elements without HTML text.
const island = (id) => JSON.parse(document.getElementById(id).textContent);
const DATA = island("data");
const PICTURE = DATA.picture;
const FACET_OF = { theme: "themes", "target-group": "target_groups", actor: "actors" };
const NONE = Object.freeze([]), NOTHING = Object.freeze({});

// What lies behind marks and lines is read when it is first asked for.
let read = null;
const behind = (kind, place) => (read ??= island("behind"))[kind][place];

class Thing {
  constructor(row, place) {
    Object.assign(this, { short: row.names, community: 0 }, row, { place, type: row.id.split("/")[0] });
    [this.shape, this.size, this.x, this.y] = DATA.vis.nodes[place];
  }
  get told() {
    return (this.behind ??= unpacked(behind("things", this.place)));
  }
  get facets() { return this.told.facets; }
  get parts() { return this.told.parts; }
  get others() { return this.told.others; }
  get partners() { return this.told.partners; }
}

const unpacked = ({ facets = NONE, parts = NONE, others = NOTHING, partners = NONE }) => ({
  facets: facets.map(([place, ...rest]) => [PICTURE.ids[place], ...rest]),
  parts: parts.map(([kind, texts, concepts, sources]) => [kind, texts, concepts.map((place) => PICTURE.ids[place]), sources]),
  others, partners,
});

const idAt = (place) => PICTURE.things[place].id;

class Line {
  constructor([a, b, score, strong, rest = NOTHING], place) {
    this.place = place;
    this.a = idAt(a);
    this.b = idAt(b);
    this.score = score;
    this.strong = Boolean(strong);
    this.kind = rest.kind ?? "pair";
    this.stated = rest.stated?.map((each) => ({ ...each, from: idAt(each.from), to: idAt(each.to) })) ?? NONE;
    this.unsure = this.stated.length > 0 && this.stated.every(({ unsure }) => unsure);
    this.unseen = rest.unseen ?? false;
    this.editions = rest.editions ?? false;
    this.tag = rest.tag ?? "";
    this.roles = rest.roles ?? NONE;
  }
  // Named by its ends, so that its address means the same in every view.
  get id() { return [this.a, this.b].map((end) => end.replace(/^initiative\//, "")).join("--"); }
  get told() {
    return (this.behind ??= { q: null, facets: NONE, shared: NONE, matches: NONE, sources: NONE, ...behind("lines", this.place) });
  }
  get q() { return this.told.q; }
  get facets() { return this.told.facets; }
  get shared() { return this.told.shared.map(([place, share]) => [FACET_OF[PICTURE.ids[place].split("/")[0]], PICTURE.ids[place], share]); }
  get matches() { return this.told.matches; }
  get sources() { return this.told.sources; }
}

PICTURE.things = PICTURE.things.map((row, place) => new Thing(row, place));
PICTURE.lines = PICTURE.lines.map((row, place) => new Line(row, place));
const LANGUAGES = ["nb", "nn", "en"];
const FACETS = ["goals", "target_groups", "themes", "measures", "actors"];
const COUNTED = FACETS.slice(0, 3); // what a score is made of
const LABELS_AT_ONCE = 80;
const CROWD = 60; // of more marks than this at once only some are named
const FADING = 45; // among more marks than this the lines between groups are faint

const things = new Map(PICTURE.things.map((thing) => [thing.id, thing]));
const communities = new Map(PICTURE.communities.map((each) => [each.number, { ...each, members: [] }]));
for (const { id, community } of PICTURE.things) communities.get(community)?.members.push(id);

// Lines by their address and by their ends, found when one is first asked for.
let byName = null, byEnd = null;
const lineOf = (id) => (id ? (byName ??= new Map(PICTURE.lines.map((line) => [line.id, line]))).get(id) : undefined);
const reversed = (id) => id.split("--").reverse().join("--");
const addressed = (id) => id.split("--").map((end) => ([end, `initiative/${end}`].filter((id) => things.has(id) || PICTURE.concepts[id]).map(nameOf)[0] ?? (pick(PICTURE.scope.elsewhere[end.replace(/^initiative\//, "")]) || end.split("/").at(-1)))).join(" ↔ ");
const linesAt = (id) => (byEnd ??= gathered(PICTURE.lines, (line) => [line.a, line.b])).get(id) ?? NONE;

const years = yearsOfAll();
const CENTRE = things.has(PICTURE.scope.centre) ? PICTURE.scope.centre : "";
const NEAR = new Set(PICTURE.scope.near);
const isPart = ["focus", "on", "theme", "group"].some((key) => PICTURE.scope[key]);
const CROWDED = ["bipartite", "all"].includes(PICTURE.scope.view);
const TABS = CROWDED ? ["matrix", "map", "table"] : ["map", "table"];
const START = {
  lang: DATA.language, mode: "auto", tab: PICTURE.scope.view === "bipartite" ? "matrix" : "map", rows: "things", order: "community", near: NEAR.size > 0, select: CROWDED ? CENTRE : "", kinds: [], groups: [], stated: true, computed: true,
  classified: true, named: true, weak: false, facet: "score", min: 0, theme: "", group: "", owner: "", from: years[0], to: years[1],
  depth: 0, opened: [], missing: "",
};
const state = structuredClone(START);

function yearsOfAll() {
  let first = 9999, last = 0;
  for (const { period } of PICTURE.things) {
    if (!period) continue;
    if (period[0]) first = Math.min(first, +period[0].slice(0, 4));
    for (const day of period.slice(0, 2)) if (day) last = Math.max(last, +day.slice(0, 4));
  }
  return first > last ? [2000, 2030] : [first, last];
}

function word(key, values = {}) {
  const said = DATA.words[state.lang][key] ?? key;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
}

function pick(texts) {
  for (const tag of [state.lang, ...LANGUAGES, ""]) if (texts?.[tag]) return texts[tag];
  return Object.values(texts ?? {})[0] ?? "";
}

// The language a text is really in, where that is not the page's.
function tongue(texts) {
  const tag = [state.lang, ...LANGUAGES].find((each) => texts?.[each]);
  return tag && tag !== state.lang ? tag : null;
}

// The Norwegian name of what the page calls by its English one: by that most know it.
const besideEnglish = ({ type, names, short }) => (type === "initiative" && state.lang === "en" && names.en && short.nb !== names.en && short.nb) || "";
const inNorwegian = (thing) => (besideEnglish(thing) ? [" ", make("small", { lang: "nb" }, `(${besideEnglish(thing)})`)] : NONE);

// What a name means that is in another language; that it is our translation is said where one is told of, and above lists.
const meaning = (thing, key = "gloss") => (thing?.gloss?.[state.lang] ? [" ", make("small", { class: "gloss" }, word(key, { text: thing.gloss[state.lang] }))] : NONE);

const textsOf = (id) => things.get(id)?.names ?? PICTURE.concepts[id]?.names ?? PICTURE.actors[id] ?? { "": id };
const nameOf = (id) => pick(textsOf(id));
const shortOf = (id) => pick(things.get(id)?.short ?? textsOf(id));

function kindOf(thing) {
  if (thing.type !== "initiative") return word(`${thing.type}_kind`);
  return nameOf(`initiative-kind/${thing.kind}`);
}

function communityName(number, most = 2) {
  const community = communities.get(number);
  if (!community) return word("no_community");
  const names = community.themes.slice(0, most).map(nameOf).filter(Boolean);
  return capital(names.map(small).join(", ")) || word("group_number", { number });
}

// Lower case in a row of names, but not for IKT or NAV.
const small = (text) => (/^.[^\p{Lu}]/u.test(text) ? text.charAt(0).toLocaleLowerCase(state.lang) + text.slice(1) : text);
const capital = (text) => text.charAt(0).toLocaleUpperCase(state.lang) + text.slice(1);
// A form of numbers is costly to make and cheap to use.
const forms = new Map();
function number(value, digits = 2) {
  const key = `${state.lang} ${digits}`;
  if (!forms.has(key)) forms.set(key, new Intl.NumberFormat(state.lang === "en" ? "en-GB" : "nb", { minimumFractionDigits: digits, maximumFractionDigits: digits }));
  return forms.get(key).format(value);
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

function drawn(tag, attributes, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

const isDark = () => (state.mode === "auto" ? matchMedia("(prefers-color-scheme: dark)").matches : state.mode === "dark");
const isNarrow = () => matchMedia("(max-width: 900px)").matches; // as in the style sheet: one column
const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const $ = (id) => document.getElementById(id);

// Texts in the data may run either way; each is isolated so that it does not turn what stands around it.
const said = (texts, tag = "bdi") => make(tag, { lang: tongue(texts) }, pick(texts));
const named = (id) => said(textsOf(id));
const explained = (id) => [called(id), ...meaning(things.get(id))];
const called = (id) => said(things.get(id)?.short ?? textsOf(id));

// A text with the short name of a thing in it, which may be in another language than the rest.
function naming(text, id) {
  const name = id && shortOf(id);
  return name ? text.split(name).flatMap((piece, place) => (place ? [called(id), piece] : [piece])) : [text];
}
