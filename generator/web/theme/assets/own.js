// The reader's own trade and country: what is from there comes first, in its words and numbers.
// kb-first.js knows the choice, and loads this where there is one, or a reader reaches for it.
(() => {
  "use strict";
  const bar = document.querySelector("[data-kb-own]");
  if (!bar) return;
  const kb = window.kb;
  const { signs: general, mark, now, kept, forgotten } = bar.dataset;
  // The page of a country, or of a case there, is written as one writes there.
  const usual = document.querySelector("[data-kb-signs]")?.dataset.kbSigns ?? general;
  const selects = { trade: bar.querySelector("[name=trade]"), country: bar.querySelector("[name=here]") };
  const summary = bar.querySelector("summary");
  const forget = bar.querySelector(".kb-own__forget");
  const status = bar.querySelector("[role=status]");
  const words = bar.querySelector("template").content;
  // In Spanish a number of four digits is not grouped.
  const FEWEST_GROUPED = 5;
  // As the generator wrote them: texts by element, the items of lists by list.
  const texts = new Map();
  const orders = new Map();
  const unfolded = [];

  function original(element) {
    if (!texts.has(element)) texts.set(element, element.textContent);
    return texts.get(element);
  }

  const optionOf = (key) => selects[key].selectedOptions[0];
  const nameOf = (key) => (kb.own[key] ? optionOf(key).text : "");

  // --- Words and numbers ------------------------------------------------------------------------------
  // As generator/locales writes them: in every country thousands are grouped from four digits on, in general
  // as the language has it.
  function written(number, signs) {
    const [group, point] = signs;
    const [whole, decimals] = number.replaceAll(usual[0], "").split(usual[1]);
    const isShort = signs === general && whole.length < FEWEST_GROUPED;
    const grouped = isShort ? whole : whole.replace(/\B(?=(\d{3})+$)/g, group);
    return decimals ? grouped + point + decimals : grouped;
  }

  function showNumbers() {
    const signs = kb.own.country ? (optionOf("country").dataset.signs ?? general) : usual;
    for (const number of document.querySelectorAll(".kb-n")) {
      number.textContent = signs === usual ? original(number) : written(original(number), signs);
    }
  }

  function showWords() {
    for (const element of document.querySelectorAll("[data-trade]")) {
      const usually = original(element);
      const own = words.querySelector(`[data-trade="${element.dataset.trade}"][data-countries~="${kb.own.country}"]`);
      const inHeading = own && element.closest("h1");
      element.textContent = inHeading ? `${own.textContent} (${usually})` : (own?.textContent ?? usually);
      if (own) element.title = usually;
      else element.removeAttribute("title");
    }
  }

  // --- Lists ------------------------------------------------------------------------------------------
  // The lists of finder.js have countries as a facet.
  const ABOUT = ["data-countries", "data-kb-in-country"];
  const isOwn = (item) => ABOUT.some((name) => item.getAttribute(name)?.split(" ").includes(kb.own.country));

  function addMark(item) {
    const note = document.createElement("span");
    note.className = "kb-note kb-own-mark";
    note.textContent = mark;
    (item.querySelector("summary > *, td, th, p") ?? item).append(" ", note);
  }

  // What is folded to save room stands before the fold where it is of the own country.
  function unfold(list, own) {
    const shown = list.cloneNode();
    shown.append(...own);
    list.parentNode.before(shown);
    unfolded.push(shown);
  }

  function putOwnFirst(list) {
    const items = [...list.children];
    const own = items.filter(isOwn);
    if (own.length === items.length) return;
    own.forEach(addMark);
    // It sorts itself.
    if (list.closest("[data-kb-finder]")) return;
    orders.set(list, items);
    if (list.matches(".kb-fold > .kb-shelf")) unfold(list, own);
    // Parts that the reader opens stand among other elements of a page.
    else items.find(({ localName }) => localName === own[0].localName).before(...own);
  }

  function showLists() {
    for (const note of document.querySelectorAll(".kb-own-mark")) note.remove();
    for (const [list, items] of orders) list.append(...items);
    for (const shown of unfolded.splice(0)) shown.remove();
    orders.clear();
    const own = document.querySelectorAll(ABOUT.map((name) => `[${name}~="${kb.own.country}"]`).join());
    for (const list of new Set([...own].map((item) => item.parentNode))) putOwnFirst(list);
  }

  // The handout that a guide begins with.
  function showHandout() {
    const link = document.querySelector(".kb-start__print");
    if (!link) return;
    link.dataset.usual ??= link.href;
    const note = link.nextElementSibling;
    const usually = original(note);
    const own = document.querySelector(`.kb-shelf [data-countries~="${kb.own.country}"] a`);
    link.href = own?.href ?? link.dataset.usual;
    note.textContent = own ? `${own.textContent}, ${own.nextElementSibling.textContent}` : usually;
  }

  // --- The choice -------------------------------------------------------------------------------------
  function showLinks() {
    for (const link of document.querySelectorAll("[data-kb-own-link]")) {
      const { kbOwnLink: key, address, text } = link.dataset;
      link.hidden = !kb.own[key];
      link.textContent = text.replace("{name}", nameOf(key));
      link.href = address.replace("{id}", kb.own[key]);
    }
  }

  function show() {
    const isChosen = Boolean(kb.own.country || kb.own.trade);
    summary.textContent = isChosen ? summary.dataset.change : summary.dataset.ask;
    forget.hidden = !isChosen;
    showNumbers();
    showWords();
    showLists();
    showHandout();
    showLinks();
    document.dispatchEvent(new Event("kb-own"));
  }

  // Storage may be forbidden: the choice then holds for this page, and in its address.
  function remember() {
    try {
      localStorage.setItem("kb.own", JSON.stringify(kb.own));
    } catch {}
  }

  function putIntoAddress() {
    const url = new URL(location);
    for (const [name, value] of Object.entries({ here: kb.own.country, trade: kb.own.trade })) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    history.replaceState(history.state, "", url);
  }

  // What the address says of it is what the page shows, also when it is gone back to, or said what nobody knows.
  function tidyAddress() {
    const found = new URLSearchParams(location.search);
    const isSaid = ([name, key]) => !found.has(name) || found.get(name) === kb.own[key];
    if (![["here", "country"], ["trade", "trade"]].every(isSaid)) putIntoAddress();
  }

  function announce() {
    const names = [nameOf("country"), nameOf("trade")].filter(Boolean).join(" · ");
    status.textContent = (kb.own.country ? now : names ? kept : forgotten).replace("{name}", names);
  }

  function choose() {
    kb.own = { country: selects.country.value, trade: selects.trade.value };
    remember();
    putIntoAddress();
    show();
    announce();
  }

  // What is no trade or country of the site counts as little as none: what was chosen earlier stays.
  function take(wanted, earlier = {}) {
    for (const [key, select] of Object.entries(selects)) {
      const isKnown = (id) => [...select.options].some(({ value }) => value === id);
      select.value = [wanted[key], earlier[key]].find(isKnown) ?? "";
    }
    kb.own = { country: selects.country.value, trade: selects.trade.value };
  }

  // The theme writes the menu, where the names of trades are not marked.
  const trades = new Map([...selects.trade.options].map((option) => [option.text, option.value]));
  for (const text of document.querySelectorAll(".md-nav__link .md-ellipsis")) {
    const trade = trades.get(text.textContent.trim());
    if (trade) text.dataset.trade = trade;
  }

  // A hand may be quicker than a line: what was chosen before this was here counts.
  if (!kb.own.country && !kb.own.trade) {
    if (selects.country.value || selects.trade.value) choose();
  } else {
    const earlier = kb.chosenEarlier();
    take(kb.own, earlier);
    // An address that somebody else sent does not make the reader's own choice forgotten.
    const isFirst = !earlier.country && !earlier.trade;
    if (isFirst && (kb.own.country || kb.own.trade)) remember();
    tidyAddress();
    show();
  }

  // A page that was left and is gone back to stands as it was left.
  addEventListener("pageshow", ({ persisted }) => {
    if (!persisted) return;
    take({ ...kb.own, ...kb.chosenEarlier() });
    tidyAddress();
    show();
  });
  addEventListener("popstate", tidyAddress);
  for (const select of Object.values(selects)) select.addEventListener("change", choose);
  forget.addEventListener("click", () => {
    take({ country: "", trade: "" });
    choose();
    summary.focus();
  });
})();
