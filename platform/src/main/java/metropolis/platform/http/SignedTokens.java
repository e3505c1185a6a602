package metropolis.platform.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens that only this site can make, for secret links, sessions and form ids: the payload, which
 * is readable, and an HMAC-SHA256 over it. Each purpose has a key of its own, so that a token for
 * one is worth nothing for another. Threads may share it.
 */
public final class SignedTokens {
  private static final int KEY_BYTES = 32;
  private static final int LONGEST = 2_000;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final byte[] key;

  /** Keyed and never used but to be cloned: to find and key one takes longer than to use it. */
  private final Map<String, Mac> purposes = new ConcurrentHashMap<>();

  /**
   * @param key at least 32 secret random bytes
   */
  public SignedTokens(byte[] key) {
    if (key.length < KEY_BYTES) {
      throw new IllegalArgumentException("Give a signing key of at least 32 bytes.");
    }
    this.key = key.clone();
  }

  /** The key kept in a file, made with mode 0600 at first use. */
  public static SignedTokens keptIn(Path file) throws IOException {
    if (Files.notExists(file)) {
      PrivateFiles.writeOnce(file, fresh());
    }
    return new SignedTokens(Files.readAllBytes(file));
  }

  /**
   * The key from the environment, for services that share no disk.
   *
   * @param base64 of at least 32 random bytes
   * @throws IllegalArgumentException that says what to give, without repeating it
   */
  public static SignedTokens ofKey(String base64) {
    byte[] key;
    try {
      key = Base64.getDecoder().decode(base64.strip());
    } catch (IllegalArgumentException _) {
      throw new IllegalArgumentException("Give the signing key as base64 of 32 random bytes.");
    }
    return new SignedTokens(key);
  }

  /** A key of this run alone, for tests. */
  public static SignedTokens forThisRun() {
    return new SignedTokens(fresh());
  }

  private static byte[] fresh() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  /**
   * Letters, digits, hyphen, underscore and one dot: fit for a path.
   *
   * @param purpose one of a few that are fixed in the program
   */
  public String sign(String purpose, String payload) {
    return sign(purpose, utf8(payload));
  }

  private String sign(String purpose, byte[] payload) {
    return ENCODER.encodeToString(payload) + "." + ENCODER.encodeToString(mac(purpose, payload));
  }

  /**
   * The payload, if the token was made here for this purpose. Letter by letter as it was made: the
   * last letter of Base64 has bits that no byte needs, so the same bytes could be written in
   * several ways, and a link that somebody changed would open all the same.
   */
  public Optional<String> open(String purpose, String token) {
    int dot = token.indexOf('.');
    if (dot < 0 || token.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
      return MessageDigest.isEqual(utf8(token), utf8(sign(purpose, payload)))
          ? Bytes.utf8(payload)
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] mac(String purpose, byte[] payload) {
    try {
      return ((Mac) purposes.computeIfAbsent(purpose, this::ofPurpose).clone()).doFinal(payload);
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("the HmacSHA256 of every Java can be cloned", e);
    }
  }

  private Mac ofPurpose(String purpose) {
    return keyed(keyed(key).doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
  }

  private static Mac keyed(byte[] key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }
}
