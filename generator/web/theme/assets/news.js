// Marks what is new since the last visit. What was seen is remembered on this device and sent nowhere; the
// page is whole without this file, and without storage.
(() => {
  "use strict";

  const notice = document.getElementById("kb-news");
  const items = [...document.querySelectorAll("[data-kb-news]")];
  const name = `kb.news.${document.documentElement.lang}`;

  // What was seen before this visit, which lasts as long as the window.
  function seenBefore() {
    const seen = sessionStorage.getItem(name) ?? localStorage.getItem(name) ?? "null";
    sessionStorage.setItem(name, seen);
    localStorage.setItem(name, JSON.stringify(items.map((item) => item.dataset.kbNews)));
    return JSON.parse(seen);
  }

  function mark(item) {
    const sign = document.createElement("strong");
    sign.className = "kb-news__mark";
    sign.textContent = notice.dataset.mark;
    item.querySelector("p").append(" ", sign);
    item.closest("details")?.setAttribute("open", "");
  }

  function say(seen) {
    const { first, none, some } = notice.dataset;
    const unseen = seen ? items.filter((item) => !seen.includes(item.dataset.kbNews)) : [];
    unseen.forEach(mark);
    notice.textContent = seen ? (unseen.length ? `${some} ${unseen.length}` : none) : first;
    notice.hidden = false;
  }

  try {
    say(seenBefore());
  } catch {
    // Storage may be forbidden, or hold what is not ours: nothing is marked.
  }
})();
