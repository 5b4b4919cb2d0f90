(() => {
  "use strict";
  const form = document.getElementById("filter"), count = document.getElementById("count");
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const lists = [...document.querySelectorAll("details.folded")].map((fold) => ({
    fold, count: fold.querySelector(".count"), apart: fold.closest("#apart") !== null, opens: fold.open,
    rows: [...fold.querySelectorAll("tbody tr")].map((row) => ({ row, text: ` ${words(row.textContent).join(" ")}` })),
  }));
  const chips = [...document.querySelectorAll(".chips a")];
  const further = document.getElementById("further"), lead = further.firstChild, links = [...further.querySelectorAll("a")];
  const opening = document.getElementById("shown"), unfiltered = opening.textContent;
  const save = document.getElementById("csv");
  const wide = matchMedia("(min-width: 48rem)");
  /** Does a text say a word: does one of its words begin so, or, with four letters and more, hold it? */
  const says = (text, word) => text.includes(word.length < 4 ? ` ${word}` : word);
  let type = "";
  const address = (kind) => {
    const chosen = [["type", kind], ...new FormData(form)].filter(([, value]) => value);
    return chosen.length ? `#${new URLSearchParams(chosen)}` : "";
  };
  const named = (list) => list.labels[0].firstChild.textContent.trim();
  const kindOf = (kind) => chips.filter((chip) => chip.dataset.type === kind).map((chip) => chip.firstChild.textContent.trim().toLowerCase());
  /** Under each row that is shown: the choice that it is shown for, and whether only its whole initiative has it. */
  const explain = (tema, gruppe) => {
    for (const each of document.querySelectorAll(".reason")) each.remove();
    for (const list of [tema, gruppe].filter((each) => each.value)) for (const { row } of lists.flatMap((each) => each.rows).filter((each) => !each.row.hidden)) {
      const isWhole = (row.dataset[`${list.name}Whole`] || "").split(" ").includes(list.value), line = document.createElement("span");
      line.className = "about reason";
      line.textContent = `${named(list)}: ${list.selectedOptions[0].textContent}${isWhole ? ` (${form.dataset.whole})` : ""}`;
      row.cells[0].insertBefore(line, row.querySelector("details"));
    }
  };
  const show = () => {
    const { ord, tema, gruppe } = form.elements, asked = words(ord.value);
    const isOf = (wanted, { row, text }, kind = type) => (!kind || row.dataset.type === kind)
      && Object.entries(wanted).every(([name, value]) => !value || row.dataset[name].split(" ").includes(value))
      && asked.every((word) => says(text, word));
    const chosen = { tema: tema.value, gruppe: gruppe.value }, fits = (each) => isOf(chosen, each);
    /** How many measures in force there are of something else. */
    const surely = (wanted, kind) => lists.filter((list) => !list.apart).flatMap((list) => list.rows).filter((each) => isOf(wanted, each, kind)).length;
    let sure = 0, rest = 0, grants = 0;
    for (const list of lists) {
      let shown = 0;
      for (const each of list.rows) { each.row.hidden = !fits(each); shown += each.row.hidden ? 0 : 1; }
      list.fold.hidden = !shown;
      list.count.textContent = shown;
      if (list.apart) rest += shown; else sure += shown;
      if (list.fold.querySelector("#grant")) grants = shown;
    }
    const filtered = address(type) !== "";
    const told = [tema, gruppe].flatMap((list) => (list.value ? [`${named(list).toLowerCase()} ${list.selectedOptions[0].textContent}`] : []));
    opening.textContent = filtered ? opening.dataset.form.replace("{chosen}", [...kindOf(type), ...told, ...(ord.value.trim() ? [opening.dataset.quoted.replace("{word}", ord.value.trim())] : [])].join(", ")) : unfiltered;
    explain(tema, gruppe);
    for (const { fold, opens } of lists) fold.open = opens ? filtered || wide.matches : filtered && !sure;
    for (const chip of chips) {
      const isChosen = chip.dataset.type === type;
      if (isChosen) chip.setAttribute("aria-current", "true"); else chip.removeAttribute("aria-current");
      chip.querySelector("b").textContent = surely(chosen, chip.dataset.type);
      chip.href = address(isChosen ? "" : chip.dataset.type) || "#";
    }
    const leading = links.filter((link) => lists.some(({ fold }) => !fold.hidden && fold.querySelector(link.hash)));
    for (const link of leading) link.querySelector("span").textContent = document.querySelectorAll(`${link.hash} tbody tr:not([hidden])`).length;
    further.replaceChildren(lead, ...leading.flatMap((link, place) => (place ? [" · ", link] : [link])));
    further.hidden = !leading.length;
    form.querySelector("[type=reset]").hidden = !filtered;
    const said = [sure + rest ? count.dataset.form.replace("{n}", sure).replace("{rest}", rest) : count.dataset.nothing];
    if (sure + rest && !grants && (!type || type === "grant")) said.push(count.dataset.none);
    count.textContent = filtered ? said.join(" ") : "";
    document.getElementById("near").replaceChildren(...others(tema, gruppe, sure, surely), ...others(gruppe, tema, sure, surely));
  };
  /** Where only one of two lists is chosen from: what the other has by that name, as buttons, where that gives more. */
  const others = (from, to, sure, surely) => (to.value ? [] : (from.selectedOptions[0]?.dataset.near || "").split(" ").filter(Boolean)
    .map((value) => [value, surely({ [to.name]: value })]).filter(([, number]) => number > sure)
    .map(([value, number]) => {
      const button = document.createElement("button"), option = [...to.options].find((each) => each.value === value);
      button.type = "button"; button.className = "more";
      button.textContent = to.dataset.try.replace("{name}", option.textContent).replace("{n}", number);
      button.addEventListener("click", () => { from.value = ""; to.value = value; choose(type); to.focus(); });
      return button;
    }));
  const choose = (kind) => { type = kind; history.replaceState(null, "", address(type) || location.pathname); show(); };
  const read = () => {
    const asked = new URLSearchParams(location.hash.slice(1));
    for (const name of ["ord", "tema", "gruppe"]) form.elements[name].value = asked.get(name) || "";
    type = asked.get("type") || "";
    show();
  };
  for (const chip of chips) chip.addEventListener("click", (event) => { event.preventDefault(); choose(chip.dataset.type === type ? "" : chip.dataset.type); });
  const plain = (node) => (node ? node.textContent.replace(/\s+/gu, " ").trim() : "");
  const csv = () => {
    const shown = lists.flatMap(({ fold, rows }) => rows.filter(({ row }) => !row.hidden).map(({ row }) => {
      const [what, ask, users, when, from] = row.cells, named = [...from.querySelectorAll("a")];
      return [fold.querySelector("h2").firstChild.textContent.trim(), plain(what.querySelector("b")), plain(what.querySelector(".what")), plain(what.querySelector("a")),
        plain(ask), plain(users), [...when.children].map(plain).join(". "), named.map(plain).join(", "), named.map((each) => each.href).join(" ")];
    }));
    window.lhlSave.table("tiltak.csv", [save.dataset.columns.split("|"), ...shown]);
  };
  save.addEventListener("click", csv);
  form.hidden = false;
  form.addEventListener("input", () => choose(type));
  form.addEventListener("reset", () => setTimeout(() => choose("")));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", () => { if (location.hash.includes("=")) read(); });
  read();
})();
