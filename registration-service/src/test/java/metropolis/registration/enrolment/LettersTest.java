package metropolis.registration.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LettersTest {

  @ParameterizedTest
  @CsvSource({
    "Müller,muller",
    "Łukasz,lukasz",
    "Nguyễn,nguyen",
    "Straße,strasse",
    "Øystein,oystein",
    "Αλέξανδρος,αλεξανδρος",
    "Ёлкина,елкина",
    "أَحْمَد,احمد",
    "ＴＯＫＹＯ,tokyo",
    "İstanbul,istanbul"
  })
  void searching_ignores_accents_case_and_width(String written, String searched) {
    assertThat(Letters.folded(written)).isEqualTo(Letters.folded(searched));
  }

  @Test
  void vowels_of_indian_scripts_are_no_accents() {
    assertThat(Letters.folded("कि")).isNotEqualTo(Letters.folded("के"));
  }

  @Test
  void tidying_composes_and_takes_away_idle_blanks() {
    assertThat(Letters.tidy("  Ana\u00A0 Mari\u0301a ")).isEqualTo("Ana María");
  }
}
