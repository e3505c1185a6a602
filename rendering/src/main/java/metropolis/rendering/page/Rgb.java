package metropolis.rendering.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** A colour of screen and print, each part 0 to 255. */
public record Rgb(int red, int green, int blue) {

  public static final Rgb BLACK = new Rgb(0, 0, 0);
  public static final Rgb WHITE = new Rgb(255, 255, 255);
  public static final Rgb GREY = new Rgb(85, 85, 85);

  private static final Pattern FORM = Pattern.compile("#[0-9A-Fa-f]{6}");

  public Rgb {
    if ((red | green | blue) < 0 || red > 255 || green > 255 || blue > 255) {
      throw new IllegalArgumentException("a part of a colour is 0 to 255");
    }
  }

  /** Reads #RRGGBB; grey for anything else, so that a badge is never lost to a colour. */
  public static Rgb of(String text) {
    if (!FORM.matcher(text).matches()) {
      return GREY;
    }
    int value = Integer.parseInt(text.substring(1), 16);
    return new Rgb(value >> 16, value >> 8 & 0xff, value & 0xff);
  }

  /** As #rrggbb. */
  public String hex() {
    return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
  }

  /** Black or white, whichever is read more easily on this colour (WCAG 2, contrast ratio). */
  public Rgb ink() {
    double luminance = luminance();
    double onWhite = 1.05 / (luminance + 0.05);
    double onBlack = (luminance + 0.05) / 0.05;
    return onWhite >= onBlack ? WHITE : BLACK;
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int part) {
    double value = part / 255.0;
    return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
  }
}
