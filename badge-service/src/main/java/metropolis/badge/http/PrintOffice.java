package metropolis.badge.http;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import metropolis.badge.http.PrinterNotes.Health;
import metropolis.badge.http.PrinterNotes.Live;
import metropolis.badge.http.PrinterNotes.Progress;
import metropolis.badge.ipp.IppPrinter;
import metropolis.badge.ipp.JobSight;
import metropolis.badge.ipp.PrinterSight;
import metropolis.badge.ipp.Taking;
import metropolis.badge.printing.JobFailure;
import metropolis.badge.printing.PrintJob;
import metropolis.badge.printing.PrintJobs.Step;
import metropolis.badge.printing.Printer;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.platform.http.Exchange;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes jobs to the printers and follows what becomes of them. One job at a time is at a printer,
 * in the order in which they were asked for. What has to outlive a restart is told to the writer
 * before it happens; how printers are is kept here alone. Any thread may use it.
 */
public final class PrintOffice implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PrintOffice.class);

  /** Whoever waited for longer has gone to another desk. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;
  private final Map<String, Printer> printers = new LinkedHashMap<>();
  private final Map<String, IppPrinter> lines = new ConcurrentHashMap<>();
  private final PrinterNotes notes = new PrinterNotes();
  private final Map<String, Boolean> running = new ConcurrentHashMap<>();
  private final ExecutorService rounds = Executors.newVirtualThreadPerTaskExecutor();

  PrintOffice(Books books, Commands commands, PrintRoom printRoom, List<Printer> printers) {
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
    printers.forEach(printer -> this.printers.put(printer.id(), printer));
  }

  /** Whether there is any printer. */
  boolean isSetUp() {
    return !printers.isEmpty();
  }

  List<Printer> printers(String conference) {
    return printers.values().stream().filter(printer -> printer.serves(conference)).toList();
  }

  Optional<Printer> printer(String conference, String id) {
    return Optional.ofNullable(printers.get(id)).filter(printer -> printer.serves(conference));
  }

  PrinterNotes notes() {
    return notes;
  }

  /** Begins a round at every printer that has something to do; to be called again and again. */
  public void run(Instant now) {
    Map<String, List<Books.OpenJob>> open = open();
    printers
        .values()
        .forEach(
            printer -> {
              List<Books.OpenJob> jobs = open.getOrDefault(printer.id(), List.of());
              boolean needed = !jobs.isEmpty() || notes.isWatched(printer.id(), now);
              if (needed && running.putIfAbsent(printer.id(), true) == null) {
                rounds.submit(() -> guarded(printer, jobs, now));
              }
            });
    abandoned(open, now);
  }

  /** A round at every printer that has something to do, done when this returns. */
  public void attend(Instant now) {
    Map<String, List<Books.OpenJob>> open = open();
    printers
        .values()
        .forEach(printer -> round(printer, open.getOrDefault(printer.id(), List.of()), now));
    abandoned(open, now);
  }

  private Map<String, List<Books.OpenJob>> open() {
    return books.openJobs().stream()
        .collect(
            Collectors.groupingBy(
                open -> open.job().printer(), LinkedHashMap::new, Collectors.toList()));
  }

  private void abandoned(Map<String, List<Books.OpenJob>> open, Instant now) {
    open.forEach(
        (printer, jobs) -> {
          if (!printers.containsKey(printer)) {
            jobs.forEach(job -> fail(job, JobFailure.PRINTER_GONE, List.of(), now));
          }
        });
  }

  private void guarded(Printer printer, List<Books.OpenJob> jobs, Instant now) {
    try {
      round(printer, jobs, now);
    } catch (RuntimeException notNow) {
      LOG.warn("A printer was not attended to; trying again. printer={}", printer.id(), notNow);
    } finally {
      running.remove(printer.id());
    }
  }

  private void round(Printer printer, List<Books.OpenJob> jobs, Instant now) {
    if (jobs.isEmpty() && !notes.isWatched(printer.id(), now)) {
      return;
    }
    boolean occupied = false;
    for (Books.OpenJob open : jobs) {
      if (open.job().stage() == PrintJob.Stage.SENT) {
        occupied |= isStillThere(printer, open, now);
      }
    }
    List<Books.OpenJob> waiting =
        jobs.stream().filter(open -> open.job().stage() == PrintJob.Stage.QUEUED).toList();
    Optional<PrinterSight> sight = look(printer, now);
    for (Books.OpenJob open : waiting) {
      if (open.job().queued().cause().time().plus(LONGEST_WAIT).isBefore(now)) {
        fail(open, JobFailure.WAITED_TOO_LONG, notes.state(printer.id()).reasons(), now);
      } else if (!occupied && sight.isPresent()) {
        occupied = take(printer, sight.get(), open, now);
      }
    }
  }

  /** Follows a job that the printer was given. */
  private boolean isStillThere(Printer printer, Books.OpenJob open, Instant now) {
    JobSight sight;
    try {
      sight = line(printer).job(open.job().sent().orElseThrow().number());
    } catch (IOException silent) {
      LOG.debug("A printer does not answer. printer={}", printer.id(), silent);
      notes.live(key(open), new Live(Progress.IN_DOUBT, List.of()));
      return true;
    }
    return switch (sight.state()) {
      case WAITING, PRINTING -> {
        notes.live(key(open), new Live(Progress.PRINTING, sight.reasons()));
        yield true;
      }
      case STOPPED -> {
        notes.live(key(open), new Live(Progress.STOPPED, sight.reasons()));
        yield true;
      }
      case COMPLETED -> {
        advance(open, new Step.CameOut(), "done", now);
        yield false;
      }
      case CANCELLED -> failed(open, JobFailure.CANCELLED_AT_PRINTER, sight.reasons(), now);
      case ABORTED -> failed(open, JobFailure.PRINTER_ABORTED, sight.reasons(), now);
      case UNKNOWN -> failed(open, JobFailure.OUTCOME_UNKNOWN, List.of(), now);
    };
  }

  private Optional<PrinterSight> look(Printer printer, Instant now) {
    try {
      PrinterSight sight = line(printer).look();
      notes.note(printer.id(), health(sight), sight.reasons(), now);
      return Optional.of(sight);
    } catch (IOException silent) {
      LOG.debug("A printer does not answer. printer={}", printer.id(), silent);
      notes.note(printer.id(), Health.OFFLINE, List.of(), now);
      return Optional.empty();
    }
  }

  private static Health health(PrinterSight sight) {
    if (!sight.takesJobs()) {
      return Health.UNSUITABLE_PRINTER;
    }
    if (!sight.takesPdf()) {
      return Health.UNSUITABLE_FORMAT;
    }
    if (sight.stopped()) {
      return Health.ATTENTION;
    }
    if (!sight.accepting()) {
      return Health.NOT_ACCEPTING;
    }
    return sight.busy() ? Health.BUSY : Health.READY;
  }

  /**
   * Takes a job to its printer, if it can be taken now.
   *
   * @return whether the printer has it to do
   */
  private boolean take(Printer printer, PrinterSight sight, Books.OpenJob open, Instant now) {
    return switch (health(sight)) {
      case UNSUITABLE_FORMAT -> failed(open, JobFailure.UNSUITABLE_FORMAT, List.of(), now);
      case UNSUITABLE_PRINTER -> failed(open, JobFailure.UNSUITABLE_PRINTER, List.of(), now);
      case ATTENTION, NOT_ACCEPTING, OFFLINE, NOT_ASKED -> true;
      case READY, BUSY -> draw(printer, open, now);
    };
  }

  private boolean draw(Printer printer, Books.OpenJob open, Instant now) {
    Books.Conference conference = books.conference(open.conference()).orElseThrow();
    Books.Holder holder = books.holder(open.conference(), open.job().badge()).orElseThrow();
    if (holder.badge().isRevoked() || holder.badge().serial() != open.job().queued().serial()) {
      return failed(open, JobFailure.BADGE_CHANGED, List.of(), now);
    }
    Map<String, String> formats = printRoom.formats(conference.id(), "en");
    String format = printer.format().orElseGet(() -> formats.keySet().iterator().next());
    if (!formats.containsKey(format)) {
      return failed(open, JobFailure.NOT_PRINTABLE, List.of(), now);
    }
    return switch (printRoom.compose(conference, holder, format)) {
      case Composition.Impossible _ -> failed(open, JobFailure.NOT_PRINTABLE, List.of(), now);
      case Composition.Ready ready -> give(printer, open, conference, holder, ready.face(), now);
    };
  }

  private boolean give(
      Printer printer,
      Books.OpenJob open,
      Books.Conference conference,
      Books.Holder holder,
      Face face,
      Instant now) {
    byte[] document = printRoom.print(conference, face, printer.sheet());
    Printer.Size paper =
        printer
            .paper()
            .orElseGet(
                () ->
                    new Printer.Size(face.template().sheetWidth(), face.template().sheetHeight()));
    try {
      String name = "badge " + holder.badge().code();
      return switch (line(printer).create(name, paper.width(), paper.height())) {
        case Taking.Taken taken -> {
          Step.Sent sent = new Step.Sent(taken.number(), PrintRoom.imprint(document, face, holder));
          // Known before it happens: from here on the printer is asked, and not given it again.
          yield claim(open, sent, now)
              ? hand(printer, open, taken.number(), document, now)
              : withdraw(printer, taken.number());
        }
        case Taking.Busy busy -> {
          notes.note(printer.id(), Health.BUSY, List.of(busy.status()), now);
          yield true;
        }
        case Taking.Refused refused ->
            failed(open, JobFailure.PRINTER_REFUSED, List.of(refused.status()), now);
      };
    } catch (IOException silent) {
      // Without a document it prints nothing, whether it knows of the job or not.
      LOG.debug("A printer does not answer. printer={}", printer.id(), silent);
      notes.note(printer.id(), Health.OFFLINE, List.of(), now);
      return true;
    }
  }

  private boolean claim(Books.OpenJob open, Step.Sent sent, Instant now) {
    // An id of its own: of two who try, one alone may go on.
    Cause cause = new Cause("claim-" + Exchange.randomId(), Actor.system("badge"), now);
    return switch (commands.advanceJob(
        open.conference(), open.job().id(), open.job().attempt(), sent, cause)) {
      case Commands.Answer.Done _ -> true;
      case Commands.Answer.Refused _ -> false;
    };
  }

  private boolean hand(
      Printer printer, Books.OpenJob open, int number, byte[] document, Instant now) {
    try {
      return switch (line(printer).send(number, document)) {
        case Taking.Taken _ -> {
          notes.live(key(open), new Live(Progress.PRINTING, List.of()));
          yield true;
        }
        case Taking.Busy busy -> {
          withdraw(printer, number);
          yield failed(open, JobFailure.PRINTER_REFUSED, List.of(busy.status()), now);
        }
        case Taking.Refused refused -> {
          withdraw(printer, number);
          yield failed(open, JobFailure.PRINTER_REFUSED, List.of(refused.status()), now);
        }
      };
    } catch (IOException doubtful) {
      LOG.debug("A printer broke off. printer={}", printer.id(), doubtful);
      notes.live(key(open), new Live(Progress.IN_DOUBT, List.of()));
      return true;
    }
  }

  private boolean withdraw(Printer printer, int number) {
    try {
      line(printer).cancel(number);
    } catch (IOException gone) {
      LOG.debug("A printer was not told to forget a job. printer={}", printer.id(), gone);
    }
    return false;
  }

  /** Tells the printer of a job that was given up to stop it, if it still can. */
  void stop(PrintJob job) {
    Optional.ofNullable(printers.get(job.printer()))
        .ifPresent(
            printer ->
                job.sent()
                    .ifPresent(sent -> rounds.submit(() -> withdraw(printer, sent.number()))));
  }

  private boolean failed(Books.OpenJob open, JobFailure why, List<String> details, Instant now) {
    fail(open, why, details, now);
    return false;
  }

  private void fail(Books.OpenJob open, JobFailure why, List<String> details, Instant now) {
    advance(open, new Step.Failed(why, details), "failed", now);
  }

  private void advance(Books.OpenJob open, Step step, String word, Instant now) {
    PrintJob job = open.job();
    String command = "job-" + job.id() + "-" + job.attempt() + "-" + word;
    commands.advanceJob(
        open.conference(),
        job.id(),
        job.attempt(),
        step,
        new Cause(command, Actor.system("badge"), now));
    notes.forget(key(open));
  }

  private IppPrinter line(Printer printer) {
    return lines.computeIfAbsent(printer.id(), id -> new IppPrinter(printer.uri()));
  }

  private static String key(Books.OpenJob open) {
    return PrinterNotes.key(open.conference(), open.job());
  }

  @Override
  public void close() {
    rounds.shutdownNow();
  }
}
