package metropolis.rendering.page;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.rendering.font.Face;
import metropolis.rendering.text.Cluster;
import metropolis.rendering.text.Line;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** A face of PDFBox's own jar, and lines of it without shaping: one character, one glyph. */
final class PlainFace implements Face {

  static final PlainFace REGULAR = new PlainFace("LiberationSans-Regular");

  private final String name;
  private final Map<String, ByteBuffer> tables = new HashMap<>();
  private final CmapLookup characters;
  private final Font shape;

  PlainFace(String name) {
    this.name = name;
    try (InputStream in =
        TrueTypeFont.class.getResourceAsStream(
            "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")) {
      byte[] bytes = in.readAllBytes();
      ByteBuffer file = ByteBuffer.wrap(bytes);
      for (int i = 0; i < file.getShort(4); i++) {
        int entry = 12 + 16 * i;
        String tag = new String(bytes, entry, 4, StandardCharsets.ISO_8859_1);
        tables.put(tag, file.slice(file.getInt(entry + 8), file.getInt(entry + 12)));
      }
      characters = new TTFParser().parse(new RandomAccessReadBuffer(bytes)).getUnicodeCmapLookup();
      shape =
          Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(bytes))
              .deriveFont((float) unitsPerEm());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (FontFormatException e) {
      throw new IllegalStateException(e);
    }
  }

  Line line(String text) {
    List<Cluster> clusters = new ArrayList<>();
    text.codePoints().forEach(character -> clusters.add(cluster(character)));
    return line(clusters, text);
  }

  Cluster cluster(int character) {
    int glyph = characters.getGlyphId(character);
    return new Cluster(
        this,
        new int[] {glyph},
        new float[1],
        new float[1],
        advance(glyph),
        0,
        Character.toString(character));
  }

  /** Several characters under one code, the second and later ones moved. */
  Cluster stacked(String text, float x, float y) {
    int[] glyphs = text.codePoints().map(characters::getGlyphId).toArray();
    float[] xs = new float[glyphs.length];
    float[] ys = new float[glyphs.length];
    for (int i = 1; i < glyphs.length; i++) {
      xs[i] = i * x;
      ys[i] = i * y;
    }
    return new Cluster(this, glyphs, xs, ys, advance(glyphs[0]), 0, text);
  }

  static Line line(List<Cluster> clusters, String text) {
    double width = 0;
    for (Cluster cluster : clusters) {
      width += (cluster.advance() + cluster.kern()) / cluster.face().unitsPerEm();
    }
    return new Line(clusters, width, text);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int unitsPerEm() {
    return tables.get("head").getShort(18);
  }

  @Override
  public int glyphCount() {
    return tables.get("maxp").getShort(4) & 0xffff;
  }

  @Override
  public int ascent() {
    return tables.get("hhea").getShort(4);
  }

  @Override
  public int descent() {
    return tables.get("hhea").getShort(6);
  }

  @Override
  public int capHeight() {
    return 1409;
  }

  @Override
  public int advance(int glyph) {
    int metrics = tables.get("hhea").getShort(34) & 0xffff;
    return tables.get("hmtx").getShort(4 * Math.min(glyph, metrics - 1)) & 0xffff;
  }

  @Override
  public int glyph(int character) {
    return characters.getGlyphId(character);
  }

  @Override
  public boolean hasTable(String tag) {
    return tables.containsKey(tag);
  }

  @Override
  public ByteBuffer table(String tag) {
    return tables.get(tag).asReadOnlyBuffer();
  }

  @Override
  public Font shape() {
    return shape;
  }
}
