package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import metropolis.payment.ledger.PaymentEvent.Ordered;
import metropolis.platform.values.Cause;

/**
 * Refunds in one file for the bank. Immutable.
 *
 * @param execution the day on which the bank is to pay
 * @param history what became of it, with who and when; the latest last, never empty
 */
public record PaymentOrder(
    String id, LocalDate execution, List<Ordered> refunds, List<Step> history) {

  /** What became of a payment order. */
  public enum Standing {
    MADE,
    SENT,
    /** Its refunds wait for another. */
    DROPPED
  }

  /**
   * @param reason as a code; empty where none is asked for
   */
  public record Step(Standing standing, Cause cause, String reason) {}

  public PaymentOrder {
    refunds = List.copyOf(refunds);
    history = List.copyOf(history);
  }

  public Standing standing() {
    return history.getLast().standing();
  }

  PaymentOrder now(Standing standing, Cause cause, String reason) {
    return new PaymentOrder(
        id,
        execution,
        refunds,
        Stream.concat(history.stream(), Stream.of(new Step(standing, cause, reason))).toList());
  }
}
