package metropolis.badge;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import metropolis.platform.kafka.WindowedCounts;
import metropolis.schemas.Topics;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.Verdict;
import org.apache.avro.specific.SpecificRecord;

/** Scans by gate and minute, for the control room. */
final class Minutes {

  static final String IN = "in";
  static final String OUT = "out";
  static final String REFUSED = "refused";

  /** Longer than any conference, so that its first day can still be looked at on its last. */
  private static final Duration KEPT = Duration.ofDays(31);

  private Minutes() {}

  /**
   * @param partitions of every topic
   */
  static WindowedCounts of(int partitions) {
    return new WindowedCounts(
        Stores.MINUTES,
        Topics.CHECK_IN_EVENTS,
        Duration.ofMinutes(1),
        KEPT,
        partitions,
        Minutes::counted);
  }

  /** As {@link metropolis.badge.http.Books.Busy} asks for them. */
  static String kind(String gate, String what) {
    return gate + "|" + what;
  }

  private static Optional<WindowedCounts.Counted> counted(SpecificRecord event) {
    if (!(event instanceof CheckInRecorded scan)) {
      return Optional.empty();
    }
    boolean passed =
        scan.getPassed() == null ? scan.getVerdict() == Verdict.ADMITTED : scan.getPassed();
    Instant time = scan.getHappened() == null ? scan.getMeta().getTime() : scan.getHappened();
    return Optional.of(
        new WindowedCounts.Counted(
            kind(scan.getGate(), passed ? scan.getDirection() : REFUSED), time));
  }
}
