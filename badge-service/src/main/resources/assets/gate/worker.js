/**
 * Keeps the gate app itself on the device, so that it opens without a network. FILES and VERSION
 * are put in front by the server. Nothing of the API goes through here.
 */

const CACHE = `metropolis-gate-${VERSION}`;
const PATIENCE = 1_500;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches
      .open(CACHE)
      .then((cache) => cache.addAll(FILES.map((file) => new Request(file, { cache: "reload" }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) =>
        Promise.all(
          names.filter((name) => name.startsWith("metropolis-gate-") && name !== CACHE).map((name) => caches.delete(name)),
        ),
      )
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const path = url.pathname;
  if (event.request.method !== "GET" || url.origin !== self.location.origin) {
    return;
  }
  if (event.request.mode === "navigate" && path === PAGE) {
    event.respondWith(page(event.request));
  } else if (FILES.includes(path)) {
    event.respondWith(caches.match(path).then((kept) => kept ?? fetch(event.request)));
  }
});

/** The newest page where the network is quick, else the one of before. */
async function page(request) {
  try {
    const fresh = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) });
    if (fresh.ok) {
      const cache = await caches.open(CACHE);
      await cache.put(PAGE, fresh.clone());
      return fresh;
    }
    throw new Error(`status ${fresh.status}`);
  } catch {
    return (await caches.match(PAGE)) ?? Response.error();
  }
}
