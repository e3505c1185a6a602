/** Who is expected, and which badges are void, as the server told last. */

import { shortCode } from "./token.js";

const MOST_CHANGES = 2_000;

export class Roster {
  /**
   * @param vault where it is kept
   * @param link to the server
   */
  constructor(vault, link) {
    Object.assign(this, { vault, link });
    this.people = new Map();
    this.codes = new Map();
    this.gone = new Map();
    this.changed = new Map();
    this.version = 0;
  }

  async restore() {
    const roster = await this.vault.kept("roster");
    const changes = await this.vault.kept("changes");
    if (!roster || !changes) {
      return;
    }
    this.takePeople(roster.people);
    this.takeChanges(changes.people);
    changes.gone.forEach((badge) => this.gone.set(badge.badgeId, badge));
    this.version = changes.version;
  }

  /** Hears what is new. */
  async update() {
    const [{ answer: roster, bytes }, gone] = await Promise.all([
      this.link.getWithBytes(`/roster?since=${this.version}`),
      this.link.get(`/revocations?since=${this.version}`),
    ]);
    if (gone.whole) {
      this.gone.clear();
    }
    gone.badges.forEach((badge) => this.gone.set(badge.badgeId, badge));
    // Whoever was erased must not stay in the record of everybody.
    const erased = roster.people.some(({ badgeId, name }) => !name && this.people.get(badgeId)?.name);
    if (roster.whole) {
      this.people.clear();
      this.codes.clear();
      this.changed.clear();
      this.takePeople(roster.people);
    } else {
      this.takeChanges(roster.people);
    }
    // What changed between the two answers comes again with the next question.
    this.version = Math.min(roster.version, gone.version);
    await this.keep(roster.whole ? bytes : null, erased);
  }

  /**
   * Everybody is written rarely, and what has changed since each time.
   *
   * @param bytes of the document with everybody, if it came just now
   * @param anew everybody has to be written in any case
   */
  async keep(bytes, anew) {
    let everybody = bytes;
    if (!everybody && (anew || this.changed.size > MOST_CHANGES)) {
      this.changed.clear();
      everybody = { people: [...this.people.values()] };
    }
    await this.vault.keepAll({
      ...(everybody ? { roster: everybody } : {}),
      changes: { version: this.version, people: [...this.changed.values()], gone: [...this.gone.values()] },
    });
  }

  takeChanges(people) {
    people.forEach((person) => this.changed.set(person.badgeId, person));
    this.takePeople(people);
  }

  takePeople(people) {
    for (const person of people) {
      const before = this.people.get(person.badgeId);
      if (before) {
        this.codes.delete(shortCode(before.code));
      }
      if (person.revoked) {
        this.people.delete(person.badgeId);
      } else {
        this.people.set(person.badgeId, person);
        this.codes.set(shortCode(person.code), person);
      }
    }
  }

  /** What is void of a badge, if anything is. */
  revocation(badgeId) {
    const gone = this.gone.get(badgeId);
    return gone?.voidThrough > 0 ? gone : null;
  }
}
