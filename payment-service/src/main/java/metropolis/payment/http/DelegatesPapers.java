package metropolis.payment.http;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import metropolis.payment.cards.PaymentProvider;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.Vouchers;
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
        .download(BASE, Access.PUBLIC, this::invoice)
        .download(BASE + "/receipt.pdf", Access.PUBLIC, this::receipt)
        .download(BASE + "/credit-notes/{note}", Access.PUBLIC, this::creditNote)
        .page(BASE + "/papers", Access.PUBLIC, x -> page(x, Form.empty(x.text()), 200))
        .form(BASE + "/papers", Access.PUBLIC, this::readdress);
  }

  private Reply invoice(Exchange x) {
    return papers.draw(x, newest(x, FinanceDocuments::invoice), "invoice", Papers::unknownInvoice);
  }

  private Reply receipt(Exchange x) {
    return papers.draw(x, newest(x, FinanceDocuments::receipt), "receipt", Papers::noReceipt);
  }

  private Reply creditNote(Exchange x) {
    int ordinal = Papers.ordinal(x);
    return papers.draw(
        x,
        newest(x, (office, invoice) -> FinanceDocuments.creditNote(office, invoice, ordinal)),
        "credit-note",
        Papers::noCreditNote);
  }

  private Reply page(Exchange x, Form form, int status) {
    String registration = registration(x);
    return Requests.read(
        desk,
        x,
        office -> {
          Invoice invoice =
              office.books().invoiceOf(registration).orElseThrow(Papers::unknownInvoice);
          String number = invoice.number().toString();
          Optional<PostalAddress> now =
              office
                  .dossiers()
                  .readdressed(number)
                  .or(() -> office.dossiers().addressee(number).flatMap(p -> p.billing()));
          Text text = FinancePages.text(x);
          Map<String, Object> model = new HashMap<>();
          model.put("x", x);
          model.put("t", text);
          model.put("show", FinancePages.show(x, office));
          model.put("invoice", invoice);
          model.put("base", path(x));
          model.put("receipt", Vouchers.receipt(invoice));
          model.put("creditNotes", Vouchers.creditNotes(invoice));
          model.put("form", form);
          model.put(
              "card",
              cards
                  .filter(_ -> CardCheckout.isPayable(invoice))
                  .map(PaymentProvider::title)
                  .orElse(""));
          model.put(
              "cardUnderWay",
              x.query("card").filter("paid"::equals).isPresent() && invoice.open().isPositive());
          model.put("addressFields", AddressForm.fields(x, AddressForm.shown(x, form, now)));
          return Layout.of(x)
              .status(status)
              .style("payment/finance.css")
              .title(text.get("invoice.title", number))
              .main(Views.of("payment/papers.jte", model));
        });
  }

  private Reply readdress(Exchange x) {
    String registration = registration(x);
    String number =
        Requests.read(desk, x, office -> office.books().invoiceOf(registration))
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

  /** Of the registration's newest invoice. */
  private static <D> Function<Office, Optional<D>> newest(
      Exchange x, BiFunction<Office, Invoice, Optional<D>> paper) {
    String registration = registration(x);
    return office ->
        office.books().invoiceOf(registration).flatMap(invoice -> paper.apply(office, invoice));
  }

  static String path(Exchange x) {
    return "/" + x.conference() + "/invoice/" + x.path("token");
  }

  static String registration(Exchange x) {
    String token = x.path("token").replaceAll("\\.pdf$", "");
    return x.tokens().open(INVOICE_LINK, token).orElseThrow(() -> Problem.notFound().refuse());
  }
}
