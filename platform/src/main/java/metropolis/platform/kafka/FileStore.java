package metropolis.platform.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.processor.StateRestoreCallback;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A state store with a file for each key: nothing of it is held in memory, and what is erased is
 * gone at once. The task's thread writes; any thread may read meanwhile, and finds a whole value or
 * none.
 */
final class FileStore implements StateStore {

  private final String name;
  private volatile Path directory;
  private volatile boolean open;

  private FileStore(String name) {
    this.name = name;
  }

  static StoreBuilder<FileStore> builder(String name) {
    return new Builder(name);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    try {
      directory = Files.createDirectories(context.stateDir().toPath().resolve("files/" + name));
    } catch (IOException e) {
      throw new UncheckedIOException("the state directory cannot be written", e);
    }
    open = true;
    context.register(root, (StateRestoreCallback) this::put);
  }

  /** Empty if there is none, or if the store was given up meanwhile. */
  Optional<byte[]> get(byte[] key) {
    try {
      return Optional.of(Files.readAllBytes(file(key)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("a file of " + name + " cannot be read", e);
    }
  }

  /**
   * @param value null to forget the key
   */
  void put(byte[] key, byte[] value) {
    Path file = file(key);
    try {
      if (value == null) {
        Files.deleteIfExists(file);
      } else {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.write(whole, value);
        Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("a file of " + name + " cannot be written", e);
    }
  }

  /** A digest, since a key may be longer than the name of a file. */
  private Path file(byte[] key) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(key);
      return directory.resolve(HexFormat.of().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public void close() {
    open = false;
  }

  @Override
  public boolean persistent() {
    return true;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  /** Its log is the topic that it is a copy of. */
  private record Builder(String name) implements StoreBuilder<FileStore> {

    @Override
    public FileStore build() {
      return new FileStore(name);
    }

    @Override
    public StoreBuilder<FileStore> withCachingEnabled() {
      throw new UnsupportedOperationException("nothing of it is held in memory");
    }

    @Override
    public StoreBuilder<FileStore> withCachingDisabled() {
      return this;
    }

    @Override
    public StoreBuilder<FileStore> withLoggingEnabled(Map<String, String> config) {
      throw new UnsupportedOperationException("its log is the topic that it is a copy of");
    }

    @Override
    public StoreBuilder<FileStore> withLoggingDisabled() {
      return this;
    }

    @Override
    public Map<String, String> logConfig() {
      return Map.of();
    }

    @Override
    public boolean loggingEnabled() {
      return false;
    }
  }
}
