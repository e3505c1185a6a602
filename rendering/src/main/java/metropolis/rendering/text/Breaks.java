package metropolis.rendering.text;

import java.lang.Character.UnicodeScript;
import java.text.BreakIterator;
import java.util.BitSet;
import java.util.Locale;
import java.util.Set;

/** Where a line may end, so that no word is cut. */
final class Breaks {

  private static final Locale THAI = Locale.of("th");

  /** Written without spaces: the JDK knows where their words or syllables end. */
  private static final Set<UnicodeScript> WITHOUT_SPACES =
      Set.of(
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO);

  private Breaks() {}

  /** The places at which a line may begin: not 0, not the end. */
  static BitSet of(Prepared prepared) {
    String text = prepared.text();
    BitSet breaks = (BitSet) prepared.allowedBreaks().clone();
    boolean hasOther = false;
    for (int i = 1; i < text.length(); i++) {
      if (isAfterSpace(text, i) || isAfterSign(text, i)) {
        breaks.set(i);
      }
      hasOther |= text.charAt(i) >= 0xE00 && isWithoutSpaces(text.codePointAt(i));
    }
    if (hasOther) {
      addWithoutSpaces(text, breaks);
    }
    breaks.clear(0);
    breaks.clear(text.length(), Math.max(text.length(), breaks.length()));
    return breaks;
  }

  private static boolean isAfterSpace(String text, int at) {
    return isSpace(text.charAt(at - 1)) && !isSpace(text.charAt(at));
  }

  static boolean isSpace(char character) {
    return character == ' ' || character == '\u3000';
  }

  /** After a hyphen or a sign that parts words, unless a piece would be nothing else. */
  private static boolean isAfterSign(String text, int at) {
    return isSign(text.charAt(at - 1))
        && at > 1
        && !isSpace(text.charAt(at - 2))
        && !isSpace(text.charAt(at))
        && !isSign(text.charAt(at));
  }

  private static boolean isSign(char character) {
    return switch (character) {
      case '-', '/', '\u2010', '\u2013', '\u2014' -> true;
      // Armenian and Hebrew hyphens, Tibetan and Ethiopic signs between words.
      case '\u058A', '\u05BE', '\u0F0B', '\u1361' -> true;
      default -> false;
    };
  }

  private static boolean isWithoutSpaces(int character) {
    return WITHOUT_SPACES.contains(UnicodeScript.of(character));
  }

  private static void addWithoutSpaces(String text, BitSet breaks) {
    boolean isThai = text.chars().anyMatch(c -> UnicodeScript.of(c) == UnicodeScript.THAI);
    BreakIterator iterator = BreakIterator.getLineInstance(isThai ? THAI : Locale.ROOT);
    iterator.setText(text);
    for (int at = iterator.next(); at > 0 && at < text.length(); at = iterator.next()) {
      if (isWithoutSpaces(text.codePointAt(at)) && isWithoutSpaces(text.codePointBefore(at))) {
        breaks.set(at);
      }
    }
  }
}
