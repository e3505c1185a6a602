/** The page of the gate app: enrols the device, takes scans from camera, scanner and fingers, shows what comes of them. */

import { Gatehouse, NoAnswer, Refused } from "./gatehouse.js";
import { Link, Wiped } from "./link.js";
import { read, shortCode } from "./token.js";
import { Vault } from "./vault.js";

const BEAT = 3_000;
const LEAST_SEARCH = 2;
const MOST_FOUND = 8;
const RECENT = 8;
const SAME_CODE_PAUSE = 2_000;

const root = document.getElementById("gate-app");
const words = JSON.parse(root.dataset.wording);
const part = (id) => document.getElementById(id);
const fill = (pattern, ...values) => pattern.replace(/\{(\d)\}/g, (all, index) => values[Number(index)] ?? all);

const link = new Link(root.dataset.api);
let vault = null;
let house = null;
let online = false;
let since = new Date();
let busy = false;
let last = null;
let beating = null;
let shown = { code: "", at: 0 };
const queue = [];

function clock(instant) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone: house?.rules?.timeZone,
  }).format(new Date(instant));
}

function view(name) {
  for (const section of root.querySelectorAll("[data-view]")) {
    section.hidden = section.dataset.view !== name;
  }
}

// Enrolment

function askForCode(message = "") {
  view("enrol");
  part("enrol-trouble").textContent = message;
  part("enrol-trouble").hidden = !message;
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) {
    part("enrol-code").value = code;
    // The code is spent at once; it does not stay in the history of the browser.
    history.replaceState(null, "", location.pathname + location.search);
  }
}

part("enrol").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter ?? part("enrol").querySelector("button");
  button.disabled = true;
  part("enrol-trouble").hidden = true;
  try {
    navigator.storage?.persist?.();
    await house.enrol(part("enrol-code").value, part("enrol-name").value.trim());
    part("enrol-code").value = "";
    open();
  } catch (trouble) {
    const wrong = trouble instanceof Refused;
    askForCode(words[wrong ? "app.enrol.wrong" : "app.enrol.no-answer"]);
  } finally {
    button.disabled = false;
  }
});

async function wiped() {
  clearTimeout(beating);
  camera?.stop();
  await vault.wipe();
  house = null;
  await begin(words["app.wiped"]);
}

// The gate

function open() {
  view("gate");
  part("gate-name").textContent = house.rules?.name ?? house.device.gate;
  part("gate-zone").textContent = house.rules?.zone.name ?? "";
  const sessions = house.rules?.sessions ?? [];
  part("session").closest("label").hidden = sessions.length < 2;
  part("session").replaceChildren(
    new Option(words["app.session.any"], ""),
    ...sessions.map((session) => new Option(`${clock(session.starts)} ${session.title}`, session.id)),
  );
  ready();
  beat();
}

function ready() {
  show("ready", words["scan.ready"], { detail: words["scan.ready.hint"] });
}

async function battery() {
  try {
    const state = await navigator.getBattery?.();
    return state ? Math.round(state.level * 100) : null;
  } catch {
    return null;
  }
}

/** Every few seconds: am I heard, what is new, what waits. */
async function beat() {
  clearTimeout(beating);
  try {
    const pulse = await house.beat(await battery());
    if (!house.rules) {
      await house.refresh();
    }
    reachable(true);
    part("skewed").hidden = !pulse.clock.skewed;
    await house.send();
    await conflicts(pulse.openConflicts);
  } catch (trouble) {
    if (trouble instanceof Wiped) {
      await wiped();
      return;
    }
    if (trouble instanceof Refused && trouble.status === 401) {
      await wiped();
      return;
    }
    if (trouble instanceof NoAnswer || !navigator.onLine) {
      reachable(false);
    }
  }
  await count();
  beating = setTimeout(beat, BEAT);
}

function reachable(now) {
  if (now !== online) {
    online = now;
    since = new Date(house.now());
  }
  part("network").className = online ? "live on" : "live";
  part("network").textContent = online ? words["app.online"] : fill(words["app.offline"], clock(since));
}

async function count() {
  const { waiting, aside } = await vault.count();
  part("waiting").textContent = fill(words["app.waiting"], waiting);
  part("waiting").hidden = waiting === 0;
  part("aside").textContent = fill(words["app.aside"], aside);
  part("aside").hidden = aside === 0;
  part("export").hidden = waiting + aside === 0;
  part("inside").textContent = String(house.inside.size);
  part("known").textContent = String(house.people.size);
}

