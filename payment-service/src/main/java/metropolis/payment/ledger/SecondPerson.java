package metropolis.payment.ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import metropolis.platform.values.Actor;
import metropolis.platform.values.Money;

/**
 * From which amount on a waiver, a write-off or a refund needs two persons. Immutable.
 *
 * @param above the largest amount that one person may decide, by currency; of others {@value
 *     #USUAL} units
 */
public record SecondPerson(Map<Currency, Money> above) {

  private static final int USUAL = 500;

  public SecondPerson {
    above = Map.copyOf(above);
  }

  public static SecondPerson standard() {
    return new SecondPerson(Map.of());
  }

  /** The largest amount that one person may decide. */
  public Money limit(Currency currency) {
    Money named = above.get(currency);
    return named == null ? Money.of(BigDecimal.valueOf(USUAL), currency) : named;
  }

  /**
   * @param total with all that was decided in the same matter before, so that no limit is passed in
   *     small steps
   */
  boolean needed(Money total) {
    return total.compareTo(limit(total.currency())) > 0;
  }

  /** Whether these are one person. */
  static boolean same(Actor one, Actor other) {
    return one.id().equals(other.id());
  }
}
