/* The first page asks the page of search. */
(() => {
  "use strict";
  const form = document.getElementById("seek");
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(`${form.getAttribute("action")}#q=${encodeURIComponent(document.getElementById("query").value)}`);
  });
})();
