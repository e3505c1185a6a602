package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Basis;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.platform.values.Money;

/** Announces, once for a whole decision, which invoices it settled or opened again. */
final class Settlements {

  private Settlements() {}

  static List<PaymentEvent> following(Books books, List<PaymentEvent> decided) {
    Map<InvoiceNumber, Figures> after = new LinkedHashMap<>();
    for (PaymentEvent event : decided) {
      change(event)
          .ifPresent(
              change -> {
                Figures before =
                    after.computeIfAbsent(
                        change.number(), n -> books.invoice(n).orElseThrow().figures());
                after.put(change.number(), change.to(before));
              });
    }
    List<PaymentEvent> announced = new ArrayList<>();
    after.forEach(
        (number, figures) ->
            announcement(books.invoice(number).orElseThrow(), figures).ifPresent(announced::add));
    return announced;
  }

  private static Optional<PaymentEvent> announcement(Invoice invoice, Figures after) {
    if (invoice.cancelled()) {
      return Optional.empty();
    }
    if (invoice.settled().isEmpty() && after.open().isZero()) {
      Basis basis = after.paid().isPositive() ? Basis.PAID : Basis.WAIVED;
      return Optional.of(new InvoiceSettled(invoice.registrationId(), invoice.number(), basis));
    }
    if (invoice.settled().isPresent() && after.open().isPositive()) {
      return Optional.of(
          new InvoiceReopened(invoice.registrationId(), invoice.number(), after.open()));
    }
    return Optional.empty();
  }

  private record Change(InvoiceNumber number, Money paid, Money waived) {

    Figures to(Figures figures) {
      return figures.pay(paid).waive(waived);
    }
  }

  /** Events that cancel do not count: what has ended is neither settled nor opened. */
  private static Optional<Change> change(PaymentEvent event) {
    return switch (event) {
      case PaymentAllocated e -> Optional.of(paid(e.invoice(), e.amount()));
      case AllocationReversed e -> Optional.of(paid(e.invoice(), e.amount().negated()));
      case InvoiceWaived e -> Optional.of(waived(e.invoice(), e.amount()));
      case WaiverReversed e -> Optional.of(waived(e.invoice(), e.amount().negated()));
      case PaymentEvent.Card.MoneyAllocated e -> Optional.of(paid(e.invoice(), e.amount()));
      case PaymentEvent.Card.AllocationUndone e ->
          Optional.of(paid(e.invoice(), e.amount().negated()));
      case PaymentEvent.Card _ -> Optional.empty();
      case InvoiceIssued _,
          InvoiceCancelled _,
          InvoiceSettled _,
          InvoiceReopened _,
          InvoiceReaddressed _,
          StatementImported _,
          BankLineBooked _,
          BankLineReplaced _,
          BankLineSetAside _,
          BankLineReclaimed _,
          PeriodClosed _,
          PaymentEvent.CsvProfileKept _,
          PaymentEvent.CsvProfileDropped _ ->
          Optional.empty();
    };
  }

  private static Change paid(InvoiceNumber number, Money amount) {
    return new Change(number, amount, Money.zero(amount.currency()));
  }

  private static Change waived(InvoiceNumber number, Money amount) {
    return new Change(number, Money.zero(amount.currency()), amount);
  }
}
