package metropolis.payment.rendering;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;
import metropolis.platform.values.Money;

/** The words, dates and amounts of an invoice in the payer's language. */
final class Words {

  private final Locale locale;
  private final ResourceBundle bundle;

  Words(Locale language) {
    locale = language.getLanguage().equals("fr") ? Locale.FRENCH : Locale.ENGLISH;
    bundle =
        ResourceBundle.getBundle(
            "metropolis.payment.rendering.invoice",
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  String get(String key) {
    return bundle.getString(key);
  }

  String tier(String tier) {
    String key = "tier." + tier;
    return bundle.containsKey(key) ? bundle.getString(key) : tier;
  }

  String day(LocalDate day) {
    boolean ordinal = locale.equals(Locale.FRENCH) && day.getDayOfMonth() == 1;
    return DateTimeFormatter.ofPattern(ordinal ? "d'er' MMMM uuuu" : "d MMMM uuuu", locale)
        .format(day);
  }

  String days(LocalDate first, LocalDate last) {
    return first.equals(last) ? day(first) : day(first) + " – " + day(last);
  }

  /** With the Swiss mark of thousands, which stands for nothing else in either language. */
  String amount(Money amount) {
    DecimalFormatSymbols symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setGroupingSeparator('’');
    int digits = amount.currency().getDefaultFractionDigits();
    return new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), symbols)
        .format(amount.decimal());
  }
}
