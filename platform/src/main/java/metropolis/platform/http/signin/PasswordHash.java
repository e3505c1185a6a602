package metropolis.platform.http.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords as PBKDF2-HMAC-SHA256, written as {@code pbkdf2-sha256$iterations$salt$hash}: about a
 * fifth of a second each, so that a stolen file is of little use. Threads may share it.
 */
final class PasswordHash {
  /** What OWASP's password storage guide asks of PBKDF2-HMAC-SHA256. */
  static final int ITERATIONS = 600_000;

  private static final int SALT_BYTES = 16;
  private static final int HASH_BITS = 256;
  private static final String SCHEME = "pbkdf2-sha256";
  private static final SecureRandom RANDOM = new SecureRandom();

  private PasswordHash() {}

  static String of(String password) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    var encoder = Base64.getEncoder().withoutPadding();
    return SCHEME
        + "$"
        + ITERATIONS
        + "$"
        + encoder.encodeToString(salt)
        + "$"
        + encoder.encodeToString(derive(password, salt, ITERATIONS));
  }

  /** Takes the same time whether it matches or not. */
  static boolean matches(String password, String stored) {
    String[] parts = stored.split("\\$");
    byte[] salt = Base64.getDecoder().decode(parts[2]);
    byte[] expected = Base64.getDecoder().decode(parts[3]);
    return MessageDigest.isEqual(derive(password, salt, Integer.parseInt(parts[1])), expected);
  }

  /** Whether a text from the file can be compared with at all. */
  static boolean isWellFormed(String stored) {
    return stored.matches(
        "pbkdf2-sha256\\$[1-9][0-9]{5,8}\\$[A-Za-z0-9+/]{16,64}\\$[A-Za-z0-9+/]{43}");
  }

  /** A one-time password: 80 random bits in groups that can be read out. */
  static String random() {
    String alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    var text = new StringBuilder();
    for (int i = 0; i < 16; i++) {
      text.append(i > 0 && i % 4 == 0 ? "-" : "").append(alphabet.charAt(RANDOM.nextInt(32)));
    }
    return text.toString();
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    try {
      // The same password typed on another machine may come in another normal form.
      char[] chars = Normalizer.normalize(password, Normalizer.Form.NFC).toCharArray();
      var spec = new PBEKeySpec(chars, salt, iterations, HASH_BITS);
      try {
        return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
            .generateSecret(spec)
            .getEncoded();
      } finally {
        spec.clearPassword();
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has PBKDF2WithHmacSHA256", e);
    }
  }

  /** For tokens, which are random already and need no slow function. */
  static String sha256(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
      return java.util.HexFormat.of().formatHex(digest);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
