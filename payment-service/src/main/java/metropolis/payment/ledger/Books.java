package metropolis.payment.ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.ledger.PaymentEvent.AllocationReversed;
import metropolis.payment.ledger.PaymentEvent.BankLineBooked;
import metropolis.payment.ledger.PaymentEvent.BankLineReclaimed;
import metropolis.payment.ledger.PaymentEvent.BankLineReplaced;
import metropolis.payment.ledger.PaymentEvent.BankLineSetAside;
import metropolis.payment.ledger.PaymentEvent.Card;
import metropolis.payment.ledger.PaymentEvent.CreditOpened;
import metropolis.payment.ledger.PaymentEvent.CreditReversed;
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
import metropolis.payment.ledger.PaymentEvent.RefundUnlinked;
import metropolis.payment.ledger.PaymentEvent.StatementImported;
import metropolis.payment.ledger.PaymentEvent.WaiverReversed;
import metropolis.payment.matching.MatchIndex;
import metropolis.payment.matching.OpenItem;
import metropolis.payment.reference.ShortCode;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/**
 * The books of one conference. Changed by {@link #apply} alone, by one writer; readers need the
 * writer's lock.
 */
public final class Books {

  /** A statement, or one account of it, that was taken. */
  public record Import(StatementImported statement, Cause cause) {}

  /** A period that was closed, by its last day. */
  public record Closing(LocalDate through, Cause cause) {}

  private final String conferenceId;
  private final TreeMap<InvoiceNumber, Invoice> invoices = new TreeMap<>();
  private final Map<String, BankLine> lines = new LinkedHashMap<>();
  private final Map<String, Import> imports = new LinkedHashMap<>();

  private final CardBooks cards = new CardBooks();
  private final Map<String, CsvProfile> profiles = new TreeMap<>();
  private final Map<String, List<InvoiceNumber>> numbersByRegistration = new HashMap<>();
  private final Map<String, List<String>> keysByEntry = new HashMap<>();
  private final Map<LocalDate, List<String>> keysByDay = new HashMap<>();
  private final Map<String, InvoiceNumber> invoiceBySubject = new HashMap<>();
  private final Journal journal = new Journal();
  private final Periods periods = new Periods();
  private final PayerAccounts payers = new PayerAccounts();
  private final MatchIndex index = new MatchIndex();

  public Books(String conferenceId) {
    this.conferenceId = conferenceId;
  }

