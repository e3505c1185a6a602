package metropolis.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Many at once, each of whom waits for an answer before the next request. */
final class Clients {

  private Clients() {}

  /**
   * Shares pieces of work out among clients.
   *
   * @param work is given the number of a piece, from 0
   * @throws IllegalStateException if one failed; the other clients finish theirs
   */
  static void share(int clients, int pieces, IntConsumer work) throws InterruptedException {
    AtomicInteger next = new AtomicInteger();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>();
      for (int c = 0; c < clients; c++) {
        all.add(
            pool.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < pieces; i = next.getAndIncrement()) {
                    work.accept(i);
                  }
                }));
      }
      for (Future<?> client : all) {
        client.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a client failed", e.getCause());
    }
  }
}
