// Names and hulls, painted in the size of the screen so that they stay readable at every zoom.
const widths = new Map();
let hullCache = null;
let drawnNames = null; // where the names stand, kept while a picture is saved

function paintNames(context) {
  const focus = bright();
  const ratio = context.canvas.width / context.canvas.clientWidth;
  const [wide, high] = [context.canvas.clientWidth, context.canvas.clientHeight];
  context.save();
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "top";
  context.lineJoin = "round";
  const scale = network.getScale();
  const taken = [...reserved(), ...(focus ? [] : paintGroupNames(context, wide, high))];
  const inside = [];
  for (const node of inOrder(focus)) {
    const spot = network.canvasToDOM({ x: node.x, y: node.y });
    if (spot.x < 0 || spot.y < 0 || spot.x > wide || spot.y > high) continue;
    inside.push([node, spot]);
    if (inside.length > 1500) break;
  }
  const marks = inside.slice(0, 300).map(([node, { x, y }]) => {
    const reach = 0.6 * node.options.size * scale;
    return [x - reach, y - reach, x + reach, y + reach, node.id];
  });
  let room = LABELS_AT_ONCE;
  for (const [node, spot] of inside) {
    if (!room) break;
    if (paintName(context, node, spot, scale, wide, taken, marks, [hovered ?? state.select, CENTRE].includes(node.id))) room -= 1;
  }
  context.restore();
}

// Room that the buttons and the count over the map take.
function reserved() {
  const map = $("map").getBoundingClientRect();
  return ["zoom", "shown"].map((id) => $(id).getBoundingClientRect())
    .map((box) => [box.left - map.left, box.top - map.top, box.right - map.left, box.bottom - map.top]);
}

// The ten that are most like the centre.
const closest = new Map((linesOf.get(CENTRE) ?? []).filter((line) => line.score).sort((a, b) => b.score - a.score).slice(0, 10)
  .map((line) => [line.a === CENTRE ? line.b : line.a, line.score]));

// The selected first, then the centre with those most like it, then those with most lines.
function inOrder(focus) {
  const chosen = hovered ?? state.select;
  const weight = (node) => (node.id === chosen ? 1e6 : node.id === CENTRE ? 1e5 : 1e4 * (closest.get(node.id) ?? 0)) + (node.options.size ?? 0);
  return Object.values(network.body.nodes)
    .filter((node) => !focus || focus.nodes.has(node.id))
    .filter((node) => seen.things.has(node.id))
    .sort((a, b) => weight(b) - weight(a));
}

// Under the mark, else over it, else beside it; a name that would cover another name or a mark waits for more zoom,
// but the name of the largest mark may cover others: it is what the picture is about.
function paintName(context, node, spot, scale, wide, taken, marks, always) {
  const thing = things.get(node.id);
  const large = node.options.size >= 20;
  context.font = `${large ? 600 : 400} ${large ? 13 : 12}px ${FONT}`;
  const rows = wrap(context, thing ? shortOf(node.id) : `${communityName(+node.id.split("/")[1])} (${seen.closed.get(node.id)?.length ?? 0})`);
  const width = Math.max(...rows.map((row) => measure(context, row)));
  const height = rows.length * 14;
  const away = (node.options.size + (node.id === CENTRE ? 11 : 0)) * scale + 2;
  const within = (x) => Math.max(width / 2 + 4, Math.min(wide - width / 2 - 4, x));
  const [under, over, middle] = [spot.y + away, spot.y - away - height, spot.y - height / 2];
  const [right, left] = [spot.x + away + width / 2 + 2, spot.x - away - width / 2 - 2];
  const options = [[within(spot.x), under], [within(spot.x), over], [right, middle], [left, middle],
    [spot.x + width / 3, under], [spot.x - width / 3, under], [spot.x + width / 3, over], [spot.x - width / 3, over]];
  for (const [x, top] of options) {
    const box = [x - width / 2, top, x + width / 2, top + height];
    const free = (other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1];
    if (box[0] < 2 || box[2] > wide - 2) continue;
    if (!always && !(taken.every(free) && (large || marks.every((mark) => mark[4] === node.id || free(mark))))) continue;
    taken.push(box);
    drawnNames?.push({ rows, x, top, bold: large, quiet: Boolean(thing?.named_only) });
    rows.forEach((row, place) => write(context, row, x, top + place * 14, thing?.named_only ? colours.muted : colours.ink));
    return true;
  }
  return false;
}

