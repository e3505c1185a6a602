package metropolis.badge.admission;

import java.time.Duration;
import java.util.Optional;

/**
 * Something at the doors that cannot have been right, found from what the gates tell. It is called
 * by the id of its scan, and it is gone if what is told later explains it. Immutable.
 *
 * @param scan that should not have let anybody in
 * @param entry by which the badge was inside already: the earliest by the corrected time
 */
public record Conflict(CheckIn scan, Kind kind, Optional<CheckIn> entry) {

  /** What is wrong. */
  public enum Kind {
    /** One badge came in twice without leaving, and neither gate knew. */
    DOUBLE_ENTRY,
    /** A gate let somebody in whom the rules keep out. */
    AGAINST_THE_RULES
  }

  /** Whether a gate made one of its scans. */
  public boolean isAt(String gate) {
    return scan.recorded().scan().gate().equals(gate)
        || entry.filter(first -> first.recorded().scan().gate().equals(gate)).isPresent();
  }

  public boolean isOpen() {
    return scan.resolved().isEmpty();
  }

  /** Whether the clocks cannot tell which of the two came first. */
  public boolean orderUncertain() {
    return entry
        .map(
            first ->
                Duration.between(first.time(), scan.time())
                        .compareTo(
                            scan.recorded()
                                .scan()
                                .uncertainty()
                                .plus(first.recorded().scan().uncertainty()))
                    <= 0)
        .orElse(false);
  }
}
