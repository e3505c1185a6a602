package metropolis.payment.rendering;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import metropolis.payment.ledger.VatRate;
import metropolis.platform.values.Money;

/** The words, dates and amounts of a paper, as its language writes them in Switzerland. */
final class Words {

  /** Languages that papers are written in; the first one where no other is known. */
  static final List<String> LANGUAGES = List.of("en", "fr", "de", "it");

  private final Locale locale;
  private final ResourceBundle bundle;

  /**
   * @param language one of {@link #LANGUAGES}; any other is written in the first
   */
  Words(Locale language) {
    this(language, "invoice", LANGUAGES);
  }

  /**
   * @param papers the bundle of words
   * @param languages that it is written in; any other is written in the first
   */
  Words(Locale language, String papers, List<String> languages) {
    String code =
        languages.contains(language.getLanguage()) ? language.getLanguage() : languages.getFirst();
    locale = Locale.of(code, "CH");
    bundle =
        ResourceBundle.getBundle(
            "metropolis.payment.rendering." + papers,
            Locale.of(code),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /** BCP 47. */
  String language() {
    return locale.getLanguage();
  }

  String get(String key, Object... parts) {
    String text = bundle.getString(key);
    return parts.length == 0 ? text : new MessageFormat(text, locale).format(parts);
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  String tier(String tier) {
    String key = "tier." + tier;
    return bundle.containsKey(key) ? bundle.getString(key) : tier;
  }

  String day(LocalDate day) {
    String pattern = get(day.getDayOfMonth() == 1 ? "date.first" : "date");
    return DateTimeFormatter.ofPattern(pattern, locale).format(day);
  }

  /** In figures, for a column. */
  String shortDay(LocalDate day) {
    return DateTimeFormatter.ofPattern("dd.MM.uuuu", locale).format(day);
  }

  String days(LocalDate first, LocalDate last) {
    return first.equals(last) ? day(first) : day(first) + " – " + day(last);
  }

  /** In capitals, as posts ask for in an address. */
  String country(String code) {
    return Locale.of("", code).getDisplayCountry(locale).toUpperCase(locale);
  }

  /** Without its currency. In all four languages francs and centimes are parted by a point. */
  String amount(Money amount) {
    DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(locale);
    symbols.setDecimalSeparator(symbols.getMonetaryDecimalSeparator());
    symbols.setGroupingSeparator(symbols.getMonetaryGroupingSeparator());
    symbols.setMinusSign('−');
    int digits = amount.currency().getDefaultFractionDigits();
    return new DecimalFormat(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits), symbols)
        .format(amount.decimal());
  }

  /** As "8.1 %". */
  String percent(VatRate rate) {
    return new DecimalFormat("0.##", DecimalFormatSymbols.getInstance(locale))
            .format(rate.hundredths() / 100.0)
        + "\u00a0%";
  }
}
