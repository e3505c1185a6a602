// Shows at once which chosen sessions exclude each other. The server checks it anyway.
"use strict";

(() => {
  const choices = () => [...document.querySelectorAll(".session-choice[data-starts]")];

  const mark = () => {
    const chosen = choices().filter((c) => c.querySelector("input").checked);
    choices().forEach((c) => c.classList.remove("clash"));
    chosen.forEach((one) => {
      const clash = chosen.some(
        (other) =>
          other !== one &&
          one.dataset.day === other.dataset.day &&
          one.dataset.starts < other.dataset.ends &&
          other.dataset.starts < one.dataset.ends,
      );
      one.classList.toggle("clash", clash);
    });
  };

  document.addEventListener("change", (event) => {
    if (event.target.closest(".session-choice")) {
      mark();
    }
  });
  mark();
})();
