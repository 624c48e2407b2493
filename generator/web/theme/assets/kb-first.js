// Runs in the head, before anything is painted. The theme writes this into every page as inline scripts;
// the policy of the pages allows only files.
(() => {
  "use strict";

  // What works with scripts only has its room from the start, and nothing moves when it is ready.
  document.documentElement.classList.add("kb-scripts");

  // What the theme's own script calls to remember a choice, by the address of the site of a language.
  const { src } = document.currentScript;
  const site = new URL("../", src).pathname;

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

  const kb = (window.kb = window.kb ?? {});

  // A script of the site, once however often it is asked for; one that fails to come can be asked for
  // again. Those that are asked for together come together, and run in that order.
  const scripts = new Map();

  function added(address) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = address;
      script.async = false;
      script.onload = resolve;
      script.onerror = () => {
        scripts.delete(address);
        script.remove();
        reject(new Error(address));
      };
      document.head.append(script);
    });
  }

  kb.load = (address) => {
    if (!scripts.has(address)) scripts.set(address, added(address));
    return scripts.get(address);
  };

  // The reader's own trade and country. What the address names comes before what was chosen earlier,
  // but not when the reader goes back to it: that would undo a later choice.
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
    return Object.fromEntries(pairs.filter(([, id]) => id).map(([key, id]) => [key, id.toLowerCase()]));
  }

  const isBack = performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  const sources = isBack ? [named(), kb.chosenEarlier()] : [kb.chosenEarlier(), named()];
  kb.own = Object.assign({ country: "", trade: "" }, ...sources);

  const own = new URL("own.js", src).href;
  const { classList } = document.documentElement;
  const showPage = () => classList.remove("kb-own-waits");

  // Where it fails to come, the page is shown as it is.
  function loadOwn() {
    kb.load(own).then(showPage, showPage);
  }

  // It is fetched while the page comes in, and changes the page before any of it is seen.
  function waitForOwn() {
    const hint = document.createElement("link");
    Object.assign(hint, { rel: "preload", as: "script", href: own });
    document.head.append(hint);
    classList.add("kb-own-waits");
    setTimeout(showPage, 3000);
    new MutationObserver((_changes, observer) => {
      if (!document.querySelector(".md-footer")) return;
      observer.disconnect();
      loadOwn();
    }).observe(document.documentElement, { childList: true, subtree: true });
  }

  // Who has chosen nothing does not pay for it before he reaches for the choice.
  const REACHES = ["pointerdown", "focusin", "change"];

  function reachForOwn({ target }) {
    if (!target.closest(".kb-own")) return;
    for (const type of REACHES) document.removeEventListener(type, reachForOwn);
    loadOwn();
  }

  if (kb.own.country || kb.own.trade) waitForOwn();
  else for (const type of REACHES) document.addEventListener(type, reachForOwn);

  // Opened without a server, a folder is a list of files: its page is meant.
  if (location.protocol === "file:") {
    const toPage = ({ target }) => {
      const [from, name] = target.matches("form") ? [target, "action"] : [target.closest("a[href]"), "href"];
      const url = from && new URL(from.getAttribute(name), location.href);
      if (url?.protocol === "file:" && url.pathname.endsWith("/")) {
        url.pathname += "index.html";
        from.setAttribute(name, url.href);
      }
    };
    for (const type of ["click", "auxclick", "submit"]) document.addEventListener(type, toPage, true);
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
