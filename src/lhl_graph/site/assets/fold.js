/* The folding of `analysis/goal_text.py`: one spelling for Bokmål and Nynorsk. */
window.lhlFold = (() => {
  "use strict";
  const rules = [
    [/(?<![\p{L}\p{N}_])hv/gu, "kv"], [/(?<=[tkhg])j(?=[aeiouyæøå])/gu, ""], [/ei/gu, "e"], [/øy/gu, "ø"],
    [/(?<=[\p{L}\p{N}_]{3})leg(?=e?(?![\p{L}\p{N}_])|t(?![\p{L}\p{N}_]))/gu, "lig"],
    [/(?<=[\p{L}\p{N}_]{3})and(?=e(?![\p{L}\p{N}_]))/gu, "end"], [/(?<=[\p{L}\p{N}_]{3})ar(?![\p{L}\p{N}_])/gu, "er"],
    [/(?<=[\p{L}\p{N}_]{3})ane(?![\p{L}\p{N}_])/gu, "ene"], [/(?<=[\p{L}\p{N}_]{4})a(?![\p{L}\p{N}_])/gu, "en"],
    [/æ/gu, "e"], [/ø/gu, "o"], [/å/gu, "a"],
  ];
  return (text) => {
    let folded = text.normalize("NFC").toLowerCase();
    for (const [pattern, by] of rules) folded = folded.replace(pattern, by);
    return (folded.normalize("NFD").replace(/\p{M}/gu, "").match(/[\p{L}\p{N}_]+/gu) || []).join(" ");
  };
})();
/* A word without its ending, folded; no Norwegian word ends in mm, which an ending makes of m. */
window.lhlStem = (word) => {
  "use strict";
  const cut = word.replace(/(?:het)?(?:erne|ene|ane|er|en|et|e|a)?s?$/u, "").replace(/(?<=.{3})mm$/u, "m");
  return cut.length >= 4 ? cut : word;
};
