package metropolis.badge.template;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/**
 * A hash of what a template is made of: the text of its file and the bytes of its pictures. The
 * same on every machine and after every start. For one thread.
 */
final class ContentVersion {

  private final TreeMap<String, byte[]> pictures = new TreeMap<>();

  void picture(String name, byte[] content) {
    pictures.put(name, sha256().digest(content));
  }

  /**
   * Finishes with the text of the file.
   *
   * @return SHA-256 in lower-case hexadecimal digits
   */
  String with(byte[] file) {
    // A checkout may end lines in two ways, and badges look the same by either.
    String text = new String(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
    MessageDigest digest = sha256();
    digest.update(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    pictures.forEach(
        (name, hash) -> {
          digest.update(sha256().digest(name.getBytes(StandardCharsets.UTF_8)));
          digest.update(hash);
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
