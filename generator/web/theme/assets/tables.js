// Tables that a click on a heading sorts.
(() => {
  "use strict";
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  // The value of a cell: <data value> where the generator wrote one, otherwise its text.
  function valueOf(row, column) {
    const cell = row.cells[column];
    return cell.querySelector("data")?.value ?? cell.textContent.trim();
  }

  function compareValues(a, b) {
    const difference = Number(a) - Number(b);
    return Number.isNaN(difference) ? compare(a, b) : difference;
  }

  function sortBy(table, header) {
    const descending = header.ariaSort === "ascending";
    for (const other of header.parentNode.cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", descending ? "descending" : "ascending");
    const body = table.tBodies[0];
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, header.cellIndex) }));
    rows.sort((a, b) => {
      // Cells without a value stay at the end either way.
      if (!a.value || !b.value) return Number(!a.value) - Number(!b.value);
      return (descending ? -1 : 1) * compareValues(a.value, b.value);
    });
    body.append(...rows.map(({ row }) => row));
  }

  for (const table of document.querySelectorAll(".kb-sortable table")) {
    for (const header of table.tHead.rows[0].cells) {
      if (!header.textContent.trim()) continue;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "kb-sort";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sortBy(table, header));
      header.append(button);
    }
  }
})();
