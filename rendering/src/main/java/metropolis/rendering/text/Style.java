package metropolis.rendering.text;

import metropolis.rendering.font.Han;
import metropolis.rendering.font.Preference;
import metropolis.rendering.font.Weight;

/**
 * What besides its letters decides how a text looks.
 *
 * @param han whose forms of Chinese characters, unless the text itself tells by kana, hangul or
 *     bopomofo
 * @param language of the text, BCP 47; empty if not known. Urdu and Kashmiri are set in Nastaliq
 */
public record Style(Weight weight, Han han, String language) {

  public static final Style REGULAR = new Style(Weight.REGULAR, Han.SIMPLIFIED, "");
  public static final Style BOLD = new Style(Weight.BOLD, Han.SIMPLIFIED, "");

  /**
   * @param country of the person or body named, ISO 3166-1 alpha-2; empty if not known
   * @param language BCP 47; empty if not known
   */
  public static Style of(Weight weight, String country, String language) {
    return new Style(weight, Han.of(country, language), language);
  }

  Preference preference() {
    return new Preference(han, isIn("ur") || isIn("ks") || isIn("pnb"));
  }

  private boolean isIn(String code) {
    return language.startsWith(code)
        && (language.length() == code.length() || language.charAt(code.length()) == '-');
  }
}
