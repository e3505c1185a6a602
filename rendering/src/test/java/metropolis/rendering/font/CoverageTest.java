package metropolis.rendering.font;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import metropolis.rendering.Name;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CoverageTest {

  static List<Name> names() {
    return Name.all();
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_name_of_the_sheet_is_covered(Name name) {
    assertThat(Coverage.uncovered(name.name())).isEmpty();
  }

  @Test
  void what_is_missing_is_told_once_in_the_order_of_the_text() {
    assertThat(Coverage.uncovered("😀 Ann 🎓 Bob 😀")).containsExactly("😀", "🎓");
  }

  @Test
  void only_the_missing_mark_of_a_letter_is_told() {
    assertThat(Coverage.uncovered("a\u1AB0\u20E3 b")).doesNotContain("a");
  }

  @Test
  void a_letter_and_a_mark_of_different_faces_are_missing_together() {
    assertThat(Coverage.uncovered("д\u0951\u3099")).isNotEmpty();
  }

  @Test
  void half_a_character_is_missing() {
    assertThat(Coverage.uncovered("\uD83D")).containsExactly("\uD83D");
  }

  @Test
  void what_is_not_seen_asks_for_no_face() {
    assertThat(Coverage.uncovered("An\u202Ena \u200B\u0007")).isEmpty();
  }

  @Test
  void a_message_names_the_character() {
    assertThat(Coverage.described("😀")).isEqualTo("U+1F600 GRINNING FACE");
    assertThat(Coverage.described("a\u1AB0"))
        .isEqualTo("U+0061 LATIN SMALL LETTER A, U+1AB0 COMBINING DOUBLED CIRCUMFLEX ACCENT");
  }
}
