package metropolis.platform.http;

import java.util.Objects;

/**
 * A file that came with a form, whole and within the size limit of its route.
 *
 * @param fileName as the sender calls it: hostile text, to be shown escaped and never used as a
 *     path
 * @param bytes not copied; whoever gets the upload does not change them
 */
public record Upload(String fileName, String mediaType, byte[] bytes) {
  public Upload {
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(bytes, "bytes");
  }
}
