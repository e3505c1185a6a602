/** Reads and verifies the text of a badge's QR code; docs/check-in.md tells its shape. */

const PREFIX = "MB1";
const BASE_32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const CLAIMS = 20;
const SIGNATURE = 64;
const DAY = 86_400_000;

function decode(text, alphabet, length) {
  const bytes = new Uint8Array(length);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) {
      return null;
    }
    held = (held << 5) | value;
    bits += 5;
    if (bits >= 8) {
      bits -= 8;
      if (at < length) {
        bytes[at++] = (held >> bits) & 0xff;
      }
      held &= (1 << bits) - 1;
    }
  }
  // Bits left over must be zero, or two texts would be one token.
  return at === length && held === 0 ? bytes : null;
}

function crockford(bytes) {
  let text = "";
  let bits = 0;
  let held = 0;
  for (const byte of bytes) {
    held = (held << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      text += CROCKFORD[(held >> bits) & 31];
    }
    held &= (1 << bits) - 1;
  }
  return text;
}

function day(view, at) {
  return new Date(view.getUint16(at) * DAY).toISOString().slice(0, 10);
}

/** The claims of a token; null if the text is none. Nothing is known yet about who signed it. */
export function read(text) {
  const clean = text.trim().toUpperCase();
  const length = PREFIX.length + Math.ceil(((CLAIMS + SIGNATURE) * 8) / 5);
  if (!clean.startsWith(PREFIX) || clean.length !== length) {
    return null;
  }
  const bytes = decode(clean.slice(PREFIX.length), BASE_32, CLAIMS + SIGNATURE);
  if (!bytes || bytes[0] !== 1) {
    return null;
  }
  const view = new DataView(bytes.buffer);
  // A serial of none, or valid no more before it is: nobody ever signed such a thing.
  if (view.getUint16(14) === 0 || view.getUint16(16) > view.getUint16(18)) {
    return null;
  }
  const signed = new Uint8Array(PREFIX.length + CLAIMS);
  signed.set(new TextEncoder().encode(PREFIX));
  signed.set(bytes.subarray(0, CLAIMS), PREFIX.length);
  return {
    keyId: bytes[1],
    conference: view.getUint16(2),
    badgeId: crockford(bytes.subarray(4, 14)),
    serial: view.getUint16(14),
    from: day(view, 16),
    until: day(view, 18),
    signed,
    signature: bytes.subarray(CLAIMS),
  };
}

/** Two bytes that stand for a conference in a token. */
export async function tagOf(conference) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`conference|${conference}`));
  return new DataView(digest).getUint16(0);
}

/**
 * Whether one of our keys signed it.
 *
 * @param token as read
 * @param keys the set of public keys as the server publishes it
 */
export async function isSigned(token, keys) {
  const known = keys.find((key) => key.kid === String(token.keyId));
  if (!known) {
    return false;
  }
  const key = await crypto.subtle.importKey("jwk", { kty: known.kty, crv: known.crv, x: known.x }, "Ed25519", false, [
    "verify",
  ]);
  return crypto.subtle.verify("Ed25519", key, token.signature, token.signed);
}

/** What was typed, as it is printed below the QR code. */
export function shortCode(typed) {
  const clean = typed
    .toUpperCase()
    .replace(/[\s-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return /^[0-9A-HJKMNP-TV-Z]{8}$/.test(clean) ? clean : null;
}
