package metropolis.platform.values;

/** What thousands of records say alike is held once. */
public final class Shared {

  private Shared() {}

  /** The one text of these letters; one that nobody holds any more is forgotten. */
  public static String text(String text) {
    return text.intern();
  }
}
