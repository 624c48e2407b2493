// A list that readers narrow by facets and words, and sort. Its state stands in the address of the page.
(() => {
  "use strict";
  const { address, facets } = window.kb;
  const finder = document.querySelector("[data-kb-finder]");
  const table = finder.querySelector("table");
  const body = table.tBodies[0];
  const find = (name) => finder.querySelector(`[data-kb-${name}]`);
  const usual = finder.dataset.order;
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const names = new Map(
    [...finder.querySelectorAll("[data-kb-facet] input")].map((box) => [
      `${box.name} ${box.value}`,
      box.closest("label").querySelector("[data-kb-name]").textContent,
    ]),
  );
  const panel = facets.panel(finder, (chosen) => choose({ chosen }), clear);
  const items = [...body.rows].map(itemOf);
  const dots = new Map(
    [...finder.querySelectorAll("[data-kb-dot]")].map((dot) => [dot.dataset.kbDot, dot]),
  );
  let state;

  // --- What is in the list ------------------------------------------------------------------------------
  function itemOf(row) {
    const values = panel.facets.map((facet) => [facet, row.getAttribute(`data-kb-in-${facet}`).split(" ")]);
    return { row, values: Object.fromEntries(values), words: facets.folded(`${row.textContent} ${namesOf(values)}`) };
  }

  // What a facet says of a record is found by its words, too, where no column has it.
  function namesOf(values) {
    return values.flatMap(([facet, ids]) => ids.map((id) => names.get(`${facet} ${id}`))).join(" ");
  }

  // --- Sorting --------------------------------------------------------------------------------------------
  // A number, or words, with the currency of an amount; null where a record has none.
  function keyOf({ row }, name) {
    const found = row.querySelector(`[data-kb-key="${CSS.escape(name)}"]`);
    if (!found) return null;
    const isNumber = found.matches("data");
    return { value: isNumber ? Number(found.value) : found.textContent.trim(), unit: found.dataset.kbUnit ?? "" };
  }

  // Amounts of different currencies are never compared: that which most of the list have comes first.
  function currenciesOf(keyed) {
    const counts = new Map();
    for (const { key } of keyed) if (key?.unit) counts.set(key.unit, (counts.get(key.unit) ?? 0) + 1);
    return [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a) || compare(a, b));
  }

  function difference(a, b) {
    return typeof a === "number" ? a - b : compare(a, b);
  }

  // Return the listed in the order that is asked for, and the currencies in theirs.
  function sorted(listed, sort) {
    const turn = sort.startsWith("-") ? -1 : 1;
    const keyed = listed.map((item) => ({ item, key: keyOf(item, sort.replace(/^-/, "")) }));
    const currencies = currenciesOf(keyed);
    keyed.sort(({ key: a }, { key: b }) => {
      // What has no value comes last either way.
      if (!a || !b) return Number(!a) - Number(!b);
      return currencies.indexOf(a.unit) - currencies.indexOf(b.unit) || turn * difference(a.value, b.value);
    });
    return { rows: keyed.map(({ item }) => item), currencies };
  }

  // As it was written, the list is sorted as usual; what is of the reader's own country comes before the rest.
  function ownFirst(listed) {
    const isOwn = ({ values }) => values.country?.includes(window.kb.own?.country);
    return [...listed.filter(isOwn), ...listed.filter((item) => !isOwn(item))];
  }

  // --- Showing --------------------------------------------------------------------------------------------
  function show() {
    const { fitting, count } = facets.match(items, state);
    const listed = new Set(fitting);
    const sort = state.sort || usual;
    const { rows, currencies } = state.sort ? sorted(fitting, sort) : { rows: ownFirst(fitting), currencies: [] };
    body.append(...rows.map(({ row }) => row));
    for (const item of items) {
      item.row.hidden = !listed.has(item);
      dots.get(item.row.dataset.kbItem)?.classList.toggle("kb-off", item.row.hidden);
    }
    panel.show(state.chosen, count);
    showNumbers(fitting.length);
    showOrder(sort, currencies);
  }

  function showNumbers(number) {
    const shown = number.toLocaleString(document.documentElement.lang);
    find("status").textContent = find("status").dataset.kbStatus.replace("{shown}", shown);
    find("none").hidden = number > 0;
    const isPlain = !state.q && Object.values(state.chosen).every((values) => !values.length);
    for (const button of finder.querySelectorAll(".kb-controls [data-kb-clear]")) button.hidden = isPlain;
  }

  function showOrder(sort, currencies) {
    const note = find("units");
    note.hidden = currencies.length < 2;
    note.textContent = note.dataset.kbUnits.replace("{currencies}", currencies.join(", "));
    find("order").value = sort;
    for (const head of table.tHead.querySelectorAll("[data-kb-sort]")) {
      const direction = { [head.dataset.kbSort]: "ascending", [`-${head.dataset.kbSort}`]: "descending" }[sort];
      if (direction) head.setAttribute("aria-sort", direction);
      else head.removeAttribute("aria-sort");
    }
  }

  // --- The reader's hand ----------------------------------------------------------------------------------
  function choose(change) {
    state = { ...state, ...change };
    address.push(state);
    show();
  }

  function sortBy(sort) {
    choose({ sort: sort === usual ? "" : sort });
  }

  function restore() {
    const found = address.read(panel.facets);
    const isKnown = [...find("order").options].some(({ value }) => value === found.sort);
    state = { ...found, sort: isKnown && found.sort !== usual ? found.sort : "" };
    find("words").value = state.q;
    show();
  }

  function clear(none) {
    find("words").value = "";
    choose({ q: "", chosen: none });
  }

  for (const head of table.tHead.querySelectorAll("[data-kb-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "kb-sort";
    button.append(...head.childNodes);
    button.addEventListener("click", () => {
      sortBy(head.ariaSort === "ascending" ? `-${head.dataset.kbSort}` : head.dataset.kbSort);
    });
    head.append(button);
  }
  find("order").addEventListener("change", ({ target }) => sortBy(target.value));
  find("words").addEventListener("input", ({ target }) => {
    state = { ...state, q: target.value.trim() };
    address.replace(state);
    show();
  });
  find("filter").addEventListener("click", () => {
    const isOpen = find("filter").getAttribute("aria-expanded") === "true";
    find("filter").setAttribute("aria-expanded", String(!isOpen));
  });
  find("close").addEventListener("click", () => {
    find("filter").setAttribute("aria-expanded", "false");
    find("home").focus();
  });
  address.onchange(restore);
  document.addEventListener("kb-own", show);
  restore();
})();
