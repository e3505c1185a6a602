package metropolis.payment.http;

import java.time.LocalDate;
import java.util.List;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.ledger.Overview;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;

/** Where the money stands, for finance's own programs. Any thread may use it. */
final class OverviewApi {

  private final FinanceDesk desk;

  OverviewApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes.api(
        Operation.get(
                PaymentApi.BASE + "/overview",
                "financeOverview",
                "Tells what was invoiced, received and is open or overdue today, by category and"
                    + " currency, and what came in week by week.")
            .answers(FinanceOverview.class)
            .refuses(404, "unknown-conference"),
        FinancePages.FINANCE,
        (x, _) ->
            Requests.read(
                desk,
                x,
                office -> {
                  LocalDate today = Requests.today(x, office);
                  return FinanceOverview.of(today, Overview.of(office.books(), today));
                }));
  }

  record FinanceOverview(
      LocalDate day, List<CategoryStanding> categories, List<CurrencyCourse> courses) {

    static FinanceOverview of(LocalDate day, Overview overview) {
      return new FinanceOverview(
          day,
          overview.rows().stream().map(CategoryStanding::of).toList(),
          overview.courses().stream().map(CurrencyCourse::of).toList());
    }
  }

  /**
   * @param reduced by waivers, credits and the like
   * @param overdue part of {@code open}
   */
  record CategoryStanding(
      String category,
      int invoices,
      PaymentAmount invoiced,
      PaymentAmount received,
      PaymentAmount reduced,
      PaymentAmount open,
      PaymentAmount overdue) {

    static CategoryStanding of(Overview.Row row) {
      return new CategoryStanding(
          row.category(),
          row.invoices(),
          PaymentAmount.of(row.invoiced()),
          PaymentAmount.of(row.received()),
          PaymentAmount.of(row.reduced()),
          PaymentAmount.of(row.open()),
          PaymentAmount.of(row.overdue()));
    }
  }

  record CurrencyCourse(String currency, List<CourseWeek> weeks) {

    static CurrencyCourse of(Overview.Course course) {
      return new CurrencyCourse(
          course.currency().getCurrencyCode(),
          course.weeks().stream().map(CourseWeek::of).toList());
    }
  }

  /**
   * @param monday its first day
   * @param open at its end
   */
  record CourseWeek(LocalDate monday, PaymentAmount received, PaymentAmount open) {

    static CourseWeek of(Overview.Week week) {
      return new CourseWeek(
          week.monday(), PaymentAmount.of(week.received()), PaymentAmount.of(week.open()));
    }
  }
}
