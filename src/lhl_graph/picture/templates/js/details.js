// What lies behind a mark or a line, with its sources; and where to begin when nothing is selected.
const PAST = ["ended", "ended on", "ran out", "continued"]; // how what is over stands

function showDetails() {
  const box = $("details");
  const id = state.select;
  const line = lineOf(id);
  const content = things.has(id) ? aboutThing(things.get(id))
    : line ? aboutLine(line)
    : CROWDED && tieOf(id) ? aboutTie(...tieOf(id))
    : seen.closed.has(id) ? aboutGroup(id) : aboutStart();
  box.replaceChildren(...content.filter(Boolean));
  if (box.dataset.about !== id) box.scrollTop = 0;
  box.dataset.about = id;
}

function headed(heading, kind) {
  const close = make("button", { type: "button", class: "close", onclick: () => select("") , "aria-label": word("close") }, "✕");
  return [make("div", { class: "top" }, make("div", {}, kind ? make("p", { class: "kind" }, kind) : null,
    make("h2", { id: "details-heading" }, heading)), close)];
}

function aboutThing(thing) {
  const parts = [...headed([said(thing.names), ...inNorwegian(thing), ...meaning(thing, "gloss_ours")], kindOf(thing))];
  if (thing.named_only) parts.push(make("p", { class: "note" }, word("named_only")));
  parts.push(factList(thing));
  if (DATA.served) parts.push(make("p", {}, make("a", { id: "own-page", href: `/id/${thing.id}?lang=${state.lang}` }, word("own_page"))));
  const community = seen.closed.size && communities.get(thing.community);
  if (community && state.opened.includes(thing.community)) {
    parts.push(make("button", { type: "button", onclick: () => openGroup(`community/${thing.community}`) }, word("close_group")));
  }
  const ties = [...linesAt(thing.id)].map((line) => [line, lineFits(line, true)]).filter(([, look]) => look);
  const isOne = thing.type === "initiative", roles = isOne ? ties.filter(([line]) => line.kind === "role").map(([line]) => line) : [];
  const linked = ties.filter(([line, { solid }]) => solid && (!isOne || line.kind === "pair")).map(([line]) => line)
    .sort((a, b) => byScore(a, b) || otherName(a, thing).localeCompare(otherName(b, thing), state.lang));
  const alike = ties.filter(([line, { solid }]) => line.score > 0 && !solid).map(([line]) => line).sort((a, b) => b.strong - a.strong || byScore(a, b));
  const concerned = ["theme", "target-group"].includes(thing.type) ? about(thing.id) : [];
  if (concerned.length) parts.push(section(`${word("concerned")} (${concerned.length})`, thingList(concerned), true));
  else parts.push(...[[isOne ? "linked" : "links", linked, true], ["alike", alike, false], ["actors", roles, false]].filter(([, rows]) => rows.length)
    .map(([key, rows, open]) => section(`${capital(word(key))} (${countOf(rows, key === "alike" ? rows.filter(mayBeChance).length : 0)})`, linkList(thing, rows), open)));
  parts.push(...partSections(thing.parts, (kind) => kind === "goal"));
  for (const [type, title] of [["theme/", "themes_title"], ["target-group/", "groups_title"]]) {
    const rows = thing.facets.filter((facet) => facet[0].startsWith(type));
    if (rows.length) parts.push(section(`${word(title)} (${rows.length})`, facetList(rows), true));
  }
  const cited = distinct([...thing.facets.flatMap((f) => f[2]), ...thing.parts.flatMap((p) => p[3]),
    ...linesAt(thing.id).flatMap((line) => line.stated.flatMap((s) => s.sources))]);
  if (thing.partners.length) parts.push(section(`${word("partners")} (${thing.partners.length})`, make("ul", { class: "facets" }, thing.partners.map((actor) => make("li", {}, named(actor)))), false));
  if (cited.length) parts.push(section(`${word("sources")} (${cited.length})`, sourceList(cited), true));
  const others = [state.lang, ""].flatMap((tag) => thing.others[tag] ?? []).filter((name) => name !== pick(thing.names));
  if (others.length) parts.push(section(word("also"), make("p", {}, others.map((name, place) => [place ? ", " : "", make("bdi", {}, name)])), false));
  return parts;
}

function factList(thing) {
  const rows = [];
  const add = (key, ...value) => rows.push(make("dt", {}, key === "status" ? statusWord() : word(key)), make("dd", {}, value));
  if (yearsText(thing)) add("years", yearsText(thing));
  if (thing.status) add("status", ...unbroken(standing(thing)));
  for (const [key, actors] of [["owner", thing.owner ? [thing.owner] : []], ["responsible", thing.responsible ?? []]]) {
    if (actors.length) add(key, actors.map((actor, place) => [place ? ", " : "", named(actor)]));
  }
  if (thing.type === "initiative") add("community", communityName(thing.community));
  return rows.length ? make("dl", {}, rows) : null;
}

