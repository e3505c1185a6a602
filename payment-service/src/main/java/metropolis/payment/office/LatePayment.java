package metropolis.payment.office;

import java.time.LocalDate;
import java.util.Optional;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceItem;
import metropolis.payment.ledger.LateFees;

/**
 * Why a supplement is asked, to be explained to those who got it.
 *
 * @param invoice number of the one that was paid late
 * @param valued the day from which the bank counted the payment
 * @param step of the fee that was invoiced
 * @param until the last day of that step
 * @param graceDays that would have been let pass
 */
public record LatePayment(
    String invoice, LocalDate valued, String step, LocalDate until, int graceDays) {

  /** Empty if the invoice is no supplement, or the payment behind it was undone. */
  public static Optional<LatePayment> of(
      Office office, Programme programme, Invoice supplement, InvoiceItem item) {
    return supplement
        .head()
        .supplementTo()
        .flatMap(office.books()::invoice)
        .flatMap(
            late ->
                LateFees.paidOn(office.books(), programme.terms().zone(), late)
                    .flatMap(
                        valued ->
                            late.claims().stream()
                                .map(claim -> claim.item())
                                .filter(i -> i.registrationId().equals(item.registrationId()))
                                .findFirst()
                                .flatMap(i -> of(programme, late, i.tier(), valued))));
  }

  private static Optional<LatePayment> of(
      Programme programme, Invoice late, String step, LocalDate valued) {
    return programme
        .fees()
        .lastDay(step)
        .map(
            until ->
                new LatePayment(
                    late.number().toString(),
                    valued,
                    step,
                    until,
                    programme.fees().graceDays().orElse(0)));
  }
}
