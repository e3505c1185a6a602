package metropolis.badge;

import static metropolis.badge.Given.CONFERENCE;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.SECRETARIAT;
import static metropolis.badge.Site.json;
import static metropolis.badge.Tablet.API;
import static metropolis.badge.Tablet.letIn;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import metropolis.badge.rendering.TestCode;
import metropolis.platform.http.ApiCheck;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the token of a device is worth, and what badges that are not right are worth. */
class GateSecurityTest {

  private static final Instant EARLIER = MONDAY.minusSeconds(600);
  private static final String BELOW_GATE = "/api/badge/{conference}/gate/";

  /** What each operation of devices takes that takes something. */
  private static final Map<String, String> BODIES =
      Map.of(
          "recordGateScan",
              "{\"scanId\": \"scan-0001\", \"sequence\": 1, \"code\": \"X\", \"deviceTime\": \"%s\"}"
                  .formatted(MONDAY),
          "recordGateScans", "{\"now\": \"%s\", \"scans\": []}".formatted(MONDAY),
          "undoGateScan", "{\"reason\": \"did-not-enter\"}",
          "gateHeartbeat",
              "{\"now\": \"%s\", \"waiting\": 0, \"appVersion\": \"1\"}".formatted(MONDAY));

  @AutoClose private final Site site = Site.withLea();

  @Test
  void the_token_of_a_device_opens_the_routes_of_gates_and_nothing_else() throws Exception {
    Tablet tablet = Tablet.at(site, "main");

    List<String> opened = ApiCheck.opened(site.server(), tablet.token(), CONFERENCE);

    assertThat(opened)
        .containsExactlyInAnyOrderElementsOf(
            ofDevices().stream()
                .map(operation -> operation.method() + " " + BELOW_GATE + operation.path())
                .toList());
  }

  /** All that the app of a gate needs of pages is the app itself, which says nothing of anybody. */
  @ParameterizedTest
  @ValueSource(strings = {"control", "control/live", "gate", "gate/main", "scanner", "badges"})
  void the_token_of_a_device_opens_no_page_of_staff(String page) {
    Tablet tablet = Tablet.at(site, "main");

    HttpResponse<String> answer = site.get("/" + CONFERENCE + "/" + page, tablet.token());

    assertThat(answer.statusCode()).isNotEqualTo(200);
    assertThat(site.get("/" + CONFERENCE + "/" + page, GATE).statusCode()).isEqualTo(200);
    assertThat(site.get("/" + CONFERENCE + "/gate-app", "").body())
        .contains("data-try-scanner", TestCode.ofFullLength().text())
        .doesNotContain("Léa", "Amsler");
  }

  @Test
  void the_token_of_a_device_overrides_nothing_and_undoes_nothing_on_pages() {
    Tablet tablet = Tablet.at(site, "main");
    tablet.tells(MONDAY, List.of(letIn("scan-0001", BadCode.GENUINE.code(site), EARLIER)));
    String control = "/" + CONFERENCE + "/control";

    for (String act : List.of("override", "undo")) {
      assertThat(
              site.send(
                      site.request(control + "/scans/scan-0001/" + act, tablet.token())
                          .header("Content-Type", "application/x-www-form-urlencoded")
                          .POST(BodyPublishers.ofString("reason=other")))
                  .statusCode())
          .as(act)
          .isIn(303, 401, 403);
    }
    assertThat(json(site.get(API + "/scans/scan-0001", GATE)).at("/undone").asBoolean()).isFalse();
  }

  @Test
  void the_token_of_staff_opens_no_route_of_gates() throws Exception {
    List<String> opened = ApiCheck.opened(site.server(), SECRETARIAT, CONFERENCE);

    assertThat(opened).isNotEmpty().noneMatch(route -> route.contains(BELOW_GATE));
  }

  @Test
  void a_token_that_was_changed_in_any_place_opens_nothing() {
    String token = Tablet.at(site, "main").token();

    for (int place = 0; place < token.length(); place += 5) {
      char other = token.charAt(place) == 'A' ? 'B' : 'A';
      String changed = token.substring(0, place) + other + token.substring(place + 1);
      assertThat(site.get(API + "/gate/rules", changed).statusCode()).as(changed).isEqualTo(401);
    }
  }

  @Test
  void a_token_that_was_signed_for_something_else_opens_nothing() {
    Tablet tablet = Tablet.at(site, "main");

    String link = site.tokens.sign("letter", CONFERENCE + "|" + tablet.id());

    assertThat(site.get(API + "/gate/rules", link).statusCode()).isEqualTo(401);
  }

  @Test
  void a_device_that_is_revoked_is_told_to_wipe_whatever_it_asks() {
    Tablet tablet = Tablet.at(site, "main");
    site.post(API + "/devices/" + tablet.id() + "/revoke", GATE, "{}");

    for (Operation operation : ofDevices()) {
      HttpResponse<String> answer = operation.ask(tablet);
      assertThat(answer.statusCode()).as(operation.id()).isEqualTo(410);
      assertThat(json(answer).at("/code").asText()).as(operation.id()).isEqualTo("wipe");
    }
    assertThat(site.stream.checkInEvents()).filteredOn(Stream::isScan).isEmpty();
  }

