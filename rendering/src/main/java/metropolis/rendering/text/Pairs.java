package metropolis.rendering.text;

import java.lang.Character.UnicodeScript;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import metropolis.rendering.font.Face;
import metropolis.rendering.font.PlainLetters;

/**
 * Sets letters of alphabets in one face as HarfBuzz does, out of what it answered before: where a
 * face leaves letters as they are, all there is to know is how far two neighbours stand apart. Only
 * pairs of letters are remembered, which tell nothing of the names they stood in; so no script is
 * among them in which two characters are a name. Any thread may use it.
 */
final class Pairs {

  private static final List<UnicodeScript> ALPHABETS =
      List.of(
          UnicodeScript.COMMON,
          UnicodeScript.LATIN,
          UnicodeScript.GREEK,
          UnicodeScript.CYRILLIC,
          UnicodeScript.ARMENIAN,
          UnicodeScript.GEORGIAN);

  private static final int COMMON = 0;
  private static final int NONE = -1;

  /** The sign that makes fractions of the digits around it; letters and signs are before it. */
  private static final int END = 0x2044;

  /** A face that is seldom used is not looked into: that takes longer than a name. */
  private static final int AFTER = 16;

  private static final int MOST = 20_000;

  /** By character: its place among the alphabets. */
  private static final byte[] SCRIPTS = scripts();

  private static byte[] scripts() {
    byte[] scripts = new byte[END];
    for (int character = 0; character < END; character++) {
      scripts[character] = (byte) ALPHABETS.indexOf(UnicodeScript.of(character));
    }
    return scripts;
  }

  private final Face face;
  private final AtomicInteger asked = new AtomicInteger();
  private final Map<Long, Float> apart = new ConcurrentHashMap<>();

  /** By character; 0 for one that is not plain. Null until the face was looked into. */
  private volatile char[] glyphs;

  Pairs(Face face) {
    this.face = face;
  }

  /** Null if HarfBuzz has to be asked. */
  Glyphs known(Prepared text, Prepared.Run run) {
    char[] plain = plain();
    int script = plain == null ? NONE : script(plain, text.chars(), run);
    if (script == NONE) {
      return null;
    }
    int count = run.limit() - run.start();
    int[] ids = new int[count];
    int[] characters = new int[count];
    float[] places = new float[2 * count + 2];
    float pen = 0;
    for (int i = 0; i < count; i++) {
      char character = text.chars()[run.start() + i];
      ids[i] = plain[character];
      characters[i] = i;
      places[2 * i] = pen;
      pen += face.advance(ids[i]);
      if (i + 1 < count) {
        Float room = apart.get(key(script, character, text.chars()[run.start() + i + 1]));
        if (room == null) {
          return null;
        }
        pen += room;
      }
    }
    places[2 * count] = pen;
    return new Glyphs(text.text(), run, face, ids, characters, places);
  }

  /** Notes what HarfBuzz answered. */
  void learn(Prepared text, Glyphs answer) {
    char[] plain = glyphs;
    Prepared.Run run = answer.run();
    int script = plain == null ? NONE : script(plain, text.chars(), run);
    if (script == NONE || apart.size() >= MOST) {
      return;
    }
    int count = run.limit() - run.start();
    if (!isAsExpected(plain, text, answer)) {
      // A face that does more than it tells is asked for these letters every time.
      for (int i = 0; i < count; i++) {
        plain[text.chars()[run.start() + i]] = 0;
      }
      return;
    }
    for (int i = 0; i + 1 < count; i++) {
      float room = answer.places()[2 * i + 2] - answer.places()[2 * i];
      char left = text.chars()[run.start() + i];
      char right = text.chars()[run.start() + i + 1];
      apart.put(key(script, left, right), room - face.advance(answer.ids()[i]));
    }
  }

  private static boolean isAsExpected(char[] plain, Prepared text, Glyphs answer) {
    Prepared.Run run = answer.run();
    if (answer.ids().length != run.limit() - run.start()) {
      return false;
    }
    for (int i = 0; i < answer.ids().length; i++) {
      if (answer.characters()[i] != i
          || answer.ids()[i] != plain[text.chars()[run.start() + i]]
          || answer.places()[2 * i + 1] != 0) {
        return false;
      }
    }
    return true;
  }

  private static long key(int script, char left, char right) {
    return (long) script << 32 | left << 16 | right;
  }

  /** The one script of a run that is plain altogether. */
  private static int script(char[] plain, char[] text, Prepared.Run run) {
    int found = COMMON;
    for (int i = run.start(); i < run.limit(); i++) {
      if (text[i] >= END || plain[text[i]] == 0) {
        return NONE;
      }
      int script = SCRIPTS[text[i]];
      if (script != COMMON && found != COMMON && script != found) {
        return NONE;
      }
      found = script == COMMON ? found : script;
    }
    return found;
  }

  private char[] plain() {
    char[] known = glyphs;
    if (known == null && asked.incrementAndGet() > AFTER) {
      known = look();
      glyphs = known;
    }
    return known;
  }

  private char[] look() {
    char[] found = new char[END];
    BitSet all = new BitSet();
    for (int character = ' '; character < END; character++) {
      if (SCRIPTS[character] != NONE && isSeen(character)) {
        found[character] = (char) face.glyph(character);
        all.set(found[character]);
      }
    }
    BitSet plain = PlainLetters.among(face, all);
    for (int character = 0; character < END; character++) {
      found[character] = plain.get(found[character]) ? found[character] : 0;
    }
    return found;
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.UNASSIGNED,
          Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK ->
          false;
      default -> true;
    };
  }
}
