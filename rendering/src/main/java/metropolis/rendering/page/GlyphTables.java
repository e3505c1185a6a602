package metropolis.rendering.page;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;
import metropolis.rendering.font.Face;

/**
 * The outlines and metrics of a TrueType font, by glyph. Any thread may use it.
 *
 * <p>Source: OpenType specification 1.9, tables glyf, loca, hmtx, head, maxp.
 */
final class GlyphTables {

  /** Where the number of contours ends, and the box with it. */
  static final int HEADER = 10;

  // Flags of a component.
  static final int WORDS = 0x1;
  static final int OFFSETS = 0x2;
  static final int SCALE = 0x8;
  static final int MORE = 0x20;
  static final int TWO_SCALES = 0x40;
  static final int MATRIX = 0x80;
  static final int INSTRUCTIONS = 0x100;
  static final int METRICS = 0x200;

  private static final Map<Face, GlyphTables> OF = new ConcurrentHashMap<>();

  final ByteBuffer glyf;
  final ByteBuffer head;
  final ByteBuffer hhea;
  final ByteBuffer maxp;
  private final ByteBuffer loca;
  private final ByteBuffer hmtx;
  private final boolean longOffsets;
  private final int metrics;

  /** Found once for each of the faces there are. */
  static GlyphTables of(Face face) {
    return OF.computeIfAbsent(face, GlyphTables::new);
  }

  private GlyphTables(Face face) {
    glyf = face.table("glyf");
    loca = face.table("loca");
    hmtx = face.table("hmtx");
    head = face.table("head");
    hhea = face.table("hhea");
    maxp = face.table("maxp");
    longOffsets = head.getShort(50) != 0;
    metrics = hhea.getShort(34) & 0xffff;
  }

  int start(int glyph) {
    return longOffsets ? loca.getInt(4 * glyph) : (loca.getShort(2 * glyph) & 0xffff) * 2;
  }

  /** Of the outline in bytes; 0 if the glyph has none. */
  int length(int glyph) {
    int start = start(glyph);
    int length = start(glyph + 1) - start;
    return length > HEADER && contours(start) != 0 ? length : 0;
  }

  /** Of the outline that begins there; negative for a composite. */
  int contours(int start) {
    return glyf.getShort(start);
  }

  boolean isComposite(int glyph) {
    int start = start(glyph);
    return start(glyph + 1) - start > HEADER && contours(start) < 0;
  }

  int contourCount(int glyph) {
    if (length(glyph) == 0) {
      return 0;
    }
    if (!isComposite(glyph)) {
      return contours(start(glyph));
    }
    int[] sum = new int[1];
    components(glyph, part -> sum[0] += contourCount(part));
    return sum[0];
  }

  int pointCount(int glyph) {
    if (length(glyph) == 0) {
      return 0;
    }
    if (!isComposite(glyph)) {
      int start = start(glyph);
      return (glyf.getShort(start + HEADER + 2 * contours(start) - 2) & 0xffff) + 1;
    }
    int[] sum = new int[1];
    components(glyph, part -> sum[0] += pointCount(part));
    return sum[0];
  }

  /** The parts of a composite; nothing for any other glyph. */
  void components(int glyph, IntConsumer action) {
    if (!isComposite(glyph)) {
      return;
    }
    int at = start(glyph) + HEADER;
    int flags = MORE;
    while ((flags & MORE) != 0) {
      flags = glyf.getShort(at);
      action.accept(glyf.getShort(at + 2) & 0xffff);
      at += componentLength(flags);
    }
  }

  static int componentLength(int flags) {
    int length = 4 + ((flags & WORDS) != 0 ? 4 : 2);
    if ((flags & SCALE) != 0) {
      return length + 2;
    }
    if ((flags & TWO_SCALES) != 0) {
      return length + 4;
    }
    return (flags & MATRIX) != 0 ? length + 8 : length;
  }

  /** One side of the box: 0 left, 1 bottom, 2 right, 3 top. */
  int side(int glyph, int side) {
    return glyf.getShort(start(glyph) + 2 + 2 * side);
  }

  int advance(int glyph) {
    return hmtx.getShort(4 * Math.min(glyph, metrics - 1)) & 0xffff;
  }

  int bearing(int glyph) {
    return glyph < metrics
        ? hmtx.getShort(4 * glyph + 2)
        : hmtx.getShort(4 * metrics + 2 * (glyph - metrics));
  }
}
