package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.List;
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
   * @param reckoning empty if it was taken before this was kept
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
      int informationalLines,
      Optional<Reckoning> reckoning)
      implements PaymentEvent {}

  /**
   * @param entryReference the bank's reference of the entry that holds it; empty if none
   * @param aggregate whether it sums up transactions that a later file may tell one by one
   * @param amount negative if the money left the account
   * @param reversal whether the bank took an earlier movement back, or returned a payment
   * @param reference a structured reference as the bank gave it; empty if none
   * @param place within its statement, from 1; 0 if it was booked before this was kept
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
      Telling telling,
      int place)
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
          Telling.NONE,
          0);
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

  /**
   * What the bank itself took of the account, or paid as interest.
   *
   * @param amount as booked: negative of what it took
   * @param reason a code of {@link Reasons#CHARGE}
   */
  record BankLineCharged(String lineKey, Money amount, String reason, boolean byRule)
      implements PaymentEvent {}

  /** It was something else after all. */
  record BankLineChargeReversed(String lineKey, Money amount, String reason)
      implements PaymentEvent {}

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

    /**
     * It will never arrive: the provider has its money again.
     *
     * @param reason the provider's code
     */
    record PayoutFailed(String payoutId, String reason) implements Card {}
  }

  /** What an invoice was settled by. */
  enum Basis {
    PAID,
    WAIVED
  }

  /** Concerns what is owed to payers, or waits for a second person. */
  sealed interface PayerEvent extends PaymentEvent {}

  /**
   * Money of a line that was nobody's yet.
   *
   * @param invoice that it was meant for, if any
   * @param byRule whether a rule opened it as the line came in
   */
  record CreditOpened(
      String creditId,
      String lineKey,
      Optional<InvoiceNumber> invoice,
      Money amount,
      String reason,
      boolean byRule)
      implements PayerEvent {}

  /** The money is nobody's again. */
  record CreditReversed(String creditId, String lineKey, Money amount, String reason)
      implements PayerEvent {}

  record RefundProposed(String refundId, String creditId, Money amount) implements PayerEvent {}

  /** From now on it is owed as a refund and no longer as a credit. */
  record RefundApproved(String refundId, String creditId, Money amount) implements PayerEvent {}

  record RefundRefused(String refundId, String creditId, Money amount, String reason)
      implements PayerEvent {}

  /**
   * @param approved whether it had been, and so goes back to the credit
   */
  record RefundWithdrawn(
      String refundId, String creditId, Money amount, boolean approved, String reason)
      implements PayerEvent {}

  /** A refund in a payment order, and the id by which the bank tells it again. */
  record Ordered(String refundId, String endToEndId) {}

  /**
   * @param execution the day on which the bank is to pay
   */
  record PaymentOrderMade(String orderId, LocalDate execution, List<Ordered> refunds)
      implements PayerEvent {
    public PaymentOrderMade {
      refunds = List.copyOf(refunds);
    }
  }

  record PaymentOrderSent(String orderId) implements PayerEvent {}

  /** Its refunds wait for another order. */
  record PaymentOrderDropped(String orderId, String reason) implements PayerEvent {}

  /**
   * The bank debited it.
   *
   * @param amount as booked: negative
   */
  record RefundConfirmed(
      String refundId, String creditId, String lineKey, Money amount, boolean byRule)
      implements PayerEvent {}

  /** The bank returned it: the credit is open again. */
  record RefundReturned(
      String refundId, String creditId, String lineKey, Money amount, boolean byRule)
      implements PayerEvent {}

  /**
   * Banks kept a part of a refund that came back. The payer's credit is whole all the same.
   *
   * @param amount negative if it is taken back
   */
  record RefundChargesBorne(
      String refundId, String creditId, String lineKey, Money amount, boolean byRule)
      implements PayerEvent {}

  /**
   * The line was not its own after all.
   *
   * @param amount as booked: negative if it was a debit
   * @param returned whether the line counted as its return, not as its debit
   */
  record RefundUnlinked(
      String refundId,
      String creditId,
      String lineKey,
      Money amount,
      boolean returned,
      String reason)
      implements PayerEvent {}

  /** In force once a second person approves: {@link InvoiceWaived} has the same id then. */
  record WaiverProposed(String waiverId, InvoiceNumber invoice, Money amount, String reason)
      implements PayerEvent {}

  record WaiverRefused(String waiverId, InvoiceNumber invoice, Money amount, String reason)
      implements PayerEvent {}
}
