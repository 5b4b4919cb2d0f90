(() => {
  "use strict";
  if (matchMedia("(min-width: 48rem)").matches) return;
  for (const each of document.querySelectorAll("main > details[open]")) if (!location.hash) each.open = false;
})();