  /**
   * Makes a decided event true. It is not judged again: what cannot be applied is a bug.
   *
   * @param day on which it was decided, at the conference
   * @throws IllegalStateException if it names what the books do not hold
   */
  public void apply(PaymentEvent event, LocalDate day, Cause cause) {
    LocalDate date =
        periods.date(
            event,
            day,
            key -> lineOrBug(key).origin().bookingDate(),
            number -> invoiceOrBug(number).head().issued());
    Optional<Posting> posting = Postings.of(event, date, cause, this::waivedTo);
    posting.ifPresent(journal::post);
    switch (event) {
      case InvoiceIssued e -> put(Invoice.issued(e, posting.orElseThrow()));
      case GroupInvoiceIssued e -> put(Invoice.issued(e, posting.orElseThrow()));
      case InvoiceCancelled e ->
          put(
              invoiceOrBug(e.number())
                  .credited(e.registrationId(), e.credited(), posting.orElseThrow()));
      case InvoiceReminded e ->
          put(
              invoiceOrBug(e.number())
                  .reminded(new Reminder(e.level(), e.open(), e.day(), e.payBy(), cause)));
      case InvoiceWaived e -> {
        put(invoiceOrBug(e.invoice()).waived(e.waiverId(), e.amount(), posting.orElseThrow()));
        payers.waived(e, cause);
      }
      case WaiverReversed e ->
          put(
              invoiceOrBug(e.invoice())
                  .waiverReversed(e.waiverId(), e.amount(), posting.orElseThrow()));
      case InvoiceSettled e ->
          put(invoiceOrBug(e.number()).announced(e.registrationId(), Optional.of(e.basis())));
      case InvoiceReopened e ->
          put(invoiceOrBug(e.number()).announced(e.registrationId(), Optional.empty()));
      case PaymentAllocated e -> {
        Allocation allocation =
            new Allocation(
                e.allocationId(), e.lineKey(), e.invoice(), e.amount(), e.rule(), e.score());
        put(invoiceOrBug(e.invoice()).allocated(allocation, posting.orElseThrow()));
        put(lineOrBug(e.lineKey()).allocated(allocation, posting.orElseThrow()));
      }
      case AllocationReversed e -> {
        put(
            invoiceOrBug(e.invoice())
                .allocationReversed(e.allocationId(), e.amount(), posting.orElseThrow()));
        put(
            lineOrBug(e.lineKey())
                .allocationReversed(e.allocationId(), e.amount(), posting.orElseThrow()));
      }
      case BankLineBooked e -> put(BankLine.booked(e, posting.orElseThrow()));
      case BankLineReplaced e ->
          put(lineOrBug(e.lineKey()).replacedBy(e.amount(), posting.orElseThrow()));
      case BankLineSetAside e ->
          put(lineOrBug(e.lineKey()).setAside(e.amount(), posting.orElseThrow()));
      case BankLineReclaimed e ->
          put(lineOrBug(e.lineKey()).reclaimed(e.amount(), posting.orElseThrow()));
      case PaymentEvent.BankLineCharged e ->
          put(lineOrBug(e.lineKey()).cleared(e.amount(), posting.orElseThrow()));
      case PaymentEvent.BankLineChargeReversed e ->
          put(lineOrBug(e.lineKey()).cleared(e.amount().negated(), posting.orElseThrow()));
      case PayerEvent e -> {
        ofPayer(e, posting);
        payers.apply(e, posting, cause);
      }
      case CsvProfileKept e -> profiles.put(e.profile().id(), e.profile());
      case CsvProfileDropped e -> profiles.remove(e.profileId());
      case InvoiceReaddressed e -> put(invoiceOrBug(e.number()).readdressed(cause));
      case StatementImported e -> imports.put(e.importId(), new Import(e, cause));
      case PeriodClosed e -> periods.close(new Closing(e.through(), cause));
      case Card e -> apply(e, posting, cause);
    }
  }

  private void apply(Card event, Optional<Posting> posting, Cause cause) {
    cards.apply(event, posting, cause);
    switch (event) {
      case Card.MoneyAllocated e ->
          put(invoiceOrBug(e.invoice()).allocated(CardBooks.allocation(e), posting.orElseThrow()));
      case Card.AllocationUndone e ->
          put(
              invoiceOrBug(e.invoice())
                  .allocationReversed(e.allocationId(), e.amount(), posting.orElseThrow()));
      case Card.PayoutCleared e ->
          put(lineOrBug(e.lineKey()).cleared(e.amount(), posting.orElseThrow()));
      case Card.PayoutReopened e ->
          put(lineOrBug(e.lineKey()).cleared(e.amount().negated(), posting.orElseThrow()));
      case Card.CheckoutOpened _,
          Card.NoticeTaken _,
          Card.MoneyReceived _,
          Card.MoneyReturned _,
          Card.PayoutReported _,
          Card.PayoutFailed _ -> {}
    }
  }

  private void ofPayer(PayerEvent event, Optional<Posting> posting) {
    switch (event) {
      case CreditOpened e ->
          put(lineOrBug(e.lineKey()).onAccount(e.creditId(), e.amount(), posting.orElseThrow()));
      case CreditReversed e ->
          put(lineOrBug(e.lineKey()).offAccount(e.creditId(), e.amount(), posting.orElseThrow()));
      case RefundConfirmed e ->
          put(lineOrBug(e.lineKey()).onAccount(e.refundId(), e.amount(), posting.orElseThrow()));
      case RefundReturned e ->
          put(lineOrBug(e.lineKey()).onAccount(e.refundId(), e.amount(), posting.orElseThrow()));
      case RefundUnlinked e ->
          put(lineOrBug(e.lineKey()).offAccount(e.refundId(), e.amount(), posting.orElseThrow()));
      case PayerEvent _ -> {}
    }
  }

  private Account waivedTo(WaiverReversed event) {
    return invoiceOrBug(event.invoice()).postings().stream()
        .filter(posting -> posting.subject().equals(event.waiverId()))
        .map(Posting::debit)
        .findFirst()
        .orElseThrow();
  }

