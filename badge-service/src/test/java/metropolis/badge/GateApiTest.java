package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.cancelled;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static metropolis.badge.Site.json;
import static metropolis.badge.Tablet.API;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import metropolis.platform.http.ApiCheck;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What devices at the gates may do, and what becomes of it. */
class GateApiTest {

  private static final Instant EARLIER = MONDAY.minusSeconds(600);

  @AutoClose private final Site site = Site.withLea();

  @Test
  void what_is_described_is_what_answers() throws Exception {
    assertThat(ApiCheck.differences(site.server()))
        // Where the keys are is well known, and so not ours to choose.
        .filteredOn(difference -> !difference.contains("/.well-known/"))
        .isEmpty();
  }

  @Test
  void a_code_makes_a_device_of_its_gate() {
    Tablet tablet = Tablet.at(site, "lake");

    JsonNode rules = json(tablet.get("rules"));

    assertThat(rules.at("/gate").asText()).isEqualTo("lake");
    assertThat(rules.at("/zone/antiPassBack").asText()).isEqualTo("block");
  }

  @Test
  void a_device_that_asks_is_answered() {
    Tablet tablet = Tablet.at(site, "main");

    JsonNode verdict =
        json(
            tablet.post(
                "scans",
                """
                {"scanId": "scan-0001", "sequence": 1, "code": "%s", "deviceTime": "%s"}
                """
                    .formatted(site.token(LEA, 1), MONDAY)));

    assertThat(verdict.at("/verdict").asText()).isEqualTo("admitted");
    assertThat(verdict.at("/badge/name").asText()).isEqualTo("Léa Amsler");
  }

  @Test
  void a_forgotten_badge_is_found_by_name_without_accents_in_either_order() {
    Tablet tablet = Tablet.at(site, "main");

    JsonNode found = json(tablet.get("search?query=amsler%20LEA"));
    JsonNode verdict =
        json(
            tablet.post(
                "scans",
                """
                {"scanId": "scan-0001", "sequence": 1, "badgeId": "%s", "deviceTime": "%s"}
                """
                    .formatted(found.at("/badges/0/badgeId").asText(), MONDAY)));

    assertThat(verdict.at("/verdict").asText()).isEqualTo("admitted");
  }

  @Test
  void a_batch_answers_each_scan_and_a_poisoned_one_harms_no_other() {
    Tablet tablet = Tablet.at(site, "main");

    JsonNode answer =
        tablet.tells(
            MONDAY,
            List.of(
                letIn("scan-0001", site.token(LEA, 1), EARLIER),
                "{\"scanId\": \"scan-0002\", \"sequence\": \"x\"}",
                "5",
                letIn("scan-0003", "a\\u0000b", EARLIER),
                letIn("scan-0004", "no badge", EARLIER)));

    assertThat(answer.at("/results").findValuesAsText("status"))
        .containsExactly("stored", "invalid", "invalid", "invalid", "stored");
    assertThat(answer.at("/results/0/verdict/verdict").asText()).isEqualTo("admitted");
    assertThat(answer.at("/results/1/scanId").asText()).isEqualTo("scan-0002");
    assertThat(answer.at("/results/4/verdict/reason").asText()).isEqualTo("unreadable");
  }

  @Test
  void a_clock_that_is_wrong_is_put_right_and_told() {
    Tablet tablet = Tablet.at(site, "main");
    Instant slow = MONDAY.minusSeconds(300);

    JsonNode answer =
        tablet.tells(slow, List.of(letIn("scan-0001", site.token(LEA, 1), slow.minusSeconds(60))));

    assertThat(answer.at("/clock/skewed").asBoolean()).isTrue();
    assertThat(answer.at("/clock/offsetMillis").asLong()).isEqualTo(300_000 - 20);
    assertThat(answer.at("/clock/uncertaintyMillis").asLong()).isEqualTo(20);
    assertThat(answer.at("/results/0/verdict/time").asText()).isEqualTo("2004-09-27T05:58:59.980Z");
  }

  @Test
  void two_gates_that_come_back_make_a_conflict_that_a_supervisor_resolves() {
    Tablet main = Tablet.at(site, "main");
    Tablet lake = Tablet.at(site, "lake");
    main.tells(MONDAY, List.of(letIn("scan-main", site.token(LEA, 1), EARLIER)));
    JsonNode answer =
        lake.tells(
            MONDAY, List.of(letIn("scan-lake", site.token(LEA, 1), EARLIER.plusSeconds(90))));

    assertThat(answer.at("/openConflicts").asInt()).isEqualTo(1);
    JsonNode conflict = json(main.get("conflicts")).at("/conflicts/0");
    assertThat(conflict.at("/scanId").asText()).isEqualTo("scan-lake");
    assertThat(conflict.at("/entry/gate").asText()).isEqualTo("main");
    assertThat(conflict.at("/scan/uncertaintyMillis").asLong()).isEqualTo(20);

    String resolve = API + "/conflicts/scan-lake/resolve";
    String shared = "{\"resolution\": \"shared-badge\"}";
    assertThat(site.post(resolve, GATE, shared).statusCode()).isEqualTo(403);
    assertThat(site.post(resolve, SECRETARIAT, shared).statusCode()).isEqualTo(200);
    assertThat(json(site.get(API + "/conflicts?open=yes", GATE)).at("/conflicts")).isEmpty();
    assertThat(json(site.get(API + "/control", GATE)).at("/zones/0/inside").asInt()).isEqualTo(1);
  }

  @Test
  void a_supervisor_overrides_a_refusal() {
    site.stream.hears(cancelled(LEA));
    site.scan("scan-0001", site.token(LEA, 1));

    HttpResponse<String> answer =
        site.post(
            API + "/scans/scan-0001/override", SECRETARIAT, "{\"reason\": \"supervisor-vouches\"}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(json(site.get(API + "/counts", GATE)).at("/zones/0/inside").asInt()).isEqualTo(1);
  }

  @Test
  void the_control_room_sees_arrivals_by_the_minute_and_devices() {
    Tablet tablet = Tablet.at(site, "main");
    tablet.tells(MONDAY, List.of(letIn("scan-0001", site.token(LEA, 1), EARLIER)));
    tablet.post(
        "heartbeat",
        """
        {"now": "%s", "roundTripMillis": 40, "battery": 71, "waiting": 4, "appVersion": "1.0"}
        """
            .formatted(MONDAY));

    JsonNode control = json(site.get(API + "/control", GATE));

    assertThat(control.at("/arrivals/0/minute").asText()).isEqualTo("2004-09-27T05:49:00Z");
    assertThat(control.at("/arrivals/0/in").asInt()).isEqualTo(1);
    assertThat(control.at("/devices/0/battery").asInt()).isEqualTo(71);
    assertThat(control.at("/devices/0/waiting").asInt()).isEqualTo(4);
    assertThat(control.at("/devices/0/online").asBoolean()).isTrue();
  }

  @Test
  void devices_and_scans_are_remembered_over_a_restart() {
    Tablet tablet = Tablet.at(site, "main");
    tablet.tells(MONDAY, List.of(letIn("scan-0001", site.token(LEA, 1), EARLIER)));

    ConferenceBook restored = site.stream.restored().orElseThrow();

    assertThat(restored.devices().device(tablet.id())).isPresent();
    assertThat(restored.admissions().checkIn("scan-0001"))
        .isEqualTo(
            site.stream
                .shards()
                .read(CONFERENCE, book -> book.admissions().checkIn("scan-0001").orElseThrow()));
  }
}
