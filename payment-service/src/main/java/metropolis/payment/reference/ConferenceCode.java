package metropolis.payment.reference;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** A short code of a conference, the same for ever. */
final class ConferenceCode {

  /** No I, L, O, U: they are misread on paper. */
  static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private ConferenceCode() {}

  /** Never starts with a zero: banks and spreadsheets drop leading zeros. */
  static String digits(String conferenceId, int count) {
    BigInteger lowest = BigInteger.TEN.pow(count - 1);
    return hash(conferenceId).mod(lowest.multiply(BigInteger.valueOf(9))).add(lowest).toString();
  }

  static String letters(String conferenceId, int count) {
    BigInteger rest = hash(conferenceId);
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < count; i++) {
      code.append(ALPHABET.charAt(rest.intValue() & 31));
      rest = rest.shiftRight(5);
    }
    return code.toString();
  }

  static BigInteger hash(String conferenceId) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(conferenceId.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
