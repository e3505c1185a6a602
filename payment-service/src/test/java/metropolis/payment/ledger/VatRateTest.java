package metropolis.payment.ledger;

import static metropolis.payment.ledger.Scenario.chf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VatRateTest {

  @ParameterizedTest(name = "{1} with {0} hundredths of a per cent holds {2}")
  @CsvSource({
    "810, 45000, 3372",
    "810, 10810, 810",
    "260, 12000, 304",
    "380, 1, 0",
    "0, 45000, 0",
    "810, 0, 0",
    // Exactly half a minor unit goes up.
    "10000, 1, 1",
    "10000, -1, -1",
    "10000, 3, 2"
  })
  void the_tax_within_a_price_is_rounded_to_the_nearest_minor_unit(int rate, long price, long tax) {
    assertThat(new VatRate(rate).within(chf(price))).isEqualTo(chf(tax));
  }

  @Property(tries = 500)
  void net_and_tax_add_up_and_the_tax_is_off_by_half_a_unit_at_most(
      @ForAll @IntRange(min = 0, max = 10_000) int hundredths,
      @ForAll @LongRange(min = -10_000_000_000L, max = 10_000_000_000L) long minor) {
    VatRate rate = new VatRate(hundredths);

    assertThat(rate.net(chf(minor)).plus(rate.within(chf(minor)))).isEqualTo(chf(minor));
    BigDecimal exact =
        BigDecimal.valueOf(minor)
            .multiply(BigDecimal.valueOf(hundredths))
            .divide(BigDecimal.valueOf(10_000 + hundredths), 12, RoundingMode.HALF_EVEN);
    assertThat(exact.subtract(BigDecimal.valueOf(rate.within(chf(minor)).minor())).abs())
        .isLessThanOrEqualTo(new BigDecimal("0.5"));
    assertThat(rate.within(chf(-minor))).isEqualTo(rate.within(chf(minor)).negated());
  }

  @Test
  void a_rate_beyond_reason_is_a_mistake() {
    assertThatThrownBy(() -> new VatRate(-1)).hasMessageContaining("0 to 100 per cent");
  }
}
