package metropolis.badge.roster;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The seats that somebody holds in sessions, and when they changed last. Immutable.
 *
 * @param sessions by id, in alphabetical order
 * @param changes how often they changed
 * @param edition of the {@link Person} with which they changed last; 0 if they never did
 */
public record Seats(List<String> sessions, int changes, int edition) {

  /** Of somebody who never had one. */
  static final Seats NONE = new Seats(List.of(), 0, 0);

  public Seats {
    sessions = List.copyOf(sessions);
  }

  /**
   * @param version of the person's profile, 0 if there is none yet
   * @return empty if the seat was held already
   */
  Optional<Seats> granted(String session, int version) {
    return sessions.contains(session)
        ? Optional.empty()
        : Optional.of(changed(Stream.concat(sessions.stream(), Stream.of(session)), version));
  }

  /**
   * @param version of the person's profile, 0 if there is none yet
   * @return empty if there was no such seat, as when a place in the line for one is given up
   */
  Optional<Seats> released(String session, int version) {
    return sessions.contains(session)
        ? Optional.of(changed(sessions.stream().filter(s -> !s.equals(session)), version))
        : Optional.empty();
  }

  private Seats changed(Stream<String> now, int version) {
    return new Seats(now.sorted().toList(), changes + 1, version + changes + 1);
  }
}
