package metropolis.badge.ipp;

import java.util.List;

/**
 * What a printer says of itself. Immutable.
 *
 * @param stopped it needs somebody before it goes on
 * @param reasons why it is as it is, as keywords of IPP without their severity
 * @param accepting whether it takes jobs
 * @param takesPdf whether it prints PDF
 * @param takesJobs whether it can be given a job and its document one after the other
 */
public record PrinterSight(
    boolean stopped,
    boolean busy,
    List<String> reasons,
    boolean accepting,
    boolean takesPdf,
    boolean takesJobs) {

  public PrinterSight {
    reasons = List.copyOf(reasons);
  }
}
