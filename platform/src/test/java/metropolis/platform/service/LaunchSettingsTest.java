package metropolis.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import metropolis.platform.kafka.KafkaSettings;
import org.junit.jupiter.api.Test;

class LaunchSettingsTest {

  @Test
  void an_argument_wins_over_a_variable() {
    var settings = LaunchSettings.read(Map.of("METROPOLIS_PORT", "9000"), "--port", "9100");

    assertThat(settings.server().port()).isEqualTo(9100);
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(
            () ->
                LaunchSettings.read(
                    Map.of("METROPOLIS_PORT", "http", "METROPOLIS_NOW", "tomorrow")))
        .hasMessageContaining("METROPOLIS_PORT must be a number from 0 to 65535, not http")
        .hasMessageContaining("METROPOLIS_NOW must be a moment as 2004-09-27T08:00+02:00");
  }

  @Test
  void a_clock_that_was_set_runs_on_from_there() {
    var settings = LaunchSettings.read(Map.of(), "--now", "2004-09-27T08:00+02:00");

    Instant now = settings.clock().instant();

    assertThat(now)
        .isBetween(
            Instant.parse("2004-09-27T06:00:00Z"),
            Instant.parse("2004-09-27T06:00:00Z").plus(Duration.ofMinutes(1)));
  }

  @Test
  void kafka_variables_become_client_properties_and_those_of_its_scripts_do_not() {
    var clients =
        KafkaSettings.fromEnvironment(
            Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "kafka:9092",
                "KAFKA_SECURITY_PROTOCOL", "SASL_SSL",
                "KAFKA_OPTS", "-Xmx1g"));

    assertThat(clients)
        .containsOnly(
            Map.entry("bootstrap.servers", "kafka:9092"),
            Map.entry("security.protocol", "SASL_SSL"));
  }

  @Test
  void a_cluster_that_is_not_named_is_asked_for() {
    var settings = LaunchSettings.read(Map.of());

    assertThatThrownBy(settings::kafka).hasMessageContaining("set KAFKA_BOOTSTRAP_SERVERS");
  }
}
