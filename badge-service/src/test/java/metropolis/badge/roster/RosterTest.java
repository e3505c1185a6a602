package metropolis.badge.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RosterTest {

  private final Roster roster = new Roster();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nunez",
        "NÚÑEZ",
        "zoe nu",
        "office  cantonal",
        "ch",
        "",
        "Núñez",
        "groß",
        "GROSS"
      })
  void somebody_is_found_whatever_the_case_and_the_accents(String query) {
    roster.put(bearer("Zoé Núñez-Groß", Optional.empty()), 1);

    boolean found = roster.matching(query).test("R1");

    assertThat(found).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ольга", "ольга", "olga", "Петренко"})
  void somebody_is_found_by_either_script(String query) {
    roster.put(bearer("Ольга Петренко", Optional.of("Olha Petrenko (Olga)")), 1);

    boolean found = roster.matching(query).test("R1");

    assertThat(found).isTrue();
  }

  @Test
  void every_word_must_be_found() {
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);

    boolean found = roster.matching("zoe smith").test("R1");

    assertThat(found).isFalse();
  }

  @Test
  void somebody_forgotten_is_not_found() {
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);

    roster.forget("R1");

    assertThat(roster.bearer("R1")).isEmpty();
    assertThat(roster.matching("zoe").test("R1")).isFalse();
  }

  @Test
  void a_detail_that_changed_is_told_to_whoever_printed_it_before() {
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);

    Person now = roster.put(bearer("Zoé Smith", Optional.empty()), 2);

    assertThat(now.changedSince(1)).containsExactly("name");
    assertThat(now.changedSince(2)).isEmpty();
  }

  @Test
  void whatever_a_template_may_print_is_told_when_it_changes() {
    roster.put(bearer("Zoé Núñez", Optional.empty(), "Dr", "", "Adviser"), 1);

    Person now =
        roster.put(bearer("Zoé Núñez", Optional.empty(), "Prof.", "she/her", "Director"), 2);

    assertThat(now.changedSince(1)).containsExactly("position", "pronouns", "title");
  }

  @Test
  void a_change_that_is_not_printed_changes_nothing_on_the_badge() {
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);

    Person now = roster.put(bearer("Zoé Núñez", Optional.empty()), 2);

    assertThat(now.version()).isEqualTo(2);
    assertThat(now.changedSince(1)).isEmpty();
  }

  @Test
  void seats_are_told_to_whoever_printed_the_badge_before() {
    roster.grant("R1", "opening");
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);
    int printed = roster.person("R1").orElseThrow().edition();

    roster.grant("R1", "borders");

    Person now = roster.person("R1").orElseThrow();
    assertThat(now.bearer().sessions()).containsExactly("borders", "opening");
    assertThat(now.changedSince(printed)).containsExactly("sessions");
    assertThat(now.changedSince(now.edition())).isEmpty();
  }

  @Test
  void a_seat_held_already_and_one_never_held_change_nothing() {
    roster.grant("R1", "opening");

    assertThat(roster.grant("R1", "opening")).isEmpty();
    assertThat(roster.release("R1", "borders")).isEmpty();
  }

  @Test
  void a_seat_that_changed_before_does_not_hide_a_change_of_the_name() {
    roster.put(bearer("Zoé Núñez", Optional.empty()), 1);
    roster.grant("R1", "opening");
    roster.release("R1", "opening");
    int printed = roster.person("R1").orElseThrow().edition();

    Person now = roster.put(bearer("Zoé Smith", Optional.empty()), 2);

    assertThat(now.changedSince(printed)).containsExactly("name");
  }

  @Test
  void whoever_is_forgotten_attends_nothing() {
    roster.grant("R1", "opening");

    roster.forget("R1");

    assertThat(roster.put(bearer("Zoé Núñez", Optional.empty()), 1).bearer().sessions()).isEmpty();
  }

  @Test
  void the_list_is_ordered_as_the_language_sorts() {
    List<String> names = List.of("Ångström", "Zorn", "Aalto");
    names.forEach(
        name ->
            roster.put(
                new Bearer(
                    name,
                    "ngo",
                    name,
                    Optional.empty(),
                    "",
                    "",
                    name,
                    "",
                    "",
                    "",
                    "SE",
                    "sv",
                    List.of()),
                1));

    assertThat(inOrder(names)).containsExactly("Aalto", "Ångström", "Zorn");
    roster.language(Locale.of("sv"));
    assertThat(inOrder(names)).containsExactly("Aalto", "Zorn", "Ångström");
  }

  private List<String> inOrder(List<String> names) {
    return names.stream()
        .sorted(Comparator.comparing(name -> roster.place(name).orElseThrow()))
        .toList();
  }

  private static Bearer bearer(String name, Optional<String> latin) {
    return bearer(name, latin, "Dr", "", "Adviser");
  }

  private static Bearer bearer(
      String name, Optional<String> latin, String title, String pronouns, String position) {
    return new Bearer(
        "R1",
        "ngo",
        name,
        latin,
        title,
        "",
        "",
        pronouns,
        "Office cantonal",
        position,
        "CH",
        "fr",
        List.of());
  }
}
