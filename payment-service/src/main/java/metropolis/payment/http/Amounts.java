package metropolis.payment.http;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import metropolis.platform.values.Money;

/** Amounts as people read and type them. */
final class Amounts {

  private static final Pattern TYPED = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,3})?");

  private Amounts() {}

  /** As "CHF 1’234.50": the Swiss mark of thousands is unmistakable in either language. */
  static String shown(Money money) {
    return money.currency().getCurrencyCode() + " " + plain(money);
  }

  static String plain(Money money) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setGroupingSeparator('’');
    symbols.setMinusSign('−');
    int digits = money.currency().getDefaultFractionDigits();
    return new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), symbols)
        .format(money.decimal());
  }

  /** Reads "1234.50" or "1’234.50" exactly; a comma is refused, since it means two things. */
  static Optional<Money> typed(String text, Currency currency) {
    String bare = text.replaceAll("['’\\s]", "");
    if (!TYPED.matcher(bare).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Money.of(new BigDecimal(bare), currency));
    } catch (ArithmeticException tooPrecise) {
      return Optional.empty();
    }
  }
}
