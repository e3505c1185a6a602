package metropolis.registration.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import metropolis.registration.Example;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationApiTest extends ApiStory {

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
}
