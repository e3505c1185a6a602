package metropolis.registration.enrolment;

import java.time.Instant;
import metropolis.platform.values.Actor;

/**
 * Free words of the secretariat. Never in an event: they may name somebody. Erasure clears them.
 */
public record Note(Instant time, Actor actor, String text) {
  public static final int LONGEST = 1000;
}
