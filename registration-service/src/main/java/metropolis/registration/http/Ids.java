package metropolis.registration.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.platform.http.SignedTokens;

/** Ids of registrations, and the tokens that stand for them in links and forms. */
final class Ids {
  private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int BYTES = 10;
  private static final Pattern ID = Pattern.compile("[" + CROCKFORD + "]{16}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /** 80 random bits as 16 characters. */
  static String fresh() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return encode(bytes);
  }

  static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /**
   * The same id for the same content, so that a file imported twice registers once. It goes through
   * the site's secret key: nobody can find out from an id in the log whether somebody they know
   * took part.
   */
  static String derived(SignedTokens tokens, String purpose, String content) {
    return encode(sha256(tokens.sign(purpose, content)));
  }

  /** A command id that follows from what was sent. */
  static String commandId(String purpose, String... content) {
    return purpose + "-" + encode(sha256(String.join("\u0000", content)));
  }

  /** The secret part of a delegate's link. */
  static String linkToken(SignedTokens tokens, String conference, String registrationId) {
    return tokens.sign("delegate-link", conference + "/" + registrationId);
  }

  /** The registration that a link is for, if it is one of this conference. */
  static Optional<String> ofLink(SignedTokens tokens, String conference, String token) {
    return within(conference, tokens.open("delegate-link", token));
  }

  static String formToken(SignedTokens tokens, String conference, String registrationId) {
    return tokens.sign("registration-form", conference + "/" + registrationId);
  }

  static Optional<String> ofForm(SignedTokens tokens, String conference, String token) {
    return within(conference, tokens.open("registration-form", token));
  }

  private static Optional<String> within(String conference, Optional<String> payload) {
    String prefix = conference + "/";
    return payload
        .filter(p -> p.startsWith(prefix))
        .map(p -> p.substring(prefix.length()))
        .filter(Ids::isId);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(16);
    long high = 0;
    for (int i = 0; i < 5; i++) {
      high = high << 8 | bytes[i] & 0xFF;
    }
    long low = 0;
    for (int i = 5; i < BYTES; i++) {
      low = low << 8 | bytes[i] & 0xFF;
    }
    append(text, high);
    append(text, low);
    return text.toString();
  }

  private static void append(StringBuilder text, long fortyBits) {
    for (int shift = 35; shift >= 0; shift -= 5) {
      text.append(CROCKFORD.charAt((int) (fortyBits >> shift & 31)));
    }
  }
}
