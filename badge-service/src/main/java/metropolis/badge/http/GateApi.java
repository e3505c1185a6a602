package metropolis.badge.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.admission.UndoReason;
import metropolis.badge.device.Contact;
import metropolis.badge.device.Device;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.BadgeJson.UndoScanRequest;
import metropolis.badge.http.GateJson.DoorConflicts;
import metropolis.badge.http.GateJson.GateBatch;
import metropolis.badge.http.GateJson.GateBatchAnswer;
import metropolis.badge.http.GateJson.GateEnrolled;
import metropolis.badge.http.GateJson.GateEnrolment;
import metropolis.badge.http.GateJson.GateFound;
import metropolis.badge.http.GateJson.GateHeartbeat;
import metropolis.badge.http.GateJson.GateInside;
import metropolis.badge.http.GateJson.GatePresent;
import metropolis.badge.http.GateJson.GatePulse;
import metropolis.badge.http.GateJson.GateRevocations;
import metropolis.badge.http.GateJson.GateRoster;
import metropolis.badge.http.GateJson.GateRules;
import metropolis.badge.http.GateJson.GateScan;
import metropolis.platform.http.Access;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Reply;
import metropolis.platform.http.Routes;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;

/**
 * The routes of the devices at the gates: they take the tokens of devices, and those open nothing
 * else. Any thread may use it.
 */
final class GateApi {

  static final String BASE = BadgeApi.BASE + "/gate";

  static final String GONE = "wipe: the device is not trusted any more";
  private static final long BATCH_BYTES = 512 * 1024;
  private static final int MOST_FOUND = 20;

  private final Books books;
  private final Commands commands;
  private final Reception reception;
  private final Turnstile turnstile;
  private final DeviceWatch watch;
  private final CountsFeed feed;
  private final GatePhotos photos;

  GateApi(Books books, Commands commands, Reception reception, DeviceWatch watch, CountsFeed feed) {
    this.books = books;
    this.commands = commands;
    this.reception = reception;
    this.turnstile = new Turnstile(books, reception);
    this.watch = watch;
    this.feed = feed;
    this.photos = new GatePhotos(books);
  }

