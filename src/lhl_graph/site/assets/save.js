/* What a page shows, as a file; a table as a spreadsheet in Norwegian reads it. */
window.lhlSave = (() => {
  "use strict";
  const file = (name, type, text) => {
    const made = document.createElement("a");
    made.href = URL.createObjectURL(new Blob(["\ufeff", text], { type }));
    made.download = name; made.click(); URL.revokeObjectURL(made.href);
  };
  const cell = (text) => `"${(/^[=+\-@\t]/u.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
  const table = (name, rows) => file(name, "text/csv", rows.map((row) => row.map(cell).join(";")).join("\r\n"));
  return { file, table };
})();
