package metropolis.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import metropolis.platform.service.LaunchSettings;
import org.junit.jupiter.api.Test;

class StripeSettingsTest {

  private static final String SECRET = "sk_test_0123456789abcdef";
  private static final String SIGNING = "whsec_0123456789abcdef";

  @Test
  void without_keys_no_cards_are_taken() {
    assertThat(StripeSettings.read(Map.of())).isEmpty();
  }

  @Test
  void keys_are_read_and_never_shown() {
    StripeSettings settings =
        StripeSettings.read(
                Map.of(
                    StripeSettings.KEY,
                    SECRET,
                    StripeSettings.WEBHOOK_KEY,
                    SIGNING + ", " + SIGNING + "2"))
            .orElseThrow();

    assertThat(settings.webhookKeys()).hasSize(2);
    assertThat(settings.live()).isFalse();
    assertThat(settings.toString()).doesNotContain(SECRET, SIGNING);
  }

  @Test
  void all_that_is_wrong_is_named_and_no_key_repeated() {
    assertThatThrownBy(
            () ->
                StripeSettings.read(
                    Map.of(
                        StripeSettings.KEY,
                        "pk_live_public",
                        StripeSettings.WEBHOOK_KEY,
                        "secret-thing",
                        StripeSettings.API,
                        "http://elsewhere.example")))
        .hasMessageContaining(StripeSettings.KEY)
        .hasMessageContaining(StripeSettings.WEBHOOK_KEY)
        .hasMessageContaining(StripeSettings.API)
        .hasMessageNotContaining("pk_live_public")
        .hasMessageNotContaining("secret-thing");
  }

  @Test
  void one_key_without_the_other_is_refused() {
    assertThatThrownBy(() -> StripeSettings.read(Map.of(StripeSettings.KEY, SECRET)))
        .hasMessageContaining(StripeSettings.WEBHOOK_KEY);
  }

  @Test
  void keys_are_refused_as_arguments() {
    for (String option : new String[] {"--stripe-key", "--stripe-webhook-key"}) {
      assertThatThrownBy(() -> LaunchSettings.read(Map.of(), option, SECRET))
          .hasMessageContaining("would show the key")
          .hasMessageNotContaining(SECRET);
    }
  }
}
