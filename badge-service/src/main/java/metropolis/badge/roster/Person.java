package metropolis.badge.roster;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bearer, and which version of their details first said what it says now. So whether a badge is
 * stale is told by two numbers, and neither what was printed nor a digest of it is kept. Immutable.
 *
 * @param version of the details, as the registration counts them
 * @param changed the version with which each printed detail changed last; those that are not in it
 *     never did
 */
public record Person(Bearer bearer, int version, Map<String, Integer> changed) {

  public Person {
    changed = Map.copyOf(changed);
  }

  /** Somebody of whom nothing was known before. */
  static Person met(Bearer bearer, int version) {
    return new Person(bearer, version, Map.of());
  }

  Person now(Bearer next, int nextVersion) {
    Map<String, Integer> later = new TreeMap<>(changed);
    Map<String, String> before = printed(bearer);
    printed(next)
        .forEach(
            (detail, value) -> {
              if (!value.equals(before.get(detail))) {
                later.put(detail, nextVersion);
              }
            });
    return new Person(next, nextVersion, later);
  }

  /** What changed since a version was printed, as words. */
  public SortedSet<String> changedSince(int printedVersion) {
    SortedSet<String> details = new TreeSet<>();
    changed.forEach(
        (detail, version) -> {
          if (version > printedVersion) {
            details.add(detail);
          }
        });
    return details;
  }

  /**
   * What of a person a badge may show. The category is not here: a badge of another category is
   * another serial.
   */
  private static Map<String, String> printed(Bearer bearer) {
    return Map.of(
        "name", bearer.badgeName(),
        "latin-name", bearer.latinName().orElse(""),
        "organisation", bearer.organisation(),
        "country", bearer.country());
  }
}
