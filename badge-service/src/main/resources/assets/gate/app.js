/** The page of the gate app: enrols the device, opens its gate, and leaves nothing when it is taken away. */

import { Album } from "./album.js";
import { closeDoor, isFree, openDoor, stopCamera } from "./door.js";
import { Feeder } from "./feeder.js";
import { Gatehouse } from "./gatehouse.js";
import { Refused } from "./link.js";
import { beat, countFaces, keepInTouch, showDoor, silence, tellNetwork } from "./pulse.js";
import { clear, part, root, shownView, view, words } from "./screen.js";
import { gate } from "./state.js";
import { Vault } from "./vault.js";
import { ready } from "./verdict.js";

function askForCode(message = "") {
  view("enrol");
  part("enrol-trouble").textContent = message;
  part("enrol-trouble").hidden = !message;
  const code = decodeURIComponent(location.hash.slice(1));
  if (code) {
    part("enrol-code").value = code;
    // The code is spent at once; it does not stay in the history of the browser.
    history.replaceState(null, "", location.pathname + location.search);
  }
}

part("enrol").addEventListener("submit", async (event) => {
  event.preventDefault();
  const button = event.submitter ?? part("enrol").querySelector("button");
  button.disabled = true;
  part("enrol-trouble").hidden = true;
  try {
    navigator.storage?.persist?.();
    await gate.house.enrol(part("enrol-code").value.trim(), part("enrol-name").value.trim());
    part("enrol-code").value = "";
    open();
  } catch (trouble) {
    const wrong = trouble instanceof Refused;
    askForCode(words[wrong ? "app.enrol.wrong" : "app.enrol.no-answer"]);
  } finally {
    button.disabled = false;
  }
});

async function wiped() {
  end();
  await gate.vault.wipe();
  await begin(words["app.wiped"]);
}

/** Nobody took this device away, but it has to be enrolled again: what it has to tell is kept. */
async function estranged() {
  end();
  await gate.vault.forget();
  await begin(words["app.unknown"]);
}

function end() {
  gate.feeder?.stop();
  gate.feeder = null;
  silence();
  closeDoor();
  gate.house = null;
  clear();
}

function open() {
  view("gate");
  showDoor();
  part("operator").value = gate.house.operator;
  ready();
  openDoor({ wiped });
  keepInTouch({ wiped, estranged });
  // Without faces the names are enough.
  showFaces(gate.album).catch(() => {});
}

/** The door is open before anybody looks for faces. */
async function showFaces(album) {
  await album.open();
  if (album === gate.album && gate.house?.device) {
    gate.feeder?.stop();
    gate.feeder = new Feeder(gate, isFree, countFaces);
    countFaces();
  }
}

part("export").addEventListener("click", async () => {
  const file = new Blob([JSON.stringify([...(await gate.vault.everything()), ...gate.house.undos], null, 1)], { type: "application/json" });
  const anchor = document.createElement("a");
  anchor.href = URL.createObjectURL(file);
  anchor.download = `scans-${gate.house.device.device}-${new Date().toISOString().slice(0, 16).replace(":", "")}.json`;
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(anchor.href), 60_000);
});

/** A scanner is tried without the server, and before the device is enrolled. */
let beforeTrial = "gate";
for (const button of root.querySelectorAll("[data-try-scanner]")) {
  button.addEventListener("click", () => {
    stopCamera();
    beforeTrial = shownView();
    view("scanner");
    // Not a button, which the keys of a scanner might press.
    part("scanner-title").focus();
  });
}
part("scanner-back").addEventListener("click", () => view(beforeTrial));

part("operator").addEventListener("change", async () => {
  // As the server takes it, and so that no name gets into what is kept for ever.
  const alias = part("operator").value.trim().replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "");
  part("operator").value = alias;
  await gate.house.heldBy(alias);
});

async function begin(message = "") {
  gate.vault?.close();
  gate.vault = await Vault.open(root.dataset.conference);
  gate.link.token = null;
  gate.house = new Gatehouse(gate.vault, gate.link, root.dataset.conference, root.dataset.keys);
  gate.album = new Album(gate.vault, gate.link);
  if (await gate.house.restore()) {
    tellNetwork(false);
    open();
  } else {
    askForCode(message);
  }
}

window.addEventListener("online", () => gate.house?.device && beat());
navigator.serviceWorker?.register(root.dataset.worker, { scope: location.pathname }).catch(() => {
  part("no-worker").hidden = false;
});
await begin();
root.dataset.begun = "true";
