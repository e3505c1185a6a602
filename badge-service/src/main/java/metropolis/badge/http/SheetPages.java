package metropolis.badge.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.badge.credential.Words;
import metropolis.badge.rendering.Sheets;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/**
 * Several badges on a sheet, to be cut, without a print run: nothing is noted as printed. Any
 * thread may use it.
 */
final class SheetPages {

  private static final String HERE = "/{conference}/badge-sheets";

  private final Books books;
  private final PrintRoom printRoom;
  private final Press press;
  private final PrintOffice office;

  SheetPages(Books books, PrintRoom printRoom, Press press, PrintOffice office) {
    this.books = books;
    this.printRoom = printRoom;
    this.press = press;
    this.office = office;
  }

  void routes(Routes routes) {
    routes
        .page(HERE, BadgeApi.STAFF, this::page)
        .download(HERE + ".pdf", BadgeApi.STAFF, this::pdf);
  }

  private Reply page(Exchange x) {
    conference(x);
    Text text = BadgeHttp.TEXTS.in(x.language());
    return Layout.of(x)
        .title(text.get("sheets.title"))
        .lead(text.get("sheets.lead"))
        .style("badge/badge.css")
        .main(
            Views.of(
                "badge/sheets.jte",
                Map.of(
                    "conference",
                    "/" + x.conference(),
                    "formats",
                    printRoom.formats(x.conference(), x.language().code()),
                    "sheet",
                    SheetFields.of(x, office.printers(x.conference())),
                    "text",
                    text)));
  }

  private Reply pdf(Exchange x) {
    Books.Conference conference = conference(x);
    String format = printRoom.format(x.conference(), x.query("format").orElse(""));
    Sheets sheets = SheetChoice.of(x::query, office.printers(x.conference()));
    printRoom.requireRoom(x.conference(), format, sheets);
    Spool document =
        press
            .all(
                new Press.Order(conference, format, Optional.of(sheets)),
                holders(x, conference.stationery().languages().getFirst()))
            .orElseThrow(
                () ->
                    Problem.notFound(
                            "nothing-to-print",
                            BadgeHttp.TEXTS.in(x.language()).get("print.nothing"))
                        .refuse());
    SheetFields.remember(x, x::query);
    return new Reply.File(
        "application/pdf", "sheets-" + x.conference() + ".pdf", true, document::sendTo);
  }

  private List<Books.Holder> holders(Exchange x, String language) {
    SheetOrder order =
        x.query("order", Stream.of(SheetOrder.values()).map(Words::of).toList())
            .flatMap(word -> Words.read(SheetOrder.class, word))
            .orElse(SheetOrder.NAME);
    return books
        .holders(x.conference(), x.query("q").orElse(""))
        .orElseThrow(Reception::noConference)
        .stream()
        .filter(holder -> !holder.badge().isRevoked())
        .sorted(order.comparator(Locale.forLanguageTag(language)))
        .toList();
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }
}
