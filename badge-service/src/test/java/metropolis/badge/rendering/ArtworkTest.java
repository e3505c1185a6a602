package metropolis.badge.rendering;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.platform.config.ConfigException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The organiser's own drawings, from the file beside the template to the printed page. */
class ArtworkTest {

  private static final float POINTS = 72 / 25.4f;
  private static final int RED = 0xff0000;
  private static final int GREEN = 0x00ff00;
  private static final int WHITE = 0xffffff;

  private static final String TEMPLATE =
      """
      name: { en: With artwork }
      format: a6
      page: { width: 105, height: 148 }
      front:
        - { kind: image, box: [0, 0, 105, 148], file: ground.pdf }
        - { kind: image, box: [60, 5, 40, 20], file: logo.svg, alternative: { en: Our logo } }
        - { kind: text, box: [5, 30, 95, 30], fields: [name], size: [40, 30, 9], lines: 2 }
        - { kind: text, box: [5, 62, 95, 10], fields: [category], size: [20, 15, 8] }
        - { kind: code, box: [30, 80, 40, 40] }
        - { kind: text, box: [30, 122, 40, 5], fields: [short-code], size: [9, 9, 8] }
      """;

  /** Twice as wide as high; its left half is green, half of that seen through. */
  private static final String LOGO =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
        <rect width="5" height="10" fill="#00ff00"/>
        <rect x="5" width="5" height="10" fill="#00ff00" opacity="0.5"/>
      </svg>
      """;

  private static final Wearer SOMEBODY = Specimens.specimen("cyrillic").orElseThrow().wearer();

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void put_the_files_beside_the_template() throws IOException {
    file = Files.writeString(directory.resolve("test.yaml"), TEMPLATE);
    Files.writeString(directory.resolve("logo.svg"), LOGO, UTF_8);
    ground(null);
  }

  @Test
  void artwork_lies_where_the_template_puts_it() throws IOException {
    BufferedImage page = drawn(printed());

    assertThat(at(page, 3, 145)).isEqualTo(RED);
    assertThat(at(page, 3, 125)).isEqualTo(WHITE);
    assertThat(at(page, 102, 145)).isEqualTo(WHITE);
    assertThat(at(page, 62, 15)).isEqualTo(GREEN);
    assertThat(at(page, 75, 15) & 0xff).isBetween(0x70, 0x90);
    assertThat(at(page, 90, 15)).isEqualTo(WHITE);
    assertThat(at(page, 58, 15)).isEqualTo(WHITE);
  }

  @Test
  void a_badge_with_artwork_is_archival_and_still_scanned() throws Exception {
    byte[] pdf = printed();

    assertThat(new String(pdf, ISO_8859_1)).contains("pdfaid", "/Alt");
    assertThat(Codes.read(pdf, 0, 150)).isEqualTo(Samples.TOKEN);
  }

  @Test
  void the_preview_shows_it() {
    Face face = Samples.face(template(), "ngo", SOMEBODY);

    assertThat(new BadgePrinter().picture(face).split("data:image/png;base64,", -1)).hasSize(3);
  }

  @Test
  void a_font_of_the_background_comes_along() throws IOException {
    ground(
        document ->
            PDType0Font.load(
                document,
                PDType0Font.class.getResourceAsStream(
                    "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf")));

    byte[] pdf = printed();

    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("Palais");
    }
    // Nobody vouches for a font from a document that does not call itself PDF/A.
    assertThat(new String(pdf, ISO_8859_1)).contains("/FontFile2").doesNotContain("pdfaid");
  }

  @Test
  void a_font_that_is_not_in_the_background_is_told_with_line_and_remedy() throws IOException {
    ground(_ -> new PDType1Font(Standard14Fonts.FontName.HELVETICA));

    ConfigException thrown = catchThrowableOfType(ConfigException.class, this::template);

    assertThat(thrown.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(5);
              assertThat(problem.remedy()).startsWith("ground.pdf: ").contains("fonts embedded");
            });
  }

  private Template template() {
    return TemplateReader.read(file).template();
  }

  private byte[] printed() {
    Face face = Samples.face(template(), "ngo", SOMEBODY);
    return new BadgePrinter().print("Badge", "en", List.of(face));
  }

  private interface Lettering {
    PDFont font(PDDocument document) throws IOException;
  }

  /** A page with a red square in its lower left corner and, with a font, a word. */
  private void ground(Lettering lettering) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(new PDRectangle(105 * POINTS, 148 * POINTS));
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.setNonStrokingColor(Color.RED);
        content.addRect(0, 0, 20 * POINTS, 20 * POINTS);
        content.fill();
        if (lettering != null) {
          content.beginText();
          content.setFont(lettering.font(document), 12);
          content.showText("Palais");
          content.endText();
        }
      }
      document.save(directory.resolve("ground.pdf").toFile());
    }
  }

  private static BufferedImage drawn(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFRenderer(document).renderImageWithDPI(0, 254);
    }
  }

  private static int at(BufferedImage page, int xMm, int yMm) {
    return page.getRGB(10 * xMm, 10 * yMm) & 0xffffff;
  }
}
