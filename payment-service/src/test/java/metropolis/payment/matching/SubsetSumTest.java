package metropolis.payment.matching;

import static metropolis.payment.matching.Desk.chf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubsetSumTest {

  @Test
  void all_together_come_before_some_of_them() {
    assertThat(SubsetSum.of(items(1, 2, 3), chf(6), 5).first()).containsExactly(items(1, 2, 3));
  }

  @Test
  void every_way_is_counted_and_the_largest_shown_first() {
    SubsetSum.Result result = SubsetSum.of(items(1, 2, 3, 4, 9), chf(7), 1);

    // 3 + 4, and 1 + 2 + 4
    assertThat(result.count()).isEqualTo(2);
    assertThat(result.first().getFirst()).hasSize(3);
  }

  @Test
  void one_alone_is_no_sum() {
    assertThat(SubsetSum.of(items(7, 9), chf(7), 5).count()).isZero();
  }

  @Test
  void more_than_twelve_are_not_tried_but_all_of_them_are_added() {
    long[] thirteen = new long[13];
    java.util.Arrays.fill(thirteen, 5);

    assertThat(SubsetSum.of(items(thirteen), chf(10), 5).count()).isZero();
    assertThat(SubsetSum.of(items(thirteen), chf(65), 5).count()).isEqualTo(1);
  }

  private static List<OpenItem> items(long... amounts) {
    List<OpenItem> items = new ArrayList<>();
    for (long amount : amounts) {
      String number = "2004-" + (100_000 + items.size());
      items.add(new OpenItem(number, "", chf(amount), false, 1));
    }
    return items;
  }
}
