package metropolis.rendering.page;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Keeps small files from becoming enormous ones in memory. */
final class Inflation {

  private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

  private Inflation() {}

  /**
   * Refuses a PDF whose streams inflate beyond a limit, one alone or all together, before anybody
   * reads it.
   */
  static void check(byte[] document, int most, int mostTogether) {
    long together = 0;
    for (int at = 0; at + STREAM.length + 2 < document.length; at++) {
      if (document[at] == 's' && isStream(document, at)) {
        int start = at + STREAM.length;
        while (start < document.length && (document[start] == '\r' || document[start] == '\n')) {
          start++;
        }
        long work = work(document, start, most);
        together += work;
        if (work > most || together > mostTogether) {
          throw new RefusedPictureException(
              "the PDF unpacks to more than "
                  + ((work > most ? most : mostTogether) >> 20)
                  + " MB: export it again, with smaller pictures");
        }
      }
    }
  }

  private static boolean isStream(byte[] document, int at) {
    for (int i = 0; i < STREAM.length; i++) {
      if (document[at + i] != STREAM[i]) {
        return false;
      }
    }
    return true;
  }

  /** Bytes read or written, whichever are more, inflating from there; 0 for anything else. */
  private static long work(byte[] document, int start, int most) {
    if (start >= document.length || (document[start] & 0x0f) != 8) {
      return 0;
    }
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(document, start, document.length - start);
      byte[] sink = new byte[1 << 16];
      try {
        while (!inflater.finished() && inflater.getBytesWritten() <= most) {
          if (inflater.inflate(sink) == 0) {
            break;
          }
        }
      } catch (DataFormatException e) {
        // What comes before the fault counts, as readers take it.
        return Math.max(inflater.getBytesRead(), inflater.getBytesWritten());
      }
      return Math.max(inflater.getBytesRead(), inflater.getBytesWritten());
    }
  }

  /** Inflates what may be cut short, as readers of PDF do. */
  static byte[] inflate(byte[] deflated, int most) {
    Inflater inflater = new Inflater();
    ByteArrayOutputStream inflated = new ByteArrayOutputStream(4 * deflated.length);
    try {
      inflater.setInput(deflated);
      byte[] some = new byte[1 << 14];
      int count = 1;
      while (count > 0 && inflated.size() <= most) {
        count = inflater.inflate(some);
        inflated.write(some, 0, count);
      }
    } catch (DataFormatException e) {
      if (inflated.size() == 0) {
        throw new RefusedPictureException("the PDF is damaged: export it again", e);
      }
    } finally {
      inflater.end();
    }
    return inflated.toByteArray();
  }
}
