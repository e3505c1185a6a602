package metropolis.rendering.text;

import java.awt.Font;
import java.lang.Character.UnicodeScript;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import metropolis.rendering.font.Catalogue;
import metropolis.rendering.font.Cleaned;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Han;
import metropolis.rendering.font.Preference;

/**
 * A cleaned text with the family of each of its characters and its directions: all that is known of
 * the whole before a part of it is shaped. Its direction is that of its first strong character, and
 * stays so for every line it is broken into. For one thread.
 */
final class Prepared {

  /** A stretch of one family and one direction. */
  record Run(int start, int limit, int family, int level) {
    boolean isRightToLeft() {
      return (level & 1) != 0;
    }

    int flags() {
      return isRightToLeft() ? Font.LAYOUT_RIGHT_TO_LEFT : Font.LAYOUT_LEFT_TO_RIGHT;
    }
  }

  /** Below this, all letters are Latin. */
  private static final char LATIN_END = 0x2B0;

  private static final byte UNSET = -1;

  private final String text;
  private final char[] chars;
  private final BitSet allowedBreaks;
  private final byte[] families;
  private final Bidi bidi;
  private boolean isCovered = true;

  Prepared(Cleaned cleaned, Preference preference) {
    this.text = cleaned.text();
    this.chars = text.toCharArray();
    this.allowedBreaks = cleaned.breaks();
    this.families = new byte[chars.length];
    if (!isLatin()) {
      chooseFamilies(preference.with(han(preference.han())));
    }
    this.bidi =
        Bidi.requiresBidi(chars, 0, chars.length)
            ? new Bidi(text, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT)
            : null;
  }

  String text() {
    return text;
  }

  char[] chars() {
    return chars;
  }

  /** Where a zero-width space stood. */
  BitSet allowedBreaks() {
    return allowedBreaks;
  }

  /** Whether every character has a family. */
  boolean isCovered() {
    return isCovered;
  }

  /** The first family covers all of it, as it does for most texts. */
  private boolean isLatin() {
    Catalogue catalogue = Catalogue.shared();
    for (char character : chars) {
      if (character >= LATIN_END || (catalogue.covering(character) & 1) == 0) {
        return false;
      }
    }
    return true;
  }

  /** Kana, hangul and bopomofo tell whose Chinese characters stand beside them. */
  private Han han(Han told) {
    for (int i = 0; i < chars.length; i++) {
      if (chars[i] < 0x1100) {
        continue;
      }
      switch (UnicodeScript.of(text.codePointAt(i))) {
        case HIRAGANA, KATAKANA -> {
          return Han.JAPANESE;
        }
        case HANGUL -> {
          return Han.KOREAN;
        }
        case BOPOMOFO -> {
          return Han.TRADITIONAL;
        }
        default -> {}
      }
    }
    return told;
  }

  private void chooseFamilies(Preference preference) {
    long[] covering = new long[chars.length];
    Arrays.fill(families, UNSET);
    for (int from = 0; from < chars.length; ) {
      int to = Coverage.clusterEnd(text, from);
      covering[from] = Coverage.families(text, from, to);
      isCovered &= covering[from] != 0;
      if (covering[from] != 0 && !isCommon(text.codePointAt(from))) {
        byte family = (byte) Catalogue.shared().choose(covering[from], preference);
        Arrays.fill(families, from, to, family);
      }
      from = to;
    }
    if (isCovered) {
      chooseForCommon(covering, preference);
    }
  }

  private static boolean isCommon(int character) {
    UnicodeScript script = UnicodeScript.of(character);
    return script == UnicodeScript.COMMON || script == UnicodeScript.INHERITED;
  }

  /**
   * Spaces, digits and the like look as their neighbours do: an opening bracket as what follows,
   * all else as what stands before, if that face has it.
   */
  private void chooseForCommon(long[] covering, Preference preference) {
    for (int from = 0; from < chars.length; ) {
      int to = Coverage.clusterEnd(text, from);
      if (families[from] == UNSET) {
        byte before = from == 0 ? UNSET : families[from - 1];
        byte after = next(to);
        boolean isOpening = isOpening(text.codePointAt(from));
        byte family = has(covering[from], isOpening ? after : before);
        if (family == UNSET) {
          family = has(covering[from], isOpening ? before : after);
        }
        if (family == UNSET) {
          family = (byte) Catalogue.shared().choose(covering[from], preference);
        }
        Arrays.fill(families, from, to, family);
      }
      from = to;
    }
  }

  private static boolean isOpening(int character) {
    int type = Character.getType(character);
    return type == Character.START_PUNCTUATION || type == Character.INITIAL_QUOTE_PUNCTUATION;
  }

  private byte next(int from) {
    for (int i = from; i < families.length; i++) {
      if (families[i] != UNSET) {
        return families[i];
      }
    }
    return UNSET;
  }

  private static byte has(long covering, byte family) {
    return family != UNSET && (covering & 1L << family) != 0 ? family : UNSET;
  }

  /** The runs of a line, from left to right. */
  List<Run> runs(int from, int to) {
    List<Run> runs = new ArrayList<>(1);
    Bidi line = bidi == null ? null : bidi.createLineBidi(from, to);
    int start = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to
          || families[i] != families[start]
          || level(line, i - from) != level(line, start - from)) {
        runs.add(new Run(start, i, families[start], level(line, start - from)));
        start = i;
      }
    }
    return runs.size() == 1 ? runs : visually(runs);
  }

  private static int level(Bidi line, int at) {
    return line == null ? 0 : line.getLevelAt(at);
  }

  private static List<Run> visually(List<Run> logically) {
    Run[] runs = logically.toArray(Run[]::new);
    byte[] levels = new byte[runs.length];
    for (int i = 0; i < runs.length; i++) {
      levels[i] = (byte) runs[i].level();
    }
    Bidi.reorderVisually(levels, 0, runs, 0, runs.length);
    return List.of(runs);
  }
}
