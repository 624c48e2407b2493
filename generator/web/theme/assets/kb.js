// The remembered language. Every page works without this file.
(() => {
  "use strict";

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
