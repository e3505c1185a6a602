package metropolis.badge.rendering;

import static metropolis.badge.rendering.Samples.bearer;
import static metropolis.badge.rendering.Samples.face;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import metropolis.badge.roster.Bearer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadgePrinterTest {

  private static final Bearer LEA = bearer("Léa Müller-Ştefănescu", "Réseau Accueil", "CH");

  @Test
  void the_same_badge_gives_the_same_bytes() {
    byte[] first = Samples.pdf(LEA);

    byte[] second = Samples.pdf(LEA);

    assertThat(second).isEqualTo(first);
  }

  @Test
  void threads_do_not_disturb_one_another() throws Exception {
    BadgePrinter printer = new BadgePrinter();
    byte[] alone = printer.print("Badge", "en", List.of(face(LEA)));
    List<Callable<byte[]>> jobs = new ArrayList<>();
    for (int i = 0; i < 64; i++) {
      jobs.add(() -> printer.print("Badge", "en", List.of(face(LEA))));
    }

    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<byte[]> done : threads.invokeAll(jobs)) {
        assertThat(done.get()).isEqualTo(alone);
      }
    }
  }

  @Test
  void a_badge_is_one_page_of_a6() throws IOException {
    byte[] pdf = Samples.pdf(LEA);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      PDPage page = document.getPage(0);
      assertThat(page.getMediaBox().getWidth() * 25.4 / 72).isBetween(104.9, 105.1);
      assertThat(page.getMediaBox().getHeight() * 25.4 / 72).isBetween(147.9, 148.1);
    }
  }

  @Test
  void a_badge_says_in_text_what_it_shows() throws IOException {
    byte[] pdf = Samples.pdf(LEA);

    assertThat(text(pdf))
        .contains(
            "International Metropolis Conference 2004",
            "Geneva · 27 September – 1 October 2004",
            "Léa Müller-",
            "Ştefănescu",
            "Réseau Accueil",
            "Switzerland",
            Samples.badge().code().toString(),
            "Civil society",
            "Société civile");
  }

  @Test
  void fonts_are_embedded_in_part() throws IOException {
    byte[] pdf = Samples.pdf(LEA);

    try (PDDocument document = Loader.loadPDF(pdf)) {
      var resources = document.getPage(0).getResources();
      for (var name : resources.getFontNames()) {
        PDFont font = resources.getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+LiberationSans");
      }
    }
    assertThat(pdf.length).isLessThan(40_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {150, 300})
  void the_code_on_the_page_can_be_read(int dotsPerInch) throws Exception {
    byte[] pdf = Samples.pdf(LEA);

    assertThat(decoded(pdf, 0, dotsPerInch)).isEqualTo(Samples.TOKEN);
  }

  @Test
  void all_badges_are_pages_of_one_document() throws Exception {
    List<Face> faces = List.of(face(LEA), face(bearer("Ольга Петренко", "", "UA")));

    byte[] pdf = new BadgePrinter().print("Badges", "en", faces);

    assertThat(text(pdf)).contains("Müller", "Ольга Петренко", "Ukraine");
    assertThat(decoded(pdf, 1, 150)).isEqualTo(Samples.TOKEN);
  }

  @Test
  void samples_can_be_looked_at() throws IOException {
    List<Face> faces =
        List.of(
            face(LEA),
            face(bearer("Lea Amsler", "Réseau Accueil", "CH")),
            face(bearer("Panagiotis Zafeiriou", "University of the Aegean", "GR")),
            face(
                bearer(
                    "Maria-Fernanda Albuquerque de Souza Vasconcelos",
                    "Rede Nacional de Apoio às Pessoas Refugiadas e Migrantes do Brasil",
                    "BR")),
            face(bearer("Ольга Петренко", "Міністерство", "UA")));

    byte[] pdf = new BadgePrinter().print("Samples", "en", faces);

    Files.write(Path.of("target", "badges.pdf"), pdf);
    assertThat(pdf).isNotEmpty();
  }

  private static String text(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static String decoded(byte[] pdf, int page, int dotsPerInch) throws Exception {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      BufferedImage image =
          new PDFRenderer(document).renderImageWithDPI(page, dotsPerInch, ImageType.RGB);
      int[] pixels =
          image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
      var source = new RGBLuminanceSource(image.getWidth(), image.getHeight(), pixels);
      return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source))).getText();
    } catch (NotFoundException e) {
      throw new AssertionError("no code found on the page", e);
    }
  }
}
