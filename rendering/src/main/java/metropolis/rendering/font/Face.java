package metropolis.rendering.font;

import java.awt.Font;
import java.nio.ByteBuffer;

/**
 * One weight of a typeface, parsed once: its metrics, its characters, and its raw tables for
 * whoever cuts a subset of it. Any thread may use it.
 */
public interface Face {

  /** The PostScript name, as a PDF tells it. */
  String name();

  int unitsPerEm();

  int glyphCount();

  /** Above the baseline, in font units. */
  int ascent();

  /** Below the baseline, in font units; negative. */
  int descent();

  /** The height of a flat capital, in font units. */
  int capHeight();

  /** Of one glyph, in font units. */
  int advance(int glyph);

  /** The highest point of one glyph's outline, in font units; 0 for a glyph without ink. */
  default int top(int glyph) {
    return ascent();
  }

  /** The lowest point of one glyph's outline, in font units; 0 for a glyph without ink. */
  default int bottom(int glyph) {
    return descent();
  }

  /** The glyph of a character by itself; 0 if there is none. */
  int glyph(int character);

  /** Whether the face has a glyph of its own for a character. */
  default boolean covers(int character) {
    return glyph(character) != 0;
  }

  /** Whether the font file has a table. */
  boolean hasTable(String tag);

  /**
   * A table of the font file, read only, at position 0.
   *
   * @throws IllegalArgumentException if the font has none of that name
   */
  ByteBuffer table(String tag);

  /** For shaping and for outlines, at a size of one unit a pixel. */
  Font shape();
}
