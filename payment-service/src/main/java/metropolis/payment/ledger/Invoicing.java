package metropolis.payment.ledger;

import static metropolis.payment.ledger.Refusing.first;
import static metropolis.payment.ledger.Refusing.refuse;
import static metropolis.payment.ledger.Refusing.when;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.payment.ledger.Decision.Done;
import metropolis.payment.ledger.Decision.Refused;
import metropolis.payment.ledger.PaymentCommand.CancelInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueGroupInvoice;
import metropolis.payment.ledger.PaymentCommand.IssueInvoice;
import metropolis.payment.ledger.PaymentCommand.ReaddressInvoice;
import metropolis.payment.ledger.PaymentCommand.TakeOutOfGroup;
import metropolis.payment.ledger.PaymentEvent.GroupInvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceCancelled;
import metropolis.payment.ledger.PaymentEvent.InvoiceIssued;
import metropolis.payment.ledger.PaymentEvent.InvoiceReaddressed;
import metropolis.payment.reference.PaymentReference;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** Issues invoices, for one or several registrations, and credits them. */
final class Invoicing {

  /** More than any delegation; what a paper of a few pages holds. */
  private static final int MOST_ITEMS = 300;

  /** Thousands are issued on one day. */
  private static final Lately DAYS = new Lately();

  private Invoicing() {}

  static Decision issue(Books books, Terms terms, IssueInvoice command, Cause cause) {
    if (!command.fee().isPositive()) {
      return Decision.nothing("nothing-to-pay");
    }
    boolean inForce = !books.claimsOn(command.registrationId()).isEmpty();
    if (inForce || books.knows(command.registrationId(), cause)) {
      return Decision.nothing("already-invoiced");
    }
    InvoiceItem item =
        new InvoiceItem(
            command.registrationId(),
            command.category(),
            command.tier(),
            command.fee(),
            terms.vatOf(command.category()));
    LocalDate issued = day(books, terms, cause);
    InvoiceNumber number = books.nextNumber(issued.getYear());
    return done("invoice-issued", List.of(single(terms, number, item, issued, Optional.empty())));
  }

  /** Of all that is still asked for the registration, what is open is credited. */
  static Decision cancel(Books books, CancelInvoice command, Cause cause) {
    String registration = command.registrationId();
    if (books.knows(registration, cause)) {
      return Decision.nothing("nothing-to-cancel");
    }
    List<PaymentEvent> credits = new ArrayList<>();
    for (Invoice invoice : books.claimsOn(registration)) {
      Money asked = invoice.claim(registration).orElseThrow().item().amount();
      credits.add(
          new InvoiceCancelled(registration, invoice.number(), lesser(asked, invoice.open())));
    }
    return credits.isEmpty()
        ? Decision.nothing("nothing-to-cancel")
        : done("invoice-cancelled", credits);
  }

  static Decision issueGroup(Books books, Terms terms, IssueGroupInvoice command, Cause cause) {
    List<String> numbers = command.invoiceNumbers();
    if (numbers.size() < 2 || numbers.size() > MOST_ITEMS) {
      return new Refused("group-two-to-many", "invoices");
    }
    List<Invoice> singles = new ArrayList<>();
    Set<String> registrations = new HashSet<>();
    for (int i = 0; i < numbers.size(); i++) {
      String field = "invoices[" + i + "]";
      Optional<Invoice> found = books.invoice(numbers.get(i));
      Optional<Decision> refused =
          first(
              refuse(found.isEmpty(), "unknown-invoice", field),
              () -> when(found.get().group(), "group-in-group", field),
              () -> when(found.get().cancelled(), "invoice-cancelled", field),
              () -> when(!found.get().canBeGrouped(), "invoice-part-paid", field),
              () -> when(!sameCurrency(singles, found.get()), "currency-differs", field),
              () -> when(!registrations.add(found.get().registrationId()), "invoice-twice", field));
      if (refused.isPresent()) {
        return refused.get();
      }
      singles.add(found.get());
    }
    LocalDate issued = day(books, terms, cause);
    InvoiceNumber number = books.nextNumber(issued.getYear());
    List<PaymentEvent> events = new ArrayList<>();
    List<InvoiceItem> items = singles.stream().map(i -> i.head().item()).toList();
    events.add(group(terms, number, items, issued, Optional.empty()));
    for (Invoice single : singles) {
      events.add(
          new InvoiceCancelled(
              single.registrationId(), single.number(), single.open(), Reasons.GROUPED));
    }
    return new Done(events, "group-invoice-issued", Map.of("invoice", number.toString()));
  }

