package metropolis.badge.rendering;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.Result;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import metropolis.badge.imposition.Imposition;
import metropolis.badge.imposition.Margins;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Slot;
import metropolis.badge.imposition.Turning;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What comes out of the printer, seen from both sides: codes are read from the pixels of the
 * fronts, and what stands behind each on the paper from the backs.
 */
class DoubleSidedTest {

  private static final int DOTS = 200;
  private static final int BADGES = 7;
  private static final List<String> NAMES =
      List.of("Ada", "Berta", "Chika", "Dorji", "Emine", "Farah", "Goran");

  /** Where something lies on a page, in millimetres from its top left, and which way is up. */
  private record Place(double x, double y, double upX, double upY) {

    /** The same place of the paper, seen on its other side. */
    Place behind(Paper paper, boolean sideways) {
      return sideways
          ? new Place(paper.width() - x, y, -upX, upY)
          : new Place(x, paper.height() - y, upX, -upY);
    }
  }

  /** Upright and lying badges on upright and lying sheets, turned about either edge. */
  @ParameterizedTest
  @CsvSource({
    "60, 86, 210, 297, LONG_EDGE, true",
    "60, 86, 210, 297, SHORT_EDGE, false",
    "60, 86, 297, 210, LONG_EDGE, false",
    "60, 86, 297, 210, SHORT_EDGE, true",
    "100, 60, 210, 297, LONG_EDGE, true",
    "100, 60, 210, 297, SHORT_EDGE, false"
  })
  void each_badge_has_its_own_back_behind_it(
      double width, double height, double across, double down, Turning turning, boolean sideways)
      throws Exception {
    Paper paper = new Paper(across, down, new Margins(8, 5, 8, 11));
    Sheets sheets = new Sheets(paper, 3, 2, turning, true);
    Template template = template(width, height);
    Imposition grid = sheets.imposition(template).orElseThrow();

    try (PDDocument document = Loader.loadPDF(printed(template, sheets))) {
      assertThat(document.getNumberOfPages()).isEqualTo(2 * grid.sheets(BADGES, 2));
      for (int badge = 0; badge < BADGES; badge++) {
        int page = 2 * ((badge + 2) / grid.perSheet());
        Place behind =
            code(document, page, grid.front(badge, 2), NAMES.get(badge)).behind(paper, sideways);
        assertThat(written(document, page + 1, behind)).isEqualTo(NAMES.get(badge));
      }
    }
  }

  /**
   * The name on the back stands where the code's middle is on the front, seen through the paper.
   */
  private static Template template(double width, double height) {
    String yaml =
        """
        name: { en: Both sides }
        format: both
        page: { width: %1$s, height: %2$s }
        front:
          - { kind: text, box: [2, 2, 50, 12], fields: [name], size: [9, 9, 8] }
          - { kind: text, box: [2, 15, 50, 6], fields: [category], size: [9, 9, 4] }
          - { kind: text, box: [2, 54, 40, 5], fields: [short-code], size: [9, 9, 8] }
          - { kind: code, box: [4, 22, 30, 30] }
        back:
          - { kind: text, box: [%3$s, 32, 30, 10], fields: [name], size: [20, 20, 8], align: centre, vertical: middle }
        """
            .formatted(width, height, width - 34);
    return TemplateReader.read("both.yaml", yaml.getBytes(UTF_8)).template();
  }

  private static byte[] printed(Template template, Sheets sheets) {
    List<Face> faces =
        IntStream.range(0, BADGES).mapToObj(badge -> face(template, NAMES.get(badge))).toList();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new BadgePrinter().printSheetPages("Badges", "en", sheets, faces.iterator(), out, (_, _) -> {});
    return out.toByteArray();
  }

  /** Its code says the name too, so that front and back can be told to be of one badge. */
  private static Face face(Template template, String name) {
    Composition composition =
        new BadgePrinter()
            .compose(
                template,
                Samples.STATIONERY,
                "ngo",
                "6FC2-TJ2A",
                Samples.wearer(name, "", "", "", "CH"),
                name.toUpperCase(Locale.ROOT));
    return ((Composition.Ready) composition).face();
  }

  /** The code of a badge, read from what is printed in its place. */
  private static Place code(PDDocument document, int page, Slot slot, String name)
      throws Exception {
    BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, DOTS, ImageType.RGB);
    int left = dots(slot.x());
    int top = dots(slot.y());
    int wide = dots(slot.width()) - 1;
    int high = dots(slot.height()) - 1;
    var source =
        new RGBLuminanceSource(wide, high, image.getRGB(left, top, wide, high, null, 0, wide));
    Result code = new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)));
    assertThat(code.getText()).isEqualTo(name.toUpperCase(Locale.ROOT));
    // The corners of a code: bottom left, top left, top right.
    ResultPoint[] corners = code.getResultPoints();
    double upX = corners[1].getX() - corners[0].getX();
    double upY = corners[1].getY() - corners[0].getY();
    double length = Math.hypot(upX, upY);
    return new Place(
        millimetres(left + (corners[0].getX() + corners[2].getX()) / 2),
        millimetres(top + (corners[0].getY() + corners[2].getY()) / 2),
        upX / length,
        upY / length);
  }

  /** The letters that stand at a place in its own direction, and no others. */
  private static String written(PDDocument document, int page, Place place) throws IOException {
    StringBuilder written = new StringBuilder();
    float high = document.getPage(page).getMediaBox().getHeight();
    PDFTextStripper stripper =
        new PDFTextStripper() {
          @Override
          protected void processTextPosition(TextPosition letter) {
            Matrix matrix = letter.getTextMatrix();
            double upX = matrix.getShearX();
            double upY = -matrix.getScaleY();
            double size = Math.hypot(upX, upY);
            // From the feet of a letter to its waist.
            double x = (matrix.getTranslateX() + upX * 0.35) * 25.4 / 72;
            double y = (high - matrix.getTranslateY() + upY * 0.35) * 25.4 / 72;
            boolean upright = (upX * place.upX() + upY * place.upY()) / size > 0.99;
            // How far it is from the middle, along the line and across it.
            double along = (y - place.y()) * place.upX() - (x - place.x()) * place.upY();
            double across = (x - place.x()) * place.upX() + (y - place.y()) * place.upY();
            if (upright && Math.abs(along) < 15 && Math.abs(across) < 3) {
              written.append(letter.getUnicode());
            }
          }
        };
    stripper.setStartPage(page + 1);
    stripper.setEndPage(page + 1);
    stripper.getText(document);
    return written.toString();
  }

  private static int dots(double millimetres) {
    return (int) Math.round(millimetres * DOTS / 25.4);
  }

  private static double millimetres(double dots) {
    return dots * 25.4 / DOTS;
  }
}
