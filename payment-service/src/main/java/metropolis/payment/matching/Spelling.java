package metropolis.payment.matching;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words of names, made comparable across scripts, accents and ways of writing. */
final class Spelling {

  /** Longer texts than banks carry are not read to their end. */
  private static final int MOST_WORDS = 80;

  /** Titles, particles and joining words, which tell nobody apart. */
  private static final Set<String> EMPTY =
      Set.of(
          "mr", "mrs", "ms", "miss", "dr", "prof", "sir", "herr", "frau", "mme", "mlle", "sr",
          "sra", "de", "da", "do", "dos", "du", "des", "di", "del", "della", "von", "van", "der",
          "den", "la", "le", "les", "el", "al", "bin", "ibn", "and", "und", "et", "of", "the",
          "for", "fur", "pour", "in", "im", "zu", "on", "or", "y");

  private Spelling() {}

  /** Different words of two letters or more, in order; without those that tell nothing. */
  static List<String> words(String text) {
    Set<String> words = new LinkedHashSet<>();
    Set<String> empty = new LinkedHashSet<>();
    for (String word : Letters.plain(text).split(" ")) {
      if (word.length() > 1 && words.size() < MOST_WORDS) {
        (EMPTY.contains(word) ? empty : words).add(word);
      }
    }
    return new ArrayList<>(words.isEmpty() ? empty : words);
  }

  /**
   * The consonants of a word by their sound, so that Schtschedrin and Shchedrin, Yusuf and يوسف, or
   * Müller and Mueller are the same.
   */
  static String skeleton(String word) {
    StringBuilder skeleton = new StringBuilder(word.length());
    char last = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c == last) {
        continue;
      }
      last = c;
      int group = group(word, i);
      if (group > 1) {
        skeleton.append(sound(word.substring(i, i + group)));
        i += group - 1;
        last = word.charAt(i);
      } else {
        appendSound(skeleton, c);
      }
    }
    return skeleton.toString();
  }

  /** With the letters that languages write for one another made one: Julija is Yuliya. */
  static String simplified(String word) {
    StringBuilder simple = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char next = i + 1 < word.length() ? word.charAt(i + 1) : ' ';
      if (next == 'e' && (c == 'a' || c == 'o' || c == 'u')) {
        i++;
      } else if (c == 'o' && next == 'u') {
        c = 'u';
        i++;
      } else if (c == 'j' || c == 'y') {
        c = 'i';
      } else if (c == 'w') {
        c = 'v';
      }
      if (simple.isEmpty() || simple.charAt(simple.length() - 1) != c) {
        simple.append(c);
      }
    }
    return simple.toString();
  }

  private static int group(String word, int at) {
    // Every group goes on with one of these: most letters need no comparing.
    if (at + 1 >= word.length() || "chjksz".indexOf(word.charAt(at + 1)) < 0) {
      return 1;
    }
    for (String letters : GROUPS) {
      if (word.startsWith(letters, at)) {
        return letters.length();
      }
    }
    return 1;
  }

  private static final List<String> GROUPS =
      List.of(
          "schtsch", "shch", "tsch", "tch", "sch", "sh", "ch", "cz", "zh", "kh", "gh", "ph", "th",
          "dh", "ts", "tz", "dj", "ck");

  private static String sound(String letters) {
    return switch (letters) {
      case "schtsch", "shch", "sch", "sh", "zh", "ts", "tz" -> "s";
      case "tsch", "tch", "ch", "cz", "kh", "ck" -> "k";
      case "gh" -> "g";
      case "ph" -> "v";
      case "th" -> "t";
      case "dh" -> "d";
      case "dj" -> "j";
      default -> throw new IllegalArgumentException("no sound of these letters");
    };
  }

  private static void appendSound(StringBuilder skeleton, char c) {
    switch (c) {
      case 'a', 'e', 'i', 'o', 'u', 'y', 'h' -> {}
      case 'c', 'q' -> skeleton.append('k');
      case 'x' -> skeleton.append("ks");
      case 'z' -> skeleton.append('s');
      case 'f', 'w' -> skeleton.append('v');
      default -> skeleton.append(c);
    }
  }

  /** Whether one letter is wrong, missing, too many, or swapped with its neighbour. */
  static boolean oneSlip(String a, String b) {
    if (Math.abs(a.length() - b.length()) > 1) {
      return false;
    }
    int start = 0;
    int most = Math.min(a.length(), b.length());
    while (start < most && a.charAt(start) == b.charAt(start)) {
      start++;
    }
    int end = 0;
    while (end < most - start && a.charAt(a.length() - 1 - end) == b.charAt(b.length() - 1 - end)) {
      end++;
    }
    int leftOfA = a.length() - start - end;
    int leftOfB = b.length() - start - end;
    boolean swapped =
        leftOfA == 2
            && leftOfB == 2
            && a.charAt(start) == b.charAt(start + 1)
            && a.charAt(start + 1) == b.charAt(start);
    return swapped || Math.max(leftOfA, leftOfB) <= 1;
  }
}
