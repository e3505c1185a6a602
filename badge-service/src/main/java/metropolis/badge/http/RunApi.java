package metropolis.badge.http;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.badge.http.RunJson.ConfirmRunRequest;
import metropolis.badge.http.RunJson.PrintRunDetail;
import metropolis.badge.http.RunJson.PrintRunList;
import metropolis.badge.http.RunJson.RunPreview;
import metropolis.badge.http.RunJson.StartRunRequest;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;

/** The part of the JSON API about print runs. Any thread may use it. */
final class RunApi {

  private static final String RUNS = BadgeApi.BASE + "/runs";
  private static final String RUN = RUNS + "/{run}";
  private static final String NO_RUN = "unknown-conference, no-such-run";
  private static final int PAGE = 100;

  /** What a run may be of; "all" is every badge that counts. */
  static final List<String> CHOICES = List.of("to-print", "not-printed", "stale", "all");

  private final Books books;
  private final RunDesk desk;
  private final PrintRoom printRoom;
  private final PrintOffice office;

  RunApi(Books books, RunDesk desk, PrintRoom printRoom, PrintOffice office) {
    this.books = books;
    this.desk = desk;
    this.printRoom = printRoom;
    this.office = office;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.get(RUNS, "listPrintRuns", "Lists print runs, the newest first.")
                .answers(PrintRunList.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> list(x))
        .api(
            Operation.post(
                    RUNS + "/preview",
                    "previewPrintRun",
                    "Tells what a print run would print, and what it would leave out and why.")
                .body(StartRunRequest.class)
                .answers(RunPreview.class)
                .refuses(400, "bad-request: no such print, reason or format")
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            this::preview)
        .api(
            Operation.post(RUNS, "startPrintRun", "Begins a print run; no other gets its badges.")
                .body(StartRunRequest.class)
                .answers(PrintRunDetail.class)
                .refuses(400, "bad-request: no such print, reason or format")
                .refuses(404, "unknown-conference")
                .refuses(409, "nothing-to-print, too-many-badges"),
            BadgeApi.STAFF,
            this::start)
        .api(
            Operation.get(RUN, "getPrintRun", "A print run, how far it is, and its badges.")
                .query("page", "From 1, of 100 badges each.")
                .answers(PrintRunDetail.class)
                .refuses(404, NO_RUN),
            BadgeApi.STAFF,
            (x, body) -> detail(x, number(x)))
        .api(
            SheetChoice.described(
                    Operation.post(
                            RUN + "/pdf",
                            "drawPrintRun",
                            "Makes the document of all badges of the run that were not printed"
                                + " yet.")
                        .query(
                            "paper",
                            "For several badges on a sheet, to be cut: a4, a3 or letter. What"
                                + " follows is for sheets only."))
                .answersFile("application/pdf")
                .refuses(400, "bad-request: no badge goes on such a sheet, or no such printer")
                .refuses(404, NO_RUN)
                .refuses(409, "run-ended, nothing-to-print, being-drawn, drawn-anew"),
            BadgeApi.STAFF,
            (x, body) -> draw(x))
        .api(
            Operation.post(
                    RUN + "/confirm", "confirmPrintRun", "Tells which pages left the printer.")
                .body(ConfirmRunRequest.class)
                .answers(PrintRunDetail.class)
                .refuses(404, NO_RUN)
                .refuses(409, "run-ended, drawn-anew, not-drawn, no-such-page"),
            BadgeApi.STAFF,
            this::confirm)
        .api(
            Operation.post(
                    RUN + "/end", "endPrintRun", "Closes a print run; the rest is free for others.")
                .answers(PrintRunDetail.class)
                .refuses(404, NO_RUN)
                .refuses(409, "run-ended"),
            BadgeApi.STAFF,
            (x, body) -> end(x));
  }

  private PrintRunList list(Exchange x) {
    return new PrintRunList(
        books.runs(x.conference()).orElseThrow(Reception::noConference).stream()
            .map(run -> RunDocuments.summary(run, desk.progress(x.conference(), run.number())))
            .toList());
  }

  private RunPreview preview(Exchange x, StartRunRequest body) {
    Books.Conference conference = conference(x);
    return RunDocuments.preview(desk.preview(conference, choice(x, body)));
  }

  private PrintRunDetail start(Exchange x, StartRunRequest body) {
    Books.Conference conference = conference(x);
    var done = Reception.refuseIf(desk.start(conference, choice(x, body), BadgeApi.cause(x)));
    return detail(x, Integer.parseInt(done.data().get("run")));
  }

  private PrintRunDetail detail(Exchange x, int number) {
    conference(x);
    Books.RunSheet sheet = books.run(x.conference(), number).orElseThrow(Reception::noRun);
    return RunDocuments.detail(
        sheet, desk.progress(x.conference(), number), x.query("page", 1, 1, 1_000_000), PAGE);
  }

  private Reply draw(Exchange x) {
    int number = number(x);
    Optional<Sheets> sheets =
        x.query("paper").map(_ -> SheetChoice.of(x::query, office.printers(x.conference())));
    return document(
        x.conference(), number, desk.draw(conference(x), number, sheets, BadgeApi.cause(x)));
  }

  static Reply document(String conference, int run, Spool document) {
    return Reply.attachment("application/pdf", fileName(conference, run), document::sendTo);
  }

  private static String fileName(String conference, int run) {
    return "badges-" + conference + "-run-" + run + ".pdf";
  }

  private PrintRunDetail confirm(Exchange x, ConfirmRunRequest body) {
    conference(x);
    int number = number(x);
    Reception.refuseIf(
        desk.confirm(
            x.conference(),
            number,
            body.drawing(),
            Optional.ofNullable(body.upTo()),
            body.except() == null ? Set.of() : Set.copyOf(body.except()),
            BadgeApi.cause(x)));
    return detail(x, number);
  }

  private PrintRunDetail end(Exchange x) {
    conference(x);
    int number = number(x);
    Reception.refuseIf(desk.end(x.conference(), number, BadgeApi.cause(x)));
    return detail(x, number);
  }

  private RunDesk.Choice choice(Exchange x, StartRunRequest body) {
    String print = body.print() == null ? CHOICES.getFirst() : body.print();
    if (!CHOICES.contains(print)) {
      throw Problem.badRequest("print", "Give one of " + String.join(", ", CHOICES) + ".").refuse();
    }
    return choice(
        print,
        new Filters(orEmpty(body.query()), orEmpty(body.category()), orEmpty(body.organisation())),
        body.reason(),
        printRoom.format(x.conference(), body.format()));
  }

  /** What narrows a run. */
  record Filters(String query, String category, String organisation) {}

  static RunDesk.Choice choice(String print, Filters filters, String reason, String format) {
    return new RunDesk.Choice(
        new HolderFilter(
            filters.query(),
            "",
            print.equals("all") ? "" : print,
            filters.category(),
            filters.organisation()),
        Reasons.reprint(print.equals("all") ? reason : ""),
        format);
  }

  private static String orEmpty(String text) {
    return text == null ? "" : text.strip();
  }

  /** The number in the path. */
  static int number(Exchange x) {
    try {
      return Integer.parseInt(x.path("run"));
    } catch (NumberFormatException _) {
      throw Reception.noRun();
    }
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }
}
