"use strict";

/** The page of one door: takes scans one after the other and shows each verdict. */
(() => {
  const root = document.getElementById("gate");
  const words = JSON.parse(root.dataset.wording);
  const verdict = document.getElementById("verdict");
  const field = document.getElementById("code");
  const walkIn = document.getElementById("walk-in");
  const retry = document.getElementById("retry");
  const undo = document.getElementById("undo");
  const dialog = document.getElementById("undo-dialog");
  const sound = document.getElementById("sound");

  const PATIENCE = 2500;
  const ATTEMPTS = 3;
  const SAME_CODE_PAUSE = 2000;

  const queue = [];
  let busy = false;
  let shown = { code: "", at: 0 };
  let last = null;
  let unanswered = null;

  function newId() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  }

  function clock(instant) {
    return VerdictPanel.clock(instant, words.timeZone);
  }

  function show(tone, headline, more) {
    VerdictPanel.show(tone, headline, more);
    retry.hidden = tone !== "fault" || !unanswered;
    undo.hidden = tone !== "admitted";
  }

  function showVerdict(answer) {
    const badge = answer.badge;
    const about = badge
      ? {
          person: badge.name ?? words["scan.unknown-name"],
          what: [badge.category.name, answer.walkIn && words["scan.walk-in"]].filter(Boolean).join(" · "),
          colour: badge.category.colour,
        }
      : {};
    last = answer;
    if (answer.undone) {
      show("undone", words["verdict.undone"], about);
    } else if (answer.verdict === "admitted") {
      show("admitted", words["verdict.admitted"], about);
    } else if (answer.verdict === "already-inside") {
      show("inside", words["verdict.already-inside"], {
        ...about,
        detail: VerdictPanel.fill(words["verdict.since"], clock(answer.insideSince), words.gates[answer.insideGate] ?? answer.insideGate),
        advice: words["verdict.already-inside.advice"],
      });
    } else {
      show("refused", words["verdict.refused"], {
        ...about,
        detail: words[`refusal.${answer.reason}`] ?? answer.reason,
        advice: words[`refusal.${answer.reason}.advice`],
      });
    }
  }

  function sing(tone) {
    if (sound.getAttribute("aria-pressed") === "true") {
      Signals.sing(tone);
    }
  }

  function remember(answer) {
    const tone = answer.undone ? "undone" : { admitted: "admitted", "already-inside": "inside" }[answer.verdict] ?? "refused";
    VerdictPanel.remember(tone, {
      name: answer.badge ? answer.badge.name ?? words["scan.unknown-name"] : words[`refusal.${answer.reason}`] ?? "",
      state: words[answer.undone ? "verdict.undone" : `verdict.${answer.verdict}`],
      time: clock(answer.time),
      scan: answer.scanId,
    });
  }

  async function post(path, body) {
    const response = await fetch(root.dataset.api + path, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": document.documentElement.lang,
        "X-Form-Token": root.dataset.token,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status >= 500) {
      throw new Error(`status ${response.status}`);
    }
    return response;
  }

  /** Sends until there is an answer; the same id each time, so that it counts once. */
  async function persist(path, body) {
    for (let attempt = 1; ; attempt++) {
      try {
        return await post(path, body);
      } catch (trouble) {
        if (attempt === ATTEMPTS) {
          throw trouble;
        }
        await new Promise((resolve) => setTimeout(resolve, 200 * attempt));
      }
    }
  }

  async function check(scan) {
    unanswered = null;
    show("waiting", words["scan.checking"]);
    let response;
    try {
      response = await persist("/scans", scan);
    } catch {
      unanswered = scan;
      show("fault", words["scan.no-answer"], { advice: words["scan.no-answer.advice"] });
      sing("fault");
      return;
    }
    if (response.ok) {
      const answer = await response.json();
      showVerdict(answer);
      remember(answer);
      sing(verdict.classList.item(1));
    } else if (response.status === 401 || response.status === 403) {
      show("fault", words["scan.signed-out"], { advice: words["scan.signed-out.advice"] });
      sing("fault");
    } else {
      show("fault", words["scan.fault"], { advice: words["scan.fault.advice"] });
      sing("fault");
    }
    shown = { code: scan.code, at: performance.now() };
  }

  async function work() {
    if (busy) {
      return;
    }
    busy = true;
    while (queue.length > 0) {
      await check(queue.shift());
    }
    busy = false;
  }

  function take(text) {
    const code = text.trim().slice(0, 512);
    const justShown = code === shown.code && performance.now() - shown.at < SAME_CODE_PAUSE;
    if (!code || justShown || queue.some((scan) => scan.code === code)) {
      return;
    }
    queue.push({
      scanId: newId(),
      gate: root.dataset.at,
      code,
      device: "page",
      deviceTime: new Date().toISOString(),
      ...(walkIn.checked ? { walkIn: true } : {}),
    });
    // It is said of one person; forgotten, it would be said of all who follow.
    walkIn.checked = false;
    work();
  }

  new Wedge(take, field);
  CodeCamera.offer(words, take);

  document.getElementById("typed").addEventListener("submit", (event) => {
    event.preventDefault();
    const code = field.value.replace(/[\u0000-\u001f\u007f]/g, "");
    field.value = "";
    field.blur();
    take(code);
  });

  retry.addEventListener("click", () => {
    if (unanswered) {
      queue.unshift(unanswered);
      work();
    }
  });

  undo.addEventListener("click", () => {
    document.getElementById("undo-who").textContent = last?.badge?.name ?? "";
    dialog.showModal();
  });
  document.getElementById("undo-cancel").addEventListener("click", () => dialog.close());
  for (const button of dialog.querySelectorAll("[data-reason]")) {
    button.addEventListener("click", async () => {
      dialog.close();
      try {
        const response = await persist(`/scans/${last.scanId}/undo`, { reason: button.dataset.reason });
        if (response.ok) {
          const answer = await response.json();
          shown = { code: "", at: 0 };
          showVerdict(answer);
          remember(answer);
          return;
        }
      } catch {
        // Told below.
      }
      show("fault", words["scan.no-answer"], { advice: words["scan.no-answer.advice"] });
    });
  }

  sound.hidden = false;
  sound.addEventListener("click", () => {
    const on = sound.getAttribute("aria-pressed") !== "true";
    sound.setAttribute("aria-pressed", String(on));
    sound.textContent = words[on ? "scan.sound-on" : "scan.sound-off"];
  });

  // The plain form of the page without script is not needed now.
  document.querySelector(".undo-plain")?.remove();
})();
