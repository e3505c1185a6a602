package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import metropolis.registration.Example;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RegistrationApiTest {
  private static final String API = "/api/registration/" + Example.CONFERENCE;
  private static final String ANA =
      """
      {"category":"ngo","givenName":"Ana","familyName":"Müller","organisation":"Example",
       "country":"CH","email":"ana@example.org","sessions":["plenary"],"consent":true}
      """;

  private final TestSite site = new TestSite();

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void conferences_are_listed() {
    JsonNode list = site.json("/api/registration");

    assertThat(list.at("/conferences/0/id").asText()).isEqualTo(Example.CONFERENCE);
  }

  @Test
  void a_conference_tells_how_full_it_is() {
    site.post(API + "/registrations", ANA);

    JsonNode conference = site.json(API);

    assertThat(conference.at("/categories/0/taken").asInt()).isOne();
    assertThat(conference.at("/sessions/0/taken").asInt()).isOne();
    assertThat(conference.at("/sessions/0/capacity").asInt()).isEqualTo(100);
  }

  @Test
  void a_submission_is_answered_with_a_link_that_shows_it() {
    HttpResponse<String> response = site.post(API + "/registrations", ANA);

    JsonNode taken = TestSite.body(response);
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(taken.get("status").asText()).isEqualTo("awaiting-payment");
    JsonNode mine = site.json(API + "/my/" + taken.get("token").asText());
    assertThat(mine.at("/profile/familyName").asText()).isEqualTo("Müller");
    assertThat(mine.at("/sessions/0/state").asText()).isEqualTo("granted");
    assertThat(mine.get("fee").asLong()).isEqualTo(40_000);
  }

  @Test
  void a_character_that_no_badge_can_show_is_named_with_its_field() {
    HttpResponse<String> response =
        site.post(API + "/registrations", ANA.replace("\"Example\"", "\"Example 😀\""));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).isEqualTo("$.organisation");
    assertThat(response.body()).contains("😀 (U+1F600 GRINNING FACE)", "in Latin letters");
  }

  @Test
  void the_same_submission_under_one_key_registers_once() {
    HttpResponse<String> first =
        site.post(API + "/registrations", ANA, "Idempotency-Key", "my-own-key-1");

    HttpResponse<String> second =
        site.post(API + "/registrations", ANA, "Idempotency-Key", "my-own-key-1");

    assertThat(TestSite.body(second).get("registrationId"))
        .isEqualTo(TestSite.body(first).get("registrationId"));
    assertThat(site.asHelen().json(API + "/counts").get("total").asInt()).isOne();
  }

  @Test
  void a_strangers_key_leads_to_nobody_elses_registration() {
    HttpResponse<String> anas =
        site.post(API + "/registrations", ANA, "Idempotency-Key", "a-guessed-key");

    HttpResponse<String> eves =
        site.post(
            API + "/registrations", ANA.replace("Ana", "Eve"), "Idempotency-Key", "a-guessed-key");

    assertThat(TestSite.body(eves).get("registrationId"))
        .isNotEqualTo(TestSite.body(anas).get("registrationId"));
  }

  @Test
  void a_stranger_cannot_name_the_id() {
    String named = ANA.replace("{\"cat", "{\"registrationId\":\"0123456789ABCDEF\",\"cat");

    HttpResponse<String> response = site.post(API + "/registrations", named);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.body()).contains("$.registrationId");
  }

  @Test
  void the_secretariat_may_name_the_id_and_register_out_of_hours() {
    site.now.set(Instant.parse("2004-10-01T06:00:00Z"));
    String named = ANA.replace("{\"cat", "{\"registrationId\":\"0123456789ABCDEF\",\"cat");

    HttpResponse<String> response = site.asHelen().post(API + "/registrations", named);

    assertThat(TestSite.body(response).get("registrationId").asText())
        .isEqualTo("0123456789ABCDEF");
    assertThat(site.json(API + "/registrations/0123456789ABCDEF").get("channel").asText())
        .isEqualTo("api");
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

  @Test
  void a_full_session_is_waited_for_and_nothing_else_is_lost() {
    String wish = ANA.replace("plenary", "borders");
    site.post(API + "/registrations", wish);

    HttpResponse<String> second =
        site.post(API + "/registrations", wish.replace("Ana", "Eva").replace("ana@", "eva@"));

    assertThat(second.statusCode()).isEqualTo(201);
    String link = TestSite.body(second).get("link").asText();
    assertThat(
            site.json(API + "/my/" + TestSite.body(second).get("token").asText())
                .at("/sessions/0/state")
                .asText())
        .isEqualTo("waiting");
    assertThat(site.page(link + "?lang=fr").body()).contains("Liste d’attente, rang 1");
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

  @ParameterizedTest
  @CsvSource({"UTF-16,file-utf-16", "ISO-8859-1,file-not-utf-8", "UTF-8,missing-column"})
  void a_file_that_cannot_be_read_is_refused_whole_with_line_and_reason(
      String charset, String reason) {
    String file = "category,family_name,organisation,country\nngo,Müller,Example,CH\n";

    HttpResponse<String> response =
        site.asHelen()
            .postBytes(
                API + "/imports",
                "text/csv",
                file.getBytes(java.nio.charset.Charset.forName(charset)));

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(TestSite.body(response).get("reason").asText()).isEqualTo(reason);
    assertThat(TestSite.body(response).at("/fields/0/field").asText()).startsWith("line ");
    assertThat(site.json(API + "/counts").get("total").asInt()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, text/csv",
    "application/vnd.ms-excel, text/csv",
    "application/x-www-form-urlencoded, text/csv"
  })
  void a_file_that_is_not_sent_as_csv_is_refused(String mediaType, String taken) {
    byte[] file =
        "category,family_name,organisation,country\nngo,Ba,Example,SN\n"
            .getBytes(StandardCharsets.UTF_8);

    HttpResponse<String> response = site.asHelen().postBytes(API + "/imports", mediaType, file);

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(TestSite.body(response).get("detail").asText()).isEqualTo("Send " + taken + ".");
    assertThat(site.json(API + "/counts").get("total").asInt()).isZero();
  }

  @Test
  void a_conference_file_that_is_not_sent_as_yaml_is_refused() {
    HttpResponse<String> response =
        site.asAdministrator().put(API + "/programme", "application/json", "{}");

    assertThat(response.statusCode()).isEqualTo(415);
    assertThat(TestSite.body(response).get("detail").asText()).contains("application/yaml");
  }

  @Test
  void a_file_over_the_limit_is_refused() {
    HttpResponse<String> response =
        site.asHelen().postBytes(API + "/imports", "text/csv", new byte[4_300_000]);

    assertThat(response.statusCode()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: [ | 400 | Correct the syntax",
        "a: &a [x, x] @b: [*a, *a] | 400 | aliases are not taken",
        "id: 7 | 400 | id: Give a text",
        "id: one @id: two | 400 | id: Give it once",
        "firstDay: 2004-13-40 | 400 | firstDay: Give a date such as"
      })
  void a_conference_file_that_is_wrong_is_refused_with_line_key_and_remedy(
      String file, int status, String words) {
    HttpResponse<String> response =
        site.asAdministrator().put(API + "/programme", "application/yaml", file.replace('@', '\n'));

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(TestSite.body(response).get("detail").asText()).contains("conference.yaml:", words);
    assertThat(site.json(API).get("id").asText()).isEqualTo(Example.CONFERENCE);
  }

  @Test
  void a_conference_file_over_the_limit_is_refused() {
    HttpResponse<String> response =
        site.asAdministrator()
            .put(API + "/programme", "application/yaml", "#".repeat(1024 * 1024 + 1));

    assertThat(response.statusCode()).isEqualTo(413);
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

  @ParameterizedTest
  @CsvSource({
    "/registrations,401",
    "/counts,401",
    "/registrations.csv,401",
    "/registrations/X,401",
    "/my/forged.token,404"
  })
  void nothing_of_the_delegates_is_shown_to_strangers(String path, int status) {
    assertThat(site.get(API + path).statusCode()).isEqualTo(status);
  }

  @Test
  void the_secretariat_approves_and_the_history_tells_who_did() {
    JsonNode taken =
        TestSite.body(site.post(API + "/registrations", ANA.replace("ngo", "government")));
    String one = API + "/registrations/" + taken.get("registrationId").asText();

    HttpResponse<String> response = site.asHelen().post(one + "/approval", "");

    assertThat(TestSite.body(response).get("status").asText()).isEqualTo("awaiting-payment");
    JsonNode history = site.json(one).get("history");
    assertThat(history.findValuesAsText("what"))
        .containsExactly("submitted", "approved", "accepted", "seat-granted");
    assertThat(history.get(1).get("actor").asText()).isEqualTo("helen");
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

  @Test
  void a_delegate_changes_and_cancels_by_link() {
    JsonNode taken = TestSite.body(site.post(API + "/registrations", ANA));
    String my = API + "/my/" + taken.get("token").asText();
    List<String> statuses = new ArrayList<>();

    for (HttpResponse<String> response :
        List.of(
            site.post(my + "/sessions", "{\"sessions\":[\"borders\"]}"),
            site.post(
                my + "/profile",
                """
                {"givenName":"Ana","familyName":"Meier","organisation":"Example","country":"CH",
                 "email":"ana@example.org","pronouns":" she/her ","version":1}
                """),
            site.post(my + "/cancellation", ""))) {
      statuses.add(response.statusCode() + " " + TestSite.body(response).path("status").asText());
    }

    assertThat(statuses)
        .containsExactly("200 awaiting-payment", "200 awaiting-payment", "200 cancelled");
    assertThat(site.json(my).at("/profile/familyName").asText()).isEqualTo("Meier");
    assertThat(site.json(my).at("/profile/pronouns").asText()).isEqualTo("she/her");
  }

  @Test
  void the_erased_leave_no_trace_in_any_answer() {
    JsonNode taken = TestSite.body(site.post(API + "/registrations", ANA));
    String id = taken.get("registrationId").asText();
    site.asHelen().post(API + "/registrations/" + id + "/erasure", "");

    String everything =
        site.get(API + "/registrations/" + id).body()
            + site.get(API + "/registrations").body()
            + site.get(API + "/registrations.csv").body()
            + site.page("/" + Example.CONFERENCE + "/desk").body()
            + site.page("/" + Example.CONFERENCE + "/desk/" + id).body()
            + site.page(taken.get("link").asText()).body();

    assertThat(everything).contains(id).doesNotContain("Müller").doesNotContain("ana@example.org");
  }

  @Test
  void delegates_are_found_in_any_script_without_accents() {
    site.post(API + "/registrations", ANA);
    site.post(
        API + "/registrations",
        ANA.replace(
                "\"givenName\":\"Ana\",\"familyName\":\"Müller\"",
                "\"familyName\":\"Ёлкин\",\"latinFamilyName\":\"Yolkin\"")
            .replace("ana@", "y@"));
    site.asHelen();

    List<Integer> found = new ArrayList<>();
    for (String words :
        List.of("muller", "%D0%B5%D0%BB%D0%BA%D0%B8%D0%BD", "yolkin", "suisse", "nobody")) {
      found.add(site.json(API + "/registrations?q=" + words).get("total").asInt());
    }

    assertThat(found).containsExactly(1, 1, 1, 2, 0);
  }

  @Test
  void the_same_file_twice_changes_nothing() {
    byte[] file =
        """
        category,family_name,organisation,country,email
        ngo,Müller,Example,CH,ana@example.org
        ngo,,Example,CH,nobody@example.org
        academia,Łódź,Example,PL,lodz@example.org
        """
            .getBytes(StandardCharsets.UTF_8);
    JsonNode first = TestSite.body(site.asHelen().postBytes(API + "/imports", "text/csv", file));

    JsonNode second = TestSite.body(site.postBytes(API + "/imports", "text/csv", file));

    assertThat(first.get("taken").asInt()).isEqualTo(2);
    assertThat(first.at("/bad/0/line").asInt()).isEqualTo(3);
    assertThat(first.at("/bad/0/column").asText()).isEqualTo("family_name");
    assertThat(second.get("taken").asInt()).isZero();
    assertThat(second.get("known").asInt()).isEqualTo(2);
    assertThat(site.json(API + "/counts").get("total").asInt()).isEqualTo(2);
  }

  @Test
  void a_row_that_no_badge_can_show_is_left_out_with_line_column_and_character() {
    byte[] file =
        """
        category,family_name,organisation,country,email
        ngo,Example,Example 🎓,CH,ana@example.org
        academia,Łódź,Example,PL,lodz@example.org
        """
            .getBytes(StandardCharsets.UTF_8);

    JsonNode report = TestSite.body(site.asHelen().postBytes(API + "/imports", "text/csv", file));

    assertThat(report.get("taken").asInt()).isOne();
    assertThat(report.at("/bad/0/line").asInt()).isEqualTo(2);
    assertThat(report.at("/bad/0/column").asText()).isEqualTo("organisation");
    assertThat(report.at("/bad/0").toString()).contains("🎓 (U+1F393 GRADUATION CAP)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A"})
  void a_field_that_begins_like_a_formula_gets_an_apostrophe(String field) {
    assertThat(RosterCsv.harmless(field)).isEqualTo("'" + field);
  }

  @Test
  void formulas_are_neutralised_in_the_export() {
    site.post(API + "/registrations", ANA.replace("\"Example\"", "\"=HYPERLINK(1)\""));

    String csv = site.asHelen().get(API + "/registrations.csv").body();

    assertThat(csv).startsWith("\uFEFF\"registration\"").contains("\"'=HYPERLINK(1)\"");
  }

  @Test
  void a_conference_is_announced_by_an_administrator_only() {
    HttpResponse<String> response =
        site.asHelen().postBytes(API + "/programme", "application/yaml", new byte[0]);

    assertThat(response.statusCode()).isIn(403, 405);
  }
}
