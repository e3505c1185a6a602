package metropolis.registration.enrolment;

/** What a delegate has in a session. */
public sealed interface Seat {

  record Granted() implements Seat {}

  /** Waits; a lower ticket goes first. */
  record Waiting(long ticket) implements Seat {}
}
