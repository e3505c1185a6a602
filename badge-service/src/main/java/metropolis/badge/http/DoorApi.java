package metropolis.badge.http;

import metropolis.badge.admission.UndoReason;
import metropolis.badge.http.BadgeJson.DoorCounts;
import metropolis.badge.http.BadgeJson.ScanRequest;
import metropolis.badge.http.BadgeJson.ScanVerdict;
import metropolis.badge.http.BadgeJson.UndoScanRequest;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.Operation;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Routes;

/** The part of the JSON API that the doors use. Any thread may use it. */
final class DoorApi {

  private static final String BASE = BadgeApi.BASE;

  private final Books books;
  private final Reception reception;

  DoorApi(Books books, Reception reception) {
    this.books = books;
    this.reception = reception;
  }

  void routes(Routes routes) {
    routes
        .api(
            Operation.post(BASE + "/scans", "recordScan", "Records a scan and tells its verdict.")
                .body(ScanRequest.class)
                .answers(ScanVerdict.class)
                .often()
                .refuses(404, "unknown-conference, unknown-gate")
                .refuses(409, "scan-id-reused"),
            BadgeApi.STAFF,
            this::scan)
        .api(
            Operation.post(BASE + "/scans/{scanId}/undo", "undoScan", "Takes back an admission.")
                .body(UndoScanRequest.class)
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan")
                .refuses(409, "nothing-to-undo"),
            BadgeApi.STAFF,
            this::undo)
        .api(
            Operation.get(BASE + "/scans/{scanId}", "getScan", "Tells the verdict of a scan.")
                .answers(ScanVerdict.class)
                .refuses(404, "unknown-conference, unknown-scan"),
            BadgeApi.STAFF,
            (x, body) -> scanned(x))
        .api(
            Operation.get(
                    BASE + "/counts", "getDoorCounts", "Counts of today by gate, people by zone.")
                .answers(DoorCounts.class)
                .refuses(404, "unknown-conference"),
            BadgeApi.STAFF,
            (x, body) -> counts(x));
  }

  private ScanVerdict scan(Exchange x, ScanRequest body) {
    Reception.Request request =
        new Reception.Request(
            body.scanId(),
            body.gate(),
            body.device() == null ? "" : body.device(),
            body.code(),
            body.deviceTime() == null ? x.now() : body.deviceTime(),
            Boolean.TRUE.equals(body.walkIn()));
    Books.Scanned scanned = reception.scan(x.conference(), request, BadgeApi.cause(x));
    return documents(x).verdict(scanned);
  }

  private ScanVerdict undo(Exchange x, UndoScanRequest body) {
    UndoReason reason = Reasons.of(UndoReason.class, body.reason(), any -> true);
    return documents(x)
        .verdict(reception.undo(x.conference(), x.path("scanId"), reason, BadgeApi.cause(x)));
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

  private Documents documents(Exchange x) {
    return new Documents(
        books.conference(x.conference()).orElseThrow(Reception::noConference), x.language().code());
  }
}
