package metropolis.platform.http;

import java.util.Objects;
import metropolis.platform.values.Spooled;

/**
 * A file that came with a form, whole and within the size limit of its route.
 *
 * @param fileName as the sender calls it: hostile text, to be shown escaped and never used as a
 *     path
 * @param body its bytes, as sent
 */
public record Upload(String fileName, String mediaType, Spooled body) {
  public Upload {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(body, "body");
  }

  /** All of it at once; whoever gets them does not change them. */
  public byte[] bytes() {
    return body.bytes();
  }
}
