// Names, painted in the size of the screen so that they stay readable at every zoom.
const ROW = 14; // how high a row of a name is
const CHIEFS = 5; // so many of each group are named first where there are many
const CHIEF_RANK = 4; // the selected, the centre and the two most like it
const NARROW = 600; // a narrower map keeps every mark free of names
const TIGHT = 0.5; // on a narrow map that is smaller than this only those of rank are named, the rest have numbers
const MOST_NAMED = 1500; // so many marks are looked at for a name
const MOST_KEPT_CLEAR = 300; // so many marks are kept free of names
const TIE = 6; // so near its hull a heading stands, or not at all
const MOST_STRUCK = 3; // under a name that can wait lies less of lines
const MOST_STEERED = 2000; // so many lines are kept free of names
const BEHIND_NAME = 0.88; // how much of what lies behind a name is covered
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
    const reach = (node.id === CENTRE ? node.options.size + RING : 0.8 * node.options.size) * scale + 1;
    return [x - reach, y - reach, x + reach, y + reach, node.id];
  });
  const areas = seen.closed.size ? [] : areasNow();
  const few = focus || inside.length <= CROWD || seen.closed.size ? null : chiefs();
  const sheet = { context, scale, wide, high, marks, areas, few, taken: reserved(), ink: inkOf(focus?.edges ?? clearLines(), scale, wide, high) };
  const wanted = focus ? inside.filter(([node]) => focus.nodes.has(node.id)) : inside;
  const isTight = !few && wide < NARROW && scale < TIGHT && wanted.length > FEW;
  const first = wanted.filter(([node]) => rank(node.id) < (!few && wide < NARROW ? Infinity : 2)), named = new Set();
  const nameThose = (rows) => { for (const [node, spot] of rows) if (named.size < LABELS_AT_ONCE && paintName(sheet, node, spot)) named.add(node.id); };
  nameThose(first);
  const rest = isTight ? NONE : wanted.slice(first.length), waits = ([node]) => few && !few.has(node.id), areFirst = few || CROWDED || isCrowd();
  if (areFirst) paintGroupNames(sheet, focus);
  nameThose(rest.filter((each) => !waits(each)));
  if (!areFirst) paintGroupNames(sheet, focus);
  nameThose(rest.filter(waits));
  const isMany = few || wanted.length > CROWD;
  numberThose(sheet, isMany ? NONE : wanted.filter(([node]) => !named.has(node.id)));
  $("shown").dataset.more = isMany && named.size < inside.length ? ` · ${word("more_names", { count: named.size })}` : "";
  context.restore();
}

// The few of each group with most lines: of many, they are named first.
function chiefs() {
  return (seen.chiefs ??= new Set([...communities.values()].flatMap(({ members }) => strongest(members.filter((id) => seen.things.has(id))).slice(0, CHIEFS))));
}

const strongest = (ids) => [...ids].sort((a, b) => things.get(b).size - things.get(a).size || nameOf(a).localeCompare(nameOf(b), state.lang));

// The lines that a name keeps clear of: where they are very many they are not looked at.
const clearLines = () => (seen.clear ??= edges.length > MOST_STEERED ? NONE : edges.filter(({ hidden, veil }) => !hidden && veil === 1));

