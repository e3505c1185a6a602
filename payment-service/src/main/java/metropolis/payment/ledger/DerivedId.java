package metropolis.payment.ledger;

import java.math.BigInteger;
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
      digest.update(BigInteger.valueOf(bytes.length).toByteArray());
      digest.update((byte) ':');
      digest.update(bytes);
    }
    BigInteger bits = new BigInteger(1, digest.digest());
    StringBuilder id = new StringBuilder(LENGTH);
    for (int i = 0; i < LENGTH; i++) {
      id.append(ALPHABET.charAt(bits.intValue() & 31));
      bits = bits.shiftRight(5);
    }
    return id.toString();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
