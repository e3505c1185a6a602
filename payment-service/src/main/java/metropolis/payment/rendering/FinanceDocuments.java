package metropolis.payment.rendering;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Allocation;
import metropolis.payment.ledger.Claim;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.InvoiceItem;
import metropolis.payment.ledger.LateFees;
import metropolis.payment.ledger.Reminder;
import metropolis.payment.ledger.Vouchers;
import metropolis.payment.office.LatePayment;
import metropolis.payment.office.Office;
import metropolis.payment.office.Programme;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.reference.ShortCode;
import metropolis.payment.rendering.FinanceDocument.Item;
import metropolis.payment.rendering.FinanceDocument.Payment;
import metropolis.payment.rendering.FinanceDocument.Transfer;
import metropolis.payment.rendering.FinanceDocument.Vat;
import metropolis.payment.rendering.Letterhead.Addressee;
import metropolis.payment.rendering.Letterhead.Conference;
import metropolis.payment.rendering.Letterhead.Sender;
import metropolis.platform.values.Money;

/**
 * Puts together what stands on the papers of one invoice. In the payer's language if papers are
 * written in it, else in the first of the conference's.
 */
public final class FinanceDocuments {

  private final Office office;
  private final Programme programme;
  private final Invoice invoice;
  private final Optional<Payer> payer;
  private final String language;

  private FinanceDocuments(Office office, Programme programme, Invoice invoice) {
    this.office = office;
    this.programme = programme;
    this.invoice = invoice;
    this.payer = office.dossiers().addressee(invoice.number().toString());
    this.language =
        Stream.concat(payer.map(Payer::language).stream(), programme.languages().stream())
            .filter(Words.LANGUAGES::contains)
            .findFirst()
            .orElse(Words.LANGUAGES.getFirst());
  }

  /**
   * @return empty if the programme is not known yet
   */
  public static Optional<FinanceDocument.Invoice> invoice(Office office, Invoice invoice) {
    return of(office, invoice).map(FinanceDocuments::invoice);
  }

  /**
   * @param ordinal of the credit note among those of the invoice, from 1
   * @return empty if there is none, or the programme is not known yet
   */
  public static Optional<FinanceDocument.CreditNote> creditNote(
      Office office, Invoice invoice, int ordinal) {
    List<Vouchers.CreditNote> notes = Vouchers.creditNotes(invoice);
    return ordinal < 1 || ordinal > notes.size()
        ? Optional.empty()
        : of(office, invoice).map(papers -> papers.creditNote(notes.get(ordinal - 1)));
  }

  /**
   * @return empty if it is not paid, or the programme is not known yet
   */
  public static Optional<FinanceDocument.Receipt> receipt(Office office, Invoice invoice) {
    return Vouchers.receipt(invoice)
        .flatMap(receipt -> of(office, invoice).map(papers -> papers.receipt(receipt)));
  }

  private static Optional<FinanceDocuments> of(Office office, Invoice invoice) {
    return office.programme().map(programme -> new FinanceDocuments(office, programme, invoice));
  }

  /**
   * @param level of the reminder
   * @return empty if none of this level was made out, or the programme is not known yet
   */
  public static Optional<FinanceDocument.Reminder> reminder(
      Office office, Invoice invoice, int level) {
    return invoice.reminders().stream()
        .filter(reminder -> reminder.level() == level)
        .findFirst()
        .flatMap(reminder -> of(office, invoice).map(papers -> papers.reminder(reminder)));
  }

  private FinanceDocument.Invoice invoice() {
    return new FinanceDocument.Invoice(
        head(),
        invoice.number().toString(),
        invoice.head().issued(),
        invoice.head().due(),
        transfer(),
        items(),
        invoice.total(),
        invoice.figures(),
        invoice.cancelled(),
        invoice.supplement());
  }

  private FinanceDocument.Reminder reminder(Reminder reminder) {
    return new FinanceDocument.Reminder(
        head(),
        Vouchers.number(invoice, reminder),
        reminder.day(),
        reminder.level(),
        reminder.payBy(),
        reminder.open(),
        invoice());
  }

