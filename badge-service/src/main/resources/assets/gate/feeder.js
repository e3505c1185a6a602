/**
 * Fetches faces beside all else: a few at a time and slowly, never while somebody is at the door,
 * never over a weak network. Whatever goes wrong, it tries again later.
 */

import { dayOf } from "./decide.js";

const PAUSE = 1_000;

/** How much longer it waits than it took: so it has a quarter of the network at most. */
const SHARE = 3;

/** A network on which a scan takes this long is left to the scans, in milliseconds. */
const WEAK = 700;

const AFTER_TROUBLE = 15_000;
const RECHECK = 300_000;
const PATIENCE = 20_000;

export class Feeder {
  /**
   * @param gate with album, house, link, online
   * @param isFree whether nobody is at the door
   * @param changed called when there are more faces, or fewer
   */
  constructor(gate, isFree, changed) {
    Object.assign(this, { gate, isFree, changed });
    this.stopped = false;
    this.followed = "";
    this.followedAt = -Infinity;
    this.asking = null;
    this.timer = setTimeout(() => this.tick(), PAUSE);
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
    this.hold();
  }

  /** Somebody is at the door: the network is theirs. */
  hold() {
    this.asking?.abort();
  }

  async tick() {
    const started = performance.now();
    let pause = PAUSE;
    try {
      await this.follow();
      if (this.mayAsk()) {
        await this.ask();
        pause = Math.max(PAUSE, SHARE * (performance.now() - started));
        this.changed();
      }
    } catch {
      pause = this.isFree() ? AFTER_TROUBLE : PAUSE;
    }
    if (!this.stopped) {
      this.timer = setTimeout(() => this.tick(), pause);
    }
  }

  mayAsk() {
    const { album, link, online } = this.gate;
    return !this.stopped && online && album.missing.length > 0 && this.isFree() && link.roundTrip < WEAK;
  }

  async ask() {
    this.asking = new AbortController();
    const tooLong = setTimeout(() => this.hold(), PATIENCE);
    try {
      await this.gate.album.fetchSome(this.asking.signal);
    } finally {
      clearTimeout(tooLong);
      this.asking = null;
    }
  }

  /** Looks whose faces are needed, when that may have changed or something was not to be had. */
  async follow() {
    const { album, house } = this.gate;
    if (!house.rules || house.roster.version === 0) {
      return;
    }
    const { zone, sessions, timeZone } = house.rules;
    const day = dayOf(house.now(), timeZone);
    const now = JSON.stringify([house.roster.version, day, zone.categories, sessions]);
    if (now === this.followed && performance.now() - this.followedAt < RECHECK) {
      return;
    }
    await album.follow(house.roster.people.values(), house.rules, day);
    this.followed = now;
    this.followedAt = performance.now();
    this.changed();
  }
}
