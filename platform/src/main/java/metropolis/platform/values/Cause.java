package metropolis.platform.values;

import java.time.Instant;
import java.util.Objects;

/**
 * What stands behind a decision: the command, who sent it and the time it carries. Domain code
 * takes its time from here and nowhere else.
 *
 * @param commandId the same for every repetition of one command
 */
public record Cause(String commandId, Actor actor, Instant time) {

  public Cause {
    Objects.requireNonNull(commandId, "commandId");
    Objects.requireNonNull(actor, "actor");
    Objects.requireNonNull(time, "time");
  }
}
