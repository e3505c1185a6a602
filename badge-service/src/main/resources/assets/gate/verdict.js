/** The verdict on the screen: what is said of whom, the face, and what can still be done about it. */

import { fill, part, portrait, remember, root, show, showPortrait, words } from "./screen.js";
import { clock, gate } from "./state.js";

let last = null;
let letIn = null;
let count = null;

/**
 * @param ways {@code override} takes a scan that a steward decides; {@code changed} is called when
 *     something was taken back
 */
export function followVerdicts(ways) {
  letIn = ways.override;
  count = ways.changed;
}

export function ready() {
  put("ready", words["scan.ready"], { detail: words["scan.ready.hint"] });
}

export function checking() {
  put("waiting", words["scan.checking"]);
}

export function fault(headline, advice) {
  put("fault", headline, { advice });
  Signals.sing("fault");
}

/** Something about which nothing can be done. */
function put(tone, headline, more) {
  last = null;
  show(tone, headline, more);
  offer();
}

function offer() {
  part("undo").hidden = !last?.passes;
  part("anyway").hidden = !(last && !last.passes && last.person);
}

/** Says what was decided. */
export function tell(answer) {
  last = answer;
  const { person, verdict, reason } = answer;
  const category = answer.category ?? (person && gate.house.category(person.category));
  const what = [category?.name, answer.walkIn && words["scan.walk-in"]].filter(Boolean).join(" · ");
  const about = person
    ? { person: person.name ?? words["scan.unknown-name"], what, colour: category?.colour }
    : {};
  const alone = answer.alone ? fill(words["app.alone"], clock(gate.since)) : "";
  const said = wording(answer);
  show(said.tone, said.headline, { ...about, detail: said.detail ?? alone, advice: said.advice });
  showFace(answer);
  offer();
  Signals.sing(said.tone);
  remember(said.tone, {
    name: person?.name ?? words[`refusal.${reason}`] ?? words["scan.unknown-name"],
    state: said.headline === words["app.left"] ? said.headline : words[`verdict.${verdict}`],
    time: clock(gate.house.now()),
  });
}

/** The face that is kept; where it is not here, or is an earlier one, the server has it. */
async function showFace(answer) {
  const { person } = answer;
  if (!person?.photo) {
    return;
  }
  const kept = await gate.album.face(person);
  if (last !== answer) {
    return;
  }
  if (kept) {
    showPortrait(kept);
  } else if (gate.online) {
    portrait(`${root.dataset.api}/photos/${person.badgeId}`, gate.link.token, () => last === answer);
  }
}

function wording(answer) {
  switch (answer.verdict) {
    case "admitted":
      return { tone: "admitted", headline: words[answer.scan.direction === "out" ? "app.left" : "verdict.admitted"] };
    case "already-inside":
      return {
        tone: "inside",
        headline: words["verdict.already-inside"],
        detail: fill(
          words["verdict.since"],
          clock(answer.since),
          gate.house.rules.gates[answer.gate] ?? answer.gate,
        ),
        advice: words["verdict.already-inside.advice"],
      };
    default:
      return {
        tone: "refused",
        headline: words["verdict.refused"],
        detail: words[`refusal.${answer.reason}`] ?? answer.reason,
        advice: words[`refusal.${answer.reason}.advice`],
      };
  }
}

/** Asks for the reason before anything is done. */
function ask(id, act) {
  const dialog = part(`${id}-dialog`);
  let about = null;
  part(id).addEventListener("click", () => {
    // Somebody else may come to the door while the steward looks for the reason.
    about = last;
    part(`${id}-who`).textContent = about?.person?.name ?? "";
    dialog.showModal();
  });
  for (const button of dialog.querySelectorAll("[data-reason]")) {
    button.addEventListener("click", () => {
      dialog.close();
      if (about) {
        act(about, button.dataset.reason);
      }
    });
  }
  dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
}

ask("anyway", ({ person, reason, verdict, scan }, why) =>
  letIn({
    badgeId: person.badgeId,
    override: why,
    reason: verdict === "already-inside" ? "already-inside" : reason,
    walkIn: scan.walkIn,
  }),
);

ask("undo", async (answer, why) => {
  try {
    await gate.house.undo(answer, why);
    put("undone", words["verdict.undone"], { person: answer.person?.name });
    await count();
  } catch (trouble) {
    fault(words["scan.fault"], trouble?.problem?.detail ?? words["scan.fault.advice"]);
  }
});
