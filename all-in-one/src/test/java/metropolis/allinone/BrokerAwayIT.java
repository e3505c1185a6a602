package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import metropolis.allinone.demo.Await;
import metropolis.allinone.demo.Site;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker goes away under the services and comes back where it was. */
class BrokerAwayIT {

  private static final String API = "/api/registration/metropolis-2004/registrations";
  private static final String FORM = "/metropolis-2004/register";

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final String AWAY = "the Kafka broker does not answer";

  @TempDir Path directory;

  @Test
  void a_command_sent_while_the_broker_was_away_is_done_once_when_it_is_sent_again_after()
      throws Exception {
    EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
    String address = broker.bootstrapServers();
    try (Running running = Running.on(address, directory.resolve("data"))) {
      running.awaitReady();
      Site staff = running.staff();
      Site browser = running.visitor();
      List<String> registered = new ArrayList<>();
      registered.add(idOf(() -> staff.postJson(API, RestartIT.delegate(1))));
      String form = filled(browser.get(FORM));

      broker.close();
      Await.until(
          "it is unready", PATIENCE, () -> reasons(staff).equals(List.of(AWAY, AWAY, AWAY)));
      Site.Answer ready = staff.get("/health/ready");
      Site.Answer live = staff.get("/health/live");
      Site.Answer keyed = staff.postJson(API, RestartIT.delegate(2), "broker-away-2");
      Site.Answer keyless = staff.postJsonWithoutKey(API, RestartIT.delegate(3));
      Site.Answer page = browser.postForm(FORM, form);

      assertThat(live.status()).isEqualTo(200);
      assertThat(ready.status()).isEqualTo(503);
      assertUnanswered(keyed);
      assertThat(keyed.json().path("commandId").asText()).isEqualTo("broker-away-2");
      assertUnanswered(keyless);
      assertThat(page.status()).isEqualTo(503);
      assertThat(page.headers().get("Content-Type")).startsWith("text/html");
      assertThat(page.headers()).containsKey("Retry-After");
      assertThat(page.text()).contains("<h1>Your request is not confirmed yet");

      broker = EmbeddedBroker.start(directory.resolve("broker"), address);
      Await.until("it is ready again", PATIENCE, () -> staff.get("/health/ready").status() == 200);
      String key = keyless.json().path("commandId").asText();
      registered.add(
          twice(() -> idOf(() -> staff.postJson(API, RestartIT.delegate(2), "broker-away-2"))));
      registered.add(twice(() -> idOf(() -> staff.postJson(API, RestartIT.delegate(3), key))));
      String link =
          twice(
              () ->
                  answered(() -> browser.postForm(FORM, form))
                      .expect(303)
                      .headers()
                      .get("Location"));

      assertThat(browser.get(link).status()).isEqualTo(200);
      assertThat(staff.get(API + "?size=1").expect(200).json().path("total").asInt()).isEqualTo(4);
      assertThat(EventLog.submitted(broker))
          .hasSize(4)
          .doesNotHaveDuplicates()
          .containsAll(registered);
    } finally {
      broker.close();
    }
  }

  @Test
  void services_that_are_started_before_their_broker_say_so_and_serve_as_soon_as_it_is_there()
      throws Exception {
    String address = EmbeddedBroker.freeAddress();
    try (Running running = Running.on(address, directory.resolve("data"))) {
      Site staff = running.staff();

      Site.Answer ready = staff.get("/health/ready");
      Site.Answer command = staff.postJson(API, RestartIT.delegate(1), "too-early-1");

      assertThat(staff.get("/health/live").status()).isEqualTo(200);
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.text()).contains(AWAY);
      assertUnanswered(command);
      try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"), address)) {
        running.awaitReady();
        String id =
            twice(() -> idOf(() -> staff.postJson(API, RestartIT.delegate(1), "too-early-1")));

        assertThat(EventLog.submitted(broker)).containsExactly(id);
      }
    }
  }

  /** What each of the services says about whether it is ready. */
  private static List<String> reasons(Site site) {
    return site.get("/health/ready").json().path("checks").findValuesAsText("detail");
  }

  /** As somebody fills it in who sends it when the broker has gone. */
  private static String filled(Site.Answer form) {
    Map<String, String> fields = new HashMap<>(form.expect(200).hiddenFields());
    RestartIT.delegate(4).forEach((name, value) -> fields.put(name, value.toString()));
    fields.remove("sessions");
    fields.put("consent", "on");
    return Site.fields(fields);
  }

  /** For programs: when to try again, and as what. */
  private static void assertUnanswered(Site.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers().get("Content-Type")).isEqualTo("application/problem+json");
    assertThat(Integer.parseInt(answer.headers().get("Retry-After"))).isPositive();
    assertThat(answer.json().path("commandId").asText()).isNotEmpty();
  }

  private static String idOf(Callable<Site.Answer> request) throws Exception {
    return answered(request).expect(201).json().path("registrationId").asText();
  }

  /** As whoever is told so does: the same is sent again until there is an answer. */
  private static Site.Answer answered(Callable<Site.Answer> request) throws Exception {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    Site.Answer answer = request.call();
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      answer = request.call();
    }
    return answer;
  }

  /** The same answer both times. */
  private static String twice(Callable<String> request) throws Exception {
    String first = request.call();
    assertThat(request.call()).isEqualTo(first);
    return first;
  }
}
