package metropolis.payment.http;

import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.office.Office;
import metropolis.payment.rendering.FinanceDocument;
import metropolis.payment.rendering.FinanceDocuments;
import metropolis.payment.rendering.FinancePdf;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Refusal;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.values.Role;

/**
 * Invoices, credit notes and receipts as PDF, for finance and its programs. Any thread may use it.
 */
final class Papers {

  private static final String API = "/api/payment/{conference}/invoices/{number}";
  private static final String PAGES = FinancePages.BASE + "/invoices/{number}";
  private static final Access FINANCE = Access.staff(Role.FINANCE);

  private final FinanceDesk desk;
  private final FinancePdf pdf = new FinancePdf();

  Papers(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .download(PAGES + "/document.pdf", FINANCE, this::invoice)
        .download(PAGES + "/receipt.pdf", FINANCE, this::receipt)
        .download(PAGES + "/credit-notes/{note}", FINANCE, this::creditNote)
        .download(PAGES + "/reminders/{level}", FINANCE, this::reminder)
        .api(
            Operation.get(API + "/document", "printInvoice", "Draws an invoice as PDF.")
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference, unknown-invoice"),
            FINANCE,
            (x, _) -> invoice(x))
        .api(
            Operation.get(
                    API + "/receipt", "printReceipt", "Draws the receipt of a paid invoice as PDF.")
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference, unknown-invoice, unknown-receipt"),
            FINANCE,
            (x, _) -> receipt(x))
        .api(
            Operation.get(
                    API + "/credit-notes/{note}",
                    "printCreditNote",
                    "Draws a credit note as PDF; notes of an invoice are counted from 1.")
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference, unknown-invoice, unknown-credit-note"),
            FINANCE,
            (x, _) -> creditNote(x))
        .api(
            Operation.get(
                    API + "/reminders/{level}",
                    "printReminder",
                    "Draws a reminder that was made out as PDF.")
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference, unknown-invoice, unknown-reminder"),
            FINANCE,
            (x, _) -> reminder(x));
  }

  private Reply reminder(Exchange x) {
    int level = ordinal(x, "level");
    return draw(
        x,
        chosen(x, (office, invoice) -> FinanceDocuments.reminder(office, invoice, level)),
        "reminder",
        Papers::noReminder);
  }

  private Reply invoice(Exchange x) {
    return draw(x, chosen(x, FinanceDocuments::invoice), "invoice", Papers::unknownInvoice);
  }

  private Reply receipt(Exchange x) {
    return draw(x, chosen(x, FinanceDocuments::receipt), "receipt", Papers::noReceipt);
  }

  private Reply creditNote(Exchange x) {
    int ordinal = ordinal(x);
    return draw(
        x,
        chosen(x, (office, invoice) -> FinanceDocuments.creditNote(office, invoice, ordinal)),
        "credit-note",
        Papers::noCreditNote);
  }

  /** The number in the address, with or without the ending of a file; 0 if it is none. */
  static int ordinal(Exchange x) {
    return ordinal(x, "note");
  }

  static int ordinal(Exchange x, String name) {
    String note = x.path(name).replaceAll("\\.pdf$", "");
    return note.matches("[1-9][0-9]{0,3}") ? Integer.parseInt(note) : 0;
  }

  private static <D> Function<Office, Optional<D>> chosen(
      Exchange x, BiFunction<Office, Invoice, Optional<D>> paper) {
    return office ->
        paper.apply(
            office, office.books().invoice(x.path("number")).orElseThrow(Papers::unknownInvoice));
  }

  /** Drawn outside the lock: only what stands on the paper is gathered under it. */
  <D extends FinanceDocument> Reply draw(
      Exchange x, Function<Office, Optional<D>> chosen, String kind, Supplier<Refusal> otherwise) {
    D document = Requests.read(desk, x, chosen).orElseThrow(otherwise);
    return Reply.inline(
        "application/pdf", kind + "-" + document.number() + ".pdf", pdf.draw(document));
  }

  static Refusal unknownInvoice() {
    return Problem.notFound("unknown-invoice", "Check the number of the invoice.").refuse();
  }

  static Refusal noReceipt() {
    return Problem.notFound("unknown-receipt", "There is a receipt once all is paid.").refuse();
  }

  static Refusal noReminder() {
    return Problem.notFound("unknown-reminder", "Check the level of the reminder.").refuse();
  }

  static Refusal noCreditNote() {
    return Problem.notFound("unknown-credit-note", "Check the count of the credit note.").refuse();
  }
}
