package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import metropolis.allinone.demo.Site;
import metropolis.badge.BadgeService;
import metropolis.payment.PaymentService;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.platform.service.Service;
import metropolis.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The site describes itself the same, whether its services run together or apart. */
class OneDescriptionTest {

  @TempDir Path directory;

  @Test
  void the_front_of_services_apart_describes_what_the_all_in_one_describes() throws Exception {
    String broker = EmbeddedBroker.freeAddress();
    JsonNode apart;
    try (Launcher payment = alone("payment", broker, "", PaymentService::new);
        Launcher badge = alone("badge", broker, "", BadgeService::new);
        Launcher front = front(broker, payment.url().toString(), badge.url().toString())) {
      apart = description(front.url());
    }
    try (Running together = Running.on(broker, directory.resolve("together"))) {
      assertThat(apart).isEqualTo(description(together.all.url()));
    }
  }

  @Test
  void the_front_says_which_service_is_missing_from_its_description() throws Exception {
    String broker = EmbeddedBroker.freeAddress();
    String away = "http://" + EmbeddedBroker.freeAddress();
    JsonNode partly;
    try (Launcher payment = alone("payment", broker, "", PaymentService::new);
        Launcher front = front(broker, payment.url().toString(), away)) {
      partly = description(front.url());
    }

    assertThat(partly.path("paths").fieldNames())
        .toIterable()
        .anyMatch(path -> path.startsWith("/api/payment"))
        .anyMatch(path -> path.startsWith("/api/registration"))
        .noneMatch(path -> path.startsWith("/api/badge"));
    assertThat(partly.path("x-missing-services")).hasToString("[\"badge\"]");
  }

  private Launcher front(String broker, String payment, String badge) throws Exception {
    String peers = "payment=" + payment + ",badge=" + badge;
    return alone("registration", broker, peers, RegistrationService::new);
  }

  private Launcher alone(String name, String broker, String peers, Service.Factory factory)
      throws Exception {
    Map<String, String> environment = new HashMap<>(Running.environment(directory.resolve(name)));
    environment.put("KAFKA_BOOTSTRAP_SERVERS", broker);
    environment.put("METROPOLIS_PEERS", peers);
    LaunchSettings settings = LaunchSettings.read(environment);
    return Launcher.start(settings, settings.kafka(), List.of(factory));
  }

  private static JsonNode description(URI server) {
    return new Site(server, "").get("/openapi.json").expect(200).json();
  }
}
