package metropolis.payment.ledger;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * What was still to be paid at the end of a day, by the postings up to it. Of a closed period it
 * never changes again.
 *
 * @param rows by number of the invoice
 */
public record OpenItems(LocalDate asOf, List<Row> rows) {

  /**
   * An invoice as it stood.
   *
   * @param paid by allocations
   * @param reduced by what is no payment, such as waivers and credits
   */
  public record Row(Invoice invoice, Money total, Money paid, Money reduced, Money open) {

    /** Days since it was due; 0 if it was not yet. */
    public long daysOverdue(LocalDate day) {
      return Math.max(0, ChronoUnit.DAYS.between(invoice.head().due(), day));
    }
  }

  public OpenItems {
    rows = List.copyOf(rows);
  }

  public static OpenItems of(Books books, LocalDate asOf) {
    return new OpenItems(
        asOf,
        books.invoices().stream()
            .map(invoice -> row(invoice, asOf))
            .flatMap(Optional::stream)
            .toList());
  }

  private static Optional<Row> row(Invoice invoice, LocalDate asOf) {
    Money zero = Money.zero(invoice.total().currency());
    Money total = zero;
    Money paid = zero;
    Money reduced = zero;
    for (Posting posting : invoice.postings()) {
      if (posting.date().isAfter(asOf)) {
        continue;
      }
      boolean more = posting.debit() == Account.RECEIVABLES;
      if (!more && posting.credit() != Account.RECEIVABLES) {
        continue;
      }
      Account other = more ? posting.credit() : posting.debit();
      Money less = more ? posting.amount().negated() : posting.amount();
      if (other == Account.FEES) {
        total = total.minus(less);
      } else if (other == Account.UNALLOCATED) {
        paid = paid.plus(less);
      } else {
        reduced = reduced.plus(less);
      }
    }
    Money open = total.minus(paid).minus(reduced);
    return open.isZero()
        ? Optional.empty()
        : Optional.of(new Row(invoice, total, paid, reduced, open));
  }
}
