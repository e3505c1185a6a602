package metropolis.payment.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.function.Function;
import metropolis.payment.matching.Match.ByHand;
import metropolis.payment.matching.Match.Exact;
import metropolis.payment.matching.Match.Over;
import metropolis.payment.matching.Match.Part;
import metropolis.payment.matching.Match.Why;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;

class ExactReferenceTest {

  private static final String REFERENCE = "RF18539007547034";

  @Test
  void the_open_amount_is_exact() {
    assertThat(match(REFERENCE, 100, open(100))).isEqualTo(new Exact("2004-000001", chf(100)));
  }

  @Test
  void less_is_a_part() {
    assertThat(match(REFERENCE, 60, open(100)))
        .isEqualTo(new Part("2004-000001", chf(60), chf(40)));
  }

  @Test
  void more_is_over() {
    assertThat(match(REFERENCE, 130, open(100)))
        .isEqualTo(new Over("2004-000001", chf(100), chf(30)));
  }

  @Test
  void a_reference_in_groups_is_the_same() {
    assertThat(match("RF18 5390 0754 7034", 100, open(100))).isInstanceOf(Exact.class);
  }

  @Test
  void nothing_is_guessed() {
    assertThat(match("", 100, open(100))).isEqualTo(new ByHand(Why.NO_REFERENCE));
    assertThat(match("RF18539007547035", 100, open(100))).isEqualTo(new ByHand(Why.NO_REFERENCE));
    assertThat(match(REFERENCE, 100, null)).isEqualTo(new ByHand(Why.UNKNOWN_REFERENCE));
    assertThat(match(REFERENCE, 100, open(0))).isEqualTo(new ByHand(Why.ALREADY_PAID));
    assertThat(match(REFERENCE, 100, new OpenItem("2004-000001", REFERENCE, chf(100), true, 1)))
        .isEqualTo(new ByHand(Why.INVOICE_CANCELLED));
    assertThat(
            match(
                REFERENCE,
                100,
                new OpenItem("2004-000001", REFERENCE, Money.of(100, "EUR"), false, 1)))
        .isEqualTo(new ByHand(Why.OTHER_CURRENCY));
  }

  private static Match match(String reference, long minor, OpenItem item) {
    Function<String, Optional<OpenItem>> items =
        bare -> Optional.ofNullable(bare.equals(REFERENCE) ? item : null);
    return ExactReference.match(reference, chf(minor), items);
  }

  private static OpenItem open(long minor) {
    return new OpenItem("2004-000001", REFERENCE, chf(minor), false, 1);
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }
}
