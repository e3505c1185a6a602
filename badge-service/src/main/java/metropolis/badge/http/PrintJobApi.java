package metropolis.badge.http;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.http.JobJson.DeskPrintJobs;
import metropolis.badge.http.JobJson.DeskPrinters;
import metropolis.badge.http.JobJson.QueuePrintJobRequest;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Routes;

/** Printing at the desk for programs. Any thread may use it. */
final class PrintJobApi {

  private static final String BASE = BadgeApi.BASE;
  private static final String NO_JOB = "unknown-conference, no-such-job";

  private final Books books;
  private final PrintDesk desk;

  PrintJobApi(Books books, PrintDesk desk) {
    this.books = books;
    this.desk = desk;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.get(BASE + "/printers", "listPrinters", "The printers of the desk.")
                .answers(DeskPrinters.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> new DeskPrinters(desk.printers(x)))
        .api(
            Operation.get(
                    BASE + "/print-jobs",
                    "listPrintJobs",
                    "Jobs that wait or are at a printer, and the latest that ended.")
                .query("printer", "The id of a printer; all, if left out.")
                .answers(DeskPrintJobs.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> jobs(x))
        .api(
            Operation.post(
                    BASE + "/badges/{badgeId}/print-jobs",
                    "queuePrintJob",
                    "Has a badge come out of a printer; asked for again it is the same job.")
                .body(QueuePrintJobRequest.class)
                .answers(DeskPrintJobs.class)
                .refuses(404, "unknown-conference, no-such-badge, unknown-printer")
                .refuses(
                    409,
                    "badge-changed, badge-revoked, reason-needed, being-printed, too-many-prints"),
            BadgeApi.STAFF,
            this::queue);
    step(routes, "retry", "retryPrintJob", "Tries a job again that failed.", desk::retry);
    step(
        routes,
        "came-out",
        "confirmPrintJob",
        "Says of a job whose outcome is not known that it came out.",
        desk::cameOut);
    step(routes, "give-up", "giveUpPrintJob", "Gives a job up.", desk::giveUp);
  }

  private void step(
      Routes routes,
      String word,
      String id,
      String summary,
      Function<Exchange, Commands.Answer> how) {
    routes.api(
        Operation.post(BASE + "/print-jobs/{job}/" + word, id, summary)
            .answers(DeskPrintJobs.class)
            .refuses(404, NO_JOB)
            .refuses(409, "job-moved"),
        BadgeApi.STAFF,
        (x, body) -> {
          Reception.refuseIf(how.apply(x));
          return jobs(x);
        });
  }

  private DeskPrintJobs queue(Exchange x, QueuePrintJobRequest body) {
    books.conference(x.conference()).orElseThrow(Reception::noConference);
    Books.Holder holder = BadgeApi.holder(books, x);
    Optional<IssueReason> reason =
        Optional.ofNullable(body.reason())
            .map(word -> Reasons.of(IssueReason.class, word, IssueReason::byStaff));
    Reception.refuseIf(
        desk.print(
            x,
            holder,
            body.printer(),
            body.serial() == null ? OptionalInt.empty() : OptionalInt.of(body.serial()),
            reason));
    return new DeskPrintJobs(desk.jobs(x, Optional.of(body.printer())));
  }

  private DeskPrintJobs jobs(Exchange x) {
    return new DeskPrintJobs(desk.jobs(x, x.query("printer")));
  }
}
