package metropolis.platform.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import metropolis.platform.http.SignedTokens;
import metropolis.platform.kafka.KafkaSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LaunchSettingsTest {

  private static final String KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";

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

  @Test
  void the_signing_key_may_be_a_variable_and_is_not_handed_on() {
    var settings = LaunchSettings.read(Map.of("METROPOLIS_SIGNING_KEY", KEY));

    String token = settings.tokens().orElseThrow().sign("link", "42");

    assertThat(SignedTokens.ofKey(KEY).open("link", token)).contains("42");
    assertThat(settings.toString()).doesNotContain(KEY);
  }

  @Test
  void without_a_variable_the_signing_key_is_kept_in_a_file() {
    assertThat(LaunchSettings.read(Map.of("METROPOLIS_SIGNING_KEY", " ")).tokens()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"not-base-64!", "c2hvcnQ="})
  void a_signing_key_that_is_none_is_named_with_the_remedy_and_not_repeated(String value) {
    assertThatThrownBy(() -> LaunchSettings.read(Map.of("METROPOLIS_SIGNING_KEY", value)))
        .hasMessageContaining("METROPOLIS_SIGNING_KEY")
        .hasMessageContaining("openssl rand -base64 32")
        .message()
        .doesNotContain(value);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--signing-key", "--badge-key-1"})
  void a_key_is_not_taken_as_an_argument_which_everybody_can_read(String argument) {
    assertThatThrownBy(() -> LaunchSettings.read(Map.of(), argument, KEY))
        .hasMessageContaining("set the variable METROPOLIS_")
        .message()
        .doesNotContain(KEY);
  }
}
