// The search that loads when a reader reaches for it, and the remembered language.
// Every page works without this file.
(() => {
  "use strict";

  // --- Search ---------------------------------------------------------------------------------------
  // Nothing of Pagefind is fetched until the reader touches, focuses or calls the search.
  const link = document.querySelector("[data-kb-search]");
  const searchPage = document.getElementById("kb-search");
  const RESULT = `
    <script type="text/pagefind-template">
      <li class="kb-result">
        <p class="kb-result__title"><a href="{{ meta.url | default(url) | safeUrl }}">{{ meta.title }}</a>
        {{#if meta.kind}}<span class="kb-result__kind">{{ meta.kind }}</span>{{/if}}</p>
        {{#if excerpt}}<p class="kb-result__excerpt">{{+ excerpt +}}</p>{{/if}}
      </li>
    </script>`;
  const FOUND = `<pagefind-filter-pane></pagefind-filter-pane>
    <pagefind-summary></pagefind-summary><pagefind-results>${RESULT}</pagefind-results>`;
  let library;
  let modal;

  function loadLibrary() {
    library ??= new Promise((resolve, reject) => {
      // No browser lets a page fetch what Pagefind needs from files.
      if (location.protocol === "file:") throw new Error("The search needs a server.");
      const bundle = new URL("../pagefind/", link.href);
      const style = document.createElement("link");
      style.rel = "stylesheet";
      style.href = new URL("pagefind-component-ui.css", bundle);
      const script = document.createElement("script");
      script.src = new URL("pagefind-component-ui.js", bundle);
      script.onload = () => resolve(prepare(bundle.pathname));
      script.onerror = reject;
      document.head.append(style, script);
    });
    return library;
  }

  // The path is given because Pagefind finds it by itself only for elements that are in the page already.
  // A chosen filter alone lists all its pages, yet opening the search lists (and fetches) none:
  // Pagefind knows "faceted" for both at once, so it is switched with the choice.
  function prepare(bundlePath) {
    const search = window.PagefindComponents.configureInstance("default", { bundlePath });
    // Before any element exists: the first one would otherwise be drawn in English.
    search.setLanguage(document.documentElement.lang);
    search.on("search", (_term, filters) => {
      search.faceted = Object.values(filters ?? {}).some((values) => values.length > 0);
    });
    return search;
  }

  // Built as text because the components read their children when they are connected.
  function element(html) {
    const holder = document.createElement("template");
    holder.innerHTML = html;
    holder.content.querySelector("pagefind-input").setAttribute("placeholder", link.dataset.hint);
    return holder.content;
  }

  async function openSearch() {
    if (searchPage) {
      searchPage.querySelector("input")?.focus();
      return;
    }
    try {
      await loadLibrary();
    } catch {
      location.assign(link.href);
      return;
    }
    if (!modal) {
      document.body.append(element(`<pagefind-modal>
        <pagefind-modal-header><pagefind-input></pagefind-input></pagefind-modal-header>
        <pagefind-modal-body>${FOUND}</pagefind-modal-body>
        <pagefind-modal-footer><pagefind-keyboard-hints></pagefind-keyboard-hints></pagefind-modal-footer>
      </pagefind-modal>`));
      modal = document.querySelector("pagefind-modal");
    }
    modal.open();
    // One that was closed a moment ago hears of it late; until then Pagefind takes it for open.
    const dialog = modal.querySelector("dialog");
    if (!dialog.open) dialog.addEventListener("close", () => modal.open(), { once: true });
  }

  // Pagefind works in a worker; where that fails or takes long, in the page. Only the search page may.
  function goOnInSearchPage({ blockedURI }) {
    if (blockedURI !== "wasm-eval") return;
    const target = new URL(link.href);
    target.searchParams.set("q", modal?.querySelector("input").value ?? "");
    location.assign(target);
  }

  async function fillSearchPage() {
    const search = await loadLibrary();
    searchPage.replaceChildren(element(`<pagefind-input></pagefind-input>${FOUND}`));
    const words = new URLSearchParams(location.search).get("q");
    if (words) search.triggerSearch(words);
    else search.triggerLoad();
  }

  if (link) {
    const warmUp = () => loadLibrary().catch(() => {});
    link.addEventListener("focus", warmUp, { once: true });
    link.addEventListener("pointerenter", warmUp, { once: true });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      openSearch();
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
      // A field that was hidden a moment ago has the keys still.
      if (event.target.closest("input, select, textarea")?.getClientRects().length) return;
      event.preventDefault();
      openSearch();
    });
    // On failure the search page keeps the advice that it shows to readers without scripts.
    if (searchPage) fillSearchPage().catch(() => {});
    else document.addEventListener("securitypolicyviolation", goOnInSearchPage);
  }

  // --- Language -------------------------------------------------------------------------------------
  for (const choice of document.querySelectorAll("[data-kb-lang]")) {
    choice.addEventListener("click", () => {
      try {
        localStorage.setItem("kb.lang", choice.dataset.kbLang);
      } catch {
        // Storage may be forbidden; the link works all the same.
      }
    });
  }
})();
