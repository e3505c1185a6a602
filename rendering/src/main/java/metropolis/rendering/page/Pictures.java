package metropolis.rendering.page;

import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * Reads pictures that strangers send: JPEG and PNG within limits that are checked before anything
 * is unpacked, turned upright, cut and made smaller, and written anew, so that nothing of what a
 * camera or a program noted in them stays. The same bytes give the same picture. Everything that
 * cannot be used is a {@link RefusedPictureException}. Any thread may use it.
 */
public final class Pictures {

  /** Of a file with a picture. */
  public static final int MOST_BYTES = 12 << 20;

  /** Of a picture, however it is packed. */
  public static final int MOST_PIXELS = 40_000_000;

  private Pictures() {}

  /**
   * A photo of a person: cut to a proportion, from the middle and rather from the top, where faces
   * are.
   *
   * @param ratio width by height, 0.1 to 10
   * @param columns the most pixels across; a smaller picture is not enlarged
   */
  public static Picture.Jpeg photo(byte[] bytes, double ratio, int columns) {
    if (!(ratio >= 0.1 && ratio <= 10) || columns < 1) {
      throw new IllegalArgumentException("a ratio is 0.1 to 10, and there is a column at least");
    }
    return PictureReader.jpeg(cut(bytes, ratio, columns));
  }

  /** Upright, cut and made smaller. */
  static Raster cut(byte[] bytes, double ratio, int columns) {
    Raster raster = PictureReader.read(bytes, 2 * columns, (int) Math.ceil(2 * columns / ratio));
    int width = (int) Math.min(raster.columns(), Math.max(1, Math.round(raster.rows() * ratio)));
    int height = (int) Math.min(raster.rows(), Math.max(1, Math.round(width / ratio)));
    int left = (raster.columns() - width) / 2;
    int top = (raster.rows() - height) / 3;
    int across = Math.min(columns, width);
    int down = (int) Math.min(height, Math.max(1, Math.round(across / ratio)));
    return raster.reduced(left, top, width, height, across, down);
  }

  /**
   * A logo: whole, with what is transparent in it.
   *
   * @param columns the most pixels across; a smaller picture is not enlarged
   * @param rows the most pixels down
   */
  public static Picture logo(byte[] bytes, int columns, int rows) {
    Raster raster = PictureReader.read(bytes, 2 * columns, 2 * rows);
    double scale =
        Math.min(1, Math.min((double) columns / raster.columns(), (double) rows / raster.rows()));
    int across = (int) Math.max(1, Math.round(raster.columns() * scale));
    int down = (int) Math.max(1, Math.round(raster.rows() * scale));
    Raster small = raster.reduced(0, 0, raster.columns(), raster.rows(), across, down);
    return PictureReader.isJpeg(bytes) ? PictureReader.jpeg(small) : small.picture();
  }

  /**
   * A page of a PDF, as a background: checked to be free of what cannot be copied.
   *
   * @param page counts from 0
   */
  public static Picture.Drawing page(byte[] document, int page) {
    try (PDDocument source = PageSource.open(document)) {
      PDPage chosen = PageSource.page(source, page);
      PDRectangle box = chosen.getCropBox();
      boolean lying = Math.floorMod(chosen.getRotation(), 180) == 90;
      double width = lying ? box.getHeight() : box.getWidth();
      double height = lying ? box.getWidth() : box.getHeight();
      return new Picture.Drawing(PageImport.form(source, chosen), width, height);
    } catch (IOException | RuntimeException e) {
      throw PageSource.damaged(e);
    }
  }
}
