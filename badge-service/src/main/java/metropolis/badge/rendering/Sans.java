package metropolis.badge.rendering;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Liberation Sans, which PDFBox brings along: Latin, Greek and Cyrillic. It has Hebrew glyphs too,
 * but nothing here sets text from right to left.
 *
 * <p>For one thread at a time: the parsed font reads its tables as they are needed.
 */
final class Sans implements Typeface {

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  /** One character, one glyph, side by side. */
  private static final Set<UnicodeScript> SIMPLE =
      EnumSet.of(
          UnicodeScript.LATIN, UnicodeScript.GREEK, UnicodeScript.CYRILLIC, UnicodeScript.COMMON);

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Sans(TrueTypeFont font) throws IOException {
    this.font = font;
    this.glyphs = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  static Sans load() {
    try (InputStream in = PDDocument.class.getResourceAsStream(RESOURCE)) {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      // Ligatures are of no use here, and looking for them takes a third of the time.
      font.setEnableGsub(false);
      return new Sans(font);
    } catch (IOException e) {
      throw new UncheckedIOException("the font in the library cannot be read", e);
    }
  }

  TrueTypeFont font() {
    return font;
  }

  @Override
  public boolean draws(String text) {
    return Typeface.clean(text).codePoints().allMatch(this::draws);
  }

  private boolean draws(int character) {
    return SIMPLE.contains(UnicodeScript.of(character))
        && !isRightToLeft(character)
        && Character.getType(character) != Character.NON_SPACING_MARK
        && glyphs.getGlyphId(character) != 0;
  }

  private static boolean isRightToLeft(int character) {
    byte direction = Character.getDirectionality(character);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC
        || direction == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  @Override
  public double width(String text) {
    return text.codePoints().mapToLong(this::advance).sum() / unitsPerEm;
  }

  private long advance(int character) {
    try {
      return font.getAdvanceWidth(glyphs.getGlyphId(character));
    } catch (IOException e) {
      throw new UncheckedIOException("the font in the library cannot be read", e);
    }
  }
}
