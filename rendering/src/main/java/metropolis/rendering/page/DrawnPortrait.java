package metropolis.rendering.page;

import java.util.function.BiPredicate;

/** Draws head and shoulders by formula, in units of the width, the same on every machine. */
final class DrawnPortrait {

  private static final int COLUMNS = 360;
  private static final int ROWS = 480;

  /** Points looked at in each pixel, each way. */
  private static final int FINE = 3;

  private static final int[] GROUNDS = {0xffdfe7ee, 0xffe9e4da, 0xffdce8df, 0xffe6dfea};
  private static final int[] SKINS = {0xfff1c9a5, 0xff8d5a3b, 0xffd9a06f, 0xff5c3a26, 0xffe6b48c};
  private static final int[] HAIRS = {0xff2b211c, 0xff6b4a2f, 0xff9a9a9e, 0xff171717, 0xffb5763a};
  private static final int[] COATS = {0xff2f4b6e, 0xff6e2f45, 0xff33605a, 0xff454a55};

  private record Shape(int colour, BiPredicate<Double, Double> covers) {}

  private DrawnPortrait() {}

  static Raster of(int variant) {
    Shape[] shapes = shapes(variant);
    int ground = pick(GROUNDS, variant);
    int width = COLUMNS * FINE;
    int height = ROWS * FINE;
    int[] pixels = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        pixels[y * width + x] = colour(shapes, ground, (x + 0.5) / width, (y + 0.5) / width);
      }
    }
    return new Raster(width, height, pixels).reduced(0, 0, width, height, COLUMNS, ROWS);
  }

  private static int colour(Shape[] shapes, int ground, double x, double y) {
    int colour = ground;
    for (Shape shape : shapes) {
      if (shape.covers().test(x, y)) {
        colour = shape.colour();
      }
    }
    return colour;
  }

  private static Shape[] shapes(int variant) {
    int skin = pick(SKINS, variant);
    int shadow = darker(skin);
    int hair = pick(HAIRS, variant / 2 + variant);
    int coat = pick(COATS, variant / 3 + variant);
    boolean longHair = Math.floorMod(variant, 2) == 1;
    return new Shape[] {
      new Shape(hair, longHair ? ellipse(0.5, 0.66, 0.29, 0.42) : ellipse(0.5, 0.5, 0.235, 0.28)),
      new Shape(shadow, (x, y) -> Math.abs(x - 0.5) < 0.095 && y > 0.7 && y < 1.05),
      new Shape(coat, ellipse(0.5, 1.36, 0.46, 0.4)),
      new Shape(0xfff7f7f5, (x, y) -> y > 0.965 && Math.abs(x - 0.5) < 0.13 - 0.42 * (y - 0.965)),
      new Shape(shadow, (x, y) -> y > 0.9 && Math.abs(x - 0.5) < 0.095 - 0.7 * (y - 0.96)),
      new Shape(skin, ellipse(0.5, 0.575, 0.205, 0.27)),
      new Shape(hair, fringe(longHair)),
      new Shape(0xff3a2a22, ellipse(0.425, 0.58, 0.019, 0.022)),
      new Shape(0xff3a2a22, ellipse(0.575, 0.58, 0.019, 0.022)),
      new Shape(hair, (x, y) -> brow(x - 0.425, y) || brow(x - 0.575, y)),
      new Shape(shadow, ellipse(0.5, 0.655, 0.022, 0.016)),
      new Shape(0xff9c4a45, smile()),
    };
  }

  private static BiPredicate<Double, Double> fringe(boolean parted) {
    var crown = ellipse(0.5, 0.54, 0.23, 0.275);
    var face = parted ? ellipse(0.42, 0.66, 0.24, 0.2) : ellipse(0.5, 0.68, 0.27, 0.235);
    return (x, y) -> y < 0.56 && crown.test(x, y) && !face.test(x, y);
  }

  private static boolean brow(double x, double y) {
    return Math.abs(x) < 0.042 && Math.abs(y - 0.528 - 3 * x * x) < 0.007;
  }

  private static BiPredicate<Double, Double> smile() {
    return (x, y) -> {
      double across = x - 0.5;
      return Math.abs(across) < 0.07 && Math.abs(y - 0.735 + 4 * across * across) < 0.008;
    };
  }

  private static BiPredicate<Double, Double> ellipse(
      double x, double y, double across, double down) {
    return (px, py) -> {
      double dx = (px - x) / across;
      double dy = (py - y) / down;
      return dx * dx + dy * dy < 1;
    };
  }

  private static int pick(int[] colours, int number) {
    return colours[Math.floorMod(number, colours.length)];
  }

  private static int darker(int colour) {
    int red = (colour >> 16 & 0xff) * 7 / 8;
    int green = (colour >> 8 & 0xff) * 7 / 8;
    int blue = (colour & 0xff) * 7 / 8;
    return 0xff000000 | red << 16 | green << 8 | blue;
  }
}
