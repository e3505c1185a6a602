package metropolis.rendering.page;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Keeps small files from becoming enormous ones in memory. */
final class Inflation {

  private static final byte[] STREAM = {'s', 't', 'r', 'e', 'a', 'm'};

  private Inflation() {}

  /** Refuses a PDF of whose streams one inflates beyond a limit, before anybody reads it. */
  static void check(byte[] document, int most) {
    for (int at = 0; at + STREAM.length + 2 < document.length; at++) {
      if (document[at] == 's' && isStream(document, at)) {
        int start = at + STREAM.length;
        while (start < document.length && (document[start] == '\r' || document[start] == '\n')) {
          start++;
        }
        if (inflatedLength(document, start, most) > most) {
          throw new RefusedPictureException(
              "the PDF holds a part that unpacks to more than "
                  + (most >> 20)
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

  /** Of what is deflated from there; 0 for anything else. */
  private static long inflatedLength(byte[] document, int start, int most) {
    if (start >= document.length || (document[start] & 0x0f) != 8) {
      return 0;
    }
    Inflater inflater = new Inflater();
    try {
      inflater.setInput(document, start, document.length - start);
      byte[] sink = new byte[1 << 16];
      while (!inflater.finished() && inflater.getBytesWritten() <= most) {
        if (inflater.inflate(sink) == 0) {
          break;
        }
      }
      return inflater.getBytesWritten();
    } catch (DataFormatException e) {
      return inflater.getBytesWritten();
    } finally {
      inflater.end();
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