const thingList = (rows) => make("ul", { class: "pairs" }, rows.map(({ id }) => make("li", {},
  make("button", { type: "button", onclick: () => select(id, true) }, make("span", {}, explained(id))))));

const otherName = ({ a, b }, { id }) => shortOf(a === id ? b : a);

const section = (heading, body, open) => make("details", { open }, make("summary", {}, heading), body);

// Likeness that may be chance, also where sources link the two; and what then alone ties them.
const isWeak = (line) => line.score > 0 && !line.strong;
const mayBeChance = (line) => isWeak(line) && !line.stated.length;

const isHere = (line) => seen.all.things.has(line.a) && seen.all.things.has(line.b);

// How many of their lines the map draws, and the way to the rest: marks that are not on it, and likeness that may be chance.
function drawnOf(rows) {
  const waiting = rows.filter((line) => !seen.all.lines.has(line));
  if (state.tab !== "map" || !waiting.length) return "";
  const near = state.near && waiting.every(isHere), areWeak = !state.weak && waiting.some(mayBeChance);
  const canDraw = (near !== state.near || areWeak) && !state.depth && waiting.every(({ a, b }) => asked(things.get(a)) && asked(things.get(b)));
  const act = () => { change({ near, weak: state.weak || areWeak }, true); fit(); };
  return make("p", { class: "hint" }, word("drawn_here", { count: rows.length - waiting.length, of: rows.length }), areWeak ? ` ${word("weak_undrawn")}` : "",
    canDraw ? [" ", make("button", { type: "button", class: "plain", onclick: act }, word("draw_all", { count: rows.length }))] : null);
}

// How many there are; how many of them may be chance, where some are; on a part of the graph, that it is of this map.
function countOf(rows, weak = 0) {
  const count = isPart ? word("on_this_map", { count: rows.length }) : rows.length;
  return weak ? word(weak < rows.length ? "of_them_weak" : "all_weak", { count, weak }) : count;
}

// What is on the map comes first. That all of them may be chance is said once.
function linkList(thing, unsorted) {
  const rows = [...unsorted].sort((a, b) => isHere(b) - isHere(a)), all = rows.every(mayBeChance), some = rows.some(isHere);
  return [drawnOf(rows), all ? make("p", { class: "chance" }, word("all_chance")) : "", make("ul", { class: "pairs" }, rows.map((line) => {
    const other = line.a === thing.id ? line.b : line.a, look = lineFits(line);
    return make("li", {}, make("button", { type: "button", onclick: () => select(line.id, true) },
      look ? lineSample(dashesOf(line, look.solid)) : make("span", { class: "sample" }),
      make("span", {}, explained(other), make("small", {}, " ", lineSaid(line)), !all && isWeak(line) ? make("small", { class: "chance" }, ` · ${word("may_be_chance")}`) : null, some && !isHere(line) ? make("small", {}, ` · ${word("away")}`) : null),
      line.score ? make("span", { class: "number" }, number(line.score)) : null));
  }))];
}

// All that one says of the other, as one sentence.
const sentences = (stated) => [...gathered(stated, ({ from, to }) => [`${from} ${to}`]).values()].map((rows) => {
  const said = [...new Set(rows.map(({ kind, unsure }) => small(nameOf(`relation/${kind}`)) + (unsure ? ` (${word("unsure")})` : "")))], last = said.pop();
  const [from, to] = [rows[0].from, rows[0].to].map((id) => word("in_sentence", { name: shortOf(id) }));
  return `${from} ${said.length ? said.join(", ") + word("and") : ""}${last} ${to}`;
});

function lineWords(line) {
  if (line.kind === "role") return roleWords(line);
  if (line.kind === "tag") return word(line.tag).toLocaleLowerCase(state.lang);
  if (line.stated.length) return sentences(line.stated).join("; ");
  return small(word("computed"));
}

// What an actor has to do with an initiative, or had with one that is over: the verbs of its own page.
function roleWords({ a, b, roles }) {
  const said = roles.map((role) => word(`role_${role}`).split("|").at(PAST.includes(things.get(a).status?.[0]) ? -1 : 0)), last = said.pop();
  return word("has_role", { a: word("in_sentence", { name: shortOf(a) }), b: shortOf(b), roles: said.length ? said.join(", ") + word("and") + last : last });
}

// The same with the names marked as what they are.
function lineSaid(line) {
  const ids = line.kind === "role" ? [line.a, line.b] : [...new Set(line.stated.flatMap(({ from, to }) => [from, to]))];
  return ids.reduce((pieces, id) => pieces.flatMap((piece) => (typeof piece === "string" ? naming(piece, id) : [piece])), [lineWords(line)]);
}