function write(context, text, x, y, colour) {
  context.lineWidth = 3.5;
  context.strokeStyle = colours.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

function measure(context, text) {
  const key = context.font + text;
  if (!widths.has(key)) widths.set(key, context.measureText(text).width);
  return widths.get(key);
}

function wrap(context, text) {
  if (text.length <= 22) return [text];
  const words = text.split(" ");
  let best = [text], least = measure(context, text);
  for (let cut = 1; cut < words.length; cut++) {
    const rows = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")];
    const width = Math.max(...rows.map((row) => measure(context, row)));
    if (width < least) [best, least] = [rows, width];
  }
  return best;
}

function hulls() {
  if (hullCache) return hullCache;
  hullCache = [];
  for (const [number, community] of communities) {
    const points = community.members.filter((id) => seen.things.has(id)).map((id) => ({ x: spotOf(id)[0], y: spotOf(id)[1], size: places.get(id).size }));
    if (points.length > 1) hullCache.push({ number, points: rim(points) });
  }
  return hullCache;
}

// Convex hull (Andrew's monotone chain) of circles around the points, so that marks lie inside.
function rim(points) {
  const all = points.flatMap(({ x, y, size }) => [0, 1, 2, 3, 4, 5, 6, 7].map((turn) => {
    const angle = (turn * Math.PI) / 4;
    return [x + (size + 24) * Math.cos(angle), y + (size + 24) * Math.sin(angle)];
  })).sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (list) => {
    const found = [];
    for (const point of list) {
      while (found.length > 1 && turnOf(found.at(-2), found.at(-1), point) <= 0) found.pop();
      found.push(point);
    }
    return found.slice(0, -1);
  };
  return [...half(all), ...half([...all].reverse())];
}

const turnOf = (a, b, c) => (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);

function paintHulls(context) {
  for (const { number, points } of hulls()) {
    context.beginPath();
    points.forEach(([x, y], place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.lineJoin = "round";
    context.fillStyle = colourOf(number);
    context.globalAlpha = isDark() ? 0.1 : 0.07;
    context.fill();
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    context.strokeStyle = colourOf(number);
    context.stroke();
    context.globalAlpha = 1;
  }
}

// The telling themes of each group, over its hull; gives the room they take.
function paintGroupNames(context, wide, high) {
  const taken = [];
  if (seen.closed.size) return taken;
  context.font = `600 11px ${FONT}`;
  for (const { number, points } of hulls()) {
    const top = points.reduce((best, point) => (point[1] < best[1] ? point : best));
    const middle = (Math.min(...points.map((p) => p[0])) + Math.max(...points.map((p) => p[0]))) / 2;
    const spot = network.canvasToDOM({ x: middle, y: top[1] });
    const text = communityName(number, 2);
    const width = measure(context, text);
    const x = Math.max(width / 2 + 6, Math.min(wide - width / 2 - 6, spot.x));
    const y = Math.max(6, spot.y - 15);
    const box = [x - width / 2 - 3, y - 2, x + width / 2 + 3, y + 13];
    const away = spot.x < 0 || spot.x > wide || spot.y < 0 || spot.y > high;
    if (away || taken.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1])) continue;
    taken.push(box);
    drawnNames?.push({ rows: [text], x, top: y, bold: true, colour: colourOf(number), small: true });
    write(context, text, x, y, colourOf(number));
  }
  return taken;
}
