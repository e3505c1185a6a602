package metropolis.badge.template;

import static java.nio.charset.StandardCharsets.UTF_8;
import static metropolis.badge.template.Faults.only;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import metropolis.platform.config.ConfigException.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {

  private static final Path SHIPPED = Path.of("..", "examples", "metropolis-2004", "badges");

  private static final String GOOD =
      """
      name: { en: Test }
      format: a6
      page: { width: 105, height: 148 }
      front:
        - { kind: text, box: [5, 20, 95, 30], fields: [name], size: [40, 30, 9], lines: 2 }
        - { kind: text, box: [5, 60, 95, 10], fields: [category], size: [20, 15, 8] }
        - { kind: text, box: [5, 130, 95, 6], fields: [short-code], size: [9, 9, 8] }
        - { kind: code, box: [30, 80, 40, 40] }
      """;

  private static final String LOGO =
      """
      <svg xmlns='http://www.w3.org/2000/svg'
           viewBox='0 0 2 1'>
        <path d='M0 0h2v1z'/>
      </svg>
      """;

  @TempDir Path directory;

  @Test
  void a_template_is_read() {
    TemplateReader.Read read = TemplateReader.read("test.yaml", GOOD.getBytes(UTF_8));

    assertThat(read.warnings()).isEmpty();
    assertThat(read.template().id()).isEqualTo("test");
    assertThat(read.template().sides().get(Side.FRONT)).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a6.yaml", "a4-folded.yaml", "card.yaml", "label-62.yaml", "label-54x101.yaml"})
  void the_shipped_templates_have_nothing_to_correct(String file) {
    TemplateReader.Read read = TemplateReader.read(SHIPPED.resolve(file));

    assertThat(read.warnings()).isEmpty();
  }

  /** What is replaced by what, the line of the fault, and a part of its remedy. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [5, 20, 95, 30]                | [5, 20, 101, 30]             | 5 | Keep it on the page, which is 105 x 148 mm
          [5, 20, 95, 30]                | [5, 20, 95]                  | 5 | four numbers
          [5, 20, 95, 30]                | [5, 20, 95, .nan]            | 5 | Correct this value
          [5, 20, 95, 30]                | [5, 20, 95, -3]              | 5 | above 0
          [40, 30, 9]                    | [40, 30, 5]                  | 5 | Stay between 6 points
          [40, 30, 9]                    | [30, 40, 9]                  | 5 | largest size first
          [40, 30, 9]                    | [40, 9]                      | 5 | three numbers
          fields: [name]                 | fields: [nmae]               | 5 | Give one of name, latin-name
          fields: [name]                 | fields: [country]            | 4 | Show the name
          lines: 2                       | lines: 0                     | 5 | from 1 to 20
          lines: 2                       | lnes: 2                      | 5 | Leave this out or correct its name
          lines: 2                       | colour: blue                 | 5 | Give a colour
          lines: 2                       | pitch: 3                     | 5 | means nothing to a text
          [30, 80, 40, 40]               | [30, 80, 34, 34]             | 8 | 35 mm or more
          kind: code                     | kind: barcode                | 8 | Give one of code, fill
          format: a6                     | format: A 6                  | 2 | small letters
          width: 105                     | width: 5                     | 3 | from 20 to 420
          width: 105                     | width: wide                  | 3 | Give a number
          name: { en: Test }             | name: {}                     | 1 | Name the template
          """)
  void a_fault_is_told_with_its_line_and_a_remedy(
      String good, String bad, int line, String remedy) {
    List<Problem> problems = Faults.of(GOOD.replace(good, bad));

    assertThat(problems)
        .anySatisfy(
            problem -> {
              assertThat(problem.file()).isEqualTo("test.yaml");
              assertThat(problem.line()).isEqualTo(line);
              assertThat(problem.remedy()).contains(remedy);
            });
  }

  @Test
  void nothing_may_be_drawn_over_the_white_border_of_the_code() {
    List<Problem> problems =
        Faults.of(GOOD + "  - { kind: fill, box: [68, 90, 10, 10], colour: category }\n");

    Problem problem = only(problems);
    assertThat(problem.line()).isEqualTo(9);
    assertThat(problem.remedy()).contains("Move it off the code of item 4");
  }

  @Test
  void only_a_badge_folded_twice_has_an_inside() {
    List<Problem> problems = Faults.of(GOOD + "insideLeft: []\n");

    assertThat(problems).singleElement().extracting(Problem::line).isEqualTo(9);
  }

  @Test
  void parts_that_are_higher_than_their_stack_are_refused() {
    String stack =
        """
          - kind: stack
            box: [5, 122, 90, 6]
            parts:
              - { fields: [country], height: 5, size: [9, 9, 8] }
              - { fields: [town], height: 4, gap: 1, size: [9, 9, 8] }
        """;

    Problem problem = only(Faults.of(GOOD + stack));
    assertThat(problem.line()).isEqualTo(11);
    assertThat(problem.remedy()).contains("together they take 10 mm of 6");
  }

  @Test
  void a_category_shown_by_colour_alone_is_warned_of() {
    byte[] content = GOOD.replace("fields: [category]", "fields: [country]").getBytes(UTF_8);

    List<Problem> warnings = TemplateReader.read("test.yaml", content).warnings();

    Problem warning = only(warnings);
    assertThat(warning.line()).isEqualTo(4);
    assertThat(warning.remedy()).contains("Show the category in words");
  }

  @Test
  void a_small_name_is_warned_of() {
    byte[] content = GOOD.replace("[40, 30, 9]", "[20, 15, 9]").getBytes(UTF_8);

    List<Problem> warnings = TemplateReader.read("test.yaml", content).warnings();

    assertThat(warnings).singleElement().extracting(Problem::line).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({
    "logo.svg, Put a file of this name beside the template",
    "logo.pdf, Put a file of this name beside the template",
    "../logo.pdf, beside the template",
    "/etc/logo.pdf, beside the template",
    "logo.txt, ends in .svg"
  })
  void a_picture_that_cannot_be_had_is_told(String file, String remedy) throws IOException {
    Path template = directory.resolve("test.yaml");
    Files.writeString(
        template,
        GOOD + "  - { kind: image, box: [5, 2, 20, 10], file: \"%s\" }\n".formatted(file));

    Problem problem = only(Faults.of(template));

    assertThat(problem.line()).isEqualTo(9);
    assertThat(problem.remedy()).contains(remedy);
  }

  @Test
  void a_picture_of_each_country_is_read_where_there_is_one() throws IOException {
    Path template = directory.resolve("test.yaml");
    Files.createDirectory(directory.resolve("flags"));
    ImageIO.write(
        new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB),
        "png",
        directory.resolve("flags").resolve("CH.png").toFile());
    Files.writeString(
        template,
        GOOD + "  - { kind: image, box: [5, 2, 20, 10], file: \"flags/{country}.png\" }\n");

    Template read = TemplateReader.read(template).template();

    assertThat(read.pictures()).containsOnlyKeys("flags/CH.png");
  }

  @Test
  void a_drawing_in_svg_is_read() throws IOException {
    Path template = withImage("logo.svg", LOGO);

    Template read = TemplateReader.read(template).template();

    assertThat(read.pictures().get("logo.svg"))
        .satisfies(logo -> assertThat(logo.width() / logo.height()).isEqualTo(2));
  }

  @Test
  void a_fault_in_a_drawing_is_told_with_both_lines_and_a_remedy() throws IOException {
    Path template = withImage("logo.svg", LOGO.replace("<path d='M0 0h2v1z'/>", "<text>A</text>"));

    Problem problem = only(Faults.of(template));

    assertThat(problem.line()).isEqualTo(9);
    assertThat(problem.remedy())
        .startsWith("logo.svg: line 3 of the SVG: convert the text to paths");
  }

  @Test
  void a_picture_that_is_none_is_told() throws IOException {
    Path template = withImage("logo.png", "no picture");

    Problem problem = only(Faults.of(template));

    assertThat(problem.line()).isEqualTo(9);
    assertThat(problem.remedy()).startsWith("logo.png: ");
  }

  private Path withImage(String name, String content) throws IOException {
    Path template = directory.resolve("test.yaml");
    Files.writeString(directory.resolve(name), content);
    return Files.writeString(
        template, GOOD + "  - { kind: image, box: [5, 2, 20, 10], file: %s }\n".formatted(name));
  }
}
