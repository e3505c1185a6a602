package metropolis.payment.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The header {@code Stripe-Signature}: {@code t=seconds,v1=hex} with any number of {@code v1}, each
 * the HMAC-SHA256 of the seconds, a point and the body as it came. Other schemes are not looked at.
 */
final class Signature {

  /** A notice that was caught on the way is worth nothing after this. */
  static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final int LONGEST_HEADER = 2_000;
  private static final int MOST_SIGNATURES = 20;

  private Signature() {}

  /** Why a notice is not to be believed; empty if it is genuine. */
  static Optional<String> fault(
      Optional<String> header, byte[] body, List<String> keys, Instant now) {
    if (header.isEmpty() || header.get().length() > LONGEST_HEADER) {
      return Optional.of("signature-missing");
    }
    long seconds = -1;
    List<byte[]> signatures = new ArrayList<>();
    for (String part : header.get().split(",")) {
      String[] pair = part.strip().split("=", 2);
      if (pair.length == 2 && pair[0].equals("t") && pair[1].matches("[0-9]{1,12}")) {
        seconds = Long.parseLong(pair[1]);
      }
      if (pair.length == 2 && pair[0].equals("v1") && pair[1].matches("[0-9a-fA-F]{64}")) {
        signatures.add(HexFormat.of().parseHex(pair[1]));
      }
    }
    if (seconds < 0 || signatures.isEmpty() || signatures.size() > MOST_SIGNATURES) {
      return Optional.of("signature-missing");
    }
    boolean genuine = false;
    for (String key : keys) {
      byte[] expected = hmac(key, seconds, body);
      for (byte[] signature : signatures) {
        // All are compared, so that the time taken does not tell which one fits.
        genuine |= MessageDigest.isEqual(expected, signature);
      }
    }
    if (!genuine) {
      return Optional.of("signature-wrong");
    }
    Duration age = Duration.between(Instant.ofEpochSecond(seconds), now).abs();
    return age.compareTo(TOLERANCE) > 0 ? Optional.of("signature-too-old") : Optional.empty();
  }

  static byte[] hmac(String key, long seconds, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update((seconds + ".").getBytes(StandardCharsets.US_ASCII));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HmacSHA256", e);
    }
  }
}
