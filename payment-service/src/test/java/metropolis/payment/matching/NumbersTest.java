package metropolis.payment.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import metropolis.platform.values.Money;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_set_holds_what_was_added_and_not_removed(long seed) {
    Random random = new Random(seed);
    IntSet set = new IntSet();
    Set<Integer> expected = new HashSet<>();
    int range = 10 << random.nextInt(8);
    for (int change = 0; change < 20_000; change++) {
      int value = random.nextInt(range);
      if (random.nextBoolean()) {
        set.add(value);
        expected.add(value);
      } else {
        set.remove(value);
        expected.remove(value);
      }
    }

    assertThat(set.toList()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(set.size()).isEqualTo(expected.size());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 100, 5_000})
  void every_reference_leads_to_its_item(int count) {
    List<OpenItem> items = new ArrayList<>();
    References references = new References(items);
    for (int i = 0; i < count; i++) {
      Money open = Money.of(100, "CHF");
      items.add(
          new OpenItem("2004-" + i, List.of("A" + i, "BO" + i, "L" + i + "C"), open, false, 1));
      references.add(i);
    }

    for (int i = 0; i < count; i++) {
      assertThat(references.find("A" + i)).isEqualTo(i);
      assertThat(references.find("B0" + i)).isEqualTo(i);
      assertThat(references.find("1" + i + "C")).isEqualTo(i);
    }
    assertThat(references.find("A" + count)).isNegative();
  }
}
