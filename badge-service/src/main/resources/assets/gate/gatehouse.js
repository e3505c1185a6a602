/**
 * A gate as the device knows it: who may enter, who is inside, and what the server has yet to be
 * told. Decides with the server where it answers in time, else alone.
 */

import { decide } from "./decide.js";
import { NoAnswer, Refused } from "./link.js";
import { isSigned, read, shortCode, tagOf } from "./token.js";

const MOST_AT_ONCE = 200;
const INSIDE_EVERY = 20_000;

/** Of a clock, in milliseconds. */
const NOTICEABLE = 500;

export class Gatehouse {
  /**
   * @param vault where all is kept
   * @param link to the server
   * @param conference its id
   * @param keysPath where the server publishes its public keys
   */
  constructor(vault, link, conference, keysPath) {
    Object.assign(this, { vault, link, conference, keysPath });
    this.people = new Map();
    this.codes = new Map();
    this.gone = new Map();
    this.inside = new Map();
    this.passages = [];
    this.version = 0;
    this.sequence = 0;
    this.offset = 0;
    this.keys = [];
    this.rules = null;
    this.insideAt = -Infinity;
  }

  /** What the device kept when it was last used; false if it is not enrolled. */
  async restore() {
    this.device = await this.vault.kept("device");
    if (!this.device) {
      return false;
    }
    this.link.token = this.device.token;
    this.tag = await tagOf(this.conference);
    this.rules = await this.vault.kept("rules");
    this.keys = (await this.vault.kept("keys")) ?? [];
    const counter = (await this.vault.kept("counter")) ?? {};
    this.sequence = counter.sequence ?? 0;
    this.offset = counter.offset ?? 0;
    const roster = await this.vault.kept("roster");
    if (roster) {
      this.version = roster.version;
      this.takePeople(roster.people);
      roster.gone.forEach((badge) => this.gone.set(badge.badgeId, badge));
    }
    this.takeInside((await this.vault.kept("inside")) ?? []);
    this.passages = (await this.vault.kept("passages")) ?? [];
    this.passages.forEach((passage) => this.pass(passage));
    return true;
  }

  async enrol(code, name) {
    const headers = { "Idempotency-Key": `enrol-${crypto.randomUUID()}` };
    const device = await this.link.post("/enrol", { code, name }, 10_000, headers);
    await this.vault.keep("device", device);
    await this.restore();
    await this.refresh();
  }

  /** Everything the gate needs to go on alone. */
  async refresh() {
    this.rules = await this.link.get("/rules");
    await this.vault.keep("rules", this.rules);
    const published = await fetch(this.keysPath, { signal: AbortSignal.timeout(20_000), credentials: "omit" });
    this.keys = (await published.json()).keys;
    await this.vault.keep("keys", this.keys);
    await this.update();
    await this.updateInside();
  }