  /** What payments cover stays where they came for. */
  static Decision takeOut(Books books, Terms terms, TakeOutOfGroup command, Cause cause) {
    String registration = command.registrationId();
    Optional<Invoice> group = books.invoice(command.invoiceNumber());
    Optional<Claim> claim = group.flatMap(invoice -> invoice.claim(registration));
    return first(
            refuse(group.isEmpty(), "unknown-invoice", "invoice"),
            refuse(claim.isEmpty(), "unknown-item", "registration"),
            () -> when(!group.get().group(), "not-a-group", "invoice"),
            () -> when(group.get().supplement(), "not-a-group", "invoice"),
            () -> when(claim.get().ended(), "item-ended", "registration"),
            () -> when(!group.get().canBeTakenOut(registration), "item-paid", "registration"))
        .orElseGet(
            () -> {
              LocalDate issued = day(books, terms, cause);
              InvoiceNumber number = books.nextNumber(issued.getYear());
              InvoiceItem item = claim.get().item();
              List<PaymentEvent> events = new ArrayList<>();
              events.add(single(terms, number, item, issued, Optional.empty()));
              events.add(
                  new InvoiceCancelled(
                      registration, group.get().number(), item.amount(), Reasons.TAKEN_OUT));
              return new Done(events, "item-taken-out", Map.of("invoice", number.toString()));
            });
  }

  static Decision readdress(Books books, ReaddressInvoice command) {
    Optional<Invoice> invoice = books.invoice(command.invoiceNumber());
    return first(
            refuse(invoice.isEmpty(), "unknown-invoice", "invoice"),
            () -> when(invoice.get().cancelled(), "invoice-cancelled", "invoice"),
            () -> when(!invoice.get().mayBeAddressed(), "invoice-settled", "invoice"))
        .orElseGet(
            () ->
                done(
                    "invoice-readdressed",
                    List.of(
                        new InvoiceReaddressed(
                            invoice.get().registrationId(), invoice.get().number()))));
  }

  /** Bills differences of fees, by an invoice like the one that was paid late. */
  static PaymentEvent supplement(
      Books books,
      Outlook outlook,
      Terms terms,
      Invoice late,
      List<InvoiceItem> items,
      Cause cause) {
    LocalDate issued = day(books, terms, cause);
    InvoiceNumber number = outlook.nextNumber(issued.getYear());
    return late.group()
        ? group(terms, number, items, issued, Optional.of(late.number()))
        : single(terms, number, items.getFirst(), issued, Optional.of(late.number()));
  }

  /**
   * What falls open again for registrations that have ended is credited at once.
   *
   * @param event which undoes what paid or let off this amount
   */
  static List<PaymentEvent> undone(PaymentEvent event, Invoice invoice, Money amount) {
    return Stream.concat(Stream.of(event), ended(invoice, amount).stream()).toList();
  }

  /** What is to be credited at once if this much of what paid or let off an invoice is undone. */
  static Optional<InvoiceCancelled> ended(Invoice invoice, Money amount) {
    Covering after = Covering.of(invoice);
    after.pay(amount.negated());
    Money over = invoice.open().plus(amount).minus(after.open());
    if (!over.isPositive()) {
      return Optional.empty();
    }
    String ended =
        invoice.claims().stream()
            .filter(Claim::ended)
            .map(claim -> claim.item().registrationId())
            .reduce((_, last) -> last)
            .orElseThrow();
    return Optional.of(new InvoiceCancelled(ended, invoice.number(), over));
  }

  private static boolean sameCurrency(List<Invoice> singles, Invoice other) {
    return singles.stream()
        .allMatch(single -> single.total().currency().equals(other.total().currency()));
  }

  private static Money lesser(Money one, Money other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** No paper is dated in a closed period, even if what leads to it happened there. */
  private static LocalDate day(Books books, Terms terms, Cause cause) {
    return books.openDay(terms.day(cause));
  }

  private static InvoiceIssued single(
      Terms terms,
      InvoiceNumber number,
      InvoiceItem item,
      LocalDate issued,
      Optional<InvoiceNumber> supplementTo) {
    return new InvoiceIssued(
        item.registrationId(),
        number,
        item.amount(),
        reference(terms, number),
        item.category(),
        item.tier(),
        DAYS.of(issued),
        DAYS.of(issued.plusDays(terms.paymentTermDays())),
        item.vat(),
        abroad(terms, number),
        supplementTo);
  }

  private static GroupInvoiceIssued group(
      Terms terms,
      InvoiceNumber number,
      List<InvoiceItem> items,
      LocalDate issued,
      Optional<InvoiceNumber> supplementTo) {
    return new GroupInvoiceIssued(
        number,
        items,
        reference(terms, number),
        issued,
        issued.plusDays(terms.paymentTermDays()),
        abroad(terms, number),
        supplementTo);
  }

  private static String reference(Terms terms, InvoiceNumber number) {
    // The bank's lines will hold the same text.
    return PaymentReference.ofInvoice(
            terms.account(), terms.conferenceId(), number.year(), number.sequence())
        .value()
        .intern();
  }

  private static String abroad(Terms terms, InvoiceNumber number) {
    return PaymentReference.abroad(terms.conferenceId(), number.year(), number.sequence()).value();
  }

  private static Done done(String code, List<PaymentEvent> events) {
    return new Done(events, code, Map.of());
  }
}
