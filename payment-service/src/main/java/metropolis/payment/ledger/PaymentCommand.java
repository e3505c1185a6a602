package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.cards.CardNotice;
import metropolis.payment.cards.PayoutReport;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.matching.Share;
import metropolis.platform.values.Money;

/** What finance, or another service's event, asks of the books. */
public sealed interface PaymentCommand {

  /** The registration was accepted: its fee is due. */
  record IssueInvoice(String registrationId, String category, String tier, Money fee)
      implements PaymentCommand {}

  /** The registration ended. */
  record CancelInvoice(String registrationId) implements PaymentCommand {}

  /**
   * @param fileHash SHA-256 of the file; of one within an archive, its own
   * @param uploadHash SHA-256 of what was uploaded, which may be an archive
   * @param currency of the account, if the file tells it beside its lines
   * @param extent which statement of the account it is
   */
  record ImportStatement(
      String importId,
      String fileHash,
      String format,
      String statementId,
      String account,
      Optional<Money> openingBalance,
      Optional<Money> closingBalance,
      List<Line> lines,
      int rejectedLines,
      int informationalLines,
      String uploadHash,
      Optional<Currency> currency,
      Extent extent)
      implements PaymentCommand {

    public ImportStatement {
      lines = List.copyOf(lines);
    }

    /** The same statement with other lines. */
    public ImportStatement with(List<Line> others) {
      return new ImportStatement(
          importId,
          fileHash,
          format,
          statementId,
          account,
          openingBalance,
          closingBalance,
          others,
          rejectedLines,
          informationalLines,
          uploadHash,
          currency,
          extent);
    }

    /** Of a file that was uploaded by itself, and whose lines tell the currency. */
    public ImportStatement(
        String importId,
        String fileHash,
        String format,
        String statementId,
        String account,
        Optional<Money> openingBalance,
        Optional<Money> closingBalance,
        List<Line> lines,
        int rejectedLines) {
      this(
          importId,
          fileHash,
          format,
          statementId,
          account,
          openingBalance,
          closingBalance,
          lines,
          rejectedLines,
          0,
          fileHash,
          Optional.empty(),
          Extent.NONE);
    }
  }

  /**
   * A line of a statement that can be booked; see {@link PaymentEvent.BankLineBooked} for the
   * fields.
   */
  record Line(
      String lineKey,
      String entryReference,
      boolean aggregate,
      boolean reversal,
      Money amount,
      LocalDate bookingDate,
      LocalDate valueDate,
      String reference,
      Telling telling) {

    /** A line of which no more is known. */
    public Line(
        String lineKey,
        String entryReference,
        boolean aggregate,
        boolean reversal,
        Money amount,
        LocalDate bookingDate,
        LocalDate valueDate,
        String reference) {
      this(
          lineKey,
          entryReference,
          aggregate,
          reversal,
          amount,
          bookingDate,
          valueDate,
          reference,
          Telling.NONE);
    }
  }

  record AllocateByHand(String lineKey, String invoiceNumber, Money amount)
      implements PaymentCommand {}

  /**
   * Allocates a line to one or several invoices at once, or not at all.
   *
   * @param chargeRest whether what is missing on the one invoice is written off as charges of banks
   */
  record SplitLine(String lineKey, List<Share> shares, boolean chargeRest)
      implements PaymentCommand {

    public SplitLine {
      shares = List.copyOf(shares);
    }
  }

  record ReverseAllocation(String allocationId, String reason) implements PaymentCommand {}

  record WaiveInvoice(String invoiceNumber, Money amount, String reason)
      implements PaymentCommand {}

  record ReverseWaiver(String waiverId, String reason) implements PaymentCommand {}

  /** Sets aside what is unallocated of a line. */
  record SetAsideLine(String lineKey, String reason) implements PaymentCommand {}

  /** Books all of a line as what the bank itself took, or paid as interest. */
  record ChargeLine(String lineKey, String reason) implements PaymentCommand {}

  /** Adds a layout of CSV, or changes the one with its id. */
  record KeepCsvProfile(CsvProfile profile) implements PaymentCommand {}

