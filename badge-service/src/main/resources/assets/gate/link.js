/** The way to the server: asks with little patience, and says when there is no way. */

const PATIENCE = 1_500;
const LONG_PATIENCE = 20_000;

const UNKNOWN = 401;
const GONE = 410;
const TOO_MANY = 429;

/** The device is not trusted any more. */
export class Wiped extends Error {}

/** The server does not know the token, and has not said that the device is to be wiped. */
export class Estranged extends Error {}

/** Nobody answered in time, or somebody who is not the server. */
export class NoAnswer extends Error {}

/** The server answered that it will not. */
export class Refused extends Error {
  constructor(status, problem) {
    super(problem?.detail ?? String(status));
    this.status = status;
    this.problem = problem;
  }
}

export class Link {
  constructor(base) {
    this.base = base;
    this.token = null;
    this.roundTrip = null;
  }

  /** An answer as it was sent, and the document in it; null if it is none. */
  static async content(response) {
    const bytes = await response.arrayBuffer();
    const digest = response.headers.get("Metropolis-Digest");
    if (digest) {
      const own = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
      if (digest !== `sha-256=${btoa(String.fromCharCode(...own))}`) {
        throw new Error("damaged on the way");
      }
    }
    try {
      return { bytes, answer: JSON.parse(new TextDecoder().decode(bytes)) };
    } catch {
      return { bytes, answer: null };
    }
  }

  async get(path) {
    return (await this.getWithBytes(path)).answer;
  }

  /** The document, and the bytes that it came as, to be kept. */
  getWithBytes(path) {
    return this.ask("GET", path, { patience: LONG_PATIENCE });
  }

  /**
   * A document for which there is time: how long it takes says nothing of the network.
   *
   * @param signal of whoever may give it up
   */
  async getAside(path, signal) {
    return (await this.ask("GET", path, { signal })).answer;
  }

  async post(path, body, patience = PATIENCE, headers = {}) {
    return (await this.ask("POST", path, { body, patience, headers })).answer;
  }

  /** A document that the server publishes to all. */
  async published(path) {
    try {
      const response = await fetch(path, { signal: AbortSignal.timeout(LONG_PATIENCE), credentials: "omit" });
      if (response.ok) {
        return await response.json();
      }
    } catch (trouble) {
      throw new NoAnswer("no answer", { cause: trouble });
    }
    throw new NoAnswer(path);
  }

  async ask(method, path, { body, patience, headers = {}, signal }) {
    const started = performance.now();
    let response;
    let content;
    try {
      response = await fetch(this.base + path, {
        method,
        headers: {
          Accept: "application/json",
          "Accept-Language": document.documentElement.lang,
          ...(this.token ? { Authorization: `Bearer ${this.token}` } : {}),
          ...(body === undefined ? {} : { "Content-Type": "application/json" }),
          ...headers,
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: signal ?? AbortSignal.timeout(patience),
        cache: "no-store",
        credentials: "omit",
      });
      content = await Link.content(response);
    } catch (trouble) {
      throw new NoAnswer("no answer", { cause: trouble });
    }
    const { answer } = content;
    // What is no document of ours somebody on the way has said, such as the sign-in page of a hall.
    const ours = answer !== null && (response.ok || typeof answer.code === "string");
    if (!ours || response.status >= 500 || response.status === TOO_MANY) {
      throw new NoAnswer(`status ${response.status}`);
    }
    if (!signal) {
      this.roundTrip = Math.round(performance.now() - started);
    }
    if (response.status === GONE && answer.code === "wipe") {
      throw new Wiped();
    }
    if (response.status === UNKNOWN && answer.code === "no-device-token") {
      throw new Estranged();
    }
    if (!response.ok) {
      throw new Refused(response.status, answer);
    }
    return content;
  }
}
