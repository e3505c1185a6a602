package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a program is told of a submission or a question that cannot be taken. */
class BadRegistrationTest extends ApiStory {

  @Test
  void a_character_that_no_badge_can_show_is_named_with_its_field() {
    HttpResponse<String> response =
        site.post(API + "/registrations", ANA.replace("\"Example\"", "\"Example 😀\""));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).isEqualTo("$.organisation");
    assertThat(response.body()).contains("😀 (U+1F600 GRINNING FACE)", "in Latin letters");
  }

  @Test
  void faults_are_named_field_by_field() {
    String wrong =
        ANA.replace("\"CH\"", "\"XX\"").replace("ana@example.org", "nowhere").replace("ngo", "vip");

    HttpResponse<String> response = site.post(API + "/registrations", wrong);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).get("fields").findValuesAsText("field"))
        .containsExactlyInAnyOrder("$.category", "$.country", "$.email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"category\":\"ngo\"",
        "[]",
        "{\"category\":\"ngo\",\"wifi\":true}",
        "{\"category\":7}",
        "\"text\"",
        "null"
      })
  void broken_documents_are_refused(String broken) {
    HttpResponse<String> response = site.post(API + "/registrations", broken);

    assertThat(response.statusCode()).isEqualTo(400);
  }

  @Test
  void a_name_too_long_is_told_how_long_it_may_be() {
    HttpResponse<String> response =
        site.post(API + "/registrations", ANA.replace("Müller", "M".repeat(10_000)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).isEqualTo("$.familyName");
    assertThat(TestSite.body(response).at("/fields/0/remedy").asText()).contains("at most 80");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"M\\u0007", "M\\u0000", "\\u202Eüller", "\\u200B", "\\uD800", "M\\nüller"})
  void a_name_that_would_spoil_a_page_is_refused_by_its_field(String name) {
    HttpResponse<String> response = site.post(API + "/registrations", ANA.replace("Müller", name));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("\"field\":\"$.familyName\"");
  }

  @ParameterizedTest
  @CsvSource({"ISO-8859-1,400", "UTF-16,400", "UTF-8,413"})
  void a_body_that_is_no_utf_8_or_huge_is_refused(String charset, int status) {
    String document = status == 413 ? ANA + " ".repeat(100_000) : ANA;

    HttpResponse<String> response =
        site.postBytes(
            API + "/registrations",
            "application/json; charset=" + charset,
            document.getBytes(java.nio.charset.Charset.forName(charset)));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
  }

  @ParameterizedTest
  @CsvSource({
    "status=lost, status",
    "order=size, order",
    "page=0, page",
    "page=one, page",
    "size=1001, size",
    "q=%C3%28, q",
    "q=%00, q"
  })
  void a_filter_nobody_knows_is_refused_by_name(String query, String field) {
    HttpResponse<String> response = site.asHelen().get(API + "/registrations?" + query);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "0123456789ABCDEF", "0123456789abcdef", "..%2f..", "%3Cb%3E"})
  void an_id_that_no_registration_has_is_not_found(String id) {
    HttpResponse<String> response = site.asHelen().get(API + "/registrations/" + id);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(TestSite.body(response).get("code").asText()).isEqualTo("unknown-registration");
  }

  @Test
  void overlapping_sessions_are_refused_by_name() {
    String wrong = ANA.replace("[\"plenary\"]", "[\"borders\",\"cities\"]");

    HttpResponse<String> response = site.post(API + "/registrations", wrong);

    JsonNode problem = TestSite.body(response);
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(problem.get("code").asText()).isEqualTo("sessions-overlap");
    assertThat(problem.get("first").asText()).isEqualTo("borders");
    assertThat(problem.at("/fields/0/field").asText()).isEqualTo("$.sessions");
    assertThat(problem.at("/fields/0/remedy").asText()).contains("borders or cities");
  }

  @Test
  void a_closed_registration_is_a_conflict() {
    site.now.set(Instant.parse("2004-10-05T06:00:00Z"));

    HttpResponse<String> response = site.post(API + "/registrations", ANA);

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(TestSite.body(response).get("code").asText()).isEqualTo("closed");
  }

  @Test
  void an_unknown_conference_is_not_found() {
    HttpResponse<String> response = site.post("/api/registration/atlantis/registrations", ANA);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(TestSite.body(response).get("code").asText()).isEqualTo("unknown-conference");
  }

  @Test
  void a_broker_that_is_away_is_answered_with_what_to_send_again() {
    site.registrations.fallSilent();

    HttpResponse<String> response = site.post(API + "/registrations", ANA);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).isPresent();
    assertThat(TestSite.body(response).hasNonNull("commandId")).isTrue();
  }

  @Test
  void approving_twice_is_a_conflict() {
    JsonNode taken = TestSite.body(site.post(API + "/registrations", ANA));
    String one = API + "/registrations/" + taken.get("registrationId").asText();

    HttpResponse<String> response = site.asHelen().post(one + "/approval", "");

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(TestSite.body(response).get("code").asText()).isEqualTo("wrong-state");
  }

  @Test
  void a_reason_nobody_knows_is_refused_with_those_there_are() {
    JsonNode taken = TestSite.body(site.post(API + "/registrations", ANA));
    String one = API + "/registrations/" + taken.get("registrationId").asText();

    HttpResponse<String> response =
        site.asHelen().post(one + "/cancellation", "{\"reason\":\"bored\"}");

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("$.reason", "by-delegate");
  }
}
