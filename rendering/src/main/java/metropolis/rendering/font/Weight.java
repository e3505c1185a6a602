package metropolis.rendering.font;

/** How heavy letters are. */
public enum Weight {
  REGULAR("Regular"),
  BOLD("Bold");

  private final String word;

  Weight(String word) {
    this.word = word;
  }

  /** As it stands in the names of font files. */
  String word() {
    return word;
  }
}
