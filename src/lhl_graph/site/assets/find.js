(() => {
  "use strict";
  const { lhlSearch: { alike, concepts, rows: indexed, asks, homes }, lhlSearchSaid: { kinds, words, small, asking, page, concepts: called, rows: said, asks: titled, foreign } } = window;
  /** Place → the language of a name that is not in the page's. */
  const tongues = new Map(Object.entries(foreign).flatMap(([tag, places]) => places.map((place) => [place, tag])));
  /** Page → what the initiative that it is about is called, how it stands and in which language, which is told of its parts. */
  const pages = new Map(indexed.map((each, place) => [each[1], [...said[place].slice(0, 2), tongues.get(place)]]));
  for (const [page, home] of Object.entries(homes)) pages.set(page, pages.get(home));
  const rows = indexed.map(([kind, address, names, about, tags, standing, , lent = []], place) => {
    const text = [about, ...[...tags, ...lent].map((each) => concepts[each])].join(" ");
    const [name, own] = said[place], [whole, stands, tongue] = address.includes("#") ? pages.get(address.split("#")[0]) : [];
    return [name, kind, address, names, text, [[kinds[kind]], [whole === name ? "" : whole, tongue], [own || stands]].filter(([told]) => told), standing, tongues.get(place)];
  });
  const SCHEMES = new Set(["theme", "target-group"]);
  const FIRST = { theme: 5, "target-group": 5, initiative: 4, actor: 2, objective: 1, letter: 1, solution: 0 };
  /** What is over, only proposed or not yet begun; what sources only name is 2. */
  const NOT_IN_FORCE = 1;
  /** A beginning that is no part of a compound: "foreldre" is not about "eldre". */
  const PREFIXES = new Set(["for", "be", "an", "er", "mis"]);
  /** So many ready questions are shown, before what a question is about; after so many hits where only words are typed. */
  const READY = 3, FEW = 5;
  /** So many points an initiative has from a word of the name of whom to ask about it: as many as from what it is about. */
  const ASKED = 7;
  /** What a word counts for in a measure that only has it from its whole initiative. */
  const LENT = 0.5;
  const plain = (text) => text.replace(/ae/gu, "e").replace(/oe/gu, "o").replace(/aa/gu, "a");
  const stem = window.lhlStem, stems = (text) => text.split(" ").map(stem).join(" ");
  /** Word → place among `rows` → 2 for a name of a thing, 1.5 for the words of a part, 1 for what either is about. */
  const index = new Map();
  const named = new Set(), whole = rows.map(() => new Set());
  /** Place of an actor → the places of the initiatives that it is asked about. */
  const askedOf = new Map();
  indexed.forEach((each, place) => (each[6] || []).forEach((actor) => askedOf.set(actor, [...(askedOf.get(actor) || []), place])));
  /** What a hit is called on this page, with a space before each word: it goes before what is only otherwise called so. */
  const titles = rows.map(([name]) => ` ${plain(window.lhlFold(name))}`);
  const headings = titles.map((title) => stems(title.trim()));
  const add = (word, place, weight) => {
    const known = index.get(word) || new Map();
    known.set(place, Math.max(weight, known.get(place) || 0));
    index.set(word, known);
  };
  rows.forEach((row, place) => {
    for (const name of plain(row[3]).split(" | ")) {
      whole[place].add(stems(name));
      for (const word of name.split(" ")) { add(word, place, row[1] in FIRST ? 2 : 1.5); named.add(word); }
    }
    const [, , , about, own, , , lent = []] = indexed[place];
    for (const text of [about, ...own.map((tag) => concepts[tag])]) for (const word of plain(text).split(" ")) add(word, place, 1);
    for (const tag of lent) for (const word of plain(concepts[tag]).split(" ")) add(word, place, LENT);
  });
  const entries = [...index].map(([word, places]) => [word, stem(word), places]), names = [...named].sort();
  const points = (known, its, word, root) => {
    if (known === word) return 8;
    if (its === root) return 7;
    if (known.startsWith(word)) return 5;
    if (known.startsWith(root)) return 4;
    return root.length >= 4 ? within(known, root) : 0;
  };
  /** Of a word within another, most where it begins a part of a compound; a short one is left out where it does not,
   * and where two known words meet within it: "demensomsorg" is not about "ensom". */
  const within = (known, root) => {
    for (let at = known.indexOf(root, 1); at > 0; at = known.indexOf(root, at + 1)) {
      if (PREFIXES.has(known.slice(0, at))) return 0;
      const meeting = parts(known)[0]?.length;
      if (at > 2 && !(at < meeting && meeting < at + root.length) && heads.has(stem(known.slice(0, at)))) return 2;
    }
    return root.length >= 6 && known.includes(root) ? 1 : 0;
  };
  const kept = new Map();
  const found = (word) => {
    if (kept.has(word)) return kept.get(word);
    const root = stem(word), by = new Map();
    kept.set(word, by);
    for (const [known, its, places] of entries) {
      const got = points(known, its, word, root);
      if (got) for (const [place, weight] of places) by.set(place, Math.max(got * weight, by.get(place) || 0));
    }
    return by;
  };
  /** The known word that a misspelt one most likely is; the word itself where none is a letter away. */
  const spelled = (word) => (word.length < 5 ? [] : names).filter((name) => name.length > 4 && isLetterAway(name, word))
    .sort((a, b) => index.get(b).size - index.get(a).size)[0] || word;
  /** A known word as the page writes it. */
  const written = (word) => [...index.get(word).keys()].flatMap((place) => rows[place][0].toLowerCase().match(/[\p{L}\p{N}-]+/gu) || [])
    .find((each) => plain(window.lhlFold(each)) === word) || "";
  const little = new Set(small.map(plain));
  const heads = new Set(names.filter((name) => !little.has(name)).map(stem));
  /** Does a name begin so? The first that does not come before it in order is the only one to ask. */
  const begins = (start) => {
    let low = 0, high = names.length;
    while (low < high) { const middle = (low + high) >> 1; if (names[middle] < start) low = middle + 1; else high = middle; }
    return low < names.length && names[low].startsWith(start);
  };
  /** The two known words that an unknown compound is made of. */
  const parts = (word) => {
    for (let cut = word.length - 4; cut >= 4; cut -= 1) {
      const head = word.slice(0, cut), tail = word.slice(cut);
      if (heads.has(stem(head)) && begins(stem(tail))) return [head, tail];
    }
    return [];
  };
  /** Stem of a word → what the other written form of Norwegian calls the same. */
  const other = new Map();
  for (const pair of alike.map((each) => each.map(plain))) for (const [from, to] of [pair, [...pair].reverse()]) {
    other.set(stem(from), (other.get(stem(from)) || new Set()).add(to));
  }
  /** What has both parts of a compound; where nothing has, what has either, unless only both will do. */
  const compound = (word, onlyBoth) => {
    const each = parts(word).map(found), both = each.length ? [...each[0].keys()].filter((place) => each[1].has(place)) : [];
    const places = both.length || onlyBoth ? both : each.flatMap((part) => [...part.keys()]);
    return new Map(places.map((place) => [place, each.reduce((sum, part) => sum + (part.get(place) || 0) / 2, 0)]));
  };
  const either = (word) => {
    const by = new Map(found(word));
    const more = (places) => { for (const [place, got] of places) by.set(place, Math.max(got, by.get(place) || 0)); };
    for (const same of other.get(stem(word)) || []) more(found(same));
    if (![...by.keys()].some((place) => !(rows[place][1] in FIRST) && says(indexed[place][2], word))) more(compound(word, by.size > 0));
    return by;
  };
  /** Does a folded text say a word, in either written form of Norwegian? */
  const says = (text, word) => [word, ...(other.get(stem(word)) || [])]
    .some((each) => plain(text).split(" ").some((known) => points(known, stem(known), each, stem(each))));
  /** The name that has a word, rather as it is typed than otherwise. */
  const nameWith = (names, word) => names.find((name) => plain(name).includes(word)) || names.find((name) => says(name, word));
  /** Where a hit has the words that it does not show: another name, its text, what it is about. */
  const why = (place, asked) => {
    const [kind, , names, about, own, , hands = [], lent = []] = indexed[place], tags = [...own, ...lent];
    const where = (word, isWhole) => {
      if (says(titles[place], word)) return [];
      if (says(names, word)) return [kind in FIRST ? words["hit name"].replace("{name}", nameWith(names.split(" | "), word)) : words["hit text"]];
      const of = [...tags.filter((tag) => says(concepts[tag], word)).map((tag) => called[tag]),
        ...hands.filter((hand) => [...whole[hand]].some((name) => name.split(" ").includes(stem(word)))).map((hand) => `${kinds.actor.toLowerCase()} ${said[hand][0]}`)];
      if (of.length) return of;
      if (says(about, word)) return [words[kind in FIRST ? "hit about" : "hit english"]];
      return isWhole ? parts(word).flatMap((part) => where(part, false)) : [];
    };
    return [...new Set(asked.flatMap((word) => where(word, true)))].join(", ");
  };
  const questions = asks.map(([address, title, words], place) => {
    const isPage = !address.startsWith("sporsmal/");
    return { isPage, text: plain(`${title} ${words}`), title: plain(title), row: [titled[place], "question", address, "", "", [[isPage ? page : kinds.question]], 0] };
  });
  /** The names of what has a page that words say, each in stems. */
  const namesIn = (typed, kind) => {
    const line = ` ${typed.map(stem).join(" ")} `;
    return whole.flatMap((names, place) => ((kind ? rows[place][1] === kind : rows[place][1] in FIRST) ? [...names].filter((name) => line.includes(` ${name} `)) : []));
  };
  /** The themes and target groups that words name, each by its longest name; where none do, those that parts of them name. */
  const conceptsIn = (typed) => {
    const spoken = namesIn(typed), within = typed.flatMap(parts);
    const longest = spoken.filter((name) => !spoken.some((other) => other !== name && ` ${other} `.includes(` ${name} `)));
    const found = rows.filter((row, place) => SCHEMES.has(row[1]) && longest.some((name) => whole[place].has(name)));
    return found.length || !within.length ? found : conceptsIn(within);
  };
  const pointsIn = (text, word) => Math.max(...text.split(" ").map((known) => points(known, stem(known), word, stem(word))));
  const tells = (text, word) => pointsIn(text, word) >= 4;
  /** The pages of all initiatives and the ready questions that say all that is asked but the names of things, or ask of such a name themselves ("tilskudd");
   * of those the ones that say most of the other words too. */
  const ready = (typed) => {
    const telling = typed.filter((word) => !little.has(word)), wanted = telling.length ? telling : typed, spoken = namesIn(typed), single = new Set(spoken);
    const within = new Set(spoken.flatMap((name) => name.split(" "))), rest = wanted.filter((word) => !within.has(stem(word)));
    const themes = wanted.filter((word) => single.has(stem(word)));
    const asksOf = ({ isPage, text, title }) => !(isPage && namesIn(typed, "initiative").length) && rest.every((word) => tells(text, word)) && (spoken.length ? [...rest, ...themes].some((word) => tells(title, word)) : rest.length > 0);
    return questions.filter(asksOf)
      .map((asking) => [typed.reduce((sum, word) => sum + pointsIn(asking.text, word), 0), asking])
      .sort((a, b) => b[0] - a[0]).filter(([sum], _, [[best]]) => sum === best).slice(0, READY).map(([, asking]) => asking);
  };
  /** Of editions of one text that stand alike the newest comes first, in the places that they have. */
  const newestFirst = (hits) => {
    const series = new Map();
    hits.forEach(({ row, late }, at) => {
      const key = `${row[1]} ${late} ${row[0].replace(/\d{4}/gu, "")}`;
      if (/\d{4}/u.test(row[0])) series.set(key, [...(series.get(key) || []), at]);
    });
    for (const places of series.values()) {
      const sorted = places.map((at) => hits[at]).sort((a, b) => b.row[0].localeCompare(a.row[0]));
      places.forEach((at, n) => { hits[at] = sorted[n]; });
    }
  };
  /** The actors that words name, each with the words of its name in stems. */
  const actorsIn = (typed) => {
    const line = ` ${typed.map(stem).join(" ")} `;
    return rows.flatMap((row, place) => (row[1] === "actor" ? [[place, [...whole[place]].filter((name) => line.includes(` ${name} `)).join(" ").split(" ")]] : []));
  };
  /** Where an actor is named in full, so is every initiative that it is asked about. */
  const addAsked = (words, every) => {
    for (const [actor, spoken] of actorsIn(words)) for (const place of askedOf.get(actor) || []) {
      words.forEach((word, at) => { if (spoken.includes(stem(word)) && !every[at].has(place)) every[at].set(place, ASKED); });
    }
  };
  const ofAll = new Set(asking.map(plain));
  /** Rows that have every word but the small ones, in a name, in part of a compound or in the text; the best first.
   * Where none has them all, those that have most of them; and the words that nothing has. What is not in force stands last. */
  const find = (query) => {
    const typed = plain(window.lhlFold(query)).split(" ").filter(Boolean), telling = typed.filter((word) => !little.has(word) && !ofAll.has(word));
    const used = telling.length ? telling : typed, asWritten = query.match(/[\p{L}\p{N}_]+/gu) || [];
    const meantBy = used.map((word) => (found(word).size || other.has(stem(word)) || parts(word).length ? word : spelled(word)));
    const every = meantBy.map(either);
    addAsked(meantBy, every);
    const asked = meantBy.filter((_, place) => every[place].size);
    const by = every.filter((each) => each.size), roots = asked.map(stem), said = [roots, typed.map(stem)].map((each) => ` ${each.join(" ")} `);
    const count = new Map();
    for (const each of by) for (const place of each.keys()) count.set(place, (count.get(place) || 0) + 1);
    const asksOf = namesIn(typed, "initiative").filter((name) => name.includes(" ")), inNames = new Set(asksOf.flatMap((name) => name.split(" ")));
    const beside = by.filter((_, at) => !inNames.has(roots[at]));
    /** Words within the name of an initiative that is asked for do not count by themselves. */
    const isOn = (place) => !asksOf.length || beside.some((each) => each.has(place)) || asksOf.some((name) => ` ${stems(plain(`${rows[place][3]} ${rows[place][4]}`))} `.includes(` ${name} `));
    const most = [...count.values()].reduce((known, each) => Math.max(known, each), 0);
    const having = [...count.keys()].filter((place) => count.get(place) === most);
    /** A year alone tells less than any other word. */
    const saying = having.filter((place) => asked.some((word, of) => !/^\d+$/u.test(word) && by[of].has(place)));
    const hits = (saying.length ? saying : having).map((place) => {
      const row = rows[place], sum = by.reduce((known, each) => known + (each.get(place) || 0), FIRST[row[1]] || 0);
      const isShown = roots.every((root) => titles[place].includes(` ${root}`)) || said.some((each) => each.includes(` ${headings[place]} `)), titled = isShown && row[1] in FIRST;
      const isNamed = [...whole[place]].some((name) => said.some((each) => each.includes(` ${name} `)));
      const isKnown = isNamed || (titled && (row[6] === NOT_IN_FORCE || asked.length > 1));
      return { row, place, isNamed, late: isKnown ? 0 : row[6], sum: sum + (isNamed ? 12 : 0) + (isShown ? 4 : 0) };
    }).filter(({ place, isNamed }) => isNamed || isOn(place)).sort((a, b) => a.late - b.late || b.sum - a.sum || a.row[3].length - b.row[3].length);
    newestFirst(hits);
    const now = hits.filter((hit) => !hit.late), offered = ready(typed);
    const isAsked = little.has(typed[0]) || ofAll.has(typed[0]), first = now.findIndex(({ row, isNamed }) => !(isNamed && row[1] === "initiative"));
    const at = Math.min(now.length, !isAsked ? FEW : first < 0 ? hits.length : first), sorted = hits.map(({ row }) => row);
    const isMeant = (word) => asked.includes(word) && !typed.includes(word);
    const meant = meantBy.some(isMeant) ? typed.map((word, place) => { const by = meantBy[used.indexOf(word)]; return isMeant(by) ? written(by) : asWritten[place]; }).join(" ") : "";
    /** The words that no hit has, where none has them all. */
    const without = most < asked.length ? asked.filter((_, of) => !hits.some(({ place }) => by[of].has(place))).map(written).filter(Boolean) : [];
    /** A page that says more than one word of what is asked stands before all hits. */
    const leading = offered.filter(({ isPage, text }) => isPage && typed.filter((word) => tells(text, word)).length > 1), others = offered.filter((each) => !leading.includes(each));
    const isOffered = (word) => offered.some(({ text }) => tells(text, word));
    const missing = used.flatMap((word, place) => (every[place].size || isOffered(word) ? [] : [asWritten[typed.indexOf(used[place])]]));
    return {
      number: hits.length, shown: [...leading.map(({ row }) => row), ...sorted.slice(0, at), ...others.map(({ row }) => row), ...sorted.slice(at)], late: hits.length - now.length, past: hits.filter(({ row }) => row[6]).length, most, missing, without, meant, asked,
      concepts: conceptsIn(meantBy), why: (row) => (row[1] === "question" ? "" : why(rows.indexOf(row), asked)),
    };
  };
  window.lhlFind = find;
})();
