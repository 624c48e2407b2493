// Goes on to the language chosen before, or to the first one of the browser that the site has; remembers
// what is chosen. Where no languages are named, on the page for a wrong address, it stays.
// Every page works without this file.
(() => {
  "use strict";
  const codes = (document.currentScript.dataset.codes ?? "").split(" ");

  function remembered() {
    try {
      return localStorage.getItem("kb.lang") ?? "";
    } catch {
      // Storage may be forbidden.
      return "";
    }
  }

  const wanted = [remembered(), ...navigator.languages].map((name) => name.toLowerCase().split("-")[0]);
  const first = wanted.find((code) => code && codes.includes(code));
  // Opened without a server, a folder is a list of files: its page is meant.
  const page = location.protocol === "file:" ? "index.html" : "";
  if (first) location.replace(`${first}/${page}`);

  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[data-code]");
    if (!link) return;
    link.href = new URL(page, link.href).href;
    try {
      localStorage.setItem("kb.lang", link.dataset.code);
    } catch {
      // The link works all the same.
    }
  });
})();
