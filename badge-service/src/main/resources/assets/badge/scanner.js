"use strict";

/** Tells what is wrong with a hand-held scanner from the keys that it presses for a known code. */
globalThis.ScannerTest = class ScannerTest {
  static SILENCE = 600;
  static OTHER = "\u00b7";

  /** What the keys of a code become where a scanner means another keyboard, by place on a US one. */
  static LAYOUTS = {
    qwertz: { Y: "Z", Z: "Y" },
    azerty: { A: "Q", Q: "A", Z: "W", W: "Z", M: ScannerTest.OTHER },
  };

  /**
   * @param {{ key: string, code: string, alt: boolean, time: number }[]} keys as they were pressed
   * @param {string} expected what the code says
   * @returns {{ works: boolean, findings: string[], text: string, pause: number }} findings are
   *     names of texts, the gravest first
   */
  static diagnose(keys, expected) {
    const ends = keys.filter((key) => Wedge.isEnd(key.code));
    const presses = keys.filter((key) => key.key.length === 1 || Wedge.character(key.code));
    const placed = presses.map((key) => Wedge.character(key.code) || ScannerTest.OTHER).join("");
    const said = presses.map((key) => Wedge.said(key.key)).join("");
    const span = presses.length > 1 ? presses.at(-1).time - presses[0].time : 0;
    const pause = presses.length > 1 ? span / (presses.length - 1) : 0;
    const findings = [];
    const right = [placed, said].find((text) => text.includes(expected));
    if (keys.some((key) => key.alt)) {
      findings.push("alt");
    } else if (!right) {
      findings.push(ScannerTest.wrong(placed, said, expected));
    } else if (!right.startsWith(expected)) {
      findings.push("before");
    }
    const works = findings.length === 0 && pause < Wedge.FAST;
    if (pause >= Wedge.FAST) {
      findings.push("slow");
    }
    if (right && right.length > right.indexOf(expected) + expected.length) {
      findings.push("after");
    }
    if (right && ends.length === 0) {
      findings.push("no-end");
    }
    if (ends.length > 1) {
      findings.push("two-ends");
    }
    return { works, findings, text: right ?? (said.includes(ScannerTest.OTHER) ? placed : said), pause };
  }

  static wrong(placed, said, expected) {
    for (const [name, moved] of Object.entries(ScannerTest.LAYOUTS)) {
      if (placed.includes([...expected].map((character) => moved[character] ?? character).join(""))) {
        return name;
      }
    }
    const heard = placed.startsWith(expected.slice(0, 4)) ? placed : said;
    if (heard.length >= 4 && expected.startsWith(heard)) {
      return "cut";
    }
    return heard.length < expected.length && ScannerTest.isWithin(heard, expected) ? "lost" : "other";
  }

  /** Whether all that was heard stands in the expected text in this order. */
  static isWithin(heard, expected) {
    let at = -1;
    return heard.length > 0 && [...heard].every((character) => (at = expected.indexOf(character, at + 1)) >= 0);
  }
};

(() => {
  const root = document.getElementById("scanner-test");
  if (!root) {
    return;
  }
  const words = JSON.parse(root.dataset.wording);
  const result = document.getElementById("scanner-result");
  let keys = [];
  let timer = 0;

  function paragraph(text, name) {
    const element = document.createElement("p");
    element.textContent = text;
    element.className = name;
    return element;
  }

  function judge() {
    const heard = keys;
    keys = [];
    // A person who presses a key or two tests nothing.
    if (heard.length < 4) {
      return;
    }
    const { works, findings, text, pause } = ScannerTest.diagnose(heard, root.dataset.code);
    result.className = `scanner-result ${works ? "good" : "bad"}`;
    result.replaceChildren(paragraph(words[works ? "scanner.works" : "scanner.fails"], "headline"));
    const list = document.createElement("ul");
    for (const finding of findings) {
      const item = document.createElement("li");
      item.textContent = words[`scanner.finding.${finding}`];
      list.append(item);
    }
    if (findings.length > 0) {
      result.append(list);
    }
    result.append(
      paragraph(
        words["scanner.heard"].replace("{0}", String(heard.length)).replace("{1}", pause.toFixed(0)),
        "measure",
      ),
    );
    if (!works) {
      const code = document.createElement("code");
      code.textContent = text.slice(0, 200);
      const arrived = paragraph(`${words["scanner.arrived"]} `, "arrived");
      arrived.append(code);
      result.append(arrived);
    }
  }

  window.addEventListener(
    "keydown",
    (event) => {
      // Elsewhere in the gate app the keys are the door's.
      if (event.ctrlKey || event.metaKey || root.closest("[hidden]")) {
        return;
      }
      const first = keys.length === 0;
      const typed = event.key.length === 1 || Wedge.character(event.code) !== "";
      if (!typed && !(Wedge.isEnd(event.code) && !first)) {
        return;
      }
      event.preventDefault();
      event.stopImmediatePropagation();
      keys.push({ key: event.key, code: event.code, alt: event.altKey, time: event.timeStamp });
      clearTimeout(timer);
      timer = setTimeout(judge, ScannerTest.SILENCE);
    },
    { capture: true },
  );
})();
