package metropolis.badge.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import metropolis.badge.credential.Story;
import metropolis.platform.values.Cause;
import metropolis.platform.values.Role;
import org.junit.jupiter.api.Test;

class EnrollingTest {

  private static final String CODE = "5a".repeat(32);
  private static final Enrolling.Outcome UNKNOWN =
      new Enrolling.Outcome.Refused(Enrolling.Refusal.UNKNOWN_CODE);

  private final DeviceBook book = new DeviceBook();

  @Test
  void a_device_that_shows_the_code_stands_at_its_gate() {
    invited();

    Enrolling.Outcome outcome = Enrolling.enrol(book, CODE, "dev-1", "tablet 1", after(60));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            Enrolling.Outcome.Happened.class,
            happened -> assertThat(happened.device().gate()).isEqualTo("main"));
  }

  @Test
  void a_code_is_worth_nothing_after_ten_minutes() {
    invited();

    assertThat(Enrolling.enrol(book, CODE, "dev-1", "tablet 1", after(600))).isEqualTo(UNKNOWN);
  }

  @Test
  void a_code_is_good_once() {
    invited();
    book.put(book.invitation(CODE).orElseThrow().usedBy("dev-1"));

    assertThat(Enrolling.enrol(book, CODE, "dev-2", "tablet 2", after(60))).isEqualTo(UNKNOWN);
  }

  @Test
  void nobody_is_trusted_without_a_code() {
    assertThat(Enrolling.enrol(book, CODE, "dev-1", "tablet 1", after(0))).isEqualTo(UNKNOWN);
  }

  @Test
  void a_device_is_revoked_once() {
    enrolled();
    Enrolling.Outcome first = Enrolling.revoke(book, "dev-1", after(60));
    book.put(((Enrolling.Outcome.Happened) first).device());

    assertThat(Enrolling.revoke(book, "dev-1", after(61)))
        .isInstanceOf(Enrolling.Outcome.Noted.class);
  }

  @Test
  void a_device_that_is_revoked_tells_nothing_more() {
    enrolled();
    book.put(((Enrolling.Outcome.Happened) Enrolling.revoke(book, "dev-1", after(1))).device());

    assertThat(Enrolling.report(book, "dev-1", contact(Duration.ZERO)))
        .isEqualTo(new Enrolling.Outcome.Refused(Enrolling.Refusal.DEVICE_REVOKED));
  }

  @Test
  void a_clock_is_wrong_by_more_than_two_minutes() {
    assertThat(contact(Duration.ofSeconds(120)).isSkewed()).isFalse();
    assertThat(contact(Duration.ofSeconds(-121)).isSkewed()).isTrue();
  }

  private void invited() {
    book.put(Enrolling.invite(CODE, "main", after(0)));
  }

  private void enrolled() {
    invited();
    book.put(
        ((Enrolling.Outcome.Happened) Enrolling.enrol(book, CODE, "dev-1", "tablet 1", after(0)))
            .device());
  }

  private static Contact contact(Duration offset) {
    return new Contact(
        Instant.EPOCH,
        OptionalInt.of(80),
        0,
        "1.0",
        offset,
        Duration.ofMillis(20),
        Optional.empty());
  }

  private static Cause after(long seconds) {
    return Story.cause("c", Role.GATE, "desk-1", Story.MONDAY.plusSeconds(seconds));
  }
}
