package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import java.util.List;
import metropolis.rendering.Name;
import metropolis.rendering.font.Faces;
import metropolis.rendering.font.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittingTest {

  private static final Fitting BOX = new Fitting(85, 30, 40, 34, 9, 3);

  private final Typesetter typesetter = new Typesetter(Faces.shared());

  static List<Name> names() {
    return Name.all();
  }

  @Test
  void a_short_text_has_the_largest_size() {
    Fitted fitted = fitted("Li", BOX);
    assertThat(fitted.size()).isEqualTo(40);
    assertThat(texts(fitted)).containsExactly("Li");
  }

  @Test
  void a_longer_text_shrinks_before_it_breaks() {
    Fitted fitted = fitted("Anna Lindenthal", new Fitting(85, 30, 40, 25, 9, 3));
    assertThat(fitted.size()).isBetween(25.0, 39.75);
    assertThat(fitted.lines()).hasSize(1);
  }

  @Test
  void a_long_text_breaks_at_spaces_and_hyphens_into_even_lines() {
    assertThat(texts(fitted("Annelie Müller-Lüdenscheidt", BOX)))
        .containsExactly("Annelie Müller-", "Lüdenscheidt");
  }

  @Test
  void a_word_is_never_cut() {
    Fit fit = typesetter.fit("W".repeat(60), Style.REGULAR, BOX);
    assertThat(fit).isEqualTo(new Refusal.DoesNotFit(9));
  }

  @Test
  void a_fixed_space_holds_words_together() {
    assertThat(texts(fitted("Anna\u00a0Maria Lindenthal-Oberwiesenfeld", BOX)).getFirst())
        .isEqualTo("Anna\u00a0Maria");
  }

  @Test
  void a_hundred_and_twenty_characters_fit_a_badge() {
    String name = "Maria Immaculata Theodora ".repeat(5).substring(0, 120).strip();
    Fitted fitted = fitted(name, new Fitting(85, 30, 40, 34, 8, 4));
    assertThat(fitted.size()).isGreaterThanOrEqualTo(8);
    assertThat(String.join(" ", texts(fitted))).isEqualTo(name);
  }

  @Test
  void thai_breaks_between_words_without_spaces() {
    Fitted fitted = fitted("กระทรวงการพัฒนาสังคมและความมั่นคงของมนุษย์", BOX);
    assertThat(fitted.lines().size()).isGreaterThan(1);
    assertThat(texts(fitted))
        .noneMatch(line -> Character.getType(line.charAt(0)) == Character.NON_SPACING_MARK);
  }

  @Test
  void han_breaks_between_characters_but_not_before_a_closing_mark() {
    Fitted fitted = fitted("国际移民政策研究与合作发展中心。北京", BOX);
    assertThat(fitted.lines().size()).isGreaterThan(1);
    assertThat(texts(fitted)).noneMatch(line -> line.startsWith("。"));
  }

  @Test
  void khmer_breaks_where_a_zero_width_space_allows() {
    Fitted fitted = fitted("ក្រសួងមហាផ្ទៃ\u200Bនិង\u200Bកិច្ចការ\u200Bសាធារណៈ\u200Bនៃកម្ពុជា", BOX);
    assertThat(fitted.lines().size()).isGreaterThan(1);
  }

  @Test
  void tibetan_breaks_after_the_mark_between_syllables() {
    assertThat(texts(fitted("རྒྱལ་མཚན་སྒྲོལ་མ་ཡེ་ཤེས་རྒྱ་མཚོ་བསྟན་འཛིན", BOX)).getFirst())
        .endsWith("་");
  }

  @Test
  void wrapped_lines_keep_the_direction_of_the_whole() {
    Fitted fitted = fitted("عائشة بنت عبد الرحمن الزرقاوي (UN-OCHA Nairobi) 2", BOX);
    Line last = fitted.lines().getLast();
    assertThat(last.text()).contains("2");
    assertThat(last.clusters().getFirst().text()).isEqualTo("2");
  }

  @Test
  void stacked_scripts_get_the_height_they_need() {
    Fitted latin = fitted("Li", BOX);
    Fitted nastaliq = (Fitted) typesetter.fit("ٹیپو", Style.of(Weight.REGULAR, "PK", "ur"), BOX);
    assertThat(latin.above() + latin.below()).isEqualTo(1.14, offset(1e-9));
    assertThat(nastaliq.above() + nastaliq.below()).isGreaterThan(1.3);
  }

  @Test
  void the_place_of_each_line_is_told_in_millimetres() {
    Fitted fitted = new Fitted(List.of(Line.EMPTY, Line.EMPTY), 72, 0.9, 0.1);
    assertThat(fitted.leading()).isEqualTo(25.4);
    assertThat(fitted.height()).isEqualTo(50.8);
    assertThat(fitted.baseline(1)).isEqualTo(48.26, offset(1e-9));
  }

  @ParameterizedTest
  @MethodSource("names")
  void every_name_lies_within_its_box(Name name) {
    Fitted fitted = (Fitted) typesetter.fit(name.name(), name.style(Weight.BOLD), BOX);
    assertThat(fitted.width()).isLessThanOrEqualTo(BOX.width() + 1e-6);
    assertThat(fitted.height()).isLessThanOrEqualTo(BOX.height() + 1e-6);
    assertThat(fitted.lines())
        .allSatisfy(
            line -> {
              assertThat(line.ascent()).isLessThanOrEqualTo(fitted.above());
              assertThat(line.descent()).isLessThanOrEqualTo(fitted.below());
            });
  }

  @Test
  void what_is_repeated_is_set_once() {
    Repeated repeated = new Repeated(typesetter, 2);
    Fit first = repeated.fit("Metropolis", Style.BOLD, BOX);
    assertThat(repeated.fit("Metropolis", Style.BOLD, BOX)).isSameAs(first);
  }

  @Test
  void what_is_remembered_is_bounded() {
    Repeated repeated = new Repeated(typesetter, 2);
    Fit first = repeated.fit("one", Style.BOLD, BOX);
    repeated.fit("two", Style.BOLD, BOX);
    repeated.fit("three", Style.BOLD, BOX);
    assertThat(repeated.fit("one", Style.BOLD, BOX)).isNotSameAs(first).isNotNull();
  }

  @Test
  void a_box_that_is_none_is_a_fault() {
    assertThatThrownBy(() -> new Fitting(0, 1, 3, 2, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fitting(1, 1, 3, 4, 1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fitting(1, 1, 3, 2, 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Fitted fitted(String text, Fitting box) {
    return (Fitted) typesetter.fit(text, Style.REGULAR, box);
  }

  private static List<String> texts(Fitted fitted) {
    return fitted.lines().stream().map(Line::text).toList();
  }
}
