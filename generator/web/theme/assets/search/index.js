// What the search knows, made of the rows that the generator wrote: pages, their texts, and the words in them.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  // Marks a word without its ending among the terms, where that is another word.
  const STEM = "=";
  const COLUMNS = ["address", "kind", "title", "summary", "names", "questions", "facts", "rest", "sectors", "countries", "lang"];

  function pageOf(columns, number) {
    const page = Object.fromEntries(COLUMNS.map((name, place) => [name, columns[place][number]]));
    page.kind ||= page.address.split("/")[0];
    return page;
  }

  function isSector(page) {
    return page.address === `sectors/${page.sectors[0]}/`;
  }

  function textsOf(page, place, { kinds, countries }) {
    const byRole = {
      title: [page.title],
      name: page.names,
      question: page.questions,
      summary: [page.summary],
      fact: page.facts,
      rest: [page.rest],
      place: page.countries.map((country) => countries.get(country)),
      kind: kinds.get(page.kind),
    };
    return Object.entries(byRole).flatMap(([role, texts]) =>
      texts.filter(Boolean).map((text) => ({ place, role, words: kb.normal.words(text) })),
    );
  }

  // What belongs to a sector is also found by the words for the sector, if by nothing better: by the number of
  // its page, the numbers of the others.
  function tradesOf(pages) {
    const sectors = new Map(pages.flatMap((page, place) => (isSector(page) ? [[page.sectors[0], place]] : [])));
    const trades = new Map([...sectors.values()].map((place) => [place, []]));
    pages.forEach((page, place) => {
      if (isSector(page)) return;
      for (const sector of page.sectors) trades.get(sectors.get(sector))?.push(place);
    });
    return trades;
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

  // By each word, with and without its ending, the numbers of the texts that have it.
  function termsOf(texts) {
    // The map of MiniSearch, which bears its name where it comes alone.
    const terms = new window.MiniSearch();
    const add = (term, id) => terms.fetch(term, () => new Set()).add(id);
    texts.forEach(({ words }, id) => {
      for (const { plain, stem } of words) {
        add(plain, id);
        if (stem !== plain) add(STEM + stem, id);
      }
    });
    return terms;
  }

  function indexOf(data) {
    const pages = data.pages[0].map((_address, number) => pageOf(data.pages, number));
    const kinds = new Map(data.kinds.map(([kind, ...words]) => [kind, words]));
    const named = { kinds, countries: new Map(data.countries) };
    const texts = pages.flatMap((page, place) => textsOf(page, place, named));
    const stop = new Set(data.stop);
    const isTelling = ({ typed }) => !stop.has(typed);
    const elsewhere = data.elsewhere.map((name) => kb.normal.words(name).filter(isTelling).map(({ plain }) => plain));
    const wordsElsewhere = new Set(elsewhere.flat());
    for (const text of texts) text.size = text.words.filter(isTelling).length;
    const ranks = new Map([...kinds.keys()].map((kind, rank) => [kind, rank]));
    return {
      pages,
      texts,
      terms: termsOf(texts),
      isTelling,
      // Names of countries that no page is of, each by its words.
      elsewhere,
      isElsewhere: ({ plain }) => wordsElsewhere.has(plain),
      trades: tradesOf(pages),
      spread: spreadOf(texts),
      rank: (page) => ranks.get(page.kind),
    };
  }

  kb.index = { STEM, indexOf };
})();
