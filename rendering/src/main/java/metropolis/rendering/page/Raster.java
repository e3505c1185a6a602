package metropolis.rendering.page;

/**
 * Pixels in one word each, alpha, red, green, blue, row by row from the top; colours are not
 * multiplied by alpha.
 */
record Raster(int columns, int rows, int[] pixels) {

  /** Turned and mirrored as a camera noted it (EXIF 2.3, tag Orientation, 1 to 8). */
  Raster upright(int orientation) {
    if (orientation == 1) {
      return this;
    }
    boolean swapped = orientation >= 5;
    int width = swapped ? rows : columns;
    int height = swapped ? columns : rows;
    int[] turned = new int[pixels.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int acrossX = swapped ? y : x;
        int acrossY = swapped ? x : y;
        boolean fromRight = orientation == 2 || orientation == 3;
        fromRight |= orientation == 7 || orientation == 8;
        boolean fromBelow = orientation == 3 || orientation == 4;
        fromBelow |= orientation == 6 || orientation == 7;
        int sourceX = fromRight ? columns - 1 - acrossX : acrossX;
        int sourceY = fromBelow ? rows - 1 - acrossY : acrossY;
        turned[y * width + x] = pixels[sourceY * columns + sourceX];
      }
    }
    return new Raster(width, height, turned);
  }

  /** A part, in fewer pixels: each is the mean of those it covers, weighed by area and alpha. */
  Raster reduced(int left, int top, int width, int height, int across, int down) {
    int[] small = new int[across * down];
    for (int y = 0; y < down; y++) {
      double fromY = (double) y * height / down;
      double toY = (double) (y + 1) * height / down;
      for (int x = 0; x < across; x++) {
        double fromX = (double) x * width / across;
        double toX = (double) (x + 1) * width / across;
        small[y * across + x] = mean(left + fromX, left + toX, top + fromY, top + toY);
      }
    }
    return new Raster(across, down, small);
  }

  private int mean(double fromX, double toX, double fromY, double toY) {
    double alpha = 0;
    double red = 0;
    double green = 0;
    double blue = 0;
    double area = 0;
    int endY = Math.min(rows, (int) Math.ceil(toY));
    int endX = Math.min(columns, (int) Math.ceil(toX));
    for (int y = (int) fromY; y < endY; y++) {
      double share = Math.min(toY, y + 1) - Math.max(fromY, y);
      for (int x = (int) fromX; x < endX; x++) {
        double weight = share * (Math.min(toX, x + 1) - Math.max(fromX, x));
        int pixel = pixels[y * columns + x];
        double opaque = weight * (pixel >>> 24);
        area += weight;
        alpha += opaque;
        red += opaque * (pixel >> 16 & 0xff);
        green += opaque * (pixel >> 8 & 0xff);
        blue += opaque * (pixel & 0xff);
      }
    }
    if (alpha == 0) {
      return 0x00ffffff;
    }
    return round(alpha / area) << 24
        | round(red / alpha) << 16
        | round(green / alpha) << 8
        | round(blue / alpha);
  }

  private static int round(double value) {
    return (int) Math.min(255, Math.round(value));
  }

  /** As a document holds them; without alpha if all is opaque. */
  Picture.Pixels picture() {
    byte[] rgb = new byte[3 * pixels.length];
    byte[] alpha = new byte[pixels.length];
    boolean opaque = true;
    for (int i = 0; i < pixels.length; i++) {
      int pixel = pixels[i];
      alpha[i] = (byte) (pixel >>> 24);
      rgb[3 * i] = (byte) (pixel >> 16);
      rgb[3 * i + 1] = (byte) (pixel >> 8);
      rgb[3 * i + 2] = (byte) pixel;
      opaque &= pixel >>> 24 == 255;
    }
    return new Picture.Pixels(columns, rows, rgb, opaque ? new byte[0] : alpha);
  }

  /** On white, as paper is. */
  int onWhite(int index) {
    int pixel = pixels[index];
    int alpha = pixel >>> 24;
    int shown = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int part = pixel >> shift & 0xff;
      shown |= (part * alpha + 255 * (255 - alpha) + 127) / 255 << shift;
    }
    return shown;
  }
}
