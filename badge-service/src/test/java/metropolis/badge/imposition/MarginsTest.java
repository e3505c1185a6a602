package metropolis.badge.imposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarginsTest {

  @ParameterizedTest
  @ValueSource(doubles = {-0.1, Double.NaN, Double.NEGATIVE_INFINITY})
  void a_margin_is_not_below_zero(double margin) {
    assertThatThrownBy(() -> new Margins(0, 0, 0, margin))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 4.2, 12, 99.9})
  void tenths_can_be_typed(double margin) {
    assertThat(Margins.even(margin).canBeTyped()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.05, 4.25, 100, Double.POSITIVE_INFINITY})
  void what_is_finer_or_wider_cannot(double margin) {
    assertThat(new Margins(5, 5, margin, 5).canBeTyped()).isFalse();
  }

  @Test
  void the_wider_margin_moves_the_badges_away_from_it() {
    Margins pulledDown = new Margins(5, 9, 5, 5);

    Slot even = first(Margins.even(5));
    Slot moved = first(pulledDown);

    assertThat(moved.x()).isEqualTo(even.x());
    assertThat(moved.y()).isEqualTo(even.y() + 2);
  }

  private static Slot first(Margins margins) {
    return Imposition.of(new Paper(210, 297, margins), 0, 90, 55).orElseThrow().front(0, 0);
  }
}
