package metropolis.badge.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import metropolis.badge.credential.Words;
import metropolis.badge.imposition.Margins;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Turning;
import metropolis.badge.printing.Printer;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;

/** Reads how badges lie on sheets from what a request says, from a query or a form alike. */
final class SheetChoice {

  private static final int LAST_PLACE = 500;
  private static final Map<String, double[]> PAPERS = new LinkedHashMap<>();

  static {
    PAPERS.put("a4", new double[] {210, 297});
    PAPERS.put("a3", new double[] {297, 420});
    PAPERS.put("letter", new double[] {215.9, 279.4});
  }

  private final Function<String, Optional<String>> values;
  private final List<Printer> printers;

  private SheetChoice(Function<String, Optional<String>> values, List<Printer> printers) {
    this.values = values;
    this.printers = printers;
  }

  /**
   * @param values by name; empty for what is left out
   * @param printers of the conference, which may lend their margins
   * @throws metropolis.platform.http.Refusal 400 naming what cannot be
   */
  static Sheets of(Function<String, Optional<String>> values, List<Printer> printers) {
    return new SheetChoice(values, printers).sheets();
  }

  /** Tells programs what can be said. */
  static <B, R> Operation<B, R> described(Operation<B, R> operation) {
    return operation
        .query("printer", "By its id: its margins are meant where none are given.")
        .query(
            "margin-left",
            "Of the paper, in millimetres from 0 to 99.9; that of the printer, or 0, if left out.")
        .query("margin-top", "In millimetres.")
        .query("margin-right", "In millimetres.")
        .query("margin-bottom", "In millimetres.")
        .query("gap", "Between two badges, in millimetres.")
        .query("first", "The first free place of the first sheet, from 1.")
        .query("turning", "How the printer turns sheets for the backs: long-edge or short-edge.")
        .query("marks", "Whether there are lines to cut along: yes or no.");
  }

  private Sheets sheets() {
    double[] size = PAPERS.get(oneOf("paper", List.copyOf(PAPERS.keySet())));
    Turning turning =
        Words.read(
                Turning.class,
                oneOf("turning", Stream.of(Turning.values()).map(Words::of).toList()))
            .orElseThrow();
    boolean marks = oneOf("marks", List.of("yes", "no")).equals("yes");
    return new Sheets(paper(size[0], size[1]), tenths("gap", 0), first() - 1, turning, marks);
  }

  /** The first is meant if nothing is said. */
  private String oneOf(String name, List<String> offered) {
    String value = values.apply(name).orElse(offered.getFirst());
    if (!offered.contains(value)) {
      throw Problem.badRequest(name, "Give one of " + String.join(", ", offered) + ".").refuse();
    }
    return value;
  }

  private int first() {
    String value = values.apply("first").orElse("1");
    if (!value.matches("[1-9][0-9]{0,2}") || Integer.parseInt(value) > LAST_PLACE) {
      throw Problem.badRequest("first", "Give a number from 1 to " + LAST_PLACE + ".").refuse();
    }
    return Integer.parseInt(value);
  }

  /** Those of the printer, if one is named. */
  private Margins known() {
    Optional<String> id = values.apply("printer");
    if (id.isEmpty()) {
      return Margins.NONE;
    }
    List<Printer> offered =
        printers.stream().filter(printer -> printer.margins().isPresent()).toList();
    return offered.stream()
        .filter(printer -> printer.id().equals(id.get()))
        .findFirst()
        .flatMap(Printer::margins)
        .orElseThrow(() -> Problem.badRequest("printer", remedy(offered)).refuse());
  }

  private static String remedy(List<Printer> offered) {
    return offered.isEmpty()
        ? "Leave it out, and give margins: those of no printer are known."
        : "Give one of "
            + offered.stream().map(Printer::id).collect(Collectors.joining(", "))
            + ", or leave it out.";
  }

  private Paper paper(double width, double height) {
    Margins known = known();
    try {
      return new Paper(
          width,
          height,
          new Margins(
              tenths("margin-left", known.left()),
              tenths("margin-top", known.top()),
              tenths("margin-right", known.right()),
              tenths("margin-bottom", known.bottom())));
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest("margin-left", "Give smaller margins: they leave nothing.").refuse();
    }
  }

  /** Millimetres, to one decimal. */
  private double tenths(String name, double otherwise) {
    Optional<String> given = values.apply(name);
    if (given.isEmpty()) {
      return otherwise;
    }
    String value = given.get().replace(',', '.');
    if (!value.matches("[0-9]{1,2}(\\.[0-9])?")) {
      throw Problem.badRequest(name, "Give millimetres from 0 to 99.9, as in 4.5.").refuse();
    }
    return Double.parseDouble(value);
  }
}
