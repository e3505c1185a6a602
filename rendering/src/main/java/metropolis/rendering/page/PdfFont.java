package metropolis.rendering.page;

import java.util.BitSet;
import java.util.List;
import java.util.zip.CRC32;
import metropolis.rendering.font.Face;
import metropolis.rendering.text.Cluster;

/**
 * One face in one document, under codes of its own: code, CID and glyph of the subset are one
 * number, so that a code has its own width, outline and text.
 *
 * <p>Source: ISO 32000-1, 9.7 (composite fonts) and 9.10 (extraction of text).
 */
final class PdfFont {

  private static final int MOST_GLYPHS = 0xffff;
  private static final int MOST_IN_BLOCK = 100;

  final int object;
  final String name;
  private final Face face;
  private final GlyphTables tables;
  private final ClusterCodes codes = new ClusterCodes();
  private final BitSet parts = new BitSet();
  private int partCount;

  PdfFont(Face face, int object, String name) {
    this.face = face;
    this.object = object;
    this.name = name;
    tables = GlyphTables.of(face);
  }

  /** The code of a cluster; 0 if the font is full and has none for it. */
  int code(Cluster cluster) {
    int code = codes.find(cluster);
    if (code != 0) {
      return code;
    }
    boolean plain = FontSubset.isPlain(cluster);
    for (int glyph : cluster.glyphs()) {
      need(glyph, !plain);
    }
    if (codes.clusters().size() + 2 + partCount > MOST_GLYPHS) {
      return 0;
    }
    return codes.add(cluster);
  }

  private void need(int glyph, boolean itself) {
    if (itself && !parts.get(glyph)) {
      parts.set(glyph);
      partCount++;
    }
    if (tables.isComposite(glyph)) {
      tables.components(glyph, part -> need(part, true));
    }
  }

  void write(PdfFile file, int level) {
    List<Cluster> clusters = codes.clusters();
    Bytes program = FontSubset.cut(tables, clusters);
    String base = prefix(program) + '+' + face.name();
    int descendant = file.allocate();
    int descriptor = file.allocate();
    int fontFile = file.allocate();
    int unicode = file.allocate();
    Bytes out = file.begin(object);
    out.ascii("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont/").ascii(base);
    out.ascii("/DescendantFonts[").reference(descendant);
    out.ascii("]/ToUnicode ").reference(unicode).ascii(">>");
    file.end();
    out = file.begin(descendant);
    out.ascii("<</Type/Font/Subtype/CIDFontType2/BaseFont/").ascii(base);
    out.ascii("/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
    out.ascii("/CIDToGIDMap/Identity/FontDescriptor ").reference(descriptor);
    out.ascii("/DW 0/W[1[");
    for (Cluster cluster : clusters) {
      out.number(FontSubset.width(cluster) * 1000.0 / face.unitsPerEm());
    }
    out.ascii("]]>>");
    file.end();
    writeDescriptor(file, descriptor, base, fontFile);
    file.stream(fontFile, "/Length1 " + program.length(), program, level);
    file.stream(unicode, "", unicode(clusters), level);
  }

  private void writeDescriptor(PdfFile file, int object, String base, int fontFile) {
    double scale = 1000.0 / face.unitsPerEm();
    Bytes out = file.begin(object);
    out.ascii("<</Type/FontDescriptor/Flags 4/ItalicAngle 0/StemV 80/FontName/").ascii(base);
    out.ascii("/FontBBox[");
    for (int at = 36; at < 44; at += 2) {
      out.number(tables.head.getShort(at) * scale);
    }
    out.ascii("]/Ascent ").number(face.ascent() * scale);
    out.ascii("/Descent ").number(face.descent() * scale);
    out.ascii("/CapHeight ").number(face.capHeight() * scale);
    out.ascii("/FontFile2 ").reference(fontFile).ascii(">>");
    file.end();
  }

  /** Made from the content, so that subsets of one face stay apart when files are joined. */
  private static String prefix(Bytes program) {
    CRC32 crc = new CRC32();
    crc.update(program.array(), 0, program.length());
    long rest = crc.getValue();
    char[] prefix = new char[6];
    for (int i = 0; i < prefix.length; i++) {
      prefix[i] = (char) ('A' + rest % 26);
      rest /= 26;
    }
    return new String(prefix);
  }

  private static Bytes unicode(List<Cluster> clusters) {
    Bytes map = new Bytes(512 + 20 * clusters.size());
    map.ascii(
        """
        /CIDInit /ProcSet findresource begin
        12 dict begin
        begincmap
        /CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
        /CMapName /Adobe-Identity-UCS def
        /CMapType 2 def
        1 begincodespacerange
        <0000> <FFFF>
        endcodespacerange
        """);
    for (int from = 0; from < clusters.size(); from += MOST_IN_BLOCK) {
      int to = Math.min(from + MOST_IN_BLOCK, clusters.size());
      map.integer(to - from).ascii(" beginbfchar\n");
      for (int i = from; i < to; i++) {
        map.u8('<').hex16(i + 1).ascii("> <");
        String text = clusters.get(i).text();
        int length = shownLength(text);
        for (int at = 0; at < length; at++) {
          map.hex16(text.charAt(at));
        }
        map.ascii(">\n");
      }
      map.ascii("endbfchar\n");
    }
    return map.ascii(
        """
        endcmap
        CMapName currentdict /CMap defineresource pop
        end
        end
        """);
  }

  /** Without format characters at the end: pdf.js drops the letter before them. */
  private static int shownLength(String text) {
    int length = text.length();
    while (length > 1 && Character.getType(text.charAt(length - 1)) == Character.FORMAT) {
      length--;
    }
    return length;
  }
}
