// Makes the badge desk livelier; everything works without it.

// A form that opens its document in another tab leaves this page as it was: look again afterwards.
// Listened for here, since the form is exchanged when another format is chosen.
document.addEventListener("submit", (event) => {
  if (event.target.matches("form[data-reload]")) {
    const reload = () => {
      if (document.visibilityState === "visible") {
        location.reload();
      }
    };
    document.addEventListener("visibilitychange", reload);
    addEventListener("focus", reload, { once: true });
  }
});

// While a document is made, tell how far it is; when it is there, show what can be done with it.
for (const form of document.querySelectorAll("form[data-progress]")) {
  const status = form.querySelector(".drawing");
  const bar = status.querySelector("progress");
  const words = status.querySelector("span");

  form.addEventListener("submit", async () => {
    const before = await look(form.dataset.progress);
    status.hidden = false;
    const timer = setInterval(async () => {
      const run = await look(form.dataset.progress);
      if (run === null) {
        return;
      }
      if (run.progress) {
        bar.max = run.progress.total;
        bar.value = run.progress.done;
        words.textContent = form.dataset.words
          .replace("{0}", run.progress.done)
          .replace("{1}", run.progress.total);
      } else if (before === null || run.drawing > before.drawing) {
        clearInterval(timer);
        location.reload();
      }
    }, 500);
  });
}

async function look(address) {
  try {
    const response = await fetch(address, { headers: { Accept: "application/json" } });
    return response.ok ? (await response.json()).run : null;
  } catch {
    return null;
  }
}
