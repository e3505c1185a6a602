"use strict";

/** Shows a template anew as soon as its file, or what is asked for, has changed. */
(() => {
  const EVERY = 1000;
  const form = document.querySelector("form[data-look]");
  const look = document.getElementById("look");
  if (!form || !look) {
    return;
  }
  const pdf = document.getElementById("specimen-pdf");
  const live = document.getElementById("template-live");
  const grey = document.getElementById("grey");
  let asked = 0;

  function parameters() {
    return new URLSearchParams(new FormData(form));
  }

  async function show(version) {
    const number = ++asked;
    const wanted = parameters();
    if (version) {
      wanted.set("version", version);
    }
    try {
      const answer = await fetch(`${form.dataset.look}?${wanted}`, { headers: { Accept: "text/html" } });
      live.hidden = !answer.ok;
      // A later question has a better answer.
      if (answer.status === 200 && number === asked) {
        look.innerHTML = await answer.text();
      }
    } catch {
      live.hidden = true;
    }
  }

  function chosen() {
    const wanted = parameters();
    history.replaceState(null, "", `${location.pathname}?${wanted}`);
    pdf.href = `${form.dataset.pdf}?${wanted}`;
    return show();
  }

  form.addEventListener("change", chosen);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    chosen();
  });
  grey.addEventListener("change", () => look.classList.toggle("grey", grey.checked));

  async function watch() {
    if (!document.hidden) {
      await show(look.querySelector("[data-version]")?.dataset.version);
    }
    setTimeout(watch, EVERY);
  }
  setTimeout(watch, EVERY);
})();
