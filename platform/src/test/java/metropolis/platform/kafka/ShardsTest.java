package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.specific.SpecificRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShardsTest {

  private static final String CONFERENCE = "metropolis-2004";
  private static final Duration LONG = Duration.ofSeconds(30);

  private final Shards<AtomicInteger> shards = new Shards<>(1);
  private final AtomicInteger book = new AtomicInteger();

  @BeforeEach
  void one_conference_is_held() {
    shards.open(0, new OneBook(book));
  }

  @Test
  void what_is_so_already_needs_no_waiting() {
    assertThat(shards.await(CONFERENCE, it -> it.get() == 0, Duration.ZERO)).isTrue();
  }

  @Test
  void a_wait_ends_with_the_change_that_it_is_for() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CompletableFuture<Boolean> waiting =
        CompletableFuture.supplyAsync(
            () ->
                shards.await(
                    CONFERENCE,
                    it -> {
                      asked.countDown();
                      return it.get() == 2;
                    },
                    LONG));

    change(1);
    // Asked once at the start at least, and once after the change that was not enough.
    while (!asked.await(1, TimeUnit.MILLISECONDS)) {
      shards.changed(CONFERENCE);
    }
    change(2);

    assertThat(waiting.get(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void what_does_not_come_is_not_waited_for_for_ever() {
    assertThat(shards.await(CONFERENCE, it -> it.get() == 1, Duration.ofMillis(1))).isFalse();
  }

  @Test
  void a_conference_that_does_not_exist_is_not_waited_for() {
    assertThat(shards.await("no-such", _ -> false, LONG)).isTrue();
  }

  private void change(int to) {
    shards.write(
        0,
        () -> {
          book.set(to);
          return null;
        });
    shards.changed(CONFERENCE);
  }

  private record OneBook(AtomicInteger only) implements Writer<AtomicInteger> {

    @Override
    public void restore(String store, EntityKey key, SpecificRecord state) {}

    @Override
    public Effects decide(EntityKey key, SpecificRecord command) {
      return Effects.none();
    }

    @Override
    public Effects follow(String topic, EntityKey key, SpecificRecord value) {
      return Effects.none();
    }

    @Override
    public Optional<AtomicInteger> book(String conference) {
      return conference.equals(CONFERENCE) ? Optional.of(only) : Optional.empty();
    }

    @Override
    public Collection<String> conferences() {
      return List.of(CONFERENCE);
    }
  }
}
