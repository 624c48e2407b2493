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

  // Who comes back, or is sent the address, finds the part open: not every browser opens what it leads to.
  function openWhatIsAskedFor() {
    let inside = document.getElementById(location.hash.slice(1));
    while ((inside = inside?.parentElement.closest("details"))) inside.open = true;
  }
  addEventListener("hashchange", openWhatIsAskedFor);
  openWhatIsAskedFor();

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

  let coming;
  function wake() {
    columns.removeEventListener("change", wake);
    document.removeEventListener("keydown", wakeAtTab);
    // Where it fails to come, the page works all the same.
    coming ??= window.kb.load(held.src).catch(() => {}).then(() => {
      palette?.removeEventListener("click", tapLater, true);
    });
    return coming;
  }

  function wakeAtTab({ key }) {
    if (key === "Tab") wake();
  }

  // A tap waits until there is somebody to hear it, and so does the next one.
  async function tapLater(event) {
    event.preventDefault();
    event.stopPropagation();
    await wake();
    palette.querySelector("label:not([hidden])").click();
  }

  if (held) {
    palette?.addEventListener("click", tapLater, true);
    if (columns.matches) wake();
    else {
      columns.addEventListener("change", wake);
      document.addEventListener("keydown", wakeAtTab);
    }
  }
})();
