package metropolis.platform.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.internals.KafkaFutureImpl;
import org.junit.jupiter.api.Test;

class RetryPauseTest {

  private final List<Long> rests = new ArrayList<>();
  private final RetryPause pause = new RetryPause(rests::add);

  @Test
  void whoever_was_refused_rests_before_asking_again() {
    refuse();
    pause.beforeAsking();

    assertThat(rests).containsExactly(RetryPause.NANOS);
  }

  @Test
  void one_refusal_is_rested_for_once() {
    refuse();
    pause.beforeAsking();
    pause.beforeAsking();

    assertThat(rests).hasSize(1);
  }

  @Test
  void each_refusal_is_rested_for() {
    refuse();
    pause.beforeAsking();
    refuse();
    pause.beforeAsking();

    assertThat(rests).hasSize(2);
  }

  @Test
  void whoever_was_told_does_not_rest() {
    pause.asked(KafkaFuture.completedFuture("told"));
    pause.beforeAsking();

    assertThat(rests).isEmpty();
  }

  @Test
  void whoever_was_not_answered_yet_does_not_rest() {
    pause.asked(new KafkaFutureImpl<>());
    pause.beforeAsking();

    assertThat(rests).isEmpty();
  }

  private void refuse() {
    KafkaFutureImpl<String> answer = new KafkaFutureImpl<>();
    pause.asked(answer);
    answer.completeExceptionally(new UnknownTopicOrPartitionException());
  }
}
