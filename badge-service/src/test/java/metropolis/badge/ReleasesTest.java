package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.granted;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.withWorkshop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import metropolis.schemas.badge.SeatForfeited;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats are given away by the clock, but not before the gates have told all they know. */
class ReleasesTest {

  @AutoClose private final Site site = new Site();

  @BeforeEach
  void aWorkshopThatBeganAQuarterOfAnHourAgo() {
    site.stream
        .hears(withWorkshop(MONDAY.minus(Duration.ofMinutes(15)), Duration.ofMinutes(75), 1))
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(granted(LEA, "ws-asylum"));
  }

  @Test
  void without_devices_it_is_done_in_time() {
    site.releases().run(MONDAY);

    assertThat(forfeits()).isOne();
  }

  @Test
  void a_gate_with_waiting_scans_may_know_better() {
    Tablet tablet = Tablet.at(site, "main");
    beats(tablet, 2);
    site.releases().run(MONDAY);
    assertThat(forfeits()).isZero();

    beats(tablet, 0);
    site.releases().run(MONDAY);

    assertThat(forfeits()).isOne();
  }

  private static void beats(Tablet tablet, int waiting) {
    tablet.post(
        "heartbeat",
        "{\"now\": \"%s\", \"waiting\": %d, \"appVersion\": \"1.0\"}".formatted(MONDAY, waiting));
  }

  private long forfeits() {
    return site.stream.checkInEvents().stream().filter(SeatForfeited.class::isInstance).count();
  }
}
