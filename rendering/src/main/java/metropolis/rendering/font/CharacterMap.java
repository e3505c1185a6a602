package metropolis.rendering.font;

import static metropolis.rendering.font.Sfnt.require;

import java.nio.ByteBuffer;

/** From characters to glyphs: the table cmap, formats 4 and 12. Immutable. */
final class CharacterMap {

  private static final int SEGMENTS = 4;
  private static final int GROUPS = 12;

  private final ByteBuffer table;
  private final int format;

  /** Where the chosen subtable begins. */
  private final int at;

  private final int glyphs;

  CharacterMap(ByteBuffer table, int glyphs) {
    this.table = table;
    this.glyphs = glyphs;
    require(table.limit() >= 4, "cmap is too short");
    int count = table.getChar(2);
    require(table.limit() >= 4 + 8 * count, "cmap is too short");
    int best = -1;
    int bestFormat = 0;
    for (int i = 0; i < count; i++) {
      long offset = Integer.toUnsignedLong(table.getInt(4 + 8 * i + 4));
      require(offset + 16 <= table.limit(), "a part of cmap lies outside of it");
      int found = table.getChar((int) offset);
      if ((found == SEGMENTS || found == GROUPS) && found > bestFormat && isUnicode(i)) {
        best = (int) offset;
        bestFormat = found;
      }
    }
    require(best >= 0, "the font has no Unicode character map of format 4 or 12");
    this.at = best;
    this.format = bestFormat;
    long length =
        format == SEGMENTS
            ? 16L + 4L * table.getChar(at + 6)
            : 16L + 12 * Integer.toUnsignedLong(table.getInt(at + 12));
    require(at + length <= table.limit(), "a part of cmap is too short");
  }

  private boolean isUnicode(int record) {
    int platform = table.getChar(4 + 8 * record);
    int encoding = table.getChar(4 + 8 * record + 2);
    return platform == 0 || platform == 3 && (encoding == 1 || encoding == 10);
  }

  /** 0 if the font has none. */
  int glyph(int character) {
    int glyph = format == SEGMENTS ? inSegments(character) : inGroups(character);
    return glyph < glyphs ? glyph : 0;
  }

  private int inSegments(int character) {
    if (character > 0xFFFF) {
      return 0;
    }
    int doubled = table.getChar(at + 6) & ~1;
    int low = 0;
    int high = doubled / 2 - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (table.getChar(at + 14 + 2 * middle) < character) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    int end = at + 14 + 2 * low;
    int start = end + doubled + 2;
    if (high < 0 || table.getChar(end) < character || table.getChar(start) > character) {
      return 0;
    }
    int delta = table.getChar(start + doubled);
    int offsetAt = start + 2 * doubled;
    int offset = table.getChar(offsetAt);
    if (offset == 0) {
      return character + delta & 0xFFFF;
    }
    int glyphAt = offsetAt + offset + 2 * (character - table.getChar(start));
    int glyph = glyphAt + 2 <= table.limit() ? table.getChar(glyphAt) : 0;
    return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
  }

  private int inGroups(int character) {
    int low = 0;
    int high = table.getInt(at + 12) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int group = at + 16 + 12 * middle;
      if (character < table.getInt(group)) {
        high = middle - 1;
      } else if (character > table.getInt(group + 4)) {
        low = middle + 1;
      } else {
        return table.getInt(group + 8) + character - table.getInt(group);
      }
    }
    return 0;
  }
}
