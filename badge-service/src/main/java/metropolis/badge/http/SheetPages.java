package metropolis.badge.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import metropolis.badge.credential.Badge;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Words;
import metropolis.badge.imposition.Imposition;
import metropolis.badge.imposition.Paper;
import metropolis.badge.imposition.Turning;
import metropolis.badge.rendering.BadgePrinter;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.badge.rendering.Sheets;
import metropolis.badge.rendering.Stationery;
import metropolis.badge.template.Template;
import metropolis.badge.template.TemplateShelf;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/** Several badges on a sheet, to be cut. Any thread may use it. */
final class SheetPages {

  private static final String HERE = "/{conference}/badge-sheets";
  private static final SequencedMap<String, double[]> PAPERS = new LinkedHashMap<>();

  static {
    PAPERS.put("a4", new double[] {210, 297});
    PAPERS.put("a3", new double[] {297, 420});
    PAPERS.put("letter", new double[] {215.9, 279.4});
  }

  private final Books books;
  private final TemplateShelf shelf;
  private final BadgePrinter printer;
  private final KeyRing keys;

  SheetPages(Books books, TemplateShelf shelf, BadgePrinter printer, KeyRing keys) {
    this.books = books;
    this.shelf = shelf;
    this.printer = printer;
    this.keys = keys;
  }

  void routes(Routes routes) {
    routes
        .page(HERE, BadgeApi.STAFF, this::page)
        .download(HERE + ".pdf", BadgeApi.STAFF, this::pdf);
  }

  private Reply page(Exchange x) {
    conference(x);
    Text text = BadgeHttp.TEXTS.in(x.language());
    SequencedMap<String, String> formats = new LinkedHashMap<>();
    for (Template template : shelf.templates(x.conference()).all()) {
      formats.putIfAbsent(template.format(), template.name(List.of(x.language().code(), "en")));
    }
    return Layout.of(x)
        .title(text.get("sheets.title"))
        .lead(text.get("sheets.lead"))
        .style("badge/templates.css")
        .main(
            Views.of(
                "badge/sheets.jte",
                Map.of(
                    "base", "/" + x.conference() + "/badge-sheets",
                    "formats", formats,
                    "text", text)));
  }

  private Reply pdf(Exchange x) {
    Stationery stationery = conference(x).stationery();
    String format =
        x.query("format", List.copyOf(shelf.templates(x.conference()).formats()))
            .orElseGet(() -> shelf.templates(x.conference()).formats().iterator().next());
    Sheets sheets = sheets(x);
    requireRoom(x, format, sheets);
    List<Books.Holder> holders = holders(x, stationery);
    Iterator<Face> faces =
        holders.stream()
            .flatMap(holder -> composed(stationery, holder, format).stream())
            .iterator();
    if (!faces.hasNext()) {
      throw Problem.notFound(
              "nothing-to-print", BadgeHttp.TEXTS.in(x.language()).get("print.nothing"))
          .refuse();
    }
    String language = stationery.languages().getFirst();
    String title = stationery.names().getOrDefault(language, stationery.id());
    return new Reply.File(
        "application/pdf",
        "sheets-" + x.conference() + ".pdf",
        true,
        out -> printer.printSheets(title, language, sheets, faces, out, _ -> {}));
  }

  private Sheets sheets(Exchange x) {
    double[] size = PAPERS.get(x.query("paper", List.copyOf(PAPERS.keySet())).orElse("a4"));
    Paper paper = paper(x, size[0], size[1]);
    Turning turning =
        x.query("turning", Stream.of(Turning.values()).map(Words::of).toList())
            .flatMap(word -> Words.read(Turning.class, word))
            .orElse(Turning.LONG_EDGE);
    int used = x.query("first", 1, 1, 500) - 1;
    boolean marks = !x.query("marks", List.of("yes", "no")).orElse("yes").equals("no");
    return new Sheets(paper, tenths(x, "gap"), used, turning, marks);
  }

  private static Paper paper(Exchange x, double width, double height) {
    try {
      return new Paper(
          width,
          height,
          tenths(x, "margin-left"),
          tenths(x, "margin-top"),
          tenths(x, "margin-right"),
          tenths(x, "margin-bottom"));
    } catch (IllegalArgumentException _) {
      throw Problem.badRequest("margin-left", "Give smaller margins: they leave nothing.").refuse();
    }
  }

  /** Millimetres, to one decimal. */
  private static double tenths(Exchange x, String name) {
    String value = x.query(name).orElse("0").replace(',', '.');
    if (!value.matches("[0-9]{1,2}(\\.[0-9])?")) {
      throw Problem.badRequest(name, "Give millimetres from 0 to 99, as in 4.5.").refuse();
    }
    return Double.parseDouble(value);
  }

  private void requireRoom(Exchange x, String format, Sheets sheets) {
    List<Template> templates =
        shelf.templates(x.conference()).all().stream()
            .filter(template -> template.format().equals(format))
            .toList();
    Optional<Imposition> grid = sheets.imposition(templates.getFirst());
    if (grid.isEmpty()) {
      throw Problem.badRequest("paper", "Take larger paper or smaller margins: not one badge fits.")
          .refuse();
    }
  }

  private List<Books.Holder> holders(Exchange x, Stationery stationery) {
    SheetOrder order =
        x.query("order", Stream.of(SheetOrder.values()).map(Words::of).toList())
            .flatMap(word -> Words.read(SheetOrder.class, word))
            .orElse(SheetOrder.NAME);
    java.util.Locale language = java.util.Locale.forLanguageTag(stationery.languages().getFirst());
    return books
        .holders(x.conference(), x.query("q").orElse(""))
        .orElseThrow(Reception::noConference)
        .stream()
        .filter(holder -> !holder.badge().isRevoked())
        .sorted(order.comparator(language))
        .toList();
  }

  private Optional<Face> composed(Stationery stationery, Books.Holder holder, String format) {
    Badge badge = holder.badge();
    return holder
        .bearer()
        .flatMap(
            bearer ->
                printer.compose(
                    stationery,
                    badge,
                    bearer,
                    keys.sign(stationery.id(), badge.id(), badge.serial(), badge.validity()),
                    format))
        .flatMap(
            composition ->
                switch (composition) {
                  case Composition.Ready ready -> Optional.of(ready.face());
                  case Composition.Impossible _ -> Optional.empty();
                });
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }
}
