package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Bidi;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import metropolis.rendering.Name;
import metropolis.rendering.font.Weight;
import metropolis.rendering.text.Cluster;
import metropolis.rendering.text.Line;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PdfDocumentTest {

  @Test
  void everyNameIsReadBackExactly() {
    for (String name : Sample.NAMES) {
      assertThat(Sample.text(Sample.badge(name)).lines().filter(line -> !line.isBlank()))
          .as(name)
          .containsExactly("International Conference", name, "Office des migrations AVATAR");
    }
  }

  @Test
  void everyNameOfTheSheetIsReadBackAsItIsSet() {
    for (Name name : Name.all()) {
      if (name.script().equals("Adlam")) {
        // Reading from right to left, PDFBox turns the halves of its characters round.
        continue;
      }
      Line line = Sample.TYPESETTER.line(name.name(), name.style(Weight.BOLD));
      byte[] pdf =
          PdfDocument.bytes(
              Sample.SETTINGS, document -> document.page(300, 50).text(line, 5, 30, 20, Rgb.BLACK));

      String read = visible(Sample.text(pdf).strip());
      String expected = visible(line.text());
      boolean mixed = new Bidi(expected, Bidi.DIRECTION_DEFAULT_LEFT_TO_RIGHT).isMixed();
      // Where directions mix, a reader that sees only the paper guesses which of them leads.
      assertThat(mixed ? sorted(read) : read)
          .as(name.script())
          .isEqualTo(mixed ? sorted(expected) : expected);
    }
  }

  /** Without joiners: those at the end of a cluster are left out on purpose. */
  private static String visible(String text) {
    return text.replaceAll("\\p{Cf}", "");
  }

  private static String sorted(String text) {
    char[] letters = text.toCharArray();
    Arrays.sort(letters);
    return new String(letters);
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 300})
  void theCodeOnEveryBadgeIsReadFromPaper(int dpi) throws Exception {
    for (String name : Sample.NAMES) {
      BufferedImage page = drawn(Sample.badge(name), dpi);

      assertThat(code(page)).isEqualTo(Sample.token(name));
    }
  }

  @Test
  void whatRepeatsIsDrawnOnceCutAtItsBoxOnEveryPage() throws IOException {
    AtomicInteger drawn = new AtomicInteger();
    Consumer<PdfDocument> drawing =
        document -> {
          for (int page = 0; page < 3; page++) {
            Canvas canvas = document.page(100, 100);
            canvas.transform(1, 0, 0, 1, 50 * (page % 2), 0);
            canvas.repeated(
                "drawn once",
                10,
                10,
                20,
                20,
                each -> {
                  drawn.incrementAndGet();
                  each.area(0, 0, 100, 100, Rgb.BLACK);
                });
            canvas.restore();
          }
        };

    byte[] first = PdfDocument.bytes(Sample.SETTINGS, drawing);
    byte[] second = PdfDocument.bytes(Sample.SETTINGS, drawing);

    assertThat(drawn).hasValue(1);
    assertThat(second).isEqualTo(first);
    try (PDDocument document = Loader.loadPDF(first)) {
      for (int page = 0; page < 3; page++) {
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(page, 25.4f);
        int left = 50 * (page % 2);
        assertThat(image.getRGB(left + 20, 20) & 0xffffff).isZero();
        assertThat(image.getRGB(left + 35, 20) & 0xffffff).isEqualTo(0xffffff);
        assertThat(image.getRGB(left + 20, 35) & 0xffffff).isEqualTo(0xffffff);
      }
    }
  }

  @Test
  void whatRepeatsIsNoPartOfAPage() {
    assertThatThrownBy(
            () ->
                PdfDocument.bytes(
                    Sample.SETTINGS,
                    document -> {
                      Canvas canvas = document.page(100, 100);
                      canvas.open(Canvas.Role.PARAGRAPH, "", "");
                      canvas.repeated("key", 0, 0, 9, 9, each -> {});
                    }))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void pagesHaveTheirSizes() throws IOException {
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              document.page(105, 148);
              document.page(85.6, 53.98);
            });

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(2);
      assertThat(document.getPage(0).getMediaBox().getWidth()).isEqualTo(297.6378f);
      assertThat(document.getPage(1).getMediaBox().getHeight()).isEqualTo(153.0142f);
    }
  }

  @Test
  void theSameBadgesHaveTheSameBytesOnEveryThread() throws Exception {
    List<byte[]> expected = Sample.NAMES.stream().map(Sample::badge).toList();
    List<Callable<List<byte[]>>> tasks = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      tasks.add(() -> Sample.NAMES.stream().map(Sample::badge).toList());
    }

    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (Future<List<byte[]>> some : threads.invokeAll(tasks)) {
        assertThat(some.get()).usingElementComparator(Arrays::compare).isEqualTo(expected);
      }
    }
  }

  @Test
  void theIdTellsWhatIsInTheDocument() {
    byte[] one = Sample.badge("Ana");

    assertThat(id(one)).isEqualTo(id(Sample.badge("Ana"))).isNotEqualTo(id(Sample.badge("Ane")));
  }

  @Test
  void aLongRunHasEveryPageInItsPlace() throws IOException {
    int pages = 4200;
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (int i = 0; i < pages; i++) {
                Canvas canvas = document.page(60, 30);
                canvas.open(Canvas.Role.HEADING, "", "");
                canvas.text(PlainFace.REGULAR.line("Page " + i), 5, 20, 12, Rgb.BLACK);
                canvas.close();
              }
            });

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(pages);
      for (int page : new int[] {0, 63, 64, 255, 256, 4095, 4096, 4199}) {
        PDFTextStripper stripper = new PDFTextStripper();
        stripper.setStartPage(page + 1);
        stripper.setEndPage(page + 1);
        assertThat(stripper.getText(document).strip()).isEqualTo("Page " + page);
      }
    }
    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void moreThan65535ClustersGoIntoASecondFont() throws IOException {
    int count = 66_000;
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (int from = 0; from < count; from += 1000) {
                List<Cluster> clusters = new ArrayList<>();
                for (int i = from; i < from + 1000; i++) {
                  Cluster plain = PlainFace.REGULAR.cluster('A' + i % 26);
                  String text = Character.toString('A' + i % 26) + i + ' ';
                  clusters.add(
                      new Cluster(
                          plain.face(),
                          plain.glyphs(),
                          plain.x(),
                          plain.y(),
                          plain.advance(),
                          0,
                          text));
                }
                document.page(100, 50).text(PlainFace.line(clusters, ""), 0, 40, 0.2, Rgb.BLACK);
              }
            });

    try (PDDocument document = Loader.loadPDF(pdf)) {
      List<String> fonts = new ArrayList<>();
      document.getPage(0).getResources().getFontNames().forEach(name -> fonts.add(name.getName()));
      assertThat(fonts).containsExactly("F0", "F1");
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setStartPage(66);
      assertThat(stripper.getText(document)).contains("A65026 ", "B65521 ", "L65999");
    }
  }

  @Test
  void kerningMovesLettersButNotTheirText() {
    Cluster a = PlainFace.REGULAR.cluster('A');
    Cluster kerned = new Cluster(a.face(), a.glyphs(), a.x(), a.y(), a.advance(), -152, "A");
    Cluster back = new Cluster(a.face(), a.glyphs(), a.x(), a.y(), -300, 0, "A");
    List<Cluster> clusters =
        List.of(kerned, PlainFace.REGULAR.cluster('V'), back, PlainFace.REGULAR.cluster('T'));

    byte[] pdf =
        PdfDocument.bytes(
            new PdfSettings("Kerning", "en", 0, 0),
            document ->
                document.page(50, 50).text(PlainFace.line(clusters, "AVAT"), 5, 20, 20, Rgb.BLACK));

    // 152 of 2048 units to the left; and 300 that no width in a font can tell.
    assertThat(latin(pdf)).contains("[<0001>74.2188 <00020003>146.4844 <0004>]TJ");
  }

  @Test
  void aPictureOnManyPagesIsWrittenOnce() {
    byte[] rgb = new byte[3 * 64];
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (int i = 0; i < 50; i++) {
                Picture same = new Picture.Pixels(8, 8, rgb.clone(), new byte[0]);
                document.page(50, 50).picture(same, 0, 0, 10, 10);
              }
            });

    assertThat(latin(pdf).split("/Subtype/Image", -1)).hasSize(2);
  }

  @Test
  void whatIsBegunMustBeEnded() {
    assertThatThrownBy(
            () ->
                PdfDocument.bytes(
                    Sample.SETTINGS,
                    document -> document.page(50, 50).open(Canvas.Role.PARAGRAPH, "", "")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not closed");
    assertThatThrownBy(
            () ->
                PdfDocument.bytes(
                    Sample.SETTINGS, document -> document.page(50, 50).clip(0, 0, 1, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("not restored");
    assertThatThrownBy(() -> PdfDocument.bytes(Sample.SETTINGS, document -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("one page");
  }

  @Test
  void aPageThatIsFinishedTakesNothingMore() {
    PdfDocument.bytes(
        Sample.SETTINGS,
        document -> {
          Canvas first = document.page(50, 50);
          document.page(50, 50);

          assertThatThrownBy(() -> first.area(0, 0, 1, 1, Rgb.BLACK))
              .isInstanceOf(IllegalStateException.class);
        });
  }

  @Test
  void aFigureNeedsWordsAndALanguageMustBeOne() {
    PdfDocument.bytes(
        Sample.SETTINGS,
        document -> {
          Canvas canvas = document.page(50, 50);
          assertThatThrownBy(() -> canvas.open(Canvas.Role.FIGURE, " ", ""))
              .isInstanceOf(IllegalArgumentException.class);
          assertThatThrownBy(() -> canvas.open(Canvas.Role.PARAGRAPH, "", "en)/Evil("))
              .isInstanceOf(IllegalArgumentException.class);
        });
  }

  @Test
  void aStreamThatFailsIsTold() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int value) throws IOException {
            throw new IOException("no space");
          }
        };
    PdfDocument document = new PdfDocument(full, Sample.SETTINGS);
    document.page(50, 50);

    assertThatThrownBy(document::close).isInstanceOf(UncheckedIOException.class);
  }

  private static String latin(byte[] pdf) {
    return new String(pdf, StandardCharsets.ISO_8859_1);
  }

  private static String id(byte[] pdf) {
    String text = latin(pdf);
    return text.substring(text.lastIndexOf("/ID["));
  }

  private static BufferedImage drawn(byte[] pdf, int dpi) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, dpi);
    }
  }

  private static String code(BufferedImage page) throws Exception {
    int width = page.getWidth();
    int height = page.getHeight();
    int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
    BinaryBitmap bitmap =
        new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
    return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
  }
}
