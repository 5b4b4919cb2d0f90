// The map itself: vis-network draws marks and lines; hulls, names and the dimming of the rest are painted here.
const COATS = Array.from({ length: 12 }, (_, place) => `group-${place + 1}`);
const NAMES = ["ground", "ink", "muted", "stated", "computed", "tag", "none", "accent", "veil", ...COATS];
const property = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
const palette = () => Object.fromEntries(NAMES.map((name) => [name, property(name)]));
const FONT = property("font");
const DASHES = [7, 5];
const DOTS = [2, 4];
const UNSURE = [12, 4, 2, 4];
const COUNT = 28; // room under the map for how many are shown
const LEAST_CENTRE = 28; // so large is the mark in the centre at the least
const RING = 9; // how far around the centre its ring is
let colours = palette();
let network, nodeSet;
let seen = null;
let hovered = null;
let unfit = false; // asked to fit while hidden: done when the map is seen again

const FEW = 12; // so few marks stand in a ring, and all have a name
const laidOut = (id) => (state.near && DATA.near[id]) || [things.get(id).x, things.get(id).y];
const isFew = () => seen.things.size <= FEW && !seen.closed.size;
const spotOf = (id) => (isFew() && (seen.ring ??= ringed()).get(id)) || laidOut(id);

// Few would stand far apart in an empty field: they stand in a ring around the centre instead,
// those of a group together, in the order that they had around it.
function ringed() {
  const around = [...seen.things].filter((id) => id !== CENTRE);
  const [x, y] = laidOut(seen.things.has(CENTRE) ? CENTRE : around[0]);
  const turn = (id) => Math.atan2(laidOut(id)[1] - y, laidOut(id)[0] - x);
  const groups = [...gathered(around, (id) => [things.get(id).community || id]).values()].map((ids) => ids.sort((a, b) => turn(a) - turn(b)));
  const [wide, high] = $("map").clientWidth < NARROW ? [200, 200] : [300, 190];
  const places = groups.sort((a, b) => turn(a[0]) - turn(b[0])).flatMap((ids) => [...ids, ""]); // with room between groups
  return new Map([[CENTRE, [x, y]], ...places.map((id, place) => {
    const angle = Math.PI * (2 * place / places.length - 1);
    return [id, [x + wide * Math.cos(angle), y + high * Math.sin(angle)]];
  })]);
}
const coatOf = (community) => (community ? COATS[(community - 1) % COATS.length] : "none");
const colourOf = (community) => colours[coatOf(community)];

// A mark that is clicked keeps its colour: the ring around it tells that it is selected.
const coat = (background, border) => ({ background, border, highlight: { background, border } });

function nodeLook(id) {
  const shut = seen.closed.get(id);
  if (shut) {
    const group = +id.split("/")[1];
    const middle = (axis) => shut.reduce((sum, each) => sum + spotOf(each)[axis], 0) / shut.length;
    return { id, x: middle(0), y: middle(1), shape: "dot", size: 14 + 2 * Math.sqrt(shut.length),
      color: coat(colourOf(group), colours.ink) };
  }
  const thing = things.get(id);
  const [x, y] = spotOf(id);
  const drawnAs = nodeShape(thing.shape);
  const own = colourOf(thing.community);
  const [fill, border] = thing.named_only || hasPip(thing.shape) ? [colours.ground, own] : [own, colours.ground];
  return { id, x, y, shape: drawnAs, size: sizeOf(thing), color: coat(fill, border) };
}

// Concepts of many would dwarf the few marks around the centre.
function sizeOf(thing) {
  if (thing.id === CENTRE) return Math.max(LEAST_CENTRE, 1.3 * thing.size);
  return thing.named_only ? 6 : state.near && thing.type !== "initiative" ? Math.min(thing.size, 12) : thing.size;
}

function startDrawing() {
  colours = palette();
  seen = gather(choose());
  nodeSet = new vis.DataSet([...seen.things].map(nodeLook));
  network = new vis.Network($("map"), { nodes: nodeSet, edges: [] }, { ...DATA.vis.options, autoResize: true });
  layLines();
  network.on("beforeDrawing", (context) => { paintHulls(context); paintLines(context); paintRing(context); });
  network.on("afterDrawing", (context) => { paintPips(context, seen.things); paintFocus(context); paintNames(context); });
  network.once("afterDrawing", () => performance.mark("lhl-drawn"));
  network.on("click", ({ nodes, pointer }) => select(nodes[0] ?? lineAt(pointer.DOM) ?? "", false, false));
  // Only when the tap is over: were the page moved sooner, the tap would land on what comes under the finger.
  $("map").addEventListener("click", () => { if (state.select) goToDetails($("map")); });
  network.on("doubleClick", ({ nodes }) => { if (seen.closed.has(nodes[0])) openGroup(nodes[0]); });
  startPointing();
  fit(false, false);
}

