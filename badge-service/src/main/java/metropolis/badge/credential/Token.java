package metropolis.badge.credential;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The text of a badge's QR code: a prefix, then 20 bytes of claims and an Ed25519 signature in base
 * 32 (RFC 4648, no padding).
 *
 * <p>Only A-Z and digits: these take the QR code's compact alphanumeric mode, and every keyboard
 * scanner can type them.
 *
 * <pre>
 * MB1 | version 1 | key id 1 | conference 2 | badge id 10 | serial 2 | from 2 | until 2 | signature 64
 * </pre>
 */
final class Token {

  static final String PREFIX = "MB1";

  private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int VERSION = 1;
  private static final int CLAIMS = 20;
  private static final int SIGNATURE = 64;
  private static final int LENGTH = PREFIX.length() + ((CLAIMS + SIGNATURE) * 8 + 4) / 5;

  private Token() {}

  /** A token that could be read. Nothing is known yet about who signed it. */
  record Read(Claims claims, byte[] signed, byte[] signature) {}

  static byte[] toSign(Claims claims) {
    ByteBuffer bytes = ByteBuffer.allocate(PREFIX.length() + CLAIMS);
    bytes.put(PREFIX.getBytes(StandardCharsets.US_ASCII));
    bytes.put((byte) VERSION);
    bytes.put((byte) claims.keyId());
    bytes.putShort((short) claims.conference().value());
    bytes.put(claims.badge().bytes());
    bytes.putShort((short) claims.serial());
    bytes.putShort((short) claims.validity().from().toEpochDay());
    bytes.putShort((short) claims.validity().until().toEpochDay());
    return bytes.array();
  }

  static String write(byte[] signed, byte[] signature) {
    ByteBuffer bytes = ByteBuffer.allocate(CLAIMS + SIGNATURE);
    bytes.put(signed, PREFIX.length(), CLAIMS);
    bytes.put(signature);
    return PREFIX + Bits.encode(bytes.array(), ALPHABET);
  }

  /**
   * Reads a token in either case, with blanks around it: scanners add such things. Nothing, if the
   * text is not a token.
   */
  static Optional<Read> read(String text) {
    String clean = text.strip().toUpperCase(Locale.ROOT);
    if (!clean.startsWith(PREFIX) || clean.length() != LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Bits.decode(clean.substring(PREFIX.length()), ALPHABET);
      Claims claims = claims(ByteBuffer.wrap(bytes, 0, CLAIMS));
      byte[] signature = Arrays.copyOfRange(bytes, CLAIMS, bytes.length);
      return Optional.of(new Read(claims, toSign(claims), signature));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Claims claims(ByteBuffer bytes) {
    if (bytes.get() != VERSION) {
      throw new IllegalArgumentException("another version");
    }
    int keyId = bytes.get() & 0xff;
    ConferenceTag conference = new ConferenceTag(bytes.getShort() & 0xffff);
    byte[] badge = new byte[BadgeId.BYTES];
    bytes.get(badge);
    int serial = bytes.getShort() & 0xffff;
    Validity validity = new Validity(day(bytes), day(bytes));
    return new Claims(keyId, conference, BadgeId.of(badge), serial, validity);
  }

  private static LocalDate day(ByteBuffer bytes) {
    return LocalDate.ofEpochDay(bytes.getShort() & 0xffff);
  }
}
