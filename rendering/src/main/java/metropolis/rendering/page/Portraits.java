package metropolis.rendering.page;

import metropolis.rendering.page.RefusedPictureException.Reason;

/**
 * Portraits of people for badges: what they send is read as {@link Pictures} reads it, cut to three
 * by four, and kept as a small baseline JPEG without anything a camera noted. The same bytes give
 * the same portrait. Any thread may use it; reading one takes up to some hundred megabytes for a
 * moment, so whoever lets strangers in lets in a few at a time.
 */
public final class Portraits {

  /** Of what is sent. */
  public static final int MOST_BYTES = 8 << 20;

  /** Of what is kept. */
  public static final int MOST_KEPT_BYTES = 80 << 10;

  /** Width by height. */
  public static final double RATIO = 0.75;

  public static final int COLUMNS = 480;
  public static final int ROWS = 640;

  /** At 300 dots an inch 13 millimetres across: less would be a smudge. */
  public static final int LEAST_COLUMNS = 150;

  public static final int LEAST_ROWS = 200;

  private static final float[] QUALITIES = {0.88f, 0.8f, 0.7f, 0.6f, 0.5f, 0.4f, 0.3f};

  private Portraits() {}

  /**
   * Makes a portrait of what somebody sent.
   *
   * @throws RefusedPictureException with its reason
   */
  public static Picture.Jpeg of(byte[] sent) {
    if (sent.length > MOST_BYTES) {
      throw new RefusedPictureException(
          Reason.TOO_MANY_BYTES, "the picture has more than 8 MB: save a smaller one");
    }
    Raster portrait = Pictures.cut(sent, RATIO, COLUMNS);
    if (portrait.columns() < LEAST_COLUMNS || portrait.rows() < LEAST_ROWS) {
      throw new RefusedPictureException(
          Reason.TOO_SMALL, "the picture has fewer than 150 x 200 pixels: send a larger one");
    }
    // Asked last: what is no picture at all is better called that.
    if (!PictureReader.isWhole(sent)) {
      throw new RefusedPictureException(
          Reason.CUT_SHORT, "the picture ends too early: send the whole file again");
    }
    return small(portrait);
  }

  /** In the best quality that is small enough, and if none is, in fewer pixels. */
  private static Picture.Jpeg small(Raster portrait) {
    Raster shown = portrait;
    while (true) {
      for (float quality : QUALITIES) {
        Picture.Jpeg jpeg = PictureReader.jpeg(shown, quality);
        if (jpeg.bytes().length <= MOST_KEPT_BYTES) {
          return jpeg;
        }
      }
      int across = shown.columns() * 3 / 4;
      int down = shown.rows() * 3 / 4;
      shown = shown.reduced(0, 0, shown.columns(), shown.rows(), across, down);
    }
  }

  /**
   * A portrait as it was kept, to be shown without being unpacked.
   *
   * @throws RefusedPictureException if it is none
   */
  public static Picture.Jpeg kept(byte[] jpeg) {
    JpegMarkers markers =
        PictureReader.isJpeg(jpeg) && jpeg.length <= MOST_KEPT_BYTES ? JpegMarkers.of(jpeg) : null;
    boolean fits =
        markers != null
            && markers.whole()
            && markers.baseline()
            && !markers.noted()
            && markers.components() == 3
            && markers.columns() > 0
            && markers.columns() <= COLUMNS
            && markers.rows() > 0
            && markers.rows() <= ROWS;
    if (!fits) {
      throw new RefusedPictureException("the portrait is not one that was kept: send it again");
    }
    return new Picture.Jpeg(markers.columns(), markers.rows(), 3, jpeg);
  }

  /**
   * A drawing of somebody who does not exist, to try things with.
   *
   * @param variant other numbers give other people; any will do
   */
  public static Picture.Jpeg drawn(int variant) {
    return small(DrawnPortrait.of(variant));
  }
}
