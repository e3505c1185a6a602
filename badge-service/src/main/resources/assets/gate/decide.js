/** What a gate says without a network: the tests of the server, in their order. Nothing here waits or stores. */

import { shortCode } from "./token.js";

const BEFORE_A_SESSION = 30 * 60_000;

/** The day at the conference, as year-month-day. */
export function dayOf(time, timeZone) {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(time);
}

const refused = (reason, person) => ({ verdict: "refused", reason, person });

/** Whom a text stands for: a person of the roster, or why nobody. */
function presented(scan, known) {
  if (scan.badgeId) {
    return known.byId(scan.badgeId) ?? refused("unknown-badge");
  }
  if (scan.token) {
    return scan.signed ? tokenHolder(scan.token, known) : refused("forged");
  }
  const typed = shortCode(scan.code);
  return typed ? known.byCode(typed) ?? refused("unknown-badge") : refused("unreadable");
}

function tokenHolder(token, known) {
  if (token.conference !== known.tag) {
    return refused("other-conference");
  }
  const gone = known.revocation(token.badgeId);
  const person = known.byId(token.badgeId);
  if (gone && token.serial <= gone.voidThrough) {
    return refused(gone.reason ?? "revoked", person);
  }
  if (!person) {
    return refused("unknown-badge");
  }
  return token.serial < person.serial ? refused("superseded", person) : person;
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
  const person = presented(scan, known);
  if (person.verdict) {
    return { ...person, passes: false };
  }
  if (scan.direction === "out") {
    return { verdict: "admitted", person, passes: true };
  }
  const reason = against(person, scan, known, now);
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

function against(person, scan, known, now) {
  const { zone, timeZone } = known.rules;
  const day = dayOf(now, timeZone);
  if (day < person.validFrom) {
    return "not-yet-valid";
  }
  if (day > person.validUntil) {
    return "expired";
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
