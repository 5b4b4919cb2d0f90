// Lines are many: all of one look are painted in one stroke, and a line is found again by where it lies.
const REACH = 6; // so many pixels from a line is on it
const DOTTED = 3; // how wide a dotted line is: narrower, its dots are not seen
const VEIL = 0.16; // how much of a faint line is seen
let edges = [];
let edgeOf = new Map();
let tiesOf = null, strokesOf = null;

function layLines() {
  const shown = network.body.nodes;
  edges = [...[...seen.lines].map(([line, look]) => edgeLook(line, look)), ...bundleLooks()];
  for (const edge of edges) [edge.a, edge.b] = [shown[edge.from], shown[edge.to]];
  edgeOf = new Map(edges.map((edge) => [edge.id, edge]));
  tiesOf = strokesOf = null;
}

function edgeLook(line, look) {
  const dashes = dashesOf(line, look.solid);
  const width = (look.value ? 1.4 + 17 * Math.max(0, look.value - 0.12) : dashes === DOTS ? DOTTED : 1.6) * (isCrowd() ? 0.6 : 1);
  return { id: line.id, line, from: line.a, to: line.b, width, veil: isCrowd() && !staysClear(line) ? VEIL : 1, dashes, solid: look.solid, color: lineColour(line, look), heads: look.solid ? headsOf(line) : [], hidden: CROWDED && !touches(line) };
}

// Among many marks the lines between groups are faint, until one of their ends is pointed at; those of the centre are
// not, but among everything, where they would lie over all else.
const isCrowd = () => seen.things.size > FADING && !seen.closed.size;
const isInGroup = ({ a, b }) => things.get(a).community > 0 && things.get(a).community === things.get(b).community;
const staysClear = (line) => isInGroup(line) || (!isWhole() && isOfCentre(line));

// Dashed when it is computed, dotted when it is judged, dashed and dotted when it is stated and nobody is sure of it.
const dashesOf = (line, solid) => (solid ? line.unsure && UNSURE : line.kind === "pair" ? DASHES : DOTS);

// Which ends of a line a source points at; what is unsure has no arrow of its own on a line that is sure.
const headsOf = (line) => ["from", "to"].filter((end) => line.stated.some((each) => (line.unsure || !each.unsure) && (each.to === line.b) === (end === "to")));

const bundleLooks = () => [...(seen.bundles ?? new Map())].map(([key, { a, b, count, solid }]) => ({
  id: `bundle ${key}`, from: a, to: b, width: 1 + Math.log2(1 + count), veil: 1, dashes: solid ? false : DASHES, solid, heads: [],
  color: solid ? colours.stated : colours.computed,
}));

// Where a thousand lines would be a grey cloud, only those of what is selected are drawn.
const touches = (line) => line === lineOf(state.select) || line.a === state.select || line.b === state.select;

// Lines to themes, groups and actors are many: faint until one of their ends is pointed at.
function lineColour(line, look) {
  if (line.kind !== "pair") return colours.tag;
  return look.solid ? colours.stated : colours.computed;
}

function gathered(rows, keysOf) {
  const found = new Map();
  for (const row of rows) for (const key of keysOf(row)) found.has(key) ? found.get(key).push(row) : found.set(key, [row]);
  return found;
}

// The lines of a mark, also those that wait until it is pointed at.
function tiesAt(id) {
  tiesOf ??= gathered(edges, (edge) => [edge.from, edge.to]);
  return tiesOf.get(id) ?? [];
}

function paintLines(context) {
  strokesOf ??= gathered(edges.filter((edge) => !edge.hidden), (edge) => [`${edge.color} ${edge.dashes} ${edge.veil} ${Math.round(2 * edge.width) / 2}`]);
  for (const alike of strokesOf.values()) {
    context.globalAlpha = alike[0].veil;
    strokeLines(context, alike, alike[0].color);
  }
  context.globalAlpha = 1;
}

function strokeLines(context, alike, colour) {
  context.beginPath();
  for (const { a, b } of alike) {
    context.moveTo(a.x, a.y);
    context.lineTo(b.x, b.y);
  }
  context.lineWidth = alike[0].width;
  context.setLineDash(alike[0].dashes || []);
  context.strokeStyle = context.fillStyle = colour;
  context.stroke();
  context.setLineDash([]);
  for (const edge of alike) for (const end of edge.heads) paintHead(context, edge, ...(end === "to" ? [edge.a, edge.b] : [edge.b, edge.a]));
}

// How far from the rim of a mark an arrow ends.
const room = (id) => (id === CENTRE ? RING + 2 : 1);

function paintHead(context, { width }, from, to) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x), away = to.options.size + room(to.id), size = 6 + 1.5 * width;
  const at = (back, aside) => [to.x - (away + back) * Math.cos(turn) - aside * Math.sin(turn), to.y - (away + back) * Math.sin(turn) + aside * Math.cos(turn)];
  context.beginPath();
  context.moveTo(...at(0, 0));
  context.lineTo(...at(size, size / 2.4));
  context.lineTo(...at(size, -size / 2.4));
  context.fill();
}

// The line nearest to a spot on the screen, if it is near.
function lineAt(spot) {
  const { x, y } = network.DOMtoCanvas(spot);
  let best = null, least = REACH / network.getScale();
  for (const edge of edges) {
    if (edge.hidden || !edge.line) continue;
    const away = distance(x, y, edge.a, edge.b) - edge.width / 2;
    if (away < least) [best, least] = [edge.id, away];
  }
  return best;
}

function distance(x, y, a, b) {
  const [wide, high] = [b.x - a.x, b.y - a.y];
  const part = Math.max(0, Math.min(1, ((x - a.x) * wide + (y - a.y) * high) / (wide * wide + high * high || 1)));
  return Math.hypot(a.x + part * wide - x, a.y + part * high - y);
}

// What the mouse is over, looked for once a frame.
function startPointing() {
  let asked = 0;
  $("map").addEventListener("mousemove", (event) => {
    if (event.buttons || asked) return;
    asked = requestAnimationFrame(() => {
      asked = 0;
      const box = $("map").querySelector("canvas").getBoundingClientRect(), spot = { x: event.clientX - box.left, y: event.clientY - box.top };
      const found = network.getNodeAt(spot) ?? lineAt(spot);
      if (found !== hovered) hover(found);
    });
  });
  $("map").addEventListener("mouseleave", () => { if (hovered) hover(null); });
}
