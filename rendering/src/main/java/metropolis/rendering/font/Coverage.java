package metropolis.rendering.font;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Tells which characters no face has, without opening a font. Any thread may use it. */
public final class Coverage {

  private Coverage() {}

  /**
   * What cannot be set of a text: characters, or a character with its marks if only the two
   * together are missing. Each once, in the order of the text; empty if all can be set.
   */
  public static List<String> uncovered(String raw) {
    String text = Cleaned.of(raw).text();
    Set<String> found = new LinkedHashSet<>();
    for (int from = 0; from < text.length(); ) {
      int to = clusterEnd(text, from);
      if (families(text, from, to) == 0) {
        found.addAll(missing(text.substring(from, to)));
      }
      from = to;
    }
    return List.copyOf(found);
  }

  /** Whether there is something to be seen in a text, and all of it can be set. */
  public static boolean isSettable(String raw) {
    String text = Cleaned.of(raw).text();
    for (int from = 0; from < text.length(); ) {
      int to = clusterEnd(text, from);
      if (families(text, from, to) == 0) {
        return false;
      }
      from = to;
    }
    return !text.isEmpty();
  }

  private static List<String> missing(String cluster) {
    List<String> missing = new ArrayList<>();
    cluster
        .codePoints()
        .filter(c -> !isUnseen(c) && Catalogue.shared().covering(c) == 0)
        .forEach(c -> missing.add(Character.toString(c)));
    return missing.isEmpty() ? List.of(cluster) : missing;
  }

  /**
   * The families that can set a part of a cleaned text, as the {@link Catalogue} has them; 0 if
   * none has all of it. What is not seen, such as a joiner, asks nothing of a face.
   */
  public static long families(CharSequence text, int from, int to) {
    long families = -1;
    for (int i = from; i < to; ) {
      int character = Character.codePointAt(text, i);
      if (!isUnseen(character)) {
        families &= Catalogue.shared().covering(character);
      }
      i += Character.charCount(character);
    }
    return families;
  }

  /** Where the character that begins here ends, with the marks that belong to it. */
  public static int clusterEnd(CharSequence text, int from) {
    int end = from + Character.charCount(Character.codePointAt(text, from));
    while (end < text.length()) {
      int character = Character.codePointAt(text, end);
      if (!isAttached(character)) {
        break;
      }
      end += Character.charCount(character);
    }
    return end;
  }

  /** Whether a character belongs to the one before it. */
  public static boolean isAttached(int character) {
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> isUnseen(character);
    };
  }

  /** Whether a character leaves no ink whatever the face. */
  public static boolean isUnseen(int character) {
    return Character.getType(character) == Character.FORMAT && !isNumberSign(character)
        || isVariationSelector(character);
  }

  /** Formats by name, but drawn under or around the digits that follow. */
  private static boolean isNumberSign(int character) {
    return switch (character) {
      case 0x600,
          0x601,
          0x602,
          0x603,
          0x604,
          0x605,
          0x6DD,
          0x70F,
          0x890,
          0x891,
          0x8E2,
          0x110BD,
          0x110CD ->
          true;
      default -> false;
    };
  }

  static boolean isVariationSelector(int character) {
    return character >= 0xFE00 && character <= 0xFE0F
        || character >= 0xE0100 && character <= 0xE01EF;
  }

  /** For a message: {@code U+1F600 GRINNING FACE}; several for a character with marks. */
  public static String described(String cluster) {
    return cluster
        .codePoints()
        .filter(c -> !isUnseen(c))
        .mapToObj(Coverage::described)
        .collect(Collectors.joining(", "));
  }

  private static String described(int character) {
    String name = Character.getName(character);
    return String.format(Locale.ROOT, "U+%04X %s", character, name == null ? "" : name).strip();
  }
}
