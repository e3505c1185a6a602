package metropolis.platform.http.spreadsheet;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The parts of an archive of our own making, by its directory: what the library of spreadsheets
 * writes tells no sizes on the way, which {@code ZipInputStream} insists on.
 */
final class ZipParts {

  private static final int END = 0x06054b50;
  private static final int END_LENGTH = 22;
  private static final int ENTRY_LENGTH = 46;
  private static final int HEADER_LENGTH = 30;

  private ZipParts() {}

  /**
   * @param start of its compressed bytes
   */
  record Part(String name, byte[] archive, int start) {

    InputStream open() {
      return new InflaterInputStream(
          new ByteArrayInputStream(archive, start, archive.length - start), new Inflater(true));
    }
  }

  static List<Part> of(byte[] archive) {
    ByteBuffer bytes = ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN);
    int end = archive.length - END_LENGTH;
    while (bytes.getInt(end) != END) {
      end--;
    }
    int count = Short.toUnsignedInt(bytes.getShort(end + 10));
    int entry = bytes.getInt(end + 16);
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int name = Short.toUnsignedInt(bytes.getShort(entry + 28));
      int more =
          Short.toUnsignedInt(bytes.getShort(entry + 30))
              + Short.toUnsignedInt(bytes.getShort(entry + 32));
      int header = bytes.getInt(entry + 42);
      int start =
          header
              + HEADER_LENGTH
              + Short.toUnsignedInt(bytes.getShort(header + 26))
              + Short.toUnsignedInt(bytes.getShort(header + 28));
      String told = new String(archive, entry + ENTRY_LENGTH, name, StandardCharsets.UTF_8);
      parts.add(new Part(told, archive, start));
      entry += ENTRY_LENGTH + name + more;
    }
    return parts;
  }
}
