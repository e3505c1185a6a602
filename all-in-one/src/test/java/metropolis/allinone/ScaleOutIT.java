package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import metropolis.allinone.demo.Site;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.platform.values.Role;
import metropolis.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of one service on one broker: either answers, and one takes over from the other.
 */
class ScaleOutIT {

  private static final String API = "/api/registration/metropolis-2004";
  private static final Duration START = Duration.ofMinutes(2);

  @TempDir Path directory;

  @Test
  void either_instance_answers_for_every_conference_and_one_takes_over_from_the_other()
      throws Exception {
    try (EmbeddedBroker broker = EmbeddedBroker.start(directory.resolve("kafka"));
        Launcher first = start("first", broker)) {
      String token = first.signIn().addToken("test", Set.of(Role.SECRETARIAT));
      Site one = new Site(first.url(), token);
      Site two;
      try (Launcher second = start("second", broker)) {
        two = new Site(second.url(), token);
        Site.Answer byOne = one.postJson(API + "/registrations", RestartIT.delegate(1));
        Site.Answer byTwo = two.postJson(API + "/registrations", RestartIT.delegate(2));

        assertThat(List.of(byOne.status(), byTwo.status())).containsOnly(201);
        assertThat(total(one)).isEqualTo(2);
        assertThat(total(two)).isEqualTo(2);
      }
      await(() -> one.get(API).status() == 200);
      assertThat(total(one)).isEqualTo(2);
    }
  }

  private static int total(Site site) {
    return site.get(API + "/registrations?size=1").expect(200).json().path("total").asInt();
  }

  private Launcher start(String name, EmbeddedBroker broker) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Map<String, String> environment = new HashMap<>(Running.environment(directory.resolve(name)));
    environment.put("METROPOLIS_PORT", String.valueOf(port));
    environment.put("METROPOLIS_SELF_URL", "http://127.0.0.1:" + port);
    environment.put("METROPOLIS_SECRETS_DIR", directory.resolve("secrets").toString());
    environment.put("METROPOLIS_NOW", "2004-05-03T09:00+02:00");
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers());
    LaunchSettings settings = LaunchSettings.read(environment);
    Launcher launcher =
        Launcher.start(settings, settings.kafka(), List.of(RegistrationService::new));
    assertThat(launcher.awaitReady(START)).as(launcher.notReady().orElse("")).isTrue();
    return launcher;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
