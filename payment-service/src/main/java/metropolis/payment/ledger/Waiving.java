package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;

import java.util.Optional;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.WaiverProposed;
import metropolis.platform.values.Money;

/** What may be let off of an invoice, and by whom. */
final class Waiving {

  private Waiving() {}

  /** Whether so much of an invoice can be waived at all. */
  static Optional<Refused> refusal(Invoice invoice, Money amount) {
    return first(
            () -> Bookkeeper.inForce(invoice),
            () -> Bookkeeper.sameCurrency(amount, invoice.total()),
            () -> Bookkeeper.within(amount, invoice.open(), "amount-exceeds-invoice"))
        .map(Refused.class::cast);
  }

  /** A waiver only proposed, if it needs a second person; every other event as it is. */
  static PaymentEvent orProposed(Books books, Terms terms, PaymentEvent event) {
    return event instanceof InvoiceWaived waived && needsSecondPerson(books, terms, waived)
        ? new WaiverProposed(waived.waiverId(), waived.invoice(), waived.amount(), waived.reason())
        : event;
  }

  private static boolean needsSecondPerson(Books books, Terms terms, InvoiceWaived waived) {
    Money before = books.invoice(waived.invoice()).orElseThrow().figures().waived();
    Money total =
        books.payers().waivers().stream()
            .filter(it -> it.waits() && it.invoice().equals(waived.invoice()))
            .map(WaiverProposal::amount)
            .reduce(before.plus(waived.amount()), Money::plus);
    return terms.secondPerson().needed(total);
  }
}
