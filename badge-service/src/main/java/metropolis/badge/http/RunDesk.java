package metropolis.badge.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import metropolis.badge.credential.BadgeBook.Print;
import metropolis.badge.credential.ReprintReason;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.platform.http.Problem;
import metropolis.platform.values.Cause;

/** Print runs for pages and programs alike. Any thread may use it. */
final class RunDesk {

  /** So many are decided at once: less than a door notices. */
  private static final int PORTION = 500;

  /** So many are composed between two looks at how far it is. */
  private static final int STEP = 100;

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;

  /** Documents that are being made here, by conference and number of the run. */
  private final Map<String, Progress> drawing = new ConcurrentHashMap<>();

  RunDesk(Books books, Commands commands, PrintRoom printRoom) {
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
  }

  /** How far a document is. */
  record Progress(int total, AtomicInteger done) {}

  /** A badge that is not in a selection, and why, as a word. */
  record Omission(Books.Holder holder, String why) {}

  /**
   * What a run would print, in order.
   *
   * @param leftOut what was asked for and cannot be printed
   */
  record Selection(List<Books.Holder> printable, List<Omission> leftOut) {}

  /** What to print: a filter, and a reason if what was printed is to be printed again. */
  record Choice(HolderFilter filter, Optional<ReprintReason> reason) {}

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
    List<Optional<String>> reasons =
        // Composing is nearly all of the work.
        wanted.parallelStream().map(holder -> exclusion(conference, holder, choice)).toList();
    List<Books.Holder> printable = new ArrayList<>();
    List<Omission> leftOut = new ArrayList<>();
    for (int at = 0; at < wanted.size(); at++) {
      Books.Holder holder = wanted.get(at);
      reasons
          .get(at)
          .ifPresentOrElse(
              why -> leftOut.add(new Omission(holder, why)), () -> printable.add(holder));
    }
    return new Selection(printable, leftOut);
  }

  /** What is excluded by a rule need not be composed. */
  private Optional<String> exclusion(
      Books.Conference conference, Books.Holder holder, Choice choice) {
    return Printing.exclusion(
            holder.badge(),
            holder.openRun().isPresent(),
            !holder.stale().isEmpty(),
            choice.reason())
        .map(Words::of)
        .or(() -> printRoom.obstacle(conference, holder).map(Words::of));
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
    return commands.startRun(conference.id(), badges, choice.reason(), cause);
  }

  Optional<Progress> progress(String conference, int run) {
    return Optional.ofNullable(drawing.get(key(conference, run)));
  }

  /**
   * Makes the document of all badges of a run that were not printed yet. It is recorded before a
   * byte of it leaves: what comes out of a printer was always known here before.
   *
   * @throws metropolis.platform.http.Refusal 404 for an unknown run, 409 if it has ended, nothing
   *     is left to print, or somebody else makes the document at this moment
   */
  byte[] draw(Books.Conference conference, int number, Cause cause) {
    Books.RunSheet sheet = books.run(conference.id(), number).orElseThrow(Reception::noRun);
    if (!sheet.run().isOpen()) {
      throw Reception.refusal(Words.of(Printing.Refusal.RUN_ENDED));
    }
    String key = key(conference.id(), number);
    Progress progress = new Progress(sheet.places().size(), new AtomicInteger());
    if (drawing.putIfAbsent(key, progress) != null) {
      throw Problem.conflict("being-drawn", "Wait: the document is being made.").refuse();
    }
    try {
      return draw(conference, sheet, cause, progress);
    } finally {
      drawing.remove(key);
    }
  }

  private byte[] draw(
      Books.Conference conference, Books.RunSheet sheet, Cause cause, Progress progress) {
    List<Face> faces = new ArrayList<>();
    SequencedMap<Integer, Integer> versions = new LinkedHashMap<>();
    Map<Integer, String> leftOut = new LinkedHashMap<>();
    int total = sheet.places().size();
    for (int from = 0; from < total; from += STEP) {
      int first = from;
      List<Books.RunPlace> step = sheet.places().subList(from, Math.min(from + STEP, total));
      // Signing is most of the work, and does not depend on the order.
      List<Drawable> drawables =
          step.parallelStream().map(place -> drawable(conference, place)).toList();
      for (int i = 0; i < drawables.size(); i++) {
        switch (drawables.get(i)) {
          case Drawable.Done _ -> {}
          case Drawable.Gap gap -> leftOut.put(first + i, gap.why());
          case Drawable.Page page -> {
            faces.add(page.face());
            versions.put(first + i, step.get(i).holder().profileVersion());
          }
        }
        progress.done().incrementAndGet();
      }
    }
    if (faces.isEmpty()) {
      throw Reception.refusal(Words.of(Printing.Refusal.NOTHING_TO_PRINT));
    }
    byte[] document = printRoom.print(conference, faces);
    PrintRun.Drawing made =
        new PrintRun.Drawing(
            PrintRoom.TEMPLATE.name(),
            PrintRoom.TEMPLATE.version(),
            PrintRoom.sha256(document),
            faces.size(),
            cause);
    Reception.refuseIf(
        commands.drawn(
            conference.id(),
            new Printing.Drawn(
                sheet.run().number(), sheet.run().drawing(), made, versions, leftOut)));
    return document;
  }

  private sealed interface Drawable {
    record Page(Face face) implements Drawable {}

    record Gap(String why) implements Drawable {}

    /** It came out of the printer before. */
    record Done() implements Drawable {}
  }

  private Drawable drawable(Books.Conference conference, Books.RunPlace place) {
    Books.Holder holder = place.holder();
    if (place.member().state() == PrintRun.State.PRINTED) {
      return new Drawable.Done();
    }
    if (holder.badge().isRevoked()) {
      return new Drawable.Gap("revoked");
    }
    if (holder.badge().serial() != place.member().serial()) {
      return new Drawable.Gap("reissued");
    }
    return switch (printRoom.compose(conference, holder)) {
      case Composition.Ready ready -> new Drawable.Page(ready.face());
      case Composition.Impossible impossible -> new Drawable.Gap(Words.of(impossible.why()));
    };
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
    if (pages.last() > Math.max(1, last)) {
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
