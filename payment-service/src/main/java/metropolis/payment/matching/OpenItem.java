package metropolis.payment.matching;

import java.util.Objects;
import metropolis.platform.values.Money;

/**
 * What a rule may know of an invoice.
 *
 * @param reference its structured reference, bare
 * @param open what is still to be paid
 * @param cancelled whether the registration behind it has ended
 * @param registrations how many it is for
 */
public record OpenItem(
    String invoiceNumber, String reference, Money open, boolean cancelled, int registrations) {

  public OpenItem {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(open, "open");
  }

  /** Whether money can be allocated to it. */
  public boolean payable() {
    return !cancelled && open.isPositive();
  }

  boolean group() {
    return registrations > 1;
  }

  /** As it is once this much of it is paid. */
  OpenItem less(Money paid) {
    return new OpenItem(invoiceNumber, reference, open.minus(paid), cancelled, registrations);
  }
}
