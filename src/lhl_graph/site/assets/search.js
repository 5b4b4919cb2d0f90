(() => {
  "use strict";
  const { lhlFind: find, lhlSearchSaid: { words } } = window;
  /** How many hits are shown; so many of those that are not in force, however many are. */
  const MOST = 60, LATE = 20;
  const get = (id) => document.getElementById(id);
  const form = get("search"), box = get("query"), told = get("found"), examples = get("examples"), both = get("both");
  /** A text, marked with its language where that is not the page's. */
  const marked = (tag, text, tongue) => {
    const made = document.createElement(tag);
    made.textContent = text;
    if (tongue) made.lang = tongue;
    return made;
  };
  const item = ([name, , address, , , about, , tongue], reason) => {
    const made = document.createElement("li"), link = marked("a", name, tongue), line = marked("span", "");
    link.href = address;
    line.className = "about"; line.append(...about.flatMap(([text, its], place) => [place ? " · " : "", its ? marked("span", text, its) : text]));
    made.append(link, line);
    if (reason) { const where = marked("span", words["hit in"].replace("{places}", reason)); where.className = "about"; made.append(where); }
    return made;
  };
  const said = ({ number, shown, most, missing, without, meant, asked }, listed) => {
    const quoted = (of) => of.map((word) => words.quoted.replace("{word}", word)).join(", ");
    const count = !shown.length ? words.nothing : without.length ? words.without.replace("{words}", quoted(without)) : number && most < asked.length ? words["part hits"].replace("{most}", most).replace("{all}", asked.length).replace("{n}", number)
      : shown.length > listed ? words["many hits"].replace("{most}", listed) : missing.length ? words["rest hits"] : words.hits;
    const none = missing.length ? words["no word"].replace("{words}", quoted(missing)) : "";
    return [meant && words.meant.replace("{word}", meant), none, count.replace("{n}", shown.length)].filter(Boolean).join(" ");
  };
  /** Where themes and target groups are asked for that are no hits themselves, the page for a municipality tells of them. */
  const together = ({ concepts, shown }) => {
    const of = (kind) => concepts.filter((row) => row[1] === kind).map((row) => row[2].split(/[/.]/u)[1]).join(",");
    const chosen = [["gruppe", of("target-group")], ["tema", of("theme")]].filter(([, ids]) => ids);
    both.hidden = concepts.every((row) => shown.includes(row));
    both.querySelector("a").textContent = concepts.map(([name]) => name).join(", ");
    both.querySelector("a").hash = chosen.map(([name, ids]) => `${name}=${ids}`).join("&");
  };
  /** How many hits are not in force, as a way down to them. */
  const further = (number) => {
    const link = marked("a", words["not in force"].replace("{n}", number));
    link.href = "#not-in-force";
    link.addEventListener("click", (event) => { event.preventDefault(); get("not-in-force").scrollIntoView(); get("not-in-force").focus({ preventScroll: true }); });
    return link;
  };
  const show = () => {
    const found = find(box.value), firm = found.shown.length - found.late;
    const now = found.shown.slice(0, firm).slice(0, MOST), late = found.shown.slice(firm).slice(0, Math.max(LATE, MOST - now.length));
    examples.hidden = found.shown.length > 0;
    const [before, after = ""] = said(found, now.length + late.length).split("{late}");
    told.replaceChildren(...(box.value.trim() ? [before, ...(late.length ? [" (", further(found.past), ")"] : []), after] : []));
    together(found);
    get("hits").replaceChildren(...now.map((row) => item(row, found.why(row))));
    get("late").replaceChildren(...late.map((row) => item(row, found.why(row))));
    get("not-in-force").hidden = !late.length;
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
