package metropolis.badge.http;

import java.util.Map;
import java.util.OptionalInt;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Resolution;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.Wish;
import metropolis.badge.device.Contact;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.printing.Printing;
import metropolis.platform.values.Cause;

/**
 * What can be asked for. Every method waits until it is decided and durable, and may throw {@link
 * metropolis.platform.values.Unanswered}, which the platform deals with. Any thread may use it.
 */
public interface Commands {

  /** How a command was answered. */
  sealed interface Answer {

    /**
     * @param data particulars by name
     */
    record Done(Map<String, String> data) implements Answer {}

    /**
     * @param code a word for programs, such as "badge-changed"
     */
    record Refused(String code) implements Answer {}
  }

  /** Records a scan; its verdict is then in the books. */
  Answer record(String conference, Scan scan);

  Answer undo(String conference, String scanId, UndoReason reason, Cause cause);

  /** Lets somebody in whom a scan kept out. */
  Answer override(String conference, String scanId, OverrideReason reason, Cause cause);

  /** Makes a one-time code good for a device at a gate. */
  Answer invite(String conference, String codeHash, String gate, Cause cause);

  /** Trusts a device that shows a code; the answer holds its "gate". */
  Answer enrol(String conference, String codeHash, String device, String name, Cause cause);

  Answer revokeDevice(String conference, String device, Cause cause);

  /** Keeps how a device is. */
  Answer report(String conference, String device, Contact contact, Cause cause);

  /** Gives away the seats of a session that nobody took. */
  Answer releaseSeats(String conference, String session, Cause cause);

  /** Says what the conflict of a scan was. */
  Answer resolve(String conference, String scanId, Resolution resolution, Cause cause);

  /**
   * Asks for something to be done with the badge of a registration.
   *
   * @param serial that was seen; any, if empty
   */
  Answer wish(String conference, String registrationId, OptionalInt serial, Wish wish, Cause cause);

  /** Begins a print run; the answer holds its number as "run". */
  Answer startRun(String conference, Printing.Plan plan, Cause cause);

  /** Tells that a document of a run was made. */
  Answer drawn(String conference, Printing.Drawn drawn);

  /** Tells which pages came out of the printer. */
  Answer confirm(String conference, Printing.Pages pages, Cause cause);

  Answer endRun(String conference, int run, Cause cause);

  /** Asks for a badge to come out of a printer; the answer holds the "job". */
  Answer queueJob(String conference, PrintJobs.Order order, Cause cause);

  /** Tells what became of a job. */
  Answer advanceJob(String conference, String job, int attempt, PrintJobs.Step step, Cause cause);
}
