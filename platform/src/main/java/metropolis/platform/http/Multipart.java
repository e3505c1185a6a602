package metropolis.platform.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.platform.config.Strict;
import metropolis.platform.values.Spooled;

/**
 * Reads {@code multipart/form-data} (RFC 7578) in one pass; a file in it is never whole in memory
 * unless it is small. A body cut short lacks its closing boundary and is refused, so a half file
 * never passes for a whole one.
 */
final class Multipart {
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_HEAD = 4_096;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i);\\s*(name|filename)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final InputStream in;
  private final long length;
  private final byte[] buffer = new byte[64 * 1024];
  private int at;
  private int end;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, Upload> files = new LinkedHashMap<>();
  private final Set<String> unclean = new LinkedHashSet<>();

  private Multipart(InputStream in, long length) {
    this.in = in;
    this.length = length;
  }

  static FormData read(String contentType, Spooled body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw broken();
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    try (InputStream in = body.open()) {
      return new Multipart(in, body.length()).parts("--" + name);
    } catch (IOException e) {
      throw new UncheckedIOException("reading memory", e);
    }
  }

  private FormData parts(String delimiter) throws IOException {
    byte[] next = ("\r\n" + delimiter).getBytes(StandardCharsets.ISO_8859_1);
    // As if a line had ended before the first byte, since the first delimiter needs none before.
    copyUntil(next, 2, OutputStream.nullOutputStream());
    for (int part = 0; !closes(); part++) {
      if (part == MOST_PARTS) {
        throw Problem.badRequest("Send at most " + MOST_PARTS + " parts.").refuse();
      }
      part(next);
    }
    return new FormData(fields, files, unclean);
  }

  /** After a delimiter stands a line end or, after the last one, two hyphens. */
  private boolean closes() throws IOException {
    int first = read();
    int second = read();
    if (first == '-' && second == '-') {
      return true;
    }
    if (first != '\r' || second != '\n') {
      throw broken();
    }
    return false;
  }

  private void part(byte[] next) throws IOException {
    String head = head();
    String disposition = header(head, "content-disposition").orElseThrow(Multipart::broken);
    String name = parameter(disposition, "name").orElseThrow(Multipart::broken);
    Optional<String> fileName = parameter(disposition, "filename");
    if (fileName.isPresent()) {
      if (Strict.hasControls(fileName.get())) {
        throw Problem.badRequest(name, "Give the file a plain name.").refuse();
      }
      try (Spooled.Writer content = new Spooled.Writer(length)) {
        copyUntil(next, 0, content);
        files.put(
            name,
            new Upload(
                fileName.get(),
                header(head, "content-type").orElse("application/octet-stream"),
                content.done()));
      }
    } else {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      copyUntil(next, 0, content);
      String text =
          Bytes.utf8(content.toByteArray())
              .orElseThrow(() -> Problem.badRequest(name, Problem.NO_UTF_8).refuse());
      FormData.put(fields, unclean, name, text);
    }
  }

  private String head() throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream(256);
    int ends = 0;
    while (ends < 4) {
      int b = read();
      if (b < 0 || head.size() > LONGEST_HEAD) {
        throw broken();
      }
      head.write(b);
      ends = b == (ends % 2 == 0 ? '\r' : '\n') ? ends + 1 : b == '\r' ? 1 : 0;
    }
    return Bytes.utf8(head.toByteArray()).orElseThrow(Multipart::broken);
  }

  /**
   * Copies what stands before a delimiter, and passes over the delimiter itself.
   *
   * @param found how much of the delimiter counts as read already
   */
  private void copyUntil(byte[] delimiter, int found, OutputStream out) throws IOException {
    int[] fallback = fallback(delimiter);
    int matched = found;
    int virtual = found;
    while (matched < delimiter.length) {
      if (matched == 0) {
        copyUntil(delimiter[0], out);
      }
      int b = read();
      if (b < 0) {
        throw broken();
      }
      while (matched > 0 && b != delimiter[matched]) {
        int shorter = fallback[matched - 1];
        int gone = matched - shorter;
        out.write(delimiter, Math.min(virtual, gone), gone - Math.min(virtual, gone));
        virtual = Math.max(0, virtual - gone);
        matched = shorter;
      }
      if (b == delimiter[matched]) {
        matched++;
      } else {
        out.write(b);
      }
    }
  }

  /** Copies what is in the buffer before a byte. */
  private void copyUntil(byte stop, OutputStream out) throws IOException {
    int from = at;
    while (at < end && buffer[at] != stop) {
      at++;
    }
    out.write(buffer, from, at - from);
  }

  /** Negative at the end. */
  private int read() throws IOException {
    if (at == end) {
      end = Math.max(0, in.read(buffer));
      at = 0;
    }
    return at == end ? -1 : buffer[at++] & 0xff;
  }

  /** For each beginning of the delimiter, how long its longest end is that is a beginning too. */
  private static int[] fallback(byte[] delimiter) {
    int[] fallback = new int[delimiter.length];
    for (int i = 1, k = 0; i < delimiter.length; i++) {
      while (k > 0 && delimiter[i] != delimiter[k]) {
        k = fallback[k - 1];
      }
      k += delimiter[i] == delimiter[k] ? 1 : 0;
      fallback[i] = k;
    }
    return fallback;
  }

  private static Optional<String> header(String head, String name) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst();
  }

  private static Optional<String> parameter(String header, String name) {
    return PARAMETER
        .matcher(header)
        .results()
        .filter(found -> found.group(1).equalsIgnoreCase(name))
        .map(found -> found.group(2).replaceAll("\\\\(.)", "$1").replace("%22", "\""))
        .findFirst();
  }

  private static Refusal broken() {
    return Problem.of(400, "broken-upload", "Send the whole form again: it arrived incomplete.")
        .refuse();
  }
}
