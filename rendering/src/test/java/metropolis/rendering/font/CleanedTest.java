package metropolis.rendering.font;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CleanedTest {

  @Test
  void plain_text_is_left_alone() {
    String text = "Anna Lindenthal";
    assertThat(Cleaned.of(text).text()).isSameAs(text);
  }

  @Test
  void spaces_become_one_and_none_stands_at_the_ends() {
    assertThat(text("  Anna \t\n Linden\u2003thal \u3000")).isEqualTo("Anna Linden thal");
  }

  @Test
  void fixed_and_wide_spaces_stay_what_they_are() {
    assertThat(text("田\u3000中")).isEqualTo("田\u3000中");
    assertThat(text("10\u202F000")).isEqualTo("10\u00A0000");
  }

  @Test
  void text_is_composed() {
    assertThat(text("e\u0301")).isEqualTo("\u00e9");
    assertThat(text("\u1112\u1161\u11AB")).isEqualTo("한");
  }

  @Test
  void what_stood_between_a_letter_and_its_accent_does_not_keep_them_apart() {
    assertThat(text("e\u034F\u0301")).isEqualTo("\u00e9");
  }

  @Test
  void controls_and_marks_of_direction_are_left_out() {
    assertThat(text("A\u0000n\u0007n\u202Ea\uFEFF\u2066\u00AD!")).isEqualTo("Anna!");
  }

  @Test
  void joiners_stay_where_letters_join_and_nowhere_else() {
    assertThat(text("گل\u200Cمحمدی")).contains("\u200C");
    assertThat(text("ක්\u200Dර")).contains("\u200D");
    assertThat(text("هُ\u200D")).contains("\u200D");
    assertThat(text("An\u200Cna\u200D")).isEqualTo("Anna");
    assertThat(text("\u200D")).isEmpty();
  }

  @Test
  void a_variation_stays_with_its_character_alone() {
    assertThat(text("葛\uDB40\uDD00城")).isEqualTo("葛\uDB40\uDD00城");
    assertThat(text("A\uFE0F")).isEqualTo("A");
  }

  @Test
  void a_zero_width_space_is_remembered_as_a_place_to_break() {
    Cleaned cleaned = Cleaned.of("ក្រ\u200Bសួង");
    assertThat(cleaned.text()).isEqualTo("ក្រសួង");
    assertThat(cleaned.breaks().stream()).containsExactly(3);
  }

  private static String text(String raw) {
    return Cleaned.of(raw).text();
  }
}
