package metropolis.registration.enrolment;

import java.time.LocalDate;
import metropolis.platform.values.Money;

/** What the delegate is shown of the invoice; the payment service owns the truth. */
public record InvoiceView(
    String number, Money amount, String reference, LocalDate due, State state) {

  public enum State {
    OPEN,
    SETTLED,
    CANCELLED
  }

  InvoiceView in(State next) {
    return new InvoiceView(number, amount, reference, due, next);
  }
}
