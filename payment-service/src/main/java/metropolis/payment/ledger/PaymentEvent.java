package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Optional;
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
      Optional<Money> balanceDifference)
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
      String fileHash)
      implements PaymentEvent {}

  /** An aggregate gave way to its transactions, which are booked with it. */
  record BankLineReplaced(String lineKey, Money amount, String fileHash) implements PaymentEvent {}

  record PaymentAllocated(
      String allocationId, String lineKey, InvoiceNumber invoice, Money amount, String rule)
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

  /** What an invoice was settled by. */
  enum Basis {
    PAID,
    WAIVED
  }
}
