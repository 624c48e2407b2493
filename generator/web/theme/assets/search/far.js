// The full text of all pages, which Pagefind searches: on the search page, when the reader asks for it.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const AT_ONCE = 20;
  let library;
  let show;
  let last;

  function load(site) {
    library ??= import(new URL("pagefind/pagefind.js", site)).catch((error) => {
      library = undefined;
      throw error;
    });
    return library;
  }

  // Pagefind marks what it found. Of its HTML nothing is taken over but words and marks.
  function marked(html) {
    const read = new DOMParser().parseFromString(html, "text/html").body;
    return [...read.childNodes].map((node) => {
      if (node.nodeName !== "MARK") return node.textContent;
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      return mark;
    });
  }

  async function fill(result, { answer, fillAnswer }) {
    const { url, meta, excerpt } = await result.data();
    const made = answer.cloneNode(true).firstElementChild;
    fillAnswer(made, { href: url, title: meta.title, kind: meta.kind ?? "" }).append(...marked(excerpt));
    return made;
  }

  kb.searchFar = async (part, q, tools) => {
    const { site, listOf, texts } = tools;
    const status = part.querySelector("[data-kb-status]");
    show ??= listOf(part, AT_ONCE, (result) => fill(result, tools));
    if (last === q) return;
    last = q;
    // No browser lets a page fetch what Pagefind needs from files.
    if (location.protocol === "file:") {
      status.textContent = texts.served;
      return;
    }
    status.textContent = texts.loading;
    try {
      const { results } = await (await load(site)).search(q);
      if (last !== q) return;
      await show(results);
      status.textContent = results.length ? texts.count.replace("{count}", results.length) : texts.nothing.replace("{words}", q);
    } catch {
      last = undefined;
      status.textContent = texts.failed;
    }
  };
})();