// Room that the buttons and the count over the map take.
function reserved() {
  const map = $("map").getBoundingClientRect();
  return ["zoom", "shown", "numbers"].map((id) => $(id).getBoundingClientRect())
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

// The name of a mark, where there is room for it; that of the selected and the centre alone is bold.
function paintName(sheet, node, spot) {
  const thing = things.get(node.id), isChief = rank(node.id) < 2;
  const look = isChief ? { size: 13, weight: 600 } : { size: 12, weight: 400 };
  const text = thing ? shortOf(node.id) : `${communityName(+node.id.split("/")[1])} (${seen.closed.get(node.id)?.length ?? 0})`;
  sheet.context.font = `${look.weight} ${look.size}px ${FONT}`;
  const chosen = placeOf(sheet, node, spot, (isNarrow) => wrap(sheet.context, look, text, isNarrow ? mostRows(text) : undefined));
  if (!chosen) return false;
  sheet.taken.push(chosen.box);
  writeRows(sheet.context, { ...chosen, colour: thing?.named_only ? colours.muted : colours.ink, ...look });
  return true;
}

// Under the mark, over it or beside it, where it covers least of the lines and is not taken for the name of another; one
// that would cover another name or a mark waits for more zoom. Where there are many, none lies on the hull of another
// group, and none but the chiefs and those of rank on a line. One of rank may cover marks that have none where they are
// many and the map is wide; that of the selected and the centre, and any where they are few, stands whatever it covers,
// and on a narrow map the two leave what is clear of lines to others.
function placeOf({ scale, wide, high, marks, areas, few, taken, ink }, node, spot, wrapped) {
  const place = rank(node.id), group = things.get(node.id)?.community, isRanked = place < Infinity;
  const away = (node.options.size + (node.id === CENTRE ? 11 : 0)) * scale + 2, close = 6 + away / 2;
  const name = wrapped(), reach = name.width + away + 2 * ROW;
  const isClose = (box) => !apart(box, [[spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach]]);
  const names = taken.filter(isClose), others = marks.filter((mark) => mark[4] !== node.id && isClose(mark));
  const inView = ({ box }) => box[1] >= 2 && box[3] <= high - 2, options = placesOf(wide, name, spot, away).filter(inView);
  const isHome = (box) => !few || place < 2 || areas.every((area) => !area.group || area.group === group || !touchesHull(box, area));
  const isFree = ({ box }) => apart(box, names) && apart(box, others) && isHome(box);
  const costs = (box) => (place < 2 && wide < NARROW ? 0 : ink(box)) + (apart([box[0] - close, box[1] - close, box[2] + close, box[3] + close], others) ? 0 : TAKEN_FOR);
  return clearest(options, isFree, costs, few && !few.has(node.id) && !isRanked ? MOST_STRUCK : Infinity)
    ?? (isRanked || !few ? clearest([name, wrapped(true)].flatMap((each) => placesOf(wide, each, spot, away, true)).filter(inView), isFree, costs) : undefined)
    ?? (isRanked && (few && wide >= NARROW || isCrowd() && place < CHIEF_RANK) ? options.find(({ box }) => apart(box, names) && apart(box, others.filter((mark) => rank(mark[4]) < Infinity)) && isHome(box)) : undefined)
    ?? (place < 2 || isFew() ? options.find(({ box }) => apart(box, names)) ?? placesOf(wide, name, spot, away)[0] : undefined);
}

// A narrow map has no room for names beside the lines: there lines are seen through what covers them.
const behindName = () => ($("map").clientWidth < NARROW ? BEHIND_NAME / 2 : BEHIND_NAME);

// `name` is how it looks and where it stands; it is kept while a picture is saved. What lies behind it shows through
// so faintly that no line strikes it out.
function writeRows(context, name) {
  drawnNames?.push(name);
  context.globalAlpha = behindName();
  context.fillStyle = colours.ground;
  context.fillRect(name.x - name.width / 2 - 1, name.top - 1, name.width + 2, name.rows.length * ROW);
  context.globalAlpha = 1;
  if (name.tied) {
    context.beginPath();
    context.roundRect(...tabOf(name), TIE);
    shade(context, name.colour);
  }
  name.rows.forEach((row, place) => write(context, row, name.x, name.top + place * ROW, name.colour));
}

// What a heading stands on: shaded as its hull, which it touches.
const tabOf = ({ rows, x, top, width }) => [x - width / 2 - TIE, top - 4, width + 2 * TIE, rows.length * ROW + 6];

function write(context, text, x, y, colour) {
  context.lineWidth = 3.5;
  context.strokeStyle = colours.ground;
  context.strokeText(text, x, y);
  context.fillStyle = colour;
  context.fillText(text, x, y);
}

// The telling themes of each group, or what a block holds; of the groups none while the rest is dimmed. At the rim of
// its own hull, where it covers least of the lines, over it rather than under it or beside it, and clear of marks, names
// and other hulls; else within; its first theme, and that there are more, where two have no room on any number of rows.
// The smallest come first, as they have least room.
function paintGroupNames({ context, wide, high, marks, areas, taken, ink }, focus) {
  const look = { size: 11, weight: 600 };
  context.font = `${look.weight} ${look.size}px ${FONT}`;
  for (const area of [...areas].sort((a, b) => a.points.length - b.points.length)) {
    const { name, begun = name(), colour, block, left, right, top, bottom } = area;
    if ((focus && !block) || right < 0 || left > wide || bottom < 0 || top > high) continue;
    const others = areas.filter((each) => each !== area && near(each, area));
    const whole = wrap(context, look, name()), counts = [2, 3].filter((count) => count !== whole.rows.length);
    for (const { rows, width, height } of [whole, ...counts.map((count) => wrap(context, look, name(), count)), wrap(context, look, begun)]) {
      const box = ([x, y]) => [x - width / 2 - 3, y - 2, x + width / 2 + 3, y + height];
      const free = ([x, y]) => x > width / 2 + 5 && x < wide - width / 2 - 5 && y > 5 && y + height < high - 5 && apart(box([x, y]), [...taken, ...marks]);
      const alone = (spot) => free(spot) && others.every((each) => !touchesHull(box(spot), each));
      const tied = ([x, y]) => (x > left && x < right || y + height / 2 > top && y + height / 2 < bottom) && touchesHull(box([x, y]).map((side, at) => side + (at < 2 ? -TIE : TIE)), area);
      const outside = rimSpots(area, width, height).map((each) => ({ each, box: box(each) }));
      const spot = clearest(outside, ({ each }) => tied(each) && alone(each), ink)?.each ?? insideSpots(area, width, height).find(free);
      if (!spot) continue;
      taken.push(box(spot));
      writeRows(context, { rows, x: spot[0], top: spot[1], width, colour: colour(), tied: true, ...look });
      break;
    }
  }
}
