package metropolis.badge.http;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.JobJson.DeskPrintJob;
import metropolis.badge.http.JobJson.DeskPrinter;
import metropolis.badge.http.JobJson.PrinterMargins;
import metropolis.badge.imposition.Margins;
import metropolis.badge.printing.JobEvent;
import metropolis.badge.printing.JobFailure;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintJobs;
import metropolis.badge.printing.Printer;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;

/** What the API and the page of printing have in common. Any thread may use it. */
final class PrintDesk {

  /** So many that ended are shown beside those that are open. */
  private static final int RECENT = 20;

  private final Books books;
  private final Commands commands;
  private final PrintOffice office;

  PrintDesk(Books books, Commands commands, PrintOffice office) {
    this.books = books;
    this.commands = commands;
    this.office = office;
  }

  List<DeskPrinter> printers(Exchange x) {
    books.conference(x.conference()).orElseThrow(Reception::noConference);
    return office.printers(x.conference()).stream().map(printer -> document(x, printer)).toList();
  }

  private DeskPrinter document(Exchange x, Printer printer) {
    PrinterNotes.State state = office.notes().watch(printer.id(), x.now());
    return new DeskPrinter(
        printer.id(),
        printer.name(x.language().code()),
        Words.of(state.health()),
        state.reasons(),
        printer.margins().map(PrintDesk::document).orElse(null));
  }

  private static PrinterMargins document(Margins margins) {
    return new PrinterMargins(margins.left(), margins.top(), margins.right(), margins.bottom());
  }

  /**
   * @param printer all, if empty
   */
  List<DeskPrintJob> jobs(Exchange x, Optional<String> printer) {
    List<Books.DeskJob> all =
        books.printJobs(x.conference()).orElseThrow(Reception::noConference).stream()
            .filter(held -> printer.isEmpty() || held.job().printer().equals(printer.get()))
            .toList();
    return Stream.concat(
            all.stream().filter(held -> held.job().isOpen()).toList().reversed().stream(),
            all.stream().filter(held -> !held.job().isOpen()).limit(RECENT))
        .map(held -> document(x, held))
        .toList();
  }

  private DeskPrintJob document(Exchange x, Books.DeskJob held) {
    PrintJob job = held.job();
    Optional<JobEvent.Ended> ended = job.ended();
    Instant time =
        ended
            .map(JobEvent::cause)
            .or(() -> job.sent().map(JobEvent::cause))
            .orElse(job.queued().cause())
            .time();
    return new DeskPrintJob(
        job.id(),
        job.badge().text(),
        job.queued().serial(),
        held.holder().bearer().map(Bearer::badgeName).orElse(null),
        job.printer(),
        office
            .printer(x.conference(), job.printer())
            .map(printer -> printer.name(x.language().code()))
            .orElse(job.printer()),
        job.attempt(),
        state(x, job),
        ended.flatMap(JobEvent.Ended::failure).map(Words::of).orElse(null),
        ended
            .map(JobEvent.Ended::details)
            .orElseGet(
                () ->
                    office
                        .notes()
                        .live(x.conference(), job)
                        .map(PrinterNotes.Live::reasons)
                        .orElse(List.of())),
        job.stage() == PrintJob.Stage.FAILED && job.sent().isPresent(),
        time);
  }

  private String state(Exchange x, PrintJob job) {
    return job.stage() == PrintJob.Stage.SENT
        ? office
            .notes()
            .live(x.conference(), job)
            .map(live -> Words.of(live.progress()))
            .orElse(Words.of(job.stage()))
        : Words.of(job.stage());
  }

  /** Asks for a badge at a printer. */
  Commands.Answer print(
      Exchange x,
      Books.Holder holder,
      String printer,
      OptionalInt serial,
      Optional<IssueReason> reason) {
    requirePrinter(x, printer);
    return commands.queueJob(
        x.conference(),
        new PrintJobs.Order(holder.badge().registrationId(), serial, printer, reason),
        BadgeApi.cause(x));
  }

  /**
   * @throws metropolis.platform.http.Refusal 404 if the conference has no such printer
   */
  void requirePrinter(Exchange x, String printer) {
    if (office.printer(x.conference(), printer).isEmpty()) {
      throw Problem.notFound("unknown-printer", "Choose one of the printers of this conference.")
          .refuse();
    }
  }

  /** Tries a job again that failed, at the same printer. */
  Commands.Answer retry(Exchange x) {
    PrintJob job = job(x);
    requirePrinter(x, job.printer());
    if (job.stage() != PrintJob.Stage.FAILED) {
      return new Commands.Answer.Refused(Words.of(PrintJobs.Refusal.JOB_MOVED));
    }
    return commands.queueJob(
        x.conference(),
        new PrintJobs.Order(
            job.queued().registrationId(),
            OptionalInt.of(job.queued().serial()),
            job.printer(),
            Optional.empty()),
        BadgeApi.cause(x));
  }

  /** Somebody holds it in their hands. */
  Commands.Answer cameOut(Exchange x) {
    return advance(x, job(x), new PrintJobs.Step.CameOut());
  }

  /** Nobody waits for it any more. */
  Commands.Answer giveUp(Exchange x) {
    PrintJob job = job(x);
    Commands.Answer answer =
        advance(x, job, new PrintJobs.Step.Failed(JobFailure.GIVEN_UP, List.of()));
    if (answer instanceof Commands.Answer.Done) {
      office.stop(job);
    }
    return answer;
  }

  private Commands.Answer advance(Exchange x, PrintJob job, PrintJobs.Step step) {
    office.notes().forget(PrinterNotes.key(x.conference(), job));
    return commands.advanceJob(x.conference(), job.id(), job.attempt(), step, BadgeApi.cause(x));
  }

  private PrintJob job(Exchange x) {
    books.conference(x.conference()).orElseThrow(Reception::noConference);
    return books
        .printJob(x.conference(), x.path("job"))
        .orElseThrow(() -> Reception.refusal(Words.of(PrintJobs.Refusal.NO_SUCH_JOB)));
  }
}
