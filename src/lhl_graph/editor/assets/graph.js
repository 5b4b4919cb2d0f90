// An answer as a graph, drawn by the same vis-network as the project's page; loaded when it is first asked for.
import { make, said } from "./dom.js";
import { number, word } from "./language.js";
import { compact, learn, name, symmetric } from "./names.js";
import { kind } from "./picture.js";
import { cell, thing } from "./table.js";

const AT_MOST = 250;
const FEW = 30;
const NARROW = matchMedia("(max-width: 600px)").matches;
const STRONGEST = NARROW ? 12 : 20; // of connections that are told how strong they are
const MANY = 400; // from so many connections on, less care is taken so that it stays quick
const WIDEST = 9;
const MOST_SPREAD = 2.2; // so much wider than it was laid out, or higher, a graph is drawn
const RIM = { x: 66, y: 46 }; // room for names around a star
const INNER = 0.66; // how far out every second mark of a star stands
const FITS = 0.92; // how much of its window a graph fills
const COLOURS = {
  ink: "ink", muted: "muted", line: "computed", ground: "ground", accent: "accent", initiative: "group-1", theme: "group-3",
  "target-group": "group-2", actor: "group-4", part: "group-7", other: "none",
};
const property = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const palette = () => Object.fromEntries(Object.entries(COLOURS).map(([use, name]) => [use, property(name)]));
const COMPUTED = ["community", "objective"]; // what others are gathered around keeps its name, though it covers a mark
const SHAPES = { initiative: "dot", theme: "diamond", "target-group": "triangle", actor: "square", part: "hexagon" };
const SIGNS = { dot: "●", diamond: "◆", triangle: "▲", square: "■", hexagon: "⬢" };
let library = null;

function load() {
  library ??= new Promise((done, failed) => {
    document.head.append(make("script", { src: "assets/vis-network.min.js", onload: done, onerror: () => failed(new Error("vis-network.min.js")) }));
  });
  return library;
}

// `headings` says what the columns of the answer are called.
export async function graph(picture, headings, signal) {
  const strongest = strong(picture);
  const things = strongest ? among(picture.things, strongest) : new Map([...picture.things].slice(0, AT_MOST));
  const drawn = (strongest ?? picture.ties).filter(({ from, to }) => things.has(from) && things.has(to));
  const [mutual] = await Promise.all([symmetric(signal), load(), learn([...things.keys(), ...drawn.map(({ by }) => by)], signal)]);
  const ties = drawn.map((tie) => ({ ...tie, points: tie.isDirected || (!tie.by.startsWith("?") && !mutual.has(tie.by)), told: told(tie.by, headings) }));
  const map = make("div", { class: "map", role: "img", "aria-label": word("graph_label", number(things.size), number(ties.length)) });
  const details = make("div", { class: "details", "aria-live": "polite" });
  const select = chooser(things);
  const weighed = strongest ? make("p", { class: "hint" }, ...(ties.length < picture.ties.length ? [word("graph_strongest", number(ties.length), number(picture.ties.length)), " "] : []), word("graph_weighed"), ...(middle(things, ties) ? [" ", word("graph_around")] : [])) : null;
  const dashed = ties.some(({ isStated }) => isStated === false) ? make("p", { class: "hint" }, word("graph_dashed")) : null;
  const cut = !strongest && picture.things.size > things.size ? make("p", { class: "note" }, word("graph_cut", number(things.size), number(picture.things.size))) : null;
  const box = make("div", { class: "graphbox" }, map, weighed, dashed, cut, legend(things), make("p", { class: "hint" }, word("graph_hint")), make("label", { class: "pick" }, word("point"), select), details);
  return { box, start: () => draw(map, things, ties, (id) => { select.value = id ?? ""; tell(details, id, things, ties); }, select) };
}

// How two things hang together: a property by its name, a column by its heading.
function told(by, headings) {
  if (!by.startsWith("?")) return { text: title(by), lang: name(by)?.lang };
  return { text: headings[by.slice(1)] ?? by };
}

// What the shapes mean, where there is more than one.
function legend(things) {
  const kinds = [...new Set([...things.keys()].map(kind))].filter((each) => SHAPES[each]);
  if (kinds.length < 2) return null;
  const sign = (each) => make("i", { class: `sign ${each}`, "aria-hidden": "true" }, SIGNS[SHAPES[each]]);
  return make("p", { class: "hint legend" }, ...kinds.map((each) => make("span", {}, sign(each), ` ${word(each)}`)));
}

// The connections that are strongest, where the answer says how strong each is.
function strong({ ties }) {
  const weighed = ties.length > 0 && ties.every(({ weight }) => weight !== undefined);
  return weighed ? [...ties].sort((a, b) => b.weight - a.weight).slice(0, STRONGEST) : null;
}

function among(things, ties) {
  const ends = new Set(ties.flatMap(({ from, to }) => [from, to]));
  return new Map([...things].filter(([id]) => ends.has(id)));
}

