package metropolis.badge.http;

import java.util.OptionalInt;
import metropolis.badge.admission.Scan;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.platform.values.Cause;

/**
 * What can be asked for. Every method waits until it is decided and durable, and may throw {@link
 * metropolis.platform.values.Unanswered}, which the platform deals with. Any thread may use it.
 */
public interface Commands {

  /** How a command was answered. */
  sealed interface Answer {
    record Done() implements Answer {}

    /**
     * @param code a word for programs, such as "badge-changed"
     */
    record Refused(String code) implements Answer {}
  }

  /** Records a scan; its verdict is then in the books. */
  Answer record(String conference, Scan scan);

  Answer undo(String conference, String scanId, UndoReason reason, Cause cause);

  /**
   * @param serial the print that was seen; any, if empty
   */
  Answer reissue(
      String conference,
      String registrationId,
      OptionalInt serial,
      IssueReason reason,
      Cause cause);

  /**
   * @param serial the print that was seen; any, if empty
   */
  Answer revoke(
      String conference,
      String registrationId,
      OptionalInt serial,
      RevocationReason reason,
      Cause cause);
}
