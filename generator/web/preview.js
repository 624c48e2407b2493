// Loads the page again after an edit. Only the preview serves this file, and names it in its pages.
(() => {
  "use strict";
  const { version } = document.currentScript.dataset;
  const pages = new BroadcastChannel("kb-preview");

  function compare(now) {
    if (now !== version) location.reload();
  }

  function listen() {
    const url = `/_preview/events?version=${encodeURIComponent(version)}`;
    new EventSource(url).onmessage = ({ data }) => {
      pages.postMessage(data);
      compare(data);
    };
    // The lock is kept until the page goes.
    return new Promise(() => {});
  }

  pages.onmessage = ({ data }) => compare(data);
  // A browser keeps few connections to one host, so one of all open pages listens for them.
  navigator.locks.request("kb-preview", listen);
  // Whatever was edited since this page was made and before it could hear of it.
  fetch("/_preview/version").then((answer) => answer.text()).then(compare).catch(() => {});
})();
