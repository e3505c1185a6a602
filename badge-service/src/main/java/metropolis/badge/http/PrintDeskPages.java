package metropolis.badge.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.PrintState;
import metropolis.badge.credential.Words;
import metropolis.badge.http.JobJson.DeskPrintJob;
import metropolis.badge.http.JobJson.DeskPrinter;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/**
 * The page of a desk with a printer: search or scan, print, hand over. The printer is in the
 * address, so that a desk keeps it as a bookmark. Works without a script, which keeps it up to
 * date.
 */
public final class PrintDeskPages {

  private static final String DESK = "/{conference}/print-desk";
  private static final int MOST_FOUND = 12;

  /** Somebody who was found. */
  public record Found(BadgeJson.BadgeSummary badge, String country, boolean again) {}

  /**
   * What the page shows.
   *
   * @param printer the one that was chosen
   * @param total how many were found, of whom some may be left out
   */
  public record View(
      String base,
      Optional<DeskPrinter> printer,
      List<DeskPrinter> printers,
      String query,
      List<Found> found,
      int total,
      List<DeskPrintJob> jobs,
      SequencedMap<String, String> reasons) {

    /** Whether the printer needs somebody. */
    public boolean alarming() {
      return printer
          .map(DeskPrinter::health)
          .filter(health -> !List.of("ready", "busy", "not-asked").contains(health))
          .isPresent();
    }
  }

  private final Books books;
  private final PrintDesk desk;
  private final Reception reception;

  PrintDeskPages(Books books, PrintDesk desk, Reception reception) {
    this.books = books;
    this.desk = desk;
    this.reception = reception;
  }

  void routes(Routes routes) {
    routes
        .page(DESK, BadgeApi.STAFF, this::page)
        .page(DESK + "/live", BadgeApi.STAFF, this::live)
        .form(DESK + "/print", BadgeApi.STAFF, this::print)
        .form(DESK + "/jobs/{job}/retry", BadgeApi.STAFF, x -> step(x, desk::retry))
        .form(DESK + "/jobs/{job}/came-out", BadgeApi.STAFF, x -> step(x, desk::cameOut))
        .form(DESK + "/jobs/{job}/give-up", BadgeApi.STAFF, x -> step(x, desk::giveUp));
  }

  private Reply page(Exchange x) {
    Text text = text(x);
    return Layout.of(x)
        .title(text.get("printdesk.title"))
        .lead(text.get("printdesk.lead"))
        .wide()
        .style("badge/badge.css")
        .style("badge/print-desk.css")
        .main(Views.of("badge/print-desk.jte", model(x)));
  }

  private Reply live(Exchange x) {
    return Reply.html(Views.of("badge/print-desk-live.jte", model(x)));
  }

  private Map<String, Object> model(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    List<DeskPrinter> printers = desk.printers(x);
    Optional<DeskPrinter> printer =
        x.query("printer")
            .flatMap(id -> printers.stream().filter(one -> one.id().equals(id)).findFirst());
    String query = x.query("q").orElse("");
    List<Books.Holder> holders = query.isEmpty() ? List.of() : holders(x, query);
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    reasons.put("", text.get("printdesk.reason"));
    reasons.putAll(DeskViews.choices(text, "reason.", Reasons.REISSUE));
    View view =
        new View(
            base(x),
            printer,
            printers,
            query,
            holders.stream()
                .limit(MOST_FOUND)
                .map(
                    holder ->
                        new Found(
                            documents.summary(holder),
                            DeskViews.country(holder, x),
                            holder.badge().state() != PrintState.NOT_PRINTED))
                .toList(),
            holders.size(),
            printer.map(one -> desk.jobs(x, Optional.of(one.id()))).orElse(List.of()),
            reasons);
    return Map.of(
        "view",
        view,
        "text",
        text,
        "times",
        new Times(documents.conference().venue().timeZone(), x.language()),
        "x",
        x);
  }

  /** A badge that is held under the scanner, or whoever the words are about. */
  private List<Books.Holder> holders(Exchange x, String query) {
    Optional<Books.Holder> scanned =
        reception
            .presented(x.conference(), query)
            .print()
            .flatMap(print -> books.holder(x.conference(), print.badge()));
    return scanned
        .map(List::of)
        .orElseGet(
            () ->
                HolderOrder.sorted(
                    books
                        .holders(x.conference(), query.substring(0, Math.min(200, query.length())))
                        .orElseThrow(Reception::noConference)
                        .stream()
                        .filter(holder -> !holder.badge().isRevoked())
                        .toList()));
  }

  private Reply print(Exchange x) {
    Text text = text(x);
    documents(x);
    Form form = x.form();
    String printer = form.value("printer");
    Optional<Books.Holder> holder =
        books
            .holders(x.conference(), form.value("badgeId"))
            .orElseThrow(Reception::noConference)
            .stream()
            .filter(one -> one.badge().id().text().equals(form.value("badgeId")))
            .findFirst();
    if (holder.isEmpty()) {
      throw Reception.refusal("no-such-badge");
    }
    String word = form.value("reason");
    Optional<IssueReason> reason = Words.read(IssueReason.class, word).filter(IssueReason::byStaff);
    return switch (desk.print(x, holder.get(), printer, serial(form), reason)) {
      case Commands.Answer.Done _ ->
          Reply.seeOther(address(x, printer)).flash(Flash.Kind.DONE, text.get("printdesk.queued"));
      case Commands.Answer.Refused refused ->
          Reply.seeOther(address(x, printer) + "&q=" + form.value("badgeId"))
              .flash(Flash.Kind.WARNING, DeskViews.refusal(text, refused.code()));
    };
  }

  private Reply step(Exchange x, Function<Exchange, Commands.Answer> how) {
    String printer = x.form().value("printer");
    desk.requirePrinter(x, printer);
    Reply.Redirect back = Reply.seeOther(address(x, printer));
    return switch (how.apply(x)) {
      case Commands.Answer.Done _ -> back;
      case Commands.Answer.Refused refused ->
          back.flash(Flash.Kind.WARNING, DeskViews.refusal(text(x), refused.code()));
    };
  }

  private static OptionalInt serial(Form form) {
    try {
      return OptionalInt.of(Integer.parseInt(form.value("serial")));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  private static String address(Exchange x, String printer) {
    return base(x) + "?printer=" + URLEncoder.encode(printer, StandardCharsets.UTF_8);
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/print-desk";
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
