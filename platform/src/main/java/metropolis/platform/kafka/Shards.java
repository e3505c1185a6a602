package metropolis.platform.kafka;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.NotReady;

/**
 * The partitions that this instance holds, each with its writer's memory, for readers. A reader
 * sees a moment between two decisions, never a half-made one. Any thread may use it.
 *
 * @param <B> what is remembered of one conference
 */
public final class Shards<B> {

  private record Shard<B>(Writer<B> writer, ReentrantReadWriteLock lock) {}

  private final int partitions;
  private final Map<Integer, Shard<B>> held = new ConcurrentHashMap<>();
  private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();
  private volatile Function<String, Optional<URI>> owners = conference -> Optional.empty();

  /**
   * @param partitions of every topic
   */
  public Shards(int partitions) {
    this.partitions = partitions;
  }

  public int partitions() {
    return partitions;
  }

  /** How many partitions are held here. */
  int held() {
    return held.size();
  }

  /** Whether reads of a conference can be answered here. */
  public boolean holds(String conference) {
    return held.containsKey(Partitions.of(conference, partitions));
  }

  /**
   * Reads what is known of a conference. The query must be brief and must copy what it returns: the
   * writer waits for it.
   *
   * @return empty if there is no such conference
   * @throws HeldElsewhere if another instance must be asked
   * @throws NotReady if nobody holds it at this moment, as while state is restored
   */
  public <R> Optional<R> read(String conference, Function<B, R> query) {
    int partition = Partitions.of(conference, partitions);
    Shard<B> shard = held.get(partition);
    if (shard == null) {
      URI owner =
          owners
              .apply(conference)
              .orElseThrow(() -> new NotReady("partition " + partition + " is held by nobody yet"));
      throw new HeldElsewhere(conference, owner);
    }
    return locked(shard, () -> shard.writer().book(conference).map(query));
  }

  /**
   * Waits until a conference is as it should be, by a query as for {@link #read}.
   *
   * @return whether it came to be in time; a conference that does not exist needs no waiting
   */
  public boolean await(String conference, Predicate<B> condition, Duration patience) {
    Semaphore changes = new Semaphore(0);
    long deadline = System.nanoTime() + patience.toNanos();
    try (Subscription _ =
        listen(
            changed -> {
              if (changed.equals(conference)) {
                changes.release();
              }
            })) {
      while (!read(conference, condition::test).orElse(true)) {
        if (!changes.tryAcquire(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          return false;
        }
        changes.drainPermits();
      }
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Reads every conference held here, in no particular order. */
  public <R> List<R> readAll(Function<B, R> query) {
    List<R> found = new ArrayList<>();
    for (Shard<B> shard : held.values()) {
      locked(
          shard,
          () -> {
            for (String conference : shard.writer().conferences()) {
              shard.writer().book(conference).map(query).ifPresent(found::add);
            }
            return null;
          });
    }
    return found;
  }

  /**
   * Calls a listener with the conference after each record that was handled, on the writer's
   * thread: it must be brief and must not throw.
   */
  public Subscription listen(Consumer<String> listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  /** Ends listening when closed. */
  public interface Subscription extends AutoCloseable {
    @Override
    void close();
  }

  /** How to find the instance that holds a conference which is not held here. */
  void locate(Function<String, Optional<URI>> ownerOf) {
    owners = ownerOf;
  }

  void open(int partition, Writer<B> writer) {
    held.put(partition, new Shard<>(writer, new ReentrantReadWriteLock()));
  }

  void close(int partition, Writer<B> writer) {
    held.computeIfPresent(partition, (p, shard) -> shard.writer() == writer ? null : shard);
  }

  <R> R write(int partition, Supplier<R> work) {
    var lock = held.get(partition).lock().writeLock();
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }

  void changed(String conference) {
    listeners.forEach(listener -> listener.accept(conference));
  }

  private static <R> R locked(Shard<?> shard, Supplier<R> work) {
    var lock = shard.lock().readLock();
    lock.lock();
    try {
      return work.get();
    } finally {
      lock.unlock();
    }
  }
}
