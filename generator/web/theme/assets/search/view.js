// The box of the search at work: answers as the reader types, narrowed by kind, sector and country.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const AT_ONCE = 10;
  const FACETS = { kind: "kinds", sector: "sectors", country: "countries" };
  const EVERY = ["*"];
  const assets = document.currentScript.src;
  const site = new URL("../../", assets);

  // Without a server, a folder does not show its page.
  function urlOf(address) {
    const isFile = location.protocol === "file:";
    return new URL(isFile ? address.replace(/(?=[?#]|$)/, "index.html") : address, site);
  }

  function itemOf(page) {
    const servesAll = page.kind === "measures" && !page.sectors.length;
    const values = { kind: [page.kind], sector: servesAll ? EVERY : page.sectors, country: page.countries };
    return { page, words: [], values };
  }

  function fillFacets(box, data) {
    const template = box.querySelector("[data-kb-value]").content;
    for (const [facet, list] of Object.entries(FACETS)) {
      const field = box.querySelector(`[data-kb-facet="${facet}"]`);
      for (const [value, name] of data[list]) {
        const label = template.cloneNode(true);
        Object.assign(label.querySelector("input"), { name: facet, value });
        label.querySelector("[data-kb-name]").textContent = name;
        field.append(label);
      }
    }
  }

  // --- The address ------------------------------------------------------------------------------------
  // On the search page the state stands there under its own names, elsewhere all of it under one: other lists of
  // that page may have theirs.
  function addressOf({ isPage, parameter }) {
    const facets = Object.keys(FACETS);

    function read() {
      const all = new URLSearchParams(location.search);
      const found = isPage ? all : new URLSearchParams(all.get(parameter) ?? "");
      return { ...kb.address.read(facets, found), full: found.has("full") };
    }

    function queryOf(state) {
      const query = kb.address.put(state, new URLSearchParams());
      if (state.full) query.set("full", "1");
      return query.toString();
    }

    function write(state, change) {
      const url = new URL(location.href);
      const query = queryOf(state);
      if (isPage) url.search = query;
      else if (query) url.searchParams.set(parameter, query);
      else url.searchParams.delete(parameter);
      if (url.href === location.href) return;
      // opener.js goes back over all steps.
      const steps = history.state?.kbSearch;
      const isStep = steps && change === "pushState";
      history[change](isStep ? { ...history.state, kbSearch: steps + 1 } : history.state, "", url);
    }

    return { read, write, queryOf };
  }

  // --- The list ---------------------------------------------------------------------------------------
  function fillAnswer(made, { href, title, kind, lang }) {
    const link = made.querySelector("a");
    link.href = href;
    link.textContent = title;
    if (lang) link.lang = lang;
    made.querySelector(".kb-result__kind").textContent = kind;
    return made.querySelector(".kb-result__excerpt");
  }

  // A list that shows a few answers, and more where the reader asks; `fill` returns one answer. More that cannot
  // be had are told by `fail`.
  function listOf(root, most, fill, fail) {
    const list = root.querySelector("[data-kb-answers]");
    const more = root.querySelector("[data-kb-more]");
    let waiting = [];

    async function showMore() {
      const asked = waiting;
      const made = await Promise.all(asked.slice(0, most).map(fill));
      // Other words were asked for meanwhile.
      if (asked !== waiting) return;
      waiting = waiting.slice(most);
      list.append(...made);
      more.hidden = !waiting.length;
      return list.children[list.children.length - made.length];
    }

    more.addEventListener("click", async () => {
      try {
        (await showMore())?.querySelector("a").focus();
      } catch {
        more.hidden = true;
        fail();
      }
    });
    return (answers) => {
      waiting = [...answers];
      list.replaceChildren();
      return showMore();
    };
  }

  kb.searchView = (box, options) => {
    const data = kb.answers;
    const index = kb.index.indexOf(data);
    const items = new Map(index.pages.map((page) => [page, itemOf(page)]));
    const kinds = new Map(data.kinds);
    const address = addressOf(options);
    const part = (name) => box.querySelector(`[data-kb-${name}]`);
    const field = box.querySelector("input[type=search]");
    const answer = part("answer").content;
    let state = address.read();

    const show = listOf(box, AT_ONCE, (page) => {
      const made = answer.cloneNode(true).firstElementChild;
      const said = { ...page, href: urlOf(page.address), kind: kinds.get(page.kind) };
      const line = fillAnswer(made, said);
      line.textContent = page.summary || (page.kind === "glossary" ? page.names.join(" ") : "");
      if (page.lang) line.lang = page.lang;
      return made;
    });

    function found({ q, chosen }) {
      const isAsked = q.trim() || Object.values(chosen).some((values) => values.length);
      const pages = isAsked ? kb.ranking.find(q, index) : [];
      return { all: pages, ...kb.facets.match(pages.map((page) => items.get(page)), { q: "", chosen }) };
    }

    function said({ all, fitting }, words) {
      const { count, nothing, hidden } = box.dataset;
      if (fitting.length || (all.length && !words)) return count.replace("{count}", fitting.length);
      if (all.length) return hidden.replace("{count}", all.length);
      return words && nothing.replace("{words}", words);
    }

    function suggest({ all }, words) {
      const meant = !all.length && words ? kb.ranking.meant(words, index) : "";
      part("meant").hidden = !meant;
      part("meant").querySelector("button").textContent = meant;
    }

    function update() {
      const answers = found(state);
      const { all, fitting, count } = answers;
      const words = state.q.trim();
      show(fitting.map(({ page }) => page));
      part("status").textContent = said(answers, words);
      part("hidden").hidden = Boolean(fitting.length) || !all.length;
      suggest(answers, words);
      panel.show(state.chosen, count);
      part("narrow").hidden = !words && !all.length;
      const query = address.queryOf({ ...state, full: true });
      part("full").href = urlOf(`search/?${query}`);
      far(state);
    }

    // Typing replaces the address, choosing is a step that Back undoes.
    function change(changed, how) {
      state = { ...state, ...changed };
      address.write(state, how);
      update();
    }

    // --- Full text, on the search page -------------------------------------------------------------------
    function far({ q, chosen, full }) {
      const isAsked = full && q.trim();
      part("far").hidden = !isAsked;
      part("unfiltered").hidden = !Object.values(chosen).flat().length;
      if (isAsked) kb.searchFar(part("far"), q, { site, listOf, fillAnswer, answer, texts: box.dataset });
    }

    // --- Keys ---------------------------------------------------------------------------------------------
    function step(event) {
      const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      const stops = [field, ...box.querySelectorAll(".kb-result a")];
      const now = stops.indexOf(document.activeElement);
      if (!way || now < 0 || !stops[now + way]) return;
      event.preventDefault();
      stops[now + way].focus();
    }

    fillFacets(box, data);
    const panel = kb.facets.panel(box, (chosen) => change({ chosen }, "pushState"));

    function restore() {
      const typed = field.value;
      state = address.read();
      // What was typed while the files came is not lost.
      if (typed && !state.q) state.q = typed;
      field.value = state.q;
      address.write(state, "replaceState");
      update();
    }

    field.addEventListener("input", () => change({ q: field.value, full: false }, "replaceState"));
    box.querySelector("form").addEventListener("submit", (event) => {
      event.preventDefault();
      box.querySelector(".kb-result a")?.click();
    });
    part("meant").querySelector("button").addEventListener("click", ({ target }) => {
      field.value = target.textContent;
      field.focus();
      change({ q: field.value }, "replaceState");
    });
    part("full").addEventListener("click", (event) => {
      if (!options.isPage) return;
      event.preventDefault();
      change({ full: true }, "pushState");
    });
    box.addEventListener("keydown", step);
    addEventListener("popstate", () => {
      field.value = "";
      const isOpen = options.isPage || new URLSearchParams(location.search).has(options.parameter);
      if (isOpen) restore();
      else options.close();
    });
    restore();

    // Closed: nothing of it stays in the address, nor in the field.
    function leave() {
      field.value = "";
      state = { q: "", chosen: Object.fromEntries(panel.facets.map((facet) => [facet, []])), full: false };
      address.write(state, "replaceState");
      update();
    }

    return { restore, leave };
  };
})();
