(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const form = get("filter"), rows = [...document.querySelectorAll("#measures tbody tr")];
  const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) || [];
  const texts = rows.map((row) => ` ${words([...row.cells].map((cell) => cell.textContent).join(" ")).join(" ")}`);
  /** Does a text say a word: does one of its words begin so, or, with four letters and more, hold it? */
  const says = (text, word) => text.includes(word.length < 4 ? ` ${word}` : word);
  const show = () => {
    const asked = words(get("words").value);
    let shown = 0;
    for (const [place, row] of rows.entries()) {
      row.hidden = (get("kind").value && row.dataset.kind !== get("kind").value)
        || (get("force").checked && row.dataset.force !== "active") || !asked.every((word) => says(texts[place], word));
      shown += row.hidden ? 0 : 1;
    }
    get("count").textContent = get("count").dataset.form.replace("{n}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
