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
  if (first) location.replace(`${first}/`);

  document.addEventListener("click", ({ target }) => {
    const link = target.closest("a[data-code]");
    if (!link) return;
    try {
      localStorage.setItem("kb.lang", link.dataset.code);
    } catch {
      // The link works all the same.
    }
  });
})();
