package metropolis.platform.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import metropolis.platform.values.NotReady;
import metropolis.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * How often something was told on a topic, by kind and by the window of time in which it happened:
 * a windowed aggregation, whose windows stay open as long as they are kept, so that what is told
 * hours late counts where it belongs. Held where the conference is; any thread may read.
 */
public final class WindowedCounts {

  /**
   * Something to count.
   *
   * @param kind a word
   * @param time when it happened
   */
  public record Counted(String kind, Instant time) {}

  private final String name;
  private final Topic topic;
  private final Duration window;
  private final Duration kept;
  private final int partitions;
  private final Function<SpecificRecord, Optional<Counted>> what;
  private final Map<Integer, WindowStore<String, Long>> held = new ConcurrentHashMap<>();

  /**
   * @param name of the store
   * @param window the length of each
   * @param kept how long windows are; what happened earlier is not counted
   * @param partitions of every topic
   * @param what is counted of a record
   */
  public WindowedCounts(
      String name,
      Topic topic,
      Duration window,
      Duration kept,
      int partitions,
      Function<SpecificRecord, Optional<Counted>> what) {
    this.name = name;
    this.topic = topic;
    this.window = window;
    this.kept = kept;
    this.partitions = partitions;
    this.what = what;
  }

  /**
   * Counts of one kind by the beginning of their windows; those with none are left out.
   *
   * @param from the first window is the one this is in
   * @param to the last window is the one this is in
   * @throws NotReady if the conference is not held here, or not yet
   */
  public NavigableMap<Instant, Long> counts(
      String conference, String kind, Instant from, Instant to) {
    WindowStore<String, Long> store = held.get(Partitions.of(conference, partitions));
    if (store == null) {
      throw new NotReady(name + " is not held here yet");
    }
    NavigableMap<Instant, Long> found = new TreeMap<>();
    try (WindowStoreIterator<Long> windows =
        store.fetch(key(conference, kind), start(from), start(to))) {
      windows.forEachRemaining(at -> found.put(Instant.ofEpochMilli(at.key), at.value));
    }
    return found;
  }

  private Instant start(Instant time) {
    long length = window.toMillis();
    return Instant.ofEpochMilli(Math.floorDiv(time.toEpochMilli(), length) * length);
  }

  private static String key(String conference, String kind) {
    return conference + "|" + kind;
  }

  Topic topic() {
    return topic;
  }

  String name() {
    return name;
  }

  StoreBuilder<WindowStore<String, Long>> store() {
    return Stores.windowStoreBuilder(
        Stores.inMemoryWindowStore(name, kept, window, false),
        org.apache.kafka.common.serialization.Serdes.String(),
        org.apache.kafka.common.serialization.Serdes.Long());
  }

  Processor<EntityKey, SpecificRecord, Void, Void> counter() {
    return new Counter();
  }

  /** Used by the task's thread alone. */
  private final class Counter implements Processor<EntityKey, SpecificRecord, Void, Void> {

    private WindowStore<String, Long> store;
    private int partition;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(name);
      partition = context.taskId().partition();
      held.put(partition, store);
    }

    @Override
    public void process(Record<EntityKey, SpecificRecord> record) {
      what.apply(record.value())
          .ifPresent(
              counted -> {
                String key = key(record.key().conference(), counted.kind());
                long at = start(counted.time()).toEpochMilli();
                Long before = store.fetch(key, at);
                store.put(key, before == null ? 1 : before + 1, at);
              });
    }

    @Override
    public void close() {
      held.remove(partition, store);
    }
  }
}