  @Test
  void a_device_takes_back_no_scan_of_another_gate() {
    Tablet main = Tablet.at(site, "main");
    main.tells(MONDAY, List.of(letIn("scan-0001", BadCode.GENUINE.code(site), EARLIER)));

    HttpResponse<String> answer =
        Tablet.at(site, "lake").post("scans/scan-0001/undo", "{\"reason\": \"did-not-enter\"}");

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @EnumSource
  void a_badge_that_is_not_right_is_refused_for_the_right_reason(BadCode bad) {
    Tablet tablet = Tablet.at(site, "main");
    site.now(bad.when());

    assertThat(bad.codes(site))
        .allSatisfy(code -> assertThat(ask(tablet, code)).isEqualTo(bad.said()));
  }

  @Test
  void a_badge_that_is_shown_again_is_inside_already() {
    Tablet main = Tablet.at(site, "main");
    String code = BadCode.GENUINE.code(site);
    assertThat(ask(main, code)).isEqualTo("admitted");

    assertThat(ask(main, code)).isEqualTo("already-inside");
    assertThat(ask(Tablet.at(site, "lake"), code)).isEqualTo("already-inside");
    assertThat(json(site.get(API + "/counts", GATE)).at("/zones/0/inside").asInt()).isEqualTo(1);
  }

  @Test
  void a_request_that_is_sent_again_gets_the_answer_of_before_and_lets_nobody_else_in() {
    Tablet tablet = Tablet.at(site, "main");
    String scan =
        "{\"scanId\": \"scan-0001\", \"sequence\": 1, \"code\": \"%s\", \"deviceTime\": \"%s\"}"
            .formatted(BadCode.GENUINE.code(site), MONDAY);
    HttpResponse<String> first = tablet.post("scans", scan);

    HttpResponse<String> again = tablet.post("scans", scan);

    assertThat(json(again)).isEqualTo(json(first));
    assertThat(site.stream.checkInEvents()).filteredOn(Stream::isScan).hasSize(1);
  }

  @Test
  void a_code_is_good_for_one_device() {
    JsonNode invitation =
        json(site.post(API + "/devices/invitations", GATE, "{\"gate\": \"main\"}"));
    Tablet.enrol(site, invitation.at("/typed").asText(), "tablet 1");

    HttpResponse<String> again = Tablet.enrol(site, invitation.at("/typed").asText(), "tablet 2");

    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(json(again).at("/code").asText()).isEqualTo("unknown-code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "roster", "revocations", "inside", "conflicts"})
  void nobody_else_uses_the_routes_of_devices(String path) {
    assertThat(site.get(API + "/gate/" + path, SECRETARIAT).statusCode()).isEqualTo(401);
    assertThat(site.get(API + "/gate/" + path, "").statusCode()).isEqualTo(401);
  }

  @Test
  void a_token_is_worth_nothing_at_another_conference() {
    Tablet tablet = Tablet.at(site, "main");

    assertThat(site.get("/api/badge/metropolis-2005/gate/rules", tablet.token()).statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_batch_sent_again_gets_the_same_answers_and_one_event_each() {
    Tablet tablet = Tablet.at(site, "main");
    List<String> scans = List.of(letIn("scan-0001", site.token(LEA, 1), EARLIER));
    JsonNode first = tablet.tells(MONDAY, scans);

    JsonNode second = tablet.tells(MONDAY.plusSeconds(30), scans);

    assertThat(second.at("/results")).isEqualTo(first.at("/results"));
    assertThat(site.stream.checkInEvents()).filteredOn(Stream::isScan).hasSize(1);
  }

  @Test
  void an_id_that_two_gates_gave_out_is_told_to_the_second() {
    Tablet main = Tablet.at(site, "main");
    Tablet lake = Tablet.at(site, "lake");
    main.tells(MONDAY, List.of(letIn("scan-0001", site.token(LEA, 1), EARLIER)));

    JsonNode answer = lake.tells(MONDAY, List.of(letIn("scan-0001", site.token(LEA, 1), EARLIER)));

    assertThat(answer.at("/results/0/status").asText()).isEqualTo("rejected");
    assertThat(answer.at("/results/0/code").asText()).isEqualTo("scan-id-reused");
  }

  private int asked;

  /** The verdict, or why somebody is refused. */
  private String ask(Tablet tablet, String code) {
    JsonNode verdict =
        json(
            tablet.post(
                "scans",
                "{\"scanId\": \"ask-%05d\", \"sequence\": 1, \"code\": \"%s\", \"deviceTime\": \"%s\"}"
                    .formatted(++asked, code, MONDAY)));
    return verdict.path("reason").asText(verdict.path("verdict").asText());
  }

  /**
   * @param path below the routes of gates
   */
  private record Operation(String id, String method, String path) {

    HttpResponse<String> ask(Tablet tablet) {
      String address = path.replaceAll("\\{[^}]*}", "none-such");
      if (method.equals("GET")) {
        return tablet.get(address + (path.equals("search") ? "?query=lea" : ""));
      }
      assertThat(BODIES).as("what to send").containsKey(id);
      return tablet.post(address, BODIES.get(id));
    }
  }

  /** All that devices can ask once they are enrolled, as the server describes it. */
  private List<Operation> ofDevices() {
    List<Operation> operations = new ArrayList<>();
    JsonNode paths = json(site.get("/openapi.json", "")).path("paths");
    for (var path : paths.properties()) {
      if (path.getKey().startsWith(BELOW_GATE) && !path.getKey().endsWith("/enrol")) {
        for (var operation : path.getValue().properties()) {
          operations.add(
              new Operation(
                  operation.getValue().path("operationId").asText(),
                  operation.getKey().toUpperCase(Locale.ROOT),
                  path.getKey().substring(BELOW_GATE.length())));
        }
      }
    }
    assertThat(operations).hasSizeGreaterThan(10);
    return operations;
  }
}
