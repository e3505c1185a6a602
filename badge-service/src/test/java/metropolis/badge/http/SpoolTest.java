package metropolis.badge.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

  private static final byte[] CONTENT = new byte[200_000];

  @TempDir Path directory;

  @Test
  void what_was_written_is_sent_with_its_hash_and_nothing_is_left() throws Exception {
    Spool spool = written();
    String hash = spool.finish();
    ByteArrayOutputStream client = new ByteArrayOutputStream();

    spool.sendTo(client);

    assertThat(client.toByteArray()).isEqualTo(CONTENT);
    assertThat(hash)
        .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(CONTENT)));
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void nothing_is_left_when_the_client_breaks_off() throws Exception {
    Spool spool = written();
    spool.finish();

    assertThatThrownBy(() -> spool.sendTo(new Broken())).hasMessage("gone");

    assertThat(directory).isEmptyDirectory();
  }

  private Spool written() throws IOException {
    Spool spool = Spool.in(directory);
    spool.out().write(CONTENT);
    return spool;
  }

  private static final class Broken extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      throw new IOException("gone");
    }
  }
}
