package metropolis.payment.ledger;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Card;
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
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.payment.ledger.PaymentEvent.PeriodClosed;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;

/** The claims of invoices as a decision will leave them. For one decision and one thread. */
final class Outlook {

  private final Books books;
  private final Map<InvoiceNumber, Covering> after = new LinkedHashMap<>();
  private final Map<String, List<InvoiceNumber>> issued = new LinkedHashMap<>();

  private Outlook(Books books) {
    this.books = books;
  }

  static Outlook after(Books books, List<PaymentEvent> decided) {
    Outlook outlook = new Outlook(books);
    decided.forEach(outlook::expect);
    return outlook;
  }

  /** Invoices that the decision concerns, in its order. */
  List<InvoiceNumber> touched() {
    return List.copyOf(after.keySet());
  }

  Covering of(InvoiceNumber number) {
    Covering known = after.get(number);
    return known == null ? Covering.of(books.invoice(number).orElseThrow()) : known;
  }

  /** Invoices that will still ask something for a registration, by number. */
  List<InvoiceNumber> claimsOn(String registrationId) {
    Set<InvoiceNumber> numbers = new TreeSet<>(issued.getOrDefault(registrationId, List.of()));
    books.claimsOn(registrationId).forEach(invoice -> numbers.add(invoice.number()));
    numbers.removeIf(number -> of(number).claim(registrationId).ended());
    return List.copyOf(numbers);
  }

  /** The number that the next invoice of the decision will have. */
  InvoiceNumber nextNumber(int year) {
    InvoiceNumber next = books.nextNumber(year);
    return issued.values().stream()
        .flatMap(List::stream)
        .filter(number -> number.compareTo(next) >= 0 && number.year() == year)
        .max(InvoiceNumber::compareTo)
        .map(InvoiceNumber::next)
        .orElse(next);
  }

  void expect(PaymentEvent event) {
    switch (event) {
      case PaymentAllocated e -> change(e.invoice()).pay(e.amount());
      case AllocationReversed e -> change(e.invoice()).pay(e.amount().negated());
      case InvoiceWaived e -> change(e.invoice()).waive(e.amount());
      case WaiverReversed e -> change(e.invoice()).waive(e.amount().negated());
      case InvoiceCancelled e -> change(e.number()).end(e.registrationId());
      case InvoiceIssued e -> issue(e.number(), List.of(e.item()));
      case GroupInvoiceIssued e -> issue(e.number(), e.items());
      case Card.MoneyAllocated e -> change(e.invoice()).pay(e.amount());
      case Card.AllocationUndone e -> change(e.invoice()).pay(e.amount().negated());
      case Card _ -> {}
      case InvoiceSettled _,
          InvoiceReopened _,
          InvoiceReaddressed _,
          InvoiceReminded _,
          StatementImported _,
          BankLineBooked _,
          BankLineReplaced _,
          BankLineSetAside _,
          BankLineReclaimed _,
          PaymentEvent.BankLineCharged _,
          PaymentEvent.BankLineChargeReversed _,
          PeriodClosed _,
          PaymentEvent.PayerEvent _,
          CsvProfileKept _,
          CsvProfileDropped _ -> {}
    }
  }

  private void issue(InvoiceNumber number, List<InvoiceItem> items) {
    after.put(number, Covering.of(items));
    items.forEach(
        item -> issued.computeIfAbsent(item.registrationId(), _ -> new ArrayList<>(1)).add(number));
  }

  private Covering change(InvoiceNumber number) {
    return after.computeIfAbsent(number, n -> Covering.of(books.invoice(n).orElseThrow()));
  }
}
