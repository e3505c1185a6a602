package metropolis.payment.reference;

/** Long numbers in groups that people can copy, and without. */
final class Grouping {

  private Grouping() {}

  /** Without the spaces that people and programs group it by. */
  static String bare(String text) {
    StringBuilder bare = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' || c >= '\t' && c <= '\r' || c == '\u00a0';
      if (space && bare == null) {
        bare = new StringBuilder(text.length()).append(text, 0, i);
      } else if (!space && bare != null) {
        bare.append(c);
      }
    }
    return bare == null ? text : bare.toString();
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** Whether it is digits and capitals of the basic alphabet from a place on. */
  static boolean isPlain(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isDigit(c) && !isCapital(c)) {
        return false;
      }
    }
    return true;
  }

  static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
  }

  static String fromLeft(String text, int size) {
    return inGroups(text, size, size);
  }

  static String fromRight(String text, int size) {
    int first = text.length() % size;
    return inGroups(text, first == 0 ? size : first, size);
  }

  private static String inGroups(String text, int first, int size) {
    StringBuilder grouped = new StringBuilder();
    for (int start = 0, end = first; start < text.length(); start = end, end += size) {
      if (start > 0) {
        grouped.append(' ');
      }
      grouped.append(text, start, Math.min(end, text.length()));
    }
    return grouped.toString();
  }
}
