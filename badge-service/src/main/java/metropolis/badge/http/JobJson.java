package metropolis.badge.http;

import java.time.Instant;
import java.util.List;
import metropolis.platform.values.MayBeNull;

/** Documents of the JSON API about printing at the desk. */
public final class JobJson {

  private JobJson() {}

  /**
   * @param health "not-asked", "ready", "busy", "attention", "not-accepting", "offline",
   *     "unsuitable-format" or "unsuitable-printer"
   * @param reasons what the printer says of it, as keywords of IPP
   * @param margins null if nobody said what it needs
   */
  public record DeskPrinter(
      String id,
      String name,
      String health,
      List<String> reasons,
      @MayBeNull PrinterMargins margins) {}

  /** Of the paper, in millimetres. */
  public record PrinterMargins(double left, double top, double right, double bottom) {}

  public record DeskPrinters(List<DeskPrinter> printers) {}

  /**
   * @param state "queued", "sent", "printing", "stopped", "in-doubt", "done" or "failed"
   * @param reason why it failed, as a word
   * @param details what the printer said of it, as keywords of IPP
   * @param attempt counts up from 1 each time that it is tried again
   * @param mayHaveComeOut whether it failed after the printer was given it
   */
  public record DeskPrintJob(
      String job,
      String badgeId,
      int serial,
      @MayBeNull String name,
      String printer,
      String printerName,
      int attempt,
      String state,
      @MayBeNull String reason,
      List<String> details,
      boolean mayHaveComeOut,
      Instant time) {}

  public record DeskPrintJobs(List<DeskPrintJob> jobs) {}

  /**
   * @param serial that was seen; any, if left out
   * @param reason why what was printed is issued anew; left out for the first print
   */
  public record QueuePrintJobRequest(
      String printer, @MayBeNull Integer serial, @MayBeNull String reason) {}
}
