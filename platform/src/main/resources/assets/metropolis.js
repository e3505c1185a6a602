// What makes the pages nicer with a script; all of them work without it.
"use strict";

(() => {
  // A form that cannot be undone asks first.
  document.addEventListener("submit", (event) => {
    const question = event.target.dataset.confirm;
    if (question && !window.confirm(question)) {
      event.preventDefault();
    }
  });

  // A form sent twice is one command anyway; this only spares the second click.
  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented || event.target.hasAttribute("hx-post") || event.target.method !== "post") {
      return;
    }
    const button = event.submitter;
    if (button) {
      setTimeout(() => {
        button.setAttribute("aria-busy", "true");
        button.disabled = true;
      });
    }
  });

  // Coming back to a page must find its buttons working.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("button[aria-busy]").forEach((button) => {
      button.removeAttribute("aria-busy");
      button.disabled = false;
    });
  });

  // Filters apply as soon as a choice is made.
  document.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-auto]");
    if (form && event.target.matches("select, input[type=checkbox], input[type=radio]")) {
      form.requestSubmit();
    }
  });

  // Live parts: <div data-events="/path" data-event="counts">, replaced by the HTML of each event.
  const listen = (root) => {
    root.querySelectorAll("[data-events]").forEach((part) => {
      if (part.dataset.listening) {
        return;
      }
      part.dataset.listening = "true";
      const source = new EventSource(part.dataset.events);
      source.addEventListener(part.dataset.event || "message", (event) => {
        part.innerHTML = event.data;
      });
      window.addEventListener("pagehide", () => source.close());
    });
  };

  const ready = () => {
    listen(document);
    const summary = document.querySelector(".error-summary");
    if (summary) {
      summary.focus();
    }
  };
  if (document.readyState === "loading") {
    document.addEventListener("DOMContentLoaded", ready);
  } else {
    ready();
  }

  // A link in the error summary goes to the field, or to the first choice of a group.
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".error-summary a");
    const target = link && document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (target) {
      event.preventDefault();
      const field = target.matches("fieldset") ? target.querySelector("input") || target : target;
      field.focus();
      field.scrollIntoView({ block: "center" });
    }
  });
})();
