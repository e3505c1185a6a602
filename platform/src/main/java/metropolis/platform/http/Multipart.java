package metropolis.platform.http;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import metropolis.platform.config.Strict;

/**
 * Reads {@code multipart/form-data} (RFC 7578) from memory. A body cut short lacks its closing
 * boundary and is refused, so a half file never passes for a whole one.
 */
final class Multipart {
  private static final int MOST_PARTS = 200;
  private static final int LONGEST_HEAD = 4_096;
  private static final Pattern BOUNDARY =
      Pattern.compile("(?i);\\s*boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))");
  private static final Pattern PARAMETER =
      Pattern.compile("(?i);\\s*(name|filename)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final byte[] body;
  private final Map<String, List<String>> fields = new LinkedHashMap<>();
  private final Map<String, Upload> files = new LinkedHashMap<>();
  private final Set<String> unclean = new LinkedHashSet<>();

  private Multipart(byte[] body) {
    this.body = body;
  }

  static FormData read(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      throw broken();
    }
    String name = boundary.group(1) == null ? boundary.group(2) : boundary.group(1);
    return new Multipart(body).parts("--" + name);
  }

  private FormData parts(String delimiter) {
    byte[] first = delimiter.getBytes(StandardCharsets.ISO_8859_1);
    byte[] next = ("\r\n" + delimiter).getBytes(StandardCharsets.ISO_8859_1);
    int at = indexOf(first, 0);
    if (at < 0) {
      throw broken();
    }
    at += first.length;
    for (int part = 0; !closes(at); part++) {
      if (part == MOST_PARTS) {
        throw Problem.badRequest("Send at most " + MOST_PARTS + " parts.").refuse();
      }
      int start = after(at, "\r\n");
      int end = indexOf(next, start - 2);
      if (end < 0) {
        throw broken();
      }
      part(start, Math.max(start, end));
      at = end + next.length;
    }
    return new FormData(fields, files, unclean);
  }

  private boolean closes(int at) {
    return at + 1 < body.length && body[at] == '-' && body[at + 1] == '-';
  }

  private void part(int start, int end) {
    byte[] gap = {'\r', '\n', '\r', '\n'};
    int headEnd = indexOf(gap, start);
    if (headEnd < 0 || headEnd + gap.length > end || headEnd - start > LONGEST_HEAD) {
      throw broken();
    }
    String head =
        Bytes.utf8(Arrays.copyOfRange(body, start, headEnd)).orElseThrow(Multipart::broken);
    byte[] content = Arrays.copyOfRange(body, headEnd + gap.length, end);
    String disposition = header(head, "content-disposition").orElseThrow(Multipart::broken);
    String name = parameter(disposition, "name").orElseThrow(Multipart::broken);
    Optional<String> fileName = parameter(disposition, "filename");
    if (fileName.isPresent()) {
      if (Strict.hasControls(fileName.get())) {
        throw Problem.badRequest(name, "Give the file a plain name.").refuse();
      }
      files.put(
          name,
          new Upload(
              fileName.get(),
              header(head, "content-type").orElse("application/octet-stream"),
              content));
    } else {
      String text =
          Bytes.utf8(content)
              .orElseThrow(() -> Problem.badRequest(name, Problem.NO_UTF_8).refuse());
      FormData.put(fields, unclean, name, text);
    }
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

  private int after(int at, String expected) {
    byte[] bytes = expected.getBytes(StandardCharsets.ISO_8859_1);
    if (at + bytes.length > body.length
        || !Arrays.equals(body, at, at + bytes.length, bytes, 0, bytes.length)) {
      throw broken();
    }
    return at + bytes.length;
  }

  private int indexOf(byte[] wanted, int from) {
    for (int at = Math.max(0, from); at <= body.length - wanted.length; at++) {
      if (body[at] == wanted[0]
          && Arrays.equals(body, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }

  private static Refusal broken() {
    return Problem.of(400, "broken-upload", "Send the whole form again: it arrived incomplete.")
        .refuse();
  }
}
