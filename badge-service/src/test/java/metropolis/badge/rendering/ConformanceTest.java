package metropolis.badge.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Turning;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateReader;
import metropolis.rendering.page.Archival;
import metropolis.rendering.page.Portraits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped badges as they are handed out: veraPDF finds them archival and accessible. */
class ConformanceTest {

  private static final BadgePrinter PRINTER = new BadgePrinter();

  private static final String GROUND =
      """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 105 148">
        <defs>
          <linearGradient id="sky"><stop stop-color="#fff"/><stop offset="1" stop-color="#cde"/>
          </linearGradient>
        </defs>
        <rect width="105" height="148" fill="url(#sky)"/>
        <circle cx="90" cy="20" r="12" fill="#fc0" opacity="0.4"/>
      </svg>
      """;

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"a6", "a4-folded", "card", "label-62", "label-54x101"})
  void every_shipped_template_conforms_on_all_its_sides_with_and_without_a_photo(String name) {
    List<Face> faces = faces(Samples.template(name));

    assertThat(Archival.faults(PRINTER.print("Badges", "en", faces))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ground.svg", "ground.png"})
  void so_it_does_on_a_background_that_was_drawn_or_painted(String background) throws IOException {
    List<Face> faces = faces(onBackground(background));

    assertThat(Archival.faults(PRINTER.print("Badges", "en", faces))).isEmpty();
  }

  @Test
  void so_do_cards_on_sheets_with_mirrored_backs() {
    ByteArrayOutputStream pdf = new ByteArrayOutputStream();

    PRINTER.printSheetPages(
        "Badges",
        "en",
        new Sheets(Paper.a4(8), 2, 1, Turning.LONG_EDGE, true),
        faces(Samples.template("card")).iterator(),
        pdf,
        (_, _) -> {});

    assertThat(Archival.faults(pdf.toByteArray())).isEmpty();
  }

  private static List<Face> faces(Template template) {
    List<Face> faces = new ArrayList<>();
    for (String person : List.of("short", "long", "arabic", "devanagari", "chinese")) {
      Wearer wearer = Specimens.specimen(person).orElseThrow().everywhere(Samples.STATIONERY);
      Stream.of(
              wearer.photographed(Optional.empty()),
              wearer.photographed(Optional.of(Portraits.drawn(faces.size()))))
          .map(one -> Samples.face(template, "speaker", one))
          .forEach(faces::add);
    }
    return faces;
  }

  /** The shipped A6 with a first box below all others. */
  private Template onBackground(String file) throws IOException {
    Files.writeString(directory.resolve("ground.svg"), GROUND);
    ImageIO.write(painted(), "png", directory.resolve("ground.png").toFile());
    String shipped = Files.readString(Samples.TEMPLATES.resolve("a6.yaml"));
    String image = "  - { kind: image, box: [0, 0, 105, 148], file: " + file + " }\n";
    Path template =
        Files.writeString(
            directory.resolve("a6.yaml"), shipped.replace("front:\n", "front:\n" + image));
    return TemplateReader.read(template).template();
  }

  /** Some of it seen through. */
  private static BufferedImage painted() {
    BufferedImage image = new BufferedImage(620, 874, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color(0, 90, 160, 40));
    graphics.fillRect(0, 0, 310, 874);
    graphics.dispose();
    return image;
  }
}
