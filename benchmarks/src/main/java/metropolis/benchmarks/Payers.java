package metropolis.benchmarks;

import java.util.List;

/** Invented people and institutions, as many as are wanted, always the same. */
final class Payers {

  private static final List<String> BEGINNINGS =
      List.of("Ka", "Lo", "Mi", "Ran", "Te", "Vo", "Sa", "Bel", "Dor", "Fen", "Ga", "Hu", "Ola");
  private static final List<String> MIDDLES =
      List.of("ri", "na", "wen", "to", "li", "mar", "du", "kö", "sé", "ba", "ho", "ny", "ze");
  private static final List<String> ENDINGS =
      List.of("no", "ska", "ez", "dottir", "wala", "ini", "off", "ard", "eau", "uma", "berg", "i");
  private static final List<String> GIVEN =
      List.of(
          "Ana", "Bashir", "Chen", "Dilnoza", "Eoin", "Fatou", "Goran", "Hyun", "Inés", "Jonas");
  private static final List<String> KINDS =
      List.of("Ministry of", "University of", "Institute of", "Centre for", "Council of");
  private static final List<String> FIELDS =
      List.of("Migration", "Labour", "the Interior", "Integration", "Asylum", "Statistics");

  private Payers() {}

  static String givenName(int i) {
    return GIVEN.get(i % GIVEN.size()) + " " + word(i / 7 + 3);
  }

  static String familyName(int i) {
    return word(i);
  }

  static String name(int i) {
    return givenName(i) + " " + familyName(i);
  }

  /** One for forty people. */
  static String institution(int i) {
    int n = i / 40;
    return KINDS.get(n % KINDS.size()) + " " + FIELDS.get(n % FIELDS.size()) + " " + word(n + 11);
  }

  private static String word(int i) {
    int mixed = Math.floorMod(i * 7_919, BEGINNINGS.size() * MIDDLES.size() * ENDINGS.size());
    return BEGINNINGS.get(mixed % BEGINNINGS.size())
        + MIDDLES.get(mixed / BEGINNINGS.size() % MIDDLES.size())
        + ENDINGS.get(mixed / BEGINNINGS.size() / MIDDLES.size());
  }
}