function chooser(things) {
  const named = [...things.keys()].map((id) => [id, title(id)]).sort(([, a], [, b]) => a.localeCompare(b, "nb"));
  return make("select", { id: "point" }, make("option", { value: "" }, word("choose_point")), ...named.map(([id, text]) => make("option", { value: id }, text)));
}

const title = (id) => name(id)?.text ?? compact(id);

function draw(map, things, ties, choose, select) {
  const colours = palette();
  const degree = new Map();
  for (const end of ties.flatMap(({ from, to }) => [from, to])) degree.set(end, (degree.get(end) ?? 0) + 1);
  const nodes = [...things.keys()].map((id) => ({ ...node(id, degree.get(id) ?? 0, colours), isHub: ties.length > 2 && degree.get(id) > ties.length / 2 }));
  const most = Math.max(...ties.map(({ weight }) => weight ?? 0));
  const isPlain = new Set(ties.map(({ by }) => by)).size === 1 && ties[0].by.startsWith("?"); // what all say tells nothing
  const edges = ties.map(({ from, to, told, weight, points, isStated }, place) => ({ id: place, from, to, dashes: isStated === false, arrows: points ? "to" : "", ...(weight === undefined ? {} : { width: WIDEST * (weight / most) ** 2 }), label: ties.length <= FEW && weight === undefined && !isPlain ? wrap(told.text).join("\n") : undefined }));
  const hub = middle(things, ties);
  const placed = hub ? around(nodes, ties, hub, map) : nodes;
  const marks = new window.vis.DataSet(placed);
  const network = new window.vis.Network(map, { nodes: marks, edges: new window.vis.DataSet(edges) }, options(colours, ties.length, !hub));
  if (hub) network.moveTo({ position: { x: 0, y: 0 }, scale: 1 });
  else network.once("stabilizationIterationsDone", () => { network.setOptions({ physics: false }); spread(network, marks, map); map.dataset.drawn = "yes"; });
  network.on("afterDrawing", (context) => paintNames(context, network, placed, colours));
  if (hub) map.dataset.drawn = "yes";
  network.on("click", ({ nodes: [id] }) => choose(id));
  select.addEventListener("change", () => {
    network.selectNodes(select.value ? [select.value] : []);
    if (select.value && !isSeen(network, select.value, map)) network.focus(select.value, { scale: Math.max(network.getScale(), 0.8) });
    choose(select.value || undefined);
  });
  return network;
}

// What all connections that are told how strong they are have at one end, if there is one such thing and room for a star.
function middle(things, ties) {
  if (NARROW) return undefined;
  const [hub, other] = [...things.keys()].filter((id) => ties.every(({ from, to }) => from === id || to === id));
  return ties.length > 2 && !other && ties.every(({ weight }) => weight !== undefined) ? hub : undefined;
}

// The strongest on top and the others clockwise, in and out by turns, so that names have room and no line is hidden.
function around(nodes, ties, hub, { clientWidth, clientHeight }) {
  const others = [...new Set(ties.map(({ from, to }) => (from === hub ? to : from)))]; // the strongest first
  const [wide, high] = [clientWidth / 2 - RIM.x, clientHeight / 2 - RIM.y];
  return nodes.map((node) => {
    const place = others.indexOf(node.id), turn = (2 * Math.PI * place) / others.length, reach = place % 2 ? INNER : 1;
    return { ...node, ...(place < 0 ? { x: 0, y: 0 } : { isAbove: Math.cos(turn) > 0.3, x: wide * reach * Math.sin(turn), y: -high * reach * Math.cos(turn) }) };
  });
}

function isSeen(network, id, { clientWidth, clientHeight }) {
  const { x, y } = network.canvasToDOM(network.getPosition(id));
  return x > 0 && x < clientWidth && y > 0 && y < clientHeight;
}

// As wide to its height as its window, and all of it there with room for names at the rim.
function spread(network, marks, { clientWidth, clientHeight }) {
  const spots = Object.entries(network.getPositions());
  const [wide, high] = ["x", "y"].map((axis) => spots.map(([, spot]) => spot[axis])).map((places) => Math.max(...places) - Math.min(...places) + 1);
  const wider = Math.min(MOST_SPREAD, Math.max(1 / MOST_SPREAD, (clientWidth / clientHeight) / (wide / high)));
  marks.update(spots.map(([id, { x, y }]) => ({ id, x: x * Math.max(1, wider), y: y / Math.min(1, wider) })));
  network.fit();
  network.moveTo({ scale: network.getScale() * FITS });
}

function node(id, ties, colours) {
  const each = kind(id);
  const colour = colours[each] ?? colours.other;
  return { id, name: wrap(title(id)), shape: SHAPES[each] ?? "dot", size: 7 + Math.min(14, 2.2 * Math.sqrt(ties)),
    color: { background: colour, border: colours.ground, highlight: { background: colour, border: colours.ink } } };
}

