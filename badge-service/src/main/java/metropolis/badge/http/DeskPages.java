package metropolis.badge.http;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.Stream;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.PageViews.BadgeView;
import metropolis.badge.http.PageViews.Line;
import metropolis.badge.http.PageViews.ListView;
import metropolis.badge.rendering.Composition;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/** The badge desk: find, look at, print, issue anew; and the delegate's own copy. */
final class DeskPages {

  /** What the delegates' own links are signed for. */
  static final String OWN_BADGE = "badge";

  private static final int PAGE = 50;
  private static final String DESK = "/{conference}/badges";

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;

  DeskPages(Books books, Commands commands, PrintRoom printRoom) {
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
  }

  void routes(Routes routes) {
    routes
        .page(DESK, BadgeApi.STAFF, this::list)
        .page(DESK + "/notices", BadgeApi.STAFF, this::notices)
        .download(DESK + ".pdf", BadgeApi.STAFF, this::printAll)
        .download(DESK + "/{badgeId}/pdf", BadgeApi.STAFF, this::print)
        .page(DESK + "/{badgeId}", BadgeApi.STAFF, this::badge)
        .form(DESK + "/{badgeId}/reissue", BadgeApi.STAFF, this::reissue)
        .form(DESK + "/{badgeId}/revoke", Access.staff(Role.SECRETARIAT), this::revoke)
        .download("/{conference}/badge/{token}.pdf", Access.PUBLIC, this::own);
  }

  private Reply list(Exchange x) {
    Text text = text(x);
    Documents documents = documents(x);
    String query = x.query("q").orElse("");
    String status =
        x.query("status").filter(word -> List.of("issued", "revoked").contains(word)).orElse("");
    List<Books.Holder> matching = found(x, query);
    List<Books.Holder> wanted =
        HolderOrder.sorted(
            matching.stream()
                .filter(
                    holder ->
                        status.isEmpty() || status.equals("revoked") == holder.badge().isRevoked())
                .toList());
    int pages = Math.max(1, (wanted.size() + PAGE - 1) / PAGE);
    int page = Math.min(pages, x.query("page", 1, 1, 1_000_000));
    List<Line> lines =
        wanted.stream()
            .skip((page - 1L) * PAGE)
            .limit(PAGE)
            .map(holder -> line(documents, holder, x))
            .toList();
    String base = base(x);
    ListView view =
        new ListView(
            base,
            query,
            status,
            lines,
            wanted.size(),
            page,
            pages,
            base + "?q=" + encoded(query) + "&status=" + status,
            (int) matching.stream().filter(holder -> holder.badge().isRevoked()).count());
    return Layout.of(x)
        .title(text.get("desk.title"))
        .lead(text.get("desk.lead"))
        .wide()
        .style("badge/badge.css")
        .actions(
            Views.of(
                "badge/list-actions.jte",
                Map.of("base", base, "query", encoded(query), "text", text)))
        .main(Views.of("badge/list.jte", Map.of("view", view, "text", text, "platform", x.text())));
  }

  private static Line line(Documents documents, Books.Holder holder, Exchange x) {
    return new Line(documents.summary(holder), country(holder, x));
  }

  private static String country(Books.Holder holder, Exchange x) {
    return holder
        .bearer()
        .map(Bearer::country)
        .map(code -> Locale.of("", code).getDisplayCountry(x.language().locale()))
        .orElse("");
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
        printRoom.proofs(documents.conference(), HolderOrder.sorted(current)).stream()
            .flatMap(sheet -> documents.notice(sheet).stream())
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
    byte[] pdf =
        printRoom
            .printAll(conference(x), HolderOrder.sorted(current))
            .orElseThrow(
                () -> Problem.notFound("nothing-to-print", text(x).get("print.nothing")).refuse());
    return Reply.inline("application/pdf", "badges-" + x.conference() + ".pdf", pdf);
  }

  private Reply print(Exchange x) {
    conference(x);
    return pdf(x, BadgeApi.holder(books, x));
  }

  /** The delegate's own badge, by a link that cannot be guessed. */
  private Reply own(Exchange x) {
    Optional<String> registration = x.tokens().open(OWN_BADGE, x.path("token"));
    return registration
        .flatMap(id -> books.holderOf(x.conference(), id))
        .map(holder -> pdf(x, holder))
        .orElseThrow(() -> Problem.notFound("no-such-badge", text(x).get("own.none")).refuse());
  }

