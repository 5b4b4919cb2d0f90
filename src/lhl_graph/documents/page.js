const plan = document.querySelector(".plan");
for (const box of document.querySelectorAll("fieldset input")) {
  box.addEventListener("change", () => plan.classList.toggle("off-" + box.value, !box.checked));
}
const search = document.querySelector("input[type=search]");
search.addEventListener("input", () => {
  const wanted = search.value.toLowerCase();
  for (const entry of document.querySelectorAll("aside details")) {
    entry.hidden = !entry.textContent.toLowerCase().includes(wanted);
  }
});
let here = -1;
const step = (by) => {
  const seen = [...plan.querySelectorAll("mark")].filter((mark) => !plan.classList.contains("off-" + mark.classList[0]));
  if (!seen.length) return;
  here = (here + by + seen.length) % seen.length;
  seen[here].focus();
  seen[here].scrollIntoView({ block: "center" });
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target === search) {
    if (event.key === "Escape") search.blur();
  } else if (event.key === "n") step(1);
  else if (event.key === "p") step(-1);
  else if (event.key === "/") { event.preventDefault(); search.focus(); }
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((each) => (each.open = true)));
