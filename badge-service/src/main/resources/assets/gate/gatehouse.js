/**
 * A gate as the device knows it: who may enter, who is inside, and what the server has yet to be
 * told. Decides with the server where it answers in time, else alone.
 */

import { dayOf, decide } from "./decide.js";
import { Estranged, NoAnswer, Refused } from "./link.js";
import { isSigned, read, shortCode, tagOf } from "./token.js";

const MOST_AT_ONCE = 200;
const MOST_CHANGES = 2_000;
const INSIDE_EVERY = 20_000;
const RULES_EVERY = 60_000;

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
    this.changed = new Map();
    this.inside = new Map();
    this.passages = [];
    this.version = 0;
    this.sequence = 0;
    this.offset = 0;
    this.keys = [];
    this.rules = null;
    this.insideAt = -Infinity;
    this.rulesAt = -Infinity;
    this.enrolment = null;
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
    await this.restoreRoster();
    this.takeInside((await this.vault.kept("inside")) ?? []);
    this.passages = (await this.vault.kept("passages")) ?? [];
    this.passages.forEach((passage) => this.pass(passage));
    return true;
  }

  /**
   * Trades a code for a token. If the answer was lost, the same code is good again.
   *
   * @returns whether everything is here that the gate needs to go on alone; else the next beat tries
   */
  async enrol(code, name) {
    if (this.enrolment?.code !== code) {
      this.enrolment = { code, key: `enrol-${crypto.randomUUID()}` };
    }
    const headers = { "Idempotency-Key": this.enrolment.key };
    const device = await this.link.post("/enrol", { code, name }, 10_000, headers);
    await this.vault.keep("device", device);
    await this.restore();
    try {
      await this.refresh();
      return true;
    } catch (trouble) {
      if (trouble instanceof NoAnswer) {
        return false;
      }
      throw trouble;
    }
  }

  /** Everything the gate needs to go on alone. */
  async refresh() {
    await this.updateRules();
    await this.update();
    await this.updateInside();
  }

  /** What the conference says of the door, and who signs. */
  async updateRules() {
    const rules = await this.link.get("/rules");
    const { keys } = await this.link.published(this.keysPath);
    Object.assign(this, { rules, keys, rulesAt: performance.now() });
    await this.vault.keep("rules", rules);
    await this.vault.keep("keys", keys);
  }

  async restoreRoster() {
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

  async update() {
    const [{ answer: roster, bytes }, gone] = await Promise.all([
      this.link.getWithBytes(`/roster?since=${this.version}`),
      this.link.get(`/revocations?since=${this.version}`),
    ]);
    if (gone.whole) {
      this.gone.clear();
    }
    gone.badges.forEach((badge) => this.gone.set(badge.badgeId, badge));
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
    await this.keepRoster(roster.whole ? bytes : null);
  }

  /**
   * Everybody is written rarely, and what has changed since each time.
   *
   * @param bytes of the document with everybody, if it came just now
   */
  async keepRoster(bytes) {
    let everybody = bytes;
    if (!everybody && this.changed.size > MOST_CHANGES) {
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

  async updateInside() {
    const known = this.passages.length;
    const { people } = await this.link.get("/inside");
    this.takeInside(people.map((one) => [one.badgeId, { since: one.since, gate: one.gate }]));
    // What the server has not been told yet is not in its answer.
    for (const scan of await this.vault.waiting(Infinity)) {
      if (scan.passage) {
        this.pass(scan.passage);
      }
    }
    // Nor, perhaps, is who went through while it was on its way.
    this.passages = this.passages.slice(known);
    this.passages.forEach((passage) => this.pass(passage));
    this.insideAt = performance.now();
    await this.vault.keep("inside", [...this.inside]);
    await this.vault.keep("passages", this.passages);
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

  /** A zone's day begins empty, with a network or without. */
  turnDay() {
    const day = dayOf(this.now(), this.rules.timeZone);
    if (day === this.day) {
      return;
    }
    for (const [badgeId, { since }] of this.inside) {
      if (dayOf(Date.parse(since), this.rules.timeZone) < day) {
        this.inside.delete(badgeId);
      }
    }
    this.day = day;
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
    if (online && !what.override) {
      await this.keepCounter();
      try {
        return await this.asked(scan);
      } catch (trouble) {
        if (!(trouble instanceof NoAnswer || trouble instanceof Estranged)) {
          throw trouble;
        }
      }
    }
    this.turnDay();
    const signed = token ? await isSigned(token, this.keys) : false;
    const own = decide({ ...what, token, signed }, this.known(), this.now());
    const decision = what.override ? { ...own, verdict: "admitted", passes: true } : own;
    const alone = !online || !what.override;
    await this.tell(scan, decision, what, alone);
    return { ...decision, scan, alone };
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
  async tell(scan, decision, what, alone) {
    const passage = decision.passes && decision.person ? this.passage(decision.person.badgeId, scan) : null;
    const reason = what.override ? what.reason : decision.verdict === "already-inside" ? "already-inside" : decision.reason;
    const told = {
      ...scan,
      decision: decision.passes ? "admitted" : "refused",
      ...(reason ? { reason } : {}),
      offline: alone,
      rosterVersion: this.version,
      revocationVersion: this.version,
      gate: this.device.gate,
      passage,
    };
    this.sequence = await this.vault.queue(told, (sequence) => ({
      counter: { sequence, offset: this.offset },
      ...(passage ? { passages: [...this.passages, passage] } : {}),
    }));
    if (passage) {
      this.pass(passage);
      this.passages.push(passage);
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
      const elsewhere = scans.filter((scan) => scan.gate && scan.gate !== this.device.gate);
      if (elsewhere.length > 0) {
        // Enrolled again, at another door: this one cannot speak for the door of before.
        for (const scan of elsewhere) {
          await this.vault.setAside(scan, { code: "other-gate", remedy: `It was made at the gate ${scan.gate}.` });
        }
        continue;
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
      scans: scans.map(({ passage, gate, why, ...scan }) => scan),
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

  /**
   * Says that the gate lives, and hears what is new.
   *
   * @param battery per cent; null if nobody knows
   * @param faces how many are kept of those that are wanted
   */
  async beat(battery, faces) {
    const { waiting, aside } = await this.vault.count();
    const pulse = await this.link.post("/heartbeat", {
      now: new Date().toISOString(),
      ...(this.link.roundTrip === null ? {} : { roundTripMillis: Math.min(this.link.roundTrip, 60_000) }),
      ...(battery === null ? {} : { battery }),
      waiting: waiting + aside,
      appVersion: "1",
      ...(faces.wanted > 0 ? { faces } : {}),
    });
    const moved = Math.abs(this.offset - pulse.clock.offsetMillis) > NOTICEABLE;
    this.offset = pulse.clock.offsetMillis;
    if (moved) {
      await this.keepCounter();
    }
    if (performance.now() - this.rulesAt > RULES_EVERY) {
      await this.updateRules();
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

  category(id) {
    return this.rules.categories.find((category) => category.id === id) ?? null;
  }
}

export { NoAnswer, Refused };
