package metropolis.badge.roster;

import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A bearer, and which edition of their details first said what it says now. So whether a badge is
 * stale is told by two numbers, and neither what was printed nor a digest of it is kept. Immutable.
 *
 * @param version of the profile, as the registration counts them
 * @param changed the edition with which each printed detail of the profile changed last; those that
 *     are not in it never did
 */
public record Person(Bearer bearer, int version, Map<String, Integer> changed, Seats seats) {

  private static final String SESSIONS = "sessions";

  public Person {
    bearer = bearer.attending(seats.sessions());
    changed = Map.copyOf(changed);
  }

  /** A person as they were kept, without the seats, which are kept by themselves. */
  public Person(Bearer bearer, int version, Map<String, Integer> changed) {
    this(bearer, version, changed, Seats.NONE);
  }

  /**
   * Counts up with whatever may be printed, in the profile or in the choice of sessions: the
   * version of the one and the changes of the other come from topics of their own.
   */
  public int edition() {
    return version + seats.changes();
  }

  /** Somebody of whom nothing was known before. */
  static Person met(Bearer bearer, int version, Seats seats) {
    return new Person(bearer, version, Map.of(), seats);
  }

  Person seated(Seats other) {
    return new Person(bearer, version, changed, other);
  }

  Person now(Bearer next, int nextVersion) {
    Map<String, Integer> later = new TreeMap<>(changed);
    Map<String, String> before = printed(bearer);
    printed(next)
        .forEach(
            (detail, value) -> {
              if (!value.equals(before.get(detail))) {
                later.put(detail, nextVersion + seats.changes());
              }
            });
    return new Person(next, nextVersion, later, seats);
  }

  /** What changed since an edition was printed, as words. */
  public SortedSet<String> changedSince(int printedEdition) {
    SortedSet<String> details = new TreeSet<>();
    changed.forEach(
        (detail, edition) -> {
          if (edition > printedEdition) {
            details.add(detail);
          }
        });
    if (seats.edition() > printedEdition) {
      details.add(SESSIONS);
    }
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
        "title", bearer.title(),
        "given-name", bearer.givenName(),
        "family-name", bearer.familyName(),
        "pronouns", bearer.pronouns(),
        "organisation", bearer.organisation(),
        "position", bearer.position(),
        "country", bearer.country(),
        "photo", bearer.photo().orElse(""));
  }
}
