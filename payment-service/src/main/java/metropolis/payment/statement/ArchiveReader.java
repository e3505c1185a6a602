package metropolis.payment.statement;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import metropolis.payment.statement.StatementReader.Limits;
import metropolis.platform.values.Spooled;

/**
 * Unpacks an archive in memory, as banks deliver by EBICS. What would unpack to more than a
 * statement can be is refused while it is read; names are for people only. Any thread may use it.
 */
final class ArchiveReader {

  /**
   * @param name without path
   */
  record Entry(String name, Spooled content) {}

  /** Beyond this the content is made to unpack, not to be read: camt as text packs 60 to 1. */
  private static final int HIGHEST_RATIO = 200;

  private static final int MOST_ENTRIES = 100;

  /** Below this a high ratio harms nobody. */
  private static final int HARMLESS = 64 * 1024;

  private static final int ALL_BY_LIMIT = 4;

  private final Limits limits;

  ArchiveReader(Limits limits) {
    this.limits = limits;
  }

  /**
   * @param file its beginning
   */
  static boolean isArchive(byte[] file) {
    return file.length > 3
        && file[0] == 'P'
        && file[1] == 'K'
        && (file[2] == 3 || file[2] == 5)
        && (file[3] == 4 || file[3] == 6);
  }

  List<Entry> unpack(Spooled archive) throws Refusal {
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    int seen = 0;
    long most = Math.max((long) ALL_BY_LIMIT * limits.bytes(), limits.streamed());
    try (ZipInputStream zip = new ZipInputStream(archive.open(), StandardCharsets.UTF_8)) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (++seen > MOST_ENTRIES) {
          throw new Refusal("archive-too-many-files", 0);
        }
        String name = plain(entry.getName());
        Spooled content = content(zip, archive.length(), most - total, name);
        total += content.length();
        if (entry.isDirectory() || hidden(entry.getName(), name)) {
          continue;
        }
        if (isArchive(beginning(content))) {
          throw new Refusal(new Reading.Refused("archive-nested", 0, "", name));
        }
        entries.add(new Entry(name, content));
      }
    } catch (IOException | IllegalArgumentException damaged) {
      throw new Refusal("archive-damaged", 0);
    }
    if (entries.isEmpty()) {
      throw new Refusal("archive-empty", 0);
    }
    return entries;
  }

  private Spooled content(ZipInputStream zip, long packed, long left, String name)
      throws IOException, Refusal {
    byte[] buffer = new byte[64 * 1024];
    try (Spooled.Writer content = new Spooled.Writer(limits.streamed())) {
      for (int read = zip.read(buffer); read >= 0; read = zip.read(buffer)) {
        content.write(buffer, 0, read);
        long length = content.length();
        boolean bomb = length > HARMLESS && length / HIGHEST_RATIO > packed;
        if (length > left || bomb) {
          throw new Refusal("archive-too-large", 0);
        }
      }
      return content.done();
    } catch (Spooled.TooLarge _) {
      throw new Refusal(new Reading.Refused("file-too-large", 0, "", name));
    }
  }

  private static byte[] beginning(Spooled content) throws IOException {
    try (InputStream in = content.open()) {
      return in.readNBytes(4);
    }
  }

  /** What file managers add to archives. */
  private static boolean hidden(String path, String name) {
    return path.startsWith("__MACOSX/") || name.startsWith(".") || name.isEmpty();
  }

  private static String plain(String path) {
    String name = path.replace('\\', '/');
    return Fields.words(name.substring(name.lastIndexOf('/') + 1), 120);
  }
}
