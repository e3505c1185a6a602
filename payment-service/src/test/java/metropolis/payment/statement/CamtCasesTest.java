package metropolis.payment.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.statement.Statement.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each thing that banks do to an entry has a treatment of its own. */
class CamtCasesTest {

  @ParameterizedTest
  @ValueSource(strings = {"02", "03", "04", "05", "06", "07", "08", "09", "10", "11", "12", "13"})
  void every_version_is_read_alike_but_for_its_name(String version) {
    List<Statement> newest = Sample.statements("story-053-v08.xml");
    String file = Sample.text("story-053-v08.xml").replace("053.001.08", "053.001." + version);

    Statement read = Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(read.format()).isEqualTo("camt.053.001." + version);
    assertThat(keys(read)).isEqualTo(keys(newest.getFirst()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"08", "09", "10", "11", "12", "13"})
  void since_version_8_a_file_of_it_is_well_made(String version) {
    String file = Sample.text("story-053-v08.xml").replace("053.001.08", "053.001." + version);

    Statement read = Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(read.warnings()).isEmpty();
  }

  @Test
  void a_version_that_is_not_known_yet_is_read_with_a_warning() {
    String file = Sample.text("story-053-v08.xml").replace("053.001.08", "053.001.14");

    Statement read = Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(read.movements()).hasSize(6);
    assertThat(codes(read.warnings())).containsExactly("version-unknown");
  }

  @Test
  void an_intraday_report_is_read_as_a_statement() {
    Statement read = Sample.statement("story-052-v08.xml");

    assertThat(read.format()).isEqualTo("camt.052.001.08");
    assertThat(keys(read)).isEqualTo(keys(Sample.statement("story-053-v08.xml")));
  }

  @Test
  void a_refund_that_bounced_is_no_income_whatever_the_indicator_says() {
    Statement read = Sample.statement("camt-returned-refund.xml");

    assertThat(read.movements()).singleElement().matches(m -> m.line().reversal());
  }

  @Test
  void reversals_keep_their_sign_and_are_marked() {
    Statement read = Sample.statement("camt-reversal.xml");

    assertThat(amounts(read)).containsExactly("-450.00", "30.00");
    assertThat(read.movements()).allMatch(m -> m.line().reversal());
  }

  @Test
  void a_reference_that_was_not_surely_read_is_not_used() {
    Statement read = Sample.statement("camt-mass-reject.xml");

    assertThat(read.movements())
        .extracting(m -> m.line().reference())
        .containsExactly("", "210000000003139471430009025");
    assertThat(codes(read.warnings())).contains("reference-uncertain");
    assertThat(read.movements().getFirst().narrative().text()).contains("?REJECT?5");
  }

  @Test
  void charges_that_the_bank_kept_become_a_line_and_the_payments_stay_whole() {
    Statement read = Sample.statement("camt-charges-within.xml");

    assertThat(amounts(read))
        .containsExactly("450.00", "500.00", "-5.00", "450.00", "500.00", "-6.00");
    assertThat(codes(read.warnings())).containsExactly("charges-within", "charges-within");
    assertThat(read.movements()).noneMatch(m -> m.line().aggregate());
  }

  @Test
  void a_batch_that_does_not_add_up_is_its_sum_and_says_so() {
    Statement read = Sample.statement("camt-batch-wrong-sum.xml");

    assertThat(amounts(read)).containsExactly("1000.00");
    assertThat(read.movements().getFirst().line().aggregate()).isTrue();
    assertThat(read.movements().getFirst().line().reference()).isEmpty();
    assertThat(codes(read.warnings()))
        .containsExactly("batch-count-differs", "details-do-not-add-up");
  }

  @Test
  void amounts_may_stand_among_the_details_of_the_amount() {
    assertThat(amounts(Sample.statement("camt-amount-in-details.xml")))
        .containsExactly("450.00", "500.00");
  }

  @Test
  void details_without_any_amount_leave_the_sum() {
    Statement read = Sample.statement("camt-without-amounts.xml");

    assertThat(amounts(read)).containsExactly("950.00");
    assertThat(codes(read.warnings())).containsExactly("detail-without-amount");
  }

  @Test
  void nothing_is_guessed() {
    Statement read = Sample.statement("camt-never-guessed.xml");

    assertThat(amounts(read)).containsExactly("10.00");
    assertThat(codes(read.rejected()))
        .containsExactly(
            "amount-unreadable",
            "amount-unreadable",
            "direction-unreadable",
            "date-unreadable",
            "amount-too-precise",
            "currency-not-of-the-account");
    assertThat(codes(read.informational())).containsExactly("amount-zero", "pending");
    assertThat(read.rejected())
        .allMatch(finding -> finding.line() > 1)
        .allMatch(finding -> finding.raw().contains("<AcctSvcrRef>ZK00"));
  }

  @Test
  void what_is_against_the_schema_is_read_and_told() {
    Statement read = Sample.statement("camt-against-the-schema.xml");

    assertThat(read.movements())
        .singleElement()
        .matches(m -> m.line().reference().equals("210000000003139471430009017"));
    assertThat(read.warnings())
        .extracting(finding -> finding.element() + " " + finding.code())
        .containsExactlyInAnyOrder(
            "Ntry/Amt element-out-of-order",
            "Ntry/Novelty element-unknown",
            "Ntry/BkTxCd element-missing",
            "Refs/UETR value-malformed",
            "Tp/CdOrPrtry element-missing");
  }

  @Test
  void where_no_schema_is_at_hand_what_matters_is_looked_at() {
    String file = Sample.text("camt-against-the-schema.xml").replace("053.001.08", "053.001.10");

    Statement read = Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(read.warnings())
        .extracting(finding -> finding.element() + " " + finding.code())
        .containsExactlyInAnyOrder(
            "Ntry/Amt element-out-of-order",
            "Ntry/Novelty element-unknown",
            "Ntry/BkTxCd element-missing",
            "Refs/UETR id-malformed");
  }

  @Test
  void a_well_made_file_has_no_warnings() {
    assertThat(Sample.STORY)
        .filteredOn(name -> name.endsWith(".xml"))
        .allSatisfy(name -> assertThat(Sample.statement(name).warnings()).isEmpty());
  }

  @Test
  void metals_and_tests_are_no_currency() {
    String file =
        Sample.text("story-053-v08.xml").replace("Ccy=\"CHF\">12.50", "Ccy=\"XAU\">12.50");

    Statement read = Sample.statements(file.getBytes(StandardCharsets.UTF_8)).getFirst();

    assertThat(codes(read.rejected())).containsExactly("currency-unknown");
  }

  private static List<String> keys(Statement statement) {
    return statement.movements().stream().map(m -> m.line().lineKey()).toList();
  }

  static List<String> amounts(Statement statement) {
    return statement.movements().stream()
        .map(Statement.Movement::line)
        .map(Line::amount)
        .map(amount -> amount.decimal().toString())
        .toList();
  }

  static List<String> codes(List<Finding> findings) {
    return findings.stream().map(Finding::code).toList();
  }
}
