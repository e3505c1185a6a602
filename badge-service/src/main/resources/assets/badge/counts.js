"use strict";

/** Keeps the numbers of a page in step with the doors. */
(() => {
  const root = document.querySelector("[data-feed]");
  if (!root) {
    return;
  }
  const live = document.getElementById("live");
  const words = root.dataset.wording ? JSON.parse(root.dataset.wording) : {};

  function show(selector, number) {
    for (const element of document.querySelectorAll(selector)) {
      if (element.textContent !== String(number)) {
        element.textContent = String(number);
      }
    }
  }

  function tell(connected) {
    if (live) {
      live.hidden = false;
      live.classList.toggle("on", connected);
      live.textContent = words[connected ? "scan.live" : "scan.not-live"] ?? "";
    }
  }

  const source = new EventSource(root.dataset.feed);
  source.addEventListener("open", () => tell(true));
  source.addEventListener("error", () => tell(false));
  source.addEventListener("counts", (event) => {
    const counts = JSON.parse(event.data);
    for (const gate of counts.gates) {
      for (const of of ["admitted", "walkIns", "alreadyInside", "refused"]) {
        show(`[data-gate="${CSS.escape(gate.gate)}"][data-of="${of}"]`, gate[of]);
      }
    }
    for (const zone of counts.zones) {
      show(`dd[data-zone="${CSS.escape(zone.zone)}"], b[data-zone="${CSS.escape(zone.zone)}"]`, zone.inside);
    }
  });
})();
