// What finder and search share: the state that the address of a page holds, and facets with counts.
//
// A state is { q: "words", sort: "-payback", chosen: { sector: ["tanneries", "hotels"], country: [] } }.
// An item is { words, values: { sector: ["tanneries"], country: ["bo"] } }, with words as wordsOf makes them;
// the value EVERY of a facet is all of its values.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const EVERY = "*";

  // --- The address ------------------------------------------------------------------------------------
  // `facets` are the names of the facets of the page. What else stands in the address stays there.
  function read(facets, found = new URLSearchParams(location.search)) {
    const valuesOf = (facet) => [...new Set(found.getAll(facet))].filter((value) => value && value !== EVERY);
    const chosen = facets.map((facet) => [facet, valuesOf(facet)]);
    return { q: found.get("q") ?? "", sort: found.get("sort") ?? "", chosen: Object.fromEntries(chosen) };
  }

  // Writes a state into a query, in which all else stays, and returns it.
  function put({ q, sort, chosen }, query) {
    for (const name of ["q", "sort", ...Object.keys(chosen)]) query.delete(name);
    if (q) query.set("q", q);
    for (const [facet, values] of Object.entries(chosen)) {
      for (const value of values) query.append(facet, value);
    }
    if (sort) query.set("sort", sort);
    return query;
  }

  function addressOf(state) {
    const url = new URL(location.href);
    put(state, url.searchParams);
    return url;
  }

  // Choosing pushes, so that Back undoes it; typing replaces, or every letter would be a step back.
  function push(state) {
    const url = addressOf(state);
    if (url.href !== location.href) history.pushState(null, "", url);
  }

  function replace(state) {
    history.replaceState(null, "", addressOf(state));
  }

  function onchange(listener) {
    addEventListener("popstate", listener);
  }

  kb.address = { read, put, push, replace, onchange };

  // --- Facets -----------------------------------------------------------------------------------------
  // The words of a text as the search compares them, one after the other between spaces, and their stems.
  function wordsOf(text) {
    const words = kb.normal.words(text);
    const said = words.map(({ plain }) => `${plain} `).join("");
    return { said: ` ${said}`, stems: new Set(words.map(({ stem }) => stem)) };
  }

  // Return what says whether an item fits what is typed. Of the last word the rest may be to come. Where some
  // item says the words one after the other, as they are typed, the others do not fit.
  function asked(items, typed) {
    const words = kb.normal.words(typed);
    if (!words.length) return () => true;
    const last = words.at(-1).plain;
    const phrase = ` ${words.map(({ plain }) => plain).join(" ")}`;
    const says = ({ words: { said, stems } }, { plain, stem }) => said.includes(` ${plain} `) || stems.has(stem);
    const inOrder = (item) => item.words.said.includes(phrase);
    if (words.length > 1 && items.some(inOrder)) return inOrder;
    return (item) => words.every((word) => says(item, word) || (word.plain === last && item.words.said.includes(` ${last}`)));
  }

  function has(item, facet, value) {
    const values = item.values[facet] ?? [];
    return values.includes(value) || values.includes(EVERY);
  }

  // One of the values chosen in each facet in which any is. What fits all but one facet counts there.
  function failing(item, chosen) {
    return Object.keys(chosen).filter(
      (facet) => chosen[facet].length && !chosen[facet].some((value) => has(item, facet, value)),
    );
  }

  // Return the items that fit, and `count(facet, value)`: how many there would be if in that facet this
  // value alone were chosen, the other facets as they are.
  function match(items, { q, chosen }) {
    const fitsWords = asked(items, q);
    const counts = new Map();
    const add = (facet, value) => counts.set(`${facet} ${value}`, (counts.get(`${facet} ${value}`) ?? 0) + 1);
    const fitting = [];
    for (const item of items) {
      if (!fitsWords(item)) continue;
      const failed = failing(item, chosen);
      if (!failed.length) fitting.push(item);
      if (failed.length > 1) continue;
      for (const facet of failed.length ? failed : Object.keys(chosen)) {
        for (const value of item.values[facet] ?? []) add(facet, value);
      }
    }
    const of = (facet, value) => counts.get(`${facet} ${value}`) ?? 0;
    return { fitting, count: (facet, value) => of(facet, value) + of(facet, EVERY) };
  }

  // --- The panel --------------------------------------------------------------------------------------
  // Works a panel that the generator wrote: in it
  //   <input type="checkbox" name="FACET" value="VALUE"> in a <label> with a [data-kb-name] and a [data-kb-count],
  //   around the values of a facet a [data-kb-facet="FACET"], with the number of the chosen in its [data-kb-chosen],
  // and beside them, in `root`, [data-kb-chosen] (the number of all; both may hold how it is said, with {number}
  // in it), [data-kb-chips] with a <template> of one chip, any number of [data-kb-clear], and [data-kb-home],
  // where the keyboard goes when what it was at has gone.
  // `choose(chosen)` is called with what the reader has chosen, `clear(none)` when nothing is to be chosen;
  // show(chosen, count) brings the panel up to date.
  function panel(root, choose, clear = choose) {
    const boxes = [...root.querySelectorAll('[data-kb-facet] input[type="checkbox"]')];
    const facets = [...new Set(boxes.map((box) => box.name))];
    const chips = root.querySelector("[data-kb-chips]");
    const none = Object.fromEntries(facets.map((facet) => [facet, []]));
    let shown = none;

    function without(facet, value) {
      choose({ ...shown, [facet]: shown[facet].filter((one) => one !== value) });
    }

    function change({ target: { name, value, checked } }) {
      if (checked) choose({ ...shown, [name]: [...shown[name], value] });
      else without(name, value);
    }

    function nameOf(facet, value) {
      const box = boxes.find((one) => one.name === facet && one.value === value);
      return box?.closest("label").querySelector("[data-kb-name]").textContent ?? value;
    }

    function chip(facet, value) {
      const made = chips.querySelector("template").content.cloneNode(true);
      made.querySelector("[data-kb-name]").textContent = nameOf(facet, value);
      made.querySelector("button").addEventListener("click", () => {
        without(facet, value);
        // The chip is gone, and with it the place of the keyboard.
        (chips.querySelector("button") ?? root.querySelector("[data-kb-home]"))?.focus();
      });
      return made;
    }

    function showChips() {
      for (const old of chips.querySelectorAll("li")) old.remove();
      for (const facet of facets) chips.append(...shown[facet].map((value) => chip(facet, value)));
    }

    function showNumbers() {
      for (const place of root.querySelectorAll("[data-kb-chosen]")) {
        const facet = place.closest("[data-kb-facet]")?.dataset.kbFacet;
        const number = (facet ? [facet] : facets).reduce((sum, one) => sum + shown[one].length, 0);
        place.textContent = (place.dataset.kbChosen || "{number}").replace("{number}", number);
        place.classList.toggle("kb-zero", !number);
      }
    }

    function show(chosen, count) {
      shown = chosen;
      for (const box of boxes) {
        const number = count(box.name, box.value);
        const label = box.closest("label");
        box.checked = chosen[box.name].includes(box.value);
        label.querySelector("[data-kb-count]").textContent = number.toLocaleString(document.documentElement.lang);
        // It stays where it is and can be chosen; it only says that it would bring nothing.
        label.classList.toggle("kb-zero", !number);
      }
      showChips();
      showNumbers();
    }

    for (const box of boxes) box.addEventListener("change", change);
    for (const button of root.querySelectorAll("[data-kb-clear]")) {
      button.addEventListener("click", () => {
        clear(none);
        root.querySelector("[data-kb-home]")?.focus();
      });
    }
    return { facets, show };
  }

  kb.facets = { EVERY, wordsOf, match, panel };
})();
