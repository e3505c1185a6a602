package metropolis.platform.http.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ThrottleTest {
  private static final Instant NOW = Instant.parse("2026-09-01T08:00:00Z");

  private final Throttle throttle = new Throttle();

  private void fail(int times, String account, String address) {
    for (int i = 0; i < times; i++) {
      throttle.failed(account, address, false, NOW);
    }
  }

  @Test
  void five_failures_of_one_caller_are_free() {
    fail(4, "a", "10.0.0.1");

    assertThat(throttle.wait("a", "10.0.0.1", false, NOW)).isZero();
  }

  @Test
  void the_sixth_attempt_waits() {
    fail(5, "a", "10.0.0.1");

    assertThat(throttle.wait("a", "10.0.0.1", false, NOW)).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void waiting_helps() {
    fail(5, "a", "10.0.0.1");

    assertThat(throttle.wait("a", "10.0.0.1", false, NOW.plus(Duration.ofMinutes(3)))).isZero();
  }

  @Test
  void one_account_guessed_from_many_addresses_is_slowed_down() {
    for (int i = 0; i < 30; i++) {
      fail(1, "a", "10.0.0." + i);
    }

    assertThat(throttle.wait("a", "10.9.9.9", false, NOW)).isPositive();
  }

  @Test
  void its_owner_still_gets_in_from_a_browser_known_before() {
    for (int i = 0; i < 30; i++) {
      fail(1, "a", "10.0.0." + i);
    }

    assertThat(throttle.wait("a", "10.9.9.9", true, NOW)).isZero();
  }

  @Test
  void a_venue_behind_one_address_is_not_locked_out_by_a_few_who_mistype() {
    for (int i = 0; i < 19; i++) {
      fail(5, "account-" + i, "192.0.2.1");
    }

    assertThat(throttle.wait("somebody", "192.0.2.1", false, NOW)).isZero();
  }

  @Test
  void an_address_that_tries_everybody_is_slowed_down() {
    for (int i = 0; i < 100; i++) {
      fail(1, "account-" + i, "192.0.2.1");
    }

    assertThat(throttle.wait("somebody", "192.0.2.1", false, NOW)).isPositive();
  }
}
