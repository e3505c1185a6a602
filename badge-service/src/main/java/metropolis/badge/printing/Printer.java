package metropolis.badge.printing;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.imposition.Margins;
import metropolis.badge.imposition.Paper;

/**
 * A printer of the desk, as an installation names it. Immutable.
 *
 * @param names for people, by language
 * @param uri its address by IPP: {@code ipp}, {@code ipps}, {@code http} or {@code https}
 * @param format of badges, as templates name it; empty for the standard one
 * @param paper empty if it has the size of the badge
 * @param margins of its paper; empty if nobody said what it needs
 * @param conferences whose desks may use it; all, if empty
 */
public record Printer(
    String id,
    Map<String, String> names,
    URI uri,
    Optional<String> format,
    Optional<Size> paper,
    Optional<Margins> margins,
    Set<String> conferences) {

  /** In millimetres. */
  public record Size(double width, double height) {}

  public Printer {
    names = Map.copyOf(names);
    conferences = Set.copyOf(conferences);
  }

  /** The sheets that it lays smaller badges on; empty if its paper or its margins are not known. */
  public Optional<Paper> sheet() {
    return paper.flatMap(
        size -> margins.map(known -> new Paper(size.width(), size.height(), known)));
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
