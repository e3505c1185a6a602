package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/**
 * Which statement of an account one is. Immutable.
 *
 * @param sequence the bank's count of its statements, as it writes it; empty if the file has none
 * @param from its first day
 * @param through its last day: that of the closing balance
 */
public record Extent(String sequence, Optional<LocalDate> from, Optional<LocalDate> through) {

  public static final Extent NONE = new Extent("", Optional.empty(), Optional.empty());

  public Extent {
    Objects.requireNonNull(sequence, "sequence");
    Objects.requireNonNull(from, "from");
    Objects.requireNonNull(through, "through");
  }
}
