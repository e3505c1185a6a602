"use strict";

/**
 * Reads QR codes from a camera: by the browser's own detector where it has one, else by ZXing-C++
 * from our own server. A code counts once as long as it stays in view.
 */
globalThis.CodeCamera = class CodeCamera {
  static BETWEEN_LOOKS = 100;
  static OUT_OF_VIEW = 2500;
  static CHOICE = "metropolis.camera";

  /**
   * @param {{
   *   video: HTMLVideoElement,
   *   decoder: { script: string, wasm: string },
   *   onCode: (text: string) => void,
   *   onTrouble: (kind: "denied" | "none" | "busy" | "insecure" | "decoder" | "other") => void,
   *   onChange: (state: { running: boolean, torch: boolean | null, cameras: MediaDeviceInfo[], camera: string }) => void,
   * }} options
   */
  constructor(options) {
    Object.assign(this, options);
    this.stream = null;
    this.starting = false;
    this.torch = false;
    this.seen = new Map();
    this.canvas = document.createElement("canvas");
    document.addEventListener("visibilitychange", () => this.visibility());
  }

  static possible() {
    return Boolean(globalThis.isSecureContext && navigator.mediaDevices?.getUserMedia);
  }

  get running() {
    return this.stream !== null;
  }

  async start(camera = CodeCamera.remembered()) {
    if (this.starting) {
      return;
    }
    this.starting = true;
    this.end();
    try {
      this.detect = await this.detector();
      this.stream = await this.open(camera);
      this.video.srcObject = this.stream;
      await this.video.play();
      this.loop();
    } catch (trouble) {
      this.end();
      this.onTrouble(CodeCamera.kind(trouble));
    } finally {
      this.starting = false;
    }
    await this.tell();
  }

  async stop() {
    this.end();
    await this.tell();
  }

  end() {
    clearTimeout(this.timer);
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.torch = false;
    this.video.srcObject = null;
    this.resume = false;
  }

  /** The chosen camera where it is still there, else the one on the back of the device. */
  async open(camera) {
    const size = { width: { ideal: 1280 }, height: { ideal: 720 } };
    if (camera) {
      try {
        return await navigator.mediaDevices.getUserMedia({ video: { ...size, deviceId: { exact: camera } } });
      } catch (trouble) {
        if (trouble.name !== "OverconstrainedError" && trouble.name !== "NotFoundError") {
          throw trouble;
        }
      }
    }
    return navigator.mediaDevices.getUserMedia({ video: { ...size, facingMode: { ideal: "environment" } } });
  }

  static remembered() {
    try {
      return localStorage.getItem(CodeCamera.CHOICE) ?? "";
    } catch {
      return "";
    }
  }

  async choose(camera) {
    try {
      localStorage.setItem(CodeCamera.CHOICE, camera);
    } catch {
      // Chosen for this time alone.
    }
    await this.start(camera);
  }

  track() {
    return this.stream?.getVideoTracks()[0] ?? null;
  }

  canLight() {
    return Boolean(this.track()?.getCapabilities?.().torch);
  }

  async light(on) {
    try {
      await this.track()?.applyConstraints({ advanced: [{ torch: on }] });
      this.torch = on;
    } catch {
      this.torch = false;
    }
    await this.tell();
  }

  async tell() {
    let cameras = [];
    if (this.running) {
      const devices = await navigator.mediaDevices.enumerateDevices();
      cameras = devices.filter((device) => device.kind === "videoinput");
    }
    this.onChange({
      running: this.running,
      torch: this.canLight() ? this.torch : null,
      cameras,
      camera: this.track()?.getSettings?.().deviceId ?? "",
    });
  }

  /** A camera that nobody sees is off: it would only warm the device. */
  visibility() {
    if (document.hidden && this.running) {
      this.end();
      this.resume = true;
    } else if (!document.hidden && this.resume) {
      this.start();
    }
  }

  async loop() {
    const stream = this.stream;
    try {
      if (this.video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA) {
        for (const text of await this.detect(this.video)) {
          this.found(text);
        }
      }
    } catch {
      // One picture that could not be read; the next one comes at once.
    }
    if (stream && this.stream === stream) {
      this.timer = setTimeout(() => this.loop(), CodeCamera.BETWEEN_LOOKS);
    }
  }

  found(text) {
    const now = performance.now();
    const before = this.seen.get(text);
    this.seen.set(text, now);
    for (const [code, at] of this.seen) {
      if (now - at > CodeCamera.OUT_OF_VIEW) {
        this.seen.delete(code);
      }
    }
    if (before === undefined || now - before > CodeCamera.OUT_OF_VIEW) {
      this.onCode(text);
    }
  }

  async detector() {
    const formats = await globalThis.BarcodeDetector?.getSupportedFormats?.().catch(() => []);
    if (formats?.includes("qr_code")) {
      const own = new BarcodeDetector({ formats: ["qr_code"] });
      return async (video) => (await own.detect(video)).map((code) => code.rawValue);
    }
    await this.loadDecoder();
    return (video) => this.decode(video);
  }

  async loadDecoder() {
    try {
      if (!globalThis.ZXingWASM) {
        await new Promise((resolve, reject) => {
          const script = document.createElement("script");
          script.src = this.decoder.script;
          script.onload = resolve;
          script.onerror = () => reject(new Error("no decoder"));
          document.head.append(script);
        });
      }
      await ZXingWASM.prepareZXingModule({
        overrides: { locateFile: () => this.decoder.wasm },
        fireImmediately: true,
      });
    } catch (trouble) {
      throw Object.assign(new Error("no decoder", { cause: trouble }), { name: "DecoderError" });
    }
  }

  async decode(video) {
    const { videoWidth: width, videoHeight: height } = video;
    if (!width || !height) {
      return [];
    }
    this.canvas.width = width;
    this.canvas.height = height;
    const context = this.canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(video, 0, 0, width, height);
    const codes = await ZXingWASM.readBarcodes(context.getImageData(0, 0, width, height), {
      formats: ["QRCode"],
      tryHarder: true,
      maxNumberOfSymbols: 1,
    });
    return codes.filter((code) => code.isValid).map((code) => code.text);
  }

  static kind(trouble) {
    return (
      {
        NotAllowedError: "denied",
        SecurityError: "denied",
        NotFoundError: "none",
        OverconstrainedError: "none",
        NotReadableError: "busy",
        AbortError: "busy",
        DecoderError: "decoder",
      }[trouble?.name] ?? "other"
    );
  }

  /**
   * Offers the camera on a page, in the part that camera.jte draws, where a page may use one.
   *
   * @param {Record<string, string>} words texts by key
   * @param {(text: string) => void} onBadge is told what looks like the code of a badge
   * @returns {CodeCamera | null} null where there is none
   */
  static offer(words, onBadge) {
    if (!CodeCamera.possible()) {
      return null;
    }
    const find = (id) => document.getElementById(id);
    const part = find("camera");
    const camera = new CodeCamera({
      video: find("camera-picture"),
      decoder: { script: part.dataset.script, wasm: part.dataset.wasm },
      onCode(text) {
        const ours = text.trim().toUpperCase().startsWith(Wedge.PREFIX);
        find("camera-hint").textContent = words[ours ? "scan.camera.aim" : "scan.camera.foreign"];
        if (ours) {
          onBadge(text);
        }
      },
      onTrouble(kind) {
        find("camera-trouble").textContent = words[`scan.camera.${kind}`];
        find("camera-trouble").hidden = false;
      },
      onChange: (state) => CodeCamera.showState(part, words, state),
    });
    find("camera-switch").addEventListener("click", () => {
      find("camera-trouble").hidden = true;
      if (camera.running) {
        camera.stop();
      } else {
        camera.start();
      }
    });
    const light = find("camera-light");
    find("camera-choice").addEventListener("change", (event) => camera.choose(event.target.value));
    light.addEventListener("click", () => camera.light(light.getAttribute("aria-pressed") !== "true"));
    part.hidden = false;
    return camera;
  }

  static showState(part, words, state) {
    const find = (id) => document.getElementById(id);
    find("camera-switch").setAttribute("aria-pressed", String(state.running));
    find("camera-switch").textContent = words[state.running ? "scan.camera.stop" : "scan.camera.start"];
    part.querySelector(".finder-window").hidden = !state.running;
    find("camera-hint").textContent = words["scan.camera.aim"];
    find("camera-light").hidden = state.torch === null;
    find("camera-light").setAttribute("aria-pressed", String(state.torch === true));
    find("camera-choice").closest("label").hidden = state.cameras.length < 2;
    find("camera-choice").replaceChildren(
      ...state.cameras.map((device, index) => {
        const name = device.label || words["scan.camera.unnamed"].replace("{0}", String(index + 1));
        return new Option(name, device.deviceId, false, device.deviceId === state.camera);
      }),
    );
  }
};
