/** Who is in the zone of the door: as the server told last, and who went through here since. */

import { dayOf } from "./decide.js";

export class Presence {
  /**
   * @param vault where it is kept
   * @param link to the server
   */
  constructor(vault, link) {
    Object.assign(this, { vault, link });
    this.inside = new Map();
    this.passages = [];
    this.updatedAt = -Infinity;
    this.day = null;
  }

  /**
   * @param undone ways back of passages that the server does not know to be undone
   */
  async restore(undone) {
    this.inside = new Map((await this.vault.kept("inside")) ?? []);
    this.passages = (await this.vault.kept("passages")) ?? [];
    [...this.passages, ...undone].forEach((passage) => this.pass(passage));
  }

  async update(undone) {
    const known = this.passages.length;
    const { people } = await this.link.get("/inside");
    this.inside = new Map(people.map((one) => [one.badgeId, { since: one.since, gate: one.gate }]));
    // What the server has not been told yet is not in its answer.
    for (const scan of await this.vault.waiting(Infinity)) {
      if (scan.passage) {
        this.pass(scan.passage);
      }
    }
    // Nor, perhaps, is who went through while it was on its way.
    this.passages = this.passages.slice(known);
    [...this.passages, ...undone].forEach((passage) => this.pass(passage));
    this.updatedAt = performance.now();
    await this.vault.keep("inside", [...this.inside]);
    await this.vault.keep("passages", this.passages);
  }

  /** Somebody went through; it is kept by whoever says so. */
  add(passage) {
    this.pass(passage);
    this.passages.push(passage);
  }

  /** Somebody went through, as the server knows. */
  async note(passage) {
    this.add(passage);
    await this.vault.keep("passages", this.passages);
  }

  pass({ badgeId, direction, since, gate }) {
    if (direction === "out") {
      this.inside.delete(badgeId);
    } else if (!this.inside.has(badgeId)) {
      this.inside.set(badgeId, { since, gate });
    }
  }

  /** A zone's day begins empty, with a network or without. */
  turnDay(now, timeZone) {
    const day = dayOf(now, timeZone);
    if (day === this.day) {
      return;
    }
    for (const [badgeId, { since }] of this.inside) {
      if (dayOf(Date.parse(since), timeZone) < day) {
        this.inside.delete(badgeId);
      }
    }
    this.day = day;
  }
}
