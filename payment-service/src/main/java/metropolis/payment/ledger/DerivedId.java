package metropolis.payment.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Ids that follow from what they name, so that deciding or reading the same again gives the same
 * id: 80 bits of SHA-256 as 16 characters of Crockford's base 32.
 */
public final class DerivedId {

  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;

  private DerivedId() {}

  /** The parts are kept apart: ("a", "bc") and ("ab", "c") differ. */
  public static String of(String... parts) {
    MessageDigest digest = sha256();
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      length(digest, bytes.length);
      digest.update((byte) ':');
      digest.update(bytes);
    }
    byte[] bits = digest.digest();
    byte[] id = new byte[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      int bit = 5 * i;
      int last = bits.length - 1 - bit / 8;
      int pair = (bits[last - 1] & 255) << 8 | bits[last] & 255;
      id[i] = (byte) ALPHABET.charAt(pair >>> bit % 8 & 31);
    }
    return new String(id, StandardCharsets.ISO_8859_1);
  }

  /** As short as two's complement is. */
  private static void length(MessageDigest digest, int length) {
    for (int shift = (Integer.SIZE - Integer.numberOfLeadingZeros(length)) / 8 * 8;
        shift >= 0;
        shift -= 8) {
      digest.update((byte) (length >>> shift));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
