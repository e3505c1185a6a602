package metropolis.platform.http.signin;

import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import metropolis.platform.config.ConfigException;
import metropolis.platform.config.ConfigFile;
import metropolis.platform.config.Strict;
import metropolis.platform.http.PrivateFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The accounts as a file that services on one machine or volume share: changes are made under a
 * lock and written whole; changes by others are noticed within two seconds. Threads may share it.
 */
final class AccountFile {
  private static final Logger LOG = LoggerFactory.getLogger(AccountFile.class);
  private static final long LOOK_AGAIN_NANOS = 2_000_000_000L;

  private static final YAMLMapper WRITER =
      Strict.configure(
          YAMLMapper.builder(
              YAMLFactory.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build()));

  /** One for all files: a file lock keeps out other processes, not other threads of this one. */
  private static final ReentrantLock LOCK = new ReentrantLock();

  private final Path file;
  private volatile AccountBook book;
  private volatile FileTime read;
  private volatile long lookedAt = System.nanoTime();

  /**
   * @throws ConfigException if the file is there and cannot be understood
   */
  AccountFile(Path file) {
    this.file = file;
    if (Files.exists(file)) {
      load();
    } else {
      book = AccountBook.empty();
    }
  }

  AccountBook book() {
    if (System.nanoTime() - lookedAt > LOOK_AGAIN_NANOS && LOCK.tryLock()) {
      try {
        lookedAt = System.nanoTime();
        if (Files.exists(file) && !Files.getLastModifiedTime(file).equals(read)) {
          load();
        }
      } catch (IOException | ConfigException e) {
        LOG.warn("The changed accounts are not used until they can be read: {}", e.getMessage());
      } finally {
        LOCK.unlock();
      }
    }
    return book;
  }

  /** Changes the book as it is on disk now. */
  AccountBook change(UnaryOperator<AccountBook> change) {
    LOCK.lock();
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Path lockFile = file.resolveSibling("." + file.getFileName() + ".lock");
      try (FileChannel channel =
              FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (Files.exists(file)) {
          load();
        }
        AccountBook changed = change.apply(book);
        if (!changed.equals(book)) {
          PrivateFiles.write(file, WRITER.writeValueAsBytes(changed));
          book = changed;
          read = Files.getLastModifiedTime(file);
        }
        return changed;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      LOCK.unlock();
    }
  }

  private void load() {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      book = ConfigFile.read(file, AccountBook.class);
      read = time;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
