(() => {
  "use strict";
  const { lhlFold: fold, lhlStem: stem } = window, form = document.getElementById("find"), said = form.querySelector("output"), elsewhere = form.querySelector("a");
  const rows = [...document.querySelectorAll(".asks li")].map((row) => ({ row, text: ` ${fold(`${row.textContent} ${row.dataset.words}`)}` }));
  const around = [...document.querySelectorAll(".asks"), ...document.querySelectorAll(".asker")];
  /** A question is shown if each word, without its ending, begins one of its words. */
  const show = () => {
    const wanted = fold(form.elements.ord.value).split(" ").filter(Boolean).map(stem);
    for (const { row, text } of rows) row.hidden = !wanted.every((word) => text.includes(` ${word}`));
    for (const each of around) each.hidden = ![...each.querySelectorAll("li")].some((row) => !row.hidden);
    for (const each of document.querySelectorAll(".asker > details")) each.open = wanted.length > 0;
    const number = rows.filter(({ row }) => !row.hidden).length;
    elsewhere.hidden = !wanted.length;
    elsewhere.hash = `q=${encodeURIComponent(form.elements.ord.value)}`;
    said.textContent = wanted.length ? said.dataset.forms.split("|")[Math.min(number, 2)].replace("{}", number) : "";
  };
  form.hidden = false;
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => event.preventDefault());
})();
