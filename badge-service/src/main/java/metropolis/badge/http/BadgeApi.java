package metropolis.badge.http;

import static metropolis.badge.http.Reception.noConference;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.credential.BadgeId;
import metropolis.badge.credential.IssueReason;
import metropolis.badge.credential.KeyRing;
import metropolis.badge.credential.RevocationReason;
import metropolis.badge.credential.Words;
import metropolis.badge.http.BadgeJson.BadgeDetail;
import metropolis.badge.http.BadgeJson.BadgeKeySet;
import metropolis.badge.http.BadgeJson.BadgeList;
import metropolis.badge.http.BadgeJson.BadgeNotices;
import metropolis.badge.http.BadgeJson.DoorCounts;
import metropolis.badge.http.BadgeJson.ReissueBadgeRequest;
import metropolis.badge.http.BadgeJson.RevokeBadgeRequest;
import metropolis.badge.http.BadgeJson.ScanRequest;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.BadgeJson.UndoScanRequest;
import metropolis.badge.rendering.Composition;
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

  private final Books books;
  private final Commands commands;
  private final Reception reception;
  private final PrintRoom printRoom;
  private final KeyRing keys;

  BadgeApi(Books books, Commands commands, Reception reception, PrintRoom printRoom, KeyRing keys) {
    this.books = books;
    this.commands = commands;
    this.reception = reception;
    this.printRoom = printRoom;
    this.keys = keys;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.post(BASE + "/scans", "recordScan", "Records a scan and tells its verdict.")
                .body(ScanRequest.class)
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-gate")
                .refuses(409, "scan-id-reused"),
            STAFF,
            this::scan)
        .api(
            Operation.post(BASE + "/scans/{scanId}/undo", "undoScan", "Takes back an admission.")
                .body(UndoScanRequest.class)
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan")
                .refuses(409, "nothing-to-undo"),
            STAFF,
            this::undo)
        .api(
            Operation.get(BASE + "/scans/{scanId}", "getScan", "Tells the verdict of a scan.")
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan"),
            STAFF,
            (x, body) -> scanned(x))
        .api(
            Operation.get(
                    BASE + "/counts", "getDoorCounts", "Counts of today by gate, people by zone.")
                .answers(DoorCounts.class)
                .refuses(404, "unknown-conference"),
            STAFF,
            (x, body) -> counts(x))
        .api(
            Operation.get(BASE + "/badges", "listBadges", "Lists badges, by name.")
                .query("query", "Words of names, organisations and countries, or a code or an id.")
                .query("status", "issued or revoked.")
                .query("page", "From 1, of 100 badges each.")
                .answers(BadgeList.class)
                .refuses(404, "unknown-conference"),
            STAFF,
            (x, body) -> list(x))
        .api(
            Operation.get(
                    BASE + "/badges/notices",
                    "listBadgeNotices",
                    "Lists badges that cannot be printed, or not as wished, and why.")
                .answers(BadgeNotices.class)
                .refuses(404, "unknown-conference"),
            STAFF,
            (x, body) -> notices(x))
        .api(
            Operation.get(BASE + "/badges/pdf", "printBadges", "All badges as one PDF, by name.")
                .query("query", "As for the list.")
                .answersFile("application/pdf")
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
                .answersFile("application/pdf")
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "badge-revoked, not-printable"),
            STAFF,
            (x, body) -> print(x))
        .api(
            Operation.post(
                    BASE + "/badges/{badgeId}/reissue",
                    "reissueBadge",
                    "Issues a badge anew; the print before is refused at once.")
                .body(ReissueBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "badge-changed, badge-revoked"),
            STAFF,
            this::reissue)
        .api(
            Operation.post(
                    BASE + "/badges/{badgeId}/revoke", "revokeBadge", "Makes a badge worthless.")
                .body(RevokeBadgeRequest.class)
                .answers(BadgeDetail.class)
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "badge-changed, badge-revoked"),
            Access.staff(Role.SECRETARIAT),
            this::revoke)
        .api(
            Operation.get(
                    "/.well-known/metropolis/{conference}/badge-keys.json",
                    "getBadgeKeys",
                    "The public keys that verify badges, as a JSON Web Key Set.")
                .answers(BadgeKeySet.class)
                .refuses(404, "unknown-conference"),
            Access.PUBLIC,
            (x, body) -> keys(x));
  }

  private ScanVerdict scan(Exchange x, ScanRequest body) {
    Reception.Request request =
        new Reception.Request(
            body.scanId(),
            body.gate(),
            body.device() == null ? "" : body.device(),
            body.code(),
            body.deviceTime() == null ? x.now() : body.deviceTime());
    Books.Scanned scanned = reception.scan(x.conference(), request, cause(x));
    return documents(x).verdict(scanned);
  }

  private ScanVerdict undo(Exchange x, UndoScanRequest body) {
    UndoReason reason = reason(UndoReason.class, body.reason(), List.of(UndoReason.values()));
    return documents(x).verdict(reception.undo(x.conference(), x.path("scanId"), reason, cause(x)));
  }

  private ScanVerdict scanned(Exchange x) {
    Documents documents = documents(x);
    return books
        .scanned(x.conference(), x.path("scanId"))
        .map(documents::verdict)
        .orElseThrow(
            () -> Problem.notFound("unknown-scan", "Check the scan id: no scan has it.").refuse());
  }

  private DoorCounts counts(Exchange x) {
    Books.Doors doors = books.doors(x.conference(), x.now()).orElseThrow(Reception::noConference);
    return documents(x).counts(doors);
  }

  private BadgeList list(Exchange x) {
    Documents documents = documents(x);
    List<Books.Holder> found = HolderOrder.sorted(found(x));
    int page = x.query("page", 1, 1, 1_000_000);
    return new BadgeList(
        found.size(),
        page,
        found.stream().skip((page - 1L) * PAGE).limit(PAGE).map(documents::summary).toList());
  }

  private List<Books.Holder> found(Exchange x) {
    Optional<String> status = x.query("status");
    status
        .filter(word -> !List.of("issued", "revoked").contains(word))
        .ifPresent(
            word -> {
              throw Problem.badRequest("status", "Give issued or revoked.").refuse();
            });
    return books
        .holders(x.conference(), x.query("query").orElse(""))
        .orElseThrow(Reception::noConference)
        .stream()
        .filter(
            holder ->
                status
                    .map(word -> word.equals("revoked") == holder.badge().isRevoked())
                    .orElse(true))
        .toList();
  }

  private BadgeNotices notices(Exchange x) {
    Documents documents = documents(x);
    return new BadgeNotices(
        printRoom.proofs(documents.conference(), HolderOrder.sorted(printable(x))).stream()
            .flatMap(sheet -> documents.notice(sheet).stream())
            .toList());
  }

  private Reply printAll(Exchange x) {
    byte[] pdf =
        printRoom
            .printAll(conference(x), HolderOrder.sorted(printable(x)))
            .orElseThrow(
                () ->
                    Problem.notFound("nothing-to-print", "No badge that can be printed was found.")
                        .refuse());
    return Reply.attachment("application/pdf", "badges-" + x.conference() + ".pdf", pdf);
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
        printRoom.compose(documents.conference(), holder),
        books.checkIns(x.conference(), holder.badge().id()));
  }

  private Reply print(Exchange x) {
    Books.Holder holder = holder(x);
    if (holder.badge().isRevoked()) {
      throw Problem.conflict("badge-revoked", "A revoked badge is not printed.").refuse();
    }
    return switch (printRoom.compose(conference(x), holder)) {
      case Composition.Ready ready ->
          Reply.inline(
              "application/pdf",
              "badge-" + holder.badge().code() + ".pdf",
              printRoom.print(conference(x), ready.face()));
      case Composition.Impossible impossible ->
          throw Problem.conflict("not-printable", "Correct the registration first.")
              .with("obstacle", Words.of(impossible.why()))
              .refuse();
    };
  }

  private BadgeDetail reissue(Exchange x, ReissueBadgeRequest body) {
    IssueReason reason =
        reason(
            IssueReason.class,
            body.reason(),
            List.of(IssueReason.values()).stream().filter(IssueReason::byStaff).toList());
    Reception.refuseIf(
        commands.reissue(
            x.conference(),
            holder(x).badge().registrationId(),
            serial(body.serial()),
            reason,
            cause(x)));
    return badge(x);
  }

  private BadgeDetail revoke(Exchange x, RevokeBadgeRequest body) {
    RevocationReason reason =
        reason(
            RevocationReason.class,
            body.reason(),
            List.of(RevocationReason.values()).stream().filter(RevocationReason::byStaff).toList());
    Reception.refuseIf(
        commands.revoke(
            x.conference(),
            holder(x).badge().registrationId(),
            serial(body.serial()),
            reason,
            cause(x)));
    return badge(x);
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

  private static <E extends Enum<E>> E reason(Class<E> type, String word, List<E> allowed) {
    return Words.read(type, word)
        .filter(allowed::contains)
        .orElseThrow(
            () ->
                Problem.badRequest(
                        "reason",
                        "Give one of "
                            + String.join(", ", allowed.stream().map(Words::of).toList())
                            + ".")
                    .refuse());
  }
}
