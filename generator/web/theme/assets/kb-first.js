// Runs in the head, before anything is painted. The theme writes this into every page as inline scripts;
// the policy of the pages allows only files.
(() => {
  "use strict";

  // What works with scripts only has its room from the start, and nothing moves when it is ready.
  document.documentElement.classList.add("kb-scripts");

  // What the theme's own script calls to remember a choice, by the address of the site of a language.
  const site = new URL("../", document.currentScript.src).pathname;

  // Storage may be forbidden or full: a choice then holds for the page that it is made on.
  window.__md_get = (name, storage) => {
    try {
      return JSON.parse((storage ?? localStorage).getItem(`${site}.${name}`));
    } catch {
      return null;
    }
  };
  window.__md_set = (name, value, storage) => {
    try {
      (storage ?? localStorage).setItem(`${site}.${name}`, JSON.stringify(value));
    } catch {}
  };

  // The colours that the reader chose, as soon as there is a body: no page is light for a moment.
  function colour() {
    const { media, scheme } = window.__md_get("__palette")?.color ?? {};
    const followed = matchMedia("(prefers-color-scheme: dark)").matches ? "slate" : "default";
    document.body.dataset.mdColorScheme = !media || media === "(prefers-color-scheme)" ? followed : scheme;
  }

  new MutationObserver((_changes, observer) => {
    if (!document.body) return;
    observer.disconnect();
    colour();
  }).observe(document.documentElement, { childList: true });

  // The reader's own trade and country. What the address names comes before what was chosen earlier,
  // but not when the reader goes back to it: that would undo a later choice.
  const kb = (window.kb = window.kb ?? {});
  kb.chosenEarlier = () => {
    try {
      return JSON.parse(localStorage.getItem("kb.own")) ?? {};
    } catch {
      return {};
    }
  };

  function named() {
    const found = new URLSearchParams(location.search);
    const pairs = [["country", found.get("here")], ["trade", found.get("trade")]];
    return Object.fromEntries(pairs.filter(([, id]) => id !== null));
  }

  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const sources = isBack ? [named(), kb.chosenEarlier()] : [kb.chosenEarlier(), named()];
  kb.own = Object.assign({ country: "", trade: "" }, ...sources);

  // own.js shows the article as soon as it is as it will stay; if that fails to come, it is shown as it is.
  if (kb.own.country || kb.own.trade) {
    const { classList } = document.documentElement;
    classList.add("kb-own-waits");
    setTimeout(() => classList.remove("kb-own-waits"), 3000);
  }

  // The theme would fetch a sitemap.xml for every alternate link on every page view, to find the page in
  // the other language; our links lead there already. The added space hides them from it until it has
  // looked: then they are again what feed readers and other programs look for.
  const twins = document.querySelectorAll("link[rel=alternate]");
  for (const link of twins) link.rel = "alternate ";
  addEventListener("load", () => {
    for (const link of twins) link.rel = "alternate";
  });
})();
