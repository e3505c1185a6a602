package metropolis.badge.ipp;

/** How a printer answered to being given something. */
public sealed interface Taking {

  /**
   * @param number of the job at the printer
   */
  record Taken(int number) implements Taking {}

  /**
   * Not now.
   *
   * @param status as IPP names it
   */
  record Busy(String status) implements Taking {}

  /**
   * Not at all.
   *
   * @param status as IPP names it
   */
  record Refused(String status) implements Taking {}
}
