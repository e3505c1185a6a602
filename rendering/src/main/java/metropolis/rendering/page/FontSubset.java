package metropolis.rendering.page;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.rendering.text.Cluster;

/**
 * A TrueType font with one glyph for each cluster, at the number of its code: a copy of the face's
 * glyph where the cluster is one in its place, a composite of copies where it is not. Instructions
 * are left out: they would need tables of their own, and nobody prints at a size where they count.
 */
final class FontSubset {

  private static final int TABLES = 6;
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final int OFFSET_XY_WORDS = GlyphTables.WORDS | GlyphTables.OFFSETS;

  private final GlyphTables tables;
  private final List<Cluster> clusters;

  /** Where glyphs of the face went; null until one is asked for, as few documents do. */
  private Map<Integer, Integer> homes;

  private int[] extras = new int[16];
  private int glyphCount;
  private final int codes;
  private final Bytes glyf = new Bytes(1 << 12);
  private final Bytes hmtx = new Bytes(1 << 9);
  private int[] starts;
  private int mostPoints;
  private int mostContours;
  private int mostParts;

  private FontSubset(GlyphTables tables, List<Cluster> clusters) {
    this.tables = tables;
    this.clusters = clusters;
    this.codes = clusters.size() + 1;
    this.glyphCount = codes;
    this.starts = new int[codes + 16];
  }

  /** Whether a cluster is just a glyph of the face, in its place. */
  static boolean isPlain(Cluster cluster) {
    return cluster.glyphs().length == 1 && cluster.x()[0] == 0 && cluster.y()[0] == 0;
  }

  /** In font units, as the subset tells it: never negative. */
  static float width(Cluster cluster) {
    return Math.max(0, cluster.advance());
  }

  /**
   * @param clusters by code, from code 1
   * @return a font file
   */
  static Bytes cut(GlyphTables tables, List<Cluster> clusters) {
    FontSubset subset = new FontSubset(tables, clusters);
    subset.begin(0);
    subset.metrics(0, 0);
    for (int code = 1; code < subset.codes; code++) {
      subset.begin(code);
      subset.add(clusters.get(code - 1));
    }
    // Copying a composite may find further parts.
    for (int glyph = subset.codes; glyph < subset.glyphCount; glyph++) {
      subset.begin(glyph);
      int source = subset.extras[glyph - subset.codes];
      subset.metrics(tables.advance(source), tables.bearing(source));
      subset.copy(source);
    }
    subset.begin(subset.glyphCount);
    return subset.assemble();
  }

  private Map<Integer, Integer> findHomes() {
    Map<Integer, Integer> homes = new HashMap<>();
    for (int code = 1; code < codes; code++) {
      Cluster cluster = clusters.get(code - 1);
      if (isPlain(cluster)) {
        homes.putIfAbsent(cluster.glyphs()[0], code);
      }
    }
    return homes;
  }

  /** The number here of a glyph of the face, which is added if it has none. */
  private int home(int glyph) {
    if (homes == null) {
      homes = findHomes();
    }
    Integer home = homes.get(glyph);
    if (home != null) {
      return home;
    }
    if (glyphCount - codes == extras.length) {
      extras = Arrays.copyOf(extras, 2 * extras.length);
    }
    extras[glyphCount - codes] = glyph;
    homes.put(glyph, glyphCount);
    return glyphCount++;
  }

  private void begin(int glyph) {
    glyf.align(0);
    if (glyph == starts.length) {
      starts = Arrays.copyOf(starts, 2 * glyph);
    }
    starts[glyph] = glyf.length();
  }

  private void metrics(int advance, int bearing) {
    hmtx.u16(Math.min(advance, 0xffff)).u16(bearing);
  }

  private void add(Cluster cluster) {
    int advance = Math.round(width(cluster));
    if (isPlain(cluster)) {
      int glyph = cluster.glyphs()[0];
      metrics(advance, tables.bearing(glyph));
      copy(glyph);
    } else {
      compose(cluster, advance);
    }
  }

  private void copy(int glyph) {
    int length = tables.length(glyph);
    if (length == 0) {
      return;
    }
    int start = tables.start(glyph);
    int contours = tables.contours(start);
    if (contours < 0) {
      copyComposite(start);
      return;
    }
    int ends = GlyphTables.HEADER + 2 * contours;
    int instructions = tables.glyf.getShort(start + ends) & 0xffff;
    if (instructions == 0) {
      raw(start, length);
      return;
    }
    raw(start, ends);
    glyf.u16(0);
    int rest = ends + 2 + instructions;
    raw(start + rest, length - rest);
  }

  private void copyComposite(int start) {
    raw(start, GlyphTables.HEADER);
    int at = start + GlyphTables.HEADER;
    int flags = GlyphTables.MORE;
    while ((flags & GlyphTables.MORE) != 0) {
      flags = tables.glyf.getShort(at) & 0xffff;
      int length = GlyphTables.componentLength(flags);
      glyf.u16(flags & ~(GlyphTables.INSTRUCTIONS | GlyphTables.METRICS));
      glyf.u16(home(tables.glyf.getShort(at + 2) & 0xffff));
      raw(at + 4, length - 4);
      at += length;
    }
  }

