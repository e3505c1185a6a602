package metropolis.payment.http;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import metropolis.payment.http.PaymentJson.PaymentAmount;
import metropolis.payment.http.PaymentJson.PaymentDone;
import metropolis.payment.ledger.Books.Closing;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.ledger.TrialBalance;
import metropolis.payment.office.Order;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;
import metropolis.platform.http.spreadsheet.XlsxFile;

/** Accounts, journal and periods for finance's own programs. Any thread may use it. */
final class PeriodApi {

  private static final String AS_OF = "The end of this day; today if left out.";

  private static final String JOURNAL = "Exports all postings up to a day as ";
  private static final String OPEN = "Exports what was open at the end of a day as ";

  private final FinanceDesk desk;

  PeriodApi(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    export(routes, "journal.csv", "exportJournal", JOURNAL + "CSV.", "text/csv");
    export(routes, "journal.xlsx", "exportJournalWorkbook", JOURNAL + "XLSX.", XlsxFile.MEDIA_TYPE);
    export(routes, "open-items.csv", "exportOpenItems", OPEN + "CSV.", "text/csv");
    export(
        routes, "open-items.xlsx", "exportOpenItemsWorkbook", OPEN + "XLSX.", XlsxFile.MEDIA_TYPE);
    routes
        .api(
            Operation.get(
                    PaymentApi.BASE + "/accounts",
                    "trialBalance",
                    "Adds up the accounts as they stood at the end of a day.")
                .query("asOf", AS_OF)
                .answers(AccountsReport.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) ->
                Requests.read(
                    desk,
                    x,
                    office ->
                        AccountsReport.of(
                            TrialBalance.of(
                                office.books(), Days.query(x, "asOf", Requests.today(x, office))))))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/periods",
                    "listPeriods",
                    "Lists the periods that are closed.")
                .answers(Periods.class)
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) ->
                Requests.read(
                    desk,
                    x,
                    office ->
                        new Periods(
                            office.books().closings().stream().map(ClosedPeriod::of).toList())))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/periods",
                    "closePeriod",
                    "Closes all days up to one, for good: later postings land after it.")
                .body(PeriodBody.class)
                .answers(PaymentDone.class)
                .refuses(404, "unknown-conference")
                .refuses(409, "period-not-over, books-do-not-add-up"),
            FinancePages.FINANCE,
            (x, body) ->
                PaymentApi.done(desk, x, Order.of(new PaymentCommand.ClosePeriod(body.through()))));
  }

  private void export(Routes routes, String file, String id, String summary, String mediaType) {
    routes.api(
        Operation.get(PaymentApi.BASE + "/" + file, id, summary)
            .query("asOf", AS_OF)
            .answersFile(mediaType)
            .refuses(404, "unknown-conference"),
        FinancePages.FINANCE,
        (x, _) -> PeriodPages.export(desk, x, file));
  }

  /**
   * @param through the last day that takes no postings any more
   */
  record PeriodBody(LocalDate through) {}

  record Periods(List<ClosedPeriod> periods) {}

  record ClosedPeriod(LocalDate through, Instant closed, String actorRole, String actorId) {

    static ClosedPeriod of(Closing closing) {
      return new ClosedPeriod(
          closing.through(),
          closing.cause().time(),
          PaymentJson.code(closing.cause().actor().role()),
          closing.cause().actor().id());
    }
  }

  record AccountsReport(LocalDate asOf, List<AccountsSheet> sheets) {

    static AccountsReport of(TrialBalance trial) {
      return new AccountsReport(
          trial.asOf(), trial.sheets().stream().map(AccountsSheet::of).toList());
    }
  }

  record AccountsSheet(String currency, boolean holds, List<AccountRow> accounts) {

    static AccountsSheet of(TrialBalance.Sheet sheet) {
      return new AccountsSheet(
          sheet.currency().getCurrencyCode(),
          sheet.holds(),
          sheet.rows().stream().map(AccountRow::of).toList());
    }
  }

  /**
   * @param balance positive if more was debited
   */
  record AccountRow(
      String account, PaymentAmount debits, PaymentAmount credits, PaymentAmount balance) {

    static AccountRow of(TrialBalance.Row row) {
      return new AccountRow(
          PaymentJson.code(row.account()),
          PaymentAmount.of(row.debits()),
          PaymentAmount.of(row.credits()),
          PaymentAmount.of(row.balance()));
    }
  }
}
