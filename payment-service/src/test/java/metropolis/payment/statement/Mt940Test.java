package metropolis.payment.statement;

import static metropolis.payment.statement.CamtCasesTest.amounts;
import static metropolis.payment.statement.CamtCasesTest.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import metropolis.payment.ledger.PaymentCommand.Line;
import metropolis.platform.values.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Mt940Test {

  @Test
  void reads_a_bare_message() {
    Statement read = Sample.statement("story.mt940");

    assertThat(read.format()).isEqualTo("mt940");
    assertThat(read.account()).isEqualTo("CH9300762011623852957");
    assertThat(read.id()).isEqualTo("00116/001");
    assertThat(read.opening()).contains(Money.of(100_000, "CHF"));
    assertThat(read.closing()).contains(Money.of(262_750, "CHF"));
    assertThat(amounts(read)).containsExactly("450.00", "950.00", "120.00", "120.00", "-12.50");
    Line first = read.movements().getFirst().line();
    assertThat(first.entryReference()).isEqualTo("ZK0001");
    assertThat(first.bookingDate()).isEqualTo(LocalDate.of(2004, 6, 14));
    assertThat(first.valueDate()).isEqualTo(LocalDate.of(2004, 6, 15));
    assertThat(first.reference()).isEqualTo("210000000003139471430009017");
    assertThat(first.aggregate()).isFalse();
    assertThat(read.movements().get(1).line().aggregate()).isTrue();
  }

  @Test
  void reads_every_message_of_an_envelope() {
    List<Statement> read = Sample.statements("mt940-fin.txt");

    assertThat(read).extracting(Statement::id).containsExactly("1/1", "2/1");
    assertThat(read).allMatch(statement -> statement.account().equals("CH9300762011623852957"));
    assertThat(read).flatMap(CamtCasesTest::amounts).containsExactly("10.00", "20.00");
    assertThat(read.getLast().movements().getFirst().narrative().text())
        .isEqualTo("second of two lines");
  }

  @Test
  void reads_messages_between_the_marks_of_old_transmissions() {
    String text =
        "\u0001" + Sample.text("mt940-fin.txt").replace("-}\n{1", "-}\u0003\n\u0001{1") + "\u0003";

    assertThat(Sample.statements(text.getBytes(StandardCharsets.ISO_8859_1)))
        .flatMap(CamtCasesTest::amounts)
        .containsExactly("10.00", "20.00");
  }

  @Test
  void reads_messages_that_follow_in_one_line() {
    String text = Sample.text("mt940-fin.txt").replace("-}{5:{CHK:123456789ABC}}\n{1", "-}{1");

    assertThat(Sample.statements(text.getBytes(StandardCharsets.UTF_8))).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n", "\r", "\n"})
  void any_line_end_will_do(String end) {
    byte[] file = Sample.text("story.mt940").replace("\n", end).getBytes(StandardCharsets.UTF_8);

    assertThat(amounts(Sample.statements(file).getFirst())).hasSize(5);
  }

  @Test
  void reads_structured_details() {
    Statement read = Sample.statement("mt940-structured.txt");

    var first = read.movements().getFirst();
    assertThat(first.line().amount()).isEqualTo(Money.of(45_000, "EUR"));
    assertThat(first.line().reference()).isEqualTo("RF18539007547034");
    assertThat(first.narrative().counterparty()).isEqualTo("Universität für Migratio nsforschung");
    assertThat(first.narrative().iban()).isEqualTo("DE89370400440532013000");
    assertThat(first.line().telling().marks()).anyMatch(mark -> mark.startsWith("e2e:"));
    assertThat(read.movements().getLast().line().reversal()).isTrue();
  }

  @Test
  void reversals_turn_the_direction_and_expected_entries_wait() {
    Statement read = Sample.statement("mt940-reversals.txt");

    assertThat(amounts(read)).containsExactly("-40.00", "15.00", "-5.00");
    assertThat(read.movements())
        .extracting(m -> m.line().reversal())
        .containsExactly(true, true, false);
    assertThat(codes(read.informational())).containsExactly("pending");
  }

  @Test
  void impossible_lines_are_rejected_with_their_place() {
    Statement read = Sample.statement("mt940-impossible.txt");

    assertThat(read.rejected())
        .extracting(finding -> finding.line() + " " + finding.code())
        .containsExactly(
            "4 date-unreadable",
            "5 date-unreadable",
            "6 amount-missing",
            "7 amount-unreadable",
            "8 amount-unreadable",
            "9 line-unreadable");
    assertThat(read.rejected()).allMatch(finding -> finding.element().equals(":61:"));
    assertThat(read.rejected().getFirst().raw()).contains("0402300230C10,00");
    assertThat(codes(read.informational())).containsExactly("amount-zero");
    assertThat(amounts(read)).containsExactly("11.00", "12.00");
  }

  @Test
  void a_booking_date_has_the_year_nearest_to_the_value_date() {
    Statement read = Sample.statement("mt940-impossible.txt");

    assertThat(read.movements().getLast().line().bookingDate()).isEqualTo(LocalDate.of(2004, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({"UTF-8", "ISO-8859-1", "windows-1252", "IBM852"})
  void names_are_read_in_every_encoding(String charset) {
    byte[] file = Sample.in(charset, Sample.text("mt940-structured.txt"));

    assertThat(Sample.statements(file).getFirst().movements().getFirst().narrative().counterparty())
        .isEqualTo("Universität für Migratio nsforschung");
  }

  @ParameterizedTest
  @CsvSource({
    ":25:X\\n:20:Y, field-out-of-place",
    "{2:O9420000}{4:\\n:20:Y, message-type-unknown",
    ":20:Y\\n-\\nfree text between messages, text-outside-fields"
  })
  void what_is_no_mt940_is_refused_with_its_place(String file, String code) {
    byte[] bytes = ("{1:F01}\n" + file.replace("\\n", "\n")).getBytes(StandardCharsets.UTF_8);

    assertThat(Sample.read(bytes))
        .isInstanceOfSatisfying(
            Reading.Refused.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.line()).isPositive();
            });
  }
}
