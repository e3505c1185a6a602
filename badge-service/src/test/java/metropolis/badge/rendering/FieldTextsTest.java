package metropolis.badge.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import metropolis.badge.template.Content;
import metropolis.badge.template.Field;
import org.junit.jupiter.api.Test;

class FieldTextsTest {

  private static final Map<String, Map<String, String>> NAMED =
      Map.of("workshops", Map.of("en", "Workshops", "fr", "Les ateliers"));

  @Test
  void zones_are_called_by_their_names_once_each() {
    assertThat(zones(List.of("en", "fr"), NAMED)).isEqualTo("Workshops");
  }

  @Test
  void names_of_zones_are_in_the_first_language_of_the_conference() {
    assertThat(zones(List.of("fr", "en"), NAMED)).isEqualTo("Les ateliers");
  }

  @Test
  void a_zone_without_a_name_is_called_by_its_id() {
    assertThat(zones(List.of("en"), Map.of())).isEqualTo("workshops");
  }

  /** Of a wearer who has seats in two workshops and a plenary, which is in no zone of its own. */
  private static String zones(List<String> languages, Map<String, Map<String, String>> names) {
    Stationery s = Samples.STATIONERY;
    Stationery stationery =
        new Stationery(
            s.id(),
            s.names(),
            s.themes(),
            s.venue(),
            s.town(),
            s.firstDay(),
            s.lastDay(),
            languages,
            s.categories(),
            s.sessions(),
            names);
    Wearer wearer = Samples.wearer("Léa Amsler", "", "", "", "CH");
    return FieldTexts.of(stationery, "ngo", "ABC", wearer, "Léa Amsler")
        .text(new Content.Fields(List.of(Field.ZONES), ", "));
  }
}
