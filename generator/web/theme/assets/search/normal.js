// Words as the search compares them: as typed, without accents, and without the ending of number or gender.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});

  // 20.400, 20,400 and 20 400 are one number, 4,3 and 4.3 another; P+L is PL, and m³ is m3.
  const GROUPED = /(?<![\d.,])\d{1,3}(?:[ .,]\d{3})+(?!\d|[.,]\d)/g;
  const WORD = /\p{L}[\p{L}\p{M}\p{N}]*|\d+(?:\.\d+)*[\p{L}\p{M}\p{N}]*/gu;

  function typedWords(text) {
    return (
      text
        .normalize("NFKC")
        .toLowerCase()
        .replace(GROUPED, (number) => number.replace(/\D/g, ""))
        .replace(/(\d),(?=\d)/g, "$1.")
        .replace(/(\p{L})\+(?=\p{L})/gu, "$1")
        .replace(/['’]s\b/g, "")
        .match(WORD) ?? []
    );
  }

  function plain(word) {
    return word.normalize("NFD").replace(/\p{M}/gu, "");
  }

  // Endings by the language of the site, and what is spelt in two ways, each with what stands in its place; the
  // first that fits a word of at least so many letters is taken off, list after list.
  const ROMANCE = [
    [[5, /ces$/, "z"], [5, /([lrnsdjz])es$/, "$1"], [4, /s$/, ""]],
    [[6, /[aei]r$/, ""], [5, /[aeo]$/, ""]],
  ];
  const ENGLISH = [
    [[4, /^gray/, "grey"], [5, /sulph/, "sulf"]],
    [[5, /ies$/, "y"], [5, /(ch|sh|ss|x|z)es$/, "$1"], [4, /([^su])s$/, "$1"]],
    [[6, /our$/, "or"], [5, /([bt])re$/, "$1er"], [6, /iz(e|er|ed|ing|ation)$/, "is$1"]],
    [[6, /([bdgmnprt])\1(?:ing|ed)$/, "$1"], [6, /(?:ing|ed)$/, ""], [4, /e$/, ""]],
  ];
  const ENDINGS = { en: ENGLISH, es: ROMANCE, pt: ROMANCE };

  function stem(word) {
    for (const endings of ENDINGS[document.documentElement.lang] ?? []) {
      const found = endings.find(([length, ending]) => word.length >= length && ending.test(word));
      if (found) word = word.replace(found[1], found[2]);
    }
    return word;
  }

  // How many letters are wrong, missing, too many or have changed places with their neighbour; above `most`
  // it is only known that there are more.
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    let [before, last] = [[], Array.from({ length: b.length + 1 }, (_, column) => column)];
    for (let row = 1; row <= a.length; row += 1) {
      const next = [row];
      for (let column = 1; column <= b.length; column += 1) {
        const same = a[row - 1] === b[column - 1];
        let least = Math.min(last[column] + 1, next[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
        const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
        if (swapped) least = Math.min(least, before[column - 2] + 1);
        next.push(least);
      }
      [before, last] = [last, next];
    }
    return last[b.length];
  }

  function words(text) {
    return typedWords(text).map((typed) => {
      const bare = plain(typed);
      return { typed, plain: bare, stem: stem(bare) };
    });
  }

  kb.normal = { words, distance };
})();
