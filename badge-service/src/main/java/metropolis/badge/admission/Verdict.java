package metropolis.badge.admission;

import java.time.Instant;

/** What the gate is told. */
public sealed interface Verdict {

  record Admitted() implements Verdict {}

  /** Not an error: says where and since when the badge is inside. */
  record AlreadyInside(String gate, Instant since) implements Verdict {}

  record Refused(RefusalReason reason) implements Verdict {}
}
