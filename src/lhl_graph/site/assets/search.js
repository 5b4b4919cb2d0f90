(() => {
  "use strict";
  const { lhlSearch: { alike, concepts, rows: indexed, asks }, lhlSearchSaid: { kinds, words, small, asking, concepts: called, rows: said, asks: titled, foreign } } = window;
  /** Place → the language of a name that is not in the page's. */
  const tongues = new Map(Object.entries(foreign).flatMap(([tag, places]) => places.map((place) => [place, tag])));
  /** Page → what the initiative that it is about is called, how it stands and in which language, which is told of its parts. */
  const pages = new Map(indexed.map((each, place) => [each[1], [...said[place].slice(0, 2), tongues.get(place)]]));
  const rows = indexed.map(([kind, address, names, about, tags, isOver], place) => {
    const text = [about, ...tags.map((each) => concepts[each])].join(" ");
    const [name, own] = said[place], [whole, stands, tongue] = address.includes("#") ? pages.get(address.split("#")[0]) : [];
    return [name, kind, address, names, text, [[kinds[kind]], [whole === name ? "" : whole, tongue], [own || stands]].filter(([told]) => told), isOver, tongues.get(place)];
  });
  const FIRST = { theme: 5, "target-group": 5, initiative: 4, actor: 2, objective: 1, letter: 1 };
  /** What is over, and does not itself say what is asked for, loses so many points: more than any hit has. */
  const LATE = 1000;
  const OVER = 1;
  /** A beginning that is no part of a compound: "foreldre" is not about "eldre". */
  const PREFIXES = new Set(["for", "be", "an", "er", "mis"]);
  /** So many ready questions are shown, before what a question is about; after so many hits where only words are typed. */
  const READY = 3, FEW = 5;
  /** How many hits are shown. */
  const MOST = 60;
  const ENDINGS = /(?:erne|ene|ane|er|en|et|e|a)?s?$/u;
  const plain = (text) => text.replace(/ae/gu, "e").replace(/oe/gu, "o").replace(/aa/gu, "a");
  /** A word without its ending; no Norwegian word ends in mm, which an ending makes of m. */
  const stem = (word) => { const cut = word.replace(ENDINGS, "").replace(/(?<=.{3})mm$/u, "m"); return cut.length >= 4 ? cut : word; };
  const stems = (text) => text.split(" ").map(stem).join(" ");
  /** Word → place among `rows` → 2 for a name of a thing, 1.5 for the words of a part, 1 for what either is about. */
  const index = new Map();
  const named = new Set(), whole = rows.map(() => new Set());
  /** What a hit is called on this page, with a space before each word: it goes before what is only otherwise called so. */
  const titles = rows.map(([name]) => ` ${plain(window.lhlFold(name))}`);
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
    for (const word of plain(row[4]).split(" ")) add(word, place, 1);
  });
  const entries = [...index].map(([word, places]) => [word, stem(word), places]), names = [...named].sort();
  const points = (known, its, word, root) => {
    if (known === word) return 8;
    if (its === root) return 7;
    if (known.startsWith(word)) return 5;
    if (known.startsWith(root)) return 4;
    return root.length >= 4 ? within(known, root) : 0;
  };
  /** Of a word within another, most where it begins a part of a compound; a short one is left out where it does not. */
  const within = (known, root) => {
    for (let at = known.indexOf(root, 1); at > 0; at = known.indexOf(root, at + 1)) {
      if (PREFIXES.has(known.slice(0, at))) return 0;
      if (at > 2 && heads.has(stem(known.slice(0, at)))) return 2;
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
  /** Do the own words of a hit say a word, or both parts of it? */
  const tells = (place, word) => [[word], parts(word)].some((of) => of.length && of.every((each) => says(indexed[place][2], each)));
  /** Where a hit has the words that it does not show: another name, its text, what it is about. */
  const why = (place, asked) => {
    const [kind, , names, about, tags] = indexed[place];
    const where = (word, isWhole) => {
      if (says(titles[place], word)) return [];
      if (says(names, word)) return [words[kind in FIRST ? "hit name" : "hit text"]];
      const of = tags.filter((tag) => says(concepts[tag], word)).map((tag) => called[tag]);
      if (of.length) return of;
      if (says(about, word)) return [words[kind in FIRST ? "hit about" : "hit english"]];
      return isWhole ? parts(word).flatMap((part) => where(part, false)) : [];
    };
    return [...new Set(asked.flatMap((word) => where(word, true)))].join(", ");
  };
  const questions = asks.map(([address, title, words], place) => ({ text: plain(`${title} ${words}`), title: plain(title), row: [titled[place], "question", address, "", "", [[kinds.question]], 0] }));
  /** The names of what has a page that words say, each in stems. */
  const namesIn = (typed) => {
    const line = ` ${typed.map(stem).join(" ")} `;
    return whole.flatMap((names, place) => (rows[place][1] in FIRST ? [...names].filter((name) => line.includes(` ${name} `)) : []));
  };
  /** The ready questions that say all that is asked but the names of things, or ask of such a name themselves ("tilskudd");
   * first those that say most of the other words too. */
  const ready = (typed) => {
    const wanted = typed.filter((word) => !little.has(word)), spoken = namesIn(typed), single = new Set(spoken);
    const within = new Set(spoken.flatMap((name) => name.split(" "))), rest = wanted.filter((word) => !within.has(stem(word)));
    const themes = wanted.filter((word) => single.has(stem(word)));
    const says = (text, word) => Math.max(...text.split(" ").map((known) => points(known, stem(known), word, stem(word))));
    const tells = (text, word) => says(text, word) >= 4;
    const asksOf = ({ text, title }) => rest.every((word) => tells(text, word)) && (rest.length > 0 || themes.some((word) => tells(title, word)));
    return questions.filter(asksOf)
      .map(({ text, row }) => [typed.reduce((sum, word) => sum + says(text, word), 0), row])
      .sort((a, b) => b[0] - a[0]).slice(0, READY).map(([, row]) => row);
  };
  const ofAll = new Set(asking.map(plain));
  /** Rows that have every word but the small ones, in a name, in part of a compound or in the text; the best first.
   * Where none has them all, those that have most of them; and the words that nothing has. */
  const find = (query) => {
    const typed = plain(window.lhlFold(query)).split(" ").filter(Boolean), telling = typed.filter((word) => !little.has(word) && !ofAll.has(word));
    const used = telling.length ? telling : typed, asWritten = query.match(/[\p{L}\p{N}_]+/gu) || [];
    const meantBy = used.map((word) => (found(word).size || other.has(stem(word)) || parts(word).length ? word : spelled(word)));
    const every = meantBy.map(either), asked = meantBy.filter((_, place) => every[place].size);
    const by = every.filter((each) => each.size), roots = asked.map(stem), said = [roots, typed.map(stem)].map((each) => ` ${each.join(" ")} `);
    const count = new Map();
    for (const each of by) for (const place of each.keys()) count.set(place, (count.get(place) || 0) + 1);
    const most = [...count.values()].reduce((known, each) => Math.max(known, each), 0);
    const shown = [...count.keys()].filter((place) => count.get(place) === most).map((place) => {
      const sum = by.reduce((known, each) => known + (each.get(place) || 0), FIRST[rows[place][1]] || 0);
      const isShown = roots.every((root) => titles[place].includes(` ${root}`)), titled = isShown && rows[place][1] in FIRST;
      const isNamed = [...whole[place]].some((name) => said.some((each) => each.includes(` ${name} `)));
      const isKnown = isNamed || (titled && (rows[place][6] === OVER || asked.length > 1));
      const late = !rows[place][6] || isKnown ? 0 : rows[place][1] in FIRST || !asked.every((word) => tells(place, word)) ? LATE : 3;
      return [sum + (isNamed ? 12 : 0) + (isShown ? 4 : 0) - late, rows[place]];
    }).sort((a, b) => b[0] - a[0] || a[1][3].length - b[1][3].length).map((each) => each[1]);
    const meant = asked.filter((word) => !typed.includes(word)).map(written).join(" ");
    const offered = ready(typed), firm = shown.findIndex((row, place) => row[6] || place === FEW);
    const at = telling.length < typed.length ? 0 : firm < 0 ? shown.length : firm;
    const missing = used.flatMap((_, place) => (every[place].size ? [] : [asWritten[typed.indexOf(used[place])]]));
    return { number: shown.length, shown: [...shown.slice(0, at), ...offered, ...shown.slice(at)], most, missing, meant, asked };
  };
  window.lhlFind = (query) => find(query).shown;
  const form = document.getElementById("search"), box = document.getElementById("query");
  const hits = document.getElementById("hits"), told = document.getElementById("found"), examples = document.getElementById("examples");
  /** A text, marked with its language where that is not the page's. */
  const marked = (tag, text, tongue) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (tongue) made.lang = tongue;
    return made;
  };
  const show = () => {
    const { number, shown, most, missing, meant, asked } = find(box.value), all = asked.length;
    const count = !shown.length ? words.nothing : number && most < all ? words["part hits"].replace("{most}", most).replace("{all}", all).replace("{n}", number)
      : shown.length > MOST ? words["many hits"].replace("{most}", MOST) : missing.length ? words["rest hits"] : words.hits;
    const none = missing.length ? words["no word"].replace("{words}", missing.map((word) => words.quoted.replace("{word}", word)).join(", ")) : "";
    examples.hidden = shown.length > 0;
    told.textContent = box.value.trim() ? [meant && words.meant.replace("{word}", meant), none, count.replace("{n}", shown.length)].filter(Boolean).join(" ") : "";
    hits.replaceChildren(...shown.slice(0, MOST).map((row) => {
      const [name, , address, , , about, , tongue] = row, reason = row[1] === "question" ? "" : why(rows.indexOf(row), asked);
      const item = document.createElement("li"), link = marked("a", name, tongue), line = document.createElement("span");
      link.href = address;
      line.className = "about"; line.append(...about.flatMap(([text, its], place) => [place ? " · " : "", its ? marked("span", text, its) : text]));
      item.append(link, line);
      if (reason) { const place = marked("span", words["hit in"].replace("{places}", reason)); place.className = "about"; item.append(place); }
      return item;
    }));
    history.replaceState(null, "", location.pathname + (box.value ? `#q=${encodeURIComponent(box.value)}` : ""));
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", show);
  const decoded = (text) => { try { return decodeURIComponent(text); } catch { return text; } };
  const read = () => {
    const given = /^#q=(.*)$/u.exec(location.hash);
    const asked = given ? decoded(given[1]) : new URLSearchParams(location.search).get("q");
    if (asked) { box.value = asked; show(); }
  };
  addEventListener("hashchange", read);
  read();
  box.focus();
})();
