package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.allinone.demo.DemoClock;
import metropolis.allinone.demo.Pipeline;
import metropolis.allinone.demo.Site;
import metropolis.allinone.demo.Summary;
import metropolis.badge.BadgeService;
import metropolis.payment.PaymentService;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.platform.service.Service;
import metropolis.platform.values.Role;
import metropolis.registration.RegistrationService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.utility.DockerImageName;

/** The three services apart, on a broker in a container, as on anybody's cluster. */
class ContainersIT {

  private static final DockerImageName KAFKA = DockerImageName.parse("apache/kafka:4.3.1");
  private static final Duration START = Duration.ofMinutes(2);

  @TempDir Path directory;

  private final DemoClock clock = new DemoClock("2004-05-03T09:00+02:00");
  private final List<Launcher> launchers = new ArrayList<>();

  @Test
  void three_services_apart_do_the_whole_job_on_a_broker_in_a_container() throws Exception {
    String missing = "no Docker Engine here: container test skipped";
    boolean docker = DockerClientFactory.instance().isDockerAvailable();
    if (!docker) {
      System.out.println(missing);
    }
    assumeTrue(docker, missing);
    try (KafkaContainer kafka = new KafkaContainer(KAFKA)) {
      kafka.start();
      Site registration = start("registration", RegistrationService::new, kafka, Role.SECRETARIAT);
      Site payment = start("payment", PaymentService::new, kafka, Role.FINANCE);
      Site badge = start("badge", BadgeService::new, kafka, Role.GATE);
      Site visitor = new Site(launchers.getFirst().url(), "");

      Summary summary =
          new Pipeline(
                  new Pipeline.Sites(registration, payment, badge, visitor),
                  clock,
                  Running.EXAMPLE.resolve("delegates.csv"),
                  directory.resolve("results"),
                  Optional.empty(),
                  step -> {})
              .run();

      assertThat(summary.faults()).isEmpty();
    } finally {
      launchers.reversed().forEach(Launcher::close);
    }
  }

  private Site start(String name, Service.Factory factory, KafkaContainer kafka, Role role)
      throws Exception {
    Map<String, String> environment = new HashMap<>(Running.environment(directory.resolve(name)));
    environment.put("METROPOLIS_SECRETS_DIR", directory.resolve("secrets").toString());
    environment.put("KAFKA_BOOTSTRAP_SERVERS", kafka.getBootstrapServers());
    LaunchSettings settings = LaunchSettings.read(environment);
    Launcher launcher = Launcher.start(settings, settings.kafka(), clock, List.of(factory));
    launchers.add(launcher);
    assertThat(launcher.awaitReady(START)).as(launcher.notReady().orElse("")).isTrue();
    return new Site(launcher.url(), launcher.signIn().addToken("test", Set.of(role)));
  }
}
