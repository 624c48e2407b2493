// The full text of all pages, which Pagefind searches: on the search page, when the reader asks for it.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const AT_ONCE = 20;
  let library;
  let show;
  let last;
  let tries = 0;
  let isLacking = false;

  // Pagefind finds nothing in a file that does not come, and says nothing of it: what it fetches is watched.
  function watch(folder) {
    const fetched = window.fetch;
    window.fetch = async (address, ...options) => {
      if (!new URL(address?.url ?? address, location.href).href.startsWith(folder)) return fetched(address, ...options);
      try {
        const answer = await fetched(address, ...options);
        if (!answer.ok) throw new Error(answer.statusText);
        return new Response(await answer.arrayBuffer(), { headers: answer.headers });
      } catch (error) {
        isLacking = true;
        throw error;
      }
    };
  }

  // What did not come is not asked for again, neither by Pagefind nor, under the same address, by a browser. In a
  // worker nothing of it could be watched.
  async function begin(site) {
    const folder = new URL("pagefind/", site).href;
    if (!tries) watch(folder);
    const address = `${folder}pagefind.js${tries ? `?${tries}` : ""}`;
    tries += 1;
    isLacking = false;
    const made = await import(address);
    await made.options({ noWorker: true });
    return made;
  }

  async function find(q, site) {
    if (!library || isLacking) library = begin(site);
    const { results } = await (await library).search(q);
    if (isLacking) throw new Error("A file of the index did not come.");
    return results;
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
    const again = part.querySelector("[data-kb-again]");

    function fail() {
      isLacking = true;
      last = undefined;
      status.textContent = texts.failed;
      again.hidden = false;
    }

    show ??= listOf(part, AT_ONCE, (result) => fill(result, tools), fail);
    again.onclick = () => kb.searchFar(part, q, tools);
    if (last === q) return;
    last = q;
    again.hidden = true;
    // No browser lets a page fetch what Pagefind needs from files.
    if (location.protocol === "file:") {
      status.textContent = texts.served;
      return;
    }
    status.textContent = texts.loading;
    try {
      const results = await find(q, site);
      if (last !== q) return;
      await show(results);
      // Other words were asked for while the answers came.
      if (last !== q) return;
      status.textContent = results.length ? texts.count.replace("{count}", results.length) : texts.nothing.replace("{words}", q);
    } catch {
      if (last !== q) return;
      show([]);
      fail();
    }
  };
})();
