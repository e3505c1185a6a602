package metropolis.payment.statement;

import static java.nio.charset.StandardCharsets.UTF_8;
import static metropolis.payment.statement.CamtCasesTest.amounts;
import static metropolis.payment.statement.CamtCasesTest.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import metropolis.payment.layout.CsvProfile;
import metropolis.payment.layout.CsvProfile.Column;
import metropolis.payment.layout.CsvProfile.Problem;
import metropolis.payment.layout.CsvProfiles;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final String QRR = "210000000003139471430009017";

  @ParameterizedTest
  @ValueSource(strings = {"ubs", "zkb", "postfinance", "raiffeisen", "bcv", "migros"})
  void a_known_layout_is_recognised_by_its_headings(String bank) {
    Statement read = Sample.statement("story-" + bank + ".csv");

    assertThat(read.format()).isEqualTo("csv-" + bank);
    assertThat(read.rejected()).isEmpty();
    assertThat(read.movements().stream().map(m -> m.line().amount()).reduce(Money::plus))
        .contains(Money.of(162_750, "CHF"));
    assertThat(read.movements())
        .allMatch(m -> m.line().bookingDate().equals(LocalDate.of(2004, 6, 14)))
        .allMatch(m -> m.line().valueDate().equals(LocalDate.of(2004, 6, 15)))
        .anyMatch(m -> m.line().reference().equals(QRR));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ubs", "postfinance", "raiffeisen", "bcv", "migros"})
  void the_account_is_read_where_the_bank_tells_it(String bank) {
    assertThat(Sample.statement("story-" + bank + ".csv").account())
        .isEqualTo("CH9300762011623852957");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ubs", "zkb"})
  void payments_below_a_batch_are_its_details(String bank) {
    Statement read = Sample.statement("story-" + bank + ".csv");

    assertThat(amounts(read)).contains("450.00", "500.00").doesNotContain("950.00");
    assertThat(read.movements())
        .filteredOn(m -> m.line().entryReference().equals("BATCH-1"))
        .hasSize(2)
        .anyMatch(m -> m.line().reference().equals("210000000003139471430009025"));
  }

  @Test
  void rows_that_continue_a_movement_add_to_its_text() {
    Statement read = Sample.statement("story-raiffeisen.csv");

    assertThat(read.movements().getFirst().narrative().text())
        .isEqualTo("Gutschrift Example Institute / " + QRR);
  }

  @Test
  void balances_are_read_where_the_bank_tells_them() {
    Statement read = Sample.statement("story-ubs.csv");

    assertThat(read.opening()).contains(Money.of(100_000, "CHF"));
    assertThat(read.closing()).contains(Money.of(262_750, "CHF"));
  }

  @Test
  void nothing_is_guessed_and_each_refusal_names_line_and_column() {
    Statement read = Sample.statement("csv-never-guessed.csv");

    assertThat(amounts(read)).containsExactly("1450.00");
    assertThat(read.rejected())
        .extracting(f -> f.line() + " " + f.element() + " " + f.code())
        .containsExactlyInAnyOrder(
            "5 Buchungsdatum date-unreadable",
            "6 Gutschrift amount-unreadable",
            "7 Belastung amount-twice",
            "10  currency-not-of-the-account",
            "11 Währung currency-unknown",
            "12 Gutschrift amount-unreadable");
    assertThat(read.rejected().getFirst().raw()).contains("impossible day");
    assertThat(codes(read.informational())).containsExactlyInAnyOrder("amount-zero", "pending");
  }

  @ParameterizedTest
  @CsvSource({
    "Date;Texte de notification;Crédit en CHF;Débit en CHF;Valeur",
    "Data;Testo di avviso;Accredito in CHF;Addebito in CHF;Valuta",
    "Date;Notification text;Credit in CHF;Debit in CHF;Value date",
    "DATUM;AVISIERUNGSTEXT;GUTSCHRIFT IN CHF;LASTSCHRIFT IN CHF;VALUTA"
  })
  void headings_are_known_in_every_language_of_the_bank(String headings) {
    byte[] file = (headings + "\n14.06.2004;payment;450.00;;15.06.2004\n").getBytes(UTF_8);

    assertThat(amounts(Sample.statements(file).getFirst())).containsExactly("450.00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "windows-1252", "UTF-8 with mark"})
  void the_encoding_is_found_out(String encoding) {
    String text = Sample.text("story-ubs.csv");
    byte[] file =
        encoding.endsWith("mark") ? Sample.in("UTF-8", "\ufeff" + text) : Sample.in(encoding, text);

    assertThat(Sample.statements(file).getFirst().movements()).hasSize(6);
  }

  @Test
  void details_that_do_not_add_up_leave_the_sum() {
    String text =
        Sample.text("story-ubs.csv").replace(";500.00;;;University", ";400.00;;;University");

    Statement read = Sample.statements(text.getBytes(UTF_8)).getFirst();

    assertThat(amounts(read)).contains("950.00");
    assertThat(codes(read.warnings())).containsExactly("details-do-not-add-up");
  }

  @ParameterizedTest
  @CsvSource({"0.00, 950.00, amount-zero", "-450.00, 500.00, direction-unreadable"})
  void a_detail_that_did_not_come_in_leaves_the_sum(String first, String second, String code) {
    String text =
        Sample.text("story-ubs.csv")
            .replace(";450.00;;;Ministry", ";" + first + ";;;Ministry")
            .replace(";500.00;;;University", ";" + second + ";;;University");

    Statement read = Sample.statements(text.getBytes(UTF_8)).getFirst();

    assertThat(amounts(read)).contains("950.00");
    assertThat(codes(read.warnings())).containsExactly(code, "details-do-not-add-up");
  }

  @Test
  void the_same_account_in_another_currency_is_told_by_its_own_file() {
    byte[] file = Sample.text("story-postfinance.csv").replace("CHF", "EUR").getBytes(UTF_8);

    assertThat(Sample.statements(file).getFirst().currency().orElseThrow().getCurrencyCode())
        .isEqualTo("EUR");
  }

  @ParameterizedTest
  @CsvSource({
    "1'234.50, ., 1234.50",
    "1’234.50, ., 1234.50",
    "1 234.50, ., 1234.50",
    "'1,234.50', ., 1234.50",
    "'1.234,50', ',', 1234.50",
    "'1234,5', '.,', 1234.5",
    "1234, ., 1234",
    "1'23.00, ., ''",
    "1.234, ., ''",
    "'1.234', ',', ''",
    "'1,23,4', '.,', ''",
    "12a, ., ''",
    "1e3, ., ''",
    "., ., ''",
    "'', ., ''",
    "٤٥٠, ., ''"
  })
  void a_number_is_surely_one_or_none(String text, String decimals, String number) {
    assertThat(profile(decimals, List.of("dd.MM.uuuu")).number(text).orElse("")).isEqualTo(number);
  }

  @Test
  void a_profile_of_finance_is_read_like_those_that_are_ready_made() {
    byte[] file = "When,How much,What\n06/14/2004,\"-1.234,50\",rent\n".getBytes(UTF_8);

    Reading read =
        new StatementReader(StatementReader.Limits.USUAL)
            .read(file, List.of(profile(",", List.of("MM/dd/uuuu"))));

    assertThat(read)
        .isInstanceOfSatisfying(
            Reading.Whole.class,
            whole ->
                assertThat(amounts(whole.statements().getFirst())).containsExactly("-1234.50"));
  }

  @Test
  void a_profile_that_cannot_be_used_says_why() {
    CsvProfile profile =
        new CsvProfile(
            "Not an id",
            " ",
            Optional.empty(),
            Optional.empty(),
            Map.of(Column.TEXT, List.of("What", "!")),
            Set.of(Column.REFERENCE),
            List.of("tomorrow"),
            ";",
            false,
            List.of(),
            Optional.empty());

    assertThat(profile.problems())
        .extracting(Problem::code)
        .containsExactly(
            "id-malformed",
            "name-length",
            "column-needed",
            "amount-column-needed",
            "heading-empty",
            "signature-without-heading",
            "date-pattern-unreadable",
            "decimals-unknown");
  }

  @Test
  void those_that_are_ready_made_have_no_problems() {
    assertThat(CsvProfiles.readyMade()).allMatch(profile -> profile.problems().isEmpty());
  }

  private static CsvProfile profile(String decimals, List<String> dates) {
    return new CsvProfile(
        "own",
        "Own",
        Optional.of(','),
        Optional.of(UTF_8),
        Map.of(
            Column.BOOKING_DATE,
            List.of("When"),
            Column.AMOUNT,
            List.of("How much"),
            Column.TEXT,
            List.of("What")),
        Set.of(),
        dates,
        decimals,
        false,
        List.of(),
        Optional.of(Currency.getInstance("EUR")));
  }
}
