package metropolis.badge.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.imageio.ImageIO;
import metropolis.platform.config.ConfigException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateShelfTest {

  private static final String TEMPLATE =
      """
      name: { en: Test }
      format: %s
      page: { width: 105, height: 148 }
      categories: [%s]
      front:
        - { kind: text, box: [5, 20, 95, 30], fields: [name], size: [40, 30, 9], lines: 2 }
      """;

  private static final String HERE = "metropolis-2004";
  private static final String LOGO =
      "  - { kind: image, box: [5, 60, 40, 40], file: logo.png, alternative: { en: Logo } }\n";

  @TempDir Path root;
  private Path badges;
  private TemplateShelf shelf;

  @BeforeEach
  void a_directory_of_a_conference() throws IOException {
    badges = Files.createDirectories(root.resolve("metropolis-2004").resolve("badges"));
    shelf = new TemplateShelf(Optional.of(root));
  }

  @Test
  void a_conference_without_templates_has_one_that_is_built_in() {
    assertThat(shelf.templates("elsewhere").choose("ngo").id()).isEqualTo("badge");
  }

  @Test
  void a_category_has_the_template_that_names_it() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", ""));
    write("press.yaml", TEMPLATE.formatted("a6", "press"));

    Templates templates = shelf.templates("metropolis-2004");

    assertThat(templates.choose("press").id()).isEqualTo("press");
    assertThat(templates.choose("ngo").id()).isEqualTo("all");
    assertThat(templates.choose("card", "ngo")).isEmpty();
  }

  @Test
  void a_file_that_changed_is_read_again() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", ""));
    TemplateShelf.Shown before = shelf.look("metropolis-2004");

    write("all.yaml", TEMPLATE.formatted("a6-wide", ""));

    TemplateShelf.Shown after = shelf.look("metropolis-2004");
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(after.templates().formats()).containsExactly("a6-wide");
  }

  @Test
  void a_template_has_the_version_of_its_content() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", ""));
    String before = version("all");
    write("all.yaml", TEMPLATE.formatted("a6", "").replace("box: [5, 20", "box: [5, 21"));
    String changed = version("all");
    write("all.yaml", TEMPLATE.formatted("a6", "").replace("\n", "\r\n"));
    String elsewhere = new TemplateShelf(Optional.of(root)).templates(HERE).choose("ngo").version();

    assertThat(before).matches("[0-9a-f]{64}").isEqualTo(elsewhere).isNotEqualTo(changed);
  }

  @Test
  void a_picture_that_changed_gives_another_version() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", "") + LOGO);
    picture(0xFF0000);
    String red = version("all");
    picture(0x0000FF);

    assertThat(version("all")).isNotEqualTo(red);
  }

  @Test
  void the_built_in_template_has_the_same_version_after_every_start() {
    assertThat(TemplateShelf.builtInOnly().templates(HERE).choose("ngo").version())
        .matches("[0-9a-f]{64}")
        .isEqualTo(TemplateShelf.builtInOnly().templates(HERE).choose("ngo").version());
  }

  private String version(String id) {
    return shelf.look(HERE).templates().template(id).orElseThrow().version();
  }

  private void picture(int colour) throws IOException {
    BufferedImage image = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    image.setRGB(7, 7, colour);
    ImageIO.write(image, "png", badges.resolve("logo.png").toFile());
  }

  @Test
  void while_a_file_has_faults_badges_are_printed_as_before() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", ""));
    shelf.look("metropolis-2004");

    write("all.yaml", TEMPLATE.formatted("a6", "").replace("fields: [name]", "fields: [nam]"));

    TemplateShelf.Shown shown = shelf.look("metropolis-2004");
    assertThat(shown.problems()).singleElement().extracting(p -> p.line()).isEqualTo(6);
    assertThat(shown.templates().choose("ngo").id()).isEqualTo("all");
  }

  @Test
  void badges_of_one_format_have_one_size() throws IOException {
    write("all.yaml", TEMPLATE.formatted("a6", ""));
    write("press.yaml", TEMPLATE.formatted("a6", "press").replace("height: 148", "height: 150"));

    assertThat(shelf.look("metropolis-2004").problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.file()).isEqualTo("press.yaml");
              assertThat(problem.remedy()).contains("the size of all.yaml");
            });
  }

  @Test
  void a_service_does_not_start_with_faults() throws IOException {
    write("all.yaml", "name: 5\n");

    assertThatThrownBy(shelf::check)
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("all.yaml:1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"..", "../metropolis-2004", "/etc", "a/b", ""})
  void an_id_leads_nowhere_else(String conference) {
    assertThat(shelf.templates(conference).choose("ngo").id()).isEqualTo("badge");
  }

  private void write(String name, String content) throws IOException {
    Files.writeString(badges.resolve(name), content);
  }
}
