package metropolis.registration.enrolment;

import java.time.LocalDate;
import metropolis.platform.values.Money;

/**
 * What the delegate is shown of the invoice; the payment service owns the truth.
 *
 * @param amount that it asks for the delegate
 * @param reference empty where somebody else got the invoice
 */
public record InvoiceView(
    String number, Money amount, String reference, LocalDate due, State state) {

  public enum State {
    OPEN,
    /** Open, on an invoice to somebody who pays for several. */
    GROUPED,
    SETTLED,
    CANCELLED
  }

  /** Whether it went to somebody who pays for several. */
  public boolean group() {
    return reference.isEmpty();
  }

  InvoiceView reopened() {
    return in(group() ? State.GROUPED : State.OPEN);
  }

  InvoiceView in(State next) {
    return new InvoiceView(number, amount, reference, due, next);
  }
}
