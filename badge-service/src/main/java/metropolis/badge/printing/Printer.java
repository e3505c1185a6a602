package metropolis.badge.printing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A printer of the desk, as an installation names it. Immutable.
 *
 * @param names for people, by language
 * @param uri its address by IPP: {@code ipp}, {@code ipps}, {@code http} or {@code https}
 * @param format of badges, as templates name it; empty for the standard one
 * @param paper empty if it has the size of the badge
 * @param conferences whose desks may use it; all, if empty
 */
public record Printer(
    String id,
    Map<String, String> names,
    URI uri,
    Optional<String> format,
    Optional<Paper> paper,
    Set<String> conferences) {

  /** In millimetres. */
  public record Paper(double width, double height) {}

  public Printer {
    names = Map.copyOf(names);
    conferences = Set.copyOf(conferences);
  }

  public boolean serves(String conference) {
    return conferences.isEmpty() || conferences.contains(conference);
  }

  /** In the language or, if it has no name in it, in any. */
  public String name(String language) {
    return Optional.ofNullable(names.get(language))
        .orElseGet(() -> names.keySet().stream().sorted().findFirst().map(names::get).orElse(id));
  }
}
