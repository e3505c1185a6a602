"use strict";

/**
 * Hears a hand-held scanner that types like a keyboard. Keys are taken twice: by their place, as a
 * scanner set to a US keyboard means them whatever the computer makes of them, and by what the
 * computer made of them, as a scanner set to the computer's own keyboard means them. Codes are
 * upper-case letters and digits with a known beginning, so it is plain which one is right.
 *
 * Whatever has the focus, a burst that begins like a token is a scan. Slow typing outside a field
 * goes to the field for codes.
 */
globalThis.Wedge = class Wedge {
  static PREFIX = "MB1";
  static TOKEN_LENGTH = 138;
  static SILENCE = 300;
  static FAST = 35;
  static SHORTEST = 12;

  /** Stands for a key that no code has. */
  static OTHER = "\u00b7";

  /**
   * @param {(text: string) => void} onScan
   * @param {HTMLInputElement} field where slow typing goes
   */
  constructor(onScan, field) {
    this.onScan = onScan;
    this.field = field;
    this.reset();
    window.addEventListener("keydown", (event) => this.key(event), { capture: true });
  }

  /** The character on that key of a US keyboard; empty for keys that no code has. */
  static character(code) {
    const match = /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code);
    return match ? match[1] ?? match[2] : "";
  }

  /** What the computer made of a key, as a code has it. */
  static said(key) {
    return /^[A-Za-z0-9]$/.test(key) ? key.toUpperCase() : Wedge.OTHER;
  }

  static isEnd(code) {
    return code === "Enter" || code === "NumpadEnter" || code === "Tab";
  }

  reset() {
    this.placed = "";
    this.said = "";
    this.first = 0;
    this.last = 0;
    this.before = null;
    clearTimeout(this.timer);
  }

  key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.isComposing) {
      return;
    }
    const inField = Wedge.isTextField(document.activeElement);
    if (this.placed && event.timeStamp - this.last > Wedge.SILENCE) {
      this.silent();
    }
    if (Wedge.isEnd(event.code)) {
      const text = this.burst();
      if (text) {
        event.preventDefault();
        event.stopImmediatePropagation();
        this.deliver(text);
      } else {
        this.reset();
      }
      return;
    }
    const placed = Wedge.character(event.code);
    if (!placed && event.key.length !== 1) {
      return;
    }
    if (!this.placed) {
      this.first = event.timeStamp;
      this.before = inField ? { field: document.activeElement, value: document.activeElement.value } : null;
    }
    this.placed += placed || Wedge.OTHER;
    this.said += Wedge.said(event.key);
    this.last = event.timeStamp;
    // A blank would press the button that has the focus.
    if (!inField && (placed || this.placed.length > 1)) {
      event.preventDefault();
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.silent(), Wedge.SILENCE);
  }

  /** Some scanners send no end; others are slow, and then a person is typing. */
  silent() {
    const text = this.burst();
    if (text?.length === Wedge.TOKEN_LENGTH) {
      this.deliver(text);
      return;
    }
    const typed = this.said.replaceAll(Wedge.OTHER, "");
    if (typed && !this.before && !document.querySelector("dialog[open]")) {
      this.field.value += typed;
      this.field.focus();
    }
    this.reset();
  }

  /** What a scanner has typed so far; nothing where a person types. */
  burst() {
    const length = this.placed.length;
    if (length < Wedge.SHORTEST || (this.last - this.first) / (length - 1) >= Wedge.FAST) {
      return null;
    }
    return [this.placed, this.said].find((text) => text.startsWith(Wedge.PREFIX)) ?? null;
  }

  deliver(text) {
    if (this.before) {
      this.before.field.value = this.before.value;
    }
    this.reset();
    this.onScan(text.replaceAll(Wedge.OTHER, ""));
  }

  static isTextField(element) {
    return (
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(element.type))
    );
  }
};
