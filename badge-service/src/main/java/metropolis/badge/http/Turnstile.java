package metropolis.badge.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import metropolis.badge.admission.Decision;
import metropolis.badge.admission.Direction;
import metropolis.badge.admission.OverrideReason;
import metropolis.badge.admission.Presented;
import metropolis.badge.admission.Report;
import metropolis.badge.admission.Scan;
import metropolis.badge.device.Device;
import metropolis.badge.http.GateJson.GateScan;
import metropolis.badge.http.GateJson.GateScanResult;
import metropolis.platform.http.Exchange;
import metropolis.platform.http.JsonItem;
import metropolis.platform.http.Problem;
import metropolis.platform.http.Refusal;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Cause;
import metropolis.platform.values.HeldElsewhere;
import metropolis.platform.values.NotReady;
import metropolis.platform.values.Role;
import metropolis.platform.values.Unanswered;

/** Takes what devices tell to the books. Any thread may use it. */
final class Turnstile {

  private static final String INVALID = "invalid";

  private final Books books;
  private final Reception reception;

  Turnstile(Books books, Reception reception) {
    this.books = books;
    this.reception = reception;
  }

  /** Records one scan of a device and tells what came of it. */
  Books.Scanned scan(Exchange x, Device device, GateScan told, Clocks clock) {
    return reception.record(
        x.conference(), scan(x.conference(), device, told, clock, GateToken.cause(x, device)));
  }

  /**
   * Records many scans at once. Each is answered by itself: one that cannot be read, or that the
   * books cannot take, harms no other.
   *
   * @param scans as they came
   */
  List<GateScanResult> scans(
      Exchange x, Device device, List<JsonItem> scans, Clocks clock, Documents documents) {
    String conference = x.conference();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<GateScanResult>> answers = new ArrayList<>();
      for (JsonItem told : scans) {
        answers.add(each.submit(() -> answer(conference, device, told, clock, documents)));
      }
      List<GateScanResult> results = new ArrayList<>();
      for (Future<GateScanResult> answer : answers) {
        results.add(answer.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NotReady("interrupted", e);
    } catch (ExecutionException bug) {
      throw new IllegalStateException("a scan of a batch was not answered", bug.getCause());
    }
  }

  private GateScanResult answer(
      String conference, Device device, JsonItem told, Clocks clock, Documents documents) {
    String id = idOf(told);
    GateScan scan;
    try {
      scan = told.read(GateScan.class);
    } catch (Refusal refusal) {
      return failed(id, INVALID, refusal.problem());
    }
    try {
      // The scan's id tells a repetition, and what is another scan under the same id.
      Cause cause = new Cause(Exchange.randomId(), new Actor(Role.GATE, device.id()), clock.now());
      Books.Scanned scanned =
          reception.record(conference, scan(conference, device, scan, clock, cause));
      return new GateScanResult(id, "stored", null, null, documents.verdict(scanned));
    } catch (Refusal refusal) {
      Problem problem = refusal.problem();
      return failed(id, problem.status() == 400 ? INVALID : "rejected", problem);
    } catch (Unanswered | NotReady | HeldElsewhere notNow) {
      return new GateScanResult(id, "again", "unavailable", "Send it again.", null);
    }
  }

  private static GateScanResult failed(String id, String status, Problem problem) {
    String remedy =
        problem.fields().isEmpty()
            ? problem.detail()
            : problem.fields().getFirst().field() + ": " + problem.fields().getFirst().remedy();
    return new GateScanResult(id, status, problem.code(), remedy, null);
  }

  private static String idOf(JsonItem told) {
    return told.text("scanId").filter(BadgeJson::isScanId).orElse(null);
  }

  private Scan scan(String conference, Device device, GateScan told, Clocks clock, Cause cause) {
    return new Scan(
        told.scanId(),
        device.gate(),
        device.id(),
        presented(conference, told),
        told.deviceTime(),
        cause,
        "out".equals(told.direction()) ? Direction.OUT : Direction.IN,
        Optional.ofNullable(told.session()),
        Boolean.TRUE.equals(told.walkIn()),
        new Report(
            decision(told),
            told.sequence(),
            clock.offset(),
            told.decision() == null ? Duration.ZERO : clock.uncertainty(),
            Boolean.TRUE.equals(told.offline()),
            told.rosterVersion() == null ? 0 : told.rosterVersion(),
            told.revocationVersion() == null ? 0 : told.revocationVersion(),
            told.operator() == null ? "" : told.operator()));
  }

  private Presented presented(String conference, GateScan told) {
    return told.badgeId() == null
        ? reception.presented(conference, told.code())
        : reception.searched(conference, told.badgeId());
  }

  private static Decision decision(GateScan told) {
    String reason = told.reason() == null ? "" : told.reason();
    return switch (told.decision()) {
      case "admitted" ->
          new Decision.LetThrough(
              reason,
              Optional.ofNullable(told.override())
                  .map(word -> Reasons.of(OverrideReason.class, word, any -> true)));
      case "refused" -> new Decision.TurnedAway(reason);
      case null -> new Decision.Asked();
      default -> throw new IllegalStateException("checked as it was read: " + told.decision());
    };
  }
}
