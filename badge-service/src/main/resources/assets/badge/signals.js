"use strict";

/** Tones and pulses that can be told apart without looking: one high, two middling, one long and low. */
globalThis.Signals = {
  audio: null,

  sing(tone) {
    const notes = {
      admitted: [[1320, 0, 0.13]],
      inside: [[740, 0, 0.12], [740, 0.18, 0.12]],
      refused: [[180, 0, 0.5]],
      fault: [[330, 0, 0.12], [247, 0.16, 0.2]],
    }[tone];
    const pulses = { admitted: [60], inside: [60, 60, 60], refused: [350], fault: [120, 80, 120] }[tone];
    if (!notes) {
      return;
    }
    navigator.vibrate?.(pulses);
    try {
      Signals.audio ??= new AudioContext();
      Signals.audio.resume();
      for (const [pitch, from, length] of notes) {
        const oscillator = new OscillatorNode(Signals.audio, {
          frequency: pitch,
          type: pitch < 300 ? "sawtooth" : "sine",
        });
        const volume = new GainNode(Signals.audio, { gain: 0.25 });
        oscillator.connect(volume).connect(Signals.audio.destination);
        oscillator.start(Signals.audio.currentTime + from);
        oscillator.stop(Signals.audio.currentTime + from + length);
      }
    } catch {
      // A device without sound still shows the verdict.
    }
  },
};