  /** Credits and refunds, and what waits for a second person. */
  public PayerAccounts payers() {
    return payers;
  }

  /** Puts back what was stored; the order among invoices, lines and statements does not matter. */
  public void restore(Invoice kept) {
    Invoice invoice = kept.posted(Postings.asToday(kept.postings()));
    ofInvoiceAlone(invoice).forEach(journal::post);
    put(invoice);
  }

  public void restore(PayerCredit credit) {
    credit.postings().forEach(journal::post);
    payers.restore(credit);
  }

  public void restore(BankLine line) {
    line.postings().forEach(journal::post);
    put(line);
  }

  public void restore(CardPayment payment) {
    payment.postings().forEach(journal::post);
    cards.put(payment);
  }

  public void restore(CardPayout payout) {
    payout.postings().forEach(journal::post);
    cards.put(payout);
  }

  public void restore(Closing closing) {
    periods.close(closing);
  }

  public void restore(Import statement) {
    imports.put(statement.statement().importId(), statement);
  }

  public void restore(CsvProfile profile) {
    profiles.put(profile.id(), profile);
  }

  /** Payments by card, and payouts of their providers. */
  public CardBooks cards() {
    return cards;
  }

  /** Layouts of finance's own making, by id. */
  public Collection<CsvProfile> profiles() {
    return Collections.unmodifiableCollection(profiles.values());
  }

  public Optional<CsvProfile> profile(String id) {
    return Optional.ofNullable(profiles.get(id));
  }

  /** By number. */
  public Collection<Invoice> invoices() {
    return Collections.unmodifiableCollection(invoices.values());
  }

  public Optional<Invoice> invoice(InvoiceNumber number) {
    return Optional.ofNullable(invoices.get(number));
  }

  public Optional<Invoice> invoice(String number) {
    return InvoiceNumber.parse(number).flatMap(this::invoice);
  }

  /** The newest of the registration, cancelled or not. */
  public Optional<Invoice> invoiceOf(String registrationId) {
    return Optional.ofNullable(numbersByRegistration.get(registrationId))
        .map(numbers -> invoices.get(numbers.getLast()));
  }

  /** All that were ever issued for the registration, alone or with others, by number. */
  public List<Invoice> invoicesOf(String registrationId) {
    List<Invoice> all = new ArrayList<>(1);
    for (InvoiceNumber number : numbersByRegistration.getOrDefault(registrationId, List.of())) {
      all.add(invoices.get(number));
    }
    return all;
  }

  /** Those of them that still ask for something, paid or not. */
  List<Invoice> claimsOn(String registrationId) {
    List<Invoice> asking = invoicesOf(registrationId);
    asking.removeIf(invoice -> invoice.claim(registrationId).filter(c -> !c.ended()).isEmpty());
    return asking;
  }

  /** The day itself, or the first after it that takes postings: no paper is dated in the closed. */
  LocalDate openDay(LocalDate day) {
    return periods.open(day);
  }

  /**
   * Whether something was posted for a registration by this cause before, even if it was undone
   * since: a repeated event of registration must not be followed twice.
   */
  boolean knows(String registrationId, Cause cause) {
    return numbersByRegistration.getOrDefault(registrationId, List.of()).stream()
        .flatMap(number -> invoices.get(number).postings().stream())
        .anyMatch(posting -> posting.cause().commandId().equals(cause.commandId()));
  }

  /** The invoice on which an allocation or a waiver is in force. */
  public Optional<Invoice> invoiceWith(String allocationOrWaiverId) {
    return Optional.ofNullable(invoiceBySubject.get(allocationOrWaiverId)).map(invoices::get);
  }

  /** For the rules of matching. */
  public Optional<OpenItem> openItem(String reference) {
    return index.byReference(reference);
  }

  /** All invoices as the rules of matching find them. Who is to pay them, others tell it. */
  public MatchIndex index() {
    return index;
  }

  /** In no particular order. */
  public Collection<BankLine> lines() {
    return Collections.unmodifiableCollection(lines.values());
  }

  public Optional<BankLine> line(String lineKey) {
    return Optional.ofNullable(lines.get(lineKey));
  }

  /** In no particular order. */
  public Collection<Import> imports() {
    return Collections.unmodifiableCollection(imports.values());
  }

