package metropolis.payment.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * The papers that follow from what was posted to an invoice. They are numbered after it, and the
 * same postings always give the same papers.
 */
public final class Vouchers {

  /**
   * @param number of the invoice, with C and a count from 1
   */
  public record CreditNote(String number, Instant time, Money amount) {}

  /**
   * @param number of the invoice, with R and a count from 1; an earlier one became void when a
   *     payment was undone
   * @param time of the posting after which nothing was open any more
   */
  public record Receipt(String number, Instant time) {}

  private Vouchers() {}

  /** The oldest first. A credit of nothing, where all had been paid, needs no paper. */
  public static List<CreditNote> creditNotes(Invoice invoice) {
    List<CreditNote> notes = new ArrayList<>();
    for (Posting posting : invoice.postings()) {
      if (posting.debit() == Account.CREDITS && posting.amount().isPositive()) {
        String number = invoice.number() + "-C" + (notes.size() + 1);
        notes.add(new CreditNote(number, posting.cause().time(), posting.amount()));
      }
    }
    return List.copyOf(notes);
  }

  /** Empty unless money came for it and nothing was left open by what came. */
  public static Optional<Receipt> receipt(Invoice invoice) {
    Optional<Receipt> valid = Optional.empty();
    int count = 0;
    Money open = Money.zero(invoice.total().currency());
    Money paid = open;
    for (Posting posting : invoice.postings()) {
      if (posting.debit() == Account.RECEIVABLES) {
        open = open.plus(posting.amount());
        paid = isWaiverOrFee(posting.credit()) ? paid : paid.minus(posting.amount());
        valid = Optional.empty();
      } else if (posting.credit() == Account.RECEIVABLES) {
        open = open.minus(posting.amount());
        boolean credited = posting.debit() == Account.CREDITS;
        paid = credited || isWaiverOrFee(posting.debit()) ? paid : paid.plus(posting.amount());
        if (!credited && open.isZero() && paid.isPositive()) {
          valid =
              Optional.of(new Receipt(invoice.number() + "-R" + ++count, posting.cause().time()));
        }
      }
    }
    return valid;
  }

  private static boolean isWaiverOrFee(Account account) {
    return account == Account.WAIVERS || account == Account.FEES;
  }
}
