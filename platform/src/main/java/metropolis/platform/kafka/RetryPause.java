package metropolis.platform.kafka;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.apache.kafka.common.KafkaFuture;

/** A pause before whoever was refused asks again. Threads may share it. */
final class RetryPause {

  /** Short beside what a restore takes, and long beside what a refusal costs the broker. */
  static final long NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final LongConsumer rest;
  private final AtomicBoolean refused = new AtomicBoolean();

  RetryPause() {
    this(LockSupport::parkNanos);
  }

  /**
   * @param rest waits so many nanoseconds
   */
  RetryPause(LongConsumer rest) {
    this.rest = rest;
  }

  /** Waits if what was asked last has failed; an interrupt ends the wait and stays set. */
  void beforeAsking() {
    if (refused.getAndSet(false)) {
      rest.accept(NANOS);
    }
  }

  /** Something was asked. */
  void asked(KafkaFuture<?> answer) {
    answer.whenComplete(
        (told, failure) -> {
          if (failure != null) {
            refused.set(true);
          }
        });
  }
}
