package metropolis.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import metropolis.payment.rehearsal.FakeStripe;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final Instant NOW = Instant.parse("2026-06-14T08:00:00Z");
  private static final String KEY = "whsec_one0123456789";
  private static final String OLD = "whsec_old0123456789";
  private static final String BODY = "{\"id\":\"evt_1\"}";

  @Test
  void the_scheme_is_the_one_that_is_written_down() {
    // printf '1087200000.{}' | openssl dgst -sha256 -hmac whsec_one0123456789
    byte[] expected = Signature.hmac(KEY, 1_087_200_000L, "{}".getBytes(StandardCharsets.UTF_8));

    assertThat(java.util.HexFormat.of().formatHex(expected))
        .isEqualTo("bda18287dd8e6e655ac9ed6110c8c7d2abd0ef511bcbdcbab5fbac6e57a65707");
  }

  @Test
  void any_of_several_signatures_and_keys_will_do() {
    assertThat(fault(FakeStripe.header(BODY, NOW, OLD, KEY), List.of(KEY))).isEmpty();
    assertThat(fault(FakeStripe.header(BODY, NOW, OLD), List.of(KEY, OLD))).isEmpty();
  }

  @Test
  void what_is_not_signed_with_a_key_of_ours_is_refused() {
    assertThat(fault(FakeStripe.header(BODY, NOW, OLD), List.of(KEY))).contains("signature-wrong");
    assertThat(fault(FakeStripe.header(BODY + " ", NOW, KEY), List.of(KEY)))
        .contains("signature-wrong");
    String onlyOldScheme = FakeStripe.header(BODY, NOW, KEY).replace("v1=", "v0=");
    assertThat(fault(onlyOldScheme, List.of(KEY))).contains("signature-missing");
  }

  @Test
  void what_is_old_or_of_the_future_is_refused() {
    for (Duration off : List.of(Duration.ofSeconds(301), Duration.ofSeconds(-301))) {
      assertThat(fault(FakeStripe.header(BODY, NOW.plus(off), KEY), List.of(KEY)))
          .contains("signature-too-old");
    }
    assertThat(fault(FakeStripe.header(BODY, NOW.minusSeconds(299), KEY), List.of(KEY))).isEmpty();
  }

  @Test
  void a_time_that_was_changed_does_not_fit_the_signature() {
    String stolen = FakeStripe.header(BODY, NOW.minusSeconds(900), KEY);
    String renewed =
        stolen.replace("t=" + NOW.minusSeconds(900).getEpochSecond(), "t=" + NOW.getEpochSecond());

    assertThat(fault(renewed, List.of(KEY))).contains("signature-wrong");
  }

  @Test
  void a_header_that_is_none_is_refused() {
    for (String header :
        new String[] {"", "t=,v1=", "t=1", "v1=" + "a".repeat(64), "t=-1,v1=zz", ",,,=,="}) {
      assertThat(fault(header, List.of(KEY))).contains("signature-missing");
    }
    assertThat(fault("t=1," + "v1=00,".repeat(10_000), List.of(KEY))).contains("signature-missing");
  }

  private static Optional<String> fault(String header, List<String> keys) {
    return Signature.fault(Optional.of(header), BODY.getBytes(StandardCharsets.UTF_8), keys, NOW);
  }
}
