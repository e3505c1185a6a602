package metropolis.rendering.font;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * The tables of a TrueType file (ISO/IEC 14496-22). Whatever the file says about places and lengths
 * is checked before it is believed. Immutable; any thread may use it.
 */
final class Sfnt {

  private static final int TRUETYPE = 0x00010000;
  private static final int HEADER = 12;
  private static final int ENTRY = 16;

  private final Map<String, ByteBuffer> tables = new HashMap<>();

  /**
   * @throws IllegalArgumentException if the file is no TrueType font or is cut short
   */
  Sfnt(byte[] file) {
    ByteBuffer bytes = ByteBuffer.wrap(file).asReadOnlyBuffer();
    require(file.length >= HEADER && bytes.getInt(0) == TRUETYPE, "not a TrueType font");
    int count = bytes.getChar(4);
    require(file.length >= HEADER + count * ENTRY, "the list of tables is cut short");
    for (int i = 0; i < count; i++) {
      int entry = HEADER + i * ENTRY;
      String tag = new String(file, entry, 4, StandardCharsets.US_ASCII);
      long offset = Integer.toUnsignedLong(bytes.getInt(entry + 8));
      long length = Integer.toUnsignedLong(bytes.getInt(entry + 12));
      require(offset + length <= file.length, "the table " + tag + " is cut short");
      tables.put(tag, bytes.slice((int) offset, (int) length));
    }
  }

  boolean has(String tag) {
    return tables.containsKey(tag);
  }

  /** Read only, at position 0. */
  ByteBuffer table(String tag) {
    ByteBuffer table = tables.get(tag);
    require(table != null, "the font has no table " + tag);
    return table.duplicate();
  }

  /** A table that has at least so many bytes. */
  ByteBuffer table(String tag, long length) {
    ByteBuffer table = table(tag);
    require(table.limit() >= length, "the table " + tag + " is too short");
    return table;
  }

  static void require(boolean condition, String fault) {
    if (!condition) {
      throw new IllegalArgumentException(fault);
    }
  }
}