function options(colours, count, moves) {
  const font = { face: property("font"), size: 13, color: colours.ink, strokeWidth: 3, strokeColor: colours.ground };
  return {
    layout: { randomSeed: 7, improvedLayout: false },
    physics: { enabled: moves, solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -60, springLength: 90, avoidOverlap: 0.4 }, stabilization: { iterations: count > MANY ? 120 : 300, fit: true } },
    nodes: { borderWidth: 1.5, font: { size: 0 } },
    edges: { arrows: { to: { scaleFactor: 0.5 } }, color: { color: colours.line, highlight: colours.accent }, smooth: false, width: 1.2, font: { ...font, size: 10.5, color: colours.muted, align: "middle" } },
    interaction: { keyboard: false, hideEdgesOnDrag: count > MANY, zoomSpeed: 0.7 },
  };
}

// One or two short rows beside a mark; a long text ends with dots, the details have all of it.
function wrap(text) {
  const rows = [""];
  for (const each of text.split(/\s+/)) {
    const row = rows.at(-1);
    if (row && row.length + each.length > 24) rows.push(each);
    else rows[rows.length - 1] = row ? `${row} ${each}` : each;
  }
  return rows.length > 2 ? [rows[0], `${rows[1]} …`] : rows;
}

// Names in the size of the screen, so that they stay readable at every zoom: those with most ties first, and none over
// another. A name that finds no room waits for more zoom.
function paintNames(context, network, nodes, colours) {
  const { canvas } = context;
  const ratio = canvas.width / canvas.clientWidth;
  const scale = network.getScale();
  const chosen = new Set(network.getSelectedNodes());
  const spots = network.getPositions();
  const order = [...nodes].sort((a, b) => chosen.has(b.id) - chosen.has(a.id) || b.size - a.size)
    .map((each) => ({ ...each, ...network.canvasToDOM(spots[each.id]), reach: each.size * scale }));
  const taken = order.slice(0, 300).map(({ x, y, reach }) => [x - reach, y - reach, x + reach, y + reach]);
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  Object.assign(context, { textAlign: "center", textBaseline: "top", lineJoin: "round", lineWidth: 3.5, strokeStyle: colours.ground, fillStyle: colours.ink });
  for (const { id, name: rows, x, y, reach, isHub, isAbove } of order) {
    context.font = `${isHub ? "700 14px" : chosen.has(id) ? "600 12px" : "400 12px"} ${property("font")}`;
    const wide = Math.max(...rows.map((row) => context.measureText(row).width)), high = rows.length * 14;
    const within = Math.max(wide / 2 + 3, Math.min(canvas.clientWidth - wide / 2 - 3, x));
    const [below, above] = [[within, y + reach + 2], [within, y - reach - 2 - high]];
    const places = [...(isAbove ? [above, below] : [below, above]), [x + reach + wide / 2 + 3, y - high / 2], [x - reach - wide / 2 - 3, y - high / 2]];
    const free = ([left, top, right, bottom]) => left > 0 && right < canvas.clientWidth && top > 0 && bottom < canvas.clientHeight && taken.every((other) => left >= other[2] || right <= other[0] || top >= other[3] || bottom <= other[1]);
    const box = ([middle, top]) => [middle - wide / 2, top, middle + wide / 2, top + high];
    const place = places.find((each) => free(box(each))) ?? (chosen.has(id) || COMPUTED.includes(kind(id)) ? places[0] : null);
    if (!place) continue;
    taken.push(box(place));
    plate(context, place, wide, high, colours);
    rows.forEach((row, index) => {
      context.strokeText(row, place[0], place[1] + index * 14);
      context.fillText(row, place[0], place[1] + index * 14);
    });
  }
  context.restore();
}

// What a name stands on, so that no line runs through it.
function plate(context, [middle, top], wide, high, colours) {
  context.save();
  Object.assign(context, { globalAlpha: 0.85, fillStyle: colours.ground });
  context.fillRect(middle - wide / 2 - 2, top - 1, wide + 4, high);
  context.restore();
}

// What is known of one thing in this answer.
function tell(details, id, things, ties) {
  if (!id || !things.has(id)) return details.replaceChildren();
  const { facts, type } = things.get(id);
  const near = ties.filter(({ from, to }) => from === id || to === id);
  const rows = [
    ...(type ? [[thing(type), null]] : []),
    ...facts.map(([by, term]) => [thing(by), cell(term).childNodes]),
    ...near.map(({ from, to, told, points, weight }) => [make("span", {}, !points ? "– " : from === id ? "→ " : "← ", said(told.text, told.lang), weight === undefined ? "" : ` ${number(Number(weight.toFixed(2)))}`), [thing(from === id ? to : from)]]),
  ];
  return details.replaceChildren(make("h3", {}, thing(id)), make("ul", {}, ...rows.map(([left, right]) => make("li", {}, left, ...(right ? [" ", ...right] : [])))));
}
