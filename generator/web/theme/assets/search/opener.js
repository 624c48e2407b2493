// Opens the search, and loads nothing of it before a reader reaches for it. The link to the search page works
// without this file.
(() => {
  "use strict";
  const kb = (window.kb = window.kb ?? {});
  const here = document.currentScript.src;
  const FILES = [
    "../vendor/minisearch-map.js",
    "../facets.js",
    "normal.js",
    "index.js",
    "ranking.js",
    "view.js",
    "../../search/answers.js",
  ];
  const KEY = "kb.slash";
  // What stands in the address of a page whose search is open; the search page has names of its own.
  const PARAMETER = "search";

  const link = document.querySelector("[data-kb-search]");
  const place = document.getElementById("kb-search");
  if (place) FILES.push("far.js");
  const box = document.getElementById("kb-search-box").content.cloneNode(true).firstElementChild;
  const field = box.querySelector("input[type=search]");
  const failed = box.querySelector("[data-kb-failed]");
  const status = box.querySelector("[data-kb-status]");
  let dialog;
  let view;
  let isLeaving = false;

  // --- Files ------------------------------------------------------------------------------------------
  function load() {
    return Promise.all(FILES.map((path) => kb.load(new URL(path, here).href)));
  }

  async function start() {
    if (view) return view.restore();
    failed.hidden = true;
    status.textContent = box.dataset.loading;
    try {
      await load();
      status.textContent = "";
      view ??= kb.searchView(box, { isPage: Boolean(place), parameter: PARAMETER, close: () => dialog?.close() });
    } catch {
      status.textContent = "";
      failed.hidden = false;
    }
  }

  // --- The box ----------------------------------------------------------------------------------------
  function dialogOf() {
    const made = document.createElement("dialog");
    made.className = "kb-search-dialog md-typeset";
    made.setAttribute("aria-label", link.textContent.trim());
    made.append(box);
    made.addEventListener("close", leave);
    // Some browsers would only empty the field.
    field.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      made.close();
    });
    box.querySelector("[data-kb-close]").addEventListener("click", () => made.close());
    document.body.append(made);
    return made;
  }

  // An open search is a step of its own, and so is what is chosen in it: Back closes it, and who closes it goes
  // back over all of them. Who comes to an address that has it open brought no step along.
  function leave() {
    view?.leave();
    const steps = history.state?.kbSearch;
    if (!steps) return;
    isLeaving = true;
    history.go(-steps);
  }

  function isInAddress() {
    return new URLSearchParams(location.search).has(PARAMETER);
  }

  function open() {
    if (isLeaving) return addEventListener("popstate", open, { once: true });
    if (!place) {
      dialog ??= dialogOf();
      if (!dialog.open && !isInAddress()) history.pushState({ ...history.state, kbSearch: 1 }, "");
      if (!dialog.open) dialog.showModal();
    }
    field.focus();
    start();
  }

  function isPlainClick(event) {
    return !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  }

  // --- The key / --------------------------------------------------------------------------------------
  // Storage may be forbidden: the key then works until the reader leaves the page.
  let isKeyOn = true;
  try {
    isKeyOn = localStorage.getItem(KEY) !== "off";
  } catch {}

  function openByKey(event) {
    if (event.key !== "/" || !isKeyOn || event.ctrlKey || event.metaKey || event.altKey) return;
    // A field that was hidden a moment ago has the keys still.
    if (event.target.closest("input:not([type=checkbox]), select, textarea")?.getClientRects().length) return;
    event.preventDefault();
    open();
  }

  function switchKey({ target }) {
    isKeyOn = target.checked;
    try {
      localStorage.setItem(KEY, isKeyOn ? "on" : "off");
    } catch {}
  }

  const key = box.querySelector("[data-kb-key]");
  key.checked = isKeyOn;
  key.addEventListener("change", switchKey);
  document.addEventListener("keydown", openByKey);

  // --- Beginning --------------------------------------------------------------------------------------
  failed.querySelector("[data-kb-again]").addEventListener("click", start);
  link.addEventListener("click", (event) => {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    open();
  });
  if (place) {
    for (const part of box.querySelectorAll("[data-kb-close], .kb-search__lists")) part.remove();
    field.value = new URLSearchParams(location.search).get("q") ?? "";
    place.replaceChildren(box);
    start();
  } else {
    const warmUp = () => load().catch(() => {});
    link.addEventListener("focus", warmUp, { once: true });
    link.addEventListener("pointerenter", warmUp, { once: true });
    const openAgain = () => isInAddress() && open();
    addEventListener("popstate", () => {
      isLeaving = false;
      openAgain();
    });
    openAgain();
  }
})();
