package metropolis.badge.rendering;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A font as far as composing needs to know it. */
interface Typeface {

  /**
   * Whether every character of the text, as {@linkplain #clean cleaned}, comes out as the right
   * shape in the right place: it has a glyph, and its script asks for no joining, reordering,
   * stacking or writing from right to left.
   */
  boolean draws(String text);

  /** The width of a text this typeface draws, in em. */
  double width(String text);

  Pattern INVISIBLE = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]+");
  Pattern BLANKS = Pattern.compile("[\\s\\p{Z}&&[^\\u00A0]]+");

  /** Composed, without invisible characters, with single spaces. */
  static String clean(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    String visible = INVISIBLE.matcher(composed).replaceAll("");
    return BLANKS.matcher(visible).replaceAll(" ").strip();
  }
}
