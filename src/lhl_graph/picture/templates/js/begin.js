// Where to begin when nothing is selected: what is most like the centre, or which themes most have.
function aboutStart() {
  const parts = isWhole() && state.tab === "map" ? divided() : null;
  const told = state.missing ? make("p", { class: "note", role: "status" }, word("not_here", { name: addressed(state.missing) })) : null;
  return [
    make("h2", { id: "details-heading" }, word(isWhole() ? "start_whole" : "start")), told,
    isPart ? make("p", { id: "part" }, partTold()) : null,
    parts && make("p", {}, wholeTold(parts)),
    parts?.rows.length ? make("p", { class: "hint" }, word("group_told")) : null,
    make("p", { class: "hint" }, word(state.tab === "matrix" ? "hint_matrix" : "hint")),
    PICTURE.things.some(({ gloss }) => gloss?.[state.lang]) ? make("p", { class: "hint" }, word("glosses")) : null,
    state.tab === "map" && !CROWDED ? make("p", { class: "hint" }, word("signs")) : null,
    ...standingLists(),
    ...askedLists(),
    ...(parts ? groupLists(parts) : []),
    besideOnMap() ? make("p", { class: "hint" }, naming(word("beside", { name: shortOf(CENTRE) }), CENTRE)) : null,
    ...(PICTURE.scope.view === "bipartite" ? conceptLists() : seen.all.things.has(CENTRE) ? centreLists() : pairLists()),
  ];
}

// A part of the graph says so, and how to come to the whole.
function partTold() {
  const { initiatives } = PICTURE.scope, count = PICTURE.things.filter(({ type }) => type === "initiative").length;
  return [word("cut_map", { count, all: initiatives }), " ", DATA.served ? make("a", { href: "/map" }, word("whole_map")) : ""];
}

function divided() {
  const rows = [...communities.values()].map(({ number, members }) => [number, strongest(members.filter((id) => seen.all.things.has(id)))]).filter(([, members]) => members.length);
  return { rows, alone: strongest([...seen.all.things].filter((id) => !communities.has(things.get(id).community))) };
}

function wholeTold({ rows, alone }) {
  const looks = [...seen.all.lines.values()], stated = looks.filter(({ solid }) => solid).length;
  const single = rows.filter(([, members]) => members.length === 1).length;
  const outside = (single ? word("whole_single", { count: single }) : "") + (alone.length ? word("whole_alone", { alone: alone.length }) : "");
  return word(looks.length > stated ? "whole_told" : "whole_told_stated", { count: seen.all.things.size, groups: rows.length - single, outside, stated, computed: looks.length - stated });
}

// All groups that are seen, each with who is in it, those with most lines first.
function groupLists({ rows, alone }) {
  return [
    ...rows.map(([number, members]) => make("details", { class: "group" },
      make("summary", {}, swatch(number), " ", communityName(number), ` (${members.length})`, make("small", {}, members.slice(0, 2).map((id, place) => [place ? ", " : "", called(id)]), members.length > 2 ? " …" : "")),
      thingList(members.map((id) => things.get(id))))),
    alone.length ? make("details", { class: "group" }, make("summary", {}, swatch(0), " ", word("no_community"), ` (${alone.length})`), thingList(alone.map((id) => things.get(id)))) : null,
  ];
}

const MOST_LIKE = 10;
const titled = (heading, rows, list) => (rows.length ? [make("h3", {}, heading), list(rows)].flat() : []);
const byScore = (a, b) => b.score - a.score;
const drawnPairs = () => [...seen.all.lines.keys()].filter((line) => line.kind === "pair" && !line.editions);

const isOfCentre = (line) => line.a === CENTRE || line.b === CENTRE;
// Those most like the centre of those that the map draws a line to: what is named first on the map.
const likest = () => drawnPairs().filter((line) => isOfCentre(line) && line.score > 0).sort(byScore).slice(0, MOST_LIKE);

