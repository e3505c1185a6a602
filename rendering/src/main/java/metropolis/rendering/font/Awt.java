package metropolis.rendering.font;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.font.TextAttribute;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The JDK's fonts without a display, and without the system's own fonts: on Linux the JDK asks
 * fontconfig for those before it makes any font, and fails where that library or every font is
 * missing, as in a bare container. A configuration of its own keeps it from asking.
 */
final class Awt {

  private static final String CONFIGURATION = "sun.awt.fontconfig";

  /**
   * The JDK calls its HarfBuzz by foreign functions or, told so, by native methods as before JDK
   * 22: the same answers, about as fast, and the first of a process comes 0.2 s sooner. A JDK that
   * knows the property no more does as it would without.
   */
  private static final String FOREIGN_FUNCTIONS = "sun.font.layout.ffm";

  /** The least that the JDK takes for a configuration; the font it names need not exist. */
  private static final String NO_FONTS =
      "version=1\nsequence.allfonts=latin-1\nallfonts.latin-1=none\n";

  /** What HarfBuzz does unless told otherwise, and the JDK only when told. */
  private static final Map<TextAttribute, Integer> FINISHED =
      Map.of(
          TextAttribute.KERNING, TextAttribute.KERNING_ON,
          TextAttribute.LIGATURES, TextAttribute.LIGATURES_ON);

  private static boolean isReady;

  private Awt() {}

  /** A font out of a whole TrueType file, at a size of one font unit a pixel. */
  static synchronized Font font(byte[] file, int unitsPerEm) {
    makeReady();
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file))
          .deriveFont((float) unitsPerEm)
          .deriveFont(FINISHED);
    } catch (FontFormatException e) {
      throw new IllegalStateException("the JDK does not read a font of ours", e);
    } catch (IOException e) {
      throw new UncheckedIOException("the JDK copies fonts to " + tmp() + ", which failed", e);
    }
  }

  private static String tmp() {
    return System.getProperty("java.io.tmpdir");
  }

  private static void makeReady() {
    if (isReady) {
      return;
    }
    isReady = true;
    setUnlessTold("java.awt.headless", "true");
    setUnlessTold(FOREIGN_FUNCTIONS, "false");
    boolean isLinux = System.getProperty("os.name").startsWith("Linux");
    if (isLinux && System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, configuration().toString());
    }
  }

  private static void setUnlessTold(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private static Path configuration() {
    try {
      Path file = Files.createTempFile("metropolis-fonts", ".properties");
      file.toFile().deleteOnExit();
      return Files.writeString(file, NO_FONTS);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write to " + tmp(), e);
    }
  }
}
