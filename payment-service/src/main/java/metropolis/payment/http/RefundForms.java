package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.dossier.Payee;
import metropolis.payment.dossier.PostalAddress;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.PaymentCommand.PayerCommand;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.office.Order;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;
import metropolis.platform.values.Money;

/** What finance does about credits, refunds, and proposals of others. Any thread may use it. */
final class RefundForms {

  private static final String BASE = FinancePages.BASE;
  private static final int MOST_ORDERED = 1_000;

  /** The fields by which a payee can be at fault. */
  private static final Set<String> PAYEE =
      Set.of("name", "street", "houseNumber", "postcode", "town", "country", "account", "bic");

  private final FinanceDesk desk;
  private final RefundPages pages;
  private final QueuePages queue;
  private final FinancePages lines;

  RefundForms(FinanceDesk desk, RefundPages pages, QueuePages queue, FinancePages lines) {
    this.desk = desk;
    this.pages = pages;
    this.queue = queue;
    this.lines = lines;
  }

  void mount(Routes routes) {
    routes
        .form(BASE + "/lines/{line}/credit", FinancePages.FINANCE, this::creditLine)
        .form(BASE + "/lines/{line}/refund", FinancePages.FINANCE, this::refundLine)
        .form(BASE + "/invoices/{number}/credit", FinancePages.FINANCE, this::creditInvoice)
        .form(BASE + "/credits/{credit}/undo", FinancePages.FINANCE, this::undoCredit)
        .form(BASE + "/credits/{credit}/refund", FinancePages.FINANCE, this::propose)
        .form(BASE + "/proposals/{proposal}/approve", FinancePages.FINANCE, this::approve)
        .form(BASE + "/proposals/{proposal}/refuse", FinancePages.FINANCE, this::refuse)
        .form(BASE + "/refunds/{refund}/withdraw", FinancePages.FINANCE, this::withdraw)
        .form(BASE + "/refunds/{refund}/link", FinancePages.FINANCE, this::link)
        .form(BASE + "/refunds/{refund}/unlink", FinancePages.FINANCE, this::unlink)
        .form(BASE + "/payment-orders", FinancePages.FINANCE, this::makeOrder)
        .form(BASE + "/payment-orders/{order}/sent", FinancePages.FINANCE, this::sent)
        .form(BASE + "/payment-orders/{order}/drop", FinancePages.FINANCE, this::drop);
  }

  private Reply creditLine(Exchange x) {
    String line = x.path("line");
    String reason = FinanceForms.reason(x, Reasons.PAYER_CREDIT);
    return carryOut(
        x,
        new PaymentCommand.OpenCredit(line, x.form().optional("invoice", 20), reason),
        QueuePages.next(x, line));
  }

