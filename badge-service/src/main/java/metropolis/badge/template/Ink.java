package metropolis.badge.template;

import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.rendering.page.Rgb;

/** A colour as a template names it. */
public sealed interface Ink {

  /** The same on every badge. */
  record Fixed(Rgb colour) implements Ink {}

  /** That of the category, in one of its shades. */
  record OfCategory(Shade shade) implements Ink {}

  /** What is made of the colour of the category. */
  enum Shade {
    /** The colour itself. */
    CATEGORY,
    /** Black or white, whichever is read on it. */
    INK,
    /** A breath of it on white, to be read upon. */
    TINT,
    /** Between the colour and its ink: for patterns upon it. */
    SHADE
  }

  Pattern HEX = Pattern.compile("#[0-9A-Fa-f]{6}");

  /** Empty if the word names no colour. */
  static Optional<Ink> of(String word) {
    return HEX.matcher(word).matches()
        ? Optional.of(new Fixed(Rgb.of(word)))
        : Keywords.read(Shade.class, word).map(OfCategory::new);
  }

  /** The colour itself, given that of the category. */
  default Rgb on(Rgb category) {
    return switch (this) {
      case Fixed fixed -> fixed.colour();
      case OfCategory of ->
          switch (of.shade()) {
            case CATEGORY -> category;
            case INK -> category.ink();
            case TINT -> mixed(category, Rgb.WHITE, 0.1);
            case SHADE -> mixed(category.ink(), category, 0.34);
          };
    };
  }

  private static Rgb mixed(Rgb one, Rgb other, double part) {
    return new Rgb(
        mixed(one.red(), other.red(), part),
        mixed(one.green(), other.green(), part),
        mixed(one.blue(), other.blue(), part));
  }

  private static int mixed(int one, int other, double part) {
    return (int) Math.round(one * part + other * (1 - part));
  }
}
