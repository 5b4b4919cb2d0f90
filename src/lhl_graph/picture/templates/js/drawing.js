const escaped = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }[sign]));

// The map as it stands on the screen, with a heading, what the signs mean, and who says it: for reports and for print.
const WIDEST = 1600;
const LEGEND = 440; // how wide the legend is beside the map on paper

// Behind the table the map has no size: it gets one for as long as it is drawn.
function svgText(onPaper = false) {
  if (state.tab === "matrix") return matrixText();
  const behind = state.tab !== "map";
  if (behind) {
    $("tables").hidden = true;
    $("stage").hidden = $("map").hidden = false;
    network.setSize("100%", "100%");
    network.redraw();
    fit(false);
  }
  try { return composed(onPaper); } finally { showTabs(); }
}

// On paper the legend stands beside the map.
function composed(onPaper) {
  const canvas = $("map").querySelector("canvas");
  const ratio = canvas.width / (canvas.clientWidth || canvas.width);
  const [wide, high] = [canvas.width / ratio, canvas.height / ratio];
  if (!nodeSet.length) return '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const body = drawnMap();
  return framed(wide, high, inFlow([...numberKey(), ...(onPaper ? [] : legendEntries())], wide), body);
}

const titleRows = (wide) => inRows($("title").textContent, wide - 32, "600 18px");
// How high the heading is over what is framed, and the legend with the sender under it.
const frame = (wide, signs) => [16 + 23 * titleRows(wide).length, signs.height + 42];

// Between a heading and a legend with the sender.
function framed(wide, high, signs, body) {
  const head = titleRows(wide), [top, tall] = frame(wide, signs);
  return [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${wide} ${top + high + tall}" width="${wide}" height="${top + high + tall}" font-family="${escaped(FONT)}">`,
    `<title>${escaped($("title").textContent)}</title>`, `<rect width="100%" height="100%" fill="${colours.ground}"/>`,
    ...head.map((row, place) => textAt(row, 16, 28 + 23 * place, `font-size="18" font-weight="600" fill="${colours.ink}"`)),
    `<svg x="0" y="${top}" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}">`, ...body, "</svg>",
    `<g transform="translate(16 ${top + high + 14})">`, ...signs.out, "</g>",
    textAt(DATA.sender[state.lang].line, 16, top + high + tall - 12, `font-size="12" fill="${colours.muted}"`), "</svg>"].join("\n");
}

const textAt = (text, x, y, more) => `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" ${more}>${escaped(text)}</text>`;

// A text in rows that are no wider than that, broken between words.
function inRows(text, wide, look) {
  const rows = [""];
  for (const each of text.split(" ")) {
    if (rows.at(-1) && widthOf(`${rows.at(-1)} ${each}`, look) > wide) rows.push("");
    rows.push(`${rows.pop()} ${each}`.trim());
  }
  return rows;
}

function widthOf(text, look) {
  const context = $("map").querySelector("canvas").getContext("2d");
  context.save();
  context.font = `${look} ${FONT}`;
  const { width } = context.measureText(text);
  context.restore();
  return width;
}

