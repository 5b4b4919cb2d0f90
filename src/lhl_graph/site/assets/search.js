(() => {
  "use strict";
  const { kinds, words, rows } = window.lhlSearch;
  const ENDINGS = /(?:enes|ene|ane|ers|ens|ets|er|en|et|es|s|e)$/u;
  const stem = (word) => { const cut = word.replace(ENDINGS, ""); return cut.length >= 4 ? cut : word; };
  const points = (text, word, root) => {
    if (` ${text} `.includes(` ${word} `)) return 8;
    if (` ${text}`.includes(` ${word}`)) return 5;
    if (` ${text}`.includes(` ${root}`)) return 4;
    return root.length >= 4 && text.includes(root) ? 2 : 0;
  };
  /** Rows that have every word, in a name, in part of a compound or in the text; the best first. */
  window.lhlFind = (query) => {
    const asked = window.lhlFold(query).split(" ").filter(Boolean).map((word) => [word, stem(word)]);
    if (!asked.length) return [];
    const found = [];
    for (const row of rows) {
      const thing = row[1] !== "goal" && row[1] !== "measure";
      let sum = thing ? 1 : 0;
      for (const [word, root] of asked) {
        const got = Math.max(points(row[3], word, root) * (thing ? 2 : 1), points(row[4], word, root));
        if (!got) { sum = 0; break; }
        sum += got;
      }
      if (sum > 1) found.push([sum, row]);
    }
    return found.sort((a, b) => b[0] - a[0] || a[1][3].length - b[1][3].length).map((each) => each[1]);
  };
  const form = document.getElementById("search"), box = document.getElementById("query");
  const hits = document.getElementById("hits"), told = document.getElementById("found");
  const show = () => {
    const found = window.lhlFind(box.value);
    told.textContent = !box.value.trim() ? "" : found.length ? words.hits.replace("{n}", found.length) : words.nothing;
    hits.replaceChildren(...found.slice(0, 60).map(([name, kind, address]) => {
      const item = document.createElement("li"), link = document.createElement("a"), about = document.createElement("span");
      link.href = address; link.textContent = name; about.className = "about"; about.textContent = kinds[kind];
      item.append(link, about);
      return item;
    }));
    history.replaceState(null, "", box.value ? `#q=${encodeURIComponent(box.value)}` : location.pathname);
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  box.addEventListener("input", show);
  const given = /^#q=(.*)$/u.exec(location.hash);
  if (given) { box.value = decodeURIComponent(given[1]); show(); }
  box.focus();
})();
