package metropolis.badge.admission;

import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import metropolis.badge.credential.Words;

/** A scan as the books have it. Immutable. */
public record CheckIn(
    AdmissionEvent.Recorded recorded,
    Optional<AdmissionEvent.Undone> undone,
    Optional<AdmissionEvent.Overridden> overridden,
    Optional<AdmissionEvent.Resolved> resolved) {

  private static final String INSIDE = "already-inside";

  /** As they happened. The id decides between two of one moment, so that all see one order. */
  static final Comparator<CheckIn> BY_TIME =
      Comparator.comparing(CheckIn::time).thenComparing(CheckIn::scanId);

  static CheckIn of(AdmissionEvent.Recorded recorded) {
    return new CheckIn(recorded, Optional.empty(), Optional.empty(), Optional.empty());
  }

  CheckIn with(AdmissionEvent event) {
    return switch (event) {
      case AdmissionEvent.Recorded _ -> this;
      case AdmissionEvent.Undone undo ->
          new CheckIn(recorded, Optional.of(undo), overridden, resolved);
      case AdmissionEvent.Overridden override ->
          new CheckIn(recorded, undone, Optional.of(override), resolved);
      case AdmissionEvent.Resolved resolution ->
          new CheckIn(recorded, undone, overridden, Optional.of(resolution));
    };
  }

  public String scanId() {
    return recorded.scanId();
  }

  /** By our clock. */
  public Instant time() {
    return recorded.scan().time();
  }

  /** What the gate was answered. */
  public Verdict verdict() {
    return recorded.verdict();
  }

  /** Whether somebody went through, and it still counts. */
  public boolean stands() {
    return (recorded.passed() || overridden.isPresent()) && undone.isEmpty();
  }

  boolean inward() {
    return recorded.scan().direction() == Direction.IN;
  }

  /** Whether whoever let the person through knew that the rules were against it. */
  boolean knowing() {
    return overridden.isPresent()
        || switch (recorded.scan().report().decision()) {
          case Decision.Asked _ -> verdict() instanceof Verdict.AlreadyInside;
          case Decision.LetThrough let -> !let.despite().isEmpty() || let.override().isPresent();
          case Decision.TurnedAway _ -> false;
        };
  }

  /** Whether somebody is inside whom the rules keep out, without a supervisor's word. */
  boolean againstTheRules() {
    boolean vouched =
        overridden.isPresent()
            || recorded.scan().report().decision() instanceof Decision.LetThrough let
                && let.override().isPresent();
    return stands() && inward() && verdict() instanceof Verdict.Refused && !vouched;
  }

  /**
   * Whether the rules or the gate had something against letting this person in, whatever became of
   * it.
   */
  boolean objected() {
    return inward() && !(recorded.passed() && objection().isEmpty());
  }

  /** Whether a supervisor's word would change anything. */
  public boolean canBeOverridden() {
    boolean keptOut =
        undone.isEmpty()
            && !recorded.passed()
            && recorded.print().isPresent()
            && recorded.zone().isPresent();
    return overridden.isEmpty() && (keptOut || againstTheRules());
  }

  Deed deed() {
    if (recorded.passed() || overridden.isPresent()) {
      return inward() ? Deed.ADMITTED : Deed.LEFT;
    }
    return refusal().equals(INSIDE) ? Deed.ALREADY_INSIDE : Deed.REFUSED;
  }

  /** What the rules or the gate said against the person, as a word; empty for nothing. */
  public String objection() {
    return recorded.scan().report().decision() instanceof Decision.LetThrough let
            && refusal().isEmpty()
        ? let.despite()
        : refusal();
  }

  /** Why the person did not go through, as a word. */
  String refusal() {
    return switch (recorded.scan().report().decision()) {
      case Decision.TurnedAway away -> away.reason();
      case Decision.Asked _, Decision.LetThrough _ ->
          switch (verdict()) {
            case Verdict.Admitted _ -> "";
            case Verdict.AlreadyInside _ -> INSIDE;
            case Verdict.Refused refused -> Words.of(refused.reason());
          };
    };
  }
}
