// Takes along the rows of what is listed, as CSV or as a workbook made here. The rows stand in scripts
// that call kb.rows(...), as a page that was opened without a server may load nothing else.
(() => {
  "use strict";
  const kb = window.kb;
  const place = document.querySelector("[data-kb-writer]");
  const failed = place.querySelector("[data-kb-failed]");
  const lacking = place.querySelector("[data-kb-lacking]");
  const tables = new Map();

  kb.rows = (table) => tables.set(document.currentScript.src, table);

  async function load(address) {
    const { href } = new URL(address, location.href);
    await kb.load(href);
    return tables.get(href);
  }

  // The rows of each that is listed, in the order of the list.
  function eachListed({ rows }) {
    const shown = [...document.querySelectorAll("[data-kb-item]")].filter((row) => !row.hidden);
    return shown.map((row) => rows[row.dataset.kbItem] ?? []);
  }

  const listed = (table) => eachListed(table).flat();

  function tellLacking(table) {
    const number = eachListed(table).filter((rows) => !rows.length).length;
    lacking.hidden = !number;
    lacking.textContent = lacking.dataset.kbLacking.replace("{number}", number);
  }

  function quoted(cell) {
    const text = String(cell?.day ?? cell ?? "");
    return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  async function csv(table) {
    const lines = [table.head, ...listed(table)].map((row) => row.map(quoted).join(","));
    return new Blob([`${lines.join("\n")}\n`], { type: "text/csv;charset=utf-8" });
  }

  function typed(cell) {
    if (cell?.day) return { value: new Date(cell.day), format: "yyyy-mm-dd" };
    return cell === null ? null : { value: cell };
  }

  async function xlsx(table) {
    await load(place.dataset.kbWriter);
    const head = table.head.map((value) => ({ value, fontWeight: "bold", wrap: true }));
    const columns = table.widths.map((width) => ({ width }));
    const data = [head, ...listed(table).map((row) => row.map(typed))];
    return window.writeXlsxFile(data, { sheet: table.title, columns, stickyRowsCount: 1 }).toBlob();
  }

  const makers = { csv, xlsx };

  function save(blob, name) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  async function take({ kbTake, rows, file }) {
    failed.hidden = true;
    try {
      const table = await load(rows);
      save(await makers[kbTake](table), file);
      tellLacking(table);
    } catch {
      failed.hidden = false;
    }
  }

  for (const button of place.querySelectorAll("[data-kb-take]")) {
    button.addEventListener("click", () => take(button.dataset));
  }
})();
