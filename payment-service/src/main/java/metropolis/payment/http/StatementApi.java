package metropolis.payment.http;

import java.util.Comparator;
import metropolis.payment.http.StatementJson.StatementDetail;
import metropolis.payment.http.StatementJson.StatementImport;
import metropolis.payment.http.StatementJson.StatementImports;
import metropolis.payment.http.StatementJson.StatementReceipt;
import metropolis.payment.http.StatementJson.StatementReceipts;
import metropolis.payment.http.StatementUpload.Outcome;
import metropolis.payment.ledger.Books;
import metropolis.payment.office.Office;
import metropolis.payment.statement.Reading;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Language;
import metropolis.platform.http.view.Text;
import metropolis.platform.values.Role;

/** Statements of the bank for finance's own programs. Any thread may use it. */
final class StatementApi {

  private static final String BASE = "/api/payment/{conference}";
  private static final Access FINANCE = Access.staff(Role.FINANCE);

  /** Of a file that may be as long as a year of a large account. */
  static final long LARGEST_FILE = 192L * 1024 * 1024;

  private final FinanceDesk desk;
  private final StatementUpload upload;

  StatementApi(FinanceDesk desk, StatementUpload upload) {
    this.desk = desk;
    this.upload = upload;
  }

  void mount(Routes routes) {
    routes
        .api(
            Operation.get(
                    BASE + "/statements", "listStatements", "Lists the statements that were taken.")
                .answers(StatementImports.class)
                .refuses(404, "unknown-conference"),
            FINANCE,
            (x, _) ->
                Requests.read(
                    desk,
                    x,
                    office ->
                        new StatementImports(
                            office.books().imports().stream()
                                .sorted(Comparator.comparing(i -> i.cause().time()))
                                .map(StatementImport::of)
                                .toList())))
        .api(
            Operation.get(
                    BASE + "/statements/{import}",
                    "showStatement",
                    "Shows a statement that was taken, and its lines that are not booked.")
                .answers(StatementDetail.class)
                .refuses(404, "unknown-conference, unknown-statement"),
            FINANCE,
            (x, _) ->
                Requests.read(desk, x, office -> detail(StatementPages.taken(x, office), office)))
        .api(
            Operation.get(
                    BASE + "/statements/{import}/file",
                    "downloadStatement",
                    "Gives the file of a statement, byte for byte as it was uploaded.")
                .answersFile("application/octet-stream")
                .refuses(404, "unknown-conference, unknown-statement, file-not-kept"),
            FINANCE,
            (x, _) -> StatementPages.file(desk, x))
        .api(
            Operation.post(
                    BASE + "/statements",
                    "importStatement",
                    "Takes a file of the bank, whole or not at all: camt.052 to camt.054, MT940,"
                        + " CSV, or an archive of these. Which it is, its content tells. A long"
                        + " file is taken at once and then booked: its statement tells how far it"
                        + " is.")
                .raw("application/octet-stream", LARGEST_FILE)
                .orSentAs(
                    "application/xml", "text/xml", "text/csv", "text/plain", "application/zip")
                .query("name", "Name of the file.")
                .answers(StatementReceipts.class)
                .refuses(404, "unknown-conference")
                .refuses(409, "not-one-currency, import-under-way"),
            FINANCE,
            (x, _) -> statement(x));
  }

  private static StatementDetail detail(Books.Import taken, Office office) {
    String importId = taken.statement().importId();
    return StatementDetail.of(
        taken, office.dossiers().apart(importId), StatementProgress.of(office, importId));
  }

  private StatementReceipts statement(Exchange x) {
    Requests.read(desk, x, Office::conferenceId);
    Outcome outcome =
        upload.take(x.conference(), x.body(), x.query("name").orElse(""), PaymentApi.cause(x));
    return switch (outcome) {
      case Outcome.Unreadable unreadable -> throw unreadable(unreadable.why()).refuse();
      case Outcome.Refused refused -> throw PaymentApi.problem(refused.why()).refuse();
      case Outcome.Taken taken ->
          new StatementReceipts(taken.receipts().stream().map(StatementReceipt::of).toList());
    };
  }

  static Problem unreadable(Reading.Refused why) {
    Text text = FinancePages.TEXTS.in(Language.EN);
    return Problem.badRequest("body", FinanceForms.refusal(text, why))
        .with("reason", why.code())
        .with("line", Integer.toString(why.line()))
        .with("element", why.element())
        .with("file", why.file());
  }
}
