package metropolis.badge.http;

import static metropolis.badge.http.Reception.noConference;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.Wish;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.BadgeJson.BadgeKeySet;
import metropolis.badge.http.BadgeJson.BadgeList;
import metropolis.badge.http.BadgeJson.BadgeNotices;
import metropolis.badge.http.BadgeJson.PrintBadgeRequest;
import metropolis.badge.http.BadgeJson.ReissueBadgeRequest;
import metropolis.badge.http.BadgeJson.RevokeBadgeRequest;
import metropolis.badge.http.BadgeJson.SeenBadgeRequest;
import metropolis.badge.rendering.Composition;
import metropolis.badge.rendering.Face;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/** The JSON API. Any thread may use it. */
final class BadgeApi {

  static final String BASE = "/api/badge/{conference}";

  /** Those who stand at the doors and at the badge desk. */
  static final Access STAFF = Access.staff(Role.GATE, Role.SECRETARIAT);

  private static final int PAGE = 100;
  private static final String FORMAT = "As templates name it; the standard one, if left out.";
  private static final String NO_FORMAT = "bad-request: no such format";
  private static final String NO_BADGE = "unknown-conference, no-such-badge";

  /** Long enough to spare us the gates, short enough for a new key to be known in time. */
  private static final Duration KEYS_LAST = Duration.ofHours(1);

  private final Books books;
  private final Commands commands;
  private final PrintRoom printRoom;
  private final Press press;
  private final KeyRing keys;

