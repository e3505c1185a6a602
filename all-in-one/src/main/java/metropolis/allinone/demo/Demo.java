package metropolis.allinone.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import metropolis.allinone.AllInOne;
import metropolis.payment.rehearsal.FakeStripe;
import metropolis.platform.service.LaunchSettings;
import metropolis.platform.values.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./run demo}: the whole pipeline on a fresh broker, with a summary that must hold. */
public final class Demo {

  private static final Logger LOG = LoggerFactory.getLogger(Demo.class);
  private static final Path EXAMPLE = Path.of("examples", "metropolis-2004");
  private static final Duration START = Duration.ofMinutes(2);

  private final PrintStream out;
  private final long started = System.nanoTime();

  private Demo(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] arguments) throws Exception {
    Path results = Path.of(arguments.length == 0 ? "target/demo" : arguments[0]);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    boolean holds = new Demo(out).run(results);
    System.exit(holds ? 0 : 1);
  }

  private boolean run(Path results)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path data = Files.createTempDirectory("metropolis-demo");
    DemoClock clock = new DemoClock("2004-05-03T09:00+02:00");
    try {
      say("starting a broker and the three services");
      try (FakeStripe stripe = new FakeStripe();
          AllInOne all = AllInOne.start(settings(data, stripe), clock)) {
        if (!all.launcher().awaitReady(START)) {
          out.println("not ready: " + all.launcher().notReady().orElse("ended"));
          return false;
        }
        Site staff = staff(all);
        Summary summary = pipeline(all, staff, clock, results, stripe).run();
        out.println();
        summary.print(out);
        out.println();
        tellResults(results);
        if (!summary.holds()) {
          out.println("NOT as it must be:");
          summary.faults().forEach(fault -> out.println("  " + fault));
        }
        return summary.holds();
      }
    } catch (RuntimeException e) {
      LOG.error("the demo failed", e);
      out.println("failed: " + e.getMessage());
      return false;
    } finally {
      delete(data);
    }
  }

  private Pipeline pipeline(
      AllInOne all, Site staff, DemoClock clock, Path results, FakeStripe stripe) {
    Site visitor = new Site(all.url(), "");
    return new Pipeline(
        new Pipeline.Sites(staff, staff, staff, visitor),
        clock,
        EXAMPLE.resolve("delegates.csv"),
        results,
        Optional.of(stripe),
        this::say);
  }

  private static Site staff(AllInOne all) {
    Set<Role> roles = Set.of(Role.SECRETARIAT, Role.FINANCE, Role.GATE);
    return new Site(all.url(), all.launcher().signIn().addToken("demo", roles));
  }

  private static LaunchSettings settings(Path data, FakeStripe stripe) {
    Map<String, String> environment = new HashMap<>();
    environment.put("METROPOLIS_PORT", "0");
    environment.put("METROPOLIS_DATA_DIR", data.toString());
    environment.put("METROPOLIS_CONFERENCES", EXAMPLE.resolve("conference.yaml").toString());
    environment.put("METROPOLIS_BADGE_TEMPLATES", String.valueOf(EXAMPLE.getParent()));
    environment.putAll(stripe.environment());
    return LaunchSettings.read(environment);
  }

  private void say(String step) {
    out.printf("%6.1f s  %s%n", (System.nanoTime() - started) / 1e9, step);
  }

  private void tellResults(Path results) {
    Path folder = results.toAbsolutePath().normalize();
    out.println("  badges          " + folder.resolve("badges.pdf"));
    out.println("  invoices        " + folder.resolve("invoices"));
    out.println("  bank statement  " + folder.resolve("bank-statement.xml"));
    out.println("  refunds         " + folder.resolve("refunds.xml"));
    out.println("  reconciliation  " + folder.resolve("reconciliation.pdf"));
    out.println("  log             " + System.getProperty("metropolis.log", "target/demo.log"));
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
