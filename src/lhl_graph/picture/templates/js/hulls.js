// The areas behind the marks of a group, and where the name of one has room at its rim or within.
const BLOCKS = { theme: "themes_title", "target-group": "groups_title", actor: "actors" }; // what stands together beside the groups
const REACH_OF_NAME = 120; // so near a hull the name of another may lie
const RIM = 0.35; // how strongly the rim of an area is drawn
let hullCache = null;

function hulls() {
  if (hullCache) return hullCache;
  hullCache = [];
  const blocks = Object.entries(BLOCKS).map(([type, key]) => ({ name: () => capital(word(key)), colour: () => colours.muted,
    block: true, members: PICTURE.things.filter((thing) => thing.type === type).map(({ id }) => id) }));
  const groups = [...communities.values()].map(({ number, members }) => ({ group: number, name: () => communityName(number), begun: `${communityName(number, 1)} …`, colour: () => colourOf(number), members }));
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
    shade(context, colour());
  }
}

// The path that was drawn last, as the area of a group looks.
function shade(context, colour) {
  context.lineJoin = "round";
  context.fillStyle = context.strokeStyle = colour;
  context.globalAlpha = isDark() ? 0.1 : 0.07;
  context.fill();
  context.globalAlpha = RIM;
  context.lineWidth = 1;
  context.stroke();
  context.globalAlpha = 1;
}

// The hulls where they lie on the screen, each with its bounds.
const areasNow = () => hulls().map((hull) => {
  const spots = hull.points.map(([x, y]) => network.canvasToDOM({ x, y }));
  const [across, down] = ["x", "y"].map((axis) => spots.map((spot) => spot[axis]));
  return { ...hull, spots, left: Math.min(...across), right: Math.max(...across), top: Math.min(...down), bottom: Math.max(...down) };
});

// Whether two are so near each other that the name of one may lie on the other.
const near = (a, b) => a.left < b.right + REACH_OF_NAME && b.left < a.right + REACH_OF_NAME && a.top < b.bottom + REACH_OF_NAME && b.top < a.bottom + REACH_OF_NAME;

// Where a name touches a hull from outside, the best place first: high up, in the middle, not beside. A narrow hull is
// touched at its tips.
function rimSpots({ spots, left, right, top, bottom }, width, height) {
  const tipAt = (y) => spots.find((spot) => spot.y === y).x;
  const found = [[tipAt(top), top - height - 3, top - height / 2], [tipAt(bottom), bottom + 3, bottom + height / 2]];
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

function insideSpots({ spots, left, right, top, bottom }, width, height) {
  const found = [];
  for (let y = top; y + height < bottom; y += 10) for (let x = left + width / 2; x + width / 2 < right; x += 12) {
    if (cornersOf([x - width / 2, y, x + width / 2, y + height]).every((corner) => isIn(corner, spots))) found.push([x, y]);
  }
  return found;
}

const cornersOf = ([left, top, right, bottom]) => [left, (left + right) / 2, right].flatMap((x) => [top, bottom].map((y) => ({ x, y })));
const isIn = (point, spots) => spots.every((from, place) => side(from, spots[(place + 1) % spots.length], point) >= 0);
const side = (a, b, point) => (b.x - a.x) * (point.y - a.y) - (b.y - a.y) * (point.x - a.x);
const touchesHull = (box, { spots, left, right, top, bottom }) => box[0] < right && box[2] > left && box[1] < bottom && box[3] > top
  && (cornersOf(box).some((corner) => isIn(corner, spots)) || spots.some(({ x, y }) => x > box[0] && x < box[2] && y > box[1] && y < box[3]));