  private Reply pdf(Exchange x, Books.Holder holder) {
    if (holder.badge().isRevoked()) {
      throw Problem.conflict("badge-revoked", text(x).get("print.revoked")).refuse();
    }
    return switch (printRoom.compose(conference(x), holder)) {
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

  private Reply badge(Exchange x) {
    return badge(x, Form.empty(x.text()), 200);
  }

  private Reply badge(Exchange x, Form form, int status) {
    Text text = text(x);
    Documents documents = documents(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Composition composition = printRoom.compose(documents.conference(), holder);
    BadgeDetail detail =
        documents.detail(holder, composition, books.checkIns(x.conference(), holder.badge().id()));
    boolean mayRevoke = Access.staff(Role.SECRETARIAT).allows(x.staff().roles());
    BadgeView view =
        new BadgeView(
            base(x),
            detail,
            country(holder, x),
            picture(composition),
            mayRevoke,
            documents.gateNames(),
            reasons(
                text, Stream.of(IssueReason.values()).filter(IssueReason::byStaff).map(Words::of)),
            reasons(
                text,
                Stream.of(RevocationReason.values())
                    .filter(RevocationReason::byStaff)
                    .map(Words::of)),
            form);
    return Layout.of(x)
        .title(holder.bearer().map(Bearer::badgeName).orElseGet(() -> text.get("badge.nobody")))
        .wide()
        .status(status)
        .style("badge/badge.css")
        .main(
            Views.of(
                "badge/badge.jte",
                Map.of(
                    "view",
                    view,
                    "x",
                    x,
                    "text",
                    text,
                    "times",
                    new Times(documents.conference().venue().timeZone(), x.language()))));
  }

  private Optional<Content> picture(Composition composition) {
    return switch (composition) {
      case Composition.Ready ready ->
          // The picture escapes its texts itself.
          Optional.of(output -> output.writeContent(printRoom.picture(ready.face())));
      case Composition.Impossible _ -> Optional.empty();
    };
  }

  private static SequencedMap<String, String> reasons(Text text, Stream<String> words) {
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    words.forEach(word -> reasons.put(word, text.get("reason." + word)));
    return reasons;
  }

  private Reply reissue(Exchange x) {
    conference(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Form form = x.form();
    Optional<IssueReason> reason =
        form.choice(
                "reissue-reason",
                Stream.of(IssueReason.values())
                    .filter(IssueReason::byStaff)
                    .map(Words::of)
                    .toList())
            .flatMap(word -> Words.read(IssueReason.class, word));
    if (reason.isEmpty()) {
      return badge(x, form, 422);
    }
    return answered(
        x,
        commands.reissue(
            x.conference(),
            holder.badge().registrationId(),
            serial(form),
            reason.get(),
            BadgeApi.cause(x)),
        "done.reissued");
  }

  private Reply revoke(Exchange x) {
    conference(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Form form = x.form();
    Optional<RevocationReason> reason =
        form.choice(
                "revoke-reason",
                Stream.of(RevocationReason.values())
                    .filter(RevocationReason::byStaff)
                    .map(Words::of)
                    .toList())
            .flatMap(word -> Words.read(RevocationReason.class, word));
    if (reason.isEmpty()) {
      return badge(x, form, 422);
    }
    return answered(
        x,
        commands.revoke(
            x.conference(),
            holder.badge().registrationId(),
            serial(form),
            reason.get(),
            BadgeApi.cause(x)),
        "done.revoked");
  }

  private Reply answered(Exchange x, Commands.Answer answer, String done) {
    Text text = text(x);
    Reply.Redirect back = Reply.seeOther(base(x) + "/" + x.path("badgeId"));
    return switch (answer) {
      case Commands.Answer.Done _ -> back.flash(Flash.Kind.DONE, text.get(done));
      case Commands.Answer.Refused refused ->
          back.flash(
              Flash.Kind.WARNING,
              text.has("refused." + refused.code())
                  ? text.get("refused." + refused.code())
                  : text.get("refused.other"));
    };
  }

  /** The print that the page showed. */
  private static OptionalInt serial(Form form) {
    try {
      return OptionalInt.of(Integer.parseInt(form.value("serial")));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
  }

  private static String base(Exchange x) {
    return "/" + x.conference() + "/badges";
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
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