function drawnMap() {
  const scale = network.getScale(), at = new Map(nodeSet.get().map((node) => [node.id, { ...node, ...network.canvasToDOM(node) }]));
  const out = [];
  for (const { colour, points } of seen.closed.size ? [] : hulls()) {
    const rim = points.map(([x, y]) => network.canvasToDOM({ x, y })).map(({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`);
    out.push(`<path d="M${rim.join("L")}Z" fill="${colour()}" fill-opacity="0.08" stroke="${colour()}" stroke-opacity="${RIM}"/>`);
  }
  for (const edge of edges) if (!edge.hidden) out.push(...drawnLine(edge, at.get(edge.from), at.get(edge.to), scale, edge.id === state.select ? colours.accent : edge.color));
  for (const node of at.values()) {
    if (node.id === state.select) out.push(`<circle class="selected" cx="${node.x.toFixed(1)}" cy="${node.y.toFixed(1)}" r="${((node.size + RING + 4) * scale).toFixed(1)}" fill="none" stroke="${colours.accent}" stroke-width="2.5"/>`);
    if (node.id === CENTRE) out.push(`<circle cx="${node.x.toFixed(1)}" cy="${node.y.toFixed(1)}" r="${((node.size + RING) * scale).toFixed(1)}" fill="${colours.ground}" stroke="${colours.ink}" stroke-width="2"${isBeside(things.get(CENTRE)) ? ' stroke-dasharray="5 5"' : ""}/>`);
    out.push(`<path transform="translate(${node.x.toFixed(1)} ${node.y.toFixed(1)})" d="${outline(node.shape, node.size * scale)}" fill="${node.color.background}" stroke="${node.color.border}" stroke-width="1.5"/>${pip(things.get(node.id)?.shape, node.size * scale, node)}`);
  }
  return [...out, ...drawnText()];
}

const pip = (shape, size, { x, y } = { x: 0, y: 0 }) => (hasPip(shape) ? `<circle class="pip" cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="${(PIP * size).toFixed(1)}" fill="${colours.muted}"/>` : "");

function drawnLine(edge, a, b, scale, colour) {
  const dash = `${edge.dashes ? ` stroke-dasharray="${edge.dashes.join(" ")}"` : ""}${edge.veil < 1 ? ` stroke-opacity="${edge.veil}"` : ""}`;
  const out = [`<line x1="${a.x.toFixed(1)}" y1="${a.y.toFixed(1)}" x2="${b.x.toFixed(1)}" y2="${b.y.toFixed(1)}" stroke="${colour}" stroke-width="${Math.max(0.6, edge.width * scale).toFixed(2)}"${dash}/>`];
  for (const end of edge.heads) {
    const [from, to] = end === "to" ? [a, b] : [b, a];
    const turn = Math.atan2(to.y - from.y, to.x - from.x), away = (to.size + room(to.id)) * scale, size = 5 + edge.width * scale;
    out.push(`<path class="head"${edge.veil < 1 ? ` fill-opacity="${edge.veil}"` : ""} d="M0,0L${-size},${size / 2.4}L${-size},${-size / 2.4}Z" fill="${colour}" transform="translate(${(to.x - away * Math.cos(turn)).toFixed(1)} ${(to.y - away * Math.sin(turn)).toFixed(1)}) rotate(${(turn * 180 / Math.PI).toFixed(1)})"/>`);
  }
  return out;
}

// The names of the screen at their places; what is dimmed there is named too, as nothing is dimmed here.
function drawnText() {
  drawnNames = [];
  paintNames($("map").querySelector("canvas").getContext("2d"));
  const found = drawnNames;
  drawnNames = null;
  return found.flatMap((name) => {
    const { rows, x, top, width, size, weight, colour, tied } = name, [left, over, wide, high] = tied ? tabOf(name) : [];
    return [
    `<rect x="${(x - width / 2 - 1).toFixed(1)}" y="${(top - 1).toFixed(1)}" width="${(width + 2).toFixed(1)}" height="${rows.length * ROW}" fill="${colours.ground}" fill-opacity="${behindName()}"/>`,
      tied ? `<rect x="${left.toFixed(1)}" y="${over.toFixed(1)}" width="${wide.toFixed(1)}" height="${high}" rx="${TIE}" fill="${colour}" fill-opacity="0.08" stroke="${colour}" stroke-opacity="${RIM}"/>` : "",
      ...rows.map((row, place) => textAt(row, x, top + 11 + ROW * place,
        `text-anchor="middle" font-size="${size}" font-weight="${weight}" fill="${colour}" stroke="${colours.ground}" stroke-width="${tied ? 0 : 3}" paint-order="stroke"`)),
    ];
  });
}

function legendEntries() {
  const called = new Map(); // shape → the kinds that have it
  for (const thing of [...seen.all.things].map((id) => things.get(id))) {
    called.set(thing.shape, (called.get(thing.shape) || new Set()).add(kindName(groupKey(thing))));
  }
  return [
    ...[["stated", false], ["unsure_line", UNSURE], ["computed", DASHES], ["classified", DOTS]].filter(([, dashes]) => !dashes || edges.some((edge) => edge.dashes === dashes))
      .map(([key, dashes]) => [word(key), `<path d="M0,-4H26" stroke="${colours.stated}" stroke-width="3"${dashes ? ` stroke-dasharray="${dashes.join(" ")}"` : ""}/>`]),
    edges.some(({ line }) => line?.score) && [word("key_thick"), `<path d="M0,-4L26,-8V0Z" fill="${colours.stated}"/>`],
    edges.some(({ heads }) => heads.length) && [word("key_arrow"), `<path d="M0,-4H20" stroke="${colours.stated}" stroke-width="1.6"/><path d="M26,-4L17,-8V0Z" fill="${colours.stated}"/>`],
    hulls().some(({ block }) => !block) && colourKey(),
    [...seen.all.things].some((id) => things.get(id).named_only) && [word("key_hollow"), `<path transform="translate(14 -4)" d="${outline("dot", 5)}" fill="none" stroke="${colours.muted}" stroke-width="1.6"/>`],
    ...[...called].map(([shape, kinds]) => [[...kinds].join(", "), `<g transform="translate(14 -4)"><path d="${outline(nodeShape(shape), 6)}" ${hasPip(shape) ? `fill="none" stroke="${colours.muted}" stroke-width="1.6"` : `fill="${colours.muted}"`}/>${pip(shape, 6)}</g>`]),
  ].filter(Boolean);
}

const colourKey = () => [word("key_colour"), [1, 2, 3].map((group, place) => `<rect x="${9 * place}" y="-8" width="8" height="8" rx="2" fill="${colourOf(group)}"/>`).join("")];

// Signs with what they mean, in rows no wider than that.
function inFlow(entries, wide) {
  const out = [];
  let x = 0, y = 12;
  for (const [text, sign] of entries) {
    const room = 52 + widthOf(text, "12px");
    if (x && x + room - 20 > wide - 32) [x, y] = [0, y + 20];
    out.push(`<g transform="translate(${x} ${y})">${sign}${textAt(text, 32, 0, `font-size="12" fill="${colours.ink}"`)}</g>`);
    x += room;
  }
  return { out, height: y + 8 };
}

const saveSvg = () => save("svg", new Blob([svgText()], { type: "image/svg+xml" }));

function savePng() {
  const image = new Image();
  image.onload = () => {
    const times = Math.max(2, WIDEST / image.width);
    const copy = make("canvas", { width: Math.ceil(image.width * times), height: Math.ceil(image.height * times) });
    copy.getContext("2d").drawImage(image, 0, 0, copy.width, copy.height);
    copy.toBlob((blob) => save("png", blob), "image/png");
  };
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
}

// Paper is white: the map is drawn anew as lines and text in light colours; of the table, all rows are printed.
// What is told of the selected follows on the next sheet, all of it where it is a line; what stands over the map, over
// the list beside it, but for what is said of pointing.
function preparePrint() {
  if (state.tab === "table") { pages[state.rows] = Infinity; fillTables(); }
  const mode = document.documentElement.dataset.mode;
  document.documentElement.dataset.mode = "light";
  redraw();
  colours.ground = "#fff";
  if (state.tab === "map") $("paper").replaceChildren(inPage(svgText(true), "drawn"), inPage(legendText(), "legend"));
  if (!state.select && !isWhole()) $("details").prepend(make("p", { class: "lead" }, document.querySelector("header .lead").textContent));
  if (lineOf(state.select)) for (const fold of $("details").querySelectorAll("details")) fold.open = true;
  document.documentElement.dataset.mode = mode;
  redraw();
}

function legendText() {
  const { out, height } = inFlow(legendEntries(), LEGEND);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LEGEND} ${height}" font-family="${escaped(FONT)}">${out.join("")}</svg>`;
}

function inPage(text, name) {
  const told = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  told.setAttribute("role", "img");
  told.setAttribute("class", name);
  return document.importNode(told, true);
}

const EXPORTS = { PNG: savePng, SVG: saveSvg, CSV: saveCsv, GraphML: saveGraphml };
