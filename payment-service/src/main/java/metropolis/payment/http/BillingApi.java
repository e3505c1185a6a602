package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Set;
import metropolis.payment.http.BillingJson.GroupInvoiceBody;
import metropolis.payment.http.BillingJson.IssuedInvoice;
import metropolis.payment.http.BillingJson.OverdueInvoice;
import metropolis.payment.http.BillingJson.OverdueList;
import metropolis.payment.http.BillingJson.RemindersBody;
import metropolis.payment.http.BillingJson.RemindersDone;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.office.Order;
import metropolis.payment.office.Overdue;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;

/** Invoices for groups, and reminders, for finance's own programs. Any thread may use it. */
final class BillingApi {

  private final FinanceDesk desk;

  BillingApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .api(
            Operation.post(
                    PaymentApi.BASE + "/group-invoices",
                    "issueGroupInvoice",
                    "Collects open invoices of several registrations into one, to one addressee;"
                        + " each of them is cancelled by a credit note.")
                .body(GroupInvoiceBody.class)
                .answers(IssuedInvoice.class)
                .refuses(404, "unknown-conference, unknown-invoice")
                .refuses(
                    409,
                    "group-in-group, invoice-cancelled, invoice-part-paid, invoice-twice,"
                        + " currency-differs"),
            PaymentApi.FINANCE,
            (x, body) ->
                issued(
                    x,
                    Order.grouping(body.invoices(), body.addressee().address(), body.inLanguage())))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/invoices/{number}/items/{registration}/removal",
                    "takeOutOfGroup",
                    "Gives a registration of a group's invoice an invoice of its own again; its"
                        + " item is credited.")
                .answers(IssuedInvoice.class)
                .refuses(404, "unknown-conference, unknown-invoice, unknown-item")
                .refuses(409, "not-a-group, item-ended, item-paid"),
            PaymentApi.FINANCE,
            (x, _) ->
                issued(
                    x,
                    Order.of(
                        new PaymentCommand.TakeOutOfGroup(
                            x.path("number"), x.path("registration")))))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/overdue",
                    "listOverdue",
                    "Lists invoices that are overdue, with the level of reminder that is due.")
                .answers(OverdueList.class)
                .refuses(404, "unknown-conference"),
            PaymentApi.FINANCE,
            (x, _) -> overdue(x))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/reminders",
                    "issueReminders",
                    "Makes out the reminders that are due, each level once. Who sends them is"
                        + " another matter.")
                .body(RemindersBody.class)
                .answers(RemindersDone.class)
                .refuses(404, "unknown-conference, unknown-invoice"),
            PaymentApi.FINANCE,
            this::remind);
  }

  private IssuedInvoice issued(Exchange x, Order order) {
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> new IssuedInvoice(done.code(), done.data().get("invoice"));
      case Answer.Refused refused -> throw PaymentApi.problem(refused).refuse();
    };
  }

  private OverdueList overdue(Exchange x) {
    return Requests.read(
        desk,
        x,
        office -> {
          LocalDate today = Requests.today(x, office);
          return new OverdueList(
              Overdue.of(office, today).stream().map(o -> OverdueInvoice.of(o, today)).toList());
        });
  }

  private RemindersDone remind(Exchange x, RemindersBody body) {
    Order order = Order.of(new PaymentCommand.IssueReminders(body.wanted(), Set.of()));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done -> RemindersDone.of(done.code(), done.data());
      case Answer.Refused refused -> throw PaymentApi.problem(refused).refuse();
    };
  }
}
