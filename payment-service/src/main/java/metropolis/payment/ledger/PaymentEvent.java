package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Optional;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.layout.CsvProfile;
import metropolis.platform.values.Money;

/** What happened in the books. Holds ids, amounts, dates and codes; no person, no free text. */
public sealed interface PaymentEvent {

  /**
   * @param category the delegate's, {@code tier} the step of the fee: both only to be printed
   * @param vat that the amount includes
   * @param referenceAbroad an ISO 11649 reference, whatever kind the other is; empty for invoices
   *     issued before there was one
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
      String referenceAbroad)
      implements PaymentEvent {}

  /**
   * The registration ended.
   *
   * @param credited what was open
   */
  record InvoiceCancelled(String registrationId, InvoiceNumber number, Money credited)
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

  /** About cards; ids of payments and payouts are ours. */
  sealed interface Card extends PaymentEvent {

    /**
     * @param session the provider's id of its hosted page
     */
    record CheckoutOpened(
        String paymentId, InvoiceNumber invoice, Money amount, String provider, String session)
        implements Card {}

    record NoticeTaken(String paymentId, InvoiceNumber invoice, String provider, CardNotice notice)
        implements Card {}

    /**
     * @param day on which the provider says that it was
     */
    record MoneyReceived(String paymentId, Money amount, String reason, LocalDate day)
        implements Card {}

    /**
     * @param amount negative if the provider has it again
     */
    record MoneyReturned(String paymentId, Money amount, String reason, LocalDate day)
        implements Card {}

    record MoneyAllocated(
        String allocationId, String paymentId, InvoiceNumber invoice, Money amount, LocalDate day)
        implements Card {}

    record AllocationUndone(
        String allocationId,
        String paymentId,
        InvoiceNumber invoice,
        Money amount,
        String reason,
        LocalDate day)
        implements Card {}

    record PayoutReported(PayoutReport report) implements Card {}

    /** The bank line is this payout, as far as the amount goes. */
    record PayoutCleared(String payoutId, String lineKey, Money amount, String rule)
        implements Card {}

    record PayoutReopened(String payoutId, String lineKey, Money amount, String reason)
        implements Card {}
  }

  /** What an invoice was settled by. */
  enum Basis {
    PAID,
    WAIVED
  }
}
