package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Optional;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CreditReversed;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderDropped;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderMade;
import metropolis.payment.ledger.PaymentEvent.PaymentOrderSent;
import metropolis.payment.ledger.PaymentEvent.RefundApproved;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundProposed;
import metropolis.payment.ledger.PaymentEvent.RefundRefused;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.PaymentEvent.RefundUnlinked;
import metropolis.payment.ledger.PaymentEvent.RefundWithdrawn;
import metropolis.payment.ledger.PaymentEvent.WaiverProposed;
import metropolis.payment.ledger.PaymentEvent.WaiverRefused;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** The double entry of what concerns payers; the rest of {@link Postings}. */
final class PayerPostings {

  private PayerPostings() {}

  static Optional<Posting> of(PayerEvent event, LocalDate date, Cause cause) {
    Entry entry = new Entry(date, cause);
    return switch (event) {
      case CreditOpened e ->
          entry.ofLine(
              Account.UNALLOCATED,
              Account.PAYER_CREDITS,
              e.amount(),
              e.invoice(),
              e.lineKey(),
              e.creditId(),
              e.reason());
      case CreditReversed e ->
          entry.ofLine(
              Account.PAYER_CREDITS,
              Account.UNALLOCATED,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.creditId(),
              e.reason());
      case RefundApproved e ->
          entry.between(
              Account.PAYER_CREDITS, Account.REFUNDS_PAYABLE, e.amount(), e.refundId(), "");
      case RefundWithdrawn e ->
          e.approved()
              ? entry.between(
                  Account.REFUNDS_PAYABLE,
                  Account.PAYER_CREDITS,
                  e.amount(),
                  e.refundId(),
                  e.reason())
              : Optional.empty();
      case RefundConfirmed e ->
          entry.ofLine(
              Account.UNALLOCATED,
              Account.REFUNDS_PAYABLE,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.refundId(),
              "");
      case RefundReturned e ->
          entry.ofLine(
              Account.UNALLOCATED,
              Account.PAYER_CREDITS,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.refundId(),
              Reasons.RETURNED);
      case PaymentEvent.RefundChargesBorne e ->
          entry.between(
              Account.BANK_CHARGES,
              Account.PAYER_CREDITS,
              e.amount(),
              e.refundId(),
              Reasons.RETURN_FEE);
      case RefundUnlinked e ->
          entry.ofLine(
              e.returned() ? Account.PAYER_CREDITS : Account.REFUNDS_PAYABLE,
              Account.UNALLOCATED,
              e.amount(),
              Optional.empty(),
              e.lineKey(),
              e.refundId(),
              e.reason());
      case RefundProposed _,
          RefundRefused _,
          PaymentOrderMade _,
          PaymentOrderSent _,
          PaymentOrderDropped _,
          WaiverProposed _,
          WaiverRefused _ ->
          Optional.empty();
    };
  }

  private record Entry(LocalDate date, Cause cause) {

    Optional<Posting> ofLine(
        Account debit,
        Account credit,
        Money amount,
        Optional<InvoiceNumber> invoice,
        String lineKey,
        String subject,
        String reason) {
      return Optional.of(
          new Posting(
              debit, credit, amount, invoice, Optional.of(lineKey), subject, reason, date, cause));
    }

    Optional<Posting> between(
        Account debit, Account credit, Money amount, String subject, String reason) {
      return Optional.of(
          new Posting(
              debit,
              credit,
              amount,
              Optional.empty(),
              Optional.empty(),
              subject,
              reason,
              date,
              cause));
    }
  }
}
