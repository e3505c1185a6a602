package metropolis.rendering.text;

import java.util.Arrays;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Face;

/**
 * The glyphs of a run from left to right, to be put together into clusters.
 *
 * @param characters for each glyph, the first character it stands for, counted from the run's start
 * @param places x and y of each glyph in turn, y downwards, and at last where the run ends
 */
record Glyphs(
    String text, Prepared.Run run, Face face, int[] ids, int[] characters, float[] places) {

  /** A larger difference from the glyphs' own advances is no kerning, in parts of an em. */
  private static final float MOST_KERNING = 0.2f;

  /** Vowels that come after their letter and are no marks, but are drawn together with it. */
  private static final int THAI_AM = 0xE33;

  private static final int LAO_AM = 0xEB3;

  void addTo(Shaped shaped) {
    int[] owners = owners();
    float origin = 0;
    for (int from = 0; from < ids.length; ) {
      int to = from + 1;
      int owner = owners[characters[from]];
      while (to < ids.length && owners[characters[to]] == owner) {
        to++;
      }
      float next = to < ids.length ? origin(to, owners) : places[2 * ids.length];
      add(shaped, from, to, run.start() + owner, textOf(owners, owner), origin, next - origin);
      origin = next;
      from = to;
    }
  }

  /** For each character of the run, the first one of its cluster. */
  int[] owners() {
    int length = run.limit() - run.start();
    boolean[] isFirst = new boolean[length];
    for (int character : characters) {
      isFirst[character] = !isBound(run.start() + character);
    }
    int[] owners = new int[length];
    int owner = 0;
    for (int i = 0; i < length; i++) {
      owner = isFirst[i] ? i : owner;
      owners[i] = owner;
    }
    return owners;
  }

  /** Whether a character cannot begin a cluster. */
  private boolean isBound(int at) {
    char character = text.charAt(at);
    return character == THAI_AM
        || character == LAO_AM
        || Character.isLowSurrogate(character) && at > run.start()
        || Coverage.isAttached(text.codePointAt(at));
  }

  /** What a reader copies; a mark at its end that is not seen would make some lose the letter. */
  private String textOf(int[] owners, int owner) {
    int end = owner + 1;
    while (end < owners.length && owners[end] == owner) {
      end++;
    }
    while (end > owner && isFormat(run.start() + end - 1)) {
      end--;
    }
    return text.substring(run.start() + owner, run.start() + end);
  }

  private boolean isFormat(int at) {
    return Character.getType(text.charAt(at)) == Character.FORMAT
        && Coverage.isUnseen(text.charAt(at));
  }

  /**
   * Where the cluster begins whose leftmost glyph this is. From right to left, marks of no width
   * come before their letter, and stand off from the pen; so the first glyph with a width tells.
   */
  private float origin(int first, int[] owners) {
    int owner = owners[characters[first]];
    for (int i = first; i < ids.length && owners[characters[i]] == owner; i++) {
      if (!run.isRightToLeft() || isKept(i) && face.advance(ids[i]) > 0) {
        return places[2 * i];
      }
    }
    return places[2 * first];
  }

  /** The JDK's signs for a glyph that was taken out lie beyond the glyphs of any font. */
  private boolean isKept(int i) {
    return ids[i] > 0 && ids[i] < face.glyphCount();
  }

  private void add(
      Shaped shaped, int from, int to, int start, String own, float origin, float width) {
    int[] drawn = new int[to - from];
    float[] x = new float[to - from];
    float[] y = new float[to - from];
    float advance = 0;
    int count = 0;
    for (int i = from; i < to; i++) {
      if (isKept(i)) {
        drawn[count] = ids[i];
        x[count] = places[2 * i] - origin;
        y[count] = 0 - places[2 * i + 1];
        advance += face.advance(ids[i]);
        count++;
      } else if (ids[i] == 0 && !Coverage.isUnseen(text.codePointAt(run.start() + characters[i]))) {
        shaped.miss(own);
      }
    }
    float kern = width - advance;
    boolean isKerning = Math.abs(kern) <= MOST_KERNING * face.unitsPerEm();
    shaped.add(
        new Cluster(
            face,
            Arrays.copyOf(drawn, count),
            Arrays.copyOf(x, count),
            Arrays.copyOf(y, count),
            isKerning ? advance : width,
            isKerning ? kern : 0,
            own),
        start);
  }
}
