/** What the modules of the page share: the gate of this device as it is now. */

import { Link } from "./link.js";
import { root } from "./screen.js";

export const gate = {
  link: new Link(root.dataset.api),
  vault: null,
  house: null,
  album: null,
  feeder: null,
  online: false,
  since: new Date(),
};

/** A time at the venue. */
export function clock(instant) {
  return new Intl.DateTimeFormat(document.documentElement.lang, {
    hour: "2-digit",
    minute: "2-digit",
    hour12: false,
    timeZone: gate.house?.rules?.timeZone,
  }).format(new Date(instant));
}

/** Takes note of whether the server answers; the page says since when. */
export function reachable(now) {
  if (now !== gate.online) {
    gate.online = now;
    gate.since = new Date(gate.house.now());
  }
}