  void routes(Routes routes) {
    Access devices = Access.ownToken(x -> GateToken.device(x, books));
    photos.routes(routes, devices);
    routes
        .api(
            Operation.post(BASE + "/enrol", "enrolDevice", "Trades a one-time code for a token.")
                .body(GateEnrolment.class)
                .answers(GateEnrolled.class)
                .refuses(404, "unknown-conference, unknown-code"),
            Access.PUBLIC,
            this::enrol)
        .api(
            Operation.post(BASE + "/scans", "recordGateScan", "Records one scan of a device.")
                .body(GateScan.class)
                .answers(ScanVerdict.class)
                .often()
                .refuses(404, "unknown-conference, no-such-badge")
                .refuses(409, "scan-id-reused")
                .refuses(410, GONE),
            devices,
            (x, body) -> scan(x, body))
        .api(
            Operation.post(
                    BASE + "/scans:batch",
                    "recordGateScans",
                    "Records up to 200 scans that a device decided by itself; answers each.")
                .body(GateBatch.class)
                .limit(BATCH_BYTES)
                .answers(GateBatchAnswer.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            this::batch)
        .api(
            Operation.post(
                    BASE + "/scans/{scanId}/undo", "undoGateScan", "Takes back a scan of the gate.")
                .body(UndoScanRequest.class)
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan")
                .refuses(409, "nothing-to-undo")
                .refuses(410, GONE),
            devices,
            this::undo)
        .api(
            Operation.post(BASE + "/heartbeat", "gateHeartbeat", "Tells how a device is.")
                .body(GateHeartbeat.class)
                .answers(GatePulse.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            this::heartbeat)
        .api(
            Operation.get(BASE + "/rules", "getGateRules", "What a device needs to decide.")
                .answers(GateRules.class)
                .refuses(404, "unknown-conference, unknown-gate")
                .refuses(410, GONE),
            devices,
            (x, body) -> rules(x))
        .api(
            Operation.get(BASE + "/roster", "getGateRoster", "Badges and who wears them.")
                .query("since", "The version of before: then only what changed.")
                .answersKept(GateRoster.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            (x, body) -> roster(x))
        .api(
            Operation.get(BASE + "/revocations", "getGateRevocations", "Badges that are void.")
                .query("since", "The version of before: then only what changed.")
                .answersKept(GateRevocations.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            (x, body) -> revocations(x))
        .api(
            Operation.get(BASE + "/inside", "getGateInside", "Who is in the gate's zone.")
                .answers(GateInside.class)
                .refuses(404, "unknown-conference, unknown-gate")
                .refuses(410, GONE),
            devices,
            (x, body) -> inside(x))
        .api(
            Operation.get(BASE + "/search", "searchGateBadges", "Finds badges by name.")
                .requiredQuery("query", "Words of names, in any script and order.")
                .answers(GateFound.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            (x, body) -> search(x))
        .api(
            Operation.get(
                    BASE + "/events",
                    "followGate",
                    "Server-sent events: counts as they change, and doors when something happened.")
                .answersFile("text/event-stream")
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            (x, body) -> follow(x))
        .api(
            Operation.get(BASE + "/conflicts", "getGateConflicts", "Conflicts at this gate.")
                .answers(DoorConflicts.class)
                .refuses(404, "unknown-conference")
                .refuses(410, GONE),
            devices,
            (x, body) -> conflicts(x));
  }

  private GateEnrolled enrol(Exchange x, GateEnrolment body) {
    books.conference(x.conference()).orElseThrow(Reception::noConference);
    String hash = GateToken.hash(body.code());
    String device = GateToken.device(hash);
    Cause cause = new Cause(x.commandId(), new Actor(Role.GATE, device), x.now());
    Commands.Answer.Done done =
        Reception.refuseIf(
            commands.enrol(x.conference(), hash, device, body.name().strip(), cause));
    return new GateEnrolled(
        GateToken.token(x.tokens(), x.conference(), device), device, done.data().get("gate"));
  }

  private ScanVerdict scan(Exchange x, GateScan body) {
    Device device = GateToken.device(x, books);
    // What is told at once needs no more of a clock than how long the way may have taken.
    Clocks clock =
        body.decision() == null
            ? new Clocks(x.now(), Duration.ZERO, Duration.ZERO)
            : Clocks.of(body.deviceTime(), null, x.now());
    return documents(x).verdict(turnstile.scan(x, device, body, clock));
  }

  private GateBatchAnswer batch(Exchange x, GateBatch body) {
    Device device = GateToken.device(x, books);
    Clocks clock = Clocks.of(body.now(), body.roundTripMillis(), x.now());
    var results = turnstile.scans(x, device, body.scans(), clock, documents(x));
    return new GateBatchAnswer(
        clock.document(), rosterVersion(x), openConflicts(x, device), results);
  }

  private ScanVerdict undo(Exchange x, UndoScanRequest body) {
    Device device = GateToken.device(x, books);
    UndoReason reason = Reasons.of(UndoReason.class, body.reason(), any -> true);
    String scanId = x.path("scanId");
    boolean own =
        books
            .scanned(x.conference(), scanId)
            .filter(scan -> scan.checkIn().recorded().scan().gate().equals(device.gate()))
            .isPresent();
    if (!own) {
      throw Reception.refusal("unknown-scan");
    }
    return documents(x)
        .verdict(reception.undo(x.conference(), scanId, reason, GateToken.cause(x, device)));
  }

  private GatePulse heartbeat(Exchange x, GateHeartbeat body) {
    Device device = GateToken.device(x, books);
    Clocks clock = Clocks.of(body.now(), body.roundTripMillis(), x.now());
    watch.heard(
        x.conference(),
        device,
        new Contact(
            x.now(),
            body.battery() == null ? OptionalInt.empty() : OptionalInt.of(body.battery()),
            body.waiting(),
            body.appVersion(),
            clock.offset(),
            clock.uncertainty(),
            Optional.ofNullable(body.faces())
                .map(faces -> new Contact.Faces(faces.kept(), faces.wanted()))));
    return new GatePulse(clock.document(), rosterVersion(x), openConflicts(x, device));
  }

  private long rosterVersion(Exchange x) {
    return books.rosterVersion(x.conference()).orElseThrow(Reception::noConference);
  }

  private GateRules rules(Exchange x) {
    Device device = GateToken.device(x, books);
    return new GateDocuments(documents(x))
        .rules(device, books.doors(x.conference(), x.now()).orElseThrow(Reception::noConference));
  }

  private Reply roster(Exchange x) {
    Books.RosterSince roster = since(x);
    if (!roster.whole()) {
      roster.lines().forEach(line -> photos.changed(x.conference(), line));
    }
    return new Reply.Kept(
        "roster-" + roster.version() + (roster.whole() ? "" : "-changes"),
        new GateRoster(
            roster.version(),
            roster.whole(),
            roster.lines().stream()
                .filter(line -> !roster.whole() || !line.badge().isRevoked())
                .map(GateDocuments::person)
                .toList()));
  }

  private Reply revocations(Exchange x) {
    Books.RosterSince roster = since(x);
    return new Reply.Kept(
        "revocations-" + roster.version() + (roster.whole() ? "" : "-changes"),
        new GateRevocations(
            roster.version(),
            roster.whole(),
            roster.lines().stream()
                .map(line -> GateDocuments.revocation(line.badge()))
                .filter(void_ -> !roster.whole() || void_.voidThrough() > 0)
                .toList()));
  }

  private Books.RosterSince since(Exchange x) {
    long since = 0;
    if (x.query("since").isPresent()) {
      String given = x.query("since").get();
      if (!given.matches("[0-9]{1,18}")) {
        throw Problem.badRequest("since", "Give the version of the answer before.").refuse();
      }
      since = Long.parseLong(given);
    }
    return books.roster(x.conference(), since).orElseThrow(Reception::noConference);
  }

  private GateInside inside(Exchange x) {
    Device device = GateToken.device(x, books);
    String zone =
        documents(x)
            .conference()
            .venue()
            .gate(device.gate())
            .orElseThrow(() -> Reception.refusal("unknown-gate"))
            .zone();
    return new GateInside(
        x.now(),
        books.inside(x.conference(), zone, x.now()).orElseThrow(Reception::noConference).stream()
            .map(
                present -> new GatePresent(present.badge().text(), present.gate(), present.since()))
            .toList());
  }

  private GateFound search(Exchange x) {
    Documents documents = documents(x);
    String query = x.query("query").orElseThrow();
    if (query.length() > 100) {
      throw Problem.badRequest("query", "Give at most 100 characters.").refuse();
    }
    return new GateFound(
        HolderOrder.sorted(books.holders(x.conference(), query).orElse(List.of())).stream()
            .filter(holder -> !holder.badge().isRevoked())
            .limit(MOST_FOUND)
            .map(documents::scannedBadge)
            .toList());
  }

  private Reply follow(Exchange x) {
    return Reply.events(feed.open(x.conference()));
  }

  private DoorConflicts conflicts(Exchange x) {
    Device device = GateToken.device(x, books);
    GateDocuments documents = new GateDocuments(documents(x));
    return new DoorConflicts(atGate(x, device).stream().map(documents::conflict).toList());
  }

  private int openConflicts(Exchange x, Device device) {
    return (int) atGate(x, device).stream().filter(dispute -> dispute.conflict().isOpen()).count();
  }

  private List<Books.Dispute> atGate(Exchange x, Device device) {
    return books.conflicts(x.conference()).orElseThrow(Reception::noConference).stream()
        .filter(dispute -> dispute.conflict().isAt(device.gate()))
        .toList();
  }

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
