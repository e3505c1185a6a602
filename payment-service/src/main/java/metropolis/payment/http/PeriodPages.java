package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.payment.http.FinanceDesk.Answer;
import metropolis.payment.ledger.Books.Closing;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Office;
import metropolis.payment.office.Order;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Text;

/** The accounts at the end of a day, and the closing of periods. Any thread may use it. */
final class PeriodPages {

  private static final String BASE = FinancePages.BASE + "/periods";

  static final List<String> EXPORTS =
      List.of("journal.csv", "journal.xlsx", "open-items.csv", "open-items.xlsx");

  private final FinanceDesk desk;

  PeriodPages(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .page(BASE, FinancePages.FINANCE, x -> page(x, Form.empty(x.text()), 200))
        .form(BASE, FinancePages.FINANCE, this::close);
    for (String file : EXPORTS) {
      routes.download(
          FinancePages.BASE + "/" + file, FinancePages.FINANCE, x -> export(desk, x, file));
    }
  }

  /** One of the {@link #EXPORTS}, as of the day that is asked for. */
  static Reply export(FinanceDesk desk, Exchange x, String file) {
    Listing listing =
        Requests.read(
            desk,
            x,
            office -> {
              LocalDate asOf = Days.query(x, "asOf", Requests.today(x, office));
              return file.startsWith("journal")
                  ? Exports.journal(office, asOf)
                  : Exports.openItems(office, asOf);
            });
    return file.endsWith(".csv") ? listing.csv() : listing.xlsx();
  }

  private Reply page(Exchange x, Form form, int status) {
    return Requests.read(
        desk,
        x,
        office -> {
          LocalDate asOf = Days.query(x, "asOf", Requests.today(x, office));
          Map<String, Object> model = new HashMap<>();
          model.put("trial", TrialBalance.of(office.books(), asOf));
          model.put("form", form.names().isEmpty() ? suggested(x, office) : form);
          model.put("latest", Requests.today(x, office).minusDays(1));
          model.put(
              "closings",
              office.books().closings().stream()
                  .sorted(Comparator.comparing(Closing::through).reversed())
                  .toList());
          Text text = FinancePages.text(x);
          return FinancePages.page(x)
              .status(status)
              .title(text.get("periods.title"))
              .lead(text.get("periods.lead"))
              .main(FinancePages.view(x, office, "periods", model));
        });
  }

  /** The month before this one, as long as it is open. */
  private static Form suggested(Exchange x, Office office) {
    LocalDate endOfLastMonth = Requests.today(x, office).withDayOfMonth(1).minusDays(1);
    boolean open = office.books().closedThrough().map(endOfLastMonth::isAfter).orElse(Boolean.TRUE);
    return open
        ? Form.of(Map.of("through", endOfLastMonth.toString()), x.text())
        : Form.empty(x.text());
  }

  private Reply close(Exchange x) {
    Form form = x.form();
    Text text = FinancePages.text(x);
    String typed = form.required("through", 10);
    Optional<LocalDate> through = Days.read(typed);
    if (through.isEmpty() && !typed.isEmpty()) {
      form.reject("through", text.get("periods.through.invalid"));
    }
    if (!form.ticked("sure")) {
      form.reject("sure", text.get("periods.sure.missing"));
    }
    if (form.hasErrors() || through.isEmpty()) {
      return page(x, form, 422);
    }
    Order order = Order.of(new PaymentCommand.ClosePeriod(through.get()));
    return switch (desk.carryOut(x.conference(), order, PaymentApi.cause(x))) {
      case Answer.Done done ->
          Reply.seeOther("/" + x.conference() + "/finance/periods")
              .flash(Flash.Kind.DONE, text.get("done." + done.code()));
      case Answer.Refused refused -> {
        form.reject(refused.field().orElse("through"), FinanceForms.refusal(text, refused.code()));
        yield page(x, form, 422);
      }
    };
  }
}
