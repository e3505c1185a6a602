package metropolis.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/** Drives work against something, bounded in count, and times it. */
final class Load {

  /**
   * What a run gave.
   *
   * @param nanos one time for each piece of work, ascending
   */
  record Result(Duration wall, long[] nanos, int failures) {

    double perSecond() {
      return nanos.length * 1e9 / wall.toNanos();
    }

    /** A percentile in milliseconds. */
    double millis(double percentile) {
      int index = (int) Math.ceil(percentile / 100 * nanos.length) - 1;
      return nanos[Math.clamp(index, 0, nanos.length - 1)] / 1e6;
    }
  }

  private Load() {}

  /** As fast as so many clients can, each waiting for its answer before the next. */
  static Result closed(int clients, int count, IntConsumer work) throws InterruptedException {
    Times times = new Times();
    long start = System.nanoTime();
    Clients.share(clients, count, i -> times.time(work, i, System.nanoTime()));
    return times.result(System.nanoTime() - start);
  }

  /**
   * At a fixed rate, whether answers come or not. Each piece is timed from the moment it was due,
   * so that a stall is not hidden by the wait for it.
   */
  static Result paced(int perSecond, int count, IntConsumer work) throws InterruptedException {
    Times times = new Times();
    long interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
    long start = System.nanoTime();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        long due = start + i * interval;
        long wait = due - System.nanoTime();
        if (wait > 0) {
          LockSupport.parkNanos(wait);
        }
        int piece = i;
        pool.submit(() -> times.time(work, piece, due));
      }
    }
    return times.result(System.nanoTime() - start);
  }

  private static final class Times {
    private final ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile RuntimeException first;

    void time(IntConsumer work, int piece, long since) {
      try {
        work.accept(piece);
        nanos.add(System.nanoTime() - since);
      } catch (RuntimeException e) {
        if (failures.getAndIncrement() == 0) {
          first = e;
        }
      }
    }

    Result result(long wall) {
      if (nanos.isEmpty()) {
        throw new IllegalStateException("nothing succeeded", first);
      }
      long[] sorted = nanos.stream().mapToLong(Long::longValue).toArray();
      Arrays.sort(sorted);
      return new Result(Duration.ofNanos(wall), sorted, failures.get());
    }
  }
}
