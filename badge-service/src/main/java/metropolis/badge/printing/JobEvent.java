package metropolis.badge.printing;

import java.util.List;
import java.util.Optional;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.Imprint;
import metropolis.platform.values.Cause;

/** What happened to a print job. A job is the fold of its events. */
public sealed interface JobEvent {

  String job();

  BadgeId badge();

  /** Counts up from 1 each time that the job is tried again. */
  int attempt();

  Cause cause();

  record Queued(
      String job,
      BadgeId badge,
      String registrationId,
      int serial,
      String printer,
      int attempt,
      Cause cause)
      implements JobEvent {}

  /**
   * The printer knows of it and is given its document: from now on it may come out.
   *
   * @param number by which the printer knows it
   */
  record Sent(String job, BadgeId badge, int attempt, int number, Imprint imprint, Cause cause)
      implements JobEvent {}

  /**
   * @param failure empty if it came out
   * @param details what the printer said, as keywords of IPP
   */
  record Ended(
      String job,
      BadgeId badge,
      int attempt,
      Optional<JobFailure> failure,
      List<String> details,
      Cause cause)
      implements JobEvent {

    public Ended {
      details = List.copyOf(details);
    }
  }
}
