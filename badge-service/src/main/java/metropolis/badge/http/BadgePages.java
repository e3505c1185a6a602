package metropolis.badge.http;

import gg.jte.Content;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.function.Function;
import metropolis.badge.admission.CheckIn;
import metropolis.badge.credential.PrintState;
import metropolis.badge.credential.Wish;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.PageViews.BadgeView;
import metropolis.badge.rendering.Composition;
import metropolis.badge.roster.Bearer;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Flash;
import metropolis.platform.http.Form;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.http.view.Layout;
import metropolis.platform.http.view.Text;
import metropolis.platform.http.view.Views;
import metropolis.platform.values.Role;

/** One badge at the desk: print it, hand it over, take it back, issue it anew, revoke it. */
final class BadgePages {

  private static final String BADGE = "/{conference}/badges/{badgeId}";
  private static final Access REVOKERS = Access.staff(Role.SECRETARIAT);

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;
  private final CertificateDesk certificates;
  private final ScanForms scans;

  BadgePages(
      Books books,
      Commands commands,
      PrintRoom printRoom,
      CertificateDesk certificates,
      ScanForms scans) {
    this.scans = scans;
    this.certificates = certificates;
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
  }

  void routes(Routes routes) {
    scans.routes(routes, BADGE, BadgePages::back);
    routes
        .page(BADGE, BadgeApi.STAFF, this::badge)
        .form(BADGE + "/print", BadgeApi.STAFF, this::print)
        .form(
            BADGE + "/hand-over", BadgeApi.STAFF, x -> plain(x, new Wish.HandOver(), "handed-over"))
        .form(BADGE + "/return", BadgeApi.STAFF, x -> plain(x, new Wish.TakeBack(), "returned"))
        .form(
            BADGE + "/reissue",
            BadgeApi.STAFF,
            x -> withReason(x, "reissue-reason", Reasons.REISSUE, Reasons::reissue, "reissued"))
        .form(
            BADGE + "/revoke",
            REVOKERS,
            x -> withReason(x, "revoke-reason", Reasons.REVOKE, Reasons::revoke, "revoked"));
  }

  private Reply badge(Exchange x) {
    return badge(x, Form.empty(x.text()), 200);
  }

  private Reply badge(Exchange x, Form form, int status) {
    Text text = text(x);
    Documents documents = documents(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    String format = format(x, x.query("format").orElse(form.value("format")));
    Composition composition = printRoom.compose(documents.conference(), holder, format);
    List<CheckIn> checkIns = books.checkIns(x.conference(), holder.badge().id());
    BadgeDetail detail = documents.detail(holder, composition, checkIns);
    GateDocuments doors = new GateDocuments(documents);
    String base = "/" + x.conference() + "/badges";
    BadgeView view =
        new BadgeView(
            base,
            detail,
            checkIns.stream()
                .map(checkIn -> doors.scan(new Books.Scanned(checkIn, Optional.of(holder))))
                .toList(),
            scans.acts(x, base + "/" + holder.badge().id().text(), documents),
            DeskViews.country(holder, x),
            picture(composition),
            Documents.notice(new PrintRoom.Proof(holder, composition)),
            format,
            printRoom.formats(x.conference(), x.language().code()),
            REVOKERS.allows(x.staff().roles()),
            certificates.wasThere(x.conference(), holder),
            reasons(text, "reprint.", Reasons.REPRINT),
            reasons(text, "reason.", Reasons.REISSUE),
            reasons(text, "reason.", Reasons.REVOKE),
            actor -> x.staffName(actor).orElse(actor),
            form);
    return Layout.of(x)
        .title(holder.bearer().map(Bearer::badgeName).orElseGet(() -> text.get("badge.nobody")))
        .wide()
        .status(status)
        .style("badge/badge.css")
        .script("badge/desk.js")
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

  private String format(Exchange x, String wanted) {
    return printRoom.format(x.conference(), wanted);
  }

  /** None is chosen beforehand: a reason that nobody gave would be worth nothing. */
  private static SequencedMap<String, String> reasons(
      Text text, String prefix, List<String> offered) {
    SequencedMap<String, String> reasons = new LinkedHashMap<>();
    reasons.put("", text.get("badge.reprint.choose"));
    reasons.putAll(DeskViews.choices(text, prefix, offered));
    return reasons;
  }

  private Optional<Content> picture(Composition composition) {
    return switch (composition) {
      case Composition.Ready ready ->
          // The picture escapes its texts itself.
          Optional.of(output -> output.writeContent(printRoom.picture(ready.face())));
      case Composition.Impossible _ -> Optional.empty();
    };
  }

  /** The document is made first: what cannot be printed is not recorded as printed. */
  private Reply print(Exchange x) {
    Documents documents = documents(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Form form = x.form();
    boolean again = holder.badge().state() != PrintState.NOT_PRINTED;
    if (again && form.choice("print-reason", Reasons.REPRINT).isEmpty()) {
      return badge(x, form, 422);
    }
    Composition composition =
        printRoom.compose(documents.conference(), holder, format(x, form.value("format")));
    if (!(composition instanceof Composition.Ready ready)) {
      return back(x).flash(Flash.Kind.WARNING, text(x).get("refused.not-printable"));
    }
    byte[] document = printRoom.print(documents.conference(), ready.face());
    Wish wish =
        new Wish.Print(
            PrintRoom.imprint(document, ready.face(), holder),
            Reasons.reprint(form.value("print-reason")));
    return switch (wish(x, holder, form, wish)) {
      case Commands.Answer.Done _ ->
          Reply.inline("application/pdf", "badge-" + holder.badge().code() + ".pdf", document);
      case Commands.Answer.Refused refused -> refused(x, refused);
    };
  }

  private Reply plain(Exchange x, Wish wish, String done) {
    conference(x);
    return answered(x, wish(x, BadgeApi.holder(books, x), x.form(), wish), done);
  }

  private Reply withReason(
      Exchange x, String field, List<String> offered, Function<String, Wish> wish, String done) {
    conference(x);
    Books.Holder holder = BadgeApi.holder(books, x);
    Form form = x.form();
    Optional<String> reason = form.choice(field, offered);
    if (reason.isEmpty()) {
      return badge(x, form, 422);
    }
    return answered(x, wish(x, holder, form, wish.apply(reason.get())), done);
  }

  private Commands.Answer wish(Exchange x, Books.Holder holder, Form form, Wish wish) {
    return commands.wish(
        x.conference(), holder.badge().registrationId(), serial(form), wish, BadgeApi.cause(x));
  }

  private static Reply answered(Exchange x, Commands.Answer answer, String done) {
    return switch (answer) {
      case Commands.Answer.Done _ -> back(x).flash(Flash.Kind.DONE, text(x).get("done." + done));
      case Commands.Answer.Refused refused -> refused(x, refused);
    };
  }

  private static Reply refused(Exchange x, Commands.Answer.Refused refused) {
    return back(x).flash(Flash.Kind.WARNING, DeskViews.refusal(text(x), refused.code()));
  }

  private static Reply.Redirect back(Exchange x) {
    return Reply.seeOther("/" + x.conference() + "/badges/" + x.path("badgeId"));
  }

  /** The serial that the page showed. */
  private static OptionalInt serial(Form form) {
    try {
      return OptionalInt.of(Integer.parseInt(form.value("serial")));
    } catch (NumberFormatException _) {
      return OptionalInt.empty();
    }
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