  async update() {
    const [roster, gone] = await Promise.all([
      this.link.get(`/roster?since=${this.version}`),
      this.link.get(`/revocations?since=${this.version}`),
    ]);
    if (roster.whole) {
      this.people.clear();
      this.codes.clear();
    }
    if (gone.whole) {
      this.gone.clear();
    }
    this.takePeople(roster.people);
    gone.badges.forEach((badge) => this.gone.set(badge.badgeId, badge));
    // What changed between the two answers comes again with the next question.
    this.version = Math.min(roster.version, gone.version);
    await this.vault.keep("roster", {
      version: this.version,
      people: [...this.people.values()],
      gone: [...this.gone.values()],
    });
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

  async updateInside() {
    const { people } = await this.link.get("/inside");
    this.takeInside(people.map((one) => [one.badgeId, { since: one.since, gate: one.gate }]));
    // What the server has not been told yet is not in its answer.
    for (const scan of await this.vault.waiting(Infinity)) {
      if (scan.passage) {
        this.pass(scan.passage);
      }
    }
    this.passages = [];
    this.insideAt = performance.now();
    await this.vault.keep("inside", [...this.inside]);
    await this.vault.keep("passages", []);
  }

  takeInside(pairs) {
    this.inside = new Map(pairs);
  }

  pass({ badgeId, direction, since, gate }) {
    if (direction === "out") {
      this.inside.delete(badgeId);
    } else if (!this.inside.has(badgeId)) {
      this.inside.set(badgeId, { since, gate });
    }
  }

  async note(passage) {
    this.pass(passage);
    this.passages.push(passage);
    await this.vault.keep("passages", this.passages);
  }

  now() {
    return Date.now() + this.offset;
  }

  /**
   * One scan, from the code to the answer.
   *
   * @param what with {@code code} or {@code badgeId}, {@code direction}, {@code session}, and
   *     {@code override} with the {@code reason} against it where a steward lets somebody in anyway
   * @param online whether the server is worth asking
   * @returns the decision, with the scan, and whether it was made alone
   */
  async scan(what, online) {
    const token = what.code ? read(what.code) : null;
    const scan = {
      scanId: crypto.randomUUID(),
      sequence: ++this.sequence,
      ...what,
      deviceTime: new Date().toISOString(),
    };
    await this.keepCounter();
    if (online && !what.override) {
      try {
        return await this.asked(scan);
      } catch (trouble) {
        if (!(trouble instanceof NoAnswer)) {
          throw trouble;
        }
      }
    }
    const signed = token ? await isSigned(token, this.keys) : false;
    const own = decide({ ...what, token, signed }, this.known(), this.now());
    const decision = what.override ? { ...own, verdict: "admitted", passes: true } : own;
    await this.tell(scan, decision, what, online);
    return { ...decision, scan, alone: !online || !what.override };
  }

  async asked(scan) {
    const verdict = await this.link.post("/scans", scan);
    const person = verdict.badge ? (this.people.get(verdict.badge.badgeId) ?? { ...verdict.badge, sessions: [] }) : null;
    const passes =
      verdict.verdict === "admitted" ||
      (verdict.verdict === "already-inside" && this.rules.zone.antiPassBack === "warn");
    if (passes && verdict.badge) {
      await this.note(this.passage(verdict.badge.badgeId, scan));
    }
    return {
      verdict: verdict.verdict,
      reason: verdict.reason,
      since: verdict.insideSince,
      gate: verdict.insideGate,
      person,
      category: verdict.badge?.category,
      passes,
      scan,
      alone: false,
    };
  }

  passage(badgeId, scan) {
    return { badgeId, direction: scan.direction, since: new Date(this.now()).toISOString(), gate: this.device.gate };
  }

  /** Keeps it before anybody is shown anything: what was decided must reach the server. */
  async tell(scan, decision, what, online) {
    const passage = decision.passes && decision.person ? this.passage(decision.person.badgeId, scan) : null;
    const reason = what.override ? what.reason : decision.verdict === "already-inside" ? "already-inside" : decision.reason;
    await this.vault.queue({
      ...scan,
      decision: decision.passes ? "admitted" : "refused",
      ...(reason ? { reason } : {}),
      offline: !online,
      rosterVersion: this.version,
      revocationVersion: this.version,
      passage,
    });
    if (passage) {
      await this.note(passage);
    }
  }

  known() {
    return {
      rules: this.rules,
      tag: this.tag,
      byId: (id) => this.people.get(id),
      byCode: (code) => this.codes.get(code),
      revocation: (id) => {
        const gone = this.gone.get(id);
        return gone?.voidThrough > 0 ? gone : null;
      },
      insideOf: (id) => this.inside.get(id),
      insideCount: () => this.inside.size,
    };
  }

  /** Sends what waits, in portions; returns how many were answered. */
  async send() {
    let answered = 0;
    for (;;) {
      const scans = await this.vault.waiting(MOST_AT_ONCE);
      if (scans.length === 0) {
        return answered;
      }
      const results = await this.sendPortion(scans);
      for (let i = 0; i < scans.length; i++) {
        await this.settle(scans[i], results[i]);
      }
      if (results.every((result) => result.status === "again")) {
        return answered;
      }
      answered += results.filter((result) => result.status !== "again").length;
    }
  }

  async sendPortion(scans) {
    const body = {
      now: new Date().toISOString(),
      ...(this.link.roundTrip === null ? {} : { roundTripMillis: Math.min(this.link.roundTrip, 60_000) }),
      scans: scans.map(({ passage, why, ...scan }) => scan),
    };
    return (await this.link.post("/scans:batch", body, 20_000)).results;
  }

  async settle(scan, result) {
    if (result.status === "stored") {
      await this.vault.answered(scan.sequence);
    } else if (result.status !== "again") {
      await this.vault.setAside(scan, { code: result.code, remedy: result.remedy });
    }
  }

  keepCounter() {
    return this.vault.keep("counter", { sequence: this.sequence, offset: this.offset });
  }

  /** Says that the gate lives, and hears what is new. */
  async beat(battery) {
    const { waiting, aside } = await this.vault.count();
    const pulse = await this.link.post("/heartbeat", {
      now: new Date().toISOString(),
      ...(this.link.roundTrip === null ? {} : { roundTripMillis: Math.min(this.link.roundTrip, 60_000) }),
      ...(battery === null ? {} : { battery }),
      waiting: waiting + aside,
      appVersion: "1",
    });
    const moved = Math.abs(this.offset - pulse.clock.offsetMillis) > NOTICEABLE;
    this.offset = pulse.clock.offsetMillis;
    if (moved) {
      await this.keepCounter();
    }
    if (pulse.rosterVersion !== this.version) {
      await this.update();
    }
    if (performance.now() - this.insideAt > INSIDE_EVERY) {
      await this.updateInside();
    }
    return pulse;
  }

  conflicts() {
    return this.link.get("/conflicts");
  }

  async undo(scanId, reason) {
    await this.link.post(`/scans/${scanId}/undo`, { reason }, 5_000);
    await this.updateInside();
  }

  /** Whom a name fits: every word begins one of the name's, in any order, without accents. */
  find(text, most) {
    const words = fold(text).split(" ").filter(Boolean);
    if (words.length === 0) {
      return [];
    }
    const found = [];
    for (const person of this.people.values()) {
      const names = fold(`${person.name ?? ""} ${person.latin ?? ""}`).split(" ");
      if (words.every((word) => names.some((name) => name.startsWith(word)))) {
        found.push(person);
        if (found.length === most) {
          break;
        }
      }
    }
    return found;
  }

  category(id) {
    return this.rules.categories.find((category) => category.id === id) ?? null;
  }
}

export function fold(text) {
  return text
    .normalize("NFD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

export { NoAnswer, Refused };
