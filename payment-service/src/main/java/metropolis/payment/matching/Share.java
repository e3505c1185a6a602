package metropolis.payment.matching;

import java.util.Objects;
import metropolis.platform.values.Money;

/** What of a payment goes to one invoice. */
public record Share(String invoiceNumber, Money amount) {

  public Share {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(amount, "amount");
  }
}
