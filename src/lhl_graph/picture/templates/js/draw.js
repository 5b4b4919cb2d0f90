// The map itself: vis-network draws marks and lines; hulls, names and the dimming of the rest are painted here.
const NAMES = ["ground", "ink", "muted", "stated", "computed", "tag", "none", "accent", "veil"];
const property = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
function palette() {
  const groups = Array.from({ length: 12 }, (_, place) => property(`group-${place + 1}`));
  return { ...Object.fromEntries(NAMES.map((name) => [name, property(name)])), groups };
}
const FONT = property("font");
const DASHES = [7, 5];
let colours = palette();
let network, nodeSet, edgeSet;
let seen = null;
let hovered = null;
let unfit = false; // asked to fit while hidden: done when the map is seen again

const spotOf = (id) => (state.near && DATA.near[id]) || [places.get(id).x, places.get(id).y];
const colourOf = (community) => (community ? colours.groups[(community - 1) % colours.groups.length] : colours.none);

function nodeLook(id) {
  const shut = seen.closed.get(id);
  if (shut) {
    const group = +id.split("/")[1];
    const middle = (axis) => shut.reduce((sum, each) => sum + spotOf(each)[axis], 0) / shut.length;
    return { id, x: middle(0), y: middle(1), shape: "dot", size: 14 + 2 * Math.sqrt(shut.length),
      color: { background: colourOf(group), border: colours.ink } };
  }
  const { shape, size } = places.get(id);
  const [x, y] = spotOf(id);
  const thing = things.get(id);
  const drawnAs = nodeShape(shape);
  const own = colourOf(thing.community);
  const [fill, border] = thing.named_only || drawnAs !== shape ? [colours.ground, own] : [own, colours.ground];
  return { id, x, y, shape: drawnAs, size: sizeOf(thing, size), color: { background: fill, border } };
}

// Concepts of many would dwarf the few marks around the centre.
function sizeOf(thing, size) {
  if (thing.id === CENTRE) return Math.max(22, 1.3 * size);
  return thing.named_only ? 6 : state.near && thing.type !== "initiative" ? Math.min(size, 12) : size;
}

function edgeLook(id, look) {
  const { from, to, arrows } = strokes.get(id);
  const width = look.value ? 1.4 + 17 * Math.max(0, look.value - 0.12) : 1.6;
  const heads = arrows && look.solid ? Object.fromEntries(arrows.split(", ").map((end) => [end, { enabled: true, scaleFactor: 0.45 }])) : undefined;
  return { id, from, to, width, dashes: look.solid ? false : DASHES, color: lineColour(id, look), arrows: heads, hidden: CROWDED && !touches(id) };
}

// Where a thousand lines would be a grey cloud, only those of what is selected are drawn.
const touches = (id) => id === state.select || lines.get(id).a === state.select || lines.get(id).b === state.select;

// Lines to themes, groups and actors are many: faint until one of their ends is pointed at.
function lineColour(id, look) {
  if (lines.get(id).kind !== "pair") return colours.tag;
  return look.solid ? colours.stated : colours.computed;
}

function startDrawing() {
  colours = palette();
  seen = gather(choose());
  nodeSet = new vis.DataSet([...seen.things].map(nodeLook));
  edgeSet = new vis.DataSet(edgeLooks());
  const many = seen.lines.size > 3000;
  const options = { ...DATA.vis.options, autoResize: true };
  options.interaction = { ...options.interaction, hideEdgesOnDrag: many, hideEdgesOnZoom: many };
  network = new vis.Network($("map"), { nodes: nodeSet, edges: edgeSet }, options);
  network.on("beforeDrawing", (context) => { paintHulls(context); paintRing(context); });
  network.on("afterDrawing", (context) => { paintFocus(context); paintNames(context); });
  network.once("afterDrawing", () => performance.mark("lhl-drawn"));
  network.on("click", ({ nodes, edges }) => select(nodes[0] ?? edges[0] ?? ""));
  network.on("doubleClick", ({ nodes }) => { if (seen.closed.has(nodes[0])) openGroup(nodes[0]); });
  network.on("hoverNode", ({ node }) => hover(node));
  network.on("blurNode", () => hover(null));
  network.on("hoverEdge", ({ edge }) => hover(edge));
  network.on("blurEdge", () => hover(null));
  fit(false, false);
}

