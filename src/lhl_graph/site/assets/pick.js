(() => {
  "use strict";
  const pick = document.getElementById("pick"), select = pick.querySelector("select"), all = document.getElementById("all");
  const folds = [...document.querySelectorAll("#picked > details")], id = (fold) => fold.querySelector("[id]").id;
  const rows = [...document.querySelectorAll("#picked > .table tbody > tr")];
  const known = [...select.options].filter((each) => each.value);
  const show = () => {
    const asked = location.hash.slice(1), called = (name) => known.find((each) => each.value === name);
    const chosen = asked === "all" ? undefined : called(asked) || called(select.dataset.first);
    select.value = chosen ? chosen.value : "";
    if (all) all.hidden = Boolean(chosen);
    for (const fold of folds) { fold.hidden = chosen && id(fold) !== chosen.value; fold.open = chosen && id(fold) === chosen.value; }
    for (const row of rows) row.hidden = chosen && !row.querySelector(`a[href$="${chosen.dataset.page}"]`);
  };
  pick.hidden = false;
  select.addEventListener("change", () => { history.replaceState(null, "", `#${select.value || "all"}`); show(); });
  addEventListener("hashchange", show);
  show();
})();
