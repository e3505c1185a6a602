package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.conference;
import static metropolis.badge.Given.confirmed;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import metropolis.badge.credential.BadgeId;
import metropolis.schemas.badge.CheckInRecorded;
import metropolis.schemas.badge.CodeCheck;
import metropolis.schemas.badge.GateReport;
import metropolis.schemas.badge.RecordScan;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.conference.ConferenceAnnounced;
import metropolis.schemas.conference.Gate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Three gates that were offline all morning come back together. */
class ThreeGatesTest {

  private static final List<String> GATES = List.of("main", "lake", "tower");
  private static final int SCANS = 1_000;
  private static final int SHARED = 30;

  private final Stream stream = new Stream();
  private final Random random = new Random(2004);

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void every_scan_is_stored_once_and_every_conflict_is_found() {
    List<RecordScan> told = new ArrayList<>();
    Set<String> conflicts = new HashSet<>();
    stream.hears(withThreeGates());
    for (int person = 0; person < GATES.size() * (SCANS - SHARED) + SHARED; person++) {
      stream.hears(confirmed(registration(person)));
    }
    for (int person = 0; person < SHARED; person++) {
      // All three let the same badge in; the first by the clock is the entry.
      List<Integer> seconds = new ArrayList<>(List.of(60, 1_800, 3_600));
      Collections.shuffle(seconds, random);
      for (int gate = 0; gate < GATES.size(); gate++) {
        RecordScan scan = scan(gate, person, MONDAY.plusSeconds(seconds.get(gate) + person));
        told.add(scan);
        if (seconds.get(gate) != 60) {
          conflicts.add(scan.getScanId());
        }
      }
    }
    for (int gate = 0; gate < GATES.size(); gate++) {
      for (int n = 0; n < SCANS - SHARED; n++) {
        int person = SHARED + gate * (SCANS - SHARED) + n;
        told.add(scan(gate, person, MONDAY.plusSeconds(random.nextInt(7_200))));
      }
    }
    List<RecordScan> sent = new ArrayList<>(told);
    // A tenth of all answers is lost on the way back, and those scans are sent again.
    told.stream().filter(scan -> random.nextInt(10) == 0).forEach(sent::add);
    Collections.shuffle(sent, random);

    int attempt = 0;
    for (RecordScan scan : sent) {
      attempt++;
      stream.asks(again(scan, attempt));
    }

    Map<String, Long> events =
        stream.checkInEvents().stream()
            .filter(CheckInRecorded.class::isInstance)
            .map(event -> ((CheckInRecorded) event).getScanId())
            .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
    assertThat(events).hasSize(GATES.size() * SCANS);
    assertThat(events.values()).allMatch(times -> times == 1);
    assertThat(stream.store(Stores.CHECK_INS)).hasSize(GATES.size() * SCANS);
    Set<String> found =
        stream
            .shards()
            .read(
                CONFERENCE,
                book ->
                    book.admissions().conflicts().stream()
                        .map(conflict -> conflict.scan().scanId())
                        .collect(Collectors.toSet()))
            .orElseThrow();
    assertThat(found).isEqualTo(conflicts);
    assertThat(stream.shards().read(CONFERENCE, book -> book.admissions().inside("house", MONDAY)))
        .contains(GATES.size() * (SCANS - SHARED) + SHARED);
  }

  private static RecordScan scan(int gate, int person, Instant time) {
    String id = "scan-%d-%05d".formatted(gate, person);
    return RecordScan.newBuilder()
        .setMeta(Given.command("first", id))
        .setScanId(id)
        .setGate(GATES.get(gate))
        .setDevice("tablet-" + gate)
        .setCheck(CodeCheck.GENUINE)
        .setBadgeId(BadgeId.of(CONFERENCE, registration(person)).text())
        .setSerial(1)
        .setDeviceTime(time)
        .setReport(
            GateReport.newBuilder()
                .setDecision("let-through")
                .setReason("")
                .setOverride("")
                .setSequence(person)
                .setOffsetMillis(0)
                .setUncertaintyMillis(20)
                .setOffline(true)
                .setRosterVersion(1)
                .setRevocationVersion(1)
                .setOperator("")
                .build())
        .build();
  }

  /** As a new request, hours after it happened. */
  private static RecordScan again(RecordScan scan, int attempt) {
    var meta = Given.command("attempt-" + attempt, scan.getScanId());
    return RecordScan.newBuilder(scan)
        .setMeta(CommandMeta.newBuilder(meta).setTime(MONDAY.plusSeconds(20_000)).build())
        .build();
  }

  private static ConferenceAnnounced withThreeGates() {
    List<Gate> gates = GATES.stream().map(id -> new Gate(id, Map.of("en", id), "house")).toList();
    return ConferenceAnnounced.newBuilder(conference()).setGates(gates).build();
  }

  private static String registration(int person) {
    return "P%015d".formatted(person);
  }
}
