package metropolis.badge.admission;

import java.time.LocalDate;
import java.util.Optional;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.platform.values.Cause;

/** What happened at the gates. */
public sealed interface AdmissionEvent {

  String scanId();

  Cause cause();

  /**
   * @param zone empty if the gate is unknown
   * @param day of the scan, at the venue; kept, so that a corrected time zone moves nobody
   */
  record Recorded(Scan scan, Optional<String> zone, LocalDate day, Verdict verdict)
      implements AdmissionEvent {

    @Override
    public String scanId() {
      return scan.id();
    }

    @Override
    public Cause cause() {
      return scan.cause();
    }

    public Optional<Print> print() {
      return scan.presented().print();
    }

    boolean admitted() {
      return verdict instanceof Verdict.Admitted;
    }
  }

  record Undone(String scanId, UndoReason reason, Cause cause) implements AdmissionEvent {}
}
