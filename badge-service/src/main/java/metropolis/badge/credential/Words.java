package metropolis.badge.credential;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Constants as words for programs: ALREADY_INSIDE is "already-inside". */
public final class Words {

  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Empty if there is no constant of that word. */
  public static <E extends Enum<E>> Optional<E> read(Class<E> type, String word) {
    return Stream.of(type.getEnumConstants())
        .filter(constant -> of(constant).equals(word))
        .findFirst();
  }

  /**
   * For what this service wrote itself.
   *
   * @throws IllegalArgumentException if there is no constant of that word
   */
  public static <E extends Enum<E>> E known(Class<E> type, String word) {
    return read(type, word)
        .orElseThrow(
            () -> new IllegalArgumentException("no " + type.getSimpleName() + " of that word"));
  }
}
