// The remembered language, the address of what is unfolded, and the script of the theme. Every page works
// without this file.
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

  // The script of the theme is the heaviest file of a page. It moves the columns beside the text, leads
  // the keyboard through the menu and changes the colours: a phone needs it for the colours alone, and not
  // to show what they can be changed to.
  const held = document.querySelector("script[type='text/kb-theme']");
  const palette = document.querySelector("[data-md-component=palette]");
  const columns = matchMedia("(min-width: 60em)");

  const shown = window.__md_get("__palette")?.index ?? 0;
  const chooser = palette?.querySelectorAll("label")[shown];
  if (chooser) chooser.hidden = false;

  function wake() {
    columns.removeEventListener("change", wake);
    document.removeEventListener("keydown", wakeAtTab);
    palette?.removeEventListener("click", wakeForColours, true);
    // Where it fails to come, the page works all the same.
    return window.kb.load(held.src).catch(() => {});
  }

  function wakeAtTab({ key }) {
    if (key === "Tab") wake();
  }

  // The tap waits until there is somebody to hear it.
  async function wakeForColours(event) {
    event.preventDefault();
    event.stopPropagation();
    await wake();
    event.target.closest("label, input").click();
  }

  if (held && columns.matches) wake();
  else if (held) {
    columns.addEventListener("change", wake);
    document.addEventListener("keydown", wakeAtTab);
    palette?.addEventListener("click", wakeForColours, true);
  }
})();
