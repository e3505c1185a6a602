package metropolis.badge.imposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImpositionTest {

  private static final Paper A4 = Paper.a4(0);

  @Test
  void four_a6_make_an_a4_sheet_without_a_margin() {
    Imposition grid = Imposition.of(A4, 0, 105, 148.5).orElseThrow();

    assertThat(grid.perSheet()).isEqualTo(4);
    assertThat(grid.front(3, 0)).isEqualTo(new Slot(105, 148.5, 105, 148.5, 0));
    assertThat(grid.marks()).isEmpty();
  }

  @Test
  void badges_lie_on_their_side_where_more_of_them_go() {
    Imposition grid = Imposition.of(Paper.a4(8), 2, 138, 90).orElseThrow();

    assertThat(grid.columns()).isEqualTo(2);
    assertThat(grid.rows()).isEqualTo(2);
    assertThat(grid.front(0, 0).turns()).isEqualTo(1);
  }

  @Test
  void what_is_larger_than_the_sheet_does_not_go() {
    assertThat(Imposition.of(Paper.a4(10), 0, 200, 290)).isEmpty();
  }

  @Test
  void a_part_used_sheet_is_filled_up() {
    Imposition grid = Imposition.of(A4, 0, 105, 148.5).orElseThrow();

    assertThat(grid.sheets(3, 2)).isEqualTo(2);
    assertThat(grid.front(0, 2)).isEqualTo(grid.front(2, 0));
    assertThat(grid.firstOn(1, 2)).isEqualTo(2);
    assertThat(grid.front(2, 2)).isEqualTo(grid.front(0, 0));
  }

  @Test
  void backs_change_columns_when_the_sheet_is_turned_about_its_long_edge() {
    Imposition grid = Imposition.of(A4, 0, 105, 148.5).orElseThrow();

    assertThat(grid.back(0, 0, Turning.LONG_EDGE)).isEqualTo(new Slot(105, 0, 105, 148.5, 0));
  }

  @Test
  void backs_change_rows_and_stand_on_their_heads_when_it_is_turned_about_its_short_edge() {
    Imposition grid = Imposition.of(A4, 0, 105, 148.5).orElseThrow();

    assertThat(grid.back(0, 0, Turning.SHORT_EDGE)).isEqualTo(new Slot(0, 148.5, 105, 148.5, 2));
  }

  @Test
  void margins_that_leave_nothing_are_refused() {
    assertThatThrownBy(() -> Paper.a4(105)).hasMessageContaining("margins");
  }

  @Property
  void badges_lie_within_the_margins_and_not_upon_each_other(
      @ForAll @DoubleRange(min = 0, max = 30) double margin,
      @ForAll @DoubleRange(min = 0, max = 8) double gap,
      @ForAll @DoubleRange(min = 20, max = 140) double width,
      @ForAll @DoubleRange(min = 20, max = 140) double height) {
    Imposition grid = Imposition.of(Paper.a4(margin), gap, width, height).orElseThrow();

    List<Slot> slots = new ArrayList<>();
    for (int badge = 0; badge < grid.perSheet(); badge++) {
      slots.add(grid.front(badge, 0));
    }

    for (int i = 0; i < slots.size(); i++) {
      Slot slot = slots.get(i);
      assertThat(slot.x()).isGreaterThan(margin - 0.01);
      assertThat(slot.y()).isGreaterThan(margin - 0.01);
      assertThat(slot.x() + slot.width()).isLessThan(210 - margin + 0.01);
      assertThat(slot.y() + slot.height()).isLessThan(297 - margin + 0.01);
      for (Slot other : slots.subList(0, i)) {
        assertThat(apart(slot, other)).isTrue();
      }
    }
  }

  /** The sheet is turned in thought: what was at the left is at the right then. */
  @Property
  void a_back_is_behind_its_front_and_upright_when_the_badge_is_turned(
      @ForAll @DoubleRange(min = 20, max = 140) double width,
      @ForAll @DoubleRange(min = 20, max = 140) double height,
      @ForAll @DoubleRange(min = 0, max = 20) double left,
      @ForAll boolean landscape,
      @ForAll Turning turning,
      @ForAll @IntRange(max = 40) int badge) {
    Margins margins = new Margins(left, 0, 0, 0);
    Paper paper = landscape ? new Paper(297, 210, margins) : new Paper(210, 297, margins);
    Imposition grid = Imposition.of(paper, 0, width, height).orElseThrow();
    boolean aboutUprightAxis = landscape == (turning == Turning.SHORT_EDGE);

    Slot front = grid.front(badge, 0);
    Slot back = grid.back(badge, 0, turning);

    double seenX = aboutUprightAxis ? paper.width() - back.x() - back.width() : back.x();
    double seenY = aboutUprightAxis ? back.y() : paper.height() - back.y() - back.height();
    assertThat(seenX).isCloseTo(front.x(), within(1e-6));
    assertThat(seenY).isCloseTo(front.y(), within(1e-6));
    double[] up = up(back.turns());
    double[] seenUp =
        aboutUprightAxis ? new double[] {-up[0], up[1]} : new double[] {up[0], -up[1]};
    assertThat(seenUp).containsExactly(up(front.turns()), within(1e-9));
  }

  private static double[] up(int turns) {
    return new double[] {Math.sin(turns * Math.PI / 2), Math.cos(turns * Math.PI / 2)};
  }

  private static boolean apart(Slot one, Slot other) {
    double hair = 0.01;
    return one.x() + one.width() <= other.x() + hair
        || other.x() + other.width() <= one.x() + hair
        || one.y() + one.height() <= other.y() + hair
        || other.y() + other.height() <= one.y() + hair;
  }
}