  private FinanceDocument.CreditNote creditNote(Vouchers.CreditNote note) {
    Claim claim =
        invoice.claims().stream()
            .filter(c -> c.item().registrationId().equals(note.registrationId()))
            .findFirst()
            .orElse(invoice.claims().getFirst());
    return new FinanceDocument.CreditNote(
        head(),
        note.number(),
        note.date(),
        invoice.number().toString(),
        invoice.head().issued(),
        item(claim),
        note.amount(),
        invoice.group() ? Money.zero(invoice.total().currency()) : invoice.figures().paid(),
        note.reason(),
        Vouchers.replacedBy(office.books(), invoice, note).map(Object::toString).orElse(""));
  }

  private FinanceDocument.Receipt receipt(Vouchers.Receipt receipt) {
    return new FinanceDocument.Receipt(
        head(),
        receipt.number(),
        receipt.date(),
        invoice.number().toString(),
        invoice.head().issued(),
        items(),
        invoice.total(),
        invoice.allocations().values().stream().map(this::payment).toList(),
        invoice.figures().waived(),
        invoice.cancelled()
            ? Money.zero(invoice.total().currency())
            : invoice.figures().credited());
  }

  private Payment payment(Allocation allocation) {
    LocalDate valued =
        LateFees.valued(office.books(), programme.terms().zone(), allocation.lineKey())
            .orElseThrow();
    return new Payment(valued, allocation.amount());
  }

  private Letterhead head() {
    Programme.Account account = programme.creditor();
    return new Letterhead(
        Locale.of(language),
        new Conference(
            programme.name(language),
            programme.venue(),
            programme.town(),
            programme.firstDay(),
            programme.lastDay()),
        new Sender(
            account.holder(),
            account.bic(),
            account.bankName(),
            account.uid(),
            programme.contactEmail()),
        addressee());
  }

  private Addressee addressee() {
    return office
        .dossiers()
        .readdressed(invoice.number().toString())
        .map(to -> Addressee.of(to, payer.map(Payer::language).orElse("")))
        .or(() -> payer.map(FinanceDocuments::addressee))
        .orElse(Addressee.unknown());
  }

  private static Addressee addressee(Payer payer) {
    return new Addressee(
        payer.names(), payer.organisation(), payer.billing(), payer.country(), payer.language());
  }

  private Transfer transfer() {
    Programme.Account account = programme.creditor();
    PaymentReference reference = PaymentReference.parse(invoice.head().reference()).orElseThrow();
    return new Transfer(
        account.iban(),
        account.abroad(),
        reference,
        PaymentReference.parse(invoice.head().referenceAbroad()).orElse(reference),
        ShortCode.of(
            programme.conferenceId(), invoice.number().year(), invoice.number().sequence()));
  }

  private List<Item> items() {
    return invoice.claims().stream().map(this::item).toList();
  }

  private Item item(Claim claim) {
    InvoiceItem item = claim.item();
    return new Item(
        programme.category(item.category(), language),
        item.tier(),
        delegate(item.registrationId()),
        item.amount(),
        new Vat(item.vat(), programme.vatText(item.category(), language)),
        why(item),
        claim.ended() && !invoice.cancelled());
  }

  /** As the profile says it, or once it is erased, as the last invoice to the delegate said it. */
  private List<String> delegate(String registrationId) {
    Optional<Payer> known = invoice.group() ? office.dossiers().payer(registrationId) : payer;
    return known
        .or(
            () ->
                office.books().invoicesOf(registrationId).stream()
                    .filter(other -> !other.group())
                    .flatMap(o -> office.dossiers().addressee(o.number().toString()).stream())
                    .reduce((_, last) -> last))
        .map(Payer::names)
        .orElse(List.of());
  }

  private String why(InvoiceItem item) {
    Optional<LatePayment> late = LatePayment.of(office, programme, invoice, item);
    Words words = new Words(Locale.of(language));
    return late.map(
            l ->
                words.get(
                    "supplement.why",
                    l.invoice(),
                    words.day(l.valued()),
                    words.tier(l.step()),
                    words.day(l.until())))
        .orElse("");
  }
}
