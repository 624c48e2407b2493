// Which pages answer the words of a reader, and in what order. The same words always give the same list.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const { STEM } = kb.index;

  // How a word fits, from best to worst, with what each is worth. What is less than a whole word never
  // comes before one.
  const [EXACT, ACCENT, INFLECTED, PREFIX, TYPO, MISSING] = [0, 1, 2, 3, 4, 5];
  const WORTH = [1, 0.97, 0.9, 0.5, 0.4, 0];
  // What a word is worth by where it stands, and where it counts how much of a text it is.
  const ROLES = { title: 1, name: 1, question: 0.9, summary: 0.8, fact: 0.8, rest: 0.6, trade: 0.5, place: 0.7, kind: 0.5 };
  const SHORT = new Set(["title", "name", "question", "fact", "place"]);
  // What explains a word, or only names a document, is worth less than what says what to do.
  const KINDS = { glossary: 0.7, sources: 0.5 };
  const SHORTEST_PREFIX = 3;
  const MOST_MISTAKES = 2;

  function mistakesAllowed(word) {
    if (/\d/.test(word) || word.length < 6) return 0;
    return word.length < 9 ? 1 : MOST_MISTAKES;
  }

  // How a word fits another one, accents apart.
  function fit(word, term) {
    if (term === word.plain) return ACCENT;
    if (term === word.stem || term === STEM + word.stem) return INFLECTED;
    if (term.startsWith(STEM)) return MISSING;
    if (term.startsWith(word.plain)) return PREFIX;
    const most = mistakesAllowed(word.plain);
    return kb.normal.distance(word.plain, term, most) <= most ? TYPO : MISSING;
  }

  // The words in the index that may fit.
  function candidates(word, terms) {
    const found = new Set([word.plain, word.stem, STEM + word.stem]);
    const isPrefix = !/^\d/.test(word.plain) && word.plain.length >= SHORTEST_PREFIX;
    if (isPrefix) for (const term of terms.atPrefix(word.plain).keys()) found.add(term);
    // A swap of neighbours counts as one mistake here, and as two there.
    if (mistakesAllowed(word.plain)) for (const term of terms.fuzzyGet(word.plain, MOST_MISTAKES).keys()) found.add(term);
    return found;
  }

  // How a word fits at best, by the number of each text that it fits.
  function fitting(word, { terms, texts, isElsewhere }) {
    const best = new Map();
    // One country is no misspelling of another.
    const least = isElsewhere(word) ? TYPO : MISSING;
    for (const term of candidates(word, terms)) {
      const fits = fit(word, term);
      for (const id of fits < least ? (terms.get(term) ?? []) : []) {
        const isTyped = fits === ACCENT && texts[id].words.some(({ typed }) => typed === word.typed);
        best.set(id, Math.min(best.get(id) ?? MISSING, isTyped ? EXACT : fits));
      }
    }
    return best;
  }

  function askedFor(typed, { isTelling }) {
    const each = [...new Map(kb.normal.words(typed).map((word) => [word.plain, word])).values()];
    const telling = each.filter(isTelling);
    return telling.length ? telling : each;
  }

  // Of a country that no page is of, only a text with its whole name speaks; rare names are mentioned in passing.
  function wholeNames({ text, fits }, asked, { elsewhere }) {
    const kept = [...fits];
    const isLacking = (number) => fits[number] > INFLECTED || text.role === "rest";
    for (const name of elsewhere.filter((words) => words.every((one) => asked.some(({ plain }) => plain === one)))) {
      const places = [...asked.keys()].filter((number) => name.includes(asked[number].plain));
      if (places.some(isLacking)) for (const number of places) kept[number] = MISSING;
    }
    return { text, fits: kept };
  }

  // The texts that have any of the words, each with how every word fits it.
  function meetings(asked, index) {
    const found = new Map();
    asked.forEach((word, number) => {
      for (const [id, fits] of fitting(word, index)) {
        if (!found.has(id)) found.set(id, asked.map(() => MISSING));
        found.get(id)[number] = fits;
      }
    });
    return [...found]
      .map(([id, fits]) => wholeNames({ text: index.texts[id], fits }, asked, index))
      .filter(({ fits }) => fits.some((one) => one < MISSING));
  }

  const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);

  // How much of what was asked a text says, and how much of the text that is.
  function focus({ text, fits }, weights) {
    if (!SHORT.has(text.role)) return 0;
    const said = sum(fits.map((one, number) => WORTH[one] * weights[number]));
    const met = fits.filter((one) => one < MISSING).length;
    return said * Math.min(1, met / text.size) * ROLES[text.role];
  }

  // Who types no accents does not tell words apart by them.
  const levelOf = (fits, word) => (fits === ACCENT && word.typed === word.plain ? EXACT : fits);

  // Of one word, how it fits; of several, whether all of them are there as whole words.
  function levelOfAll(met, asked) {
    const isOne = asked.length === 1;
    const telling = met.filter(({ text }) => isOne || text.role !== "rest");
    const best = asked.map((word, number) =>
      Math.min(MISSING, ...telling.map(({ fits }) => levelOf(fits[number], word))),
    );
    return isOne ? best[0] : Number(Math.max(...best) > INFLECTED);
  }

  // How well all words fit, and how much they are of one text.
  function scoreOf(met, weights) {
    const worth = weights.map((weight, number) =>
      Math.max(...met.map(({ text, fits }) => weight * WORTH[fits[number]] * ROLES[text.role])),
    );
    return sum(worth) + Math.max(...met.map((one) => focus(one, weights)));
  }

  function grouped(meetings, { trades }) {
    const byPage = new Map();
    const add = (place, one) => byPage.set(place, [...(byPage.get(place) ?? []), one]);
    for (const one of meetings) {
      const { place, role } = one.text;
      add(place, one);
      if (role !== "title" && role !== "name") continue;
      for (const other of trades.get(place) ?? []) add(other, { ...one, text: { role: "trade" } });
    }
    return byPage;
  }

  // Return the pages that answer, the best first. No words: all pages, by their kinds.
  function find(typed, index) {
    const asked = askedFor(typed, index);
    if (!asked.length) return [...index.pages].sort((a, b) => index.rank(a) - index.rank(b));
    // What few pages have says more.
    const weights = asked.map((word) => Math.log(1 + index.pages.length / (1 + index.spread(word))));
    return [...grouped(meetings(asked, index), index)]
      .map(([place, met]) => {
        const page = index.pages[place];
        const score = scoreOf(met, weights) * (KINDS[page.kind] ?? 1);
        return { page, place, level: levelOfAll(met, asked), score, rank: index.rank(page) };
      })
      .sort((a, b) => a.level - b.level || b.score - a.score || a.rank - b.rank || a.place - b.place)
      .map(({ page }) => page);
  }

  // --- Nothing found ----------------------------------------------------------------------------------
  // The nearest of all words, if one is near: a short word is one letter off, a long one up to three.
  function nearest(word, spellings) {
    const most = Math.min(3, Math.ceil(word.plain.length / 5));
    let [near, least] = ["", most + 1];
    for (const [plain, typed] of spellings) {
      const found = kb.normal.distance(word.plain, plain, least - 1);
      if (found < least) [near, least] = [typed, found];
    }
    return near;
  }

  // Return what was probably meant, or an empty text.
  function meant(typed, index) {
    const spellings = new Map(index.texts.flatMap(({ words }) => words.map((word) => [word.plain, word.typed])));
    const asked = askedFor(typed, index);
    if (asked.some(index.isElsewhere)) return "";
    const others = asked.map((word) => nearest(word, spellings));
    return others.every(Boolean) ? others.join(" ") : "";
  }

  kb.ranking = { find, meant };
})();
