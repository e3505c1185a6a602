package metropolis.platform.values;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An amount as a whole number of minor units (rappen, cents) of one currency. Immutable.
 *
 * @param minor minor units; may be negative
 * @param currency ISO 4217
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

  private static final Map<Currency, Money> ZEROS = new ConcurrentHashMap<>();

  public Money {
    Objects.requireNonNull(currency, "currency");
  }

  public static Money of(long minor, String currency) {
    return new Money(minor, Currency.getInstance(currency));
  }

  /** The same object each time: books are full of it. */
  public static Money zero(Currency currency) {
    return ZEROS.computeIfAbsent(currency, c -> new Money(0, c));
  }

  /**
   * Reads a decimal amount exactly.
   *
   * @throws ArithmeticException if it has more decimals than the currency, or is out of range: an
   *     amount is never rounded
   */
  public static Money of(BigDecimal amount, Currency currency) {
    int digits = currency.getDefaultFractionDigits();
    return new Money(amount.movePointRight(digits).longValueExact(), currency);
  }

  public Money plus(Money other) {
    long sum = Math.addExact(minor, sameCurrency(other).minor);
    if (sum == 0) {
      return zero(currency);
    }
    return other.isZero() ? this : isZero() ? other : new Money(sum, currency);
  }

  public Money minus(Money other) {
    long difference = Math.subtractExact(minor, sameCurrency(other).minor);
    if (difference == 0) {
      return zero(currency);
    }
    return other.isZero() ? this : new Money(difference, currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minor), currency);
  }

  public Money min(Money other) {
    return compareTo(other) <= 0 ? this : other;
  }

  public boolean isZero() {
    return minor == 0;
  }

  public boolean isPositive() {
    return minor > 0;
  }

  public boolean isNegative() {
    return minor < 0;
  }

  public BigDecimal decimal() {
    return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits());
  }

  /**
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minor, sameCurrency(other).minor);
  }

  /**
   * As "CHF 1234.50": for messages and programs, not for people's pages, which format by locale.
   */
  @Override
  public String toString() {
    return currency.getCurrencyCode() + " " + decimal().toPlainString();
  }

  private Money sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "not one currency: " + currency + " and " + other.currency);
    }
    return other;
  }
}
