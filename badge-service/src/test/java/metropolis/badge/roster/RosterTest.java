package metropolis.badge.roster;

import static org.assertj.core.api.Assertions.assertThat;

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
    roster.put(bearer("Zoé Núñez-Groß", Optional.empty()));

    boolean found = roster.matching(query).test("R1");

    assertThat(found).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ольга", "ольга", "olga", "Петренко"})
  void somebody_is_found_by_either_script(String query) {
    roster.put(bearer("Ольга Петренко", Optional.of("Olha Petrenko (Olga)")));

    boolean found = roster.matching(query).test("R1");

    assertThat(found).isTrue();
  }

  @Test
  void every_word_must_be_found() {
    roster.put(bearer("Zoé Núñez", Optional.empty()));

    boolean found = roster.matching("zoe smith").test("R1");

    assertThat(found).isFalse();
  }

  @Test
  void somebody_forgotten_is_not_found() {
    roster.put(bearer("Zoé Núñez", Optional.empty()));

    roster.forget("R1");

    assertThat(roster.bearer("R1")).isEmpty();
    assertThat(roster.matching("zoe").test("R1")).isFalse();
  }

  private static Bearer bearer(String name, Optional<String> latin) {
    return new Bearer("R1", "ngo", name, latin, "", "", "Office cantonal", "CH", "fr");
  }
}
