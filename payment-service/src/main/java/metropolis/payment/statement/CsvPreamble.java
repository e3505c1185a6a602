package metropolis.payment.statement;

import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.reference.Iban;
import metropolis.payment.statement.CsvSheet.Row;
import metropolis.platform.values.Money;

/** What banks write above the table: a label and a value, in one cell or in two. */
final class CsvPreamble {

  private static final Set<String> ACCOUNT =
      Set.of(
          "iban",
          "konto",
          "kontonummer",
          "konto nr",
          "compte",
          "numero de compte",
          "n de compte",
          "conto",
          "numero di conto",
          "account",
          "account number");
  private static final Set<String> CURRENCY =
      Set.of(
          "wahrung",
          "bewertet in",
          "monnaie",
          "devise",
          "evalue en",
          "moneta",
          "valutato in",
          "currency",
          "valued in");
  private static final Set<String> OPENING =
      Set.of("anfangssaldo", "solde initial", "saldo iniziale", "opening balance");
  private static final Set<String> CLOSING =
      Set.of("schlusssaldo", "solde final", "saldo finale", "closing balance");

  private CsvPreamble() {}

  static void read(List<Row> rows, CsvProfile profile, StatementDraft draft) {
    String number = "";
    for (Row row : rows) {
      String label = label(row);
      String value = value(row);
      if (ACCOUNT.contains(label) && (number.isEmpty() || Iban.parse(value).isPresent())) {
        number = value;
      }
      if (CURRENCY.contains(label)) {
        Fields.currency(value).ifPresent(draft::currency);
      }
    }
    draft.account(number);
    for (Row row : rows) {
      draft
          .currency()
          .flatMap(currency -> balance(value(row), profile, currency))
          .ifPresent(
              balance -> {
                if (OPENING.contains(label(row))) {
                  draft.opening(balance);
                } else if (CLOSING.contains(label(row))) {
                  draft.closing(balance);
                }
              });
    }
  }

  private static Optional<Money> balance(String value, CsvProfile profile, Currency currency) {
    boolean negative = value.startsWith("-");
    return profile
        .number(negative ? value.substring(1).strip() : value)
        .flatMap(number -> Fields.amount(number, currency).money())
        .map(money -> negative ? money.negated() : money);
  }

  private static String label(Row row) {
    String first = row.cell(0);
    int colon = first.indexOf(':');
    return CsvProfile.heading(colon < 0 ? first : first.substring(0, colon));
  }

  private static String value(Row row) {
    String first = row.cell(0);
    int colon = first.indexOf(':');
    boolean within = colon >= 0 && colon < first.length() - 1;
    return within ? first.substring(colon + 1).strip() : row.cell(1);
  }
}
