package metropolis.badge.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.http.Problem;
import metropolis.platform.values.Cause;

/** Print runs for pages and programs alike. Any thread may use it. */
final class RunDesk {

  /** So many are decided at once: less than a door notices. */
  private static final int PORTION = 500;

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;
  private final Press press;

  /** Documents that are being made here, by conference and number of the run. */
  private final Map<String, Progress> drawing = new ConcurrentHashMap<>();

  RunDesk(Books books, Commands commands, PrintRoom printRoom, Press press) {
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
    this.press = press;
  }

  /** How far a document is. */
  record Progress(int total, AtomicInteger done) {}

  /**
   * A badge that is not in a selection.
   *
   * @param why as a word
   * @param characters that no typeface has, if that is why
   */
  record Omission(Books.Holder holder, String why, List<String> characters) {}

  /**
   * What a run would print, in order.
   *
   * @param leftOut what was asked for and cannot be printed
   * @param notable those of the printable that are not printed as wished
   */
  record Selection(
      List<Books.Holder> printable, List<Omission> leftOut, List<PrintRoom.Proof> notable) {}

  /**
   * What to print.
   *
   * @param reason if what was printed is to be printed again
   * @param format one that there is
   */
  record Choice(HolderFilter filter, Optional<ReprintReason> reason, String format) {}

  /** Looks which badges a run would get. */
  Selection preview(Books.Conference conference, Choice choice) {
    List<Books.Holder> wanted =
        HolderOrder.sorted(
            choice
                .filter()
                .of(
                    books
                        .holders(conference.id(), choice.filter().query())
                        .orElseThrow(Reception::noConference)));
    // Composing is nearly all of the work.
    List<Look> looks =
        wanted.parallelStream().map(holder -> look(conference, holder, choice)).toList();
    List<Books.Holder> printable = new ArrayList<>();
    List<Omission> leftOut = new ArrayList<>();
    List<PrintRoom.Proof> notable = new ArrayList<>();
    for (Look look : looks) {
      look.omission().ifPresentOrElse(leftOut::add, () -> printable.add(look.holder()));
      look.notable().ifPresent(notable::add);
    }
    return new Selection(printable, leftOut, notable);
  }

  private record Look(
      Books.Holder holder, Optional<Omission> omission, Optional<PrintRoom.Proof> notable) {}

  /** What is excluded by a rule need not be composed. */
  private Look look(Books.Conference conference, Books.Holder holder, Choice choice) {
    Optional<Printing.Exclusion> exclusion =
        Printing.exclusion(
            holder.badge(),
            holder.openRun().isPresent(),
            !holder.stale().isEmpty(),
            choice.reason());
    if (exclusion.isPresent()) {
      return omitted(new Omission(holder, Words.of(exclusion.get()), List.of()));
    }
    Composition composition = printRoom.proof(conference, holder, choice.format());
    return switch (composition) {
      case Composition.Impossible impossible ->
          omitted(new Omission(holder, Words.of(impossible.why()), impossible.characters()));
      case Composition.Ready ready ->
          new Look(
              holder,
              Optional.empty(),
              ready.notices().isEmpty()
                  ? Optional.empty()
                  : Optional.of(new PrintRoom.Proof(holder, composition)));
    };
  }

  private static Look omitted(Omission omission) {
    return new Look(omission.holder(), Optional.of(omission), Optional.empty());
  }

  /** Begins a run. */
  Commands.Answer start(Books.Conference conference, Choice choice, Cause cause) {
    List<Print> badges =
        preview(conference, choice).printable().stream()
            .map(holder -> new Print(holder.badge().id(), holder.badge().serial()))
            .toList();
    if (badges.size() > Printing.MOST_MEMBERS) {
      return new Commands.Answer.Refused(Words.of(Printing.Refusal.TOO_MANY_BADGES));
    }
    return commands.startRun(
        conference.id(), new Printing.Plan(badges, choice.reason(), choice.format()), cause);
  }

  Optional<Progress> progress(String conference, int run) {
    return Optional.ofNullable(drawing.get(key(conference, run)));
  }

  /**
   * Makes the document of all badges of a run that were not printed yet. It is recorded before a
   * byte of it leaves: what comes out of a printer was always known here before.
   *
   * @param sheets empty for a page, or two, of its own for each badge
   * @throws metropolis.platform.http.Refusal 404 for an unknown run, 409 if it has ended, nothing
   *     is left to print, or somebody else makes the document at this moment
   */
  Spool draw(Books.Conference conference, int number, Optional<Sheets> sheets, Cause cause) {
    Books.RunSheet sheet = books.run(conference.id(), number).orElseThrow(Reception::noRun);
    PrintRun run = sheet.run();
    if (!run.isOpen()) {
      throw Reception.refusal(Words.of(Printing.Refusal.RUN_ENDED));
    }
    String format = run.format().isEmpty() ? printRoom.format(conference.id(), "") : run.format();
    sheets.ifPresent(given -> printRoom.requireRoom(conference.id(), format, given));
    String key = key(conference.id(), number);
    int total = run.members().size() - run.count(PrintRun.State.PRINTED);
    Progress progress = new Progress(total, new AtomicInteger());
    if (drawing.putIfAbsent(key, progress) != null) {
      throw Problem.conflict("being-drawn", "Wait: the document is being made.").refuse();
    }
    try {
      Press.Made made =
          press
              .run(new Press.Order(conference, format, sheets), sheet, progress.done()::set, cause)
              .orElseThrow(() -> Reception.refusal(Words.of(Printing.Refusal.NOTHING_TO_PRINT)));
      return recorded(conference, made);
    } finally {
      drawing.remove(key);
    }
  }

  private Spool recorded(Books.Conference conference, Press.Made made) {
    boolean known = false;
    try {
      Reception.refuseIf(commands.drawn(conference.id(), made.drawn()));
      known = true;
      return made.document();
    } finally {
      if (!known) {
        made.document().close();
      }
    }
  }

  /**
   * Notes which pages came out of the printer, in portions. Each is done once however often it is
   * asked for, so that one which was interrupted is simply asked for again.
   *
   * @param upTo the last good page; all, if empty
   */
  Commands.Answer confirm(
      String conference,
      int number,
      int drawn,
      Optional<Integer> upTo,
      Set<Integer> except,
      Cause cause) {
    PrintRun run = books.run(conference, number).orElseThrow(Reception::noRun).run();
    int last = run.drawings().isEmpty() ? 0 : run.drawings().getLast().pages();
    Printing.Pages pages =
        new Printing.Pages(number, drawn, 1, Math.max(1, upTo.orElse(last)), except);
    if (pages.last() > Math.max(1, last) || except.stream().anyMatch(page -> page > last)) {
      return new Commands.Answer.Refused(Words.of(Printing.Refusal.NO_SUCH_PAGE));
    }
    Commands.Answer answer = new Commands.Answer.Done(Map.of());
    for (Printing.Pages portion : Printing.portions(pages, PORTION)) {
      answer = commands.confirm(conference, portion, portion(cause, portion));
      if (answer instanceof Commands.Answer.Refused) {
        return answer;
      }
    }
    return answer;
  }

  private static Cause portion(Cause cause, Printing.Pages pages) {
    return new Cause(cause.commandId() + "-" + pages.first(), cause.actor(), cause.time());
  }

  Commands.Answer end(String conference, int number, Cause cause) {
    return commands.endRun(conference, number, cause);
  }

  private static String key(String conference, int run) {
    return conference + "/" + run;
  }
}
