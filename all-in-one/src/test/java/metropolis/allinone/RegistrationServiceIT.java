package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.platform.values.Role;
import metropolis.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registration on a real broker: a file of delegates over HTTP, and a start with what it holds. */
class RegistrationServiceIT {

  private static final Path EXAMPLE = Path.of("../examples/metropolis-2004");
  private static final String API = "/api/registration/metropolis-2004";

  @TempDir Path directory;

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void imported_delegates_are_there_after_a_new_start_and_are_not_registered_twice()
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"))) {
      String token;
      String counted;
      try (Launcher launcher = started(broker)) {
        token = launcher.signIn().addToken("test", Set.of(Role.SECRETARIAT));
        HttpResponse<String> first = importDelegates(launcher.url(), token);
        assertThat(first.body()).contains("\"taken\":79", "\"known\":0", "\"bad\":[]");
        counted = get(launcher.url(), API + "/counts", token).body();
      }
      try (Launcher launcher = started(broker)) {
        HttpResponse<String> again = importDelegates(launcher.url(), token);

        assertThat(again.body()).contains("\"taken\":0", "\"known\":79");
        assertThat(get(launcher.url(), API + "/counts", token).body()).isEqualTo(counted);
        assertThat(get(launcher.url(), API, token).body())
            .as("the same file is not announced again")
            .contains("\"version\":1,");
      }
    }
  }

  @Test
  void its_measures_tell_of_the_stream_and_of_its_clients() throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("broker"));
        Launcher launcher = started(broker)) {
      String token = launcher.signIn().addToken("test", Set.of(Role.SECRETARIAT));
      importDelegates(launcher.url(), token);

      assertThat(get(launcher.url(), "/metrics", token).body())
          .contains("http_server_requests_seconds_count{")
          .contains("kafka_stream_thread_process_latency_avg{")
          .contains("kafka_consumer_fetch_manager_records_lag_max{")
          .contains(
              "kafka_producer_record_send_total{client_id=\"registration-commands-gateway\"}");
    }
  }

  private Launcher started(EmbeddedBroker broker) throws Exception {
    Map<String, String> environment = new HashMap<>();
    environment.put("METROPOLIS_PORT", "0");
    environment.put("METROPOLIS_DATA_DIR", directory.resolve("data").toString());
    environment.put("METROPOLIS_NOW", "2004-05-03T10:00+02:00");
    environment.put("METROPOLIS_CONFERENCES", EXAMPLE.resolve("conference.yaml").toString());
    LaunchSettings settings = LaunchSettings.read(environment);
    Launcher launcher =
        Launcher.start(
            settings,
            settings.kafka(Map.of("bootstrap.servers", broker.bootstrapServers())),
            List.of(RegistrationService::new));
    assertThat(launcher.awaitReady(Duration.ofSeconds(60))).as("ready in time").isTrue();
    return launcher;
  }

  private HttpResponse<String> importDelegates(URI url, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url.resolve(API + "/imports"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "text/csv")
            .POST(BodyPublishers.ofFile(EXAMPLE.resolve("delegates.csv")))
            .build(),
        BodyHandlers.ofString());
  }

  private HttpResponse<String> get(URI url, String path, String token)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(url.resolve(path))
            .header("Authorization", "Bearer " + token)
            .build(),
        BodyHandlers.ofString());
  }
}