function redraw() {
  colours = palette();
  seen = gather(choose());
  exchange(nodeSet, [...seen.things].map(nodeLook));
  layLines();
  hullCache = null;
  network.redraw();
}

// Takes away what is gone and writes what is new or looks different, so that a filter costs what it changes.
function exchange(set, wanted) {
  const ids = new Set(wanted.map((each) => each.id));
  set.remove(set.getIds().filter((id) => !ids.has(id)));
  set.update(wanted.filter((each) => JSON.stringify(set.get(each.id)) !== JSON.stringify(each)));
}

function hover(id) {
  hovered = id;
  $("map").classList.toggle("points", id !== null);
  $("map").title = things.has(id) ? [nameOf(id), besideEnglish(things.get(id))].filter(Boolean).join(" – ") : "";
  network.redraw();
}

// The whole map with room for the names at its rim; a narrow screen begins on many at the best tied mark, large enough to read.
function fit(moving = true, whole = true) {
  const nodes = nodeSet.get();
  unfit = $("map").clientWidth === 0;
  if (!nodes.length || unfit) return;
  const [wide, high] = [$("map").clientWidth, $("map").clientHeight];
  const range = (axis) => nodes.reduce(([low, top], node) => [Math.min(low, node[axis]), Math.max(top, node[axis])], [Infinity, -Infinity]);
  const [left, right] = range("x"), [top, bottom] = range("y");
  const [aside, above] = seen.things.size > CROWD ? [90, 84] : [150, 110];
  const scale = Math.min(1.6, (wide - Math.min(aside, wide / (wide < 600 ? 7 : 6))) / (right - left + 1), (high - Math.min(above, high / 4.5)) / (bottom - top + 1));
  const best = nodes.reduce((a, b) => (b.size > a.size ? b : a));
  const near = !whole && wide < 600 && scale < 0.3 && nodes.length > CROWD && nodes.length < 500;
  const position = near ? { x: best.x, y: best.y } : { x: (left + right) / 2, y: (top + bottom) / 2 + (isNarrow() ? 0 : COUNT / 2 / scale) };
  network.moveTo({ scale: near ? 0.6 : scale, position, animation: moving && !isStill() ? { duration: 300 } : false });
}

// What stays bright when the rest is dimmed: a thing with its neighbours, or a line with its ends; a line that is
// selected also while another is pointed at. Nothing is in a saved picture.
function bright() {
  if (drawnNames) return null;
  const found = { nodes: new Set(), edges: [] };
  for (const id of [hovered, hovered && !lineOf(state.select) ? null : state.select]) {
    const ties = network.body.nodes[id] ? tiesAt(id) : edgeOf.has(id) ? [edgeOf.get(id)] : [];
    if (network.body.nodes[id]) found.nodes.add(id);
    for (const edge of ties) found.nodes.add(edge.from).add(edge.to);
    found.edges.push(...ties);
  }
  return found.nodes.size ? found : null;
}

function paintFocus(context) {
  const focus = bright();
  if (!focus) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.veil;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const edge of focus.edges) strokeLines(context, [edge], edge.solid ? colours.stated : colours.muted);
  if (focus.nodes.has(CENTRE)) paintRing(context);
  for (const id of focus.nodes) network.body.nodes[id].draw(context);
  paintPips(context, focus.nodes);
  const chosen = network.body.nodes[hovered ?? state.select];
  if (chosen) {
    context.beginPath();
    context.arc(chosen.x, chosen.y, chosen.id === CENTRE ? chosen.options.size + RING + 5 : chosen.shape.width / 2 + 6, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = colours.accent;
    context.stroke();
  }
}

// A pip in the middle tells themes, groups and actors from initiatives that are known only by name, hollow as well.
function paintPips(context, ids) {
  if (!CROWDED) return;
  context.fillStyle = colours.muted;
  for (const id of ids) {
    if (!hasPip(things.get(id)?.shape)) continue;
    const { x, y, options } = network.body.nodes[id];
    context.beginPath();
    context.arc(x, y, PIP * options.size, 0, 2 * Math.PI);
    context.fill();
  }
}

// The ring of the centre, which lines reach and do not cross: whole, or dashed where it does not itself fit what is asked for.
function paintRing(context) {
  const node = network.body.nodes[CENTRE];
  if (!node) return;
  context.beginPath();
  context.arc(node.x, node.y, node.options.size + RING, 0, 2 * Math.PI);
  context.fillStyle = colours.ground;
  context.fill();
  context.lineWidth = 3;
  context.strokeStyle = colours.ink;
  context.setLineDash(isBeside(things.get(CENTRE)) ? [5, 5] : []);
  context.stroke();
  context.setLineDash([]);
}

