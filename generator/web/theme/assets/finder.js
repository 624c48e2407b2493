// A list that readers narrow by facets and words, and sort. Its state stands in the address of the page.
(() => {
  "use strict";
  const { address, facets } = window.kb;
  const finder = document.querySelector("[data-kb-finder]");
  const table = finder.querySelector("table");
  const body = table.tBodies[0];
  const find = (name) => finder.querySelector(`[data-kb-${name}]`);
  const usual = finder.dataset.order;
  // The list as it was written, what is of the reader's own country before the rest.
  const OWN = "own";
  const { compare } = new Intl.Collator(document.documentElement.lang, { numeric: true, sensitivity: "base" });

  const panel = facets.panel(finder, (chosen) => choose({ chosen }), clear);
  const items = [...body.rows].map(itemOf);
  const dots = new Map(
    [...finder.querySelectorAll("[data-kb-dot]")].map((dot) => [dot.dataset.kbDot, dot]),
  );
  let state;

  // --- What is in the list ------------------------------------------------------------------------------
  function itemOf(row) {
    const values = panel.facets.map((facet) => [facet, row.getAttribute(`data-kb-in-${facet}`).split(" ")]);
    return { row, values: Object.fromEntries(values) };
  }

  // What is written in a row, without the numbers of its sources.
  function textOf(row) {
    const copy = row.cloneNode(true);
    for (const source of copy.querySelectorAll(".kb-ref")) source.remove();
    return copy.textContent;
  }

  // What a facet says of a record is found by its words, too, where no column has it, and by other words for it.
  function readWords() {
    const names = new Map(panel.facets.map((facet) => [facet, new Map()]));
    for (const { name, value, parentNode } of finder.querySelectorAll("[data-kb-facet] input")) {
      const said = parentNode.querySelector("[data-kb-name]");
      names.get(name).set(value, `${said.textContent} ${said.dataset.kbAlso ?? ""}`);
    }
    for (const item of items) {
      const said = panel.facets.flatMap((facet) => {
        const ids = item.values[facet];
        return ids.includes(facets.EVERY) ? [...names.get(facet).values()] : ids.map((id) => names.get(facet).get(id));
      });
      item.words = facets.wordsOf(`${textOf(item.row)} ${said.join(" ")}`);
    }
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

  const isOwn = ({ values }) => values.country?.includes(window.kb.own?.country);
  const plainOrder = () => (items.some(isOwn) ? OWN : usual);

  function inOrder(listed, sort) {
    if (sort !== OWN) return sorted(listed, sort);
    return { rows: [...listed.filter(isOwn), ...listed.filter((item) => !isOwn(item))], currencies: [] };
  }

  // --- Showing --------------------------------------------------------------------------------------------
  function show() {
    const { fitting, count } = facets.match(items, state);
    const listed = new Set(fitting);
    const sort = state.sort || plainOrder();
    // As it was written, the list is sorted as usual, and has more to go by than a number.
    const { rows, currencies } = sort === usual ? { rows: fitting, currencies: [] } : inOrder(fitting, sort);
    body.append(...rows.map(({ row }) => row));
    for (const item of items) {
      item.row.hidden = !listed.has(item);
      dots.get(item.row.dataset.kbItem)?.classList.toggle("kb-off", item.row.hidden);
    }
    panel.show(state.chosen, count);
    showNumbers(fitting.length);
    showChart(fitting);
    showOrder(sort, currencies);
    showTwins();
  }

  // Of some that are listed too little is known for the chart.
  function showChart(fitting) {
    const note = find("charted");
    if (!note) return;
    const shown = fitting.filter(({ row }) => dots.has(row.dataset.kbItem)).length;
    note.hidden = shown === fitting.length;
    note.textContent = note.dataset.kbCharted.replace("{shown}", shown).replace("{listed}", fitting.length);
    for (const place of finder.querySelectorAll(".kb-cloud")) place.hidden = !place.querySelector("[data-kb-dot]:not(.kb-off)");
  }

  // The page in another language begins with the same list; words are of one language.
  function showTwins() {
    const query = address.put({ ...state, q: "" }, new URLSearchParams(location.search));
    for (const link of document.querySelectorAll("a[data-kb-lang]")) link.search = query;
  }

  function showNumbers(number) {
    const shown = number.toLocaleString(document.documentElement.lang);
    find("status").textContent = find("status").dataset.kbStatus.replace("{shown}", shown);
    find("none").hidden = number > 0;
    const close = find("close");
    close.textContent = close.dataset.kbClose.replace("{shown}", shown);
    const isPlain = !state.q && Object.values(state.chosen).every((values) => !values.length);
    for (const button of finder.querySelectorAll(".kb-controls [data-kb-clear]")) button.hidden = isPlain;
  }

  function showOrder(sort, currencies) {
    const note = find("units");
    note.hidden = currencies.length < 2;
    note.textContent = note.dataset.kbUnits.replace("{currencies}", currencies.join(", "));
    find("order").querySelector(`[value="${OWN}"]`).hidden = plainOrder() !== OWN;
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
    choose({ sort: sort === plainOrder() ? "" : sort });
  }

  function restore() {
    const found = address.read(panel.facets);
    const isKnown = [...find("order").options].some(({ value }) => value === found.sort);
    const sort = isKnown && found.sort !== plainOrder() && found.sort !== OWN ? found.sort : "";
    state = { ...found, sort };
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
  // Where the list is cards (finder.css), the heads are out of sight, and no stops of the keyboard.
  const cards = matchMedia("(max-width: 59.9844em)");
  function showStops() {
    for (const button of table.tHead.querySelectorAll("button")) button.tabIndex = cards.matches ? -1 : 0;
  }
  cards.addEventListener("change", showStops);
  showStops();
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
  // The words of a trade are the country's.
  document.addEventListener("kb-own", () => {
    readWords();
    show();
  });
  readWords();
  restore();
})();
