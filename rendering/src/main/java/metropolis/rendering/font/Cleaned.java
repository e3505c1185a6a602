package metropolis.rendering.font;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.Set;

/**
 * A text as it is set: composed (NFC), with single spaces, and without what has no place in print:
 * controls, invisible marks that change the direction or hide in a name, and joiners where no
 * script asks for them.
 *
 * @param text empty if nothing is left
 * @param breaks places in the text where a zero-width space allowed a line to end; treat as read
 *     only
 */
public record Cleaned(String text, BitSet breaks) {

  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int BREAK = 0x200B;
  private static final char SPACE = ' ';
  private static final char FIXED_SPACE = 0xA0;
  private static final char WIDE_SPACE = 0x3000;
  private static final BitSet NO_BREAKS = new BitSet(0);

  /** Where a joiner or its opposite changes the shape of letters. */
  private static final Set<UnicodeScript> JOINING =
      Set.of(
          UnicodeScript.ARABIC,
          UnicodeScript.SYRIAC,
          UnicodeScript.NKO,
          UnicodeScript.ADLAM,
          UnicodeScript.DEVANAGARI,
          UnicodeScript.BENGALI,
          UnicodeScript.GURMUKHI,
          UnicodeScript.GUJARATI,
          UnicodeScript.ORIYA,
          UnicodeScript.TAMIL,
          UnicodeScript.TELUGU,
          UnicodeScript.KANNADA,
          UnicodeScript.MALAYALAM,
          UnicodeScript.SINHALA,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR,
          UnicodeScript.TIBETAN,
          UnicodeScript.TIFINAGH);

  public static Cleaned of(String raw) {
    if (isPlain(raw)) {
      return new Cleaned(raw, NO_BREAKS);
    }
    String kept = Normalizer.normalize(kept(raw), Normalizer.Form.NFC);
    return kept.indexOf(BREAK) < 0 ? new Cleaned(kept, NO_BREAKS) : withoutBreaks(kept);
  }

  /** Printable ASCII with single spaces inside: what most texts are. */
  private static boolean isPlain(String raw) {
    char before = SPACE;
    for (int i = 0; i < raw.length(); i++) {
      char character = raw.charAt(i);
      if (character < SPACE || character > '~' || character == SPACE && before == SPACE) {
        return false;
      }
      before = character;
    }
    return before != SPACE || raw.isEmpty();
  }

  private static String kept(String raw) {
    StringBuilder kept = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); ) {
      int character = raw.codePointAt(i);
      i += Character.charCount(character);
      if (isSpace(character)) {
        addSpace(kept, character);
      } else if (isKept(character, kept)) {
        kept.appendCodePoint(character);
      }
    }
    int end = kept.length();
    while (end > 0 && isSpace(kept.charAt(end - 1))) {
      end--;
    }
    return kept.substring(0, end);
  }

  /** Spaces of any width become one of three, and none follows another or begins the text. */
  private static void addSpace(StringBuilder kept, int character) {
    if (kept.isEmpty() || isSpace(kept.charAt(kept.length() - 1))) {
      return;
    }
    switch (character) {
      case 0xA0, 0x2007, 0x202F -> kept.append(FIXED_SPACE);
      case WIDE_SPACE -> kept.append(WIDE_SPACE);
      default -> kept.append(SPACE);
    }
  }

  static boolean isSpace(int character) {
    return switch (Character.getType(character)) {
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.CONTROL -> character >= '\t' && character <= '\r' || character == 0x85;
      default -> false;
    };
  }

  private static boolean isKept(int character, StringBuilder before) {
    if (character == BREAK) {
      return !before.isEmpty();
    }
    if (character == JOINER || character == NON_JOINER) {
      return isAfterJoining(before);
    }
    if (Coverage.isVariationSelector(character)) {
      return !before.isEmpty() && Character.isIdeographic(before.codePointBefore(before.length()));
    }
    return !Coverage.isUnseen(character) && !isFiller(character);
  }

  private static boolean isAfterJoining(StringBuilder before) {
    for (int i = before.length(); i > 0; ) {
      int character = before.codePointBefore(i);
      UnicodeScript script = UnicodeScript.of(character);
      if (script != UnicodeScript.INHERITED) {
        return JOINING.contains(script);
      }
      i -= Character.charCount(character);
    }
    return false;
  }

  /** Invisible by Unicode's list of default ignorables, though not of the category of formats. */
  private static boolean isFiller(int character) {
    return switch (character) {
      case 0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
      case 0x180B, 0x180C, 0x180D, 0x180F -> true;
      default ->
          Character.getType(character) == Character.CONTROL
              || character >= 0xE0000 && character <= 0xE0FFF;
    };
  }

  private static Cleaned withoutBreaks(String kept) {
    StringBuilder text = new StringBuilder(kept.length());
    BitSet breaks = new BitSet();
    for (int i = 0; i < kept.length(); i++) {
      if (kept.charAt(i) == BREAK) {
        breaks.set(text.length());
      } else {
        text.append(kept.charAt(i));
      }
    }
    return new Cleaned(text.toString(), breaks);
  }
}
