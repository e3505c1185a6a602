package metropolis.rendering.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import metropolis.rendering.Name;
import metropolis.rendering.font.Catalogue;
import metropolis.rendering.font.Coverage;
import metropolis.rendering.font.Faces;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a text is made of, it is either set or refused with a reason. */
class AnyTextTest {

  private static final Fitting BOX = new Fitting(85, 30, 40, 34, 6, 4);

  private final Typesetter typesetter = new Typesetter(Faces.shared());

  @Property(tries = 2000)
  void any_string_is_set_or_refused(@ForAll("anything") String text) {
    check(text);
  }

  @Property(tries = 3000)
  void any_mixture_of_covered_characters_is_set_or_refused(@ForAll("covered") String text) {
    check(text);
  }

  @Property(tries = 1000)
  void any_mixture_of_names_is_set(@ForAll("mixtures") String text) {
    check(text);
  }

  @Property(tries = 1000)
  void what_coverage_allows_is_not_refused_for_its_characters(@ForAll("covered") String text) {
    Optional<Refusal> refusal = typesetter.refusal(text, Style.REGULAR);
    assertThat(refusal.orElse(null) instanceof Refusal.Uncovered)
        .isEqualTo(!Coverage.uncovered(text).isEmpty());
  }

  private void check(String text) {
    Fit fit = typesetter.fit(text, Style.REGULAR, BOX);
    switch (fit) {
      case Fitted fitted -> {
        assertThat(fitted.lines()).isNotEmpty();
        for (Line line : fitted.lines()) {
          check(line, fitted);
        }
      }
      case Refusal.Uncovered uncovered -> assertThat(uncovered.message()).contains("U+");
      case Refusal refusal -> assertThat(refusal.message()).isNotEmpty();
    }
  }

  private static void check(Line line, Fitted fitted) {
    assertThat(line.width() * fitted.size() * 25.4 / 72).isLessThan(BOX.width() + 1e-6);
    StringBuilder shown = new StringBuilder();
    for (Cluster cluster : line.clusters()) {
      assertThat(cluster.glyphs()).doesNotContain(0);
      assertThat(cluster.advance()).isFinite();
      shown.append(cluster.text());
    }
    assertThat(visible(shown)).isEqualTo(visible(line.text()));
  }

  private static long visible(CharSequence text) {
    return text.codePoints().filter(c -> !Coverage.isUnseen(c)).count();
  }

  @Provide
  Arbitrary<String> anything() {
    return Arbitraries.strings().all().ofMaxLength(40);
  }

  @Provide
  Arbitrary<String> covered() {
    return Arbitraries.integers()
        .between(0x20, 0x1E95F)
        .filter(c -> Catalogue.shared().covering(c) != 0 || Coverage.isUnseen(c))
        .map(Character::toString)
        .list()
        .ofMaxSize(12)
        .map(parts -> String.join("", parts));
  }

  @Provide
  Arbitrary<String> mixtures() {
    return Arbitraries.of(Name.all())
        .flatMap(
            name ->
                Arbitraries.integers()
                    .between(0, name.name().length())
                    .map(end -> name.name().substring(0, end)))
        .list()
        .ofMinSize(1)
        .ofMaxSize(3)
        .map(parts -> String.join(" ", parts));
  }
}
