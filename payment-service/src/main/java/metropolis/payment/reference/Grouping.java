package metropolis.payment.reference;

/** Long numbers in groups that people can copy. */
final class Grouping {

  private Grouping() {}

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
