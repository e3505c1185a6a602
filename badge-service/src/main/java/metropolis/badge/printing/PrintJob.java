package metropolis.badge.printing;

import java.util.Optional;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.BadgeId;

/** One print of a badge on its way to one printer, in its latest attempt. Immutable. */
public record PrintJob(
    JobEvent.Queued queued, Optional<JobEvent.Sent> sent, Optional<JobEvent.Ended> ended) {

  /** How far it is. */
  public enum Stage {
    QUEUED,
    /** The printer was given it: whether it came out, it alone can tell. */
    SENT,
    DONE,
    FAILED
  }

  /** The same for the same print and printer, whoever asks for it how often. */
  public static String idOf(Print print, String printer) {
    return print.badge().text() + "-" + print.serial() + "-" + printer;
  }

  static PrintJob begun(JobEvent.Queued queued) {
    return new PrintJob(queued, Optional.empty(), Optional.empty());
  }

  PrintJob with(JobEvent event) {
    return switch (event) {
      case JobEvent.Queued again -> begun(again);
      case JobEvent.Sent told -> new PrintJob(queued, Optional.of(told), ended);
      case JobEvent.Ended told -> new PrintJob(queued, sent, Optional.of(told));
    };
  }

  public Stage stage() {
    if (ended.isPresent()) {
      return ended.get().failure().isEmpty() ? Stage.DONE : Stage.FAILED;
    }
    return sent.isPresent() ? Stage.SENT : Stage.QUEUED;
  }

  public boolean isOpen() {
    return ended.isEmpty();
  }

  public String id() {
    return queued.job();
  }

  public BadgeId badge() {
    return queued.badge();
  }

  public String printer() {
    return queued.printer();
  }

  public Print print() {
    return new Print(queued.badge(), queued.serial());
  }

  public int attempt() {
    return queued.attempt();
  }
}
