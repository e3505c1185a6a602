/** The page of the gate app: enrols the device, takes scans from camera, scanner and fingers, shows what comes of them. */

import { Gatehouse, NoAnswer, Refused } from "./gatehouse.js";
import { Estranged, Link, Wiped } from "./link.js";
import { fill, part, portrait, remember, root, show, showConflicts, showFound, view, words } from "./screen.js";
import { findByName } from "./search.js";
import { read, shortCode } from "./token.js";
import { Vault } from "./vault.js";

const BEAT = 3_000;
const LEAST_SEARCH = 2;
const MOST_FOUND = 8;
const SAME_CODE_PAUSE = 2_000;

const link = new Link(root.dataset.api);
let vault = null;
let house = null;
let online = false;
let since = new Date();
let busy = false;
let last = null;
let beating = null;
let heard = false;
let drawn = "";
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
    await house.enrol(part("enrol-code").value.trim(), part("enrol-name").value.trim());
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
  end();
  await vault.wipe();
  await begin(words["app.wiped"]);
}

/** Nobody took this device away, but it has to be enrolled again: what it has to tell is kept. */
async function estranged() {
  end();
  await vault.forget();
  await begin(words["app.unknown"]);
}

function end() {
  clearTimeout(beating);
  camera?.stop();
  house = null;
}

// The gate

function open() {
  view("gate");
  draw();
  ready();
  beat();
}

/** What the rules say of the door, which may change while it is open. */
function draw() {
  const name = house.rules?.name ?? house.device.gate;
  const zone = house.rules?.zone.name ?? "";
  const sessions = house.rules?.sessions ?? [];
  const now = JSON.stringify([name, zone, sessions]);
  if (drawn === now) {
    return;
  }
  drawn = now;
  part("gate-name").textContent = name;
  part("gate-zone").textContent = zone;
  const chosen = part("session").value;
  part("session").closest("label").hidden = sessions.length < 2;
  part("session").replaceChildren(
    new Option(words["app.session.any"], ""),
    ...sessions.map((session) => new Option(`${clock(session.starts)} ${session.title}`, session.id)),
  );
  part("session").value = sessions.some((session) => session.id === chosen) ? chosen : "";
}

function ready() {
  last = null;
  show("ready", words["scan.ready"], { detail: words["scan.ready.hint"] });
  offer();
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
  if (heard) {
    return;
  }
  clearTimeout(beating);
  const mine = house;
  heard = true;
  try {
    await hear(mine);
  } catch (trouble) {
    if (mine === house) {
      await unheard(trouble);
    }
  }
  heard = false;
  if (mine === house) {
    await count();
    beating = setTimeout(beat, BEAT);
  } else if (house?.device) {
    // Enrolled again meanwhile.
    beat();
  }
}

async function unheard(trouble) {
  if (trouble instanceof Wiped) {
    await wiped();
  } else if (trouble instanceof Estranged) {
    await estranged();
  } else if (trouble instanceof NoAnswer || !navigator.onLine) {
    reachable(false);
  }
}

async function hear(gate) {
  const pulse = await gate.beat(await battery());
  if (gate === house) {
    reachable(true);
    draw();
    part("skewed").hidden = !pulse.clock.skewed;
    await gate.send();
    await conflicts(pulse.openConflicts);
  }
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
  part("conflicts").hidden = open === 0;
  if (open > 0) {
    const answer = await house.conflicts();
    showConflicts(answer.conflicts.filter((conflict) => !conflict.resolution), clock);
  }
}

// Showing

/** What can still be done about the verdict on the screen. */
function offer() {
  part("undo").hidden = !(last?.passes && !last.alone);
  part("anyway").hidden = !(last && !last.passes && last.person);
}

function tell(answer) {
  last = answer;
  const person = answer.person;
  const category = answer.category ?? (person && house.category(person.category));
  const about = person
    ? { person: person.name ?? words["scan.unknown-name"], what: category?.name ?? "", colour: category?.colour }
    : {};
  const alone = answer.alone ? fill(words["app.alone"], clock(since)) : "";
  const shown = wording(answer);
  show(shown.tone, shown.headline, { ...about, detail: shown.detail ?? alone, advice: shown.advice });
  if (online && person?.photo) {
    portrait(`${root.dataset.api}/photos/${person.badgeId}`, link.token, () => last === answer);
  }
  offer();
  Signals.sing(shown.tone);
  remember(shown.tone, {
    name: person?.name ?? words[`refusal.${answer.reason}`] ?? words["scan.unknown-name"],
    state: shown.headline === words["app.left"] ? shown.headline : words[`verdict.${answer.verdict}`],
    time: clock(house.now()),
  });
}

function wording(answer) {
  switch (answer.verdict) {
    case "admitted":
      return { tone: "admitted", headline: words[answer.scan.direction === "out" ? "app.left" : "verdict.admitted"] };
    case "already-inside":
      return {
        tone: "inside",
        headline: words["verdict.already-inside"],
        detail: fill(words["verdict.since"], clock(answer.since), house.rules.gates[answer.gate] ?? answer.gate),
        advice: words["verdict.already-inside.advice"],
      };
    default:
      return {
        tone: "refused",
        headline: words["verdict.refused"],
        detail: words[`refusal.${answer.reason}`] ?? answer.reason,
        advice: words[`refusal.${answer.reason}.advice`],
      };
  }
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
  try {
    while (queue.length > 0) {
      await one(queue.shift());
    }
  } finally {
    busy = false;
  }
}

async function one(what) {
  const mine = house;
  last = null;
  show("waiting", words["scan.checking"]);
  offer();
  try {
    const answer = await mine.scan(what, online);
    if (answer.alone && online && !what.override) {
      reachable(false);
    }
    tell(answer);
  } catch (trouble) {
    if (trouble instanceof Wiped) {
      queue.length = 0;
      await wiped();
      return;
    }
    show("fault", words["scan.fault"], { advice: trouble?.problem?.detail ?? words["scan.fault.advice"] });
    Signals.sing("fault");
  }
  shown = { code: what.code ?? what.badgeId, at: performance.now() };
  if (mine === house) {
    await count();
  }
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
  const people = findByName(house.people.values(), text, MOST_FOUND);
  found(people, people.length === 0 && text ? words["app.found.none"] : "");
});

part("code").addEventListener("input", () => {
  const text = part("code").value;
  found(text.trim().length >= LEAST_SEARCH && !/\d/.test(text) ? findByName(house.people.values(), text, MOST_FOUND) : []);
});

/** People by name, for whom has forgotten the badge. */
function found(people, message = "") {
  part("found-none").textContent = message;
  showFound(
    people.map((person) => ({
      name: person.name ?? person.latin ?? person.code,
      more: [person.latin === person.name ? "" : person.latin, house.category(person.category)?.name],
      choose() {
        part("code").value = "";
        found([]);
        take({ badgeId: person.badgeId });
      },
    })),
  );
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
      offer();
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

const camera = CodeCamera.offer(words, (text) => house?.device && take({ code: text.slice(0, 512) }));
// A gate that looks for badges must not fall asleep.
part("camera-picture").addEventListener("playing", () => navigator.wakeLock?.request("screen").catch(() => {}));

async function begin(message = "") {
  vault?.close();
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
