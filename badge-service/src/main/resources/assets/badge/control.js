"use strict";

/** Keeps the control room up to date: the server says when, and draws what. */
(() => {
  const root = document.getElementById("control");
  if (!root) {
    return;
  }
  const live = document.getElementById("live");
  const PAUSE = 400;
  const AT_LEAST_EVERY = 10_000;
  let asked = false;
  let busy = false;

  function tell(connected) {
    live.hidden = false;
    live.classList.toggle("on", connected);
    live.textContent = connected ? live.dataset.on : live.dataset.off;
  }

  // A form somebody is filling in stays, and one that says the same keeps its secrets.
  function replaceable(panel, next) {
    if (panel.contains(document.activeElement) && panel.querySelector("form")) {
      return false;
    }
    return next.dataset.key === undefined
      ? panel.innerHTML !== next.innerHTML
      : panel.dataset.key !== next.dataset.key;
  }

  /** What is open or chosen in a panel stays so where it is drawn again. */
  function carryOver(panel, next) {
    for (const details of panel.querySelectorAll("details[open][id]")) {
      const again = next.querySelector(`#${CSS.escape(details.id)}`);
      if (again) {
        again.open = true;
      }
    }
    for (const form of panel.querySelectorAll("form")) {
      const again = [...next.querySelectorAll("form")].find((other) => other.action === form.action);
      for (const select of form.querySelectorAll("select")) {
        const same = again?.elements[select.name];
        if (same) {
          same.value = select.value;
        }
      }
    }
  }

  async function refresh() {
    if (busy) {
      asked = true;
      return;
    }
    busy = true;
    asked = false;
    try {
      const answer = await fetch(root.dataset.live, { headers: { Accept: "text/html" } });
      if (answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
        for (const next of fresh.querySelectorAll("section[id]")) {
          const panel = document.getElementById(next.id);
          if (panel && replaceable(panel, next)) {
            panel.replaceWith(next);
            carryOver(panel, next);
          }
        }
      }
    } catch {
      tell(false);
    }
    setTimeout(() => {
      busy = false;
      if (asked) {
        refresh();
      }
    }, PAUSE);
  }

  const source = new EventSource(root.dataset.feed);
  source.addEventListener("open", () => { tell(true); refresh(); });
  source.addEventListener("error", () => tell(false));
  source.addEventListener("doors", refresh);
  setInterval(refresh, AT_LEAST_EVERY);
})();
