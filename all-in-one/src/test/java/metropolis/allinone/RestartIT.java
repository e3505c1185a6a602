package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import metropolis.allinone.demo.Site;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.http.signin.SignIn;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process dies in the middle of a load, and comes back. */
class RestartIT {

  private static final String API = "/api/registration/metropolis-2004";
  private static final int DELEGATES = 400;
  private static final int BEFORE_THE_KILL = 120;

  /**
   * @param before the registrations that were acknowledged before the kill, by delegate
   * @param after the same after it, when every delegate had been sent again
   * @param registrations how many there are then
   */
  private record Outcome(
      Map<Integer, String> before, Map<Integer, String> after, int registrations) {}

  /** Starts the process, the first time or again. */
  private interface Start {
    ServerProcess server() throws Exception;
  }

  /** A process that lives for seconds is better off without the second compiler. */
  private static final Map<String, String> SHORT_LIVED =
      Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

  @TempDir Path data;

  @Test
  void what_was_acknowledged_before_everything_was_killed_is_done_exactly_once_after_it()
      throws Exception {
    Outcome outcome =
        killedInTheMiddle(() -> start(data, "metropolis.allinone.AllInOne", Map.of()));

    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("kafka"))) {
      assertExactlyOnce(outcome, EventLog.submitted(broker));
    }
  }

  @Test
  void what_was_acknowledged_before_the_service_alone_was_killed_is_done_exactly_once_after_it()
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(data.resolve("broker"))) {
      Map<String, String> cluster = Map.of("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());

      Outcome outcome =
          killedInTheMiddle(() -> start(data, "metropolis.registration.Main", cluster));

      assertExactlyOnce(outcome, EventLog.submitted(broker));
    }
  }

  private Outcome killedInTheMiddle(Start start) throws Exception {
    String token = token(data, Role.SECRETARIAT);
    Map<Integer, String> acknowledged = new ConcurrentHashMap<>();
    try (ServerProcess server = start.server()) {
      server.awaitPage(API);
      killInTheMiddle(server, new Site(server.url(), token), acknowledged);
    }
    Map<Integer, String> before = Map.copyOf(acknowledged);
    Map<Integer, String> after = new HashMap<>();
    try (ServerProcess server = start.server()) {
      server.awaitPage("/health/ready");
      Site site = new Site(server.url(), token);
      // Every client tries again what it had no answer to, and, not knowing better, all the rest.
      for (int i = 0; i < DELEGATES; i++) {
        after.put(i, register(site, i));
      }
      int registrations =
          site.get(API + "/registrations?size=1").expect(200).json().path("total").asInt();
      return new Outcome(before, after, registrations);
    }
  }

  private static void assertExactlyOnce(Outcome outcome, List<String> submitted) {
    assertThat(outcome.before().size()).isBetween(BEFORE_THE_KILL, DELEGATES - 1);
    assertThat(outcome.after()).containsAllEntriesOf(outcome.before());
    assertThat(outcome.registrations()).isEqualTo(DELEGATES);
    assertThat(submitted).containsExactlyInAnyOrderElementsOf(outcome.after().values());
  }

  private void killInTheMiddle(ServerProcess server, Site site, Map<Integer, String> acknowledged)
      throws InterruptedException {
    CountDownLatch enough = new CountDownLatch(BEFORE_THE_KILL);
    try (ExecutorService clients = Executors.newFixedThreadPool(16)) {
      for (int i = 0; i < DELEGATES; i++) {
        int delegate = i;
        clients.submit(
            () -> {
              acknowledged.put(delegate, register(site, delegate));
              enough.countDown();
            });
      }
      assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
      server.kill();
      clients.shutdownNow();
    }
  }

  /** Of a program that uses the processes of a data directory. */
  static String token(Path data, Role... roles) throws Exception {
    return SignIn.open(
            data.resolve("accounts.yaml"),
            SignedTokens.keptIn(data.resolve("signing.key")),
            InstantSource.system())
        .addToken("load", Set.of(roles));
  }

  static ServerProcess start(Path data, String main, Map<String, String> more) throws Exception {
    Map<String, String> environment = new HashMap<>(SHORT_LIVED);
    environment.putAll(more);
    return ServerProcess.start(
        main,
        data,
        environment,
        "--conferences",
        Running.EXAMPLE.resolve("conference.yaml").toString(),
        "--now",
        "2004-05-03T09:00+02:00");
  }

  private static String register(Site site, int i) {
    return site.postJson(API + "/registrations", delegate(i), "restart-test-" + i)
        .expect(201)
        .json()
        .path("registrationId")
        .asText();
  }

  static Map<String, Object> delegate(int i) {
    Map<String, Object> person = new LinkedHashMap<>();
    person.put("givenName", "Delegate");
    person.put("familyName", "Number " + i);
    person.put("badgeName", "Delegate " + i);
    person.put("organisation", "Ville de Genève");
    person.put("country", "CH");
    person.put("email", "delegate-" + i + "@city.example");
    person.put("language", "fr");
    person.put("category", "local-authority");
    person.put("sessions", List.of());
    person.put("consent", true);
    return person;
  }
}
