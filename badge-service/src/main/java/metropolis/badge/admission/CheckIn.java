package metropolis.badge.admission;

import java.util.Optional;

/** A scan as the books have it. Immutable. */
public record CheckIn(AdmissionEvent.Recorded recorded, Optional<AdmissionEvent.Undone> undone) {

  static CheckIn of(AdmissionEvent.Recorded recorded) {
    return new CheckIn(recorded, Optional.empty());
  }

  CheckIn with(AdmissionEvent.Undone undo) {
    return new CheckIn(recorded, Optional.of(undo));
  }

  public Verdict verdict() {
    return recorded.verdict();
  }

  /** Whether it let somebody in, and still counts. */
  public boolean stands() {
    return recorded.admitted() && undone.isEmpty();
  }
}
