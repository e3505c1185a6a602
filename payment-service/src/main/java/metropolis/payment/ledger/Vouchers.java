package metropolis.payment.ledger;

import java.time.LocalDate;
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
   * @param date the day it is posted on, so never in a period that was closed before
   * @param registrationId whose claim was credited; empty if it was credited before that was noted
   * @param reason a code of {@link Reasons#CREDIT}
   */
  public record CreditNote(
      String number, LocalDate date, Money amount, String registrationId, String reason) {}

  /**
   * @param number of the invoice, with R and a count from 1; an earlier one became void when a
   *     payment was undone
   * @param date of the posting after which nothing was open any more
   */
  public record Receipt(String number, LocalDate date) {}

  private Vouchers() {}

  /** The oldest first. A credit of nothing, where all had been paid, needs no paper. */
  public static List<CreditNote> creditNotes(Invoice invoice) {
    List<CreditNote> notes = new ArrayList<>();
    for (Posting posting : invoice.postings()) {
      if (posting.debit() == Account.CREDITS && posting.amount().isPositive()) {
        String number = invoice.number() + "-C" + (notes.size() + 1);
        String reason = posting.reason().isEmpty() ? Reasons.ENDED : posting.reason();
        notes.add(
            new CreditNote(number, posting.date(), posting.amount(), posting.subject(), reason));
      }
    }
    return List.copyOf(notes);
  }

  /** Of a reminder: the invoice's, with M and the level. */
  public static String number(Invoice invoice, Reminder reminder) {
    return invoice.number() + "-M" + reminder.level();
  }

  /** The invoice that asks for what was credited; empty if none does. */
  public static Optional<InvoiceNumber> replacedBy(Books books, Invoice invoice, CreditNote note) {
    if (!note.reason().equals(Reasons.GROUPED) && !note.reason().equals(Reasons.TAKEN_OUT)) {
      return Optional.empty();
    }
    return books.invoicesOf(note.registrationId()).stream()
        .map(Invoice::number)
        .filter(number -> number.compareTo(invoice.number()) > 0)
        .findFirst();
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
          valid = Optional.of(new Receipt(invoice.number() + "-R" + ++count, posting.date()));
        }
      }
    }
    return valid;
  }

  private static boolean isWaiverOrFee(Account account) {
    return account == Account.WAIVERS || account == Account.BANK_CHARGES || account == Account.FEES;
  }
}
