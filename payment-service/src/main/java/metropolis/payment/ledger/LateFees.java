package metropolis.payment.ledger;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.PaymentAllocated;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * What follows where a fee is paid after its time: the difference to the fee of the value date of
 * the payment that made it whole is billed by a supplement. If that payment is undone, so is the
 * supplement. A supplement is never followed by another.
 */
public final class LateFees {

  private final Books books;
  private final Terms terms;
  private final Cause cause;
  private final Outlook outlook;
  private final Map<String, LocalDate> valuedNow = new HashMap<>();
  private final Map<InvoiceNumber, Set<String>> paidNow = new HashMap<>();
  private final Set<String> undone = new HashSet<>();
  private final List<PaymentEvent> following = new ArrayList<>();

  private LateFees(Books books, Terms terms, List<PaymentEvent> decided, Cause cause) {
    this.books = books;
    this.terms = terms;
    this.cause = cause;
    this.outlook = Outlook.after(books, decided);
    decided.forEach(this::note);
  }

  static List<PaymentEvent> following(
      Books books, Terms terms, List<PaymentEvent> decided, Cause cause) {
    LateFees fees = new LateFees(books, terms, decided, cause);
    for (InvoiceNumber number : fees.outlook.touched()) {
      books.invoice(number).filter(invoice -> !invoice.supplement()).ifPresent(fees::judge);
    }
    return fees.following;
  }

  /** The day from which the latest payment of an invoice counts that is in force. */
  public static Optional<LocalDate> paidOn(Books books, ZoneId zone, Invoice invoice) {
    return invoice.allocations().values().stream()
        .flatMap(allocation -> valued(books, zone, allocation.lineKey()).stream())
        .max(LocalDate::compareTo);
  }

  /**
   * The day from which the bank counts a line, or on which the provider took a card payment.
   *
   * @param source key of the one or id of the other
   */
  public static Optional<LocalDate> valued(Books books, ZoneId zone, String source) {
    return CardPayment.isOne(source)
        ? books.cards().payment(source).flatMap(payment -> payment.takenOn(zone))
        : books.line(source).map(line -> line.origin().valueDate());
  }

  private void judge(Invoice invoice) {
    Covering before = Covering.of(invoice);
    Covering after = outlook.of(invoice.number());
    List<InvoiceItem> late = new ArrayList<>();
    Optional<LocalDate> paidOn = Optional.empty();
    for (String registration : after.registrations()) {
      boolean was = before.covers(registration);
      boolean is = after.covers(registration);
      if (was && !is && !after.claim(registration).ended()) {
        withdraw(invoice, registration);
      }
      if (!was && is && terms.fees().graceDays().isPresent()) {
        paidOn = paidOn.isPresent() ? paidOn : paidOn(invoice);
        paidOn
            .filter(_ -> supplements(invoice, registration).isEmpty())
            .flatMap(day -> terms.fees().difference(after.claim(registration).item(), day))
            .ifPresent(late::add);
      }
    }
    if (!late.isEmpty()) {
      expect(Invoicing.supplement(books, outlook, terms, invoice, late, cause));
    }
  }

  private void withdraw(Invoice invoice, String registration) {
    for (InvoiceNumber number : supplements(invoice, registration)) {
      Covering supplement = outlook.of(number);
      Money asked = supplement.claim(registration).item().amount();
      Money open = supplement.open();
      expect(
          new InvoiceCancelled(
              registration,
              number,
              asked.compareTo(open) < 0 ? asked : open,
              Reasons.PAYMENT_UNDONE));
    }
  }

  private List<InvoiceNumber> supplements(Invoice invoice, String registration) {
    return books.claimsOn(registration).stream()
        .filter(other -> other.head().supplementTo().filter(invoice.number()::equals).isPresent())
        .map(Invoice::number)
        .toList();
  }

  private Optional<LocalDate> paidOn(Invoice invoice) {
    Set<String> sources = new HashSet<>(paidNow.getOrDefault(invoice.number(), Set.of()));
    invoice.allocations().values().stream()
        .filter(allocation -> !undone.contains(allocation.id()))
        .forEach(allocation -> sources.add(allocation.lineKey()));
    return sources.stream()
        .flatMap(
            source ->
                Optional.ofNullable(valuedNow.get(source))
                    .or(() -> valued(books, terms.zone(), source))
                    .stream())
        .max(LocalDate::compareTo);
  }

  private void note(PaymentEvent event) {
    switch (event) {
      case BankLineBooked line -> valuedNow.put(line.lineKey(), line.valueDate());
      case PaymentAllocated paid -> pay(paid.invoice(), paid.lineKey());
      case AllocationReversed reversed -> undone.add(reversed.allocationId());
      case Card.NoticeTaken told ->
          CardPayment.with(books, told, cause)
              .takenOn(terms.zone())
              .ifPresent(day -> valuedNow.put(told.paymentId(), day));
      case Card.MoneyAllocated paid -> pay(paid.invoice(), paid.paymentId());
      case Card.AllocationUndone reversed -> undone.add(reversed.allocationId());
      default -> {}
    }
  }

  private void pay(InvoiceNumber number, String source) {
    paidNow.computeIfAbsent(number, _ -> new HashSet<>(1)).add(source);
  }

  private void expect(PaymentEvent event) {
    outlook.expect(event);
    following.add(event);
  }
}
