// A mark whose name has no room bears a number, from the top of the map down, and a list tells what the numbers stand for.
const DIGITS = { size: 11, weight: 600 };
let numbered = NONE; // ids of the marks that have a number, in the order of these

function numberThose(sheet, unnamed) {
  const { context, wide, scale, taken, marks, ink } = sheet;
  const rows = [...unnamed].sort(([a], [b]) => a.y - b.y || a.x - b.x);
  context.font = `${DIGITS.weight} ${DIGITS.size}px ${FONT}`;
  rows.forEach(([node, spot], place) => {
    const text = wrap(context, DIGITS, String(place + 1), 1), others = marks.filter((mark) => mark[4] !== node.id);
    const places = placesOf(wide, text, spot, node.options.size * scale + 1, true);
    const chosen = clearest(places, ({ box }) => apart(box, taken) && apart(box, others), ink) ?? { ...text, x: spot.x, top: spot.y - ROW / 2, box: [spot.x, spot.y, spot.x, spot.y] };
    taken.push(chosen.box);
    writeRows(context, { ...chosen, colour: colours.ink, ...DIGITS });
  });
  numbered = rows.map(([{ id }]) => id);
  if (!hovered && !drawnNames) listNumbers(numbered);
}

const numberKey = () => numbered.map((id, place) => [shortOf(id), textAt(String(place + 1), 14, 0, `font-size="11" font-weight="600" text-anchor="middle" fill="${colours.ink}"`)]);

// Where a long Norwegian word may be broken with a hyphen.
const LONG = /\p{L}{18,}/gu, LAST = new RegExp(DATA.breaks, "g");
const hyphenated = (text) => text.replace(LONG, (long) => long.replace(LAST, "\u00ad"));

function calledBroken(id) {
  const name = called(id);
  name.textContent = hyphenated(name.textContent);
  return name;
}

// The list stays as it is while the numbers do. Where it first comes, names make room for its heading.
function listNumbers(ids) {
  const wanted = JSON.stringify([ids, state.lang]);
  if ($("numbers").dataset.holds === wanted) return;
  $("numbers").dataset.holds = wanted;
  if ($("numbers").hidden && ids.length) requestAnimationFrame(() => network.redraw());
  $("numbers").hidden = !ids.length;
  $("numbers-title").textContent = word("numbers", { count: ids.length });
  $("numbers-list").replaceChildren(...ids.map((id) => make("li", {}, make("button", { type: "button", class: "plain", onclick: () => select(id, true) }, calledBroken(id)))));
}
