package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CsvProfileDropped;
import metropolis.payment.ledger.PaymentEvent.CsvProfileKept;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.ledger.PaymentEvent.InvoiceReminded;
import metropolis.payment.ledger.PaymentEvent.InvoiceReopened;
import metropolis.payment.ledger.PaymentEvent.InvoiceSettled;
import metropolis.payment.ledger.PaymentEvent.InvoiceWaived;
import metropolis.payment.ledger.PaymentEvent.PayerEvent;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.RefundConfirmed;
import metropolis.payment.ledger.PaymentEvent.RefundReturned;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;

/** Which days take postings, and which day each of them is dated. Not safe for several threads. */
final class Periods {

  private final TreeMap<LocalDate, Books.Closing> closings = new TreeMap<>();

  void close(Books.Closing closing) {
    closings.put(closing.through(), closing);
  }

  /** By day. */
  Collection<Books.Closing> closings() {
    return Collections.unmodifiableCollection(closings.values());
  }

  Optional<LocalDate> closedThrough() {
    return closings.isEmpty() ? Optional.empty() : Optional.of(closings.lastKey());
  }

  /**
   * What belongs into a closed period lands on the first open day instead.
   *
   * @param day on which it was decided
   * @param booked the day the bank booked a line on
   * @param issued the day an invoice was issued on
   */
  LocalDate date(
      PaymentEvent event,
      LocalDate day,
      Function<String, LocalDate> booked,
      Function<InvoiceNumber, LocalDate> issued) {
    return open(wished(event, day, booked, issued));
  }

  /** The day itself, or the first open one after it. */
  LocalDate open(LocalDate wished) {
    return closedThrough()
        .filter(closed -> !wished.isAfter(closed))
        .map(closed -> closed.plusDays(1))
        .orElse(wished);
  }

  /** Money moves on the bank's day, with all that the rules make of it; a person decides today. */
  private static LocalDate wished(
      PaymentEvent event,
      LocalDate day,
      Function<String, LocalDate> booked,
      Function<InvoiceNumber, LocalDate> issued) {
    return switch (event) {
      case InvoiceIssued e -> e.issued();
      case GroupInvoiceIssued e -> e.issued();
      case BankLineBooked e -> e.bookingDate();
      case BankLineReplaced e -> booked.apply(e.lineKey());
      case BankLineSetAside e -> Reasons.byRule(e.reason()) ? booked.apply(e.lineKey()) : day;
      case PaymentAllocated e ->
          e.rule().equals(Allocation.BY_HAND)
              ? day
              : later(booked.apply(e.lineKey()), issued.apply(e.invoice()));
      case PaymentEvent.Card e -> CardBooks.day(e).orElse(day);
      case CreditOpened e -> e.byRule() ? booked.apply(e.lineKey()) : day;
      case RefundConfirmed e -> e.byRule() ? booked.apply(e.lineKey()) : day;
      case RefundReturned e -> e.byRule() ? booked.apply(e.lineKey()) : day;
      case PaymentEvent.RefundChargesBorne e -> e.byRule() ? booked.apply(e.lineKey()) : day;
      case PaymentEvent.BankLineCharged e -> e.byRule() ? booked.apply(e.lineKey()) : day;
      case PayerEvent _ -> day;
      case InvoiceCancelled _,
          InvoiceWaived _,
          WaiverReversed _,
          AllocationReversed _,
          BankLineReclaimed _,
          PaymentEvent.BankLineChargeReversed _,
          StatementImported _,
          InvoiceSettled _,
          InvoiceReopened _,
          InvoiceReaddressed _,
          InvoiceReminded _,
          PeriodClosed _,
          CsvProfileKept _,
          CsvProfileDropped _ ->
          day;
    };
  }

  /** An invoice is not paid before it is there, even if the money was. */
  private static LocalDate later(LocalDate one, LocalDate other) {
    return one.isAfter(other) ? one : other;
  }
}
