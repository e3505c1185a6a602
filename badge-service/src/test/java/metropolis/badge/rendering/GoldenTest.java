package metropolis.badge.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import metropolis.badge.template.Side;
import metropolis.badge.template.Template;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares what is drawn by the shipped templates with what was accepted, and reads the codes on
 * it: an accepted drawing alone could keep an unreadable code for ever. To accept a change: {@code
 * ./run golden}.
 */
class GoldenTest {

  private static final List<String> TEMPLATES =
      List.of("a6", "a4-folded", "card", "label-62", "label-54x101");

  /** By script group, each with a category of its own. */
  private static final List<List<String>> PEOPLE =
      List.of(
          List.of("short", "speaker"),
          List.of("long", "international-organisation"),
          List.of("arabic", "government"),
          List.of("devanagari", "ngo"),
          List.of("chinese", "academia"));

  static Stream<Arguments> drawings() {
    List<Arguments> all = new ArrayList<>();
    for (String template : TEMPLATES) {
      PEOPLE.forEach(person -> all.add(Arguments.of(template, person.get(0), person.get(1))));
    }
    return all.stream();
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void a_badge_is_drawn_as_accepted(String template, String person, String category)
      throws IOException {
    Face face = face(template, person, category);

    String drawn = drawn(face);

    Path file = Path.of("src/test/resources/golden", template + "-" + person + ".txt");
    if ("accept".equals(System.getProperty("golden"))) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, drawn);
    }
    assertThat(file).hasContent(drawn);
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void the_code_on_it_can_be_read_at_150_and_300_dots_an_inch(
      String template, String person, String category) throws Exception {
    Face face = face(template, person, category);

    byte[] pdf = new BadgePrinter().print("Badge", "en", List.of(face));

    assertThat(Codes.read(pdf, 0, 150)).isEqualTo(Samples.TOKEN);
    assertThat(Codes.read(pdf, 0, 300)).isEqualTo(Samples.TOKEN);
  }

  private static Face face(String template, String person, String category) {
    Template read = Samples.template(template);
    Wearer wearer = Specimens.specimen(person).orElseThrow().everywhere(Samples.STATIONERY);
    return Samples.face(read, category, wearer);
  }

  private static String drawn(Face face) {
    StringBuilder drawn = new StringBuilder();
    for (Side side : face.template().sides().keySet()) {
      Recording recording = new Recording();
      Painter.side(recording, face, side);
      drawn.append("== ").append(side).append('\n').append(recording);
    }
    return drawn.toString();
  }
}