// What the centre is most like of all that fits what is asked for, also where no line is drawn as it may be chance:
// first those that sources link to it, then the others.
function centreLists() {
  const name = { name: shortOf(CENTRE) }, list = (rows) => linkList(things.get(CENTRE), rows);
  const like = state.computed ? linesAt(CENTRE).filter((line) => line.score > 0 && line.score >= state.min && [line.a, line.b].every((id) => asked(things.get(id)))).sort(byScore).slice(0, MOST_LIKE) : NONE;
  if (!like.length) return titled(word("links"), drawnPairs().filter(isOfCentre), list);
  const heading = (key) => [naming(word(key, name), CENTRE), make("small", {}, ` ${word("scale")}`)];
  return [
    ...titled(heading("most_like"), like.filter((line) => line.stated.length), list),
    ...titled(heading("like_unlinked"), like.filter((line) => !line.stated.length), list),
  ];
}

// The few with the highest score, found without sorting them all.
function best(rows, count = 6) {
  const found = [];
  for (const line of rows) {
    if (found.length === count && line.score <= found.at(-1).score) continue;
    const at = found.findIndex((each) => each.score < line.score);
    found.splice(at < 0 ? found.length : at, 0, line);
    found.length = Math.min(found.length, count);
  }
  return found;
}

const unlinkedPairs = (from) => titled(word("unseen"), best(from.filter((line) => line.score > 0 && line.strong && line.unseen)), pairList);

function pairLists() {
  const pairs = drawnPairs();
  return [...unlinkedPairs(pairs), ...titled(word("strongest"), best(pairs.filter((line) => line.score > 0 && line.strong)), pairList)];
}

const pairList = (rows) => make("ul", { class: "pairs" }, rows.map((line) => make("li", {},
  make("button", { type: "button", onclick: () => select(line.id, true) },
    make("span", {}, explained(line.a), make("span", { class: "amp" }, " ↔ "), explained(line.b)),
    make("span", { class: "number" }, number(line.score))))));

// Initiatives about a concept, counted as the filter counts: with what is narrower, and what their goals say.
const about = (concept) => PICTURE.things.filter((thing) => thing.type === "initiative" && covers(thing).has(concept));

function conceptLists() {
  const counted = (type) => PICTURE.things.filter((thing) => thing.type === type).map((thing) => [thing.id, about(thing.id).length]);
  const most = counted("theme").sort((a, b) => b[1] - a[1]).slice(0, 10);
  return [
    ...titled(word("most_themes"), most, conceptList),
    ...titled(word("lone_groups"), counted("target-group").filter(([, count]) => count === 1), conceptList),
  ];
}

// Who is about what is asked for, those that a source says so of first.
function askedLists() {
  const { scope } = PICTURE, order = ["stated", "classified", "through"];
  return [state.theme || scope.theme, state.group || scope.group].filter(Boolean).flatMap((concept) => {
    const rows = about(concept).filter((thing) => seen.all.things.has(thing.id)).map((thing) => [thing, markOf(thing, concept) || "through"])
      .sort((a, b) => order.indexOf(a[1]) - order.indexOf(b[1]) || nameOf(a[0].id).localeCompare(nameOf(b[0].id), state.lang));
    return titled(`${word("title_about", { what: small(nameOf(concept)) })} (${rows.length})`, rows, (found) => [make("p", { class: "hint" }, word("without_named")), basisList(found)]);
  });
}

// Of a time that is asked for: who is in force, who only perhaps, and the rule that tells them apart.
function standingLists() {
  const { on, confirmed_within: years } = PICTURE.scope;
  if (!on) return NONE;
  const [sure, perhaps] = [true, false].map((wanted) => strongest([...seen.all.things].filter((id) => things.get(id).status && !isBeside(things.get(id)) && (things.get(id).status[0] === "active") === wanted)));
  const list = ([key, ids]) => make("details", { class: "group" }, make("summary", {}, word(key, { when: whenOf(on), count: ids.length })), thingList(ids.map((id) => things.get(id))));
  return [make("p", { class: "hint", id: "rule" }, word("rule_on", { years })), ...[["sure_on", sure], ["perhaps_on", perhaps]].filter(([, ids]) => ids.length).map(list)];
}

const basisList = (rows) => make("ul", { class: "pairs" }, rows.map(([{ id }, basis]) => make("li", {},
  make("button", { type: "button", onclick: () => select(id, true) }, make("span", {}, explained(id), make("small", {}, ` ${small(word(basis))}`))))));

const conceptList = (rows) => make("ul", { class: "pairs" }, rows.map(([id, count]) => make("li", {},
  make("button", { type: "button", onclick: () => select(id, true) }, named(id), make("span", { class: "number" }, String(count))))));
