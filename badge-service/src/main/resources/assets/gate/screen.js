/** Draws on the page of the gate app: verdicts, portraits, who came last. Decides nothing. */

const RECENT = 8;
const PATIENCE = 5_000;

export const root = document.getElementById("gate-app");
export const words = JSON.parse(root.dataset.wording);
export const part = (id) => document.getElementById(id);
export const fill = (pattern, ...values) =>
  pattern.replace(/\{(\d)\}/g, (all, index) => values[Number(index)] ?? all);

export function view(name) {
  for (const section of root.querySelectorAll("[data-view]")) {
    section.hidden = section.dataset.view !== name;
  }
}

function put(selector, text) {
  part("verdict").querySelector(selector).textContent = text ?? "";
}

/** Shows a verdict, or what comes before one. */
export function show(tone, headline, { person, what, colour, detail, advice } = {}) {
  const verdict = part("verdict");
  verdict.className = `verdict ${tone}`;
  verdict.querySelector("use").setAttribute("href", `#sign-${tone}`);
  put(".headline", headline);
  put(".person", person);
  put(".what", what);
  put(".detail", detail);
  put(".advice", advice);
  verdict.querySelector(".what").style.borderInlineStartColor = colour ?? "transparent";
  hidePortrait();
}

function hidePortrait() {
  part("portrait").hidden = true;
  part("portrait").removeAttribute("src");
}

/**
 * @param address of a picture
 */
export function showPortrait(address) {
  part("portrait").src = address;
  part("portrait").hidden = false;
}

/** Leaves nothing of anybody on the page. */
export function clear() {
  document.querySelectorAll("dialog[open]").forEach((dialog) => dialog.close());
  show("ready", "");
  for (const list of ["recent", "found", "conflict-list"]) {
    part(list).replaceChildren();
  }
  for (const who of root.querySelectorAll("dialog p")) {
    who.textContent = "";
  }
  for (const once of ["recent-part", "conflicts", "faces", "undo", "anyway"]) {
    part(once).hidden = true;
  }
}

/** Shows the face of whoever the verdict is about, if it comes while that is still so. */
export async function portrait(address, token, isWanted) {
  try {
    const response = await fetch(address, {
      headers: { Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) {
      return;
    }
    const reader = new FileReader();
    reader.onload = () => {
      if (isWanted()) {
        showPortrait(reader.result);
      }
    };
    reader.readAsDataURL(await response.blob());
  } catch {
    // The name is enough.
  }
}

/** Puts a verdict on top of the latest ones. */
export function remember(tone, { name, state, time }) {
  const item = document.createElement("li");
  item.className = tone;
  const sign = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `#sign-${tone}`);
  sign.append(use);
  sign.setAttribute("aria-hidden", "true");
  item.append(sign, text("bdi", name), text("span", state), text("time", time));
  part("recent").prepend(item);
  while (part("recent").children.length > RECENT) {
    part("recent").lastElementChild.remove();
  }
  part("recent-part").hidden = false;
}

/** Lists badges that came in twice, or against the rules. */
export function showConflicts(conflicts, clock) {
  part("conflict-list").replaceChildren(
    ...conflicts.map(({ badge, entry, scan }) => {
      const item = document.createElement("li");
      const what = entry
        ? fill(words["app.conflict"], entry.gateName, clock(entry.time), scan.gateName, clock(scan.time))
        : fill(words["app.conflict.rules"], scan.gateName, clock(scan.time));
      item.append(text("bdi", badge?.name ?? words["scan.unknown-name"]), ` ${what}`);
      return item;
    }),
  );
}

/** Lists people to choose one of. */
export function showFound(people) {
  part("found").replaceChildren(
    ...people.map(({ name, more, choose }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "secondary outline";
      button.append(text("bdi", name), text("small", more.filter(Boolean).join(" · ")));
      button.addEventListener("click", choose);
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
}

function text(name, content) {
  const element = document.createElement(name);
  element.textContent = content;
  return element;
}
