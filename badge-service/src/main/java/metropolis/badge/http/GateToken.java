package metropolis.badge.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import metropolis.badge.device.Device;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/**
 * How devices come by their tokens and show them. A token is signed for devices alone, so that no
 * other route takes it; whether its device is trusted still is looked up each time.
 */
final class GateToken {

  private static final String PURPOSE = "gate-device";

  /** Without letters that look like digits. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CODE_LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private GateToken() {}

  /** Sixty random bits to be typed. */
  static String newCode() {
    StringBuilder code = new StringBuilder();
    for (int i = 0; i < CODE_LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString();
  }

  /** In groups, for people. */
  static String grouped(String code) {
    return code.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  /** What is known of a code, however it was typed. */
  static String hash(String code) {
    String plain =
        code.toUpperCase(Locale.ROOT)
            .replaceAll("[^0-9A-Z]", "")
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The device that a code makes: the same if it is shown again, since an answer may be lost. */
  static String device(String codeHash) {
    return "dev-" + codeHash.substring(0, 12);
  }

  static String token(SignedTokens tokens, String conference, String device) {
    return tokens.sign(PURPOSE, conference + "|" + device);
  }

  /**
   * The device that asks.
   *
   * @throws metropolis.platform.http.Refusal 401 without a token of a device of this conference,
   *     410 with the code "wipe" if it is not trusted any more
   */
  static Device device(Exchange x, Books books) {
    String conference = x.conference();
    Optional<String> id =
        x.header("Authorization")
            .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
            .flatMap(header -> x.tokens().open(PURPOSE, header.substring(7).strip()))
            .filter(payload -> payload.startsWith(conference + "|"))
            .map(payload -> payload.substring(conference.length() + 1));
    if (id.isEmpty()) {
      throw Problem.of(401, "no-device-token", "Enrol this device with a code from staff.")
          .refuse();
    }
    // One that is not known is not trusted either: its records may have been taken back.
    return books
        .device(conference, id.get())
        .filter(device -> device.revoked().isEmpty())
        .orElseThrow(
            () ->
                Problem.of(410, "wipe", "Forget everything: this device is not trusted any more.")
                    .refuse());
  }

  /** For what a device does. */
  static Cause cause(Exchange x, Device device) {
    return new Cause(x.commandId(), new Actor(Role.GATE, device.id()), x.now());
  }
}
