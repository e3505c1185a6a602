package metropolis.rendering.font;

import static metropolis.rendering.font.Sfnt.require;

import java.awt.Font;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A face read from a TrueType file. AWT is touched only when {@link #shape} is first called.
 * Immutable but for that; any thread may use it.
 */
final class TrueTypeFace implements Face {

  private static final int POSTSCRIPT_NAME = 6;
  private static final int WINDOWS = 3;

  private final byte[] file;
  private final Sfnt sfnt;
  private final String name;
  private final int unitsPerEm;
  private final int glyphCount;
  private final int ascent;
  private final int descent;
  private final int capHeight;
  private final char[] advances;
  private final short[] tops;
  private final short[] bottoms;
  private final CharacterMap characters;
  private volatile Font shape;

  private TrueTypeFace(byte[] file) {
    this.file = file;
    this.sfnt = new Sfnt(file);
    ByteBuffer head = sfnt.table("head", 54);
    this.unitsPerEm = head.getChar(18);
    require(unitsPerEm >= 16 && unitsPerEm <= 16384, "an em of " + unitsPerEm + " units");
    this.glyphCount = sfnt.table("maxp", 6).getChar(4);
    require(glyphCount > 0, "a font without glyphs");
    ByteBuffer horizontal = sfnt.table("hhea", 36);
    this.ascent = horizontal.getShort(4);
    this.descent = horizontal.getShort(6);
    this.advances = advances(horizontal.getChar(34));
    this.tops = new short[glyphCount];
    this.bottoms = new short[glyphCount];
    readOutlines(head.getShort(50) != 0);
    this.characters = new CharacterMap(sfnt.table("cmap"), glyphCount);
    this.capHeight = readCapHeight();
    this.name = readName();
  }

  /**
   * @throws IllegalArgumentException if it is not a whole TrueType font
   */
  static TrueTypeFace of(byte[] file) {
    return new TrueTypeFace(file);
  }

  private char[] advances(int own) {
    require(own > 0 && own <= glyphCount, "hhea tells a wrong number of advances");
    ByteBuffer metrics = sfnt.table("hmtx", 4L * own + 2L * (glyphCount - own));
    char[] all = new char[glyphCount];
    for (int glyph = 0; glyph < glyphCount; glyph++) {
      all[glyph] = metrics.getChar(4 * Math.min(glyph, own - 1));
    }
    return all;
  }

  private void readOutlines(boolean isLong) {
    ByteBuffer places = sfnt.table("loca", (glyphCount + 1L) * (isLong ? 4 : 2));
    ByteBuffer outlines = sfnt.table("glyf");
    for (int glyph = 0; glyph < glyphCount; glyph++) {
      long start = place(places, glyph, isLong);
      long end = place(places, glyph + 1, isLong);
      require(start <= end && end <= outlines.limit(), "loca points outside glyf");
      if (end - start >= 10) {
        bottoms[glyph] = outlines.getShort((int) start + 4);
        tops[glyph] = outlines.getShort((int) start + 8);
      }
    }
  }

  private static long place(ByteBuffer places, int glyph, boolean isLong) {
    return isLong
        ? Integer.toUnsignedLong(places.getInt(4 * glyph))
        : 2L * places.getChar(2 * glyph);
  }

  private int readCapHeight() {
    ByteBuffer table = sfnt.table("OS/2");
    boolean hasCapHeight = table.limit() >= 90 && table.getChar(0) >= 2;
    int told = hasCapHeight ? table.getShort(88) : 0;
    return told > 0 ? told : unitsPerEm * 7 / 10;
  }

  private String readName() {
    ByteBuffer table = sfnt.table("name", 6);
    int count = table.getChar(2);
    int strings = table.getChar(4);
    require(table.limit() >= 6 + 12 * count, "the table name is too short");
    for (int i = 0; i < count; i++) {
      int entry = 6 + 12 * i;
      if (table.getChar(entry) == WINDOWS && table.getChar(entry + 6) == POSTSCRIPT_NAME) {
        int length = table.getChar(entry + 8);
        int offset = strings + table.getChar(entry + 10);
        require(offset + length <= table.limit(), "a name lies outside its table");
        byte[] text = new byte[length];
        table.get(offset, text);
        return new String(text, StandardCharsets.UTF_16BE);
      }
    }
    throw new IllegalArgumentException("the font has no PostScript name");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int unitsPerEm() {
    return unitsPerEm;
  }

  @Override
  public int glyphCount() {
    return glyphCount;
  }

  @Override
  public int ascent() {
    return ascent;
  }

  @Override
  public int descent() {
    return descent;
  }

  @Override
  public int capHeight() {
    return capHeight;
  }

  @Override
  public int advance(int glyph) {
    return advances[glyph];
  }

  @Override
  public int top(int glyph) {
    return tops[glyph];
  }

  @Override
  public int bottom(int glyph) {
    return bottoms[glyph];
  }

  @Override
  public int glyph(int character) {
    return characters.glyph(character);
  }

  @Override
  public boolean hasTable(String tag) {
    return sfnt.has(tag);
  }

  @Override
  public ByteBuffer table(String tag) {
    return sfnt.table(tag);
  }

  @Override
  public Font shape() {
    Font made = shape;
    return made != null ? made : makeShape();
  }

  private synchronized Font makeShape() {
    if (shape == null) {
      shape = Awt.font(file, unitsPerEm);
    }
    return shape;
  }

  @Override
  public String toString() {
    return name;
  }
}
