package metropolis.payment.matching;

import java.util.Objects;
import metropolis.platform.values.Money;

/**
 * What a rule may know of an invoice.
 *
 * @param open what is still to be paid
 * @param cancelled whether the registration behind it has ended
 */
public record OpenItem(String invoiceNumber, Money open, boolean cancelled) {

  public OpenItem {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(open, "open");
  }
}
