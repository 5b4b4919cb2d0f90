(() => {
  "use strict";
  const get = (id) => document.getElementById(id);
  const form = get("filter"), rows = [...document.querySelectorAll("#measures tbody tr")];
  const show = () => {
    const words = get("words").value.toLowerCase().split(/\s+/u).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = (get("kind").value && row.dataset.kind !== get("kind").value)
        || (get("force").checked && row.dataset.force !== "active") || !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    get("count").textContent = get("count").dataset.form.replace("{n}", shown).replace("{all}", rows.length);
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
  show();
})();
