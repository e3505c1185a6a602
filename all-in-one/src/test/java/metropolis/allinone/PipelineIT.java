package metropolis.allinone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import metropolis.allinone.demo.Pipeline;
import metropolis.allinone.demo.Site;
import metropolis.allinone.demo.Summary;
import metropolis.payment.rehearsal.FakeStripe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineIT {

  @TempDir Path directory;

  @Test
  void a_conference_goes_from_its_announcement_to_the_doors() throws Exception {
    Path results = directory.resolve("results");
    try (FakeStripe stripe = new FakeStripe();
        Running running = Running.in(directory.resolve("data"), stripe.environment())) {
      Site staff = running.staff();
      Pipeline pipeline =
          new Pipeline(
              new Pipeline.Sites(staff, staff, staff, running.visitor()),
              running.clock,
              Running.EXAMPLE.resolve("delegates.csv"),
              results,
              Optional.of(stripe),
              step -> {});

      Summary summary = pipeline.run();

      assertThat(summary.faults()).isEmpty();
      assertThat(Files.size(results.resolve("badges.pdf"))).isPositive();
    }
  }
}
