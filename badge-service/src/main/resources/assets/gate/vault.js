/**
 * What the device keeps, in IndexedDB. Everything that could name a person or open a door is
 * encrypted with a key that the browser does not give away; wiping removes key and data.
 */

const NAME = "metropolis-gate";
const KEPT = "kept";
const QUEUE = "queue";
const FACES = "faces";
const KEY = "key";

/** Kept when the device is enrolled anew: what the server has yet to be told, and how to go on. */
const LASTING = [KEY, "counter", "undos"];

function done(request) {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

function finished(transaction) {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    // Every failure ends here; before, at the request, the transaction does not know of it yet.
    transaction.onabort = () => reject(transaction.error);
  });
}

function lock(iv, name) {
  return { name: "AES-GCM", iv, ...(name ? { additionalData: new TextEncoder().encode(name) } : {}) };
}

export class Vault {
  static async open(conference) {
    const request = indexedDB.open(`${NAME}-${conference}`, 2);
    request.onupgradeneeded = ({ oldVersion }) => {
      if (oldVersion < 1) {
        request.result.createObjectStore(KEPT);
        request.result.createObjectStore(QUEUE, { keyPath: "sequence" });
      }
      request.result.createObjectStore(FACES);
    };
    const vault = new Vault();
    vault.database = await done(request);
    // Another window of this device wipes everything: this one must not keep it from doing so.
    vault.database.onversionchange = () => vault.close();
    vault.key = await vault.read(KEPT, KEY);
    if (!vault.key) {
      const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
      await vault.write(KEPT, made, KEY);
      vault.key = made;
    }
    return vault;
  }

  read(store, key) {
    return done(this.database.transaction(store).objectStore(store).get(key));
  }

  async write(store, value, key) {
    const transaction = this.database.transaction(store, "readwrite");
    transaction.objectStore(store).put(value, key);
    await finished(transaction);
  }

  /**
   * @param value bytes, or what JSON can say
   * @param name under which alone it can be opened again
   */
  async seal(value, name = "") {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const isBytes = value instanceof ArrayBuffer || ArrayBuffer.isView(value);
    const data = isBytes ? value : new TextEncoder().encode(JSON.stringify(value));
    return { iv, data: await crypto.subtle.encrypt(lock(iv, name), this.key, data) };
  }

  unsealBytes(sealed, name = "") {
    return crypto.subtle.decrypt(lock(sealed.iv, name), this.key, sealed.data);
  }

  sealAll(values) {
    return Promise.all(Object.entries(values).map(async ([name, value]) => [name, await this.seal(value)]));
  }

  async unseal(sealed) {
    return JSON.parse(new TextDecoder().decode(await this.unsealBytes(sealed)));
  }

  keep(name, value) {
    return this.keepAll({ [name]: value });
  }

  /** Keeps values by their names: all or none. */
  async keepAll(values) {
    const sealed = await this.sealAll(values);
    const transaction = this.database.transaction(KEPT, "readwrite");
    sealed.forEach(([name, value]) => transaction.objectStore(KEPT).put(value, name));
    await finished(transaction);
  }

  async kept(name) {
    const sealed = await this.read(KEPT, name);
    return sealed ? this.unseal(sealed) : null;
  }

  /**
   * Keeps a scan until the server has answered for it, and what changes with it: all or nothing.
   *
   * @param alongside values by their names, for the number that the scan gets
   * @returns its number: the next one if another window of this device took that of the scan
   */
  async queue(scan, alongside) {
    for (let sequence = scan.sequence; ; sequence++) {
      const [sealed, kept] = await Promise.all([
        this.seal({ ...scan, sequence }),
        this.sealAll(alongside(sequence)),
      ]);
      const transaction = this.database.transaction([QUEUE, KEPT], "readwrite");
      transaction.objectStore(QUEUE).add({ sequence, aside: false, sealed });
      kept.forEach(([name, value]) => transaction.objectStore(KEPT).put(value, name));
      try {
        await finished(transaction);
        return sequence;
      } catch (trouble) {
        if (trouble?.name !== "ConstraintError") {
          throw trouble;
        }
      }
    }
  }

  /** The first of those that wait, in their order. */
  async waiting(most) {
    const all = await done(this.database.transaction(QUEUE).objectStore(QUEUE).getAll());
    const first = all.filter((item) => !item.aside).slice(0, most);
    return Promise.all(first.map((item) => this.unseal(item.sealed)));
  }

  async count() {
    const all = await done(this.database.transaction(QUEUE).objectStore(QUEUE).getAll());
    return { waiting: all.filter((item) => !item.aside).length, aside: all.filter((item) => item.aside).length };
  }

  async answered(sequence) {
    const transaction = this.database.transaction(QUEUE, "readwrite");
    transaction.objectStore(QUEUE).delete(sequence);
    await finished(transaction);
  }

  /** The server cannot take it, and people have to look at it: it holds up nothing. */
  async setAside(scan, why) {
    await this.write(QUEUE, {
      sequence: scan.sequence,
      aside: true,
      sealed: await this.seal({ ...scan, why }),
    });
  }

  /** All that the server has not taken, for a file as the last resort. */
  async everything() {
    const all = await done(this.database.transaction(QUEUE).objectStore(QUEUE).getAll());
    return Promise.all(all.map((item) => this.unseal(item.sealed)));
  }

  faceNames() {
    return done(this.database.transaction(FACES).objectStore(FACES).getAllKeys());
  }

  /**
   * @param faces pairs of a name and bytes
   */
  async keepFaces(faces) {
    const sealed = await Promise.all(faces.map(async ([name, bytes]) => [name, await this.seal(bytes, name)]));
    const transaction = this.database.transaction(FACES, "readwrite");
    sealed.forEach(([name, face]) => transaction.objectStore(FACES).put(face, name));
    await finished(transaction);
  }

  async dropFaces(names) {
    const transaction = this.database.transaction(FACES, "readwrite");
    names.forEach((name) => transaction.objectStore(FACES).delete(name));
    await finished(transaction);
  }

  /** The bytes of a face; null if there is none of this name. */
  async face(name) {
    const sealed = await this.read(FACES, name);
    return sealed ? new Uint8Array(await this.unsealBytes(sealed, name)) : null;
  }

  /** Forgets whose door this is and who may enter, but not what the server was not told yet. */
  async forget() {
    const transaction = this.database.transaction([KEPT, FACES], "readwrite");
    transaction.objectStore(FACES).clear();
    const kept = transaction.objectStore(KEPT);
    for (const name of await done(kept.getAllKeys())) {
      if (!LASTING.includes(name)) {
        kept.delete(name);
      }
    }
    await finished(transaction);
  }

  /** The key goes first: without it nothing that may be left behind can be read. */
  async wipe() {
    try {
      const transaction = this.database.transaction([KEPT, QUEUE, FACES], "readwrite");
      transaction.objectStore(KEPT).delete(KEY);
      transaction.objectStore(KEPT).clear();
      transaction.objectStore(FACES).clear();
      transaction.objectStore(QUEUE).clear();
      await finished(transaction);
    } catch {
      // Closed by another window that wipes as well.
    }
    this.close();
    await done(indexedDB.deleteDatabase(this.database.name));
  }

  close() {
    this.database.close();
  }
}
