/** What comes to the door: badges by camera, scanner and fingers, and names of those who forgot theirs. */

import { Wiped } from "./link.js";
import { count, tellNetwork } from "./pulse.js";
import { part, root, showFound, words } from "./screen.js";
import { findByName } from "./search.js";
import { gate } from "./state.js";
import { read, shortCode } from "./token.js";
import { checking, fault, followVerdicts, tell } from "./verdict.js";

const LEAST_SEARCH = 2;
const MOST_FOUND = 8;
const MOST_CODE = 512;
const SAME_CODE_PAUSE = 2_000;

/** After a scan the next one may be close, in milliseconds. */
const QUIET = 1_000;

const NOTHING = { code: "", at: -Infinity };

const queue = [];
let busy = false;
let shown = NOTHING;
let wiped = null;

/**
 * @param ways {@code wiped} is called when the server says that staff took the device away
 */
export function openDoor(ways) {
  wiped = ways.wiped;
}

export function closeDoor() {
  queue.length = 0;
  shown = NOTHING;
  part("code").value = "";
  part("walk-in").checked = false;
  found([]);
  stopCamera();
}

export function stopCamera() {
  camera?.stop();
}

/** Whether nobody is at the door, nor was a moment ago. */
export function isFree() {
  return !busy && performance.now() - shown.at > QUIET;
}

function take(what) {
  const key = what.code ?? what.badgeId;
  const justShown = !what.override && key === shown.code && performance.now() - shown.at < SAME_CODE_PAUSE;
  if (!key || justShown || queue.some((waiting) => (waiting.code ?? waiting.badgeId) === key)) {
    return;
  }
  const direction = root.querySelector("[name=direction]:checked").value;
  const session = part("session").value;
  const walkIn = direction === "in" && (what.walkIn || part("walk-in").checked);
  // It is said of one person; forgotten, it would be said of all who follow.
  part("walk-in").checked = false;
  queue.push({ ...what, direction, ...(session ? { session } : {}), ...(walkIn ? { walkIn } : {}) });
  work();
}

/** Nobody walks in on the way out. */
root.querySelector(".gate-choice fieldset").addEventListener("change", () => {
  const inward = root.querySelector("[name=direction][value=in]").checked;
  part("walk-in").checked = false;
  part("walk-in").closest("label").hidden = !inward;
});

async function work() {
  if (busy) {
    return;
  }
  busy = true;
  gate.feeder?.hold();
  try {
    while (queue.length > 0) {
      await one(queue.shift());
    }
  } finally {
    busy = false;
  }
}

async function one(what) {
  const mine = gate.house;
  checking();
  try {
    const answer = await mine.scan(what, gate.online);
    if (answer.alone && gate.online && !what.override) {
      tellNetwork(false);
    }
    tell(answer);
  } catch (trouble) {
    if (trouble instanceof Wiped) {
      await wiped();
      return;
    }
    fault(words["scan.fault"], trouble?.problem?.detail ?? words["scan.fault.advice"]);
  }
  shown = { code: what.code ?? what.badgeId, at: performance.now() };
  if (mine === gate.house) {
    await count();
  }
}

followVerdicts({
  override: take,
  changed() {
    shown = NOTHING;
    return count();
  },
});

function scanned(text) {
  if (gate.house?.device) {
    take({ code: text.slice(0, MOST_CODE) });
  }
}

new Wedge(scanned, part("code"));
const camera = CodeCamera.offer(words, scanned);
// A gate that looks for badges must not fall asleep.
part("camera-picture").addEventListener("playing", () => navigator.wakeLock?.request("screen").catch(() => {}));

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
  const people = findByName(gate.house.roster.people.values(), text, MOST_FOUND);
  found(people, people.length === 0 && text ? words["app.found.none"] : "");
});

part("code").addEventListener("input", () => {
  const text = part("code").value;
  const isName = text.trim().length >= LEAST_SEARCH && !/\d/.test(text);
  found(isName ? findByName(gate.house.roster.people.values(), text, MOST_FOUND) : []);
});

/** People by name, for whom has forgotten the badge. */
function found(people, message = "") {
  part("found-none").textContent = message;
  showFound(
    people.map((person) => ({
      name: person.name ?? person.latin ?? person.code,
      more: [person.latin === person.name ? "" : person.latin, gate.house.category(person.category)?.name],
      choose() {
        part("code").value = "";
        found([]);
        take({ badgeId: person.badgeId });
      },
    })),
  );
}
