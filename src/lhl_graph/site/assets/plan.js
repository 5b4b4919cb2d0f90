(() => {
  "use strict";
  const { lhlPlan: known, lhlPlanSaid: told } = window, { words } = told;
  const named = known.concepts.map((each) => each[0]), known_as = known.initiatives.map((each) => each[0]);
  const called = (places) => places.map((place) => named[place]);
  const concepts = Object.fromEntries(known.concepts.map(([id, weight, said, near], place) => [id, { weight, words: said, near: called(near), name: told.concepts[place] }]));
  const actors = known.actors.map(([address, website, ministry, about], place) => ({ text: told.actors[place], address, website, ministry, concepts: called(about) }));
  const initiatives = Object.fromEntries(known.initiatives.map(([id, state, next, having, ask, partners, basis], place) => {
    return [id, { name: told.initiatives[place], standing: told.standings[place], state, next, basis, concepts: called(having), ask, partners }];
  }));
  const parts = known.parts.map(([of, id, kind, about, implied, sources], place) => ({
    of: known_as[of], id, kind, said: told.kinds[kind] || "", text: told.parts[place], seen: told.seen[place], concepts: called(about), implied: called(implied),
    sources: sources.map((each) => known.sources[each]),
  }));
  const mentioned = known.named.map(([id, about], place) => ({ text: told.named[place], address: `initiative/${id}.html`, concepts: called(about) }));
  const pairs = known.pairs.map(([a, b, score]) => [known_as[a], known_as[b], score]);
  /** Text → its language, where that is not the page's. */
  const tongues = new Map(Object.entries(told.foreign).flatMap(([kind, of]) => Object.entries(of).flatMap(([tag, places]) => places.map((place) => [told[kind][place], tag]))));
  const get = (id) => document.getElementById(id);
  const form = get("choice"), answer = get("answer"), boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const titled = document.title;
  /** So many rows of a section are shown before all are asked for, and so many reasons why a group has much in common. */
  const MOST = 8, REASONS = 4;
  /** Where more is chosen, what fits only one of the choices is folded; a rule is never. */
  const MANY = 3;
  /** How many of the choices something fits, the most first. */
  const HOW = ["all", "several", "one"];
  const el = (tag, ...inside) => { const made = document.createElement(tag); made.append(...inside); return made; };
  const spoken = (tag, text) => { const made = el(tag, text); if (tongues.has(text)) made.lang = tongues.get(text); return made; };
  const said = (text) => (tongues.has(text) ? spoken("span", text) : text);
  const link = (text, address) => { const made = spoken("a", text); made.href = address; return made; };
  const marked = (name, ...inside) => { const made = el("span", ...inside); made.className = name; return made; };
  const about = (...inside) => marked("about", ...inside);
  const page = (id) => `initiative/${id}.html`;
  const weight = (having, chosen) => chosen.reduce((sum, each) => sum + (having.includes(each) ? concepts[each].weight : 0), 0);
  const current = (id) => ["active", "perhaps"].includes(initiatives[id].state);

  /** What is given, with commas between, and before the last what joins choices. */
  const either = (made) => made.flatMap((each, place) => [place ? (place + 1 < made.length ? ", " : ` ${words.or} `) : "", each]);
  /** Whom to ask of initiatives, each with how much of the choice it has: first those named after what is chosen, ministries last. */
  const asked = (near, chosen) => {
    const isNamed = (place) => actors[place].concepts.some((each) => chosen.includes(each));
    const hands = new Map(), bare = (hand) => hand.address.replace(".html", "");
    for (const [id, sum] of near) for (const place of new Set([...initiatives[id].ask, ...initiatives[id].partners.filter(isNamed)])) {
      const hand = hands.get(place) || { ...actors[place], named: isNamed(place), sum: 0, ofs: new Set(), sources: [] };
      hand.sum += sum; hand.ofs.add(id); hands.set(place, hand);
    }
    return [...hands.values()].sort((a, b) => b.named - a.named || a.ministry - b.ministry || b.sum - a.sum || (bare(a) < bare(b) ? -1 : 1));
  };
  /** Groups in which every two are alike, from the pairs that matter most; an initiative stands in the first that it fits. */
  const grouped = (alike) => {
    const both = new Set(alike.flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`])), groups = [], where = new Map();
    const put = (id, group) => { group.push(id); where.set(id, group); };
    for (const [a, b] of alike) {
      const [group, other] = where.has(a) ? [where.get(a), b] : [where.get(b), a];
      if (!group) { groups.push([]); for (const id of [a, b]) put(id, groups.at(-1)); }
      else if (!where.has(other) && group.every((id) => both.has(`${id} ${other}`))) put(other, group);
    }
    return groups;
  };
  const common = (ids) => Object.keys(concepts).filter((each) => ids.every((id) => initiatives[id].concepts.includes(each)))
    .sort((a, b) => concepts[b].weight - concepts[a].weight).slice(0, REASONS).map((each) => concepts[each].name).join(", ");
  const isGroup = (id) => id.startsWith("target-group/");
  /** Rows that say most of the choices first; of those that say as many, of each choice one in turn, groups first, so that none hides another. */
  const inTurn = (chosen, rows) => {
    const turns = [...chosen].sort((a, b) => isGroup(b) - isGroup(a) || concepts[b].weight - concepts[a].weight);
    const rest = new Map(turns.map((each) => [each, []]));
    for (const row of rows) if (!row.all) rest.get(turns.find((each) => row.own.includes(each)) || turns.find((each) => row.concepts.includes(each) || row.implied.includes(each))).push(row);
    const round = (number) => [...rest.values()].flatMap((of) => of.slice(number, number + 1));
    return [...rows.filter((row) => row.all), ...rows.map((_, number) => round(number)).flat()].sort((a, b) => b.count - a.count);
  };
  /** What the page answers, as plain rows: section, text, about, initiative, address, sources. */
  const answers = (chosen) => {
    const sure = (id) => (initiatives[id].state === "active" ? 1 : 0.6);
    /** What a measure has from whom its whole initiative is for counts half. */
    const fit = (row) => weight(row.concepts, chosen) + weight(row.implied, chosen) / 2;
    /** Which of several choices a row has itself, where it has not all. */
    const own = (row) => (chosen.length > 1 && !fitsAll(row) ? chosen.filter((each) => row.concepts.includes(each)) : []);
    /** What a row has not itself, but from its whole initiative. */
    const lent = (row) => chosen.filter((each) => !row.concepts.includes(each) && row.implied.includes(each));
    const fits = (row) => chosen.filter((each) => row.concepts.includes(each) || row.implied.includes(each)).length;
    const fitsAll = (row) => chosen.length > 1 && fits(row) === chosen.length;
    const how = (row) => (fitsAll(row) ? "all" : fits(row) > 1 ? "several" : "one");
    const ranked = (rows) => rows.sort((a, b) => HOW.indexOf(a.how) - HOW.indexOf(b.how) || sure(b.of) - sure(a.of));
    const fitting = inTurn(chosen, parts.filter((row) => initiatives[row.of])
      .map((row) => ({ ...row, sum: fit(row) * sure(row.of), all: fitsAll(row), how: how(row), own: own(row), lent: lent(row), count: chosen.filter((each) => row.concepts.includes(each)).length })).filter((row) => row.sum > 0)
      .sort((a, b) => b.sum - a.sum || a.text.localeCompare(b.text, document.documentElement.lang)));
    const rules = fitting.filter((row) => row.kind === "regulation"), free = fitting.filter((row) => row.kind !== "regulation");
    const found = free.filter((row) => current(row.of)), lasting = free.filter((row) => !current(row.of) && row.kind !== "goal");
    const line = (row) => ({ kind: row.kind, text: row.text, said: row.said, how: row.how, own: row.own, lent: row.lent, seen: row.seen, of: row.of, id: row.id, sources: row.sources });
    const touched = Object.keys(initiatives).map((id) => [id, weight(initiatives[id].concepts, chosen)])
      .filter((each) => each[1] > 0).sort((a, b) => b[1] - a[1] || sure(b[0]) - sure(a[0]) || (a[0] < b[0] ? -1 : 1));
    const near = new Map(touched.filter(([id]) => current(id)));
    const alike = pairs.filter(([a, b]) => near.has(a) && near.has(b))
      .map(([a, b, score]) => [a, b, score * (near.get(a) + near.get(b))]).sort((a, b) => b[2] - a[2]);
    const whole = ([id, sum]) => ({ whole: id, sum: sum * (initiatives[id].next.length ? 2 : 1), how: how({ concepts: initiatives[id].concepts, implied: [] }), sources: [] });
    const ended = touched.filter(([id]) => initiatives[id].state === "ended").map(whole).sort((a, b) => b.sum - a.sum);
    const told = new Set(fitting.map((row) => row.of)), silent = [...near].filter(([id]) => !told.has(id)).map(whole);
    const usable = ranked(found.filter((row) => row.kind !== "goal")), isSure = (row) => initiatives[row.of].state === "active";
    return [
      [words.expects, ranked(found.filter((row) => row.kind === "goal")).map(line)], [words.rules, rules.map(line), "", words["rules lead"]],
      [words.use, usable.filter(isSure).map(line)], [words.perhaps, usable.filter((row) => !isSure(row)).map(line), "", words["perhaps lead"]],
      [words.lasting, lasting.map(line), "", words["lasting lead"]], [words.silent, silent, "", words["silent lead"]],
      [words.ask, asked(near, chosen)], [words.together, grouped(alike).map((group) => ({ group, sources: [] })), words.computed], [words.ended, ended],
    ];
  };
  const lookedUp = (text) => text.split(words["look up"][0]).flatMap((each, place) => [...(place ? [link(...words["look up"])] : []), each]);
  const host = (address) => address.replace(/^https?:\/\/(www\.)?|\/$/gu, "");
  /** What a source goes by, with what is to be known of it. */
  const labelled = ([name, isUndated, , isPress]) => {
    const notes = [isUndated && words.undated, isPress && words.press].filter(Boolean);
    return notes.length ? `${name} (${notes.join(", ")})` : name;
  };
  const cited = (row) => row.sources.flatMap((source, place) => [place ? ", " : ` · ${words.source}: `, link(labelled(source), source[2])]);
  const names = (ids) => ids.flatMap((id, place) => [place ? ", " : "", link(initiatives[id] ? initiatives[id].name : id, page(id))]);
  const later = (id) => {
    const { next, basis } = initiatives[id];
    return next.length ? [`${words.replaced_by}: `, ...names(next)] : basis.length ? [`${words.basis_of}: `, ...names(basis)] : [];
  };
  /** Which of the choices a row says, and which its whole initiative does. */
  const its = (row) => [...(row.own || []).map((each) => concepts[each].name), ...(row.lent?.length ? [`${row.lent.map((each) => concepts[each].name).join(", ")} (${words.whole_initiative})`] : [])].join(", ");
  const item = (row) => {
    if (row.group) return el("li", ...names(row.group), about(`${words.shared}: ${common(row.group)}`));
    if (row.whole) {
      const { name, standing, state, ask } = initiatives[row.whole], after = later(row.whole);
      const more = state === "ended" ? [". ", ...(after.length ? after : [words.nobody])] : ask.length ? [` · ${ask.map((place) => actors[place].text).join(", ")}`] : [];
      return el("li", link(name, page(row.whole)), about(standing, ...more));
    }
    if (row.address) return el("li", link(row.text, row.address), about(...names([...row.ofs].slice(0, 4)),
      ...(row.website ? [` · ${words.website}: `, link(host(row.website), row.website)] : [])));
    const matched = its(row) && ` · ${its(row)}`;
    if (row.kind === "regulation") {
      return el("li", said(row.text), about(`${words.ruled} `, link(initiatives[row.of].name, `${page(row.of)}#${row.id}`), matched, ...cited(row)));
    }
    return el("li", said(row.text), about(row.said ? `${row.said} · ` : "", link(initiatives[row.of].name, `${page(row.of)}#${row.id}`), ` · ${initiatives[row.of].standing}`, row.seen ? ` · ${row.seen}` : "",
      matched, ...(later(row.of).length ? [" · ", ...later(row.of)] : []), ...cited(row)));
  };
  const concept = (box) => `${box.name === "tema" ? "theme" : "target-group"}/${box.value}`;
  /** Box that a machine ticked → the word of the plan that it goes by. */
  const ticked = new Map();
  const checked = () => boxes.filter((box) => box.checked);
  const chosenNow = () => checked().map(concept);
  /** What is chosen, with the word that a machine took it from, and a way to take it back. */
  const choice = (box) => {
    const { name } = concepts[concept(box)], off = el("button", "×");
    off.type = "button"; off.className = "off noprint"; off.ariaLabel = `${words.remove} ${name}`;
    off.addEventListener("click", () => { box.checked = false; show(); (get("chosen").querySelector("button") || boxes[0]).focus(); });
    return marked("choice", name, ...(ticked.has(box) ? [" ", marked("count", words.machine.replace("{word}", ticked.get(box)))] : []), off);
  };
  const listed = (rows) => {
    const list = el("ul", ...rows.map(item)), more = el("button", words.more.replace("{n}", rows.length - MOST));
    list.className = "parts few";
    more.type = "button"; more.className = "more"; more.hidden = rows.length <= MOST;
    more.addEventListener("click", () => { list.classList.remove("few"); more.remove(); const first = list.children[MOST]; first.tabIndex = -1; first.focus(); });
    return [list, more];
  };
  /** What sources only name, and whose name says what is chosen. */
  const onlyNamed = (chosen) => {
    const found = mentioned.filter((each) => each.concepts.some((one) => chosen.includes(one)));
    return found.length ? [el("p", `${words.only_named} `, ...found.flatMap((each, place) => [place ? ", " : "", link(each.text, each.address)]), ".")] : [];
  };
  /** What else is called by what is chosen, as buttons, each with how much more it gives. */
  const besides = (chosen, found) => {
    const others = [...new Set(chosen.flatMap((each) => concepts[each].near))].filter((each) => !chosen.includes(each));
    const given = others.map((each) => [each, total(answers([...chosen, each])) - total(found)]).filter(([, number]) => number > 0);
    return given.map(([each, number]) => {
      const button = el("button", words[isGroup(each) ? "try group" : "try theme"].replace("{name}", concepts[each].name).replace("{n}", number));
      button.type = "button"; button.className = "more";
      button.addEventListener("click", () => { boxes.find((box) => concept(box) === each).checked = true; show(); answer.focus({ preventScroll: true }); });
      return button;
    });
  };
  const folded = (heading, rows) => {
    const made = el("details", el("summary", `${heading} (${rows.length})`), ...listed(rows));
    made.className = "listed";
    return made;
  };
  /** How many goals and measures are found. */
  const counted = (found) => found.reduce((sum, [, rows]) => sum + rows.filter((row) => row.id).length, 0);
  const total = (found) => found.reduce((sum, [, rows]) => sum + rows.length, 0);
  const section = ([heading, rows, mark, lead]) => {
    const groups = HOW.map((how) => [how, rows.filter((row) => row.how === how)]).filter(([, of]) => of.length);
    const lists = groups.length > 1 ? groups.flatMap(([how, of]) => (how === "one" && heading !== words.rules && chosenNow().length > MANY ? [folded(words[`fits ${how}`], of)] : [el("h3", words[`fits ${how}`]), ...listed(of)])) : listed(rows);
    return [el("h2", heading, ...(mark ? [" ", marked("basis computed", mark)] : [])), ...(lead ? [el("p", about(...lookedUp(lead)))] : []), ...(rows.length ? lists : [el("p", words.none)])];
  };
  /** After the first mention of each name in another language, what the editors say that it means; the star is told of once. */
  const explain = () => {
    const first = new Map([...answer.querySelectorAll("a")].filter((each) => told.glosses[each.textContent]).reverse().map((each) => [each.textContent, each]));
    for (const [name, each] of first) each.after(" ", marked("gloss", told.glosses[name]));
    if (first.size) answer.append(el("p", about(words.starred)));
  };
  const show = () => {
    const chosen = chosenNow();
    const by = (name) => checked().filter((box) => box.name === name).map((box) => box.value).join(",");
    const hash = ["gruppe", "tema"].filter(by).map((name) => `${name}=${by(name)}`).join("&");
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
    for (const box of ticked.keys()) if (!box.checked) ticked.delete(box);
    const found = chosen.length ? answers(chosen) : [];
    document.title = chosen.length ? words.chosen + either(chosen.map((each) => concepts[each].name)).join("") : titled;
    get("chosen").replaceChildren(...(chosen.length ? [words.chosen, ...either(checked().map(choice))] : [words.choose]));
    get("see").hidden = get("keep").hidden = !chosen.length;
    get("see").textContent = words.see.replace("{n}", counted(found));
    get("address").textContent = location.href;
    const judged = chosen.length && words.judged ? [el("p", about(`${words.judged} `, link(words.about, "om.html")))] : [];
    const near = el("p", ...besides(chosen, found));
    near.className = "actions";
    const sections = found.filter(([heading, rows]) => rows.length || [words.expects, words.use, words.ask, words.ended].includes(heading)).map((each) => [each, [...section(each), ...(each[0] === words.use ? onlyNamed(chosen) : [])]]);
    answer.replaceChildren(...judged, ...(near.children.length ? [near] : []), ...sections.flatMap(([, made]) => made));
    explain();
    get("contents").hidden = !sections.length;
    get("contents").querySelector("span").replaceChildren(...sections.flatMap(([[heading, rows], [top]], place) => [place ? " · " : "", toward(top, heading), ` ${rows.length}`]));
  };
  /** A link down to a heading, which leaves what is chosen in the address. */
  const toward = (top, heading) => {
    const made = link(heading, location.href);
    top.tabIndex = -1;
    made.addEventListener("click", (event) => { event.preventDefault(); top.scrollIntoView(); top.focus({ preventScroll: true }); });
    return made;
  };
  /** What a file is called: after the page and the first of the choices, and how many more there are. */
  const saved = () => {
    const [first, ...others] = checked().map((box) => concepts[concept(box)].name.split(" (")[0].toLowerCase().match(/[\p{L}\p{N}]+/gu).join("-"));
    return ["kommunen", first, ].join("-") + (others.length ? `+${others.length}` : "");
  };
  const csv = () => {
    const rows = answers(chosenNow()).flatMap(([heading, found]) => found.map((row) => [
      heading, row.text || (row.group || [row.whole]).map((id) => initiatives[id].name).join(" – "),
      row.of ? initiatives[row.of].name : row.whole ? initiatives[row.whole].next.map((id) => (initiatives[id] || { name: id }).name).join(", ") : "",
      row.of ? [initiatives[row.of].standing, row.seen].filter(Boolean).join(". ") : row.whole ? initiatives[row.whole].standing : "",
      its(row), row.sources.map(labelled).join(", "), row.website || row.sources.map((each) => each[2]).join(" ")]));
    window.lhlSave.table(`${saved()}.csv`, [words.csv_columns, ...rows]);
  };
  const word = () => {
    const said = [`<h1>${get("chosen").innerHTML}</h1>`, get("sender").outerHTML, answer.innerHTML].join("").replaceAll(/<button.*?<\/button>/gu, "").replaceAll("<details", "<details open");
    window.lhlSave.file(`${saved()}.html`, "text/html", `<!doctype html><html lang="${document.documentElement.lang}"><meta charset="utf-8"><title>${document.title}</title>${said}</html>`);
  };
  const find = () => {
    const { lhlFold, lhlStem } = window, plan = get("plan").value, whole = ` ${lhlFold(plan)} `, typed = plan.normalize("NFC").match(/[\p{L}\p{M}\p{N}_]+/gu) || [];
    /** Set phrases, and names of initiatives with what they are about: of anything else, a word within them tells nothing. */
    const phrases = [...words.phrases.map((each) => [each, []]), ...Object.values(initiatives).map((each) => [each.name, each.concepts])]
      .map(([name, of]) => [lhlFold(name), of]).filter(([name]) => name.includes(" ") && whole.includes(` ${name} `));
    const without = (text, phrase) => text.replaceAll(` ${phrase} `, ` ${phrase.replaceAll(/[^ ]+/gu, "-")} `);
    for (const box of boxes.filter((each) => !each.checked)) {
      const id = concept(box), called = lhlFold(concepts[id].name), text = phrases.reduce((read, [name, of]) => (of.includes(id) ? read : without(read, name)), whole);
      /** Of each inflected word, the first place: "ensomme" in the text is "ensomhet" in a name. */
      const places = new Map(text.trim().split(" ").map((word, place) => [lhlStem(word), place]).reverse());
      const place = (name) => (text.includes(` ${name}`) ? text.slice(0, text.indexOf(` ${name}`)).split(" ").length - 1 : places.get(lhlStem(name)) ?? -1);
      /** The plainest word is one of the name itself. */
      const name = [...concepts[id].words].sort((a, b) => called.includes(b) - called.includes(a)).find((each) => each.length > 3 && place(each) >= 0);
      if (!name) continue;
      const first = place(name);
      box.checked = true;
      ticked.set(box, typed.slice(first, first + name.split(" ").length).join(" "));
    }
    show();
    fold();
  };
  /** What is chosen is one line, once there is an answer; nothing chosen leaves the choices open. */
  const fold = () => { get("choices").open = !chosenNow().length; };
  const read = () => {
    const given = new Set(location.hash.slice(1).split("&").flatMap((each) => (each.split("=")[1] || "").split(",").map((value) => `${each.split("=")[0]}=${value}`)));
    for (const box of boxes) box.checked = given.has(`${box.name}=${box.value}`);
    show();
    fold();
  };
  form.hidden = false;
  form.addEventListener("change", (event) => { if (event.target.type === "checkbox") show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { show(); fold(); }));
  window.addEventListener("hashchange", read);
  get("see").addEventListener("click", () => { fold(); get("chosen").scrollIntoView(); answer.focus({ preventScroll: true }); });
  get("print").addEventListener("click", () => window.print());
  get("csv").addEventListener("click", csv); get("word").addEventListener("click", word); get("find").addEventListener("click", find);
  read();
})();
