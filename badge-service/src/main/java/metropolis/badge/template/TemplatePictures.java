package metropolis.badge.template;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;
import metropolis.rendering.artwork.Svg;
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
   * The first page of a PDF, an SVG, or a PNG or JPEG.
   *
   * @throws RefusedPictureException with a remedy
   */
  static Picture read(byte[] content) {
    if (isPdf(content)) {
      return Pictures.page(content, 0);
    }
    return isText(content) ? Svg.read(content) : Pictures.logo(content, COLUMNS, ROWS);
  }

  private static boolean isPdf(byte[] content) {
    return content.length > PDF.length && Arrays.equals(content, 0, PDF.length, PDF, 0, PDF.length);
  }

  /** XML of any encoding; no JPEG or PNG begins like it. */
  private static boolean isText(byte[] content) {
    int at = 0;
    while (at < content.length && (content[at] <= ' ' && content[at] >= 0 || isMark(content[at]))) {
      at++;
    }
    return at < content.length && content[at] == '<';
  }

  /** A byte of the mark that tells the order of bytes. */
  private static boolean isMark(byte value) {
    return switch (value & 0xff) {
      case 0xef, 0xbb, 0xbf, 0xfe, 0xff -> true;
      default -> false;
    };
  }
}
