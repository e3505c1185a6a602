package metropolis.benchmarks;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import metropolis.badge.rendering.Wearer;
import metropolis.rendering.page.Rgb;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The badge as PDFBox makes it by itself, with {@code showText} and a code by ZXing: the same
 * texts, grounds and places as the A6 template. Untagged, no PDF/A, and Latin letters only, all of
 * which makes it easier for PDFBox. For one thread.
 */
final class PdfBoxBadge {

  private static final float K = 72 / 25.4f;
  private static final float WIDTH = 105 * K;
  private static final float HEIGHT = 148 * K;

  /** A pair of fonts, in bytes as a program has them that reads them for each document. */
  private final byte[] regularFile = file("Regular");

  private final byte[] boldFile = file("Bold");
  private final TrueTypeFont regular = parsed(regularFile);
  private final TrueTypeFont bold = parsed(boldFile);
  private final BadgeSamples samples;

  PdfBoxBadge(BadgeSamples samples) {
    this.samples = samples;
  }

  private static byte[] file(String weight) {
    String name = "/metropolis/fonts/NotoSans-" + weight + ".ttf";
    try (InputStream in = PdfBoxBadge.class.getResourceAsStream(name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shared by documents, without tables of substitutes: these would be built for each anew. */
  private static TrueTypeFont parsed(byte[] file) {
    try {
      TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(file));
      font.setEnableGsub(false);
      return font;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As most programs do it. */
  byte[] naive(int i) throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(
          document,
          PDType0Font.load(document, new ByteArrayInputStream(regularFile)),
          PDType0Font.load(document, new ByteArrayInputStream(boldFile)),
          i);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  byte[] shared(int i) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    run(i, 1, bytes);
    return bytes.toByteArray();
  }

  /** One document of many badges. */
  void run(int from, int count, OutputStream out) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDFont plain = PDType0Font.load(document, regular, true);
      PDFont heavy = PDType0Font.load(document, bold, true);
      for (int i = from; i < from + count; i++) {
        page(document, plain, heavy, i);
      }
      document.save(out);
    }
  }

  private void page(PDDocument document, PDFont plain, PDFont heavy, int i) throws IOException {
    PDPage page = new PDPage(new PDRectangle(WIDTH, HEIGHT));
    document.addPage(page);
    Wearer wearer = samples.latin(i);
    Rgb rgb = samples.colour(i);
    Color colour = new Color(rgb.red(), rgb.green(), rgb.blue());
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      stripes(content, colour, 0, 0, 105, 13);
      area(content, colour, 0, 13, 105, 19);
      area(content, colour, 0, 129, 105, 19);
      stripes(content, Color.WHITE, 79, 129, 26, 19);
      content.setNonStrokingColor(Color.WHITE);
      text(content, heavy, BadgeSamples.TITLE, 7, 21, 91, 15);
      text(content, plain, BadgeSamples.TOWN + " · " + BadgeSamples.DATES, 7, 27, 91, 9.5f);
      text(content, heavy, samples.categoryName(i), 7, 139, 69, 22);
      content.setNonStrokingColor(Color.BLACK);
      name(content, heavy, wearer.name());
      text(content, plain, BadgeSamples.shortCode(i), 10, 126, 32, 9);
      text(content, heavy, wearer.organisation(), 47, 94, 51, 14);
      text(content, plain, wearer.position(), 47, 102, 51, 10);
      text(content, plain, "Switzerland", 47, 110, 51, 13);
      code(content, samples.token(i));
    }
  }

  /** In two lines, broken at the last space, as large as the wider allows. */
  private static void name(PDPageContentStream content, PDFont font, String name)
      throws IOException {
    int at = name.lastIndexOf(' ');
    List<String> lines = List.of(name.substring(0, at), name.substring(at + 1));
    float widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, font.getStringWidth(line) / 1000);
    }
    float size = Math.min(46, 91 * K / widest);
    for (int line = 0; line < lines.size(); line++) {
      show(content, font, lines.get(line), 7, 55 + line * size * 1.14f / K, size);
    }
  }

  /** On one line, smaller where it is too wide. */
  private static void text(
      PDPageContentStream content,
      PDFont font,
      String text,
      float x,
      float y,
      float width,
      float largest)
      throws IOException {
    float size = Math.min(largest, width * K / (font.getStringWidth(text) / 1000));
    show(content, font, text, x, y, size);
  }

  private static void show(
      PDPageContentStream content, PDFont font, String text, float x, float y, float size)
      throws IOException {
    content.beginText();
    content.setFont(font, size);
    content.newLineAtOffset(x * K, HEIGHT - y * K);
    content.showText(text);
    content.endText();
  }

  private static void area(
      PDPageContentStream content, Color colour, float x, float y, float width, float height)
      throws IOException {
    content.setNonStrokingColor(colour);
    content.addRect(x * K, HEIGHT - (y + height) * K, width * K, height * K);
    content.fill();
  }

  private static void stripes(
      PDPageContentStream content, Color colour, float x, float y, float width, float height)
      throws IOException {
    content.saveGraphicsState();
    content.addRect(x * K, HEIGHT - (y + height) * K, width * K, height * K);
    content.clip();
    content.setNonStrokingColor(colour);
    float bottom = HEIGHT - (y + height) * K;
    for (float at = x - height; at < x + width; at += 6.5f) {
      content.moveTo(at * K, bottom);
      content.lineTo((at + height) * K, bottom + height * K);
      content.lineTo((at + height + 3.25f) * K, bottom + height * K);
      content.lineTo((at + 3.25f) * K, bottom);
      content.fill();
    }
    content.restoreGraphicsState();
  }

  /** A rectangle for each run of a row. */
  private static void code(PDPageContentStream content, String token) throws IOException {
    ByteMatrix matrix;
    try {
      matrix = Encoder.encode(token, ErrorCorrectionLevel.M).getMatrix();
    } catch (WriterException e) {
      throw new IllegalStateException(e);
    }
    float module = 38 * K / (matrix.getWidth() + 8);
    float left = 4 * K + 4 * module;
    float top = HEIGHT - 85 * K - 4 * module;
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        int from = x;
        while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
          x++;
        }
        if (x > from) {
          content.addRect(
              left + from * module, top - (y + 1) * module, (x - from) * module, module);
        }
      }
    }
    content.fill();
  }
}
