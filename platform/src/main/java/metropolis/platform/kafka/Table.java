package metropolis.platform.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import metropolis.platform.values.NotReady;
import metropolis.schemas.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * The newest record of each key of a compacted topic, on disk: for what is too large for the
 * writer's memory. The topic is its log, so there is no second copy on the broker. Held where the
 * conference is; any thread may read.
 */
public final class Table {

  private final Topic topic;
  private final int partitions;
  private final Map<Integer, FileStore> held = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  /**
   * @param partitions of every topic
   */
  public Table(Topic topic, int partitions) {
    this.topic = topic;
    this.partitions = partitions;
  }

  Topic topic() {
    return topic;
  }

  /**
   * The newest record of a key, as far as it was heard of; empty if there is none, or if it cannot
   * be read.
   *
   * @throws NotReady if the conference is not held here, or not yet
   */
  public Optional<SpecificRecord> get(EntityKey key) {
    FileStore store = held.get(Partitions.of(key.conference(), partitions));
    if (store == null) {
      throw new NotReady(topic.name() + " is not held here yet");
    }
    try {
      return store
          .get(Serdes.key().serializer().serialize(topic.name(), key))
          .map(bytes -> Serdes.value().deserializer().deserialize(topic.name(), bytes));
    } catch (SerializationException _) {
      return Optional.empty();
    }
  }

  /**
   * Waits for a record that is on its way, such as one that was just decided on.
   *
   * @return empty if it has not come in time
   * @throws NotReady if the conference is not held here, or not yet
   */
  public Optional<SpecificRecord> await(
      EntityKey key, Predicate<SpecificRecord> wanted, Duration patience) {
    Optional<SpecificRecord> found = get(key).filter(wanted);
    long left = patience.toNanos();
    try {
      lock.lockInterruptibly();
      try {
        while (found.isEmpty() && left > 0) {
          found = get(key).filter(wanted);
          if (found.isEmpty()) {
            left = changed.awaitNanos(left);
          }
        }
      } finally {
        lock.unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted", e);
    }
    return found;
  }

  String storeName() {
    return topic.name();
  }

  StoreBuilder<FileStore> store() {
    return FileStore.builder(storeName());
  }

  Processor<EntityKey, SpecificRecord, Void, Void> keeper() {
    return new Keeper();
  }

  /** Used by the task's thread alone. */
  private final class Keeper implements Processor<EntityKey, SpecificRecord, Void, Void> {

    private FileStore store;
    private int partition;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
      store = context.getStateStore(storeName());
      partition = context.taskId().partition();
      held.put(partition, store);
    }

    @Override
    public void process(Record<EntityKey, SpecificRecord> record) {
      store.put(
          Serdes.key().serializer().serialize(topic.name(), record.key()),
          Serdes.value().serializer().serialize(topic.name(), record.value()));
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      held.remove(partition, store);
    }
  }
}
