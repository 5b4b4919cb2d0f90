// Names and hulls, painted in the size of the screen so that they stay readable at every zoom.
const widths = new Map();
const ROW = 14; // how high a row of a name is
const ROW_OF_NAME = 22; // so many letters of a name stand on one row
const GAP = 3; // how far apart names are kept sideways
const BLOCKS = { theme: "themes_title", "target-group": "groups_title", actor: "actors" }; // what stands together beside the groups
const REACH_OF_NAME = 120; // so near a hull the name of another may lie
const CHIEFS = 5; // so many of each group are named where there are many
const NARROW = 600; // a narrower map keeps every mark free of names
const MOST_NAMED = 1500; // so many marks are looked at for a name
const MOST_KEPT_CLEAR = 300; // so many marks are kept free of names
const TIE = 6; // so near its hull a heading stands, or not at all
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
  for (const node of inOrder()) {
    const spot = network.canvasToDOM({ x: node.x, y: node.y });
    if (spot.x < 0 || spot.y < 0 || spot.x > wide || spot.y > high) continue;
    inside.push([node, spot]);
    if (inside.length > MOST_NAMED) break;
  }
  const marks = inside.slice(0, MOST_KEPT_CLEAR).map(([node, { x, y }]) => {
    const reach = 0.8 * node.options.size * scale + 1;
    return [x - reach, y - reach, x + reach, y + reach, node.id];
  });
  const areas = seen.closed.size ? [] : hulls().map((hull) => ({ ...hull, spots: hull.points.map(([x, y]) => network.canvasToDOM({ x, y })) }));
  const few = focus || inside.length <= CROWD || seen.closed.size ? null : chiefs();
  const sheet = { context, scale, wide, high, marks, areas, few, taken: reserved() };
  const wanted = focus ? inside.filter(([node]) => focus.nodes.has(node.id)) : inside;
  const first = wanted.filter(([node]) => rank(node.id) < (!few && wide < NARROW ? Infinity : 2));
  let room = LABELS_AT_ONCE - first.filter(([node, spot]) => paintName(sheet, node, spot)).length;
  paintGroupNames(sheet, focus);
  for (const [node, spot] of wanted.slice(first.length)) {
    if (!room) break;
    if ((!few || few.has(node.id)) && paintName(sheet, node, spot)) room -= 1;
  }
  const named = LABELS_AT_ONCE - room;
  $("shown").dataset.more = !focus && named < inside.length ? ` · ${word("more_names", { count: named })}` : "";
  context.restore();
}

