package metropolis.payment.rendering;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Liberation Sans, embedded in every document. The two cuts that the libraries bring along. */
final class Fonts {

  private static final byte[] REGULAR =
      resource("/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf");
  private static final byte[] BOLD = resource("/fonts/LiberationSans-Bold.ttf");
  private static final Coverage COVERAGE = coverageOf(REGULAR);

  final PDType0Font regular;
  final PDType0Font bold;

  Fonts(PDDocument document) throws IOException {
    regular = PDType0Font.load(document, new ByteArrayInputStream(REGULAR), true);
    bold = PDType0Font.load(document, new ByteArrayInputStream(BOLD), true);
  }

  /** Which characters have a glyph. */
  interface Coverage {
    boolean has(int codePoint);
  }

  static Coverage coverage() {
    return COVERAGE;
  }

  private static Coverage coverageOf(byte[] font) {
    try (TrueTypeFont parsed = new TTFParser().parse(new RandomAccessReadBuffer(font))) {
      CmapLookup cmap = parsed.getUnicodeCmapLookup();
      return codePoint -> cmap.getGlyphId(codePoint) != 0;
    } catch (IOException e) {
      throw new UncheckedIOException("the bundled font cannot be read", e);
    }
  }

  private static byte[] resource(String name) {
    try (InputStream in = Fonts.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing on the class path: " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
