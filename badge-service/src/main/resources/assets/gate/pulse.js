/** Keeps in touch with the server: whether the gate is heard, what is new, and what waits. */

import { Estranged, NoAnswer, Wiped } from "./link.js";
import { fill, part, showConflicts, words } from "./screen.js";
import { clock, gate, reachable } from "./state.js";

const BEAT = 3_000;

let beating = null;
let heard = false;
let endings = null;
let drawn = "";

/**
 * Begins to beat.
 *
 * @param ways how it may end: {@code wiped} by staff, {@code estranged} if the server does not know
 *     the device any more
 */
export function keepInTouch(ways) {
  endings = ways;
  return beat();
}

export function silence() {
  clearTimeout(beating);
  drawn = "";
}

/** What the rules say of the door, which may change while it is open. */
export function showDoor() {
  const { rules, device } = gate.house;
  const name = rules?.name ?? device.gate;
  const zone = rules?.zone.name ?? "";
  const sessions = rules?.sessions ?? [];
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

/** Every few seconds, or when there may be a network again. */
export async function beat() {
  if (heard) {
    return;
  }
  clearTimeout(beating);
  const mine = gate.house;
  heard = true;
  try {
    await hear(mine);
  } catch (trouble) {
    if (mine === gate.house) {
      await unheard(trouble);
    }
  }
  heard = false;
  if (mine === gate.house) {
    await count();
    beating = setTimeout(beat, BEAT);
  } else if (gate.house?.device) {
    // Enrolled again meanwhile.
    beat();
  }
}

async function hear(house) {
  const pulse = await house.beat(await battery(), gate.album.count());
  if (house === gate.house) {
    tellNetwork(true);
    showDoor();
    part("skewed").hidden = !pulse.clock.skewed;
    await house.send();
    await conflicts(pulse.openConflicts);
  }
}

async function unheard(trouble) {
  if (trouble instanceof Wiped) {
    await endings.wiped();
  } else if (trouble instanceof Estranged) {
    await endings.estranged();
  } else if (trouble instanceof NoAnswer || !navigator.onLine) {
    tellNetwork(false);
  }
}

async function battery() {
  try {
    const state = await navigator.getBattery?.();
    return state ? Math.round(state.level * 100) : null;
  } catch {
    return null;
  }
}

/** Says whether there is a network, and since when there is none. */
export function tellNetwork(now) {
  reachable(now);
  part("network").className = now ? "live on" : "live";
  part("network").textContent = now ? words["app.online"] : fill(words["app.offline"], clock(gate.since));
}

/** Shows what the device holds, and what of it the server has yet to be told. */
export async function count() {
  const { waiting: scans, aside } = await gate.vault.count();
  const waiting = scans + gate.house.undos.length;
  part("waiting").textContent = fill(words["app.waiting"], waiting);
  part("waiting").hidden = waiting === 0;
  part("aside").textContent = fill(words["app.aside"], aside);
  part("aside").hidden = aside === 0;
  part("export").hidden = waiting + aside === 0;
  part("inside").textContent = String(gate.house.presence.inside.size);
  const room = gate.house.rules?.zone.capacity;
  part("capacity").textContent = fill(words["app.capacity"], room);
  part("capacity").hidden = !room;
  part("known").textContent = String(gate.house.roster.people.size);
}

export function countFaces() {
  const { kept, wanted } = gate.album.count();
  part("faces").textContent = fill(words["app.faces"], kept, wanted);
  part("faces").hidden = wanted === 0;
}

async function conflicts(open) {
  part("conflicts").hidden = open === 0;
  if (open > 0) {
    const answer = await gate.house.conflicts();
    showConflicts(answer.conflicts.filter((conflict) => !conflict.resolution), clock);
  }
}
