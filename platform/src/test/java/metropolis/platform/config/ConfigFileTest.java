package metropolis.platform.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import metropolis.platform.values.MayBeNull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFileTest {
  enum Approval {
    AUTOMATIC,
    SECRETARIAT
  }

  record Session(String id, Map<String, String> titles, LocalDateTime starts, int capacity) {
    Session {
      if (capacity < 1) {
        throw new IllegalArgumentException("capacity: Give 1 or more.");
      }
    }
  }

  record Category(String id, Approval approval, BigDecimal fee, @MayBeNull Integer quota) {
    Category {
      Objects.requireNonNull(id, "id");
    }
  }

  record Conference(
      String id,
      LocalDate firstDay,
      ZoneId zone,
      List<Category> categories,
      List<Session> sessions) {
    Conference {
      if (categories.isEmpty()) {
        throw new IllegalArgumentException("Give at least one category.");
      }
      sessions = List.copyOf(sessions);
    }
  }

  private static final String GOOD =
      """
      # A conference
      id: metropolis-2004
      firstDay: 2004-09-27
      zone: Europe/Zurich
      categories:
        - id: government
          approval: SECRETARIAT
          fee: 450.00
          quota: 200
        - {id: student, approval: AUTOMATIC, fee: 0}
      sessions:
        - id: opening
          titles:
            en: Opening
            fr: Ouverture
          starts: 2004-09-27T09:30
          capacity: 700
      """;

  private static Conference read(String yaml) {
    return ConfigFile.read(
        "conference.yaml", yaml.getBytes(StandardCharsets.UTF_8), Conference.class);
  }

  private static String problems(String yaml) {
    return catchThrowableOfType(ConfigException.class, () -> read(yaml)).getMessage();
  }

  @Test
  void a_good_file_becomes_a_record() {
    Conference conference = read(GOOD);

    assertThat(conference.firstDay()).isEqualTo(LocalDate.of(2004, 9, 27));
    assertThat(conference.categories().getFirst().fee()).isEqualByComparingTo("450");
    assertThat(conference.categories().getLast().quota()).isNull();
    assertThat(conference.sessions().getFirst().titles()).containsEntry("fr", "Ouverture");
  }

  @Test
  void json_is_read_the_same_way() {
    Session session =
        ConfigFile.read(
            "session.json",
            "{\"id\":\"a\",\"titles\":{},\"starts\":\"2004-09-27T09:30\",\"capacity\":5}"
                .getBytes(StandardCharsets.UTF_8),
            Session.class);

    assertThat(session.capacity()).isEqualTo(5);
  }

  @Test
  void an_unknown_key_is_named_with_its_place_and_those_that_are_known() {
    assertThat(problems(GOOD.replace("capacity: 700", "capacity: 700\n    capcity: 7")))
        .isEqualTo(
            "conference.yaml:18:5: sessions[0].capcity: Leave this out or correct its name. Known"
                + " are id, titles, starts, capacity.");
  }

  @Test
  void a_missing_key_is_named_where_its_parent_stands() {
    assertThat(problems(GOOD.replace("    approval: SECRETARIAT\n", "")))
        .isEqualTo("conference.yaml:6:5: categories[0].approval: Give a value.");
  }

  @Test
  void a_wrong_choice_is_answered_with_the_right_ones() {
    assertThat(problems(GOOD.replace("SECRETARIAT", "MAYBE")))
        .isEqualTo(
            "conference.yaml:7:5: categories[0].approval: Give one of AUTOMATIC, SECRETARIAT.");
  }

  @Test
  void a_wrong_date_is_answered_with_an_example() {
    assertThat(problems(GOOD.replace("firstDay: 2004-09-27", "firstDay: 27.9.2004")))
        .contains("conference.yaml:3:1: firstDay: Give a date such as 2004-09-27.");
  }

  @Test
  void a_number_for_a_text_wants_quotes() {
    assertThat(problems(GOOD.replace("id: opening", "id: 12")))
        .contains("sessions[0].id: Give a text: put it in quotes.");
  }

  @Test
  void a_rule_of_a_record_is_shown_at_its_component() {
    assertThat(problems(GOOD.replace("capacity: 700", "capacity: 0")))
        .isEqualTo("conference.yaml:17:5: sessions[0].capacity: Give 1 or more.");
  }

  @Test
  void all_problems_come_at_once_in_the_order_of_the_file() {
    String bad =
        GOOD.replace("firstDay: 2004-09-27", "firstDay: soon")
            .replace("SECRETARIAT", "MAYBE")
            .replace("capacity: 700", "capacity: many");

    assertThat(problems(bad).lines())
        .hasSize(3)
        .satisfiesExactly(
            line -> assertThat(line).contains("firstDay"),
            line -> assertThat(line).contains("approval"),
            line -> assertThat(line).contains("capacity"));
  }

  @Test
  void a_key_given_twice_is_refused() {
    assertThat(problems(GOOD + "id: again\n")).contains("id: Give it once.");
  }

  @Test
  void aliases_are_refused() {
    assertThat(problems("id: &a metropolis-2004\nzone: *a\n"))
        .contains("Write it out: aliases are not taken.");
  }

  @Test
  void broken_syntax_is_placed() {
    assertThat(problems("id: [unclosed\n"))
        .matches("conference.yaml:\\d+:\\d+: Correct the syntax.*");
  }

  @Test
  void an_empty_file_is_refused() {
    assertThat(problems("")).contains("conference.yaml");
  }

  @Test
  void control_characters_are_refused() {
    assertThat(problems(GOOD.replace("en: Opening", "en: \"Open\\u0007ing\"")))
        .contains("sessions[0].titles.en: Remove the control characters.");
  }

  @Test
  void what_is_no_utf_8_is_refused() {
    assertThatThrownBy(
            () -> ConfigFile.read("c.yaml", new byte[] {'a', (byte) 0xC3, '('}, Conference.class))
        .hasMessage("c.yaml: Save it as UTF-8.");
  }

  @Test
  void a_huge_file_is_refused() {
    assertThatThrownBy(() -> ConfigFile.read("c.yaml", new byte[2_000_000], Conference.class))
        .hasMessageContaining("Keep it below 1024 KiB.");
  }

  @Test
  void a_file_full_of_faults_is_told_the_first_of_them() {
    assertThat(problems("a: &a [x]\nb: [" + "*a, ".repeat(5_000) + "*a]\n"))
        .contains("b[0]: Write it out")
        .endsWith("and 4951 more of this file")
        .hasSizeLessThan(10_000);
  }

  @Test
  void great_depth_is_refused() {
    assertThat(problems("[".repeat(2_000)))
        .isEqualTo("conference.yaml: Write it less deep and with shorter texts.");
  }

  @Test
  void a_missing_file_is_named(@TempDir Path folder) {
    assertThatThrownBy(() -> ConfigFile.read(folder.resolve("none.yaml"), Conference.class))
        .hasMessage("none.yaml: Provide this file so that it can be read (NoSuchFileException).");
  }
}
