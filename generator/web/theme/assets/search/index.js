// What the search knows, made of the rows that the generator wrote: pages, their texts, and the words in them.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  // Marks a word without its ending among the terms.
  const STEM = "=";
  const ROW = ["address", "kind", "title", "summary", "names", "questions", "facts", "rest", "sectors", "countries", "lang"];
  const LISTS = ["names", "questions", "facts", "sectors", "countries"];

  function pageOf(row) {
    const page = Object.fromEntries(ROW.map((name, place) => [name, row[place] || ""]));
    for (const name of LISTS) page[name] ||= [];
    return page;
  }

  // A page is also found by the words for its sectors and countries, if by nothing better.
  function aboutOf(data, pages) {
    const trades = new Map(
      pages.filter(({ kind }) => kind === "sectors").map((page) => [page.sectors[0], [page.title, ...page.names]]),
    );
    const countries = new Map(data.countries);
    return (page) => ({
      trade: page.kind === "sectors" ? "" : page.sectors.flatMap((sector) => trades.get(sector) ?? []).join("\n"),
      places: page.countries.map((country) => countries.get(country)),
    });
  }

  function textsOf(page, place, about) {
    const { trade, places } = about(page);
    const byRole = {
      title: [page.title],
      name: page.names,
      question: page.questions,
      summary: [page.summary],
      fact: page.facts,
      rest: [page.rest],
      trade: [trade],
      place: places,
    };
    return Object.entries(byRole).flatMap(([role, texts]) =>
      texts.filter(Boolean).map((text) => ({ place, role, words: kb.normal.words(text) })),
    );
  }

  // In how many pages a word stands, whatever its ending.
  function spreadOf(texts) {
    const pages = new Map();
    for (const { place, words } of texts) {
      for (const { stem } of words) {
        if (!pages.has(stem)) pages.set(stem, new Set());
        pages.get(stem).add(place);
      }
    }
    return (word) => pages.get(word.stem)?.size ?? 0;
  }

  function indexOf(data) {
    const pages = data.pages.map(pageOf);
    const about = aboutOf(data, pages);
    const texts = pages.flatMap((page, place) => textsOf(page, place, about));
    const stop = new Set(data.stop);
    const isTelling = ({ typed }) => !stop.has(typed);
    const terms = new window.MiniSearch({
      fields: ["terms"],
      tokenize: (words) => words.split(" "),
      processTerm: (term) => term,
    });
    terms.addAll(
      texts.map(({ words }, id) => ({
        id,
        terms: words.flatMap(({ plain, stem }) => [plain, STEM + stem]).join(" "),
      })),
    );
    for (const text of texts) text.size = text.words.filter(isTelling).length;
    const ranks = new Map(data.kinds.map(([kind], rank) => [kind, rank]));
    return { pages, texts, terms, isTelling, spread: spreadOf(texts), rank: (page) => ranks.get(page.kind) };
  }

  kb.index = { STEM, indexOf };
})();
