/** What a gate says without a network: the tests of the server, in their order. Nothing here waits or stores. */

import { shortCode } from "./token.js";

const BEFORE_A_SESSION = 30 * 60_000;

const days = new Map();

/** The day at the conference, as year-month-day. */
export function dayOf(time, timeZone) {
  if (!days.has(timeZone)) {
    days.set(
      timeZone,
      new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }),
    );
  }
  return days.get(timeZone).format(time);
}

const refused = (reason, person) => ({ verdict: "refused", reason, person });

/** Whom a text stands for, and what is wrong with that print of the badge; or why nobody. */
function presented(scan, known) {
  if (scan.badgeId) {
    return holder(scan, known);
  }
  if (scan.token) {
    if (!scan.signed) {
      return refused("forged");
    }
    return scan.token.conference === known.tag ? holder(scan.token, known) : refused("other-conference");
  }
  const typed = shortCode(scan.code);
  if (!typed) {
    return refused("unreadable");
  }
  const person = known.byCode(typed);
  return person ? { person } : refused("unknown-badge");
}

/** Whoever is revoked is not in the roster; the revocations still know that there was such a badge. */
function holder({ badgeId, serial, from, until }, known) {
  const gone = known.revocation(badgeId);
  const listed = known.byId(badgeId);
  const shown = serial ?? listed?.serial ?? 0;
  if (gone && shown <= gone.voidThrough) {
    return {
      person: listed ?? { badgeId, validFrom: from, validUntil: until },
      fault: shown && shown < gone.voidThrough ? "superseded" : (gone.reason ?? "revoked"),
    };
  }
  if (!listed) {
    return refused("unknown-badge");
  }
  return { person: listed, fault: shown < listed.serial ? "superseded" : null };
}

function sittings(rules, scan, now) {
  return rules.sessions.filter(
    (session) =>
      (!scan.session || scan.session === session.id) &&
      now >= Date.parse(session.starts) - BEFORE_A_SESSION &&
      now < Date.parse(session.ends),
  );
}

function isWelcome(person, rules, scan, now) {
  const zone = rules.zone;
  const running = sittings(rules, scan, now);
  const released = (session) =>
    zone.seatsReleasedAfter != null && now >= Date.parse(session.starts) + zone.seatsReleasedAfter * 60_000;
  return (
    !zone.seatsNeeded ||
    running.length === 0 ||
    running.some((session) => !session.seated || person.sessions.includes(session.id) || released(session))
  );
}

/**
 * @param scan with {@code code} or {@code badgeId}, {@code direction}, and where the code is a token
 *     {@code token} and {@code signed}
 * @param known what the device knows: rules, tag, byId, byCode, revocation, insideOf, insideCount
 * @param now by the server's clock as far as the device knows it, in milliseconds
 * @returns {{ verdict: string, reason?: string, person?: object, since?: number, gate?: string, passes: boolean }}
 */
export function decide(scan, known, now) {
  const found = presented(scan, known);
  if (found.verdict) {
    return { ...found, passes: false };
  }
  const { person, fault } = found;
  // Nobody is kept from leaving: what is asked is only whether we know who it is.
  if (scan.direction === "out") {
    return { verdict: "admitted", person, passes: true };
  }
  const reason = against(person, fault, scan, known, now);
  if (reason) {
    return { ...refused(reason, person), passes: false };
  }
  const inside = known.insideOf(person.badgeId);
  if (inside && known.rules.zone.antiPassBack !== "none") {
    return {
      verdict: "already-inside",
      person,
      since: inside.since,
      gate: inside.gate,
      passes: known.rules.zone.antiPassBack === "warn",
    };
  }
  return { verdict: "admitted", person, passes: true };
}

function against(person, fault, scan, known, now) {
  const { zone, timeZone } = known.rules;
  if (fault && fault !== "unpaid") {
    return fault;
  }
  const day = dayOf(now, timeZone);
  if (day < person.validFrom) {
    return "not-yet-valid";
  }
  if (day > person.validUntil) {
    return "expired";
  }
  if (fault) {
    return fault;
  }
  if (zone.categories.length > 0 && !zone.categories.includes(person.category)) {
    return "zone-not-allowed";
  }
  if (zone.days.length > 0 && !zone.days.includes(day)) {
    return "zone-closed";
  }
  if (!isWelcome(person, known.rules, scan, now)) {
    return "no-seat";
  }
  const room = zone.capacity == null || known.insideOf(person.badgeId) || known.insideCount() < zone.capacity;
  return room ? null : "zone-full";
}
