package metropolis.platform.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes files that their owner alone can read, whole or not at all. */
public final class PrivateFiles {
  private PrivateFiles() {}

  /** Replaces the file in one step, after its content has reached the disk. */
  public static void write(Path file, byte[] content) throws IOException {
    Files.move(
        written(file, content),
        file,
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Writes the file unless another has been quicker, whose content then stands. */
  public static void writeOnce(Path file, byte[] content) throws IOException {
    Path fresh = written(file, content);
    try {
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      // The other's content stands.
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static Path written(Path file, byte[] content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path fresh = folder.resolve("." + file.getFileName() + "." + Exchange.randomId());
    try (FileChannel channel =
        FileChannel.open(
            fresh, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly())) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
    return fresh;
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
