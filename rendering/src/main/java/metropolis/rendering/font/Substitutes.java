package metropolis.rendering.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which glyph stands for another under one feature of a face: the single substitutions of the table
 * GSUB (ISO/IEC 14496-22), for what the JDK does not ask for. Immutable.
 */
public final class Substitutes {

  private static final int SINGLE = 1;
  private static final int EXTENSION = 7;

  /** By glyph; 0 for one that stays. */
  private final char[] substitutes;

  private final ByteBuffer table;

  private Substitutes(Face face) {
    this.table = face.table("GSUB");
    this.substitutes = new char[face.glyphCount()];
  }

  /**
   * @param feature four letters, such as init
   * @throws IllegalArgumentException if the face has no such feature or the table is damaged
   */
  public static Substitutes of(Face face, String feature) {
    Substitutes read = new Substitutes(face);
    try {
      read.readFeature(feature);
    } catch (IndexOutOfBoundsException damaged) {
      throw new IllegalArgumentException("the table GSUB is damaged", damaged);
    }
    return read;
  }

  /** The glyph itself if it has no substitute. */
  public int of(int glyph) {
    return substitutes[glyph] == 0 ? glyph : substitutes[glyph];
  }

  private void readFeature(String feature) {
    int features = table.getChar(6);
    int count = table.getChar(features);
    for (int i = 0; i < count; i++) {
      int entry = features + 2 + 6 * i;
      byte[] tag = new byte[4];
      table.get(entry, tag);
      if (new String(tag, StandardCharsets.US_ASCII).equals(feature)) {
        readLookups(features + table.getChar(entry + 4));
        return;
      }
    }
    throw new IllegalArgumentException("the face has no feature " + feature);
  }

  private void readLookups(int feature) {
    int lookups = table.getChar(8);
    int count = table.getChar(feature + 2);
    for (int i = 0; i < count; i++) {
      int index = table.getChar(feature + 4 + 2 * i);
      readLookup(lookups + table.getChar(lookups + 2 + 2 * index));
    }
  }

  private void readLookup(int lookup) {
    int count = table.getChar(lookup + 4);
    for (int i = 0; i < count; i++) {
      int subtable = lookup + table.getChar(lookup + 6 + 2 * i);
      int type = table.getChar(lookup);
      if (type == EXTENSION) {
        type = table.getChar(subtable + 2);
        subtable += table.getInt(subtable + 4);
      }
      if (type == SINGLE) {
        readSingle(subtable);
      }
    }
  }

  private void readSingle(int subtable) {
    boolean isDifference = table.getChar(subtable) == 1;
    int coverage = subtable + table.getChar(subtable + 2);
    int count = table.getChar(coverage + 2);
    int next = 0;
    for (int i = 0; i < count; i++) {
      boolean isList = table.getChar(coverage) == 1;
      int at = coverage + 4 + (isList ? 2 : 6) * i;
      int last = table.getChar(isList ? at : at + 2);
      for (int glyph = table.getChar(at); glyph <= last; glyph++) {
        int value = table.getChar(isDifference ? subtable + 4 : subtable + 6 + 2 * next);
        substitutes[glyph] = (char) (isDifference ? glyph + value : value);
        next++;
      }
    }
  }
}