const lineSample = (dashes) => drawn("svg", { class: "sample", viewBox: "0 0 26 8", width: 26, height: 8, "aria-hidden": "true" },
  drawn("line", { x1: 1, y1: 4, x2: 25, y2: 4, "stroke-width": dashes ? 2 : 3, ...(dashes ? { "stroke-dasharray": dashes.join(" ") } : {}) }));

const partList = (rows) => make("ul", { class: "texts" }, rows.map(([, texts, , sources]) =>
  make("li", {}, said(texts, "span"), " ", cites(sources))));

const partSections = (parts, isOpen) => ["goal", "measure", "solution", "focus-area"].map((kind) => [kind, parts.filter((part) => part[0] === kind)])
  .filter(([, rows]) => rows.length).map(([kind, rows]) => section(`${word(kind)} (${rows.length})`, partList(rows), isOpen(kind)));

// The parts that editors tagged with a concept or a narrower one.
const partsOn = (thing, concept) => thing.parts.filter((part) => part[2].some((each) => closed(each).has(concept)));

const facetList = (rows) => make("ul", { class: "facets" }, rows.map(([concept, basis, sources]) =>
  make("li", {}, leading(concept), basis !== "stated" ? make("small", {}, ` ${small(word(basis))} `) : " ", cites(sources))));

// Sources as short links that say in full where they lead; two of one short title are told apart by a number.
const cites = (sources) => sources.map((place, at) => {
  const same = sources.slice(0, at).filter((each) => brief(each) === brief(place)).length;
  return [link(place, same ? `[${same + 1}]` : `[${brief(place)}]`, true), " "];
});
const brief = (place) => PICTURE.sources[place][4] || host(place);
const officialFirst = (sources) => [...sources].sort((a, b) => PICTURE.sources[a][5] - PICTURE.sources[b][5]);

function host(place) {
  const [url, title, , publisher] = PICTURE.sources[place];
  try { return new URL(url).hostname.replace(/^www\./, ""); } catch { return publisher || title; }
}

