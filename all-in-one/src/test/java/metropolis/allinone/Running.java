package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import metropolis.allinone.demo.DemoClock;
import metropolis.allinone.demo.Site;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.values.Role;

/** The all-in-one with the example's conference on a free port, ready. For tests. */
final class Running implements AutoCloseable {

  static final Path EXAMPLE = Path.of("..", "examples", "metropolis-2004");
  private static final Duration START = Duration.ofMinutes(2);

  final DemoClock clock = new DemoClock("2004-05-03T09:00+02:00");
  final AllInOne all;

  private Running(Map<String, String> environment) throws IOException {
    all = AllInOne.start(LaunchSettings.read(environment), clock);
  }

  static Running in(Path data) throws IOException, InterruptedException {
    return in(data, Map.of());
  }

  /** With more settings. */
  static Running in(Path data, Map<String, String> more) throws IOException, InterruptedException {
    Map<String, String> environment = environment(data);
    environment.putAll(more);
    Running running = new Running(environment);
    running.awaitReady();
    return running;
  }

  /** Started, and perhaps not ready, on a broker elsewhere that may be away. */
  static Running on(String bootstrapServers, Path data) throws IOException {
    Map<String, String> environment = environment(data);
    environment.put("KAFKA_BOOTSTRAP_SERVERS", bootstrapServers);
    return new Running(environment);
  }

  void awaitReady() throws InterruptedException {
    assertThat(all.launcher().awaitReady(START)).as(all.launcher().notReady().orElse("")).isTrue();
  }

  static Map<String, String> environment(Path data) {
    Map<String, String> environment = new HashMap<>();
    environment.put("METROPOLIS_PORT", "0");
    environment.put("METROPOLIS_DATA_DIR", data.toString());
    environment.put("METROPOLIS_CONFERENCES", EXAMPLE.resolve("conference.yaml").toString());
    return environment;
  }

  /** A program of the staff, which may do everything but manage accounts. */
  Site staff() {
    return site(Role.SECRETARIAT, Role.FINANCE, Role.GATE);
  }

  Site site(Role... roles) {
    return new Site(all.url(), all.launcher().signIn().addToken("test", Set.of(roles)));
  }

  Site visitor() {
    return new Site(all.url(), "");
  }

  @Override
  public void close() {
    all.close();
  }
}
