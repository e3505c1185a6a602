package metropolis.badge.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.function.Function;

/**
 * Works on what comes next while what came before is used: in order, by several threads, and never
 * further ahead than a bound. For one thread.
 */
final class Ahead<T, R> implements Iterator<R>, AutoCloseable {

  private final Iterator<T> input;
  private final Function<T, R> work;
  private final int bound;
  private final Executor helpers;
  private final Deque<FutureTask<R>> begun = new ArrayDeque<>();

  /**
   * @param bound how many are worked on or kept at most
   */
  Ahead(Iterator<T> input, Function<T, R> work, int bound, Executor helpers) {
    this.input = input;
    this.work = work;
    this.bound = bound;
    this.helpers = helpers;
  }

  @Override
  public boolean hasNext() {
    return !begun.isEmpty() || input.hasNext();
  }

  /**
   * @throws RuntimeException that the work threw
   */
  @Override
  public R next() {
    fill();
    FutureTask<R> first = begun.poll();
    if (first == null) {
      throw new NoSuchElementException("nothing is left");
    }
    // Whoever waits may as well work; this does nothing if a helper was here before.
    first.run();
    try {
      return first.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while badges were composed");
    } catch (ExecutionException e) {
      throw thrown(e.getCause());
    }
  }

  private void fill() {
    while (begun.size() < bound && input.hasNext()) {
      T item = input.next();
      FutureTask<R> task = new FutureTask<>(() -> work.apply(item));
      begun.add(task);
      helpers.execute(task);
    }
  }

  private static RuntimeException thrown(Throwable cause) {
    return switch (cause) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      default -> new IllegalStateException("a badge could not be composed", cause);
    };
  }

  /** What was begun and is not wanted any more is not worked on. */
  @Override
  public void close() {
    begun.forEach(task -> task.cancel(false));
    begun.clear();
  }
}
