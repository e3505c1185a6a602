package metropolis.rendering.page;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import metropolis.rendering.code.Symbol;
import metropolis.rendering.code.Symbols;
import metropolis.rendering.font.Faces;
import metropolis.rendering.text.Line;
import metropolis.rendering.text.Style;
import metropolis.rendering.text.Typesetter;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** Pages to try things on. */
final class Sample {

  static final Typesetter TYPESETTER = new Typesetter(Faces.shared());
  static final PdfSettings SETTINGS = PdfSettings.forPrinting("Badges <&> names", "en");

  /** Invented names, one of each manner of writing. */
  static final List<String> NAMES =
      List.of(
          "Ștefania Müller-Łukaszewicz",
          "أمينة بن عبد الله",
          "Dr Aïsha (UN-OCHA) عائشة",
          "רבקה לוין",
          "अनुष्का श्रीवास्तव",
          "สมชาย ใจดี",
          "王小明",
          "김민서",
          "Олена Ковальчук",
          "ខេមរា សុខ",
          "நிலா குமார்",
          "ሰላም ተስፋዬ",
          "Ẹniọlá Adébáyọ̀");

  private Sample() {}

  static Line line(String text) {
    return TYPESETTER.line(text, Style.REGULAR);
  }

  static byte[] badge(String name) {
    return PdfDocument.bytes(SETTINGS, document -> draw(document.page(105, 148), name));
  }

  static void draw(Canvas canvas, String name) {
    canvas.area(0, 0, 105, 25, Rgb.of("#1f4e79"));
    canvas.text(line("International Conference"), 6, 15, 15, Rgb.WHITE);
    canvas.open(Canvas.Role.HEADING, "", "");
    canvas.text(TYPESETTER.line(name, Style.BOLD), 6, 50, 22, Rgb.BLACK);
    canvas.close();
    canvas.open(Canvas.Role.PARAGRAPH, "", "fr");
    canvas.text(line("Office des migrations AVATAR"), 6, 62, 12, Rgb.GREY);
    canvas.close();
    canvas.open(Canvas.Role.FIGURE, "Code of the badge, for gates", "");
    Symbol symbol = Symbols.of(token(name));
    canvas.symbol(symbol, 40, 80, 40.0 / (symbol.size() + 2 * Symbol.QUIET_ZONE));
    canvas.close();
  }

  static String token(String name) {
    return "M4:" + Integer.toHexString(name.hashCode()).toUpperCase(java.util.Locale.ROOT);
  }

  static String text(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(false);
      return stripper.getText(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Red above, blue below, and a green corner at the top left. */
  static BufferedImage flag(int columns, int rows, int type) {
    BufferedImage image = new BufferedImage(columns, rows, type);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, columns, rows / 2);
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, rows / 2, columns, rows - rows / 2);
    graphics.setColor(Color.GREEN);
    graphics.fillRect(0, 0, columns / 4, rows / 4);
    graphics.dispose();
    return image;
  }

  static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.setUseCache(false);
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** After the start of the JPEG, as a camera writes it: one directory with one entry. */
  static byte[] withExif(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(jpeg.length + 36);
    exif.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1)).putInt(8);
    exif.putShort((short) 1).putShort((short) 0x112).putShort((short) 3).putInt(1);
    exif.putShort((short) orientation).putShort((short) 0).putInt(0);
    exif.put(jpeg, 2, jpeg.length - 2);
    return Arrays.copyOf(exif.array(), exif.position());
  }

  /** A header of 100,000 by 100,000 pixels, and nothing after it. */
  static byte[] hugePng() {
    byte[] png = file(flag(20, 20, BufferedImage.TYPE_INT_RGB), "png");
    ByteBuffer bytes = ByteBuffer.wrap(png);
    bytes.putInt(16, 100_000).putInt(20, 100_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    bytes.putInt(29, (int) crc.getValue());
    return png;
  }
}
