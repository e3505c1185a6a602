package metropolis.badge.template;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import metropolis.rendering.page.Picture;
import metropolis.rendering.page.Pictures;
import metropolis.rendering.page.RefusedPictureException;

/** Reads logos and backgrounds. */
final class TemplatePictures {

  /** Of a file, so that a set of flags stays small in memory. */
  static final int MOST_BYTES = Pictures.MOST_BYTES;

  /** A4 at 300 dots an inch. */
  private static final int COLUMNS = 2480;

  private static final int ROWS = 3508;
  private static final byte[] PDF = "%PDF".getBytes(US_ASCII);

  private TemplatePictures() {}

  /**
   * The first page of a PDF, or a PNG or JPEG.
   *
   * @throws RefusedPictureException with a remedy
   */
  static Picture read(byte[] content) {
    return isPdf(content) ? Pictures.page(content, 0) : Pictures.logo(content, COLUMNS, ROWS);
  }

  private static boolean isPdf(byte[] content) {
    return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
  }
}
