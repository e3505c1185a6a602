package metropolis.platform.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What follows the question mark of an address, without control characters. Immutable. */
record QueryString(FormData data) {

  static final QueryString EMPTY = new QueryString(FormData.EMPTY);

  /**
   * @param raw as it came; null for none
   * @throws Refusal 400 if it cannot be read
   */
  static QueryString read(String raw) {
    return raw == null ? EMPTY : new QueryString(FormData.urlEncoded(raw));
  }

  /**
   * @throws Refusal 400 that names the first parameter that had control characters
   */
  void refuseControls() {
    data.clean();
  }

  List<String> all(String name) {
    return data.fields().getOrDefault(name, List.of());
  }

  /** The same with another value of one parameter, as it stands in an address. */
  String with(String name, String value) {
    var target = new StringBuilder();
    add(target, name, value);
    data.fields()
        .forEach(
            (other, values) -> {
              if (!other.equals(name)) {
                values.forEach(it -> add(target, other, it));
              }
            });
    return target.toString();
  }

  /** A whole number within bounds; none if it is no such number. */
  static Optional<Integer> number(String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      return number >= least && number <= most ? Optional.of(number) : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  private static void add(StringBuilder target, String name, String value) {
    target
        .append(target.isEmpty() ? '?' : '&')
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }
}
