package metropolis.badge.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import metropolis.badge.credential.Words;
import metropolis.badge.http.PageViews.Figure;
import metropolis.badge.http.PageViews.Line;
import metropolis.badge.http.PageViews.ListView;
import metropolis.badge.rendering.Composition;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;

/** The list of the badge desk, and badges to look at; and the delegate's own copy. */
final class DeskPages {

  /** What the delegates' own links are signed for. */
  static final String OWN_BADGE = "badge";

  private static final int PAGE = 50;
  private static final String DESK = "/{conference}/badges";

  private final Books books;
  private final PrintRoom printRoom;
  private final Press press;

  DeskPages(Books books, PrintRoom printRoom, Press press) {
    this.books = books;
    this.printRoom = printRoom;
    this.press = press;
  }

  void routes(Routes routes) {
    routes
        .page(DESK, BadgeApi.STAFF, this::list)
        .page(DESK + "/notices", BadgeApi.STAFF, this::notices)
        .download(DESK + ".pdf", BadgeApi.STAFF, this::printAll)
        .download(DESK + "/{badgeId}/pdf", BadgeApi.STAFF, this::print)
        .download("/{conference}/badge/{token}.pdf", Access.PUBLIC, this::own);
  }

  private Reply list(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    HolderFilter filter = HolderFilter.of(x, "q");
    List<Books.Holder> everybody = found(x, "");
    List<Books.Holder> wanted =
        HolderOrder.sorted(
            filter.of(filter.query().isEmpty() ? everybody : found(x, filter.query())));
    int pages = Math.max(1, (wanted.size() + PAGE - 1) / PAGE);
    int page = Math.min(pages, x.query("page", 1, 1, 1_000_000));
    List<Books.Holder> shown = wanted.stream().skip((page - 1L) * PAGE).limit(PAGE).toList();
    List<Line> lines =
        printRoom.proofs(documents.conference(), shown, standard(x)).stream()
            .map(proof -> line(documents, proof, x))
            .toList();
    String base = base(x);
    ListView view =
        new ListView(
            base,
            filter,
            DeskViews.categories(documents, text),
            figures(everybody, base, filter, text),
            lines,
            wanted.size(),
            page,
            pages,
            base + "?" + filter.asQuery("q"));
    return Layout.of(x)
        .title(text.get("desk.title"))
        .lead(text.get("desk.lead"))
        .wide()
        .style("badge/badge.css")
        .actions(
            Views.of(
                "badge/list-actions.jte", Map.of("conference", "/" + x.conference(), "text", text)))
        .main(Views.of("badge/list.jte", Map.of("view", view, "text", text, "platform", x.text())));
  }

  /** How many badges there are in each state on paper; each figure leads to its list. */
  private static List<Figure> figures(
      List<Books.Holder> everybody, String base, HolderFilter chosen, Text text) {
    return Stream.of("", "not-printed", "printed", "stale", "handed-over")
        .map(
            state -> {
              HolderFilter filter = new HolderFilter("", "", state, "", "");
              return new Figure(
                  filter.of(everybody).size(),
                  text.get("desk.figure." + (state.isEmpty() ? "all" : state)),
                  base + "?" + filter.asQuery("q"),
                  chosen.equals(filter));
            })
        .toList();
  }

  private static Line line(Documents documents, PrintRoom.Proof proof, Exchange x) {
    Books.Holder holder = proof.holder();
    return new Line(
        documents.summary(holder),
        DeskViews.country(holder, x),
        holder.badge().isRevoked() ? Optional.empty() : Documents.notice(proof));
  }

  private String standard(Exchange x) {
    return printRoom.format(x.conference(), "");
  }

  private String format(Exchange x) {
    return printRoom.format(x.conference(), x.query("format").orElse(""));
  }

  private List<Books.Holder> found(Exchange x, String query) {
    return books.holders(x.conference(), query).orElseThrow(Reception::noConference);
  }

  private Reply notices(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    List<Books.Holder> current =
        found(x, "").stream().filter(holder -> !holder.badge().isRevoked()).toList();
    List<BadgeJson.BadgeNotice> notices =
        printRoom.proofs(documents.conference(), HolderOrder.sorted(current), standard(x)).stream()
            .flatMap(proof -> Documents.notice(proof).stream())
            .toList();
    return Layout.of(x)
        .title(text.get("notices.title"))
        .lead(text.get("notices.lead"))
        .wide()
        .style("badge/badge.css")
        .main(
            Views.of(
                "badge/notices.jte", Map.of("notices", notices, "base", base(x), "text", text)));
  }

  private Reply printAll(Exchange x) {
    List<Books.Holder> current =
        found(x, x.query("q").orElse("")).stream()
            .filter(holder -> !holder.badge().isRevoked())
            .toList();
    Spool pdf =
        press
            .all(
                new Press.Order(conference(x), format(x), Optional.empty()),
                HolderOrder.sorted(current))
            .orElseThrow(
                () -> Problem.notFound("nothing-to-print", text(x).get("print.nothing")).refuse());
    return new Reply.File(
        "application/pdf", "badges-" + x.conference() + ".pdf", true, pdf::sendTo);
  }

  private Reply print(Exchange x) {
    conference(x);
    return pdf(x, BadgeApi.holder(books, x), format(x));
  }

  /** The delegate's own badge, by a link that cannot be guessed. */
  private Reply own(Exchange x) {
    Optional<String> registration = x.tokens().open(OWN_BADGE, x.path("token"));
    return registration
        .flatMap(id -> books.holderOf(x.conference(), id))
        .map(holder -> pdf(x, holder, standard(x)))
        .orElseThrow(() -> Problem.notFound("no-such-badge", text(x).get("own.none")).refuse());
  }

  private Reply pdf(Exchange x, Books.Holder holder, String format) {
    if (holder.badge().isRevoked()) {
      throw Problem.conflict("badge-revoked", text(x).get("print.revoked")).refuse();
    }
    return switch (printRoom.compose(conference(x), holder, format)) {
      case Composition.Ready ready ->
          Reply.inline(
              "application/pdf",
              "badge-" + holder.badge().code() + ".pdf",
              printRoom.print(conference(x), ready.face()));
      case Composition.Impossible impossible ->
          throw Problem.conflict(
                  "not-printable", text(x).get("obstacle." + Words.of(impossible.why())))
              .refuse();
    };
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/badges";
  }

  private static Text text(Exchange x) {
    return BadgeHttp.TEXTS.in(x.language());
  }

  private Documents documents(Exchange x) {
    return new Documents(conference(x), x.language().code());
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(Reception::noConference);
  }
}
