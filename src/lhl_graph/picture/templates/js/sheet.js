// The matrix as one page for a report: the rows with most marks, so many as a page has room for under its headings.
const PAGE = Math.SQRT2; // how much higher a page is than wide
const MOST_COLUMNS = 30; // so many can be read across a page
const MARGIN = 16, NAME_WIDE = 236, COUNT_WIDE = 36, LEAST_WIDE = 560; // widths: around all, of the names, of the count, of a page
const ABREAST = { few: 30, many: 19 }, FEW_COLUMNS = 18; // how wide a column is
const TYPE = 11.5, LEADING = 13, ROW_HIGH = 9, OVER = 24, BLOCK = 27; // heights: of type, from line to line, around a row's lines, of headings

function matrixText() {
  const made = matrixOf(MOST_COLUMNS), abreast = made.flat.length > FEW_COLUMNS ? ABREAST.many : ABREAST.few;
  const wide = Math.max(LEAST_WIDE, 2 * MARGIN + NAME_WIDE + COUNT_WIDE + abreast * made.flat.length);
  const signs = sheetSigns(wide), [above, below] = frame(wide, signs), most = wide * PAGE - above - below;
  let count = Math.min(made.rows.length, Math.floor(most / (ROW_HIGH + LEADING)));
  let sheet = sheetOf(made, inBlocks(made, count), wide, abreast);
  while (sheet.high > most && count) sheet = sheetOf(made, inBlocks(made, --count), wide, abreast);
  const fits = wholeTies(made, count);
  if (fits < count) sheet = sheetOf(made, inBlocks(made, fits), wide, abreast);
  return framed(wide, sheet.high, signs, sheet.body);
}

// So many rows or fewer that none is left out which has as many marks as one that is shown.
function wholeTies({ rows, has }, count) {
  const marks = rows.filter(({ id }) => id !== CENTRE).map((thing) => has.get(thing)).sort((a, b) => b - a);
  return marks.slice(0, count).filter((each) => !(each <= marks[count])).length || count;
}

function sheetOf(made, rows, wide, abreast) {
  const head = sheetHead(made, rows, wide, abreast), body = [];
  let high = head.high;
  const put = ([drawn, tall]) => { body.push(`<g transform="translate(0 ${high})">${drawn}</g>`); high += tall; };
  for (const thing of rows.centre) put(sheetRow(made, thing, wide, abreast));
  for (const [community, each] of rows.blocks) {
    if (community !== null && each.length) put(sheetBlock(community, wide));
    for (const thing of each) put(sheetRow(made, thing, wide, abreast));
  }
  return { high, body: [...head.out, columnLines(made, head.high, high, abreast), ...body] };
}

const leftOf = (place, abreast) => MARGIN + NAME_WIDE + COUNT_WIDE + abreast * place;
const ruled = (wide, y = 0, weight = 0.7) => `<path d="M${MARGIN},${y}H${wide - MARGIN}" stroke="${colours.tag}" stroke-width="${weight}"/>`;
const inked = (more = "") => `font-size="${TYPE}" fill="${colours.ink}" ${more}`;

// What is left out is told, then what stands in the columns, set on end.
function sheetHead({ columns, flat, all, rows }, { shown }, wide, abreast) {
  const told = [word("sheet_mark"), flat.length < all && word("sheet_columns", { count: flat.length, all }), shown < rows.length && word("sheet_rows", { count: shown, all: rows.length })].filter(Boolean).join(" ");
  const lines = inRows(told, wide - 2 * MARGIN, "13px"), top = 17 * lines.length + OVER;
  const context = $("map").querySelector("canvas").getContext("2d");
  context.save();
  context.font = `${TYPE}px ${FONT}`;
  const names = [word("has_count"), ...flat.map(nameOf)].map((text, place) => wrap(context, { size: TYPE }, text, place && abreast > 2 * LEADING ? 2 : 1));
  context.restore();
  const high = top + Math.max(...names.map(({ width }) => width)) + 12;
  const onEnd = ({ rows: texts }, place) => {
    const middle = place ? leftOf(place - 0.5, abreast) : MARGIN + NAME_WIDE + COUNT_WIDE / 2;
    return `<g transform="translate(${middle} ${high - 6}) rotate(-90)">${texts.map((each, row) => textAt(each, 0, 4 + LEADING * (row - (texts.length - 1) / 2), inked())).join("")}</g>`;
  };
  const firsts = [0, columns[0].length], over = columns.map((each, place) => (each.length ? textAt(`${word(["themes_title", "groups_title"][place])} (${each.length})`, leftOf(firsts[place], abreast) + 6, top - 8, inked('font-weight="600"')) : ""));
  return { high, out: [...lines.map((each, place) => textAt(each, MARGIN, 14 + 17 * place, `font-size="13" fill="${colours.muted}"`)), ...over, ...names.map(onEnd), textAt(word("things_row"), MARGIN, high - 7, inked('font-weight="600"'))] };
}

// A line before each column, a stronger one before each kind of them.
function columnLines({ columns, flat }, from, to, abreast) {
  return flat.map((_, place) => `<path d="M${leftOf(place, abreast)},${place % columns[0].length ? from : from - 6}V${to}" stroke="${colours.tag}" stroke-width="${place && place !== columns[0].length ? 0.3 : 1}"/>`).join("");
}

function sheetRow({ flat, has }, thing, wide, abreast) {
  const isCentre = thing.id === CENTRE, weight = isCentre ? 700 : 400;
  const names = inRows(shortOf(thing.id), NAME_WIDE - 8, `${weight} ${TYPE}px`), high = ROW_HIGH + LEADING * names.length, middle = high / 2;
  const marks = flat.map((concept, place) => drawnSign(markOf(thing, concept), leftOf(place + 0.5, abreast), middle, colourOf(thing.community)));
  return [[ruled(wide), isCentre ? ruled(wide, high, 2) : "",
    ...names.map((each, row) => textAt(each, MARGIN, middle + 4 + LEADING * (row - (names.length - 1) / 2), inked(`font-weight="${weight}"`))),
    textAt(String(has.get(thing)), MARGIN + NAME_WIDE + COUNT_WIDE - 12, middle + 4, inked('text-anchor="end"')), ...marks].join(""), high];
}

const sheetBlock = (community, wide) => [`${ruled(wide)}<rect width="${wide}" height="${BLOCK - 1}" y="0.5" fill="${colours.ground}"/>${drawnSign("stated", MARGIN + 6, BLOCK - 11, colourOf(community))}${textAt(communityName(community), MARGIN + 18, BLOCK - 7, inked('font-weight="600"'))}`, BLOCK];

const sheetSigns = (wide) => inFlow([...["stated", "classified", "through"].map((basis) => [word(basis), drawnSign(basis, 8, -4, colours.muted)]), colourKey()], wide);

function drawnSign(basis, x, y, colour) {
  if (!basis) return "";
  if (basis === "through") return `<circle cx="${x}" cy="${y}" r="3" fill="${colour}"/>`;
  const look = basis === "stated" ? `fill="${colour}"` : `fill="none" stroke-width="2" stroke="${colour}"`;
  return `<rect x="${x - 6}" y="${y - 6}" width="12" height="12" rx="2.5" ${look}/>`;
}