async function conflicts(open) {
  const alarm = part("conflicts");
  alarm.hidden = open === 0;
  if (open === 0) {
    return;
  }
  const answer = await house.conflicts();
  part("conflict-list").replaceChildren(
    ...answer.conflicts
      .filter((conflict) => !conflict.resolution)
      .map((conflict) => {
        const item = document.createElement("li");
        const name = document.createElement("bdi");
        name.textContent = conflict.badge?.name ?? words["scan.unknown-name"];
        const text = conflict.entry
          ? fill(
              words["app.conflict"],
              conflict.entry.gateName,
              clock(conflict.entry.time),
              conflict.scan.gateName,
              clock(conflict.scan.time),
            )
          : fill(words["app.conflict.rules"], conflict.scan.gateName, clock(conflict.scan.time));
        item.append(name, ` ${text}`);
        return item;
      }),
  );
}

// Showing

function put(selector, text) {
  part("verdict").querySelector(selector).textContent = text ?? "";
}

function show(tone, headline, { person, what, colour, detail, advice, photo } = {}) {
  const verdict = part("verdict");
  verdict.className = `verdict ${tone}`;
  verdict.querySelector("use").setAttribute("href", `#sign-${tone}`);
  put(".headline", headline);
  put(".person", person);
  put(".what", what);
  put(".detail", detail);
  put(".advice", advice);
  verdict.querySelector(".what").style.borderInlineStartColor = colour ?? "transparent";
  const portrait = part("portrait");
  portrait.hidden = true;
  if (photo) {
    showPortrait(photo);
  }
  part("undo").hidden = !(last?.passes && !last.alone);
  part("anyway").hidden = !(last && !last.passes && last.person && tone !== "ready" && tone !== "waiting");
}

async function showPortrait(badgeId) {
  try {
    const response = await fetch(`${root.dataset.api}/photos/${badgeId}`, {
      headers: { Authorization: `Bearer ${link.token}` },
      signal: AbortSignal.timeout(5_000),
    });
    if (!response.ok) {
      return;
    }
    const reader = new FileReader();
    reader.onload = () => {
      if (last?.person?.badgeId === badgeId) {
        part("portrait").src = reader.result;
        part("portrait").hidden = false;
      }
    };
    reader.readAsDataURL(await response.blob());
  } catch {
    // The name is enough.
  }
}

function tell(answer) {
  last = answer;
  const person = answer.person;
  const category = answer.category ?? (person && house.category(person.category));
  const about = person
    ? {
        person: person.name ?? words["scan.unknown-name"],
        what: category?.name ?? "",
        colour: category?.colour,
        photo: online && person.photo ? person.badgeId : null,
      }
    : {};
  const alone = answer.alone ? fill(words["app.alone"], clock(since)) : "";
  if (answer.verdict === "admitted") {
    const out = answer.scan.direction === "out";
    show("admitted", words[out ? "app.left" : "verdict.admitted"], { ...about, detail: alone });
  } else if (answer.verdict === "already-inside") {
    show("inside", words["verdict.already-inside"], {
      ...about,
      detail: fill(words["verdict.since"], clock(answer.since), house.rules.gates[answer.gate] ?? answer.gate),
      advice: words["verdict.already-inside.advice"],
    });
  } else {
    show("refused", words["verdict.refused"], {
      ...about,
      detail: words[`refusal.${answer.reason}`] ?? answer.reason,
      advice: words[`refusal.${answer.reason}.advice`],
    });
  }
  const tone = part("verdict").classList.item(1);
  Signals.sing(tone);
  remember(answer, tone);
}

function remember(answer, tone) {
  const item = document.createElement("li");
  item.className = tone;
  const name = document.createElement("bdi");
  name.textContent = answer.person?.name ?? words[`refusal.${answer.reason}`] ?? words["scan.unknown-name"];
  const state = document.createElement("span");
  state.textContent =
    answer.verdict === "admitted" && answer.scan.direction === "out"
      ? words["app.left"]
      : words[`verdict.${answer.verdict}`];
  const time = document.createElement("time");
  time.textContent = clock(house.now());
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#sign-${tone}`);
  sign.append(use);
  sign.setAttribute("aria-hidden", "true");
  item.append(sign, name, state, time);
  part("recent").prepend(item);
  while (part("recent").children.length > RECENT) {
    part("recent").lastElementChild.remove();
  }
  part("recent-part").hidden = false;
}

// Scanning

function direction() {
  return root.querySelector("[name=direction]:checked").value;
}

