package metropolis.payment.http;

import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.http.StatementUpload.Outcome;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.Reasons;
import metropolis.payment.matching.Share;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.payment.statement.Reading;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.Upload;
import metropolis.platform.http.view.Text;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;

/** What finance does. Any thread may use it. */
final class FinanceForms {

  private static final String BASE = FinancePages.BASE;
  private static final long LARGEST_UPLOAD = StatementApi.LARGEST_FILE + 64 * 1024;

  private final FinanceDesk desk;
  private final FinancePages pages;
  private final StatementUpload upload;

  FinanceForms(FinanceDesk desk, FinancePages pages, StatementUpload upload) {
    this.desk = desk;
    this.pages = pages;
    this.upload = upload;
  }

  void mount(Routes routes) {
    routes
        .upload(BASE + "/statements", FinancePages.FINANCE, LARGEST_UPLOAD, this::statement)
        .form(BASE + "/lines/{line}/allocate", FinancePages.FINANCE, this::allocate)
        .form(BASE + "/lines/{line}/split", FinancePages.FINANCE, this::split)
        .form(BASE + "/lines/{line}/set-aside", FinancePages.FINANCE, this::setAside)
        .form(BASE + "/lines/{line}/charge", FinancePages.FINANCE, this::charge)
        .form(BASE + "/lines/{line}/reclaim", FinancePages.FINANCE, this::reclaim)
        .form(BASE + "/allocations/{allocation}/undo", FinancePages.FINANCE, this::undoAllocation)
        .form(BASE + "/invoices/{number}/waive", FinancePages.FINANCE, this::waive)
        .form(BASE + "/invoices/{number}/address", FinancePages.FINANCE, this::readdress)
        .form(BASE + "/waivers/{waiver}/undo", FinancePages.FINANCE, this::undoWaiver);
  }

  private Reply statement(Exchange x) {
    Form form = x.form();
    Optional<Upload> file = form.file("statement");
    Text text = FinancePages.text(x);
    if (file.isEmpty()) {
      form.reject("statement", text.get("statements.choose"));
      return pages.statementsPage(x, form, 422);
    }
    Requests.read(desk, x, Office::conferenceId);
    Outcome outcome =
        upload.take(x.conference(), file.get().body(), file.get().fileName(), cause(x));
    return switch (outcome) {
      case Outcome.Taken taken -> pages.report(x, file.get().fileName(), taken.receipts());
      case Outcome.Unreadable unreadable -> {
        form.reject("statement", refusal(text, unreadable.why()));
        yield pages.statementsPage(x, form, 422);
      }
      case Outcome.Refused refused -> {
        form.reject("statement", refusal(x, refused.why()));
        yield pages.statementsPage(x, form, 422);
      }
    };
  }

  private Reply allocate(Exchange x) {
    Form form = x.form();
    String line = x.path("line");
    String number = form.required("invoice", 20);
    Currency currency =
        Requests.read(desk, x, office -> FinancePages.line(x, office).amount().currency());
    Optional<Money> amount = amount(x, form, currency);
    if (amount.isEmpty() || form.hasErrors()) {
      return pages.linePage(x, form, 422);
    }
    PaymentCommand command = new PaymentCommand.AllocateByHand(line, number, amount.get());
    return switch (desk.carryOut(x.conference(), Order.of(command), cause(x))) {
      case Answer.Done done -> done(x, QueuePages.next(x, line), done);
      case Answer.Refused refused -> {
        form.reject(refused.field().orElse("invoice"), refusal(x, refused));
        yield pages.linePage(x, form, 422);
      }
    };
  }

  /** Confirms a proposal for several invoices, or with charges: each share as number and amount. */
  private Reply split(Exchange x) {
    Form form = x.form();
    String line = x.path("line");
    Currency currency =
        Requests.read(desk, x, office -> FinancePages.line(x, office).amount().currency());
    List<Share> shares =
        form.values("share").stream()
            .map(typed -> share(typed, currency))
            .flatMap(Optional::stream)
            .toList();
    if (shares.size() != form.values("share").size()) {
      throw Problem.badRequest("share", "Give a number and an amount, as in 2004-000001 450.00.")
          .refuse();
    }
    return carryOut(
        x,
        Order.of(new PaymentCommand.SplitLine(line, shares, form.ticked("charge"))),
        QueuePages.next(x, line));
  }

  private static Optional<Share> share(String typed, Currency currency) {
    int space = typed.indexOf(' ');
    return space < 0
        ? Optional.empty()
        : Amounts.typed(typed.substring(space + 1), currency)
            .map(amount -> new Share(typed.substring(0, space), amount));
  }

  private Reply setAside(Exchange x) {
    String reason = reason(x, Reasons.SET_ASIDE);
    return carryOut(
        x,
        Order.of(new PaymentCommand.SetAsideLine(x.path("line"), reason)),
        QueuePages.next(x, x.path("line")));
  }

  private Reply charge(Exchange x) {
    String reason = reason(x, Reasons.CHARGE);
    return carryOut(
        x,
        Order.of(new PaymentCommand.ChargeLine(x.path("line"), reason)),
        QueuePages.next(x, x.path("line")));
  }

