"use strict";

/** The panel that says who may come in and the list of the latest, as every page of a door has them. */
globalThis.VerdictPanel = {
  RECENT: 8,

  fill(pattern, ...values) {
    return pattern.replace(/\{(\d)\}/g, (all, index) => values[Number(index)] ?? all);
  },

  /** A time at the venue. */
  clock(instant, timeZone) {
    return new Intl.DateTimeFormat(document.documentElement.lang, {
      hour: "2-digit",
      minute: "2-digit",
      hour12: false,
      timeZone,
    }).format(new Date(instant));
  },

  /** Shows a verdict, or what comes before one. */
  show(tone, headline, { person, what, colour, detail, advice } = {}) {
    const panel = document.getElementById("verdict");
    const texts = { headline, person, what, detail, advice };
    panel.className = `verdict ${tone}`;
    panel.querySelector("use").setAttribute("href", `#sign-${tone}`);
    for (const [part, text] of Object.entries(texts)) {
      panel.querySelector(`.${part}`).textContent = text ?? "";
    }
    panel.querySelector(".what").style.borderInlineStartColor = colour ?? "transparent";
    if (tone !== "ready") {
      // On a telephone whoever types has the panel out of sight.
      panel.scrollIntoView({ block: "nearest" });
    }
  },

  /**
   * Puts a verdict on top of the latest ones.
   *
   * @param scan its id, where a later verdict takes the place of an earlier one
   */
  remember(tone, { name, state, time, scan }) {
    const recent = document.getElementById("recent");
    const item = document.createElement("li");
    item.className = tone;
    const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
    use.setAttribute("href", `#sign-${tone}`);
    sign.append(use);
    sign.setAttribute("aria-hidden", "true");
    item.append(sign);
    for (const [kind, text] of [["bdi", name], ["span", state], ["time", time]]) {
      const element = document.createElement(kind);
      element.textContent = text;
      item.append(element);
    }
    if (scan) {
      recent.querySelector(`:scope > li[data-scan="${CSS.escape(scan)}"]`)?.remove();
      item.dataset.scan = scan;
    }
    recent.prepend(item);
    while (recent.children.length > VerdictPanel.RECENT) {
      recent.lastElementChild.remove();
    }
    document.getElementById("recent-part").hidden = false;
  },
};
