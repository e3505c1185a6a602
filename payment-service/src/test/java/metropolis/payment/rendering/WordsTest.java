package metropolis.payment.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import java.util.ResourceBundle;
import metropolis.payment.ledger.Fate;
import metropolis.payment.ledger.VatRate;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

  @ParameterizedTest
  @CsvSource({
    "en, 1’234.50, 8.1 %, 1 July 2004, 14 July 2004",
    "fr, 1 234.50, '8,1 %', 1er juillet 2004, 14 juillet 2004",
    "de, 1’234.50, 8.1 %, 1. Juli 2004, 14. Juli 2004",
    "it, 1’234.50, 8.1 %, 1° luglio 2004, 14 luglio 2004"
  })
  void numbers_and_days_are_written_as_the_language_does_in_switzerland(
      String language, String amount, String rate, String first, String other) {
    Words words = new Words(Locale.of(language));

    assertThat(spaced(words.amount(Money.of(123450, "CHF")))).isEqualTo(amount);
    assertThat(spaced(words.percent(new VatRate(810)))).isEqualTo(rate);
    assertThat(words.day(LocalDate.of(2004, 7, 1))).isEqualTo(first);
    assertThat(words.day(LocalDate.of(2004, 7, 14))).isEqualTo(other);
  }

  @Test
  void every_text_is_there_in_every_language() {
    var keys = bundle("en").keySet();

    for (String language : Words.LANGUAGES) {
      assertThat(bundle(language).keySet()).as(language).isEqualTo(keys);
    }
  }

  @Test
  void every_text_of_the_report_is_there_in_both_languages() {
    assertThat(bundle("reconciliation", "fr").keySet())
        .isEqualTo(bundle("reconciliation", "en").keySet());
    for (Fate.Kind kind : Fate.Kind.values()) {
      assertThat(bundle("reconciliation", "en").keySet())
          .contains("fate." + kind.name(), "total." + kind.name());
    }
  }

  @Test
  void another_language_is_written_in_english() {
    assertThat(new Words(Locale.of("rm")).get("invoice")).isEqualTo("Invoice");
  }

  @Test
  void a_currency_without_cents_has_none() {
    assertThat(new Words(Locale.ENGLISH).amount(Money.of(1234, "JPY"))).isEqualTo("1’234");
  }

  private static String spaced(String text) {
    return text.replaceAll("[\\u00a0\\u202f]", " ");
  }

  private static ResourceBundle bundle(String language) {
    return bundle("invoice", language);
  }

  private static ResourceBundle bundle(String papers, String language) {
    return ResourceBundle.getBundle(
        "metropolis.payment.rendering." + papers,
        Locale.of(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
