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
  return VerdictPanel.clock(instant, gate.house?.rules?.timeZone);
}

/** Takes note of whether the server answers; the page says since when. */
export function reachable(now) {
  if (now !== gate.online) {
    gate.online = now;
    gate.since = new Date(gate.house.now());
  }
}
