package metropolis.payment.http;

import java.util.List;
import java.util.Optional;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceItem;
import metropolis.payment.ledger.Vouchers;
import metropolis.payment.office.LatePayment;
import metropolis.payment.office.Office;

/**
 * An invoice as the delegate sees it, with the papers that follow from it.
 *
 * @param item what it asks for the delegate
 * @param settled whether that is covered
 * @param ended whether it is asked no longer
 * @param byCard whether it can be paid by card: a group's is for its addressee
 * @param late why it is asked, if it is a supplement
 */
public record DelegatesPaper(
    Invoice invoice,
    InvoiceItem item,
    boolean settled,
    boolean ended,
    boolean byCard,
    Optional<Vouchers.Receipt> receipt,
    List<Vouchers.CreditNote> creditNotes,
    Optional<LatePayment> late) {

  static DelegatesPaper of(Office office, Invoice invoice, String registration) {
    var claim =
        invoice.claims().stream()
            .filter(c -> c.item().registrationId().equals(registration))
            .findFirst()
            .orElseThrow();
    return new DelegatesPaper(
        invoice,
        claim.item(),
        claim.settled().isPresent() || invoice.covers(registration),
        claim.ended(),
        CardCheckout.isPayable(invoice),
        Vouchers.receipt(invoice),
        Vouchers.creditNotes(invoice),
        LatePayment.of(office, office.programme().orElseThrow(), invoice, claim.item()));
  }
}
