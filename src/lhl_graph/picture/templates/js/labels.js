// Names and hulls, painted in the size of the screen so that they stay readable at every zoom.
const widths = new Map();
const ROW = 14; // how high a row of a name is
const ROW_OF_NAME = 22; // so many letters of a name stand on one row
const GAP = 3; // how far apart names are kept sideways
const BLOCKS = { theme: "themes_title", "target-group": "groups_title", actor: "actors" }; // what stands together beside the groups
const MOST_NAMED = 1500; // so many marks are looked at for a name
const MOST_KEPT_CLEAR = 300; // so many marks are kept free of names
const BEHIND_NAME = 0.8; // how much of what lies behind a name is covered
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
  const inside = [];
  for (const node of inOrder(focus)) {
    const spot = network.canvasToDOM({ x: node.x, y: node.y });
    if (spot.x < 0 || spot.y < 0 || spot.x > wide || spot.y > high) continue;
    inside.push([node, spot]);
    if (inside.length > MOST_NAMED) break;
  }
  const marks = inside.slice(0, MOST_KEPT_CLEAR).map(([node, { x, y }]) => {
    const reach = 0.6 * node.options.size * scale;
    return [x - reach, y - reach, x + reach, y + reach, node.id];
  });
  const sheet = { context, scale, wide, high, marks, taken: reserved() };
  const few = focus || inside.length <= CROWD || seen.closed.size ? null : chiefs();
  const first = inside.filter(([node]) => rank(node.id) < (few ? 2 : Infinity));
  let room = LABELS_AT_ONCE - first.filter(([node, spot]) => paintName(sheet, node, spot)).length;
  paintGroupNames(sheet, focus);
  for (const [node, spot] of inside.slice(first.length)) {
    if (!room) break;
    if ((!few || few.has(node.id)) && paintName(sheet, node, spot)) room -= 1;
  }
  const named = LABELS_AT_ONCE - room;
  $("shown").dataset.more = !focus && named < inside.length ? ` · ${word("more_names", { count: named })}` : "";
  context.restore();
}

// The two of each group with most lines: of many, only they are named.
function chiefs() {
  return (seen.chiefs ??= new Set([...communities.values()].flatMap(({ members }) => strongest(members.filter((id) => seen.things.has(id))).slice(0, 2))));
}

const strongest = (ids) => [...ids].sort((a, b) => things.get(b).size - things.get(a).size || nameOf(a).localeCompare(nameOf(b), state.lang));

// Room that the buttons and the count over the map take.
function reserved() {
  const map = $("map").getBoundingClientRect();
  return ["zoom", "shown"].map((id) => $(id).getBoundingClientRect())
    .map((box) => [box.left - map.left, box.top - map.top, box.right - map.left, box.bottom - map.top]);
}

// Who is named before all else: the selected, the centre, and those most like it in the order of the panel's list.
function rank(id) {
  if (id === (hovered ?? state.select)) return 0;
  if (id === CENTRE) return 1;
  seen.likest ??= new Map(likest().map((line, place) => [line.a === CENTRE ? line.b : line.a, place + 2]));
  return seen.likest.get(id) ?? Infinity;
}

// Those of rank first, then those with most lines.
function inOrder(focus) {
  return Object.values(network.body.nodes)
    .filter((node) => !focus || focus.nodes.has(node.id))
    .filter((node) => seen.things.has(node.id))
    .map((node) => [node, rank(node.id)])
    .sort(([a, placeA], [b, placeB]) => (placeA === placeB ? (b.options.size ?? 0) - (a.options.size ?? 0) : placeA - placeB))
    .map(([node]) => node);
}

