(() => {
  "use strict";
  const { lhlPlan: known, lhlPlanSaid: told } = window, { words } = told;
  const named = known.concepts.map((each) => each[0]), known_as = known.initiatives.map((each) => each[0]);
  const called = (places) => places.map((place) => named[place]);
  const concepts = Object.fromEntries(known.concepts.map(([id, weight, said], place) => [id, { weight, words: said, name: told.concepts[place] }]));
  const initiatives = Object.fromEntries(known.initiatives.map(([id, state, next, having, groups], place) => {
    const [name, standing, ask] = told.initiatives[place];
    return [id, { name, standing, ask, state, next, concepts: called(having), groups: called(groups) }];
  }));
  const parts = known.parts.map(([of, id, kind, about, sources], place) => ({
    of: known_as[of], id, kind, said: told.kinds[kind] || "", text: told.parts[place][0], seen: told.parts[place][1], concepts: called(about), sources: sources.map((each) => known.sources[each]),
  }));
  const pairs = known.pairs.map(([a, b, score]) => [known_as[a], known_as[b], score]);
  const get = (id) => document.getElementById(id);
  const form = get("choice"), answer = get("answer"), boxes = [...form.querySelectorAll("input[type=checkbox]")];
  const MOST = 8;
  const el = (tag, ...inside) => { const made = document.createElement(tag); made.append(...inside); return made; };
  const link = (text, address) => { const made = el("a", text); made.href = address; return made; };
  const about = (...inside) => { const made = el("span", ...inside); made.className = "about"; return made; };
  const page = (id) => `initiative/${id}.html`;
  const weight = (having, chosen) => chosen.reduce((sum, each) => sum + (having.includes(each) ? concepts[each].weight : 0), 0);
  const current = (id) => ["active", "perhaps"].includes(initiatives[id].state);

  /** What the page answers, as plain rows: section, text, about, initiative, address, sources. */
  const answers = (chosen) => {
    const sure = (id) => (initiatives[id].state === "active" ? 1 : 0.6);
    /** What a measure does not say itself it may have from whom its whole initiative is for; that counts half. */
    const told = (row) => weight(row.concepts, chosen) || (row.kind === "goal" ? 0 : weight(initiatives[row.of].groups, chosen) / 2);
    const found = parts.filter((row) => initiatives[row.of] && current(row.of))
      .map((row) => ({ ...row, sum: told(row) * sure(row.of) })).filter((row) => row.sum > 0)
      .sort((a, b) => b.sum - a.sum || a.text.localeCompare(b.text));
    const line = (row) => ({ text: row.text, said: row.said, seen: row.seen, of: row.of, id: row.id, sources: row.sources });
    const touched = Object.keys(initiatives).map((id) => [id, weight(initiatives[id].concepts, chosen)])
      .filter((each) => each[1] > 0).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
    const near = new Map(touched.filter(([id]) => current(id)));
    const hands = new Map();
    for (const row of found) for (const [name, address] of initiatives[row.of].ask) {
      const known = hands.get(name) || { text: name, address, sum: 0, ofs: new Set(), sources: [] };
      known.sum += row.sum; known.ofs.add(row.of); hands.set(name, known);
    }
    const together = pairs.filter(([a, b]) => near.has(a) && near.has(b))
      .map(([a, b, score]) => ({ pair: [a, b], sum: score * (near.get(a) + near.get(b)), sources: [] })).sort((a, b) => b.sum - a.sum);
    const ended = touched.filter(([id]) => initiatives[id].state === "ended")
      .map(([id, sum]) => ({ ended: id, sum: sum * (initiatives[id].next.length ? 2 : 1), sources: [] })).sort((a, b) => b.sum - a.sum);
    return [
      [words.expects, found.filter((row) => row.kind === "goal").map(line)], [words.use, found.filter((row) => row.kind !== "goal").map(line)],
      [words.ask, [...hands.values()].sort((a, b) => b.sum - a.sum)], [words.together, together], [words.ended, ended],
    ];
  };
  const cited = (row) => row.sources.flatMap(([name, date, url], place) => [place ? ", " : ` · ${words.source}: `, link(date ? `${name} ${date.slice(0, 4)}` : `${name}, ${words.undated}`, url)]);
  const names = (ids) => ids.flatMap((id, place) => [place ? ", " : "", link(initiatives[id] ? initiatives[id].name : id, page(id))]);
  const item = (row) => {
    if (row.pair) return el("li", link(initiatives[row.pair[0]].name, page(row.pair[0])), ` ${words.shares} `, link(initiatives[row.pair[1]].name, page(row.pair[1])));
    if (row.ended) return el("li", link(initiatives[row.ended].name, page(row.ended)), about(initiatives[row.ended].standing, ". ",
      ...(initiatives[row.ended].next.length ? [`${words.replaced_by}: `, ...names(initiatives[row.ended].next)] : [words.nobody])));
    if (row.address) return el("li", link(row.text, row.address), about(...names([...row.ofs].slice(0, 4))));
    return el("li", row.text, about(row.said ? `${row.said} · ` : "", link(initiatives[row.of].name, `${page(row.of)}#${row.id}`), ` · ${initiatives[row.of].standing}`, row.seen ? ` · ${row.seen}` : "", ...cited(row)));
  };
  const concept = (box) => `${box.name === "tema" ? "theme" : "target-group"}/${box.value}`;
  /** Did a machine tick what is chosen? */
  let machine = false;
  const chosenNow = () => boxes.filter((box) => box.checked).map(concept);
  const show = () => {
    const chosen = chosenNow();
    const by = (name) => boxes.filter((box) => box.checked && box.name === name).map((box) => box.value).join(",");
    const hash = ["gruppe", "tema"].filter(by).map((name) => `${name}=${by(name)}`).join("&");
    history.replaceState(null, "", hash ? `#${hash}` : location.pathname);
    get("chosen").textContent = chosen.length ? words.chosen + chosen.map((each) => concepts[each].name).join(", ") + (machine ? words.machine : "") : words.choose;
    const found = chosen.length ? answers(chosen) : [];
    get("see").hidden = get("keep").hidden = !chosen.length;
    get("see").textContent = words.see.replace("{n}", found.reduce((sum, [, rows]) => sum + rows.length, 0));
    answer.replaceChildren(...found.flatMap(([heading, rows]) => {
      const list = el("ul", ...rows.slice(0, MOST).map(item));
      list.className = "parts";
      const made = [el("h2", heading), rows.length ? list : el("p", words.none)];
      if (rows.length > MOST) {
        const more = el("button", words.more.replace("{n}", rows.length - MOST));
        more.type = "button"; more.className = "more";
        more.addEventListener("click", () => { const first = rows.slice(MOST).map(item); list.append(...first); more.remove(); first[0].tabIndex = -1; first[0].focus(); });
        made.push(more);
      }
      return made;
    }));
  };
  const save = (name, type, text) => {
    const made = link("", URL.createObjectURL(new Blob(["\ufeff", text], { type })));
    made.download = name; made.click(); URL.revokeObjectURL(made.href);
  };
  const csv = () => {
    const cell = (text) => `"${(/^[=+\-@\t]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
    const rows = answers(chosenNow()).flatMap(([heading, found]) => found.map((row) => [
      heading, row.text || (row.pair || [row.ended]).map((id) => initiatives[id].name).join(" – "),
      row.of ? initiatives[row.of].name : row.ended ? initiatives[row.ended].next.map((id) => (initiatives[id] || { name: id }).name).join(", ") : "",
      row.of ? [initiatives[row.of].standing, row.seen].filter(Boolean).join(". ") : row.ended ? initiatives[row.ended].standing : "",
      row.sources.map(([name, date]) => `${name} ${date}`.trim()).join(", "), row.sources.map((each) => each[2]).join(" ")]));
    save("plan.csv", "text/csv", rows.map((row) => row.map(cell).join(";")).join("\r\n"));
  };
  const word = () => save("plan.html", "text/html", `<!doctype html><html lang="${document.documentElement.lang}"><meta charset="utf-8"><title>${document.title}</title><h1>${document.querySelector("h1").innerHTML}</h1><p>${get("chosen").innerHTML}</p>${answer.innerHTML.replaceAll(/<button.*?<\/button>/gu, "")}</html>`);
  const find = () => {
    const text = ` ${window.lhlFold(get("plan").value)} `;
    for (const box of boxes) if (concepts[concept(box)].words.some((each) => each.length > 3 && text.includes(` ${each}`))) { box.checked = true; machine = true; }
    show();
  };
  const read = () => {
    const given = new Set(location.hash.slice(1).split("&").flatMap((each) => (each.split("=")[1] || "").split(",").map((value) => `${each.split("=")[0]}=${value}`)));
    for (const box of boxes) box.checked = given.has(`${box.name}=${box.value}`);
    show();
    if (chosenNow().length) for (const each of form.querySelectorAll("details")) each.open = false;
  };
  form.hidden = false;
  form.addEventListener("change", (event) => { if (event.target.type === "checkbox") show(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => { machine = false; setTimeout(show); });
  window.addEventListener("hashchange", read);
  get("see").addEventListener("click", () => { get("chosen").scrollIntoView(); answer.focus({ preventScroll: true }); });
  get("print").addEventListener("click", () => window.print());
  get("csv").addEventListener("click", csv); get("word").addEventListener("click", word); get("find").addEventListener("click", find);
  read();
})();
