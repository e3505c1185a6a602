package metropolis.badge.rendering;

import static metropolis.badge.rendering.Samples.bearer;
import static metropolis.badge.rendering.Samples.compose;
import static metropolis.badge.rendering.Samples.face;
import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Optional;
import metropolis.badge.rendering.Composition.Notice;
import metropolis.badge.rendering.Composition.Obstacle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposerTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Łukasz Świątek",
        "Đặng Thị Hương",
        "Παναγιώτης Ζαφειρίου",
        "Ђорђе Николић",
        "Ольга Петренко",
        "Þórdís Björk",
        "Şükrü Yıldız",
        "Māra Bērziņa",
        "O’Connor-Smith Jr."
      })
  void latin_greek_and_cyrillic_names_are_set_as_wanted(String name) {
    Composition composition = compose(bearer(name, "", "CH"));

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class, ready -> assertThat(ready.notices()).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "نور الهاشمي",
        "דוד לוי",
        "नेहा शर्मा",
        "สมชาย ใจดี",
        "李小龙",
        "ნინო",
        "Անահիտ",
        "ከበደ",
        "김민준",
        "ẹ́kọ́",
        "Anna 李"
      })
  void what_cannot_be_set_right_gives_way_to_the_latin_form(String name) {
    Composition composition = compose(bearer(name, Optional.of("Latin Form"), "", "CH"));

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class,
            ready -> {
              assertThat(ready.face().name().lines()).containsExactly("Latin Form");
              assertThat(ready.notices()).containsExactly(Notice.NAME_IN_LATIN_LETTERS);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"نور الهاشمي", "李小龙", "", "\u200B", "👩‍🚀"})
  void without_a_latin_form_there_is_no_badge_rather_than_a_wrong_one(String name) {
    Composition composition = compose(bearer(name, "", "CH"));

    assertThat(composition).isEqualTo(new Composition.Impossible(Obstacle.NAME_NEEDS_LATIN_FORM));
  }

  @Test
  void decomposed_letters_are_composed() {
    String name = Normalizer.normalize("Zoé Núñez", Normalizer.Form.NFD);

    Face face = face(bearer(name, "", "CH"));

    assertThat(face.name().lines()).containsExactly("Zoé Núñez");
  }

  @Test
  void a_name_breaks_at_spaces_and_hyphens_never_inside_a_word() {
    Face face = face(bearer("Wolfgang-Amadeus Unterwaldenstrasser", "", "AT"));

    assertThat(face.name().lines()).containsExactly("Wolfgang-Amadeus", "Unterwaldenstrasser");
  }

  @Test
  void a_very_long_word_shrinks() {
    Face face = face(bearer("Venkatanarasimharajuvaripeta", "", "IN"));

    assertThat(face.name().lines()).hasSize(1);
    assertThat(face.name().size()).isLessThan(25);
  }

  @Test
  void a_name_that_does_not_fit_at_all_is_said_to_be_too_long() {
    Composition composition = compose(bearer("W".repeat(200), "", "CH"));

    assertThat(composition).isEqualTo(new Composition.Impossible(Obstacle.NAME_TOO_LONG));
  }

  @Test
  void an_organisation_that_cannot_be_set_is_left_out_and_the_desk_is_told() {
    Composition composition = compose(bearer("Lea Amsler", "جمعية الجسور", "MA"));

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class,
            ready -> assertThat(ready.notices()).containsExactly(Notice.ORGANISATION_LEFT_OUT));
  }

  @Test
  void a_very_long_organisation_ends_in_an_ellipsis_and_the_desk_is_told() {
    Composition composition =
        compose(bearer("Lea Amsler", "Association intercommunale ".repeat(12), "CH"));

    assertThat(composition)
        .isInstanceOfSatisfying(
            Composition.Ready.class,
            ready -> {
              assertThat(ready.face().organisation().lines().getLast()).endsWith("…");
              assertThat(ready.notices()).containsExactly(Notice.ORGANISATION_SHORTENED);
            });
  }

  @Test
  void the_band_says_the_category_in_the_languages_of_the_conference() {
    Face face = face(bearer("Lea Amsler", "", "CH"));

    assertThat(face.category().lines()).containsExactly("Civil society");
    assertThat(face.subtitle().lines()).containsExactly("Société civile");
  }

  @ParameterizedTest
  @ValueSource(strings = {"#FFFFFF", "#F2C14E", "#7FDBFF", "#AAAAAA"})
  void on_light_colours_the_ink_is_black(String colour) {
    assertThat(Rgb.of(colour).ink()).isEqualTo(Rgb.BLACK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"#000000", "#0B6E4F", "#7A1E48", "no colour"})
  void on_dark_colours_the_ink_is_white(String colour) {
    assertThat(Rgb.of(colour).ink()).isEqualTo(Rgb.WHITE);
  }
}
