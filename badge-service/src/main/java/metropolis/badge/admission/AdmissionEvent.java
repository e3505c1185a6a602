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
   * @param verdict as it was when we heard of the scan, which is what the gate was answered
   * @param passed whether the person went through
   * @param walkIn came without a seat, or unannounced
   */
  record Recorded(
      Scan scan,
      Optional<String> zone,
      LocalDate day,
      Verdict verdict,
      boolean passed,
      boolean walkIn)
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
  }

  record Undone(String scanId, UndoReason reason, Cause cause) implements AdmissionEvent {}

  /** A supervisor let somebody in whom the rules kept out. */
  record Overridden(String scanId, OverrideReason reason, Cause cause) implements AdmissionEvent {}

  /** A supervisor says what a conflict was; both scans stay as they are. */
  record Resolved(String scanId, Resolution resolution, Cause cause) implements AdmissionEvent {}
}
