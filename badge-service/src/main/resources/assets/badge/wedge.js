"use strict";

/**
 * Hears a hand-held scanner that types like a keyboard. Keys are taken by their place, not by what
 * the computer's layout makes of them, so that a Swiss or French keyboard setting changes nothing:
 * the scanner types as on a US keyboard, and codes are upper-case letters and digits only.
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

  static isEnd(code) {
    return code === "Enter" || code === "NumpadEnter" || code === "Tab";
  }

  reset() {
    this.text = "";
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
    if (this.text && event.timeStamp - this.last > Wedge.SILENCE) {
      this.silent();
    }
    if (Wedge.isEnd(event.code)) {
      if (this.isBurst()) {
        event.preventDefault();
        event.stopImmediatePropagation();
        this.deliver();
      } else {
        this.reset();
      }
      return;
    }
    const character = Wedge.character(event.code);
    if (!character) {
      return;
    }
    if (!this.text) {
      this.first = event.timeStamp;
      this.before = inField ? { field: document.activeElement, value: document.activeElement.value } : null;
    }
    this.text += character;
    this.last = event.timeStamp;
    if (!inField) {
      event.preventDefault();
    }
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.silent(), Wedge.SILENCE);
  }

  /** Some scanners send no end; others are slow, and then a person is typing. */
  silent() {
    if (this.text.length === Wedge.TOKEN_LENGTH && this.isBurst()) {
      this.deliver();
      return;
    }
    if (this.text && !this.before && !document.querySelector("dialog[open]")) {
      this.field.value += this.text;
      this.field.focus();
    }
    this.reset();
  }

  isBurst() {
    const length = this.text.length;
    return (
      length >= Wedge.SHORTEST &&
      this.text.startsWith(Wedge.PREFIX) &&
      (this.last - this.first) / (length - 1) < Wedge.FAST
    );
  }

  deliver() {
    const text = this.text;
    if (this.before) {
      this.before.field.value = this.before.value;
    }
    this.reset();
    this.onScan(text);
  }

  static isTextField(element) {
    return (
      element instanceof HTMLTextAreaElement ||
      (element instanceof HTMLInputElement && !["checkbox", "radio", "button", "submit"].includes(element.type))
    );
  }
};
