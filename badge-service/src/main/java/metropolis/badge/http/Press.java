package metropolis.badge.http;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.ForkJoinPool;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import metropolis.badge.credential.Words;
import metropolis.badge.printing.PrintRun;
import metropolis.badge.printing.Printing;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.values.Cause;

/**
 * Makes documents of many badges: composed and signed by all cores in bounded advance, written page
 * by page to a file, whole before the first byte of it is sent. Any thread may use it.
 */
final class Press {

  /** Enough to keep all cores busy, and a few megabytes. */
  private static final int AHEAD = 64;

  private final BadgePrinter printer;
  private final Composing composing;
  private final Path directory;

  /**
   * @param directory for documents until they are sent
   */
  Press(BadgePrinter printer, Composing composing, Path directory) {
    this.printer = printer;
    this.composing = composing;
    this.directory = directory;
  }

  /** Composes and signs a badge in a format. */
  @FunctionalInterface
  interface Composing {
    Composition compose(Books.Conference conference, Books.Holder holder, String format);
  }

  /**
   * How a document is made.
   *
   * @param sheets empty for a page, or two, of its own for each badge
   */
  record Order(Books.Conference conference, String format, Optional<Sheets> sheets) {}

  /** A document of a run and what is to be recorded of it. */
  record Made(Spool document, Printing.Drawn drawn) {}

  /**
   * All badges that can be printed, in the order given.
   *
   * @return empty if there is none
   */
  Optional<Spool> all(Order order, List<Books.Holder> holders) {
    try (Ahead<Books.Holder, Composition> compositions =
        ahead(
            holders.iterator(),
            holder -> composing.compose(order.conference(), holder, order.format()))) {
      Iterator<Face> faces =
          new Ready<>(compositions) {
            @Override
            Optional<Face> face(Composition composition) {
              return switch (composition) {
                case Composition.Ready ready -> Optional.of(ready.face());
                case Composition.Impossible _ -> Optional.empty();
              };
            }
          };
      return faces.hasNext()
          ? Optional.of(written(order, faces, (_, _) -> {}).spool())
          : Optional.empty();
    }
  }

  /**
   * Those badges of a run that were not printed yet.
   *
   * @param done told after each badge how many were looked at
   * @return empty if none of them can be printed
   */
  Optional<Made> run(Order order, Books.RunSheet sheet, IntConsumer done, Cause cause) {
    Iterator<Integer> places =
        IntStream.range(0, sheet.places().size())
            .filter(at -> sheet.places().get(at).member().state() != PrintRun.State.PRINTED)
            .iterator();
    try (Ahead<Integer, Drawn> drawn =
        ahead(places, at -> drawn(order, at, sheet.places().get(at)))) {
      Ledger ledger = new Ledger(drawn, done);
      if (!ledger.hasNext()) {
        return Optional.empty();
      }
      Written written = written(order, ledger, ledger::placed);
      PrintRun.Drawing drawing =
          new PrintRun.Drawing(
              List.copyOf(ledger.looks.sequencedKeySet()),
              written.sha256(),
              written.pages(),
              cause);
      return Optional.of(
          new Made(
              written.spool(),
              new Printing.Drawn(
                  sheet.run().number(),
                  sheet.run().drawing(),
                  drawing,
                  ledger.leaves,
                  ledger.leftOut)));
    }
  }

  private static <T, R> Ahead<T, R> ahead(
      Iterator<T> input, java.util.function.Function<T, R> work) {
    return new Ahead<>(input, work, AHEAD, ForkJoinPool.commonPool());
  }

  private record Written(Spool spool, String sha256, int pages) {}

  private Written written(Order order, Iterator<Face> faces, BadgePrinter.Placing placing) {
    String language = order.conference().stationery().languages().getFirst();
    String title =
        order.conference().stationery().names().getOrDefault(language, order.conference().id());
    Spool spool = Spool.in(directory);
    boolean whole = false;
    try {
      int pages =
          order
              .sheets()
              .map(
                  sheets ->
                      printer.printSheetPages(title, language, sheets, faces, spool.out(), placing))
              .orElseGet(() -> printer.printPages(title, language, faces, spool.out(), placing));
      Written written = new Written(spool, spool.finish(), pages);
      whole = true;
      return written;
    } finally {
      if (!whole) {
        spool.close();
      }
    }
  }

  /** What came of a member of a run: a face, or why there is none. */
  private record Drawn(int place, int profileVersion, Optional<Face> face, String why) {}

  private Drawn drawn(Order order, int place, Books.RunPlace member) {
    Books.Holder holder = member.holder();
    if (holder.badge().isRevoked()) {
      return gap(place, "revoked");
    }
    if (holder.badge().serial() != member.member().serial()) {
      return gap(place, "reissued");
    }
    return switch (composing.compose(order.conference(), holder, order.format())) {
      case Composition.Ready ready ->
          new Drawn(place, holder.profileVersion(), Optional.of(ready.face()), "");
      case Composition.Impossible impossible -> gap(place, Words.of(impossible.why()));
    };
  }

  private static Drawn gap(int place, String why) {
    return new Drawn(place, 0, Optional.empty(), why);
  }

  /** The faces among what was composed; the rest is passed over. */
  private abstract static class Ready<T> implements Iterator<Face> {

    private final Iterator<T> all;
    private Optional<Face> next = Optional.empty();

    Ready(Iterator<T> all) {
      this.all = all;
    }

    abstract Optional<Face> face(T composed);

    @Override
    public boolean hasNext() {
      while (next.isEmpty() && all.hasNext()) {
        next = face(all.next());
      }
      return next.isPresent();
    }

    @Override
    public Face next() {
      if (!hasNext()) {
        throw new NoSuchElementException("no badge is left");
      }
      Face face = next.get();
      next = Optional.empty();
      return face;
    }
  }

  /** Keeps the books of a document while it is written. For one thread. */
  private static final class Ledger extends Ready<Drawn> {

    final SequencedMap<PrintRun.Look, Integer> looks = new LinkedHashMap<>();
    final SequencedMap<Integer, PrintRun.Leaf> leaves = new LinkedHashMap<>();
    final Map<Integer, String> leftOut = new LinkedHashMap<>();
    private final IntConsumer done;
    private final Deque<Drawn> unplaced = new ArrayDeque<>();
    private int seen;

    Ledger(Iterator<Drawn> drawn, IntConsumer done) {
      super(drawn);
      this.done = done;
    }

    @Override
    Optional<Face> face(Drawn drawn) {
      done.accept(++seen);
      if (drawn.face().isEmpty()) {
        leftOut.put(drawn.place(), drawn.why());
      } else {
        unplaced.add(drawn);
      }
      return drawn.face();
    }

    void placed(int first, int last) {
      Drawn drawn = unplaced.remove();
      var template = drawn.face().orElseThrow().template();
      PrintRun.Look look = new PrintRun.Look(template.id(), template.version());
      int number = looks.computeIfAbsent(look, _ -> looks.size());
      leaves.put(drawn.place(), new PrintRun.Leaf(first, last, drawn.profileVersion(), number));
    }
  }
}
