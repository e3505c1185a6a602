package metropolis.payment.rendering;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Allocation;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.Vouchers;
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

  private FinanceDocument.Invoice invoice() {
    return new FinanceDocument.Invoice(
        head(),
        invoice.number().toString(),
        invoice.head().issued(),
        invoice.head().due(),
        transfer(),
        item(),
        invoice.total(),
        invoice.figures(),
        invoice.cancelled(),
        vat());
  }

  private FinanceDocument.CreditNote creditNote(Vouchers.CreditNote note) {
    return new FinanceDocument.CreditNote(
        head(),
        note.number(),
        day(note.time()),
        invoice.number().toString(),
        invoice.head().issued(),
        item(),
        note.amount(),
        invoice.figures().paid(),
        vat());
  }

  private FinanceDocument.Receipt receipt(Vouchers.Receipt receipt) {
    return new FinanceDocument.Receipt(
        head(),
        receipt.number(),
        day(receipt.time()),
        invoice.number().toString(),
        invoice.head().issued(),
        item(),
        invoice.total(),
        invoice.allocations().values().stream().map(this::payment).toList(),
        invoice.figures().waived(),
        vat());
  }

  private Payment payment(Allocation allocation) {
    BankLine line = office.books().line(allocation.lineKey()).orElseThrow();
    return new Payment(line.origin().valueDate(), allocation.amount());
  }

  private LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, programme.zone());
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

  private Item item() {
    return new Item(
        programme.category(invoice.head().category(), language),
        invoice.head().tier(),
        payer.map(Payer::names).orElse(List.of()));
  }

  private Vat vat() {
    return new Vat(invoice.head().vat(), programme.vatText(invoice.head().category(), language));
  }
}
