package metropolis.payment.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.rendering.FinanceDocuments;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/**
 * What the delegate gets by a secret link: the invoice, its receipt and credit notes, and the form
 * that addresses the invoice to somebody else. Any thread may use it.
 */
final class DelegatesPapers {

  /** Purpose of the token in the delegate's link to the invoice; its payload is a registration. */
  static final String INVOICE_LINK = "invoice";

  private static final String BASE = "/{conference}/invoice/{token}";

  private static final Optional<String> NEWEST = Optional.empty();

  /** The newest that asks for something, as the registration's page shows it; else the newest. */
  private static final Comparator<Invoice> COUNTING_FIRST =
      Comparator.comparing(Invoice::cancelled)
          .thenComparing(Invoice::number, Comparator.reverseOrder());

  private final FinanceDesk desk;
  private final Papers papers;
  private final Optional<PaymentProvider> cards;

  DelegatesPapers(FinanceDesk desk, Papers papers, Optional<PaymentProvider> cards) {
    this.cards = cards;
    this.desk = desk;
    this.papers = papers;
  }

  void mount(Routes routes) {
    routes
        .download(BASE, Access.PUBLIC, x -> invoice(x, NEWEST))
        .download(BASE + "/receipt.pdf", Access.PUBLIC, x -> receipt(x, NEWEST))
        .download(BASE + "/credit-notes/{note}", Access.PUBLIC, x -> creditNote(x, NEWEST))
        .download(BASE + "/{number}/document.pdf", Access.PUBLIC, x -> invoice(x, number(x)))
        .download(BASE + "/{number}/receipt.pdf", Access.PUBLIC, x -> receipt(x, number(x)))
        .download(
            BASE + "/{number}/credit-notes/{note}", Access.PUBLIC, x -> creditNote(x, number(x)))
        .download(BASE + "/{number}/reminders/{level}", Access.PUBLIC, x -> reminder(x, number(x)))
        .page(BASE + "/papers", Access.PUBLIC, x -> page(x, Form.empty(x.text()), 200))
        .form(BASE + "/papers", Access.PUBLIC, this::readdress);
  }

  private Reply invoice(Exchange x, Optional<String> number) {
    return papers.draw(
        x, own(x, number, FinanceDocuments::invoice), "invoice", Papers::unknownInvoice);
  }

  private Reply receipt(Exchange x, Optional<String> number) {
    return papers.draw(x, own(x, number, FinanceDocuments::receipt), "receipt", Papers::noReceipt);
  }

  private Reply creditNote(Exchange x, Optional<String> number) {
    int ordinal = Papers.ordinal(x);
    return papers.draw(
        x,
        own(x, number, (office, invoice) -> FinanceDocuments.creditNote(office, invoice, ordinal)),
        "credit-note",
        Papers::noCreditNote);
  }

  private Reply reminder(Exchange x, Optional<String> number) {
    int level = Papers.ordinal(x, "level");
    return papers.draw(
        x,
        own(x, number, (office, invoice) -> FinanceDocuments.reminder(office, invoice, level)),
        "reminder",
        Papers::noReminder);
  }

  private Reply page(Exchange x, Form form, int status) {
    String registration = registration(x);
    return Requests.read(
        desk,
        x,
        office -> {
          List<Invoice> invoices = office.books().invoicesOf(registration).reversed();
          if (invoices.isEmpty()) {
            throw Papers.unknownInvoice();
          }
          Optional<Invoice> addressed = addressed(office, registration);
          Optional<PostalAddress> now =
              addressed
                  .map(invoice -> invoice.number().toString())
                  .flatMap(
                      number ->
                          office
                              .dossiers()
                              .readdressed(number)
                              .or(
                                  () ->
                                      office
                                          .dossiers()
                                          .addressee(number)
                                          .flatMap(p -> p.billing())));
          Text text = FinancePages.text(x);
          Map<String, Object> model = new HashMap<>();
          model.put("x", x);
          model.put("t", text);
          model.put("show", FinancePages.show(x, office));
          model.put("registration", registration);
          model.put(
              "papers",
              invoices.stream().map(i -> DelegatesPaper.of(office, i, registration)).toList());
          model.put("base", path(x));
          model.put("addressed", addressed);
          model.put("form", form);
          model.put("card", cards.map(PaymentProvider::title).orElse(""));
          model.put("underWay", x.query("card").orElse(""));
          model.put("addressFields", AddressForm.fields(x, AddressForm.shown(x, form, now)));
          return Layout.of(x)
              .status(status)
              .style("payment/finance.css")
              .title(text.get("papers.title"))
              .main(Views.of("payment/papers.jte", model));
        });
  }

  /** The newest of the delegate's own whose addressee may change. */
  private static Optional<Invoice> addressed(Office office, String registration) {
    return office.books().invoicesOf(registration).stream()
        .filter(invoice -> !invoice.group() && invoice.mayBeAddressed())
        .reduce((_, last) -> last);
  }

  private Reply readdress(Exchange x) {
    String registration = registration(x);
    String number =
        Requests.read(
                desk,
                x,
                office ->
                    addressed(office, registration)
                        .or(() -> office.books().invoiceOf(registration)))
            .orElseThrow(Papers::unknownInvoice)
            .number()
            .toString();
    Form form = x.form();
    Optional<PostalAddress> address = AddressForm.read(form);
    if (address.isEmpty()) {
      return page(x, form, 422);
    }
    Cause cause = new Cause(x.commandId(), new Actor(Role.DELEGATE, registration), x.now());
    Order order = Order.readdressing(number, address.get());
    Text text = FinancePages.text(x);
    String back = path(x) + "/papers";
    return switch (desk.carryOut(x.conference(), order, cause)) {
      case Answer.Done done ->
          Reply.seeOther(back).flash(Flash.Kind.DONE, text.get("done." + done.code()));
      case Answer.Refused refused ->
          Reply.seeOther(back)
              .flash(Flash.Kind.WARNING, FinanceForms.refusal(text, refused.code()));
    };
  }

  /**
   * Of an invoice of the registration alone: the one in the address, or its newest. One for a group
   * is for its addressee, and names others.
   */
  private static <D> Function<Office, Optional<D>> own(
      Exchange x, Optional<String> number, BiFunction<Office, Invoice, Optional<D>> paper) {
    String registration = registration(x);
    return office ->
        office.books().invoicesOf(registration).stream()
            .filter(invoice -> !invoice.group())
            .filter(invoice -> number.map(invoice.number().toString()::equals).orElse(true))
            .min(COUNTING_FIRST)
            .flatMap(invoice -> paper.apply(office, invoice));
  }

  private static Optional<String> number(Exchange x) {
    return Optional.of(x.path("number"));
  }

  static String path(Exchange x) {
    return "/" + x.conference() + "/invoice/" + x.path("token");
  }

  static String registration(Exchange x) {
    String token = x.path("token").replaceAll("\\.pdf$", "");
    return x.tokens().open(INVOICE_LINK, token).orElseThrow(() -> Problem.notFound().refuse());
  }
}
