package metropolis.badge.ipp;

import java.util.List;

/**
 * What a printer says of a job. Immutable.
 *
 * @param reasons as keywords of IPP
 */
public record JobSight(State state, List<String> reasons) {

  public enum State {
    WAITING,
    PRINTING,
    /** In the middle of it the printer needs somebody. */
    STOPPED,
    COMPLETED,
    CANCELLED,
    ABORTED,
    /** The printer does not know it, or not any more. */
    UNKNOWN
  }

  public JobSight {
    reasons = List.copyOf(reasons);
  }
}