  private void raw(int start, int length) {
    int at = glyf.extend(length);
    tables.glyf.get(start, glyf.array(), at, length);
  }

  private void compose(Cluster cluster, int advance) {
    int left = Integer.MAX_VALUE;
    int bottom = Integer.MAX_VALUE;
    int right = Integer.MIN_VALUE;
    int top = Integer.MIN_VALUE;
    int start = glyf.length();
    int header = -1;
    int flagsAt = 0;
    int parts = 0;
    int points = 0;
    int contours = 0;
    for (int i = 0; i < cluster.glyphs().length; i++) {
      int glyph = cluster.glyphs()[i];
      if (tables.length(glyph) == 0) {
        continue;
      }
      if (header < 0) {
        header = glyf.extend(GlyphTables.HEADER);
      }
      int x = Math.round(cluster.x()[i]);
      int y = Math.round(cluster.y()[i]);
      flagsAt = glyf.length();
      glyf.u16(OFFSET_XY_WORDS | GlyphTables.MORE).u16(home(glyph)).u16(x).u16(y);
      left = Math.min(left, x + tables.side(glyph, 0));
      bottom = Math.min(bottom, y + tables.side(glyph, 1));
      right = Math.max(right, x + tables.side(glyph, 2));
      top = Math.max(top, y + tables.side(glyph, 3));
      parts++;
      points += tables.pointCount(glyph);
      contours += tables.contourCount(glyph);
    }
    if (parts == 0) {
      metrics(advance, 0);
      return;
    }
    glyf.setU16(flagsAt, OFFSET_XY_WORDS);
    glyf.setU16(start, -1);
    glyf.setU16(start + 2, left);
    glyf.setU16(start + 4, bottom);
    glyf.setU16(start + 6, right);
    glyf.setU16(start + 8, top);
    mostParts = Math.max(mostParts, parts);
    mostPoints = Math.max(mostPoints, points);
    mostContours = Math.max(mostContours, contours);
    // Where the box begins: a rasteriser moves a glyph by the difference of the two.
    metrics(advance, left);
  }

  private Bytes assemble() {
    boolean longOffsets = glyf.length() > 0x1fffe;
    Bytes font = new Bytes(glyf.length() + hmtx.length() + 4 * glyphCount + 1024);
    font.u32(0x00010000).u16(TABLES).u16(64).u16(2).u16(TABLES * 16 - 64);
    font.extend(TABLES * 16);
    table(font, 0, "glyf", glyf);
    int headAt = font.length();
    table(font, 1, "head", head(longOffsets));
    table(font, 2, "hhea", hhea());
    table(font, 3, "hmtx", hmtx);
    table(font, 4, "loca", loca(longOffsets));
    table(font, 5, "maxp", maxp());
    font.setU32(headAt + 8, 0xb1b0afba - sum(font.array(), 0, font.length()));
    return font;
  }

  private static void table(Bytes font, int index, String tag, Bytes table) {
    int at = font.length();
    int length = table.length();
    font.put(table);
    font.align(0);
    int entry = 12 + 16 * index;
    for (int i = 0; i < 4; i++) {
      font.array()[entry + i] = (byte) tag.charAt(i);
    }
    font.setU32(entry + 4, sum(font.array(), at, font.length()));
    font.setU32(entry + 8, at);
    font.setU32(entry + 12, length);
  }

  private static int sum(byte[] bytes, int from, int to) {
    int sum = 0;
    for (int i = from; i < to; i += 4) {
      sum += (int) WORD.get(bytes, i);
    }
    return sum;
  }

  private Bytes head(boolean longOffsets) {
    Bytes head = copyOf(tables.head, 54);
    head.setU32(8, 0);
    head.setU16(50, longOffsets ? 1 : 0);
    return head;
  }

  private Bytes hhea() {
    Bytes hhea = copyOf(tables.hhea, 36);
    hhea.setU16(34, glyphCount);
    return hhea;
  }

  private Bytes loca(boolean longOffsets) {
    Bytes loca = new Bytes(4 * glyphCount + 4);
    for (int glyph = 0; glyph <= glyphCount; glyph++) {
      if (longOffsets) {
        loca.u32(starts[glyph]);
      } else {
        loca.u16(starts[glyph] / 2);
      }
    }
    return loca;
  }

  private Bytes maxp() {
    Bytes maxp = copyOf(tables.maxp, 32);
    maxp.setU16(4, glyphCount);
    atLeast(maxp, 10, mostPoints);
    atLeast(maxp, 12, mostContours);
    maxp.setU16(26, 0);
    atLeast(maxp, 28, mostParts);
    // A cluster may be made of composites.
    maxp.setU16(30, (tables.maxp.getShort(30) & 0xffff) + 1);
    return maxp;
  }

  private void atLeast(Bytes maxp, int at, int value) {
    maxp.setU16(at, Math.max(value, tables.maxp.getShort(at) & 0xffff));
  }

  private static Bytes copyOf(ByteBuffer table, int length) {
    Bytes copy = new Bytes(length);
    copy.extend(length);
    table.get(0, copy.array(), 0, length);
    return copy;
  }
}
