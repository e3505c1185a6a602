package metropolis.badge.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A document on its way to a client, in a file that only this process can read. The file has no
 * name any more once it is open, as far as the system allows: nothing is left behind, whatever
 * happens. Written first and sent afterwards, each once, by one thread at a time.
 */
final class Spool implements AutoCloseable {

  private static final int BUFFER = 1 << 16;

  private final FileChannel file;
  private final MessageDigest digest;
  private final OutputStream out;

  private Spool(FileChannel file, MessageDigest digest) {
    this.file = file;
    this.digest = digest;
    this.out =
        new BufferedOutputStream(
            new DigestOutputStream(Channels.newOutputStream(file), digest), BUFFER);
  }

  /**
   * @throws UncheckedIOException if no file can be made there
   */
  static Spool in(Path directory) {
    try {
      Path path = Files.createTempFile(directory, "badges-", ".pdf");
      return new Spool(
          FileChannel.open(
              path,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE),
          MessageDigest.getInstance("SHA-256"));
    } catch (IOException e) {
      throw new UncheckedIOException("no room for a document that is being made", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** To write the document to. */
  OutputStream out() {
    return out;
  }

  /** Of the whole document, in lower-case hexadecimal digits; nothing is written afterwards. */
  String finish() {
    try {
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be kept", e);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Sends the document and lets it go, also if the client breaks off. */
  void sendTo(OutputStream client) throws IOException {
    try (this) {
      file.position(0);
      Channels.newInputStream(file).transferTo(client);
    }
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be removed", e);
    }
  }
}
