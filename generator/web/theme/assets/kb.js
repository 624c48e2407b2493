// The remembered language, and the address of what is unfolded. Every page works without this file.
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

  // Who comes back, or is sent the address, finds the part open.
  document.addEventListener("click", ({ target }) => {
    const part = target.closest?.(".kb-part > summary")?.parentNode;
    if (!part) return;
    const url = new URL(location.href);
    const own = `#${part.querySelector(".kb-part__inside").id}`;
    if (!part.open) url.hash = own;
    else if (url.hash === own) url.hash = "";
    history.replaceState(history.state, "", url);
  });
})();
