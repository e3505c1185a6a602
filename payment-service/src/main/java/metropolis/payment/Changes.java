package metropolis.payment;

import java.time.LocalDate;
import java.util.Optional;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PaymentEvent;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceReminded;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.payment.wire.Cards;

/** Which entities of the books an event changes, and so which states are to be stored. */
final class Changes {

  private Changes() {}

  static Optional<InvoiceNumber> invoice(PaymentEvent event) {
    return switch (event) {
      case InvoiceIssued e -> Optional.of(e.number());
      case InvoiceCancelled e -> Optional.of(e.number());
      case InvoiceWaived e -> Optional.of(e.invoice());
      case WaiverReversed e -> Optional.of(e.invoice());
      case PaymentAllocated e -> Optional.of(e.invoice());
      case AllocationReversed e -> Optional.of(e.invoice());
      case InvoiceSettled e -> Optional.of(e.number());
      case InvoiceReopened e -> Optional.of(e.number());
      case InvoiceReaddressed e -> Optional.of(e.number());
      case PaymentEvent.Card.MoneyAllocated e -> Optional.of(e.invoice());
      case PaymentEvent.Card.AllocationUndone e -> Optional.of(e.invoice());
      case PaymentEvent.Card _ -> Optional.empty();
      case GroupInvoiceIssued e -> Optional.of(e.number());
      case InvoiceReminded e -> Optional.of(e.number());
      case StatementImported _,
          BankLineBooked _,
          BankLineReplaced _,
          BankLineSetAside _,
          BankLineReclaimed _,
          PaymentEvent.BankLineCharged _,
          PaymentEvent.BankLineChargeReversed _,
          PeriodClosed _,
          PaymentEvent.PayerEvent _,
          PaymentEvent.CsvProfileKept _,
          PaymentEvent.CsvProfileDropped _ ->
          Optional.empty();
    };
  }

  static Optional<String> line(PaymentEvent event) {
    return switch (event) {
      case BankLineBooked e -> Optional.of(e.lineKey());
      case BankLineReplaced e -> Optional.of(e.lineKey());
      case BankLineSetAside e -> Optional.of(e.lineKey());
      case BankLineReclaimed e -> Optional.of(e.lineKey());
      case PaymentEvent.BankLineCharged e -> Optional.of(e.lineKey());
      case PaymentEvent.BankLineChargeReversed e -> Optional.of(e.lineKey());
      case PaymentAllocated e -> Optional.of(e.lineKey());
      case AllocationReversed e -> Optional.of(e.lineKey());
      case PaymentEvent.Card.PayoutCleared e -> Optional.of(e.lineKey());
      case PaymentEvent.Card.PayoutReopened e -> Optional.of(e.lineKey());
      case PaymentEvent.Card _ -> Optional.empty();
      case PaymentEvent.PayerEvent e -> PayerChanges.line(e);
      case InvoiceIssued _,
          InvoiceCancelled _,
          InvoiceWaived _,
          WaiverReversed _,
          InvoiceSettled _,
          InvoiceReopened _,
          InvoiceReaddressed _,
          GroupInvoiceIssued _,
          InvoiceReminded _,
          StatementImported _,
          PeriodClosed _,
          PaymentEvent.CsvProfileKept _,
          PaymentEvent.CsvProfileDropped _ ->
          Optional.empty();
    };
  }

  static Optional<LocalDate> period(PaymentEvent event) {
    return event instanceof PeriodClosed e ? Optional.of(e.through()) : Optional.empty();
  }

  static Optional<String> statement(PaymentEvent event) {
    return event instanceof StatementImported e ? Optional.of(e.importId()) : Optional.empty();
  }

  /** The id of a card payment, or of a payout. */
  static Optional<String> card(PaymentEvent event) {
    return event instanceof PaymentEvent.Card e ? Optional.of(Cards.entity(e)) : Optional.empty();
  }

  static Optional<String> profile(PaymentEvent event) {
    return switch (event) {
      case PaymentEvent.CsvProfileKept e -> Optional.of(e.profile().id());
      case PaymentEvent.CsvProfileDropped e -> Optional.of(e.profileId());
      default -> Optional.empty();
    };
  }
}