const apart = (box, others) => others.every((other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);

// Under the mark, else over it, else beside it; a name that would cover another name or a mark waits for more zoom.
// One of rank may cover marks that have none, and that of the selected and the centre, which alone are bold, stands
// whatever it covers.
function paintName(sheet, node, spot) {
  const { context, scale, wide, high, marks, taken } = sheet;
  const thing = things.get(node.id);
  const place = rank(node.id);
  const look = place < 2 ? { size: 13, weight: 600 } : { size: 12, weight: 400 };
  const colour = thing?.named_only ? colours.muted : colours.ink;
  context.font = `${look.weight} ${look.size}px ${FONT}`;
  const rows = wrap(context, thing ? shortOf(node.id) : `${communityName(+node.id.split("/")[1])} (${seen.closed.get(node.id)?.length ?? 0})`);
  const width = Math.max(...rows.map((row) => measure(context, row)));
  const height = rows.length * ROW;
  const away = (node.options.size + (node.id === CENTRE ? 11 : 0)) * scale + 2;
  const within = (x) => Math.max(width / 2 + 4, Math.min(wide - width / 2 - 4, x));
  const [under, over, middle] = [spot.y + away, spot.y - away - height, spot.y - height / 2];
  const [right, left] = [spot.x + away + width / 2 + 2, spot.x - away - width / 2 - 2];
  const options = [[within(spot.x), under], [within(spot.x), over], [right, middle], [left, middle],
    ...[under, over].flatMap((top) => [1, -1].map((side) => [within(spot.x + side * width / 3), top])),
    [right, under], [left, under], [right, over], [left, over]]
    .filter(([x]) => x - width / 2 >= 2 && x + width / 2 <= wide - 2)
    .map(([x, top]) => ({ x, top, box: [x - width / 2 - GAP, top, x + width / 2 + GAP, top + height] }));
  const others = marks.filter((mark) => mark[4] !== node.id);
  const inView = options.filter(({ top }) => top >= 2 && top + height <= high - 2);
  const chosen = inView.find(({ box }) => apart(box, taken) && (place < 2 || apart(box, others)))
    ?? (place < Infinity ? inView.find(({ box }) => apart(box, [...taken, ...others.filter((mark) => rank(mark[4]) < Infinity)])) : undefined)
    ?? (place < 2 ? options[0] : undefined);
  if (!chosen) return false;
  const { x, top, box } = chosen;
  taken.push(box);
  writeRows(context, { rows, x, top, width, colour, ...look });
  return true;
}

// `name` is how it looks and where it stands; it is kept while a picture is saved. What lies behind it shows through
// so faintly that no line strikes it out.
function writeRows(context, name) {
  drawnNames?.push(name);
  context.globalAlpha = BEHIND_NAME;
  context.fillStyle = colours.ground;
  context.fillRect(name.x - name.width / 2 - 1, name.top - 1, name.width + 2, name.rows.length * ROW);
  context.globalAlpha = 1;
  name.rows.forEach((row, place) => write(context, row, name.x, name.top + place * ROW, name.colour));
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

// On as many rows as keep it narrow, up to three, each about as long as the others.
function wrap(context, text, rowsLeft = Math.min(3, Math.ceil(text.length / ROW_OF_NAME))) {
  if (rowsLeft < 2) return [text];
  const words = text.split(" ");
  let best = [text], least = measure(context, text);
  for (let cut = 1; cut < words.length; cut++) {
    const rows = [words.slice(0, cut).join(" "), ...wrap(context, words.slice(cut).join(" "), rowsLeft - 1)];
    const width = Math.max(...rows.map((row) => measure(context, row)));
    if (width < least) [best, least] = [rows, width];
  }
  return best;
}

function hulls() {
  if (hullCache) return hullCache;
  hullCache = [];
  const blocks = Object.entries(BLOCKS).map(([type, key]) => ({ name: () => capital(word(key)), colour: () => colours.muted,
    block: true, members: PICTURE.things.filter((thing) => thing.type === type).map(({ id }) => id) }));
  const groups = [...communities.values()].map(({ number, members }) => ({ name: () => communityName(number), colour: () => colourOf(number), members }));
  for (const { members, ...told } of [...groups, ...blocks]) {
    const points = members.filter((id) => seen.things.has(id)).map((id) => ({ x: spotOf(id)[0], y: spotOf(id)[1], size: things.get(id).size }));
    if (points.length > 1) hullCache.push({ ...told, points: rim(points) });
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
  for (const { colour, points } of hulls()) {
    context.beginPath();
    points.forEach(([x, y], place) => (place ? context.lineTo(x, y) : context.moveTo(x, y)));
    context.closePath();
    context.lineJoin = "round";
    context.fillStyle = colour();
    context.globalAlpha = isDark() ? 0.1 : 0.07;
    context.fill();
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    context.strokeStyle = colour();
    context.stroke();
    context.globalAlpha = 1;
  }
}

// The telling themes of each group, or what a block holds, also when the rest is dimmed; over its hull or else under it, never beside it, and
// at the upper rim where the hull goes beyond; one that would cover a mark or a name is left out.
function paintGroupNames({ context, wide, high, marks, taken }, focus) {
  if (seen.closed.size) return;
  const look = { size: 11, weight: 600 };
  context.font = `${look.weight} ${look.size}px ${FONT}`;
  for (const { name, colour, points, block } of hulls()) {
    if (focus && !block) continue;
    const spots = points.map(([x, y]) => network.canvasToDOM({ x, y }));
    const span = (axis) => [Math.min(...spots.map((point) => point[axis])), Math.max(...spots.map((point) => point[axis]))];
    const [[left, right], [top, bottom]] = [span("x"), span("y")];
    if (right < 0 || left > wide || bottom < 0 || top > high) continue;
    const rows = wrap(context, name());
    const width = Math.max(...rows.map((row) => measure(context, row)));
    const height = rows.length * ROW;
    const box = (x, y) => [x - width / 2 - 3, y - 2, x + width / 2 + 3, y + height];
    const free = ([x, y]) => x > width / 2 + 5 && x < wide - width / 2 - 5 && y > 5 && y + height < high - 5 && apart(box(x, y), [...taken, ...marks]);
    const over = top < height + 8 && bottom > 2 * height ? 6 : top - height - 2;
    const options = [over, bottom + 4].flatMap((y) => [(left + right) / 2, left + width / 2, right - width / 2].map((x) => [x, y]));
    const spot = options.find(free);
    if (!spot) continue;
    const [x, y] = spot;
    taken.push(box(x, y));
    writeRows(context, { rows, x, top: y, width, colour: colour(), ...look });
  }
}
