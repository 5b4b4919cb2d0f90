// The view as a file: picture (PNG, SVG), rows (CSV), graph (GraphML).
function buildExports() {
  $("exports").setAttribute("aria-label", word("export"));
  $("exports").replaceChildren(make("span", { class: "hint" }, word("export")), ...Object.entries(EXPORTS).map(([name, act]) =>
    make("button", { type: "button", id: `export-${name.toLowerCase()}`, onclick: act }, name)));
}

function save(name, blob) {
  const address = URL.createObjectURL(blob);
  const anchor = make("a", { href: address, download: name });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

function savePng() {
  const source = $("map").querySelector("canvas");
  const copy = make("canvas", { width: source.width, height: source.height });
  const context = copy.getContext("2d");
  context.fillStyle = colours.ground;
  context.fillRect(0, 0, copy.width, copy.height);
  context.drawImage(source, 0, 0);
  copy.toBlob((blob) => save("lhl-graph.png", blob), "image/png");
}

const escaped = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[&<>"']/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }[sign]));

function svgText() {
  const nodes = nodeSet.get(), at = new Map(nodes.map((node) => [node.id, node]));
  if (!nodes.length) return '<svg xmlns="http://www.w3.org/2000/svg"/>';
  const xs = nodes.map((node) => node.x), ys = nodes.map((node) => node.y);
  const low = (values) => values.reduce((a, b) => Math.min(a, b)), high = (values) => values.reduce((a, b) => Math.max(a, b));
  const [left, top] = [low(xs) - 110, low(ys) - 60];
  const [wide, tall] = [high(xs) + 110 - left, high(ys) + 70 - top];
  const out = [`<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left} ${top} ${wide} ${tall}" width="${wide}" height="${tall}" font-family="${escaped(FONT)}">`,
    `<title>${escaped($("title").textContent)}</title>`, `<rect x="${left}" y="${top}" width="${wide}" height="${tall}" fill="${colours.ground}"/>`];
  for (const { number, points } of seen.closed.size ? [] : hulls()) {
    out.push(`<path d="M${points.map((p) => p.map((v) => v.toFixed(1)).join(",")).join("L")}Z" fill="${colourOf(number)}" fill-opacity="0.08" stroke="${colourOf(number)}" stroke-opacity="0.35"/>`);
    const head = points.reduce((best, point) => (point[1] < best[1] ? point : best));
    out.push(`<text x="${head[0].toFixed(1)}" y="${(head[1] - 5).toFixed(1)}" text-anchor="middle" font-size="11" font-weight="600" fill="${colourOf(number)}">${escaped(communityName(number))}</text>`);
  }
  for (const edge of edgeSet.get()) {
    const a = at.get(edge.from), b = at.get(edge.to);
    out.push(`<line x1="${a.x}" y1="${a.y}" x2="${b.x}" y2="${b.y}" stroke="${edge.color}" stroke-width="${edge.width.toFixed(2)}"${edge.dashes ? ' stroke-dasharray="7 5"' : ""}/>`);
  }
  for (const node of nodes) {
    out.push(`<path transform="translate(${node.x} ${node.y})" d="${outline(node.shape, node.size)}" fill="${node.color.background}" stroke="${node.color.border}" stroke-width="1.5"/>`);
    const text = things.has(node.id) ? shortOf(node.id) : communityName(+node.id.split("/")[1]);
    out.push(`<text x="${node.x}" y="${node.y + node.size + 13}" text-anchor="middle" font-size="12" fill="${colours.ink}" stroke="${colours.ground}" stroke-width="3" paint-order="stroke">${escaped(text)}</text>`);
  }
  return [...out, "</svg>"].join("\n");
}

const saveSvg = () => save("lhl-graph.svg", new Blob([svgText()], { type: "image/svg+xml" }));

// A cell that a spreadsheet would take for a formula gets an apostrophe in front.
function csvCell(value) {
  const text = typeof value === "number" ? String(value) : String(value ?? "").replace(/^([=+\-@\t\r])/, "'$1");
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function csvText() {
  const columns = columnsOf("lines");
  const rows = [columns.map(([name]) => word(name)), ...rowsOf("lines").map((line) => columns.map(([, cell]) => cell(line)))];
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

const saveCsv = () => save("lhl-graph.csv", new Blob([csvText()], { type: "text/csv" }));

function graphmlText() {
  const keys = [["label", "node", "string"], ["kind", "node", "string"], ["community", "node", "int"], ["basis", "edge", "string"], ["relation", "edge", "string"], ["weight", "edge", "double"]];
  const data = (key, value) => (value === "" || value === undefined ? "" : `<data key="${key}">${escaped(value)}</data>`);
  return ['<?xml version="1.0" encoding="UTF-8"?>', '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
    ...keys.map(([name, what, type]) => `<key id="${name}" for="${what}" attr.name="${name}" attr.type="${type}"/>`),
    '<graph edgedefault="undirected">',
    ...rowsOf("things").map((thing) => `<node id="${escaped(thing.id)}">${data("label", nameOf(thing.id))}${data("kind", thing.kind)}${data("community", thing.community)}</node>`),
    ...rowsOf("lines").map((line) => `<edge id="${line.id}" source="${escaped(line.a)}" target="${escaped(line.b)}">${data("basis", line.kind !== "pair" ? line.tag : line.stated.length ? "stated" : "computed")}${data("relation", line.stated.map((each) => each.kind).join(" "))}${data("weight", line.score || "")}</edge>`),
    "</graph>", "</graphml>", ""].join("\n");
}

const saveGraphml = () => save("lhl-graph.graphml", new Blob([graphmlText()], { type: "application/graphml+xml" }));

const EXPORTS = { PNG: savePng, SVG: saveSvg, CSV: saveCsv, GraphML: saveGraphml };