function link(place, text, short = false) {
  const [url, title, date, publisher] = PICTURE.sources[place];
  const whole = [title, publisher, date && dated(date)].filter(Boolean).join(", ");
  if (!/^https?:\/\//i.test(url)) return make("bdi", {}, text);
  return make("a", { href: url, target: "_blank", rel: "noopener noreferrer", class: short ? "cite" : null,
    title: short ? whole : null, "aria-label": short ? `${word("source")}: ${whole}` : null }, short ? norwegian(text) : make("bdi", {}, text));
}

function sourceItem(place) {
  const [, title, date, publisher] = PICTURE.sources[place];
  return make("li", {}, link(place, title || host(place)), make("small", {}, " ", publisher && norwegian(publisher), publisher && date ? ", " : "", date && dated(date)));
}

// Who speaks in a source is told in Bokmål.
const norwegian = (text) => make("bdi", { lang: state.lang === "nb" ? null : "nb" }, text);

// An address is one source, whatever it is called where it is cited.
const distinct = (cited) => [...new Map(cited.map((place) => [PICTURE.sources[place][0], place])).values()];

const sourceList = (cited) => make("ol", { class: "sources" }, officialFirst(cited).map(sourceItem));

// A name that leads to the thing where it is on the page.
const leading = (id, say = named) => (things.has(id) ? make("button", { type: "button", class: "plain", onclick: () => select(id, true) }, say(id)) : say(id));

// The heading of what is between two, short so that what is told of them stands high.
function between(a, b, kind) {
  return headed([leading(a, called), make("span", { class: "amp" }, " ↔ "), leading(b, called)], kind);
}

function aboutLine(line) {
  if (line.kind === "tag") return aboutTie(things.get(line.a), line.b);
  const parts = between(line.a, line.b, lineKind(line));
  if (line.kind === "role") parts.push(make("p", {}, lineSaid(line)));
  if (line.kind !== "pair") return parts;
  parts.push(make("h3", {}, word("stated_title")), statedList(line));
  parts.push(make("h3", {}, word("overlap")));
  parts.push(...(line.score ? aboutScore(line) : [make("p", {}, word("not_computed"))]));
  for (const [facet, title] of [["themes", "shared_themes"], ["target_groups", "shared_groups"], ["actors", "shared_actors"]]) {
    const rows = line.shared.filter((each) => each[0] === facet);
    if (rows.length) parts.push(section(`${word(title)} (${rows.length})`, [facet === "actors" ? "" : make("p", { class: "hint" }, word("shared_told")), sharedList(line, [...rows].sort((a, b) => (b[2] || 0) - (a[2] || 0)))], facet !== "actors"));
  }
  if (line.matches.length) parts.push(section(`${word("matches")} (${line.matches.length})`, matchList(line), true));
  return parts;
}

function lineKind(line) {
  const basis = line.tag || (line.stated.length ? "stated" : "computed");
  return [lineSample(dashesOf(line, basis === "stated")), " ", word(line.unsure ? "unsure_line" : basis)];
}

function statedList(line) {
  if (!line.stated.length) return make("p", {}, word("not_stated"));
  return make("ul", { class: "texts" }, line.stated.map((each) => make("li", {},
    called(each.from), " ", make("strong", {}, small(nameOf(`relation/${each.kind}`))), " ", called(each.to),
    each.unsure ? make("p", { class: "hint" }, unsureWords(each)) : null,
    make("ul", { class: "sources" }, each.sources.map(sourceItem)))));
}

// What the editors are not sure of, and who alone says it.
function unsureWords({ sources }) {
  const [who, ...others] = new Set(sources.map((place) => PICTURE.sources[place][3]).filter(Boolean));
  const [before, after] = word("unsure_alone").split("{who}");
  return who && !others.length ? [before, norwegian(who), after] : capital(word("unsure"));
}

function bar(value) {
  const inner = make("i");
  inner.style.width = `${Math.round(100 * value)}%`;
  return make("span", { class: "bar", "aria-hidden": "true" }, inner);
}

const qText = (q) => ` (q ${q < 0.001 ? `< ${number(0.001, 3)}` : `= ${number(q, 3)}`})`;

function aboutScore(line) {
  return [
    make("p", {}, make("strong", {}, word("overlap_of", { score: number(line.score) })), ". ",
      line.q === null ? null : word(line.q <= PICTURE.scope.most_q ? "rare" : line.stated.length ? "chance_stated" : "chance", { q: qText(line.q) })),
    barList(line, COUNTED),
    make("p", { class: "hint" }, word("not_counted")),
    barList(line, FACETS.filter((facet) => !COUNTED.includes(facet))),
  ];
}

const barList = (line, facets) => make("dl", { class: "bars" }, facets.map((facet) => {
  const value = line.facets[FACETS.indexOf(facet)];
  return [make("dt", {}, capital(word(facet))), make("dd", {}, bar(value), make("span", { class: "number" }, number(value)))];
}));

// Where each of the two has the concept: a facet that a source states, of it or of something narrower, else the editors' facets, else the texts they tagged.
function carriers(thing, concept) {
  const facets = thing.facets.filter((facet) => closed(facet[0]).has(concept));
  const stated = facets.filter((facet) => facet[1] === "stated"), exact = stated.filter((facet) => facet[0] === concept);
  const [basis, said] = [["stated", exact], ["stated_narrower", stated], ["classified", facets], ["in_parts", []]]
    .find(([each, rows]) => rows.length || each === "in_parts");
  const found = said.length ? said.flatMap((facet) => facet[2]) : partsOn(thing, concept).flatMap((part) => part[3]);
  const read = !stated.length && thing.facets.some((facet) => facet[1] === "read-by-machine");
  return { basis: read ? "read-by-machine" : basis, sources: [...new Set(found)].slice(0, 2) };
}

const sharedList = (line, rows) => make("ul", { class: "texts" }, rows.map(([facet, concept, share]) => {
  const both = facet === "actors" ? [] : [line.a, line.b].map((id) => [id, carriers(things.get(id), concept)]);
  return make("li", {}, make("strong", {}, named(concept)), share ? make("small", {}, ` ${word("share", { share: number(share) })}`) : null,
    both.length ? make("ul", { class: "where" }, both.map(([id, { basis, sources }]) => make("li", {},
      called(id), ": ", small(word(basis)), " ", cites(sources)))) : null);
}));

const matchList = (line) => make("ul", { class: "texts" }, line.matches.map(([a, b, score]) => make("li", { class: "match" },
  make("span", { class: "number" }, number(score)),
  [[line.a, a], [line.b, b]].map(([id, place]) => {
    const [, texts, , sources] = things.get(id).parts[place];
    return make("p", {}, make("small", {}, called(id)), make("br"), said(texts, "span"), " ", cites(sources));
  }))));

function aboutGroup(id) {
  const members = seen.closed.get(id);
  return [
    ...headed(communityName(+id.split("/")[1]), word("members", { count: members.length })),
    make("p", { class: "hint" }, word("group_told")),
    make("button", { type: "button", onclick: () => openGroup(id) }, word("open_group")),
    make("ul", { class: "facets" }, members.slice(0, 60).map((each) => make("li", {}, named(each)))),
  ];
}

function openGroup(id) {
  const group = +id.split("/")[1];
  const open = state.opened.includes(group);
  change({ opened: open ? state.opened.filter((each) => each !== group) : [...state.opened, group], select: "" });
}
