package metropolis.rendering.font;

/**
 * Which of several faces that have a character is taken.
 *
 * @param han whose forms of Chinese characters
 * @param isNastaliq whether Arabic letters are written in the hanging style, as Urdu is
 */
public record Preference(Han han, boolean isNastaliq) {

  public static final Preference NONE = new Preference(Han.SIMPLIFIED, false);

  /** The same for a text whose own letters tell whose Chinese characters they are. */
  public Preference with(Han other) {
    return other == han ? this : new Preference(other, isNastaliq);
  }
}
