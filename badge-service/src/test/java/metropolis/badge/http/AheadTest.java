package metropolis.badge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {

  @Test
  void results_come_in_order_whoever_works_on_them() {
    List<Integer> results = new ArrayList<>();

    try (var helpers = Executors.newFixedThreadPool(4);
        Ahead<Integer, Integer> ahead =
            new Ahead<>(IntStream.range(0, 1_000).iterator(), it -> it * it, 16, helpers)) {
      ahead.forEachRemaining(results::add);
    }

    assertThat(results).isEqualTo(IntStream.range(0, 1_000).map(it -> it * it).boxed().toList());
  }

  @Test
  void no_more_is_begun_than_the_bound() {
    AtomicInteger begun = new AtomicInteger();
    Ahead<Integer, Integer> ahead =
        new Ahead<>(
            IntStream.range(0, 1_000).iterator(), it -> begun.incrementAndGet(), 16, Runnable::run);

    ahead.next();

    assertThat(begun).hasValue(16);
  }

  @Test
  void a_failure_comes_in_its_turn() {
    Ahead<Integer, Integer> ahead =
        new Ahead<>(IntStream.range(0, 9).iterator(), it -> 6 / (2 - it), 16, Runnable::run);

    assertThat(ahead.next()).isEqualTo(3);
    assertThat(ahead.next()).isEqualTo(6);
    assertThatThrownBy(ahead::next).isInstanceOf(ArithmeticException.class);
  }
}
