package metropolis.payment.http;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.http.PaymentJson.AllocationBody;
import metropolis.payment.http.PaymentJson.BalanceReport;
import metropolis.payment.http.PaymentJson.BankLineDetail;
import metropolis.payment.http.PaymentJson.BankLineList;
import metropolis.payment.http.PaymentJson.BankLineSummary;
import metropolis.payment.http.PaymentJson.InvoiceDetail;
import metropolis.payment.http.PaymentJson.InvoiceList;
import metropolis.payment.http.PaymentJson.InvoiceSummary;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.http.PaymentJson.PaymentDone;
import metropolis.payment.http.PaymentJson.ReasonBody;
import metropolis.payment.http.PaymentJson.WaiverBody;
import metropolis.payment.ledger.Balance;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.Invoice;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Refusal;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Language;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Money;
import metropolis.platform.values.Role;

/** The JSON API of payment, for finance's own programs. Any thread may use it. */
final class PaymentApi {

  static final String BASE = "/api/payment/{conference}";
  static final Access FINANCE = Access.staff(Role.FINANCE);

  /** Refusals of a value as such, whatever the books hold. */
  private static final List<String> BAD_VALUES =
      List.of(
          "unknown-reason",
          "amount-not-positive",
          "shares-one-to-many",
          "group-two-to-many",
          "reminders-one-to-many",
          "refunds-one-to-many");

  private final FinanceDesk desk;

  PaymentApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    queries(routes);
    commands(routes);
  }

  private void queries(Routes routes) {
    routes
        .api(
            Operation.get(
                    BASE + "/balance",
                    "balance",
                    "Adds up the books and says whether both equations hold.")
                .answers(BalanceReport.class)
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) -> read(x, office -> BalanceReport.of(Balance.of(office.books()))))
        .api(
            Operation.get(BASE + "/invoices", "listInvoices", "Lists invoices, the newest first.")
                .query("status", "One of " + String.join(", ", Search.INVOICE_FILTERS) + ".")
                .query("registration", "Id of a registration.")
                .query("q", "Words of number, reference, addressee or organisation.")
                .query("page", "From 1.")
                .query("size", "Invoices on a page, at most 1000; 50 if left out.")
                .answers(InvoiceList.class)
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) -> invoices(x))
        .api(
            Operation.get(
                    BASE + "/invoices/{number}",
                    "showInvoice",
                    "Shows an invoice and its postings.")
                .answers(InvoiceDetail.class)
                .refuses(404, "unknown-conference, unknown-invoice"),
            FINANCE,
            (x, _) ->
                read(x, office -> InvoiceDetail.of(invoice(x, office), office, today(x, office))))
        .api(
            Operation.get(BASE + "/lines", "listBankLines", "Lists bank lines, the newest first.")
                .query("state", "One of " + String.join(", ", Search.LINE_FILTERS) + ".")
                .query("q", "Words of counterparty, text, reference or amount.")
                .query("page", "From 1.")
                .query("size", "Lines on a page, at most 1000; 50 if left out.")
                .answers(BankLineList.class)
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) -> lines(x))
        .api(
            Operation.get(
                    BASE + "/lines/{line}", "showBankLine", "Shows a bank line and its postings.")
                .answers(BankLineDetail.class)
                .refuses(404, "unknown-conference, unknown-line"),
            FINANCE,
            (x, _) -> read(x, office -> BankLineDetail.of(line(x, office), office)))
        .api(
            Operation.get(BASE + "/invoices.csv", "exportInvoices", "Exports all invoices as CSV.")
                .answersFile("text/csv")
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) -> read(x, Exports::invoices))
        .api(
            Operation.get(BASE + "/lines.csv", "exportBankLines", "Exports all bank lines as CSV.")
                .answersFile("text/csv")
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) -> read(x, Exports::lines));
  }

  private void commands(Routes routes) {
    routes
        .api(
            Operation.post(
                    BASE + "/allocations",
                    "allocate",
                    "Allocates money of a bank line to an invoice.")
                .body(AllocationBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-line, unknown-invoice")
                .refuses(
                    409,
                    "not-income, invoice-cancelled, currency-differs, amount-exceeds-line,"
                        + " amount-exceeds-invoice"),
            FINANCE,
            (x, body) ->
                done(
                    x,
                    new PaymentCommand.AllocateByHand(
                        body.line(), body.invoice(), money(body.amount()))))
        .api(
            reversal("allocations/{allocation}", "reverseAllocation", "Undoes an allocation."),
            FINANCE,
            (x, body) ->
                done(x, new PaymentCommand.ReverseAllocation(x.path("allocation"), body.reason())))
        .api(
            Operation.post(
                    BASE + "/waivers", "waive", "Lets off a fee, all that is open or a part.")
                .body(WaiverBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-invoice")
                .refuses(409, "invoice-cancelled, currency-differs, amount-exceeds-invoice"),
            FINANCE,
            this::waive)
        .api(
            Operation.post(
                    BASE + "/invoices/{number}/addressee",
                    "readdressInvoice",
                    "Addresses an invoice to an institution, as long as it is to be paid.")
                .body(AddressBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-invoice")
                .refuses(409, "invoice-cancelled, invoice-settled"),
            FINANCE,
            (x, body) -> done(x, Order.readdressing(x.path("number"), body.address())))
        .api(
            reversal("waivers/{waiver}", "reverseWaiver", "Undoes a waiver."),
            FINANCE,
            (x, body) -> done(x, new PaymentCommand.ReverseWaiver(x.path("waiver"), body.reason())))
        .api(
            Operation.post(
                    BASE + "/lines/{line}/set-aside",
                    "setAsideBankLine",
                    "Sets aside what is unallocated of a bank line, as not ours.")
                .body(ReasonBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-line")
                .refuses(409, "nothing-unallocated"),
            FINANCE,
            (x, body) -> done(x, new PaymentCommand.SetAsideLine(x.path("line"), body.reason())))
        .api(
            Operation.post(
                    BASE + "/lines/{line}/charge",
                    "chargeBankLine",
                    "Books a bank line as what the bank itself took, or paid as interest:"
                        + " account-fee or interest.")
                .body(ReasonBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-line")
                .refuses(409, "not-a-debit, nothing-unallocated, line-in-use"),
            FINANCE,
            (x, body) -> done(x, new PaymentCommand.ChargeLine(x.path("line"), body.reason())))
        .api(
            Operation.post(
                    BASE + "/lines/{line}/reclaim",
                    "reclaimBankLine",
                    "Takes back what was set aside of a bank line, or booked as the bank's charge.")
                .body(ReasonBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-line")
                .refuses(409, "not-income, nothing-set-aside"),
            FINANCE,
            (x, body) -> done(x, new PaymentCommand.ReclaimLine(x.path("line"), body.reason())));
  }

  private static Operation<ReasonBody, PaymentDone> reversal(
      String what, String id, String summary) {
    return Operation.post(BASE + "/" + what + "/reversal", id, summary)
        .body(ReasonBody.class)
        .answers(PaymentDone.class)
        .refuses(404, "unknown-conference, unknown-allocation, unknown-waiver");
  }

  private InvoiceList invoices(Exchange x) {
    String filter = x.query("status", Search.INVOICE_FILTERS).orElse("all");
    int page = x.query("page", 1, 1, 100_000);
    int size = x.query("size", Search.PAGE_SIZE, 1, 1_000);
    return read(
        x,
        office -> {
          LocalDate today = today(x, office);
          List<Invoice> found =
              Search.invoices(office, filter, x.query("q").orElse(""), today).stream()
                  .filter(
                      invoice ->
                          x.query("registration")
                              .map(invoice.registrations()::contains)
                              .orElse(true))
                  .toList();
          Search.Page<Invoice> shown = Search.Page.of(found, page, size);
          return new InvoiceList(
              shown.rows().stream().map(i -> InvoiceSummary.of(i, today)).toList(),
              shown.total(),
              shown.page(),
              shown.pages());
        });
  }

  private BankLineList lines(Exchange x) {
    String filter = x.query("state", Search.LINE_FILTERS).orElse("all");
    int page = x.query("page", 1, 1, 100_000);
    int size = x.query("size", Search.PAGE_SIZE, 1, 1_000);
    return read(
        x,
        office -> {
          Search.Page<BankLine> shown =
              Search.Page.of(Search.lines(office, filter, x.query("q").orElse("")), page, size);
          return new BankLineList(
              shown.rows().stream().map(l -> BankLineSummary.of(l, office)).toList(),
              shown.total(),
              shown.page(),
              shown.pages());
        });
  }

  private PaymentDone waive(Exchange x, WaiverBody body) {
    Money amount =
        body.amount() == null
            ? read(
                x,
                office ->
                    office
                        .books()
                        .invoice(body.invoice())
                        .map(Invoice::open)
                        .orElseThrow(PaymentApi::unknownInvoice))
            : money(body.amount());
    String note = body.note() == null ? "" : body.note();
    return done(
        x,
        new Order(
            new PaymentCommand.WaiveInvoice(body.invoice(), amount, body.reason()),
            Map.of(),
            note,
            ""));
  }

  PaymentDone done(Exchange x, PaymentCommand command) {
    return done(x, Order.of(command));
  }

  private PaymentDone done(Exchange x, Order order) {
    return done(desk, x, order);
  }

  static PaymentDone done(FinanceDesk desk, Exchange x, Order order) {
    return switch (desk.carryOut(x.conference(), order, cause(x))) {
      case Answer.Done done -> new PaymentDone(done.code());
      case Answer.Refused refused -> throw problem(refused).refuse();
    };
  }

  static Cause cause(Exchange x) {
    return new Cause(x.commandId(), x.actor(), x.now());
  }

  private <R> R read(Exchange x, Function<Office, R> query) {
    return Requests.read(desk, x, query);
  }

  private static LocalDate today(Exchange x, Office office) {
    return Requests.today(x, office);
  }

  private static Invoice invoice(Exchange x, Office office) {
    return office.books().invoice(x.path("number")).orElseThrow(PaymentApi::unknownInvoice);
  }

  private static BankLine line(Exchange x, Office office) {
    return office
        .books()
        .line(x.path("line"))
        .orElseThrow(
            () -> Problem.notFound("unknown-line", "Check the key of the bank line.").refuse());
  }

  private static Refusal unknownInvoice() {
    return Problem.notFound("unknown-invoice", "Check the number of the invoice.").refuse();
  }

  static Problem problem(Answer.Refused refused) {
    String code = refused.code();
    String remedy = FinanceForms.refusal(FinancePages.TEXTS.in(Language.EN), code);
    Problem problem =
        BAD_VALUES.contains(code)
            ? Problem.badRequest("$." + refused.field().orElse(""), remedy)
            : code.startsWith("unknown-")
                ? Problem.notFound(code, remedy)
                : Problem.conflict(code, remedy);
    return refused.field().map(field -> problem.with("field", field)).orElse(problem);
  }

  static Money money(PaymentAmount amount) {
    try {
      return amount.money();
    } catch (IllegalArgumentException unknown) {
      throw Problem.badRequest("$.amount.currency", "Give an ISO 4217 currency.").refuse();
    }
  }
}
