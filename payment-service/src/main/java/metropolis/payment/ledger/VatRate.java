package metropolis.payment.ledger;

import java.math.BigInteger;
import metropolis.platform.values.Money;

/**
 * A rate of value-added tax that prices include.
 *
 * @param hundredths of a per cent: 810 is 8.1 %; 0 for what is not subject to the tax
 */
public record VatRate(int hundredths) {

  public static final VatRate NONE = new VatRate(0);

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  public VatRate {
    if (hundredths < 0 || hundredths > 10_000) {
      throw new IllegalArgumentException("a rate of tax is 0 to 100 per cent");
    }
  }

  public boolean isCharged() {
    return hundredths > 0;
  }

  /**
   * The tax within a price. Of all roundings in these books this is the only one: to the nearest
   * minor unit, half of one away from zero, so that a credit takes back exactly what its invoice
   * charged. The net price is what is left, and so both always add up to the price.
   */
  public Money within(Money price) {
    BigInteger rate = BigInteger.valueOf(hundredths);
    BigInteger divisor = WHOLE.add(rate);
    BigInteger tax =
        BigInteger.valueOf(price.minor())
            .abs()
            .multiply(rate)
            .shiftLeft(1)
            .add(divisor)
            .divide(divisor.shiftLeft(1));
    long minor = tax.longValueExact();
    return new Money(price.isNegative() ? -minor : minor, price.currency());
  }

  public Money net(Money price) {
    return price.minus(within(price));
  }
}
