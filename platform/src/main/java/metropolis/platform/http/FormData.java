package metropolis.platform.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.platform.config.Strict;

/**
 * The fields and files of a form as they came, by name, without control characters. Immutable.
 *
 * @param unclean the fields that had control characters
 */
record FormData(Map<String, List<String>> fields, Map<String, Upload> files, Set<String> unclean) {
  private static final int MOST_FIELDS = 1_000;

  static final FormData EMPTY = new FormData(Map.of(), Map.of());

  FormData(Map<String, List<String>> fields, Map<String, Upload> files) {
    this(fields, files, Set.of());
  }

  /**
   * These data, if no value had control characters.
   *
   * @throws Refusal 400 that names the first field that had some
   */
  FormData clean() {
    unclean.stream()
        .findFirst()
        .ifPresent(
            name -> {
              throw Problem.badRequest(name, Problem.NO_CONTROLS).refuse();
            });
    return this;
  }

  /** Reads {@code application/x-www-form-urlencoded}, also a query string. */
  static FormData urlEncoded(String encoded) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    Set<String> unclean = new LinkedHashSet<>();
    if (!encoded.isEmpty()) {
      String[] pairs = encoded.split("&", MOST_FIELDS + 1);
      if (pairs.length > MOST_FIELDS) {
        throw Problem.badRequest("Send at most " + MOST_FIELDS + " fields.").refuse();
      }
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = decode("name", equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(name, pair.substring(equals + 1));
        put(fields, unclean, name, value);
      }
    }
    return new FormData(fields, Map.of(), unclean);
  }

  static void put(
      Map<String, List<String>> fields, Set<String> unclean, String name, String value) {
    if (Strict.hasControls(name) || name.length() > 100) {
      throw Problem.badRequest("Send plain field names.").refuse();
    }
    String kept = value;
    if (Strict.hasControls(value)) {
      unclean.add(name);
      kept = Strict.withoutControls(value);
    }
    fields.computeIfAbsent(name, _ -> new ArrayList<>()).add(kept.replace("\r\n", "\n"));
  }

  private static String decode(String field, String encoded) {
    var out = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c == '+') {
        out.write(' ');
      } else if (c == '%') {
        int high = digit(encoded, i + 1);
        int low = digit(encoded, i + 2);
        if (high < 0 || low < 0) {
          throw Problem.badRequest(field, "Send percent signs as %25.").refuse();
        }
        out.write(high << 4 | low);
        i += 2;
      } else {
        out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
      }
    }
    return Bytes.utf8(out.toByteArray())
        .orElseThrow(() -> Problem.badRequest(field, Problem.NO_UTF_8).refuse());
  }

  private static int digit(String text, int index) {
    return index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
  }
}
