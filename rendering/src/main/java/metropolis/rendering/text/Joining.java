package metropolis.rendering.text;

import metropolis.rendering.font.Catalogue;
import metropolis.rendering.font.Face;
import metropolis.rendering.font.Substitutes;

/**
 * Joins the letters of N'Ko and Adlam, which the JDK takes for an unknown script: it places their
 * glyphs and marks, but gives every letter the form it has alone. All letters of both scripts join
 * on both sides. Immutable; any thread may use it.
 */
final class Joining {

  private static final int NKO_LETTER = 0x7CA;
  private static final int NKO_LETTER_LAST = 0x7EA;
  private static final int NKO_EXTENDER = 0x7FA;
  private static final int ADLAM_LETTER = 0x1E900;
  private static final int ADLAM_LETTER_LAST = 0x1E943;

  /** Written on the line like a letter, but letters join across it. */
  private static final int ADLAM_NASAL = 0x1E94B;

  private static final long FAMILIES =
      Catalogue.shared().covering(NKO_LETTER) | Catalogue.shared().covering(ADLAM_LETTER);

  private final Substitutes first;
  private final Substitutes middle;
  private final Substitutes last;

  Joining(Face face) {
    this.first = Substitutes.of(face, "init");
    this.middle = Substitutes.of(face, "medi");
    this.last = Substitutes.of(face, "fina");
  }

  static boolean isNeededBy(int family) {
    return (FAMILIES & 1L << family) != 0;
  }

  /** The same glyphs, joined and moved to where the joined forms have room. */
  Glyphs join(Glyphs glyphs) {
    int[] ids = glyphs.ids().clone();
    float[] places = glyphs.places().clone();
    int[] owners = glyphs.owners();
    float shift = 0;
    float wider = 0;
    for (int i = 0; i < ids.length; i++) {
      boolean isNewCluster =
          i == 0 || owners[glyphs.characters()[i]] != owners[glyphs.characters()[i - 1]];
      if (isNewCluster) {
        shift += wider;
        wider = 0;
      }
      int joined = joined(glyphs, i);
      if (joined != ids[i]) {
        wider += glyphs.face().advance(joined) - glyphs.face().advance(ids[i]);
        ids[i] = joined;
      }
      places[2 * i] += shift;
    }
    places[2 * ids.length] += shift + wider;
    return new Glyphs(glyphs.text(), glyphs.run(), glyphs.face(), ids, glyphs.characters(), places);
  }

  private int joined(Glyphs glyphs, int i) {
    int id = glyphs.ids()[i];
    int at = glyphs.run().start() + glyphs.characters()[i];
    if (!isLetter(glyphs.text().codePointAt(at)) || id >= glyphs.face().glyphCount()) {
      return id;
    }
    boolean before = joinsBefore(glyphs.text(), at);
    boolean after = joinsAfter(glyphs.text(), at);
    if (before) {
      return after ? middle.of(id) : last.of(id);
    }
    return after ? first.of(id) : id;
  }

  private static boolean joinsBefore(String text, int at) {
    for (int i = at; i > 0; ) {
      int character = text.codePointBefore(i);
      if (!isTransparent(character)) {
        return joins(character);
      }
      i -= Character.charCount(character);
    }
    return false;
  }

  private static boolean joinsAfter(String text, int at) {
    for (int i = at + Character.charCount(text.codePointAt(at)); i < text.length(); ) {
      int character = text.codePointAt(i);
      if (!isTransparent(character)) {
        return joins(character);
      }
      i += Character.charCount(character);
    }
    return false;
  }

  private static boolean isTransparent(int character) {
    return Character.getType(character) == Character.NON_SPACING_MARK || character == ADLAM_NASAL;
  }

  private static boolean isLetter(int character) {
    return character >= NKO_LETTER && character <= NKO_LETTER_LAST
        || character >= ADLAM_LETTER && character <= ADLAM_LETTER_LAST;
  }

  private static boolean joins(int character) {
    return isLetter(character) || character == NKO_EXTENDER || character == Shaper.JOINER;
  }
}
