package metropolis.registration.enrolment;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/** What the letters of a text tell: script, safety, and how to compare across accents. */
public final class Letters {

  /** Letters that no decomposition takes apart, by what people type for them. */
  private static final Map<Integer, String> PLAIN =
      Map.ofEntries(
          Map.entry((int) 'ß', "ss"),
          Map.entry((int) 'ø', "o"),
          Map.entry((int) 'đ', "d"),
          Map.entry((int) 'ð', "d"),
          Map.entry((int) 'ł', "l"),
          Map.entry((int) 'ı', "i"),
          Map.entry((int) 'æ', "ae"),
          Map.entry((int) 'œ', "oe"),
          Map.entry((int) 'þ', "th"),
          Map.entry((int) 'ħ', "h"),
          Map.entry((int) 'ŧ', "t"),
          Map.entry((int) 'ə', "e"),
          Map.entry((int) '’', "'"),
          Map.entry((int) 'ʼ', "'"));

  private Letters() {}

  /** Whether every letter is Latin; a text without letters is. */
  public static boolean latin(String text) {
    return plainAscii(text)
        || text.codePoints()
            .filter(Character::isLetter)
            .mapToObj(Character.UnicodeScript::of)
            .allMatch(
                s -> s == Character.UnicodeScript.LATIN || s == Character.UnicodeScript.COMMON);
  }

  public static boolean anyLetter(String text) {
    return text.codePoints().anyMatch(Character::isLetter);
  }

  /**
   * Whether a text can be shown beside others without harm: no control characters, no broken
   * surrogates, no sign that turns the direction of what follows, nothing unassigned. Joiners stay:
   * Persian and the scripts of India need them.
   */
  public static boolean safe(String text, boolean severalLines) {
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      if (!safe(c) && !(severalLines && (c == '\n' || c == '\r'))) {
        return false;
      }
    }
    return true;
  }

  private static boolean safe(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.UNASSIGNED,
          Character.PRIVATE_USE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.FORMAT -> c == 0x200C || c == 0x200D || c == 0x00AD;
      default -> c != 0xFFFD;
    };
  }

  /** Composed, without blanks around and with single ones inside. */
  public static String tidy(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder tidy = new StringBuilder(composed.length());
    boolean blank = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c == ' ' || c == '\u00A0' || c == '\u3000') {
        blank = true;
      } else {
        if (blank && !tidy.isEmpty() && tidy.charAt(tidy.length() - 1) != '\n') {
          tidy.append(' ');
        }
        blank = false;
        tidy.append(c);
      }
    }
    return tidy.toString().strip();
  }

  /** For searching: lower case, without accents or width, in every script. */
  public static String folded(String text) {
    if (plainAscii(text)) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder folded = new StringBuilder(text.length());
    Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !mark(c))
        .forEach(c -> append(folded, c));
    return Normalizer.normalize(folded, Normalizer.Form.NFC);
  }

  private static void append(StringBuilder folded, int c) {
    String plain = PLAIN.get(c);
    if (plain != null) {
      folded.append(plain);
    } else {
      folded.appendCodePoint(c);
    }
  }

  /**
   * Signs that searchers leave out. In the scripts of India a mark may be a vowel that makes
   * another word, so only marks that inherit the script of their letter go.
   */
  private static boolean mark(int c) {
    int type = Character.getType(c);
    return (type == Character.NON_SPACING_MARK
            && (Character.UnicodeScript.of(c) == Character.UnicodeScript.INHERITED
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.HEBREW
                || Character.UnicodeScript.of(c) == Character.UnicodeScript.ARABIC))
        || type == Character.FORMAT;
  }

  private static boolean plainAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0x7E) {
        return false;
      }
    }
    return true;
  }
}
