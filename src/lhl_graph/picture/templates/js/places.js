// Where a name may stand: how it is broken into rows, the places at its mark, and how much of the lines each covers.
const ROW_OF_NAME = 22; // so many letters of a name stand on one row
const GAP = 3; // how far apart names are kept sideways
const CELL = 5; // how finely it is told where lines lie
const TAKEN_FOR = 16; // how much more than a bit of a line it counts that a name may be taken for that of another mark
const HEAD = 6; // how much more the head of an arrow counts than a bit of its line
const LEAST_OF_NAME = 10; // so many letters, about, stand on a row at the least
const wrapped = new Map();
const mostRows = (text) => Math.min(3, Math.ceil(text.length / LEAST_OF_NAME));

// On as many rows as keep it narrow, up to three, each about as long as the others.
function wrap(context, { size }, text, count = Math.min(3, Math.ceil(text.length / ROW_OF_NAME))) {
  const key = `${size} ${count} ${text}`;
  if (!wrapped.has(key)) {
    const rows = divide(context, text, count);
    wrapped.set(key, { rows, width: widest(context, rows), height: rows.length * ROW });
  }
  return wrapped.get(key);
}

const widest = (context, rows) => Math.max(...rows.map((row) => context.measureText(row).width));

function divide(context, text, count) {
  const words = text.split(" ");
  let best = [text], least = widest(context, best);
  for (let cut = 1; cut < words.length && count > 1; cut++) {
    const rows = [words.slice(0, cut).join(" "), ...divide(context, words.slice(cut).join(" "), count - 1)], width = widest(context, rows);
    if (width < least) [best, least] = [rows, width];
  }
  return best;
}

const apart = (box, others) => others.every((other) => box[0] >= other[2] || box[2] <= other[0] || box[1] >= other[3] || box[3] <= other[1]);

// Of the free places, the first that costs least, and less than so much.
function clearest(places, free, costs, most = Infinity) {
  let best, least = most;
  for (const place of places) {
    const cost = costs(place.box);
    if (cost < least && free(place)) [best, least] = [place, cost];
    if (!least) break;
  }
  return best;
}

// Where a name touches its mark, the best places first; all of them where it is asked for finely.
function placesOf(wide, { rows, width, height }, spot, away, finely = false) {
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

// How much of the lines lies in a box of the screen, heads most: cells that they cross are summed once, so that a box is
// told by its corners.
function inkOf(lines, scale, wide, high) {
  const [across, down] = [wide, high].map((side) => Math.ceil(side / CELL) + 1), sums = new Uint32Array(across * down);
  const put = (x, y, weight) => { if (x >= 0 && x < wide && y >= 0 && y < high) sums[across * Math.floor(y / CELL + 1) + Math.floor(x / CELL + 1)] = weight; };
  for (const { a, b, heads } of lines) {
    const from = network.canvasToDOM(a), to = network.canvasToDOM(b), length = Math.hypot(to.x - from.x, to.y - from.y);
    const mark = (along, weight) => put(from.x + (to.x - from.x) * along / length, from.y + (to.y - from.y) * along / length, weight);
    for (let along = 0; along < length; along += CELL) mark(along, 1);
    for (const end of heads) mark(end === "to" ? length - headAt(b, scale) : headAt(a, scale), HEAD);
  }
  for (let y = 1; y < down; y++) for (let x = 1; x < across; x++) {
    const at = across * y + x;
    sums[at] += sums[at - 1] + sums[at - across] - sums[at - across - 1];
  }
  const upTo = (x, y) => sums[across * Math.max(0, Math.min(down - 1, Math.ceil(y / CELL))) + Math.max(0, Math.min(across - 1, Math.ceil(x / CELL)))];
  return ([left, top, right, bottom]) => upTo(right, bottom) - upTo(left - CELL, bottom) - upTo(right, top - CELL) + upTo(left - CELL, top - CELL);
}

// How far from the middle of a mark the middle of a head lies that points at it.
const headAt = ({ id, options }, scale) => (room(id) + options.size + HEAD) * scale;
