// Keys of the queue: whatever has data-key is reached by it. Without a script it is a page like any other.
"use strict";

(() => {
  const typing = (element) => element.matches("input, select, textarea, [contenteditable]");

  const reach = (element) => {
    if (element.matches("details")) {
      element.open = !element.open;
      (element.open && element.querySelector("select, input:not([type=hidden])") || element.querySelector("summary")).focus();
    } else if (element.matches("form")) {
      element.querySelector("input:not([type=hidden])").focus();
    } else {
      element.click();
    }
  };

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      document.activeElement.blur();
      document.querySelectorAll("details.keys[open]").forEach((help) => { help.open = false; });
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || typing(event.target)) {
      return;
    }
    const element = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
    if (element) {
      event.preventDefault();
      reach(element);
    }
  });
})();
