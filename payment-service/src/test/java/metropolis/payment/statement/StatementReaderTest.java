package metropolis.payment.statement;

import static metropolis.payment.statement.Camt.camt053;
import static metropolis.payment.statement.Camt.camt054;
import static metropolis.payment.statement.Camt.credit;
import static metropolis.payment.statement.Camt.detail;
import static metropolis.payment.statement.Camt.entry;
import static metropolis.payment.statement.Camt.statement;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.payment.statement.Statement.Finding;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StatementReaderTest {

  private static final String QRR = "210000000003139471430009017";
  private static final String SCOR = "RF18539007547034";

  @Test
  void reads_a_credit_with_all_that_is_needed() {
    Statement statement =
        statement(camt053("08", credit("450.00", "BANK-1", detail("T1", "450.00", QRR, "Amélie"))));

    assertThat(statement.format()).isEqualTo("camt.053.001.08");
    assertThat(statement.account()).isEqualTo(Camt.ACCOUNT);
    assertThat(statement.movements())
        .singleElement()
        .satisfies(
            movement -> {
              Line line = movement.line();
              assertThat(line.amount()).isEqualTo(chf(45000));
              assertThat(line.bookingDate()).isEqualTo(LocalDate.of(2004, 6, 14));
              assertThat(line.valueDate()).isEqualTo(LocalDate.of(2004, 6, 15));
              assertThat(line.reference()).isEqualTo(QRR);
              assertThat(line.entryReference()).isEqualTo("BANK-1");
              assertThat(movement.narrative().counterparty()).isEqualTo("Amélie");
              assertThat(movement.narrative().code()).isEqualTo("PMNT/RCDT/VCOM");
            });
  }

  @Test
  void the_older_version_says_the_same_in_other_places() {
    String old =
        entry(
            "CRDT",
            "450.00",
            "<Sts>BOOK</Sts>",
            "BANK-1",
            """
            <TxDtls><Refs><TxId>T1</TxId></Refs><Amt Ccy="CHF">450.00</Amt>
            <RltdPties><Dbtr><Nm>Amélie</Nm></Dbtr></RltdPties>
            <RmtInf><Strd><CdtrRefInf><Ref>%s</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>\
            """
                .formatted(QRR));
    String now = credit("450.00", "BANK-1", detail("T1", "450.00", QRR, "Amélie"));

    assertThat(statement(camt053("04", old)).movements())
        .isEqualTo(statement(camt053("08", now)).movements());
  }

  @Test
  void a_notification_gives_the_same_keys_as_the_statement() {
    String entry =
        credit(
            "950.00",
            "BATCH-1",
            detail("T1", "450.00", QRR, "Amélie") + detail("T2", "500.00", SCOR, "Bashir"));

    assertThat(keys(camt054("04", entry))).isEqualTo(keys(camt053("08", entry))).hasSize(2);
  }

  @Test
  void two_equal_payments_of_one_day_stay_two_and_keep_their_keys() {
    String payment = credit("450.00", "", "");

    List<String> keys = keys(camt053("08", payment, payment));

    assertThat(keys).doesNotHaveDuplicates().hasSize(2);
    assertThat(keys(camt053("08", payment, payment, credit("1.00", "", ""))))
        .startsWith(keys.get(0), keys.get(1));
  }

  @Test
  void a_transaction_reference_that_repeats_the_entrys_tells_nothing() {
    String details =
        """
        <TxDtls><Refs><AcctSvcrRef>BATCH-1</AcctSvcrRef></Refs><Amt Ccy="CHF">5.00</Amt></TxDtls>
        """;

    assertThat(keys(camt053("08", credit("10.00", "BATCH-1", details + details))))
        .doesNotHaveDuplicates()
        .hasSize(2);
  }

  @Test
  void an_entry_without_details_is_a_sum() {
    Statement statement = statement(camt053("08", credit("950.00", "BATCH-1", "")));

    assertThat(statement.movements())
        .singleElement()
        .satisfies(m -> assertThat(m.line().aggregate()).isTrue());
  }

  @Test
  void details_that_do_not_add_up_leave_the_sum_that_moved() {
    Statement statement =
        statement(
            camt053(
                "08",
                credit(
                    "1000.00",
                    "BATCH-1",
                    detail("T1", "100.00", QRR, "A") + detail("T2", "50.00", SCOR, "B"))));

    assertThat(statement.movements())
        .singleElement()
        .satisfies(
            m -> {
              assertThat(m.line().amount()).isEqualTo(chf(100_000));
              assertThat(m.line().reference()).isEmpty();
            });
    assertThat(statement.warnings())
        .extracting(Finding::code)
        .containsExactly("details-do-not-add-up");
  }

  @Test
  void a_single_detail_before_charges_counts_as_what_arrived() {
    Statement statement =
        statement(camt053("08", credit("432.50", "B1", detail("T1", "450.00", QRR, "A"))));

    assertThat(statement.movements().getFirst().line().amount()).isEqualTo(chf(43250));
    assertThat(statement.movements().getFirst().line().reference()).isEqualTo(QRR);
  }

  @Test
  void a_debit_is_negative_and_one_line() {
    Statement statement =
        statement(
            camt053(
                "08",
                entry(
                    "DBIT",
                    "12.50",
                    "<Sts><Cd>BOOK</Cd></Sts>",
                    "B1",
                    detail("T1", "10.00", "", "A") + detail("T2", "2.50", "", "B"))));

    assertThat(statement.movements())
        .singleElement()
        .satisfies(m -> assertThat(m.line().amount()).isEqualTo(chf(-1250)));
  }

  @Test
  void a_bounced_payment_is_a_reversal_even_if_the_file_says_it_is_none() {
    String returned =
        "<TxDtls><RtrInf><Rsn><Cd>AC01</Cd></Rsn></RtrInf><Amt Ccy=\"CHF\">450.00</Amt></TxDtls>";

    Statement statement = statement(camt053("08", credit("450.00", "B1", returned)));

    assertThat(statement.movements().getFirst().line().reversal()).isTrue();
  }

  @Test
  void pending_entries_are_shown_and_not_booked() {
    Statement statement =
        statement(camt053("08", entry("CRDT", "450.00", "<Sts><Cd>PDNG</Cd></Sts>", "B1", "")));

    assertThat(statement.movements()).isEmpty();
    assertThat(statement.informational()).extracting(Finding::code).containsExactly("pending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<Ustrd>RF18 5390 0754 7034</Ustrd>", "<Ustrd>rf18539007547034</Ustrd>"})
  void a_reference_typed_as_text_is_recognised(String remittance) {
    assertThat(referenceOf("<RmtInf>" + remittance + "</RmtInf>")).isEqualTo(SCOR);
  }

  @Test
  void a_reference_is_recognised_by_its_shape_under_any_type() {
    assertThat(
            referenceOf(
                "<RmtInf><Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>"
                    + QRR
                    + "</Ref></CdtrRefInf></Strd></RmtInf>"))
        .isEqualTo(QRR);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<RmtInf><Strd><CdtrRefInf><Ref>Amélie Bernard</Ref></CdtrRefInf></Strd></RmtInf>",
        "<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf>"
            + "<AddtlRmtInf>?REJECT?1</AddtlRmtInf></Strd></RmtInf>",
        "<RmtInf><Strd><CdtrRefInf><Ref>RF18539007547034</Ref></CdtrRefInf></Strd>"
            + "<Strd><CdtrRefInf><Ref>210000000003139471430009017</Ref></CdtrRefInf></Strd></RmtInf>"
      })
  void no_reference_is_better_than_a_doubtful_one(String remittance) {
    assertThat(referenceOf(remittance)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "450.001, amount-too-precise",
    "'450,00', amount-unreadable",
    "-450.00, amount-unreadable",
    "1e3, amount-unreadable",
    "'', amount-unreadable",
    "99999999999999999, amount-unreadable"
  })
  void an_amount_is_exact_or_the_line_is_rejected(String amount, String code) {
    Statement statement =
        statement(camt053("08", credit("1.00", "B1", ""), credit(amount, "B2", "")));

    assertThat(statement.movements()).hasSize(1);
    assertThat(statement.rejected())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo(code);
              assertThat(finding.line()).isGreaterThan(4);
              assertThat(finding.element()).isEqualTo("Amt");
            });
  }

  @Test
  void a_day_that_does_not_exist_is_rejected() {
    String wrong = credit("1.00", "B1", "").replace("2004-06-14", "2004-02-30");

    assertThat(statement(camt053("08", wrong)).rejected())
        .extracting(Finding::code)
        .containsExactly("date-unreadable");
  }

  @Test
  void balances_are_read_with_their_sign() {
    String balances =
        """
        <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">10.00</Amt>
        <CdtDbtInd>DBIT</CdtDbtInd></Bal>
        <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CHF">440.00</Amt>
        <CdtDbtInd>CRDT</CdtDbtInd></Bal>\
        """;

    Statement statement = statement(camt053("08", balances, credit("450.00", "B1", "")));

    assertThat(statement.opening()).contains(chf(-1000));
    assertThat(statement.closing()).contains(chf(44000));
  }

  @Test
  void texts_come_without_control_characters_or_directional_tricks() {
    Statement statement =
        statement(
            camt053(
                "08",
                credit("1.00", "B1", detail("T1", "1.00", "", "A\u202eevil\u0085 \t  &lt;b&gt;"))));

    assertThat(statement.movements().getFirst().narrative().counterparty()).isEqualTo("A evil <b>");
  }

  @Test
  void several_statements_of_one_file_are_all_read() {
    String one = new String(camt053("08", credit("1.00", "B1", "")), StandardCharsets.UTF_8);
    String stmt = one.substring(one.indexOf("<Stmt>"), one.indexOf("</Stmt>") + 7);
    byte[] two =
        one.replace(stmt, stmt + stmt.replace("STM-1", "STM-2")).getBytes(StandardCharsets.UTF_8);

    assertThat(Camt.statements(two)).extracting(Statement::id).containsExactly("STM-1", "STM-2");
  }

  private static String referenceOf(String remittance) {
    String detail = "<TxDtls><Amt Ccy=\"CHF\">1.00</Amt>" + remittance + "</TxDtls>";
    return statement(camt053("08", credit("1.00", "B1", detail)))
        .movements()
        .getFirst()
        .line()
        .reference();
  }

  private static List<String> keys(byte[] file) {
    return statement(file).movements().stream().map(m -> m.line().lineKey()).toList();
  }

  private static Money chf(long minor) {
    return Money.of(minor, "CHF");
  }

  @Test
  void a_statement_of_mt940_has_its_number_and_the_days_of_its_balances() {
    Statement read = Sample.statement("mt940-structured.txt");

    assertThat(read.extent().sequence()).isNotEmpty();
    assertThat(read.extent().from()).isPresent();
    assertThat(read.extent().through()).isPresent();
    assertThat(read.extent().through().get()).isAfterOrEqualTo(read.extent().from().get());
  }
}
