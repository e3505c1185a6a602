package metropolis.allinone;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import metropolis.badge.BadgeService;
import metropolis.payment.PaymentService;
import metropolis.platform.config.ConfigException;
import metropolis.platform.kafka.KafkaSettings;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.service.Launcher;
import metropolis.platform.service.Service;
import metropolis.registration.RegistrationService;
import metropolis.schemas.Topics;

/**
 * The three services on one port in one process, with a broker of their own unless {@code
 * KAFKA_BOOTSTRAP_SERVERS} names a cluster.
 */
public final class AllInOne implements AutoCloseable {

  private static final List<Service.Factory> SERVICES =
      List.of(RegistrationService::new, PaymentService::new, BadgeService::new);

  private static final String TEMPLATES = "examples";
  private static final String EXAMPLE = "examples/metropolis-2004/conference.yaml";

  /** When registration for the example is open. */
  private static final String REHEARSAL = "2004-09-20T08:00+02:00";

  /**
   * Nobody shares the conferences of one machine, and each partition of each topic costs its broker
   * a dozen milliseconds at the first start.
   */
  private static final int PARTITIONS = 2;

  /** The slowest start that is still a start: a first one, on a busy machine. */
  private static final Duration START = Duration.ofMinutes(2);

  private final Optional<EmbeddedBroker> broker;
  private final Launcher launcher;

  private AllInOne(Optional<EmbeddedBroker> broker, Launcher launcher) {
    this.broker = broker;
    this.launcher = launcher;
  }

  /**
   * Starts the broker, if one is needed, and the services, which become ready in the background.
   */
  public static AllInOne start(LaunchSettings settings) throws IOException {
    return start(settings, settings.clock());
  }

  /** Starts with a clock other than the one of the settings. */
  public static AllInOne start(LaunchSettings settings, InstantSource clock) throws IOException {
    Map<String, String> clients = KafkaSettings.fromEnvironment(settings.environment());
    if (clients.containsKey("bootstrap.servers")) {
      return new AllInOne(
          Optional.empty(), Launcher.start(settings, settings.kafka(clients), clock, SERVICES));
    }
    Path data = settings.dataDirectory().resolve("kafka");
    int partitions = partitions(settings, data);
    EmbeddedBroker broker = EmbeddedBroker.start(data);
    try {
      KafkaSettings own =
          settings
              .kafka(Map.of("bootstrap.servers", broker.bootstrapServers()))
              .withPartitions(partitions);
      return new AllInOne(Optional.of(broker), Launcher.start(settings, own, clock, SERVICES));
    } catch (IOException | RuntimeException e) {
      broker.close();
      throw e;
    }
  }

  /** Those that were asked for, or that its topics have already, or else the few it needs. */
  private static int partitions(LaunchSettings settings, Path data) throws IOException {
    if (!settings.environment().getOrDefault("METROPOLIS_PARTITIONS", "").isBlank()) {
      return settings.partitions();
    }
    int has = EmbeddedBroker.partitions(data, Topics.CONFERENCES.name());
    return has > 0 ? has : PARTITIONS;
  }

  public Launcher launcher() {
    return launcher;
  }

  /** Where this machine reaches it. */
  public URI url() {
    return launcher.url();
  }

  @Override
  public void close() {
    launcher.close();
    broker.ifPresent(EmbeddedBroker::close);
  }

  /** What to tell whoever tries the example on a day when it has long been over. */
  private static Optional<String> rehearsal(LaunchSettings settings) {
    return Optional.of(
            "The example conference was in 2004, so its registration is closed today. To rehearse"
                + " it while it is open, start with --now "
                + REHEARSAL)
        .filter(_ -> settings.now().isEmpty())
        .filter(
            _ -> settings.environment().getOrDefault("METROPOLIS_CONFERENCES", "").equals(EXAMPLE));
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.putIfAbsent("METROPOLIS_CONFERENCES", EXAMPLE);
    if (Files.isDirectory(Path.of(TEMPLATES))) {
      environment.putIfAbsent("METROPOLIS_BADGE_TEMPLATES", TEMPLATES);
    }
    LaunchSettings settings;
    AllInOne all;
    try {
      settings = LaunchSettings.read(environment, arguments);
      System.out.println("starting …");
      all = start(settings);
    } catch (IllegalArgumentException | ConfigException e) {
      Launcher.refuse(e);
      return;
    }
    Runtime.getRuntime().addShutdownHook(new Thread(all::close, "stop"));
    if (!all.launcher.awaitReady(START)) {
      System.err.println("not ready: " + all.launcher.notReady().orElse("ended"));
      System.exit(1);
    }
    all.launcher.welcome().forEach(System.out::println);
    rehearsal(settings).ifPresent(System.out::println);
    System.err.println(all.launcher.awaitEnd());
    System.exit(1);
  }
}
