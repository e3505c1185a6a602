/**
 * A gate as the device knows it: who may enter, who is inside, and what the server has yet to be
 * told. Decides with the server where it answers in time, else alone.
 */

import { decide } from "./decide.js";
import { Estranged, NoAnswer, Refused } from "./link.js";
import { Presence } from "./presence.js";
import { Roster } from "./roster.js";
import { isSigned, read, tagOf } from "./token.js";

const UNDOS = "undos";
const MOST_AT_ONCE = 200;
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
    this.roster = new Roster(vault, link);
    this.presence = new Presence(vault, link);
    this.sequence = 0;
    this.offset = 0;
    this.keys = [];
    this.undos = [];
    this.operator = "";
    this.rules = null;
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
    await this.roster.restore();
    this.operator = (await this.vault.kept("operator")) ?? "";
    this.undos = (await this.vault.kept(UNDOS)) ?? [];
    await this.presence.restore(this.undone());
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
    await this.roster.update();
    await this.presence.update(this.undone());
  }

  /** What the conference says of the door, and who signs. */
  async updateRules() {
    const rules = await this.link.get("/rules");
    const { keys } = await this.link.published(this.keysPath);
    Object.assign(this, { rules, keys, rulesAt: performance.now() });
    await this.vault.keep("rules", rules);
    await this.vault.keep("keys", keys);
  }

  now() {
    return Date.now() + this.offset;
  }

  /**
   * One scan, from the code to the answer.
   *
   * @param what with {@code code} or {@code badgeId}, {@code direction}, {@code session}, {@code walkIn}, and
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
      ...(this.operator ? { operator: this.operator } : {}),
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
    this.presence.turnDay(this.now(), this.rules.timeZone);
    const signed = token ? await isSigned(token, this.keys) : false;
    const own = decide({ ...what, token, signed }, this.known(), this.now());
    const decision = what.override ? { ...own, verdict: "admitted", passes: true } : own;
    const alone = !online || !what.override;
    await this.tell(scan, decision, what, alone);
    return { ...decision, walkIn: what.walkIn, scan, alone, told: true };
  }

  async asked(scan) {
    const verdict = await this.link.post("/scans", scan);
    const person = verdict.badge ? (this.roster.people.get(verdict.badge.badgeId) ?? { ...verdict.badge, sessions: [] }) : null;
    const passes =
      verdict.verdict === "admitted" ||
      (verdict.verdict === "already-inside" && this.rules.zone.antiPassBack === "warn");
    if (passes && verdict.badge) {
      await this.presence.note(this.passage(verdict.badge.badgeId, scan));
    }
    return {
      verdict: verdict.verdict,
      reason: verdict.reason,
      since: verdict.insideSince,
      gate: verdict.insideGate,
      walkIn: verdict.walkIn,
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
      rosterVersion: this.roster.version,
      revocationVersion: this.roster.version,
      gate: this.device.gate,
      passage,
    };
    this.sequence = await this.vault.queue(told, (sequence) => ({
      counter: { sequence, offset: this.offset },
      ...(passage ? { passages: [...this.presence.passages, passage] } : {}),
    }));
    if (passage) {
      this.presence.add(passage);
    }
  }

  known() {
    const { roster, presence } = this;
    return {
      rules: this.rules,
      tag: this.tag,
      byId: (id) => roster.people.get(id),
      byCode: (code) => roster.codes.get(code),
      revocation: (id) => roster.revocation(id),
      insideOf: (id) => presence.inside.get(id),
      insideCount: () => presence.inside.size,
    };
  }

  /** Sends what waits: scans in portions, and then what was undone of them. */
  async send() {
    for (;;) {
      const scans = await this.vault.waiting(MOST_AT_ONCE);
      if (scans.length === 0) {
        await this.sendUndos();
        return;
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
        return;
      }
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
      waiting: waiting + aside + this.undos.length,
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
    if (pulse.rosterVersion !== this.roster.version) {
      await this.roster.update();
    }
    if (performance.now() - this.presence.updatedAt > INSIDE_EVERY) {
      await this.presence.update(this.undone());
    }
    return pulse;
  }

  conflicts() {
    return this.link.get("/conflicts");
  }

  /**
   * Takes back a passage: at once if the server knows of it and answers, else when it does.
   *
   * @param answer to the scan
   * @param reason as a word
   */
  async undo({ scan, person, told }, reason) {
    if (!told) {
      try {
        await this.link.post(`/scans/${scan.scanId}/undo`, { reason });
        await this.presence.update(this.undone());
        return;
      } catch (trouble) {
        if (!(trouble instanceof NoAnswer)) {
          throw trouble;
        }
      }
    }
    const direction = scan.direction === "out" ? "in" : "out";
    const back = this.passage(person.badgeId, { direction });
    await this.keepUndos([...this.undos, { scanId: scan.scanId, reason, back }]);
    this.presence.pass(back);
  }

  /** Ways back of those whose passage was undone, and the server does not know it yet. */
  undone() {
    return this.undos.map(({ back }) => back);
  }

  async keepUndos(undos) {
    this.undos = undos;
    await this.vault.keep(UNDOS, undos);
  }

  async sendUndos() {
    for (const undo of this.undos) {
      try {
        await this.link.post(`/scans/${undo.scanId}/undo`, { reason: undo.reason });
      } catch (trouble) {
        // One that the server will not take is no use to anybody later.
        if (!(trouble instanceof Refused)) {
          throw trouble;
        }
      }
      await this.keepUndos(this.undos.filter((other) => other !== undo));
    }
  }

  /**
   * @param alias of whoever holds the device from now on; never a name
   */
  async heldBy(alias) {
    this.operator = alias;
    await this.vault.keep("operator", alias);
  }

  category(id) {
    return this.rules.categories.find((category) => category.id === id) ?? null;
  }
}