  record DropCsvProfile(String profileId) implements PaymentCommand {}

  record ReclaimLine(String lineKey, String reason) implements PaymentCommand {}

  /** To whom is for the dossiers, not for the ledger. */
  record ReaddressInvoice(String invoiceNumber) implements PaymentCommand {}

  /** Collects open invoices into one for a group. To whom is for the dossiers. */
  record IssueGroupInvoice(List<String> invoiceNumbers) implements PaymentCommand {

    public IssueGroupInvoice {
      invoiceNumbers = List.copyOf(invoiceNumbers);
    }
  }

  /** Gives a registration of a group invoice an invoice of its own again. */
  record TakeOutOfGroup(String invoiceNumber, String registrationId) implements PaymentCommand {}

  /**
   * @param level that whoever asks has seen to be due
   */
  record WantedReminder(String invoiceNumber, int level) {}

  /**
   * @param paymentsWaiting numbers of invoices that a payment may be for which nobody has allocated
   *     yet; the office knows them
   */
  record IssueReminders(List<WantedReminder> reminders, Set<String> paymentsWaiting)
      implements PaymentCommand {

    public IssueReminders {
      reminders = List.copyOf(reminders);
      paymentsWaiting = Set.copyOf(paymentsWaiting);
    }
  }

  /** Closes all days up to one, which is over. For good: corrections are posted in the open. */
  record ClosePeriod(LocalDate through) implements PaymentCommand {}

  /** About cards; see {@link PaymentEvent.Card} for the fields. */
  sealed interface Card extends PaymentCommand {

    record OpenCheckout(
        String paymentId, String invoiceNumber, Money amount, String provider, String session)
        implements Card {}

    /** What the provider says; it may come again, and before the checkout is known. */
    record TakeNotice(String paymentId, String invoiceNumber, String provider, CardNotice notice)
        implements Card {}

    record ReportPayout(PayoutReport report) implements Card {}

    record ClearPayout(String payoutId, String lineKey) implements Card {}

    record ReopenPayout(String payoutId, String reason) implements Card {}

    /** The provider could not pay it out; this may be told before the payout is. */
    record FailPayout(PayoutReport report, String reason) implements Card {}
  }

  /** Concerns what is owed to payers, or waits for a second person. */
  sealed interface PayerCommand extends PaymentCommand {}

  /**
   * What is unallocated of a line, or was set aside of it, becomes a credit of its payer.
   *
   * @param invoiceNumber that it was meant for; empty if none
   */
  record OpenCredit(String lineKey, String invoiceNumber, String reason) implements PayerCommand {}

  /** What was paid for a registration that ended becomes a credit of its payer. */
  record CreditInvoice(String invoiceNumber) implements PayerCommand {}

  record ReverseCredit(String creditId, String reason) implements PayerCommand {}

  /** To whom is for the dossiers, not for the ledger. */
  record ProposeRefund(String creditId, Money amount) implements PayerCommand {}

  /**
   * {@link OpenCredit} and {@link ProposeRefund} of all of it, both or neither.
   *
   * @param invoiceNumber that it was meant for; empty if none
   * @param reason of the credit
   */
  record RefundLine(String lineKey, String invoiceNumber, String reason) implements PayerCommand {}

  /**
   * A second person decides on a refund or a waiver.
   *
   * @param reason of a refusal; empty otherwise
   */
  record DecideProposal(String proposalId, boolean approved, String reason)
      implements PayerCommand {}

  record WithdrawRefund(String refundId, String reason) implements PayerCommand {}

  record MakePaymentOrder(List<String> refundIds, LocalDate execution) implements PayerCommand {
    public MakePaymentOrder {
      refundIds = List.copyOf(refundIds);
    }
  }

  record SendPaymentOrder(String orderId) implements PayerCommand {}

  record DropPaymentOrder(String orderId, String reason) implements PayerCommand {}

  /** Names by hand the line by which a refund left, or came back. */
  record LinkRefund(String refundId, String lineKey) implements PayerCommand {}

  record UnlinkRefund(String refundId, String reason) implements PayerCommand {}
}