  /** The credit and its refund in one; what is wrong with the payee is said beside the field. */
  private Reply refundLine(Exchange x) {
    Form form = x.form();
    String line = x.path("line");
    String reason = FinanceForms.reason(x, Reasons.PAYER_CREDIT);
    Payee payee = payee(form);
    if (form.hasErrors()) {
      return again(x, form, line);
    }
    Order order = Order.refundingLine(line, form.optional("invoice", 20), reason, payee);
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> FinanceForms.done(x, QueuePages.next(x, line), done);
      case Answer.Refused refused when refused.field().filter(PAYEE::contains).isPresent() -> {
        form.reject(
            refused.field().get(), FinanceForms.refusal(FinancePages.text(x), refused.code()));
        yield again(x, form, line);
      }
      case Answer.Refused refused -> FinanceForms.refused(x, QueuePages.next(x, line), refused);
    };
  }

  private Reply again(Exchange x, Form form, String line) {
    return form.ticked("queue")
        ? queue.page(x, form, 422, Optional.of(line))
        : lines.linePage(x, form, 422);
  }

  private Reply creditInvoice(Exchange x) {
    String number = x.path("number");
    return carryOut(x, new PaymentCommand.CreditInvoice(number), "/invoices/" + number);
  }

  private Reply undoCredit(Exchange x) {
    String credit = x.path("credit");
    String reason = FinanceForms.reason(x, Reasons.CREDIT_REVERSAL);
    return carryOut(x, new PaymentCommand.ReverseCredit(credit, reason), "/credits/" + credit);
  }

  private Reply propose(Exchange x) {
    Form form = x.form();
    String credit = x.path("credit");
    Currency currency =
        Requests.read(desk, x, office -> RefundPages.credit(x, office).amount().currency());
    Optional<Money> amount = FinanceForms.amount(x, form, currency);
    Payee payee = payee(form);
    if (form.hasErrors() || amount.isEmpty()) {
      return pages.creditPage(x, form, 422);
    }
    Order order = Order.refunding(credit, amount.get(), payee);
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> FinanceForms.done(x, "/credits/" + credit, done);
      case Answer.Refused refused -> {
        form.reject(
            refused.field().orElse("amount"),
            FinanceForms.refusal(FinancePages.text(x), refused.code()));
        yield pages.creditPage(x, form, 422);
      }
    };
  }

  private static Payee payee(Form form) {
    return new Payee(
        new PostalAddress(
            form.required("name", 140),
            form.optional("street", 70),
            form.optional("houseNumber", 16),
            form.optional("postcode", 16),
            form.required("town", 35),
            form.choice("country", List.of(Locale.getISOCountries())).orElse("")),
        form.required("account", 50),
        form.optional("bic", 14).toUpperCase(Locale.ROOT));
  }

  private Reply approve(Exchange x) {
    return carryOut(x, new PaymentCommand.DecideProposal(x.path("proposal"), true, ""), "/refunds");
  }

  private Reply refuse(Exchange x) {
    String reason = FinanceForms.reason(x, Reasons.REFUSAL);
    return carryOut(
        x, new PaymentCommand.DecideProposal(x.path("proposal"), false, reason), "/refunds");
  }

  private Reply withdraw(Exchange x) {
    String reason = FinanceForms.reason(x, Reasons.WITHDRAWAL);
    return carryOut(x, new PaymentCommand.WithdrawRefund(x.path("refund"), reason), "/refunds");
  }

  private Reply link(Exchange x) {
    // Pasted as an address of the line's page, or as its key.
    String typed = x.form().required("line", 300);
    String line = typed.substring(typed.lastIndexOf('/') + 1);
    return carryOut(
        x,
        new PaymentCommand.LinkRefund(x.path("refund"), line),
        x.form().ticked("queue") ? QueuePages.next(x, line) : "/refunds");
  }

  private Reply unlink(Exchange x) {
    String reason = FinanceForms.reason(x, Reasons.UNLINK);
    return carryOut(x, new PaymentCommand.UnlinkRefund(x.path("refund"), reason), "/refunds");
  }

  private Reply makeOrder(Exchange x) {
    Form form = x.form();
    Text text = FinancePages.text(x);
    List<String> refunds = form.values("refund").stream().limit(MOST_ORDERED + 1L).toList();
    if (refunds.isEmpty()) {
      form.reject("refund", text.get("refused.refunds-one-to-many"));
    }
    String typed = form.required("execution", 10);
    Optional<LocalDate> execution = Days.read(typed);
    if (execution.isEmpty() && !typed.isEmpty()) {
      form.reject("execution", text.get("refused.execution-out-of-range"));
    }
    if (form.hasErrors() || execution.isEmpty()) {
      return pages.refundsPage(x, form, 422);
    }
    Order order = Order.of(new PaymentCommand.MakePaymentOrder(refunds, execution.get()));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> FinanceForms.done(x, "/refunds", done);
      case Answer.Refused refused -> {
        String field = refused.field().filter("execution"::equals).orElse("refund");
        form.reject(field, FinanceForms.refusal(text, refused.code()));
        yield pages.refundsPage(x, form, 422);
      }
    };
  }

  private Reply sent(Exchange x) {
    return carryOut(x, new PaymentCommand.SendPaymentOrder(x.path("order")), "/refunds");
  }

  private Reply drop(Exchange x) {
    String reason = FinanceForms.reason(x, Reasons.ORDER_DROPPED);
    return carryOut(x, new PaymentCommand.DropPaymentOrder(x.path("order"), reason), "/refunds");
  }

  private Reply carryOut(Exchange x, PayerCommand command, String next) {
    return FinanceForms.carryOut(desk, x, Order.of(command), next);
  }
}
