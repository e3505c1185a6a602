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
    byte[][] each = new byte[parts.length][];
    int length = 0;
    for (int i = 0; i < parts.length; i++) {
      each[i] = parts[i].getBytes(StandardCharsets.UTF_8);
      length += Integer.BYTES + 1 + each[i].length;
    }
    byte[] all = new byte[length];
    int end = 0;
    for (byte[] part : each) {
      end = length(all, end, part.length);
      all[end++] = ':';
      System.arraycopy(part, 0, all, end, part.length);
      end += part.length;
    }
    MessageDigest digest = sha256();
    digest.update(all, 0, end);
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

  /** As short as two's complement is; returns where it ends. */
  private static int length(byte[] all, int from, int length) {
    int end = from;
    for (int shift = (Integer.SIZE - Integer.numberOfLeadingZeros(length)) / 8 * 8;
        shift >= 0;
        shift -= 8) {
      all[end++] = (byte) (length >>> shift);
    }
    return end;
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
