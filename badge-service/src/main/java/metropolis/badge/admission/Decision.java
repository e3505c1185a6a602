package metropolis.badge.admission;

import java.util.Optional;

/** What a gate decided by itself. */
public sealed interface Decision {

  /** Nothing: it asks, and does as it is told. */
  record Asked() implements Decision {}

  /**
   * The person went through.
   *
   * @param despite what its own rules said against it, as a word; empty for nothing
   * @param override why all the same, if a supervisor said so
   */
  record LetThrough(String despite, Optional<OverrideReason> override) implements Decision {}

  /**
   * The person did not go through.
   *
   * @param reason as a word, such as "revoked" or "already-inside"
   */
  record TurnedAway(String reason) implements Decision {}
}
