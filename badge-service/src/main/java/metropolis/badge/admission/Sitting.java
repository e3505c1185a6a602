package metropolis.badge.admission;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * A session of the programme that a zone's doors lead to.
 *
 * @param titles for people, by language
 * @param ends the first instant that is no longer the session
 * @param seated whether it has seats, so that one may be needed
 */
public record Sitting(
    String id,
    Map<String, String> titles,
    String zone,
    Instant starts,
    Instant ends,
    boolean seated) {

  /** Doors open so long before. */
  private static final Duration EARLY = Duration.ofMinutes(30);

  public Sitting {
    titles = Map.copyOf(titles);
  }

  /** Whether whoever comes in now comes for this. */
  public boolean admitsAt(Instant time) {
    return !time.isBefore(starts.minus(EARLY)) && time.isBefore(ends);
  }
}
