/** Draws on the page of the gate app: verdicts, portraits, conflicts, who was found. Decides nothing. */

const PATIENCE = 5_000;

export const root = document.getElementById("gate-app");
export const words = JSON.parse(root.dataset.wording);
export const part = (id) => document.getElementById(id);
export const { fill, remember } = VerdictPanel;

export function view(name) {
  for (const section of root.querySelectorAll("[data-view]")) {
    section.hidden = section.dataset.view !== name;
  }
}

export const shownView = () => root.querySelector("[data-view]:not([hidden])")?.dataset.view;

/** Shows a verdict, or what comes before one; the face follows. */
export function show(tone, headline, more) {
  VerdictPanel.show(tone, headline, more);
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
  part("operator").value = "";
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
