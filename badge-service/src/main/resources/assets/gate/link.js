/** The way to the server: asks with little patience, and says when there is no way. */

const PATIENCE = 1_500;
const LONG_PATIENCE = 20_000;

/** The device is not trusted any more. */
export class Wiped extends Error {}

/** Nobody answered in time. */
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

  get(path) {
    return this.ask("GET", path, undefined, LONG_PATIENCE);
  }

  post(path, body, patience = PATIENCE, headers = {}) {
    return this.ask("POST", path, body, patience, headers);
  }

  async ask(method, path, body, patience, headers = {}) {
    const started = performance.now();
    let response;
    let answer;
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
        signal: AbortSignal.timeout(patience),
        cache: "no-store",
        credentials: "omit",
      });
      answer = await response.json().catch(() => null);
    } catch (trouble) {
      throw new NoAnswer("no answer", { cause: trouble });
    }
    if (response.status >= 500) {
      throw new NoAnswer(`status ${response.status}`);
    }
    this.roundTrip = Math.round(performance.now() - started);
    if (response.status === 410) {
      throw new Wiped();
    }
    if (!response.ok) {
      throw new Refused(response.status, answer);
    }
    return answer;
  }
}