  BadgeApi(Books books, Commands commands, PrintRoom printRoom, Press press, KeyRing keys) {
    this.books = books;
    this.commands = commands;
    this.printRoom = printRoom;
    this.press = press;
    this.keys = keys;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.get(BASE + "/badges", "listBadges", "Lists badges, by name.")
                .query("query", "Words of names, organisations and countries, or a code or an id.")
                .query("status", "issued or revoked.")
                .query("print", "to-print, not-printed, stale, printed, handed-over or returned.")
                .query("category", "The id of a category.")
                .query("organisation", "A part of the name of an organisation.")
                .query("page", "From 1, of 100 badges each.")
                .answers(BadgeList.class)
                .refuses(400, "bad-request: no such status or print state")
                .refuses(404, "unknown-conference"),
            STAFF,
            (x, body) -> list(x))
        .api(
            Operation.get(
                    BASE + "/badges/notices",
                    "listBadgeNotices",
                    "Lists badges that cannot be printed, or not as wished, and why.")
                .query("format", FORMAT)
                .answers(BadgeNotices.class)
                .refuses(400, NO_FORMAT)
                .refuses(404, "unknown-conference"),
            STAFF,
            (x, body) -> notices(x))
        .api(
            Operation.get(BASE + "/badges/pdf", "printBadges", "All badges as one PDF, by name.")
                .query("query", "As for the list.")
                .query("format", FORMAT)
                .answersFile("application/pdf")
                .refuses(400, NO_FORMAT)
                .refuses(404, "unknown-conference, nothing-to-print"),
            STAFF,
            (x, body) -> printAll(x))
        .api(
            Operation.get(BASE + "/badges/{badgeId}", "getBadge", "A badge with its history.")
                .answers(BadgeDetail.class)
                .refuses(404, "unknown-conference, no-such-badge"),
            STAFF,
            (x, body) -> badge(x))
        .api(
            Operation.get(BASE + "/badges/{badgeId}/pdf", "printBadge", "A badge as PDF.")
                .query("format", FORMAT)
                .answersFile("application/pdf")
                .refuses(400, NO_FORMAT)
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "badge-revoked, not-printable"),
            STAFF,
            (x, body) -> print(x))
        .api(
            Operation.post(
                    BASE + "/badges/{badgeId}/print",
                    "recordBadgePrint",
                    "Makes the document of a badge that goes to the printer, and records it.")
                .body(PrintBadgeRequest.class)
                .answersFile("application/pdf")
                .refuses(400, "bad-request: no such reason or format")
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "badge-changed, badge-revoked, not-printable, reason-needed"),
            STAFF,
            this::recordPrint)
        .api(
            wish("hand-over", "handOverBadge", "Records that a badge was handed over.")
                .body(SeenBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, NO_BADGE)
                .refuses(409, "badge-changed, badge-revoked, not-printed, handed-over-already"),
            STAFF,
            (x, body) -> wish(x, body.serial(), new Wish.HandOver()))
        .api(
            wish("return", "returnBadge", "Records that a badge came back.")
                .body(SeenBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, NO_BADGE)
                .refuses(409, "badge-changed, not-handed-over"),
            STAFF,
            (x, body) -> wish(x, body.serial(), new Wish.TakeBack()))
        .api(
            wish(
                    "reissue",
                    "reissueBadge",
                    "Issues a badge anew; the print before is refused at once.")
                .body(ReissueBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, NO_BADGE)
                .refuses(409, "badge-changed, badge-revoked, too-many-prints"),
            STAFF,
            (x, body) -> wish(x, body.serial(), Reasons.reissue(body.reason())))
        .api(
            wish("revoke", "revokeBadge", "Makes a badge worthless.")
                .body(RevokeBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, NO_BADGE)
                .refuses(409, "badge-changed, badge-revoked"),
            Access.staff(Role.SECRETARIAT),
            (x, body) -> wish(x, body.serial(), Reasons.revoke(body.reason())))
        .api(
            Operation.get(
                    "/.well-known/metropolis/{conference}/badge-keys.json",
                    "getBadgeKeys",
                    "The public keys that verify badges, as a JSON Web Key Set.")
                .answers(BadgeKeySet.class)
                .cached(KEYS_LAST)
                .refuses(404, "unknown-conference"),
            Access.PUBLIC,
            (x, body) -> keys(x));
  }

  private BadgeList list(Exchange x) {
    Documents documents = documents(x);
    HolderFilter filter = HolderFilter.of(x, "query");
    List<Books.Holder> found =
        HolderOrder.sorted(
            filter.of(
                books
                    .holders(x.conference(), filter.query())
                    .orElseThrow(Reception::noConference)));
    int page = x.query("page", 1, 1, 1_000_000);
    return new BadgeList(
        found.size(),
        page,
        found.stream().skip((page - 1L) * PAGE).limit(PAGE).map(documents::summary).toList());
  }

  private BadgeNotices notices(Exchange x) {
    Documents documents = documents(x);
    return new BadgeNotices(
        printRoom
            .proofs(documents.conference(), HolderOrder.sorted(printable(x)), format(x))
            .stream()
            .flatMap(proof -> Documents.notice(proof).stream())
            .toList());
  }

  private Reply printAll(Exchange x) {
    Spool pdf =
        press
            .all(
                new Press.Order(conference(x), format(x), Optional.empty()),
                HolderOrder.sorted(printable(x)))
            .orElseThrow(
                () ->
                    Problem.notFound("nothing-to-print", "No badge that can be printed was found.")
                        .refuse());
    return Reply.attachment("application/pdf", "badges-" + x.conference() + ".pdf", pdf::sendTo);
  }

  private String format(Exchange x) {
    return printRoom.format(x.conference(), x.query("format").orElse(""));
  }

  private List<Books.Holder> printable(Exchange x) {
    return books
        .holders(x.conference(), x.query("query").orElse(""))
        .orElseThrow(Reception::noConference)
        .stream()
        .filter(holder -> !holder.badge().isRevoked())
        .toList();
  }

  private BadgeDetail badge(Exchange x) {
    return detail(x, holder(x));
  }

  private BadgeDetail detail(Exchange x, Books.Holder holder) {
    Documents documents = documents(x);
    return documents.detail(
        holder,
        printRoom.proof(documents.conference(), holder, printRoom.format(x.conference(), "")),
        books.checkIns(x.conference(), holder.badge().id()));
  }

  private Reply print(Exchange x) {
    Books.Holder holder = holder(x);
    return pdf(holder, printRoom.print(conference(x), face(x, holder, format(x))));
  }

  /** The document is made first: what cannot be printed is not recorded as printed. */
  private Reply recordPrint(Exchange x, PrintBadgeRequest body) {
    Books.Holder holder = holder(x);
    Face face = face(x, holder, printRoom.format(x.conference(), body.format()));
    byte[] document = printRoom.print(conference(x), face);
    Reception.refuseIf(
        commands.wish(
            x.conference(),
            holder.badge().registrationId(),
            serial(body.serial()),
            new Wish.Print(
                PrintRoom.imprint(document, face, holder), Reasons.reprint(body.reason())),
            cause(x)));
    return pdf(holder, document);
  }

  private static Reply pdf(Books.Holder holder, byte[] document) {
    return Reply.inline("application/pdf", "badge-" + holder.badge().code() + ".pdf", document);
  }

  private Face face(Exchange x, Books.Holder holder, String format) {
    if (holder.badge().isRevoked()) {
      throw Problem.conflict("badge-revoked", "A revoked badge is not printed.").refuse();
    }
    return switch (printRoom.compose(conference(x), holder, format)) {
      case Composition.Ready ready -> ready.face();
      case Composition.Impossible impossible ->
          throw Problem.conflict("not-printable", "Correct the registration first.")
              .with("obstacle", Words.of(impossible.why()))
              .with(
                  "characters",
                  String.join(
                      "; ", impossible.characters().stream().map(Composition::described).toList()))
              .refuse();
    };
  }

  private BadgeDetail wish(Exchange x, Integer serial, Wish wish) {
    Reception.refuseIf(
        commands.wish(
            x.conference(), holder(x).badge().registrationId(), serial(serial), wish, cause(x)));
    return badge(x);
  }

  private static Operation<Void, Void> wish(String what, String id, String summary) {
    return Operation.post(BASE + "/badges/{badgeId}/" + what, id, summary);
  }

  private BadgeKeySet keys(Exchange x) {
    conference(x);
    return Documents.keys(keys);
  }

  private Books.Holder holder(Exchange x) {
    conference(x);
    return holder(books, x);
  }

  /** The badge in the path. */
  static Books.Holder holder(Books books, Exchange x) {
    return badgeId(x.path("badgeId"))
        .flatMap(id -> books.holder(x.conference(), id))
        .orElseThrow(
            () ->
                Problem.notFound("no-such-badge", "Check the badge id: no badge has it.").refuse());
  }

  private static Optional<BadgeId> badgeId(String text) {
    try {
      return Optional.of(new BadgeId(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private Documents documents(Exchange x) {
    return new Documents(conference(x), x.language().code());
  }

  private Books.Conference conference(Exchange x) {
    return books.conference(x.conference()).orElseThrow(() -> noConference());
  }

  static Cause cause(Exchange x) {
    return new Cause(x.commandId(), x.actor(), x.now());
  }

  private static OptionalInt serial(Integer serial) {
    return serial == null ? OptionalInt.empty() : OptionalInt.of(serial);
  }
}
