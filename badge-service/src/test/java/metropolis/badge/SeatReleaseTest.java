package metropolis.badge;

import static metropolis.badge.Given.LEA;
import static metropolis.badge.Given.LEAS_BADGE;
import static metropolis.badge.Given.MONDAY;
import static metropolis.badge.Given.OLHA;
import static metropolis.badge.Given.confirmed;
import static metropolis.badge.Given.granted;
import static metropolis.badge.Given.lea;
import static metropolis.badge.Given.profile;
import static metropolis.badge.Given.withWorkshop;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import metropolis.schemas.badge.ReleaseSeats;
import metropolis.schemas.badge.SeatForfeited;
import metropolis.schemas.common.CommandMeta;
import metropolis.schemas.common.CommandReply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Seats that nobody took are told to registration, once. */
class SeatReleaseTest {

  private final Stream stream = new Stream();

  @BeforeEach
  void aWorkshopOnMondayMorning() {
    stream
        .hears(withWorkshop(MONDAY, Duration.ofHours(2), 2))
        .hears(lea())
        .hears(confirmed(LEA))
        .hears(granted(LEA, "ws-asylum"))
        .hears(profile(OLHA, "Olha", "Kovalenko", "Olha Kovalenko"))
        .hears(confirmed(OLHA))
        .hears(granted(OLHA, "ws-asylum"));
    stream.asks(Given.scan("scan-1", "scan-0001", LEAS_BADGE.text(), 1));
    stream.checkInEvents();
  }

  @AfterEach
  void close() {
    stream.close();
  }

  @Test
  void the_seat_of_whoever_stayed_away_is_forfeited() {
    CommandReply reply = stream.asks(release("release-1", 600));

    assertThat(reply.getCode()).isEqualTo("released");
    assertThat(stream.checkInEvents())
        .singleElement()
        .isInstanceOfSatisfying(
            SeatForfeited.class,
            event -> {
              assertThat(event.getRegistrationId()).isEqualTo(OLHA);
              assertThat(event.getSession()).isEqualTo("ws-asylum");
            });
  }

  @Test
  void it_is_forfeited_once_and_that_outlives_a_restart() {
    stream.asks(release("release-1", 600));
    stream.checkInEvents();

    stream.asks(release("release-2", 660));

    assertThat(stream.checkInEvents()).isEmpty();
    assertThat(stream.restored().orElseThrow().released("ws-asylum")).isTrue();
  }

  @Test
  void before_its_time_no_seat_is_given_away() {
    CommandReply reply = stream.asks(release("release-1", 599));

    assertThat(reply.getCode()).isEqualTo("not-due");
    assertThat(stream.checkInEvents()).isEmpty();
  }

  private static ReleaseSeats release(String command, long seconds) {
    var meta = Given.command(command, "ws-asylum");
    return new ReleaseSeats(
        CommandMeta.newBuilder(meta).setTime(MONDAY.plusSeconds(seconds)).build(), "ws-asylum");
  }
}