// The few of each group with most lines: of many, only they are named.
function chiefs() {
  return (seen.chiefs ??= new Set([...communities.values()].flatMap(({ members }) => strongest(members.filter((id) => seen.things.has(id))).slice(0, CHIEFS))));
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
function inOrder() {
  return Object.values(network.body.nodes)
    .filter((node) => seen.things.has(node.id))
    .map((node) => [node, rank(node.id)])
    .sort(([a, placeA], [b, placeB]) => (placeA === placeB ? (b.options.size ?? 0) - (a.options.size ?? 0) : placeA - placeB))
    .map(([node]) => node);
}

const apart = (box, others) => others.every((other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);

// Under the mark, else over it, else beside it; a name that would cover another name or a mark waits for more zoom.
// Where few are named, none lies on the hull of another group. One of rank may cover marks that have none where the map
// is wide, or stand at any place that touches its own; that of the selected and the centre, which alone are bold, and any
// where they are few, stands whatever it covers.
function paintName(sheet, node, spot) {
  const { context, scale, wide, high, marks, areas, few, taken } = sheet;
  const thing = things.get(node.id);
  const place = rank(node.id);
  const look = place < 2 ? { size: 13, weight: 600 } : { size: 12, weight: 400 };
  const colour = thing?.named_only ? colours.muted : colours.ink;
  context.font = `${look.weight} ${look.size}px ${FONT}`;
  const text = thing ? shortOf(node.id) : `${communityName(+node.id.split("/")[1])} (${seen.closed.get(node.id)?.length ?? 0})`;
  const away = (node.options.size + (node.id === CENTRE ? 11 : 0)) * scale + 2;
  const options = placesOf(sheet, wrap(context, text), spot, away), others = marks.filter((mark) => mark[4] !== node.id);
  const inView = options.filter(({ box }) => box[1] >= 2 && box[3] <= high - 2);
  const home = (box) => !few || place < 2 || areas.every(({ group, spots }) => !group || group === thing.community || !touchesHull(box, spots));
  const free = ({ box }) => box[1] >= 2 && box[3] <= high - 2 && apart(box, [...taken, ...others]) && home(box);
  const chosen = options.find(free)
    ?? (place < Infinity ? [undefined, 3].flatMap((rows) => placesOf(sheet, wrap(context, text, rows), spot, away, true)).find(free) : undefined)
    ?? (place < Infinity && wide >= NARROW ? inView.find(({ box }) => apart(box, [...taken, ...others.filter((mark) => rank(mark[4]) < Infinity)]) && home(box)) : undefined)
    ?? (place < 2 || isFew() ? inView.find(({ box }) => apart(box, taken)) ?? options[0] : undefined);
  if (!chosen) return false;
  taken.push(chosen.box);
  writeRows(context, { ...chosen, colour, ...look });
  return true;
}

// Where a name on some rows touches its mark, the best places first; all of them where it is asked for finely.
function placesOf({ context, wide }, rows, spot, away, finely = false) {
  const width = Math.max(...rows.map((row) => measure(context, row))), height = rows.length * ROW;
  const within = (x) => Math.max(width / 2 + 4, Math.min(wide - width / 2 - 4, x));
  const [under, over, middle] = [spot.y + away, spot.y - away - height, spot.y - height / 2];
  const [right, left] = [spot.x + away + width / 2 + 2, spot.x - away - width / 2 - 2];
  const shifts = finely ? Array.from({ length: 25 }, (_, step) => step / 12 - 1) : [];
  return [[within(spot.x), under], [within(spot.x), over], [right, middle], [left, middle],
    ...[under, over].flatMap((top) => [1, -1].map((side) => [within(spot.x + side * width / 3), top])),
    ...[right, left].flatMap((x) => [[x, middle + ROW / 2], [x, middle - ROW / 2]]),
    [right, under], [left, under], [right, over], [left, over],
    ...shifts.flatMap((part) => [[spot.x + part * width / 2, under], [spot.x + part * width / 2, over], [right, middle + part * height / 2], [left, middle + part * height / 2]])]
    .filter(([x]) => x - width / 2 >= 2 && x + width / 2 <= wide - 2)
    .map(([x, top]) => ({ rows, x, top, width, box: [x - width / 2 - GAP, top, x + width / 2 + GAP, top + height] }));
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
  const groups = [...communities.values()].map(({ number, members }) => ({ group: number, name: (most) => communityName(number, most), colour: () => colourOf(number), members }));
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

// The telling themes of each group, or what a block holds; of the groups none while the rest is dimmed. At the rim of
// its own hull, over it rather than under it or beside it, and clear of marks, names and other hulls; else within; the
// first theme alone where two have no room. The smallest come first, as they have least room.
function paintGroupNames({ context, wide, high, marks, areas, taken }, focus) {
  const look = { size: 11, weight: 600 };
  context.font = `${look.weight} ${look.size}px ${FONT}`;
  for (const area of [...areas].sort((a, b) => a.points.length - b.points.length)) {
    const { name, colour, spots, block } = area, { left, right, top, bottom } = boundsOf(spots);
    if ((focus && !block) || right < 0 || left > wide || bottom < 0 || top > high) continue;
    const others = areas.filter((each) => each !== area && near(each.spots, spots));
    for (const most of [2, 1]) {
      const rows = wrap(context, name(most));
      const width = Math.max(...rows.map((row) => measure(context, row))), height = rows.length * ROW;
      const box = ([x, y]) => [x - width / 2 - 3, y - 2, x + width / 2 + 3, y + height];
      const free = ([x, y]) => x > width / 2 + 5 && x < wide - width / 2 - 5 && y > 5 && y + height < high - 5 && apart(box([x, y]), [...taken, ...marks]);
      const alone = (spot) => free(spot) && others.every((each) => !touchesHull(box(spot), each.spots));
      const tied = ([x, y]) => (x > left && x < right || y + height / 2 > top && y + height / 2 < bottom) && touchesHull(box([x, y]).map((side, at) => side + (at < 2 ? -TIE : TIE)), spots);
      const spot = rimSpots(spots, width, height).find((each) => tied(each) && alone(each)) ?? insideSpots(spots, width, height).find(free);
      if (!spot) continue;
      taken.push(box(spot));
      writeRows(context, { rows, x: spot[0], top: spot[1], width, colour: colour(), ...look });
      break;
    }
  }
}

function boundsOf(spots) {
  const span = (axis) => [Math.min(...spots.map((point) => point[axis])), Math.max(...spots.map((point) => point[axis]))];
  const [[left, right], [top, bottom]] = [span("x"), span("y")];
  return { left, right, top, bottom };
}

// Whether two hulls are so near each other that the name of one may lie on the other.
function near(one, other) {
  const [a, b] = [boundsOf(one), boundsOf(other)];
  return a.left < b.right + REACH_OF_NAME && b.left < a.right + REACH_OF_NAME && a.top < b.bottom + REACH_OF_NAME && b.top < a.bottom + REACH_OF_NAME;
}

// Where a name touches a hull from outside, the best place first: high up, in the middle, not beside.
function rimSpots(spots, width, height) {
  const { left, right, top, bottom } = boundsOf(spots), found = [];
  spots.forEach((from, place) => {
    const to = spots[(place + 1) % spots.length], length = Math.hypot(to.x - from.x, to.y - from.y);
    const [over, aside] = [(to.x - from.x) / (length || 1), (to.y - from.y) / (length || 1)]; // the normal is (aside, -over)
    const away = (Math.abs(aside) * width + Math.abs(over) * height) / 2 + 3;
    for (let along = 0; along < length; along += 12) {
      const [x, y] = [from.x + over * along + aside * away, from.y + aside * along - over * away];
      for (const shift of [0, 0.35, -0.35]) {
        const cost = y + 0.3 * Math.abs(x - (left + right) / 2) + Math.abs(aside) * (bottom - top) + 40 * Math.abs(shift);
        found.push([x + shift * width * Math.abs(over), y - height / 2, cost]);
      }
    }
  });
  return found.sort((a, b) => a[2] - b[2]);
}

function insideSpots(spots, width, height) {
  const { left, right, top, bottom } = boundsOf(spots), found = [];
  for (let y = top; y + height < bottom; y += 10) for (let x = left + width / 2; x + width / 2 < right; x += 12) {
    if (cornersOf([x - width / 2, y, x + width / 2, y + height]).every((corner) => isIn(corner, spots))) found.push([x, y]);
  }
  return found;
}

const cornersOf = ([left, top, right, bottom]) => [left, (left + right) / 2, right].flatMap((x) => [top, bottom].map((y) => ({ x, y })));
const isIn = (point, spots) => spots.every((from, place) => side(from, spots[(place + 1) % spots.length], point) >= 0);
const side = (a, b, point) => (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
const touchesHull = (box, spots) => cornersOf(box).some((corner) => isIn(corner, spots))
  || spots.some(({ x, y }) => x > box[0] && x < box[2] && y > box[1] && y < box[3]);
