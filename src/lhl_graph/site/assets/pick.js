(() => {
  "use strict";
  const pick = document.getElementById("pick"), select = pick.querySelector("select");
  const folds = [...document.querySelectorAll("#picked > details")], id = (fold) => fold.querySelector("[id]").id;
  const show = () => {
    const wanted = folds.some((fold) => id(fold) === location.hash.slice(1)) ? location.hash.slice(1) : "";
    select.value = wanted;
    document.getElementById("all").hidden = wanted !== "";
    for (const fold of folds) { fold.hidden = wanted !== "" && id(fold) !== wanted; fold.open = id(fold) === wanted; }
  };
  pick.hidden = false;
  select.addEventListener("change", () => { history.replaceState(null, "", select.value ? `#${select.value}` : location.pathname); show(); });
  addEventListener("hashchange", show);
  show();
})();
