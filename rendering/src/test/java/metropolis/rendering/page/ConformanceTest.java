package metropolis.rendering.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import metropolis.rendering.Name;
import metropolis.rendering.font.Weight;
import metropolis.rendering.text.Cluster;
import org.junit.jupiter.api.Test;

class ConformanceTest {

  @Test
  void badgesInManyScriptsWithPicturesAreArchivalAndAccessible() {
    Picture.Jpeg photo =
        Pictures.photo(
            Sample.file(Sample.flag(300, 400, BufferedImage.TYPE_INT_RGB), "jpeg"), 0.75, 150);
    Picture portrait = Portraits.kept(Portraits.drawn(1).bytes());
    Picture logo =
        Pictures.logo(Sample.file(Sample.flag(64, 64, BufferedImage.TYPE_INT_ARGB), "png"), 32, 32);
    Picture background = Pictures.page(BackgroundTest.drawing(), 0);

    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (String name : Sample.NAMES) {
                Canvas canvas = document.page(105, 148);
                canvas.picture(background, 0, 0, 105, 148);
                Sample.draw(canvas, name);
                canvas.open(Canvas.Role.FIGURE, "Photo", "");
                canvas.picture(photo, 6, 80, 30, 40);
                canvas.close();
                canvas.open(Canvas.Role.FIGURE, name, "");
                canvas.clip(70, 80, 28, 28);
                canvas.picture(portrait, 70, 75, 28, 28 / Portraits.RATIO);
                canvas.restore();
                canvas.close();
                canvas.picture(logo, 90, 130, 10, 10);
                canvas.transform(0, 1, -1, 0, 100, 20);
                canvas.clip(0, 0, 50, 20);
                canvas.polygon(new double[] {0, 0, 10, 0, 5, 5}, Rgb.GREY);
                canvas.stroke(0, 0, 10, 10, 0.2, Rgb.BLACK);
                canvas.restore();
                canvas.restore();
              }
            });

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void everyNameOfTheSheetIsArchival() {
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (Name name : Name.all()) {
                Canvas canvas = document.page(300, 50);
                canvas.open(Canvas.Role.HEADING, "", "");
                canvas.text(
                    Sample.TYPESETTER.line(name.name(), name.style(Weight.BOLD)),
                    5,
                    30,
                    20,
                    Rgb.BLACK);
                canvas.close();
              }
            });

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void whatRepeatsOnPagesIsToo() {
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              for (int page = 0; page < 2; page++) {
                Canvas canvas = document.page(54, 101);
                canvas.repeated(
                    "conformance", 5, 5, 20, 20, each -> each.area(0, 0, 40, 40, Rgb.GREY));
                Sample.draw(canvas, "Zoë");
              }
            });

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void aSmallDocumentForMailIsToo() {
    byte[] pdf =
        PdfDocument.bytes(
            PdfSettings.forMail("Badge", "de-CH"),
            document -> Sample.draw(document.page(54, 101), "Zoë"));

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void aPageWithoutAnythingToReadIsToo() {
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS, document -> document.page(54, 101).area(0, 0, 10, 10, Rgb.BLACK));

    assertThat(Archival.faults(pdf)).isEmpty();
  }

  @Test
  void clustersOfSeveralGlyphsAndGapsWithoutInkAreToo() {
    PlainFace face = PlainFace.REGULAR;
    Cluster gap = new Cluster(face, new int[0], new float[0], new float[0], 500, -20, " ");
    Cluster stacked = face.stacked("Á~", -30, 250);

    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              Canvas canvas = document.page(54, 101);
              canvas.open(Canvas.Role.HEADING, "", "");
              canvas.text(
                  PlainFace.line(List.of(stacked, gap, face.cluster('é')), "Á~ é"),
                  5,
                  20,
                  18,
                  Rgb.BLACK);
              canvas.close();
            });

    assertThat(Archival.faults(pdf)).isEmpty();
    assertThat(Sample.text(pdf).strip()).isEqualTo("Á~ é");
  }

  @Test
  void theValidatorTellsWhatIsWrong() {
    byte[] pdf =
        PdfDocument.bytes(
            Sample.SETTINGS,
            document -> {
              Canvas canvas = document.page(105, 148);
              canvas.picture(Pictures.page(BackgroundTest.drawing(), 0), 0, 0, 105, 148);
            });
    byte[] untagged =
        new String(pdf, StandardCharsets.ISO_8859_1)
            .replace("/Marked true", "/Marked null")
            .getBytes(StandardCharsets.ISO_8859_1);

    assertThat(Archival.faults(untagged)).isNotEmpty();
  }
}
