package metropolis.payment.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import metropolis.payment.dossier.Narrative;
import metropolis.payment.dossier.Payer;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.ledger.InvoiceNumber;
import metropolis.payment.ledger.PayerCredit;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.ledger.Refund;
import metropolis.payment.office.Office;
import metropolis.payment.transfer.PaymentOrders;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Field;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Ui;

/** Credits of payers, their refunds, and what waits for a second person. Any thread may use it. */
final class RefundPages {

  private static final String BASE = FinancePages.BASE;

  private final FinanceDesk desk;

  RefundPages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(BASE + "/refunds", FinancePages.FINANCE, x -> refundsPage(x, empty(x), 200))
        .page(BASE + "/credits/{credit}", FinancePages.FINANCE, x -> creditPage(x, empty(x), 200))
        .download(
            BASE + "/payment-orders/{order}/pain.001.xml",
            FinancePages.FINANCE,
            x -> file(desk, x));
  }

  private static Form empty(Exchange x) {
    return Form.empty(x.text());
  }

  /** All of it; the form is that of a payment order. */
  Reply refundsPage(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          List<RefundView> refunds = RefundView.all(office);
          List<PayerCredit> credits = RefundView.openCredits(office);
          Text text = FinancePages.text(x);
          Show show = FinancePages.show(x, office);
          SequencedMap<String, String> approved = new LinkedHashMap<>();
          refunds.reversed().stream()
              .filter(view -> view.refund().standing() == Refund.Standing.APPROVED)
              .forEach(view -> approved.put(view.refund().id(), named(view, show)));
          Map<String, Object> model = new HashMap<>();
          model.put("waiting", RefundView.waiting(office));
          model.put("me", x.actor().id());
          model.put("credits", credits);
          model.put("payers", payers(office, credits));
          model.put("refunds", refunds);
          model.put("totals", RefundView.totals(refunds));
          model.put("orders", RefundView.orders(office));
          Form shown =
              form.names().isEmpty()
                  ? Form.of(
                      Map.of("execution", Requests.today(x, office).plusDays(1).toString()),
                      x.text())
                  : form;
          model.put("form", form);
          model.put(
              "orderFields",
              approved.isEmpty()
                  ? List.<Field>of()
                  : List.of(
                      Ui.checkboxes("refund", text.get("order.refunds"), approved).in(shown),
                      Ui.field("execution", text.get("order.execution"))
                          .type("date")
                          .mandatory()
                          .in(shown)));
          model.put("refusalReasons", show.reasons(Reasons.REFUSAL));
          model.put("withdrawalReasons", show.reasons(Reasons.WITHDRAWAL));
          model.put("droppedReasons", show.reasons(Reasons.ORDER_DROPPED));
          model.put("unlinkReasons", show.reasons(Reasons.UNLINK));
          return FinancePages.page(x)
              .status(status)
              .title(text.get("refunds.title"))
              .lead(text.get("refunds.lead"))
              .main(FinancePages.view(x, office, "refunds", model));
        });
  }

  private static String named(RefundView view, Show show) {
    return show.amount(view.refund().amount())
        + " · "
        + view.payee().map(payee -> payee.address().name()).orElse("");
  }

  /** One credit; the form is that of a refund. */
  Reply creditPage(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          PayerCredit credit = credit(x, office);
          Text text = FinancePages.text(x);
          Show show = FinancePages.show(x, office);
          Map<String, Object> model = new HashMap<>();
          model.put("credit", credit);
          model.put("available", office.books().payers().available(credit));
          model.put("narrative", office.dossiers().narrative(credit.lineKey()));
          model.put(
              "refunds",
              RefundView.all(office).stream()
                  .filter(view -> view.refund().creditId().equals(credit.id()))
                  .toList());
          model.put("form", form);
          model.put("fields", fields(x, office, credit, form));
          model.put(
              "limit",
              office.programme().orElseThrow().secondPerson().limit(credit.amount().currency()));
          model.put("reversalReasons", show.reasons(Reasons.CREDIT_REVERSAL));
          model.put("withdrawalReasons", show.reasons(Reasons.WITHDRAWAL));
          model.put("unlinkReasons", show.reasons(Reasons.UNLINK));
          return FinancePages.page(x)
              .status(status)
              .title(text.get("credit.title", show.amount(credit.amount())))
              .main(FinancePages.view(x, office, "credit", model));
        });
  }

  /** Amount, account, BIC, and the fields of the address. */
  private static List<Field> fields(Exchange x, Office office, PayerCredit credit, Form form) {
    Text text = FinancePages.text(x);
    Form shown = form.names().isEmpty() ? Form.of(suggested(x, office, credit), x.text()) : form;
    List<Field> fields = new ArrayList<>();
    fields.add(
        Ui.field("amount", text.get("amount.label", credit.amount().currency().getCurrencyCode()))
            .mandatory()
            .longest(20)
            .in(shown));
    fields.addAll(account(x, shown));
    fields.addAll(AddressForm.fields(x, shown, "payee.name"));
    return fields;
  }

  /** Of a payee. */
  static List<Field> account(Exchange x, Form shown) {
    Text text = FinancePages.text(x);
    return List.of(
        Ui.field("account", text.get("payee.account"))
            .hint(text.get("payee.account.hint"))
            .mandatory()
            .longest(50)
            .in(shown),
        Ui.field("bic", text.get("payee.bic"))
            .hint(text.get("payee.bic.hint"))
            .longest(14)
            .in(shown));
  }

  /** From where the money came; a person looks at it before it goes back there. */
  private static Map<String, String> suggested(Exchange x, Office office, PayerCredit credit) {
    Map<String, String> values =
        payee(office, credit.lineKey(), credit.invoice().map(InvoiceNumber::toString));
    values.put(
        "amount", FinancePages.show(x, office).typed(office.books().payers().available(credit)));
    return values;
  }

  /**
   * Fields of a payee as far as they are known.
   *
   * @param number of the invoice that the money was meant for
   */
  static Map<String, String> payee(Office office, String lineKey, Optional<String> number) {
    Narrative narrative = office.dossiers().narrative(lineKey);
    Optional<PostalAddress> address =
        number
            .flatMap(office.dossiers()::readdressed)
            .or(() -> number.flatMap(office.dossiers()::addressee).flatMap(Payer::billing));
    String name =
        narrative.counterparty().isBlank()
            ? address.map(PostalAddress::name).orElse("")
            : narrative.counterparty();
    Map<String, String> values = new HashMap<>();
    values.put("account", narrative.iban());
    values.put("name", name);
    address.ifPresent(
        a -> {
          values.put("street", a.street());
          values.put("houseNumber", a.houseNumber());
          values.put("postcode", a.postalCode());
          values.put("town", a.town());
          values.put("country", a.country());
        });
    return values;
  }

  /** The very bytes that were made with the order. */
  static Reply file(FinanceDesk desk, Exchange x) {
    String order = x.path("order");
    byte[] kept =
        Requests.read(
            desk,
            x,
            office -> office.dossiers().orderFile(order).orElseThrow(RefundPages::unknownOrder));
    return Reply.attachment(
        "application/xml", "pain.001-" + order + ".xml", PaymentOrders.unpacked(kept));
  }

  private static RuntimeException unknownOrder() {
    return Problem.notFound("unknown-order", "Check the id of the payment order.").refuse();
  }

  static PayerCredit credit(Exchange x, Office office) {
    return office
        .books()
        .payers()
        .credit(x.path("credit"))
        .orElseThrow(
            () -> Problem.notFound("unknown-credit", "Check the id of the credit.").refuse());
  }

  /** Who paid, as the bank says it, by credit. */
  private static Map<String, String> payers(Office office, List<PayerCredit> credits) {
    Map<String, String> payers = new HashMap<>();
    credits.forEach(
        credit ->
            payers.put(credit.id(), office.dossiers().narrative(credit.lineKey()).counterparty()));
    return payers;
  }
}