  public Optional<Import> statement(String importId) {
    return Optional.ofNullable(imports.get(importId));
  }

  /** Lines that count, of one entry of the bank; none if the bank gave no reference. */
  List<BankLine> linesOfEntry(String entryReference) {
    return keysByEntry.getOrDefault(entryReference, List.of()).stream()
        .map(lines::get)
        .filter(line -> !line.replaced())
        .toList();
  }

  /** Lines that count, booked or of value on this day. */
  List<BankLine> linesOn(LocalDate day) {
    // In a fixed order, whether they were booked now or restored.
    return keysByDay.getOrDefault(day, List.of()).stream()
        .sorted()
        .map(lines::get)
        .filter(line -> !line.replaced())
        .toList();
  }

  InvoiceNumber nextNumber(int year) {
    InvoiceNumber first = new InvoiceNumber(year, 1);
    InvoiceNumber last = invoices.lowerKey(new InvoiceNumber(year + 1, 1));
    return last == null || last.compareTo(first) < 0 ? first : last.next();
  }

  /** Periods that were closed, by day. */
  public Collection<Closing> closings() {
    return periods.closings();
  }

  /** The last day that takes no postings any more. */
  public Optional<LocalDate> closedThrough() {
    return periods.closedThrough();
  }

  /** The whole journal, in no particular order. */
  public Stream<Posting> postings() {
    return Stream.of(
            invoices.values().stream().flatMap(Books::ofInvoiceAlone),
            lines.values().stream().flatMap(line -> line.postings().stream()),
            payers.postings(),
            cards.postings())
        .flatMap(postings -> postings);
  }

  /** Allocations stand with their bank line or card payment too, and are counted there. */
  private static Stream<Posting> ofInvoiceAlone(Invoice invoice) {
    return invoice.postings().stream().filter(posting -> posting.lineKey().isEmpty());
  }

  Money balance(Account account, Currency currency) {
    return journal.balance(account, currency);
  }

  Set<Currency> currencies() {
    return journal.currencies();
  }

  private void put(Invoice invoice) {
    Invoice before = invoices.put(invoice.number(), invoice);
    InvoiceNumber number = invoice.number();
    if (before == null) {
      index.put(invoice.openItem(ShortCode.of(conferenceId, number.year(), number.sequence())));
      for (String registration : invoice.registrations()) {
        numbersByRegistration.merge(registration, List.of(number), Books::inOrder);
      }
    } else {
      index.change(
          number.year(),
          number.sequence(),
          invoice.open(),
          invoice.cancelled(),
          invoice.claimsInForce());
      // By entries: a map remembers the set of its keys for good, once it was asked for.
      before.allocations().forEach((id, _) -> invoiceBySubject.remove(id));
      before.waivers().forEach((id, _) -> invoiceBySubject.remove(id));
    }
    invoice.allocations().forEach((id, _) -> invoiceBySubject.put(id, invoice.number()));
    invoice.waivers().forEach((id, _) -> invoiceBySubject.put(id, invoice.number()));
  }

  private static List<InvoiceNumber> inOrder(List<InvoiceNumber> some, List<InvoiceNumber> more) {
    return Stream.concat(some.stream(), more.stream()).sorted().toList();
  }

  private void put(BankLine line) {
    BankLine before = lines.put(line.key(), line);
    String entry = line.origin().entryReference();
    if (before == null && !entry.isEmpty()) {
      keysByEntry.computeIfAbsent(entry, _ -> new ArrayList<>(1)).add(line.key());
    }
    if (before == null) {
      LocalDate booked = line.origin().bookingDate();
      LocalDate value = line.origin().valueDate();
      keysByDay.computeIfAbsent(booked, _ -> new ArrayList<>(1)).add(line.key());
      if (!value.equals(booked)) {
        keysByDay.computeIfAbsent(value, _ -> new ArrayList<>(1)).add(line.key());
      }
    }
  }

  private Invoice invoiceOrBug(InvoiceNumber number) {
    Invoice invoice = invoices.get(number);
    if (invoice == null) {
      throw new IllegalStateException("no invoice " + number);
    }
    return invoice;
  }

  private BankLine lineOrBug(String lineKey) {
    return Objects.requireNonNull(lines.get(lineKey), "no such bank line");
  }
}
