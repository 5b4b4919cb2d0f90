// Which things and lines are to be seen, given the state.
const closures = new Map();

function closed(concept) {
  if (!closures.has(concept)) {
    const found = new Set();
    const waiting = [concept];
    while (waiting.length) {
      const here = waiting.pop();
      if (found.has(here)) continue;
      found.add(here);
      waiting.push(...(PICTURE.concepts[here]?.broader ?? []));
    }
    closures.set(concept, found);
  }
  return closures.get(concept);
}

const coveredBy = new Map();
function covers(thing) {
  if (!coveredBy.has(thing.id)) {
    const found = new Set();
    const told = [...thing.facets.map((facet) => facet[0]), ...thing.parts.flatMap((part) => part[2])];
    for (const concept of told) for (const each of closed(concept)) found.add(each);
    if (thing.type !== "initiative") for (const each of closed(thing.id)) found.add(each);
    coveredBy.set(thing.id, found);
  }
  return coveredBy.get(thing.id);
}

const groupKey = (thing) => (thing.type === "initiative" ? thing.kind : thing.type);

// The centre stays beside what is about something else, with a dashed ring: it is what the rest is held against.
const isBeside = (thing) => thing.id === CENTRE && (PICTURE.scope.beside || !answers(thing));

const besideOnMap = () => CENTRE !== "" && seen.all.things.has(CENTRE) && isBeside(things.get(CENTRE));

const thingFits = (thing) => (!state.near || NEAR.has(thing.id)) && asked(thing);

function asked(thing) {
  if (state.kinds.includes(groupKey(thing)) || state.groups.includes(thing.community)) return false;
  if (thing.named_only && !state.named) return false;
  return thing.id === CENTRE || answers(thing);
}

function answers(thing) {
  if (state.theme && !covers(thing).has(state.theme)) return false;
  if (state.group && !covers(thing).has(state.group)) return false;
  if (state.owner && thing.owner !== state.owner && thing.id !== state.owner) return false;
  const [first, last] = thing.period ?? [];
  return !(first && +first.slice(0, 4) > state.to) && !(last && +last.slice(0, 4) < state.from);
}

function strength(line) {
  return state.facet === "score" ? line.score : line.facets[FACETS.indexOf(state.facet)] ?? 0;
}

// How a line is drawn, or null when it is not: solid when stated; one that may be chance when asked for by itself.
function lineFits(line, isChosen = false) {
  if (line.kind !== "pair") return state[line.tag] ? { solid: line.tag === "stated", value: 0 } : null;
  const value = strength(line);
  const solid = state.stated && line.stated.length > 0;
  const computed = state.computed && line.score > 0 && value > 0 && (line.strong || state.weak || isChosen);
  if (!(solid || computed) || value < state.min) return null;
  return { solid, value: state.computed ? value : 0 };
}

function choose() {
  const fitting = PICTURE.things.filter(thingFits);
  let seen = new Set(fitting.every(isBeside) ? [] : fitting.map((thing) => thing.id));
  let drawnLines = new Map();
  const chosen = lineOf(state.select);
  for (const line of PICTURE.lines) {
    const look = seen.has(line.a) && seen.has(line.b) ? lineFits(line, line === chosen) : null;
    if (look) drawnLines.set(line, look);
  }
  const centre = things.has(state.select) ? state.select : "";
  if (state.depth && centre && seen.has(centre)) {
    seen = reach(centre, state.depth, drawnLines);
    drawnLines = new Map([...drawnLines].filter(([line]) => seen.has(line.a) && seen.has(line.b)));
  }
  return { things: seen, lines: drawnLines };
}

function reach(centre, depth, drawnLines) {
  const found = new Set([centre]);
  let rim = [centre];
  for (let step = 0; step < depth; step++) {
    const next = [];
    for (const id of rim) {
      for (const line of linesAt(id)) {
        const other = line.a === id ? line.b : line.a;
        if (drawnLines.has(line) && !found.has(other)) {
          found.add(other);
          next.push(other);
        }
      }
    }
    rim = next;
  }
  return found;
}

// Above so many things, communities stand for their members until they are opened.
function gather(seen) {
  if (seen.things.size <= DATA.most_drawn) return { ...seen, closed: new Map(), all: seen };
  const shut = new Map();
  const standsFor = new Map();
  for (const id of seen.things) {
    const group = things.get(id).community;
    if (state.opened.includes(group)) continue;
    const name = `community/${group}`;
    standsFor.set(id, name);
    if (!shut.has(name)) shut.set(name, []);
    shut.get(name).push(id);
  }
  const drawnThings = new Set([...[...seen.things].filter((id) => !standsFor.has(id)), ...shut.keys()]);
  const bundles = new Map();
  const drawnLines = new Map();
  for (const [line, look] of seen.lines) {
    const a = standsFor.get(line.a) ?? line.a, b = standsFor.get(line.b) ?? line.b;
    if (a === line.a && b === line.b) drawnLines.set(line, look);
    else if (a !== b) {
      const key = [a, b].sort().join(" ");
      const bundle = bundles.get(key) ?? { a, b, count: 0, solid: false };
      bundle.count += 1;
      bundle.solid ||= look.solid;
      bundles.set(key, bundle);
    }
  }
  return { things: drawnThings, lines: drawnLines, closed: shut, bundles, all: seen };
}