  private Reply reclaim(Exchange x) {
    String reason = reason(x, Reasons.RECLAIM);
    return carryOut(
        x,
        Order.of(new PaymentCommand.ReclaimLine(x.path("line"), reason)),
        "/lines/" + x.path("line"));
  }

  private Reply undoAllocation(Exchange x) {
    String reason = reason(x, Reasons.REVERSAL);
    String allocation = x.path("allocation");
    String invoice = invoiceWith(x, allocation);
    return carryOut(
        x,
        Order.of(new PaymentCommand.ReverseAllocation(allocation, reason)),
        "/invoices/" + invoice);
  }

  private Reply undoWaiver(Exchange x) {
    String reason = reason(x, Reasons.REVERSAL);
    String waiver = x.path("waiver");
    String invoice = invoiceWith(x, waiver);
    return carryOut(
        x, Order.of(new PaymentCommand.ReverseWaiver(waiver, reason)), "/invoices/" + invoice);
  }

  private Reply waive(Exchange x) {
    Form form = x.form();
    String number = x.path("number");
    Currency currency =
        Requests.read(
                desk, x, office -> office.books().invoice(number).map(i -> i.total().currency()))
            .orElseThrow(() -> Problem.notFound("unknown-invoice", "Check the number.").refuse());
    Optional<Money> amount = amount(x, form, currency);
    Optional<String> reason = form.choice("reason", Reasons.WAIVER);
    String note = form.lines("note", 500);
    if (form.hasErrors() || amount.isEmpty() || reason.isEmpty()) {
      return pages.invoicePage(x, form, 422);
    }
    Order order =
        new Order(
            new PaymentCommand.WaiveInvoice(number, amount.get(), reason.get()),
            Map.of(),
            note,
            "");
    return switch (desk.carryOut(x.conference(), order, cause(x))) {
      case Answer.Done done -> done(x, "/invoices/" + number, done);
      case Answer.Refused refused -> {
        form.reject(refused.field().orElse("amount"), refusal(x, refused));
        yield pages.invoicePage(x, form, 422);
      }
    };
  }

  private Reply readdress(Exchange x) {
    Form form = x.form();
    String number = x.path("number");
    return AddressForm.read(form)
        .map(to -> carryOut(x, Order.readdressing(number, to), "/invoices/" + number))
        .orElseGet(() -> pages.invoicePage(x, form, 422));
  }

  private Reply carryOut(Exchange x, Order order, String next) {
    return carryOut(desk, x, order, next);
  }

  /** Shows the page after it what became of it. */
  static Reply carryOut(FinanceDesk desk, Exchange x, Order order, String next) {
    return switch (desk.carryOut(x.conference(), order, cause(x))) {
      case Answer.Done done -> done(x, next, done);
      case Answer.Refused refused -> refused(x, next, refused);
    };
  }

  /** What was shown is not so any more, or was never offered. */
  static Reply refused(Exchange x, String next, Answer.Refused refused) {
    return Reply.seeOther(path(x, next)).flash(Flash.Kind.WARNING, refusal(x, refused));
  }

  static Reply done(Exchange x, String next, Answer.Done done) {
    return Reply.seeOther(path(x, next))
        .flash(Flash.Kind.DONE, FinancePages.text(x).get("done." + done.code()));
  }

  private static String path(Exchange x, String rest) {
    return "/" + x.conference() + "/finance" + rest;
  }

  /** A reason comes from a list; any other was not chosen on our page. */
  static String reason(Exchange x, List<String> offered) {
    return x.form()
        .choice("reason", offered)
        .orElseThrow(() -> Problem.badRequest("reason", "Choose one of the reasons.").refuse());
  }

  static Optional<Money> amount(Exchange x, Form form, Currency currency) {
    String typed = form.required("amount", 20);
    Optional<Money> amount = Amounts.typed(typed, currency);
    if (amount.isEmpty() && !typed.isEmpty()) {
      form.reject("amount", FinancePages.text(x).get("amount.invalid"));
    }
    return amount;
  }

  /** The invoice on which an allocation or waiver is in force; undone meanwhile, the list. */
  private String invoiceWith(Exchange x, String id) {
    return Requests.read(desk, x, office -> office.books().invoiceWith(id))
        .map(Invoice::number)
        .map(Object::toString)
        .orElseThrow(() -> Problem.conflict("already-undone", "Load the page again.").refuse());
  }

  private static String refusal(Exchange x, Answer.Refused refused) {
    return refusal(FinancePages.text(x), refused.code());
  }

  /** What to do about a refusal, in the language of the texts. */
  static String refusal(Text text, String code) {
    String key = "refused." + code;
    return text.has(key) ? text.get(key) : text.get("refused.other", code);
  }

  /** Why a file cannot be read, and where. */
  static String refusal(Text text, Reading.Refused refused) {
    String why = refusal(text, refused.code());
    String place =
        refused.element().isEmpty()
            ? why
            : text.get("statements.in-element", refused.element(), why);
    String inLine =
        refused.line() == 0
            ? place
            : text.get("statements.in-line", Integer.toString(refused.line()), place);
    return refused.file().isEmpty()
        ? inLine
        : text.get("statements.in-file", refused.file(), inLine);
  }

  private static Cause cause(Exchange x) {
    return PaymentApi.cause(x);
  }
}