const edgeLooks = () => [...[...seen.lines].map(([id, look]) => edgeLook(id, look)), ...bundleLooks()];
const bundleLooks = () => [...(seen.bundles ?? new Map())].map(([key, { a, b, count, solid }]) => ({
  id: `bundle ${key}`, from: a, to: b, width: 1 + Math.log2(1 + count), dashes: solid ? false : DASHES,
  color: solid ? colours.stated : colours.computed,
}));

function redraw() {
  colours = palette();
  seen = gather(choose());
  exchange(nodeSet, [...seen.things].map(nodeLook));
  exchange(edgeSet, edgeLooks());
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
  network.redraw();
}

// The whole map with room for the names at its rim; a narrow screen begins at the best tied mark, large enough to read.
function fit(moving = true, whole = true) {
  const nodes = nodeSet.get();
  unfit = $("map").clientWidth === 0;
  if (!nodes.length || unfit) return;
  const [wide, high] = [$("map").clientWidth, $("map").clientHeight];
  const range = (axis) => nodes.reduce(([low, top], node) => [Math.min(low, node[axis]), Math.max(top, node[axis])], [Infinity, -Infinity]);
  const [left, right] = range("x"), [top, bottom] = range("y");
  const margin = Math.min(150, wide / 4);
  const scale = Math.min(1.6, (wide - margin) / (right - left + 1), (high - 110) / (bottom - top + 1));
  const best = nodes.reduce((a, b) => (b.size > a.size ? b : a));
  const near = !whole && wide < 600 && scale < 0.4 && nodes.length < 500;
  const position = near ? { x: best.x, y: best.y } : { x: (left + right) / 2, y: (top + bottom) / 2 };
  network.moveTo({ scale: near ? 0.6 : scale, position, animation: moving && !isStill() ? { duration: 300 } : false });
}

// What stays bright when the rest is dimmed: a thing with its neighbours, or a line with its ends.
function bright() {
  const id = hovered ?? state.select;
  if (network.body.nodes[id]) {
    const near = new Set([id]);
    const ties = network.body.nodes[id].edges.filter((edge) => edge.connected);
    for (const edge of ties) near.add(edge.fromId).add(edge.toId);
    return { nodes: near, edges: ties.map((edge) => edge.id) };
  }
  const edge = network.body.edges[id];
  return edge?.connected ? { nodes: new Set([edge.fromId, edge.toId]), edges: [edge.id] } : null;
}

function paintFocus(context) {
  const focus = bright();
  if (!focus) return;
  context.save();
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = colours.veil;
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
  for (const id of focus.edges) paintLine(context, network.body.edges[id]);
  for (const id of focus.nodes) network.body.nodes[id].draw(context);
  const chosen = network.body.nodes[hovered ?? state.select];
  if (chosen) {
    context.beginPath();
    context.arc(chosen.x, chosen.y, chosen.shape.width / 2 + 6, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = colours.accent;
    context.stroke();
  }
}

// The ring of the centre: whole, or dashed where it does not itself fit what is asked for.
function paintRing(context) {
  const node = network.body.nodes[CENTRE];
  if (!node) return;
  context.beginPath();
  context.arc(node.x, node.y, node.options.size + 9, 0, 2 * Math.PI);
  context.lineWidth = 3;
  context.strokeStyle = colours.ink;
  context.setLineDash(isBeside(things.get(CENTRE)) ? [5, 5] : []);
  context.stroke();
  context.setLineDash([]);
}

function paintLine(context, edge) {
  context.beginPath();
  context.moveTo(edge.from.x, edge.from.y);
  context.lineTo(edge.to.x, edge.to.y);
  context.lineWidth = edge.options.width;
  context.setLineDash(edge.options.dashes ? DASHES : []);
  context.strokeStyle = edge.options.dashes ? colours.muted : colours.stated;
  context.stroke();
  context.setLineDash([]);
  edge.drawArrows(context);
}
