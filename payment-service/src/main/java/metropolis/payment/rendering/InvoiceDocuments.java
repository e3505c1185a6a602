package metropolis.payment.rendering;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import metropolis.payment.dossier.Payer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.office.Office;
import metropolis.payment.office.Programme;
import metropolis.payment.reference.PaymentReference;
import metropolis.payment.rendering.InvoiceDocument.Addressee;
import metropolis.payment.rendering.InvoiceDocument.Conference;
import metropolis.payment.rendering.InvoiceDocument.Creditor;
import metropolis.payment.rendering.InvoiceDocument.Item;

/** Puts together what stands on an invoice. */
public final class InvoiceDocuments {

  private InvoiceDocuments() {}

  /**
   * In the payer's language; in the conference's own if the payer is not known any more.
   *
   * @return empty if the programme is not known yet
   */
  public static Optional<InvoiceDocument> of(Office office, Invoice invoice) {
    return office.programme().map(programme -> document(office, programme, invoice));
  }

  private static InvoiceDocument document(Office office, Programme programme, Invoice invoice) {
    Optional<Payer> payer = office.dossiers().addressee(invoice.number().toString());
    String language = payer.map(Payer::language).orElse(programme.languages().getFirst());
    return new InvoiceDocument(
        Locale.forLanguageTag(language),
        new Conference(
            programme.name(language),
            programme.venue(),
            programme.town(),
            programme.firstDay(),
            programme.lastDay()),
        new Creditor(
            programme.creditor().holder(),
            programme.creditor().iban(),
            programme.creditor().bic(),
            programme.creditor().bankName(),
            programme.contactEmail()),
        payer.map(InvoiceDocuments::addressee).orElse(Addressee.unknown()),
        invoice.number().toString(),
        invoice.head().issued(),
        invoice.head().due(),
        PaymentReference.parse(invoice.head().reference()).orElseThrow(),
        new Item(programme.category(invoice.head().category(), language), invoice.head().tier()),
        invoice.total(),
        invoice.figures(),
        invoice.cancelled(),
        programme.vatText(language));
  }

  private static Addressee addressee(Payer payer) {
    return new Addressee(
        payer.names(), payer.organisation(), payer.billing().map(List::of).orElse(List.of()));
  }
}
