package metropolis.rendering.page;

/** Makes any text harmless in XML, in content and in attributes. */
final class Escaping {

  private Escaping() {}

  static String xml(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder safe = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(character -> append(safe, character));
    return safe.toString();
  }

  /** Nothing but ASCII that means nothing in XML: what most titles are. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char character = text.charAt(i);
      switch (character) {
        case '<', '>', '&', '"', '\'' -> {
          return false;
        }
        default -> {
          if (character < ' ' || character > '~') {
            return false;
          }
        }
      }
    }
    return true;
  }

  private static void append(StringBuilder safe, int character) {
    switch (character) {
      case '<' -> safe.append("&lt;");
      case '>' -> safe.append("&gt;");
      case '&' -> safe.append("&amp;");
      case '"' -> safe.append("&quot;");
      case '\'' -> safe.append("&#39;");
      default -> {
        // XML 1.0 has no way to tell the others.
        boolean known =
            character >= 0x20 && character < 0xd800
                || character > 0xdfff && character < 0xfffe
                || character > 0xffff
                || character == '\t'
                || character == '\n';
        safe.appendCodePoint(known ? character : 0xfffd);
      }
    }
  }
}
