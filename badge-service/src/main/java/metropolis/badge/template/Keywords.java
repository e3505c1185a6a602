package metropolis.badge.template;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Constants as words of a file: SHORT_CODE is "short-code". */
final class Keywords {

  private Keywords() {}

  static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty if there is no constant of that word. */
  static <E extends Enum<E>> Optional<E> read(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst();
  }

  /** All of them, for a message. */
  static <E extends Enum<E>> String all(Class<E> type) {
    return Stream.of(type.getEnumConstants()).map(Keywords::of).collect(Collectors.joining(", "));
  }
}
