package metropolis.payment.http;

import java.time.LocalDate;
import java.util.Locale;
import metropolis.payment.ledger.Reconciling;
import metropolis.payment.rendering.ReconciliationPaper;
import metropolis.payment.rendering.ReconciliationPdf;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;

/** The bank's statements against the books, on paper. Any thread may use it. */
final class ReconciliationReport {

  private static final String FILE = "/reconciliation.pdf";

  private final FinanceDesk desk;
  private final ReconciliationPdf pdf = new ReconciliationPdf();

  ReconciliationReport(FinanceDesk desk) {
    this.desk = desk;
  }

  void mount(Routes routes) {
    routes
        .download(
            FinancePages.BASE + FILE,
            FinancePages.FINANCE,
            x -> report(x, x.text().language().locale()))
        .api(
            Operation.get(
                    PaymentApi.BASE + FILE,
                    "printReconciliation",
                    "Draws every statement of the bank up to a day, what became of its lines, and"
                        + " the ledger against the bank's balance, as PDF.")
                .query("asOf", "The end of this day; today if left out.")
                .query("language", "The language of the report, en or fr; en if left out.")
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference"),
            FinancePages.FINANCE,
            (x, _) -> report(x, language(x)));
  }

  private static Locale language(Exchange x) {
    String asked = x.query("language").orElse(ReconciliationPdf.LANGUAGES.getFirst());
    if (!ReconciliationPdf.LANGUAGES.contains(asked)) {
      throw Problem.badRequest("language", "Give en or fr.").refuse();
    }
    return Locale.of(asked);
  }

  /** Drawn outside the lock: only what stands on the paper is gathered under it. */
  private Reply report(Exchange x, Locale language) {
    ReconciliationPaper paper =
        Requests.read(
            desk,
            x,
            office -> {
              LocalDate asOf = Days.query(x, "asOf", Requests.today(x, office));
              return ReconciliationPaper.of(
                  office,
                  office.programme().orElseThrow(),
                  Reconciling.of(office.books(), asOf),
                  language);
            });
    return Reply.inline(
        "application/pdf", "reconciliation-" + paper.books().asOf() + ".pdf", pdf.draw(paper));
  }
}
