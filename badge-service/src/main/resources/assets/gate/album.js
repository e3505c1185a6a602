/**
 * The faces that the device keeps for when there is no network: small, sealed like all else, and
 * only of those whom the door lets in. Each is kept under a name that follows from person and
 * version, and that tells neither: so what is to go and what is missing is seen from the names
 * alone, and an earlier face is never taken for a later one.
 */

import { dayOf } from "./decide.js";

/** With the most bytes of one this bounds what they take: a hundred megabytes. */
const MOST_FACES = 12_000;
const MOST_BYTES = 8_192;

const AT_ONCE = 24;

/** Scans need room more than faces do, in bytes. */
const RESERVE = 64 << 20;

const SECRET = "faceNames";
const SECRET_BYTES = 32;
const NAME_BYTES = 16;

/** People who are gone through before anything else may happen on the page. */
const BREATH = 200;

/**
 * Whose faces a door needs: those it lets in, whoever has a seat there today first. The order is
 * the same on every device, so that the server makes each small portrait but once.
 */
export function wanted(people, rules, day, most = MOST_FACES) {
  const { zone, sessions, timeZone } = rules;
  const today = new Set(
    sessions.filter(({ starts }) => dayOf(Date.parse(starts), timeZone) === day).map(({ id }) => id),
  );
  const seated = [];
  const others = [];
  for (const person of people) {
    const welcome = zone.categories.length === 0 || zone.categories.includes(person.category);
    if (person.photo && welcome && day <= person.validUntil) {
      (person.sessions.some((session) => today.has(session)) ? seated : others).push(person);
    }
  }
  const order = (one, other) => (one.badgeId < other.badgeId ? -1 : 1);
  return [...seated.sort(order), ...others.sort(order)].slice(0, most);
}

export class Album {
  /**
   * @param vault where they are kept
   * @param link to the server
   */
  constructor(vault, link) {
    Object.assign(this, { vault, link });
    this.key = null;
    this.names = new Map();
    this.kept = new Set();
    this.missing = [];
    this.wanted = 0;
  }

  /** Finds what was kept when the device was last used. */
  async open() {
    let secret = await this.vault.kept(SECRET);
    if (!secret) {
      secret = [...crypto.getRandomValues(new Uint8Array(SECRET_BYTES))];
      await this.vault.keep(SECRET, secret);
    }
    const way = { name: "HMAC", hash: "SHA-256" };
    this.key = await crypto.subtle.importKey("raw", Uint8Array.from(secret), way, false, ["sign"]);
    this.kept = new Set(await this.vault.faceNames());
  }

  /** Drops what the door does not need any more, and notes what is missing. */
  async follow(people, rules, day) {
    const chosen = wanted(people, rules, day);
    const needed = new Set();
    const missing = [];
    for (let i = 0; i < chosen.length; i++) {
      const name = await this.name(chosen[i]);
      needed.add(name);
      if (!this.kept.has(name)) {
        missing.push({ person: chosen[i], name });
      }
      if (i % BREATH === BREATH - 1) {
        await new Promise((resume) => setTimeout(resume));
      }
    }
    const gone = [...this.kept].filter((name) => !needed.has(name));
    if (gone.length > 0) {
      gone.forEach((name) => this.kept.delete(name));
      await this.vault.dropFaces(gone);
    }
    Object.assign(this, { missing, wanted: chosen.length });
  }

  /** How many are here of those that should be. */
  count() {
    return { kept: this.kept.size, wanted: Math.max(this.wanted, this.kept.size) };
  }

  /** Fetches a few of those that are missing; what the server does not have comes up again later. */
  async fetchSome(signal) {
    if (!(await hasRoom())) {
      this.missing = [];
      return;
    }
    const portion = this.missing.slice(0, AT_ONCE);
    const ids = portion.map(({ person }) => person.badgeId).join();
    const { faces } = await this.link.getAside(`/thumbnails?badges=${ids}`, signal);
    const found = new Map(faces.map((face) => [face.badgeId, face]));
    const fresh = portion
      .map(({ person, name }) => ({ name, person, face: found.get(person.badgeId) }))
      .filter(({ person, face }) => face?.photo === person.photo)
      .map(({ name, face }) => [name, bytes(face.jpeg)])
      .filter(([, jpeg]) => jpeg.length <= MOST_BYTES);
    await this.vault.keepFaces(fresh);
    fresh.forEach(([name]) => this.kept.add(name));
    this.missing = this.missing.slice(portion.length);
  }

  /** The face of somebody, as an address that a picture takes; null if it is not here. */
  async face(person) {
    if (!person?.photo || !this.key) {
      return null;
    }
    try {
      const name = await this.name(person);
      const jpeg = this.kept.has(name) ? await this.vault.face(name) : null;
      return jpeg && `data:image/jpeg;base64,${btoa(String.fromCharCode(...jpeg))}`;
    } catch {
      // The name is enough.
      return null;
    }
  }

  async name({ badgeId, photo }) {
    const known = this.names.get(badgeId);
    if (known?.photo === photo) {
      return known.name;
    }
    const whole = await crypto.subtle.sign("HMAC", this.key, new TextEncoder().encode(`${badgeId} ${photo}`));
    const name = [...new Uint8Array(whole, 0, NAME_BYTES)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    this.names.set(badgeId, { photo, name });
    return name;
  }
}

function bytes(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

async function hasRoom() {
  const { quota, usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || quota - usage > RESERVE;
}
