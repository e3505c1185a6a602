package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import metropolis.platform.values.Money;

/** What finance, or another service's event, asks of the books. */
public sealed interface PaymentCommand {

  /** The registration was accepted: its fee is due. */
  record IssueInvoice(String registrationId, String category, String tier, Money fee)
      implements PaymentCommand {}

  /** The registration ended. */
  record CancelInvoice(String registrationId) implements PaymentCommand {}

  record ImportStatement(
      String importId,
      String fileHash,
      String format,
      String statementId,
      String account,
      Optional<Money> openingBalance,
      Optional<Money> closingBalance,
      List<Line> lines,
      int rejectedLines)
      implements PaymentCommand {

    public ImportStatement {
      lines = List.copyOf(lines);
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
      String reference) {}

  record AllocateByHand(String lineKey, String invoiceNumber, Money amount)
      implements PaymentCommand {}

  record ReverseAllocation(String allocationId, String reason) implements PaymentCommand {}

  record WaiveInvoice(String invoiceNumber, Money amount, String reason)
      implements PaymentCommand {}

  record ReverseWaiver(String waiverId, String reason) implements PaymentCommand {}

  /** Sets aside what is unallocated of a line. */
  record SetAsideLine(String lineKey, String reason) implements PaymentCommand {}

  record ReclaimLine(String lineKey, String reason) implements PaymentCommand {}

  /** To whom is for the dossiers, not for the ledger. */
  record ReaddressInvoice(String invoiceNumber) implements PaymentCommand {}

  /** Closes all days up to one, which is over. For good: corrections are posted in the open. */
  record ClosePeriod(LocalDate through) implements PaymentCommand {}
}
