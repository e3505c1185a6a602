package metropolis.badge.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static metropolis.badge.template.Faults.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import metropolis.platform.config.ConfigException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PhotoRulesTest {

  private static final String HEAD =
      """
      name: { en: Photo }
      format: a6
      page: { width: 105, height: 148 }
      front:
        - { kind: text, box: [5, 60, 95, 10], fields: [category], size: [12, 12, 8] }
      """;
  private static final String NAME =
      "  - { kind: text, box: [5, 20, 60, 30], fields: [name], size: [40, 30, 9] }\n";

  @TempDir Path directory;

  @Test
  void an_item_may_be_on_badges_with_a_photo_or_on_those_without() {
    String both = NAME.replace("kind: text", "kind: text, when: photo");

    Template template =
        TemplateReader.read(
                "photo.yaml", (HEAD + both + both.replace("photo", "no-photo")).getBytes(UTF_8))
            .template();

    assertThat(template.showsPhoto()).isTrue();
    assertThat(template.sides().get(Side.FRONT))
        .filteredOn(box -> box instanceof Box.Conditional)
        .extracting(box -> ((Box.Conditional) box).photo())
        .containsExactly(true, false);
  }

  @Test
  void another_word_is_refused_with_those_there_are() {
    Problem problem =
        only(Faults.of(HEAD + NAME.replace("kind: text", "kind: text, when: monday")));

    assertThat(problem.line()).isEqualTo(6);
    assertThat(problem.remedy()).contains("photo or no-photo");
  }

  @Test
  void a_name_that_is_only_on_some_badges_is_refused() {
    Problem problem = only(Faults.of(HEAD + NAME.replace("kind: text", "kind: text, when: photo")));

    assertThat(problem.remedy()).contains("with a photo and without");
  }

  @Test
  void a_photo_takes_no_file() {
    Problem problem =
        only(Faults.of(HEAD + NAME + "  - { kind: photo, box: [70, 20, 30, 40], file: a.png }"));

    assertThat(problem.remedy()).contains("means nothing to a photo");
  }

  @Test
  void a_placeholder_is_read_from_beside_the_template() throws IOException {
    ImageIO.write(
        new BufferedImage(30, 40, BufferedImage.TYPE_INT_RGB),
        "png",
        directory.resolve("nobody.png").toFile());

    Template template = TemplateReader.read(file("nobody.png")).template();

    assertThat(template.pictures()).containsKey("nobody.png");
    assertThat(template.sides().get(Side.FRONT).getLast())
        .isInstanceOfSatisfying(
            Box.Photo.class, photo -> assertThat(photo.placeholder()).contains("nobody.png"));
  }

  @Test
  void a_placeholder_that_is_not_there_is_told() throws IOException {
    Path file = file("nobody.png");

    assertThat(only(Faults.of(file)).remedy()).contains("Put a file of this name");
  }

  private Path file(String placeholder) throws IOException {
    String photo = "  - { kind: photo, box: [70, 20, 30, 40], placeholder: " + placeholder + " }\n";
    return Files.writeString(directory.resolve("photo.yaml"), HEAD + NAME + photo);
  }
}
