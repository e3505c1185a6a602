package metropolis.payment.matching;

import java.util.List;
import java.util.Objects;
import metropolis.platform.values.Money;

/**
 * What a rule may know of an invoice.
 *
 * @param references what it is known by besides its number, bare: its structured reference, another
 *     one for payers abroad, its short code
 * @param open what is still to be paid
 * @param cancelled whether the registration behind it has ended
 * @param registrations how many it is for
 */
public record OpenItem(
    String invoiceNumber,
    List<String> references,
    Money open,
    boolean cancelled,
    int registrations) {

  public OpenItem {
    Objects.requireNonNull(invoiceNumber, "invoiceNumber");
    if (references.contains("")) {
      references = references.stream().filter(reference -> !reference.isEmpty()).toList();
    }
    references = List.copyOf(references);
    Objects.requireNonNull(open, "open");
  }

  /** With one reference, or none if it is empty. */
  public OpenItem(
      String invoiceNumber, String reference, Money open, boolean cancelled, int registrations) {
    this(invoiceNumber, List.of(reference), open, cancelled, registrations);
  }

  /** Whether money can be allocated to it. */
  public boolean payable() {
    return !cancelled && open.isPositive();
  }

  boolean group() {
    return registrations > 1;
  }

  OpenItem with(Money nowOpen, boolean nowCancelled, int nowRegistrations) {
    return new OpenItem(invoiceNumber, references, nowOpen, nowCancelled, nowRegistrations);
  }

  /** As it is once this much of it is paid. */
  OpenItem less(Money paid) {
    return new OpenItem(invoiceNumber, references, open.minus(paid), cancelled, registrations);
  }
}
