package metropolis.payment.matching;

import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import metropolis.platform.values.Money;

/**
 * How far the rules may go by themselves.
 *
 * @param automaticFrom least score of what is allocated without asking
 * @param otherAmounts whether an exact reference is enough when the amount differs: a part payment,
 *     or more than was open
 * @param chargeTolerances what banks may take on the way, by currency; none of a currency that is
 *     not named
 * @param chargesAutomatic whether so small a shortage is written off without asking
 */
public record Policy(
    int automaticFrom,
    boolean otherAmounts,
    Map<Currency, Money> chargeTolerances,
    boolean chargesAutomatic) {

  /** Sure by text and amount, or by known account, name and amount. */
  private static final int SURE = 90;

  public Policy {
    chargeTolerances = Map.copyOf(chargeTolerances);
    if (automaticFrom < 1 || automaticFrom > 100) {
      throw new IllegalArgumentException("automatic from a score of " + automaticFrom);
    }
    chargeTolerances.forEach(
        (currency, tolerance) -> {
          if (!tolerance.currency().equals(currency) || tolerance.isNegative()) {
            throw new IllegalArgumentException("tolerance of " + currency + ": " + tolerance);
          }
        });
  }

  /** Exact references are allocated whatever the amount; no shortage counts as charges. */
  public static Policy standard() {
    return new Policy(SURE, true, Map.of(), false);
  }

  public Policy charging(Map<Currency, Money> tolerances, boolean automatic) {
    return new Policy(automaticFrom, otherAmounts, tolerances, automatic);
  }

  /** The tolerance, if a payment short by this much may be short by charges. */
  public Optional<Money> covers(Money shortage) {
    return Optional.ofNullable(chargeTolerances.get(shortage.currency()))
        .filter(tolerance -> shortage.compareTo(tolerance) <= 0);
  }
}
