package metropolis.platform.kafka;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store whose records take no room in the heap, where the writer's memory says the same already.
 * As Kafka's store in memory it ends with its task and is restored from its changelog. It has no
 * order. The task's threads use it one after the other.
 */
final class ScratchStore implements KeyValueStore<Bytes, byte[]> {

  private final String name;
  private final Position position = Position.emptyPosition();
  private ScratchRecords records;
  private volatile boolean open;

  private ScratchStore(String name) {
    this.name = name;
  }

  static KeyValueBytesStoreSupplier supplier(String name) {
    return new Supplier(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public synchronized void init(StateStoreContext context, StateStore root) {
    records = new ScratchRecords(directory(context));
    open = true;
    context.register(root, (StateRestoreCallback) (key, value) -> put(Bytes.wrap(key), value));
  }

  /** A test that drives a topology by itself has no state directory. */
  private static Path directory(StateStoreContext context) {
    Path state = Path.of((String) context.appConfigs().get(StreamsConfig.STATE_DIR_CONFIG));
    return Files.isDirectory(state) ? state : Path.of(System.getProperty("java.io.tmpdir"));
  }

  @Override
  public synchronized byte[] get(Bytes key) {
    return records.get(key.get());
  }

  @Override
  public synchronized void put(Bytes key, byte[] value) {
    if (value == null) {
      records.remove(key.get());
    } else {
      records.put(key.get(), value);
    }
  }

  @Override
  public synchronized byte[] putIfAbsent(Bytes key, byte[] value) {
    byte[] before = get(key);
    if (before == null) {
      put(key, value);
    }
    return before;
  }

  @Override
  public synchronized void putAll(List<KeyValue<Bytes, byte[]>> entries) {
    entries.forEach(entry -> put(entry.key, entry.value));
  }

  @Override
  public synchronized byte[] delete(Bytes key) {
    byte[] before = get(key);
    records.remove(key.get());
    return before;
  }

  @Override
  public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    throw new UnsupportedOperationException("it has no order");
  }

  @Override
  public synchronized KeyValueIterator<Bytes, byte[]> all() {
    return new All(records.all());
  }

  @Override
  public synchronized long approximateNumEntries() {
    return records.size();
  }

  @Override
  public synchronized void close() {
    open = false;
    if (records != null) {
      records.close();
    }
  }

  @Override
  public boolean persistent() {
    return false;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Nobody asks stores how far they are. */
  @Override
  public Position getPosition() {
    return position;
  }

  private static final class All implements KeyValueIterator<Bytes, byte[]> {
    private final Iterator<ScratchRecords.Entry> entries;
    private ScratchRecords.Entry peeked;

    All(Iterator<ScratchRecords.Entry> entries) {
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      return peeked != null || entries.hasNext();
    }

    @Override
    public Bytes peekNextKey() {
      if (peeked == null) {
        peeked = entries.next();
      }
      return Bytes.wrap(peeked.key());
    }

    @Override
    public KeyValue<Bytes, byte[]> next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      ScratchRecords.Entry entry = peeked == null ? entries.next() : peeked;
      peeked = null;
      return KeyValue.pair(Bytes.wrap(entry.key()), entry.value());
    }

    @Override
    public void close() {
      peeked = null;
    }
  }

  private record Supplier(String name) implements KeyValueBytesStoreSupplier {

    @Override
    public KeyValueStore<Bytes, byte[]> get() {
      return new ScratchStore(name);
    }

    @Override
    public String metricsScope() {
      return "scratch";
    }
  }
}
