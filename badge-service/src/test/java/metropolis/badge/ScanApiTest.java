package metropolis.badge;

import static metropolis.badge.Given.DAYS;
import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.cancelled;
import static metropolis.badge.Site.GATE;
import static metropolis.badge.Site.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import metropolis.badge.credential.Keys;
import metropolis.badge.credential.PrintedCode;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScanApiTest {

  private static final String API = "/api/badge/metropolis-2004";

  @AutoClose private final Site site = Site.withLea();

  @Test
  void a_genuine_badge_is_admitted_with_name_and_category() {
    HttpResponse<String> response = site.scan("scan-0001", site.token(LEA, 1));

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode verdict = json(response);
    assertThat(verdict.at("/verdict").asText()).isEqualTo("admitted");
    assertThat(verdict.at("/badge/name").asText()).isEqualTo("Léa Amsler");
    assertThat(verdict.at("/badge/category/name").asText()).isEqualTo("Civil society");
    assertThat(verdict.at("/badge/category/colour").asText()).isEqualTo("#0b6e4f");
  }

  @Test
  void a_scan_sent_again_is_answered_again_and_counts_once() {
    site.scan("scan-0001", site.token(LEA, 1));

    HttpResponse<String> response = site.scan("scan-0001", site.token(LEA, 1));

    assertThat(json(response).at("/verdict").asText()).isEqualTo("admitted");
    assertThat(json(site.get(API + "/counts", GATE)).at("/gates/0/admitted").asInt()).isEqualTo(1);
  }

  @Test
  void counts_name_gates_and_zones() {
    JsonNode counts = json(site.get(API + "/counts", GATE));

    assertThat(counts.at("/gates/0/zone").asText()).isEqualTo("house");
    assertThat(counts.at("/gates/0/zoneName").asText()).isEqualTo("Conference centre");
    assertThat(counts.at("/zones/0/zone").asText()).isEqualTo("house");
    assertThat(counts.at("/zones/0/name").asText()).isEqualTo("Conference centre");
  }

  @Test
  void a_second_scan_says_where_and_since_when() {
    site.scan("scan-0001", site.token(LEA, 1));

    JsonNode verdict = json(site.scan("scan-0002", site.token(LEA, 1)));

    assertThat(verdict.at("/verdict").asText()).isEqualTo("already-inside");
    assertThat(verdict.at("/insideGate").asText()).isEqualTo("main");
    assertThat(verdict.at("/insideSince").asText()).isEqualTo("2004-09-27T06:00:00Z");
  }

  @Test
  void a_forged_badge_is_refused_and_tells_nothing_about_anybody() {
    String forged = Keys.ring().sign(Given.CONFERENCE, LEAS_BADGE, 1, DAYS);

    JsonNode verdict = json(site.scan("scan-0001", forged));

    assertThat(verdict.at("/reason").asText()).isEqualTo("forged");
    assertThat(verdict.at("/badge").isMissingNode()).isTrue();
  }

  @Test
  void a_badge_of_another_conference_is_refused() {
    String other = site.keys.sign("metropolis-2005", LEAS_BADGE, 1, DAYS);

    JsonNode verdict = json(site.scan("scan-0001", other));

    assertThat(verdict.at("/reason").asText()).isEqualTo("other-conference");
  }

  @Test
  void the_code_below_the_qr_code_can_be_typed() {
    JsonNode verdict = json(site.scan("scan-0001", PrintedCode.of(LEAS_BADGE, 1).toString()));

    assertThat(verdict.at("/verdict").asText()).isEqualTo("admitted");
  }

  @Test
  void a_typed_code_that_no_badge_has_is_refused() {
    JsonNode verdict = json(site.scan("scan-0001", "0000-0000"));

    assertThat(verdict.at("/reason").asText()).isEqualTo("unknown-badge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "https://example.org", "MB1", "=cmd()", "<b>"})
  void anything_else_is_unreadable(String code) {
    JsonNode verdict = json(site.scan("scan-0001", code));

    assertThat(verdict.at("/reason").asText()).isEqualTo("unreadable");
  }

  @Test
  void a_cancelled_delegate_is_refused() {
    site.stream.hears(cancelled(LEA));

    JsonNode verdict = json(site.scan("scan-0001", site.token(LEA, 1)));

    assertThat(verdict.at("/reason").asText()).isEqualTo("revoked");
  }

  @Test
  void an_undone_scan_lets_the_badge_in_again() {
    site.scan("scan-0001", site.token(LEA, 1));

    JsonNode undone =
        json(site.post(API + "/scans/scan-0001/undo", GATE, "{\"reason\": \"did-not-enter\"}"));

    assertThat(undone.at("/undone").asBoolean()).isTrue();
    assertThat(json(site.scan("scan-0002", site.token(LEA, 1))).at("/verdict").asText())
        .isEqualTo("admitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"scan-9999", "x", "a|b", "%20", "..%2f"})
  void a_scan_that_never_was_cannot_be_undone(String scanId) {
    HttpResponse<String> response =
        site.post(
            API + "/scans/" + scanId.replace("|", "%7C") + "/undo",
            GATE,
            "{\"reason\": \"other\"}");

    assertThat(response.statusCode()).isBetween(400, 404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | $.scanId",
        "{'scanId': null, 'gate': 'main', 'code': 'x'} | $.scanId",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': null} | $.code",
        "{'scanId': 'short', 'gate': 'main', 'code': 'x'} | scanId of 8 to 64",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 5} | $.code",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 'a\\u0000b'} | $.code",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 'x', 'more': 1} | $.more",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 'x', 'deviceTime': 'now'} | $.deviceTime",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 'x', 'deviceTime': 5} | $.deviceTime",
        "{'scanId': 'scan-0001', 'gate': 'main', 'code': 'x',"
            + " 'deviceTime': '+999999999-12-31T23:59:59Z'} | $.deviceTime",
        "{'scanId': | well-formed"
      })
  void a_request_that_is_not_right_is_refused_by_field(String body, String words) {
    HttpResponse<String> response = site.post(API + "/scans", GATE, body.replace('\'', '"'));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains(words).doesNotContain("because");
  }

  @ParameterizedTest
  @CsvSource({"513,400", "10000,400", "100000,413"})
  void a_code_that_is_too_long_is_refused(int length, int status) {
    HttpResponse<String> response = site.scan("scan-0001", "A".repeat(length));

    assertThat(response.statusCode()).isEqualTo(status);
  }

  @Test
  void a_code_in_lower_case_counts_like_the_badge() {
    JsonNode verdict =
        json(site.scan("scan-0001", site.token(LEA, 1).toLowerCase(java.util.Locale.ROOT)));

    assertThat(verdict.at("/verdict").asText()).isEqualTo("admitted");
  }

  @Test
  void a_scan_that_is_no_utf_8_is_refused() {
    HttpResponse<String> response =
        site.send(
            site.request(API + "/scans", GATE)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofByteArray(
                        "{\"scanId\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1))));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("Send UTF-8.");
  }

  @Test
  void an_unknown_gate_is_named() {
    HttpResponse<String> response =
        site.post(
            API + "/scans",
            GATE,
            "{\"scanId\": \"scan-0001\", \"gate\": \"cellar\", \"code\": \"x\"}");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).at("/code").asText()).isEqualTo("unknown-gate");
  }
}
