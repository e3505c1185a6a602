package metropolis.payment.http;

import java.util.List;
import metropolis.payment.http.QueueJson.LineProposal;
import metropolis.payment.http.QueueJson.LineQueue;
import metropolis.payment.http.QueueJson.QueuedLine;
import metropolis.payment.http.QueueJson.SplitBody;
import metropolis.payment.http.QueueJson.TrialChange;
import metropolis.payment.http.QueueJson.TrialReport;
import metropolis.payment.ledger.BankLine;
import metropolis.payment.ledger.PaymentCommand;
import metropolis.payment.matching.Share;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;

/** Lines that wait and what the rules propose for them. Any thread may use it. */
final class QueueApi {

  /** Each line is judged anew, all of them under the lock of the books. */
  private static final int LARGEST_PAGE = 100;

  private static final int USUAL_PAGE = 20;
  private static final int MOST_TRIED = 500;

  private final FinanceDesk desk;
  private final PaymentApi api;

  QueueApi(FinanceDesk desk, PaymentApi api) {
    this.desk = desk;
    this.api = api;
  }

  void mount(Routes routes) {
    routes
        .api(
            Operation.get(
                    PaymentApi.BASE + "/queue",
                    "listQueue",
                    "Lists bank lines that wait for a decision: money that came in, with ranked"
                        + " proposals and reasons; then money that left or came back and is to be"
                        + " explained, with the refunds that it may be. The oldest first.")
                .query("q", "Words of counterparty, text, reference or amount.")
                .query("page", "From 1.")
                .query("size", "Lines on a page, at most 100; 20 if left out.")
                .answers(LineQueue.class)
                .refuses(404, "unknown-conference"),
            PaymentApi.FINANCE,
            (x, _) -> queue(x))
        .api(
            Operation.get(
                    PaymentApi.BASE + "/queue/trial",
                    "tryRules",
                    "Tells what the rules would allocate of the oldest 500 lines that wait, and"
                        + " changes nothing. Lines from which a person took an allocation back are"
                        + " left out.")
                .answers(TrialReport.class)
                .refuses(404, "unknown-conference"),
            PaymentApi.FINANCE,
            (x, _) -> trial(x))
        .api(
            Operation.post(
                    PaymentApi.BASE + "/splits",
                    "split",
                    "Allocates a bank line to one or several invoices at once, or not at all; what"
                        + " is missing on one invoice can be written off as charges of banks.")
                .body(SplitBody.class)
                .answers(PaymentJson.PaymentDone.class)
                .refuses(404, "unknown-conference, unknown-line, unknown-invoice")
                .refuses(
                    409,
                    "not-income, invoice-cancelled, invoice-twice, currency-differs,"
                        + " amount-exceeds-line, amount-exceeds-invoice, nothing-to-charge,"
                        + " beyond-tolerance"),
            PaymentApi.FINANCE,
            this::split);
  }

  private LineQueue queue(Exchange x) {
    int page = x.query("page", 1, 1, 100_000);
    int size = x.query("size", USUAL_PAGE, 1, LARGEST_PAGE);
    return Requests.read(
        desk,
        x,
        office -> {
          List<BankLine> waiting = Search.waiting(office, x.query("q").orElse(""));
          Search.Page<BankLine> shown = Search.Page.of(waiting, page, size);
          return new LineQueue(
              shown.rows().stream().map(line -> QueuedLine.of(line, office)).toList(),
              shown.total(),
              shown.page(),
              shown.pages());
        });
  }

  private TrialReport trial(Exchange x) {
    return Requests.read(
        desk,
        x,
        office ->
            new TrialReport(
                office.trial(MOST_TRIED).stream()
                    .map(c -> new TrialChange(c.lineKey(), LineProposal.of(c.proposal())))
                    .toList()));
  }

  private PaymentJson.PaymentDone split(Exchange x, SplitBody body) {
    List<Share> shares =
        body.shares().stream()
            .map(s -> new Share(s.invoice(), PaymentApi.money(s.amount())))
            .toList();
    return api.done(
        x,
        new PaymentCommand.SplitLine(body.line(), shares, Boolean.TRUE.equals(body.chargeRest())));
  }
}
