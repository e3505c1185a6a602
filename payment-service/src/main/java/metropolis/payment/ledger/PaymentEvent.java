package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import metropolis.payment.layout.CsvProfile;
import metropolis.platform.values.Money;

/** What happened in the books. Holds ids, amounts, dates and codes; no person, no free text. */
public sealed interface PaymentEvent {

  /**
   * @param category the delegate's, {@code tier} the step of the fee: both only to be printed
   * @param vat that the amount includes
   * @param referenceAbroad an ISO 11649 reference, whatever kind the other is; empty for invoices
   *     issued before there was one
   * @param supplementTo the invoice that was paid late, if this one bills the difference
   */
  record InvoiceIssued(
      String registrationId,
      InvoiceNumber number,
      Money amount,
      String reference,
      String category,
      String tier,
      LocalDate issued,
      LocalDate due,
      VatRate vat,
      String referenceAbroad,
      Optional<InvoiceNumber> supplementTo)
      implements PaymentEvent {

    InvoiceItem item() {
      return new InvoiceItem(registrationId, category, tier, amount, vat);
    }
  }

  /**
   * One invoice for several registrations. To whom is for the dossiers.
   *
   * @param items in the order in which payments cover them
   * @param supplementTo as of an invoice for one
   */
  record GroupInvoiceIssued(
      InvoiceNumber number,
      List<InvoiceItem> items,
      String reference,
      LocalDate issued,
      LocalDate due,
      String referenceAbroad,
      Optional<InvoiceNumber> supplementTo)
      implements PaymentEvent {

    public GroupInvoiceIssued {
      items = List.copyOf(items);
    }

    Money amount() {
      return items.stream().map(InvoiceItem::amount).reduce(Money::plus).orElseThrow();
    }
  }

  /**
   * An invoice of one registration is in force no longer, or the item of one on a group's.
   *
   * @param credited what was open of it
   * @param reason a code of {@link Reasons#CREDIT}
   */
  record InvoiceCancelled(
      String registrationId, InvoiceNumber number, Money credited, String reason)
      implements PaymentEvent {

    /** The registration ended. */
    public InvoiceCancelled(String registrationId, InvoiceNumber number, Money credited) {
      this(registrationId, number, credited, Reasons.ENDED);
    }
  }

  /**
   * A reminder was made out; who sends it is another matter.
   *
   * @param level from 1
   * @param open at that time
   * @param day that it bears
   */
  record InvoiceReminded(
      InvoiceNumber number, int level, Money open, LocalDate day, LocalDate payBy)
      implements PaymentEvent {}

  /**
   * @param account the IBAN or other number the statement is of
   * @param newDebits not negative
   * @param balanceDifference opening balance plus entries minus closing balance, if the file has
   *     them
   * @param uploadHash of the bytes that are kept; empty if they are not
   * @param informationalLines entries that move nothing, or not yet
   */
  record StatementImported(
      String importId,
      String fileHash,
      String format,
      String statementId,
      String account,
      int newLines,
      int knownLines,
      int rejectedLines,
      Money newCredits,
      Money newDebits,
      Optional<Money> balanceDifference,
      String uploadHash,
      int informationalLines)
      implements PaymentEvent {}

  /**
   * @param entryReference the bank's reference of the entry that holds it; empty if none
   * @param aggregate whether it sums up transactions that a later file may tell one by one
   * @param amount negative if the money left the account
   * @param reversal whether the bank took an earlier movement back, or returned a payment
   * @param reference a structured reference as the bank gave it; empty if none
   */
  record BankLineBooked(
      String lineKey,
      String entryReference,
      boolean aggregate,
      boolean reversal,
      Money amount,
      LocalDate bookingDate,
      LocalDate valueDate,
      String reference,
      String fileHash,
      Telling telling)
      implements PaymentEvent {

    /** A line of which no more is known. */
    public BankLineBooked(
        String lineKey,
        String entryReference,
        boolean aggregate,
        boolean reversal,
        Money amount,
        LocalDate bookingDate,
        LocalDate valueDate,
        String reference,
        String fileHash) {
      this(
          lineKey,
          entryReference,
          aggregate,
          reversal,
          amount,
          bookingDate,
          valueDate,
          reference,
          fileHash,
          Telling.NONE);
    }
  }

  /** An aggregate gave way to its transactions, which are booked with it. */
  record BankLineReplaced(String lineKey, Money amount, String fileHash) implements PaymentEvent {}

  /**
   * @param score how sure the rule was, up to 100; 0 by hand
   */
  record PaymentAllocated(
      String allocationId,
      String lineKey,
      InvoiceNumber invoice,
      Money amount,
      String rule,
      int score)
      implements PaymentEvent {}

  record AllocationReversed(
      String allocationId, String lineKey, InvoiceNumber invoice, Money amount, String reason)
      implements PaymentEvent {}

  record InvoiceWaived(String waiverId, InvoiceNumber invoice, Money amount, String reason)
      implements PaymentEvent {}

  record WaiverReversed(String waiverId, InvoiceNumber invoice, Money amount, String reason)
      implements PaymentEvent {}

  record BankLineSetAside(String lineKey, Money amount, String reason) implements PaymentEvent {}

  record BankLineReclaimed(String lineKey, Money amount, String reason) implements PaymentEvent {}

  record InvoiceSettled(String registrationId, InvoiceNumber number, Basis basis)
      implements PaymentEvent {}

  record InvoiceReopened(String registrationId, InvoiceNumber number, Money open)
      implements PaymentEvent {}

  /** Addressed to somebody else, whom the dossiers know. */
  record InvoiceReaddressed(String registrationId, InvoiceNumber number) implements PaymentEvent {}

  /**
   * No posting is dated into it from now on.
   *
   * @param through its last day; it begins after the last day of the one before
   */
  record PeriodClosed(LocalDate through) implements PaymentEvent {}

  /** Statements in this layout can be read from now on. */
  record CsvProfileKept(CsvProfile profile) implements PaymentEvent {}

  record CsvProfileDropped(String profileId) implements PaymentEvent {}

  /** What an invoice was settled by. */
  enum Basis {
    PAID,
    WAIVED
  }
}