function take(what) {
  const key = what.code ?? what.badgeId;
  const justShown = !what.override && key === shown.code && performance.now() - shown.at < SAME_CODE_PAUSE;
  if (!key || justShown || queue.some((waiting) => (waiting.code ?? waiting.badgeId) === key)) {
    return;
  }
  const session = part("session").value;
  queue.push({ ...what, direction: direction(), ...(session ? { session } : {}) });
  work();
}

async function work() {
  if (busy) {
    return;
  }
  busy = true;
  while (queue.length > 0) {
    const what = queue.shift();
    last = null;
    show("waiting", words["scan.checking"]);
    try {
      const answer = await house.scan(what, online);
      if (answer.alone && online && !what.override) {
        reachable(false);
      }
      tell(answer);
    } catch (trouble) {
      if (trouble instanceof Wiped || trouble.status === 401) {
        busy = false;
        await wiped();
        return;
      }
      show("fault", words["scan.fault"], { advice: trouble.problem?.detail ?? words["scan.fault.advice"] });
      Signals.sing("fault");
    }
    shown = { code: what.code ?? what.badgeId, at: performance.now() };
    await count();
  }
  busy = false;
}

new Wedge((text) => house?.device && take({ code: text.slice(0, 512) }), part("code"));

part("typed").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = part("code").value.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  if (shortCode(text) || read(text)) {
    part("code").value = "";
    part("code").blur();
    found([]);
    take({ code: text });
    return;
  }
  const people = house.find(text, MOST_FOUND);
  found(people, people.length === 0 && text ? words["app.found.none"] : "");
});

part("code").addEventListener("input", () => {
  const text = part("code").value;
  found(text.trim().length >= LEAST_SEARCH && !/\d/.test(text) ? house.find(text, MOST_FOUND) : []);
});

/** People by name, for whom has forgotten the badge. */
function found(people, message = "") {
  part("found").replaceChildren(
    ...people.map((person) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "secondary outline";
      const name = document.createElement("bdi");
      name.textContent = person.name ?? person.latin ?? person.code;
      const more = document.createElement("small");
      more.textContent = [person.latin === person.name ? "" : person.latin, house.category(person.category)?.name]
        .filter(Boolean)
        .join(" · ");
      button.append(name, more);
      button.addEventListener("click", () => {
        part("code").value = "";
        found([]);
        take({ badgeId: person.badgeId });
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  part("found-none").textContent = message;
}

part("anyway").addEventListener("click", () => {
  part("anyway-who").textContent = last?.person?.name ?? "";
  part("anyway-dialog").showModal();
});
for (const button of part("anyway-dialog").querySelectorAll("[data-reason]")) {
  button.addEventListener("click", () => {
    part("anyway-dialog").close();
    const { person, reason, verdict } = last;
    take({
      badgeId: person.badgeId,
      override: button.dataset.reason,
      reason: verdict === "already-inside" ? "already-inside" : reason,
    });
  });
}

part("undo").addEventListener("click", () => {
  part("undo-who").textContent = last?.person?.name ?? "";
  part("undo-dialog").showModal();
});
for (const button of part("undo-dialog").querySelectorAll("[data-reason]")) {
  button.addEventListener("click", async () => {
    part("undo-dialog").close();
    try {
      await house.undo(last.scan.scanId, button.dataset.reason);
      const name = last.person?.name;
      last = null;
      shown = { code: "", at: 0 };
      show("undone", words["verdict.undone"], { person: name });
      await count();
    } catch {
      show("fault", words["scan.no-answer"], { advice: words["app.undo.later"] });
    }
  });
}
for (const button of root.querySelectorAll("[data-close]")) {
  button.addEventListener("click", () => button.closest("dialog").close());
}

part("export").addEventListener("click", async () => {
  const file = new Blob([JSON.stringify(await vault.everything(), null, 1)], { type: "application/json" });
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = `scans-${house.device.device}-${new Date().toISOString().slice(0, 16).replace(":", "")}.json`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
});

const camera = CodeCamera.offer(words, (text) => take({ code: text.slice(0, 512) }));
// A gate that looks for badges must not fall asleep.
part("camera-picture").addEventListener("playing", () => navigator.wakeLock?.request("screen").catch(() => {}));

async function begin(message = "") {
  vault = await Vault.open(root.dataset.conference);
  link.token = null;
  house = new Gatehouse(vault, link, root.dataset.conference, root.dataset.keys);
  if (await house.restore()) {
    reachable(false);
    open();
  } else {
    askForCode(message);
  }
}

window.addEventListener("online", () => house?.device && beat());
navigator.serviceWorker?.register(root.dataset.worker, { scope: location.pathname }).catch(() => {
  part("no-worker").hidden = false;
});
await begin();
root.dataset.begun = "true";
