package metropolis.registration.programme;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One plenary session or workshop.
 *
 * @param ends the first instant that is no longer the session
 * @param capacity seats; empty if open to all
 * @param zone where it takes place, if admission to it is controlled
 */
public record Session(
    String id,
    LocalText title,
    Instant starts,
    Instant ends,
    String room,
    OptionalInt capacity,
    Optional<String> zone) {

  /** Whether nobody can attend both. */
  public boolean overlaps(Session other) {
    return starts.isBefore(other.ends) && other.starts.isBefore(ends);
  }
}
